//! Transcripts: who is talking, and when, from labels and cues.
//!
//! Subtitles (SRT, WebVTT) are recognized by their times; a text is a transcript if its lines have
//! labels with names (`DISPATCHER: Go ahead.`, `>> ANA RUIZ: Thank you.`). The text stays as it is:
//! the [`Turn`]s are spans that leave out labels, numbers and times.

mod cue;
mod label;
mod time;
mod turns;

use crate::document::{Document, Turn};
use turns::{TurnBuilder, lines_of};

/// Finds the turns of a document, where it is a transcript.
pub(super) fn with_turns(document: Document) -> Document {
    let text = document.text();
    if cue::is_subtitles(document.id(), text) {
        let turns = cue::turns(text);
        if !turns.is_empty() {
            return document.with_cues(turns);
        }
    }
    let turns = labelled(text);
    document.with_turns(turns)
}

/// A transcript has at least one label per this many lines: the longest answers in a press
/// conference wrapped at 72 columns have about as many.
const LINES_A_LABEL: usize = 20;

/// Finds the turns of a labelled text; none where it is no transcript.
fn labelled(text: &str) -> Vec<Turn> {
    let mut turns = TurnBuilder::default();
    let (mut lines, mut labels, mut arrows) = (0, Vec::new(), 0);
    for line in lines_of(text) {
        lines += 1;
        let found = label::label(text, line);
        if let Some(label) = &found {
            arrows += usize::from(label.speaker.is_none());
            labels.extend(label.speaker.map(|span| &text[span]));
        }
        turns.line(text, line, found, None);
    }
    let count = labels.len() + arrows;
    labels.sort_unstable();
    let repeated = arrows > 1 || labels.windows(2).any(|pair| pair[0] == pair[1]);
    let is_transcript =
        count >= 2 && count * LINES_A_LABEL >= lines && (repeated || count * 3 >= lines);
    if is_transcript {
        turns.found
    } else {
        Vec::new()
    }
}
