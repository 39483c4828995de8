//! Quote over source: the two texts aligned word by word, so that the eye sees what differs.

use super::pair::{WordPair, pairs};
use crate::write::VerdictRow;
use crate::write::style::{Style, StyledChar, StyledText};
use crate::write::wrap::{StyledLine, width};

/// A word of the quote over the word of the source, in the styles of a terminal.
struct AlignedWord {
    quote: StyledText,
    source: StyledText,
    is_changed: bool,
}

/// The lines of a row: for as many columns as fit, the quote, the source, and signs under what
/// differs without colors.
pub(super) fn lines(row: &VerdictRow<'_>, room: usize) -> Vec<StyledLine> {
    let columns: Vec<AlignedWord> = pairs(row).iter().map(AlignedWord::of).collect();
    let room = room.saturating_sub(LABEL);
    let mut lines = Vec::new();
    let mut taken: Vec<&AlignedWord> = Vec::new();
    let mut used = 0;
    for column in &columns {
        let wide = column.width();
        if used > 0 && used + 1 + wide > room {
            lines.extend(set(&taken, room));
            taken.clear();
            used = 0;
        }
        used += wide + usize::from(used > 0);
        taken.push(column);
    }
    lines.extend(set(&taken, room));
    lines
}

impl AlignedWord {
    fn of(pair: &WordPair<'_>) -> AlignedWord {
        let is_changed = pair.edit.is_some();
        let style = |style| if is_changed { style } else { Style::Plain };
        AlignedWord {
            quote: StyledText::new(style(Style::Mention), &pair.quote),
            source: StyledText::new(style(Style::Cue), &pair.source),
            is_changed,
        }
    }

    fn width(&self) -> usize {
        width(&self.quote.cells).max(width(&self.source.cells))
    }
}

/// Sets some columns into lines.
fn set(columns: &[&AlignedWord], room: usize) -> Vec<StyledLine> {
    let (mut quote, mut source) = (StyledText::default(), StyledText::default());
    let mut marks = String::new();
    for (n, column) in columns.iter().enumerate() {
        let wide = column.width();
        if n > 0 {
            quote.push(Style::Plain, " ");
            source.push(Style::Plain, " ");
            marks.push(' ');
        }
        for (line, cells) in [(&mut quote, &column.quote), (&mut source, &column.source)] {
            let missing = wide - width(&cells.cells);
            line.cells.extend_from_slice(&cells.cells);
            // A dot for each column of words that the other text has: spaces would be its own.
            let fill = if column.is_changed { "·" } else { " " };
            line.push(Style::Faint, &fill.repeat(missing));
        }
        marks.push_str(&(if column.is_changed { "^" } else { " " }).repeat(wide));
    }
    let mut lines = vec![
        line(labelled("story", quote), room + LABEL),
        line(labelled("source", source), room + LABEL),
    ];
    if marks.contains('^') {
        let marks = format!("{:LABEL$}{}", "", marks.trim_end());
        lines.push(line(StyledText::new(Style::Faint, &marks), room + LABEL));
    }
    lines
}

/// The width of the label of a line and the gap after it.
const LABEL: usize = 8;

/// Puts in front of a line which text it is of.
fn labelled(label: &str, text: StyledText) -> StyledText {
    let mut line = StyledText::new(Style::Faint, &format!("{label:LABEL$}"));
    line.cells.extend(text.cells);
    line
}

/// A line of these cells; a word that is too long for the page is cut.
fn line(mut text: StyledText, room: usize) -> StyledLine {
    while text.cells.last().is_some_and(|cell| cell.char == ' ') {
        text.cells.pop();
    }
    let mut filled = width(&text.cells);
    while filled > room.max(1) {
        filled -= text.cells.pop().map_or(filled, StyledChar::width);
    }
    StyledLine {
        width: filled,
        cells: text.cells,
    }
}
