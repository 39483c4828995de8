//! The table that Whisper writes: `start`, `end` in milliseconds and `text`, with tabs between.

use super::turns::TurnBuilder;
use crate::document::{CueTime, Turn};
use crate::text::Span;

const HEADER: &[u8] = b"start\tend\ttext";

/// Returns whether a file begins with the header of such a table.
pub(crate) fn is_table(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes
        .strip_prefix(HEADER)
        .is_some_and(|rest| matches!(rest.first(), Some(b'\n' | b'\r')))
}

/// Finds the cues, one per row.
pub(super) fn turns(text: &str) -> Vec<Turn> {
    let mut turns = TurnBuilder::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let mut columns = line.splitn(3, '\t');
        let time = columns.next().and_then(|cell| cell.parse::<u32>().ok());
        let Some((time, words)) = time.zip(columns.nth(1)) else {
            continue;
        };
        let from = start + line.len() - words.trim_start().len();
        let span = Span::new(from, from + words.trim().len());
        turns.line(text, span, None, Some(CueTime(time)));
    }
    turns.found
}
