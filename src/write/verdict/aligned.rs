//! Quote over source: the two texts aligned word by word, so that the eye sees what differs.

use crate::compare::Note;
use crate::text::Span;
use crate::write::row::one_line;
use crate::write::style::{Style, StyledChar, StyledText};
use crate::write::wrap::{StyledLine, width};
use crate::write::{VerdictEditRow, VerdictRow};

/// A word of the quote over the word of the source.
struct AlignedWord {
    quote: StyledText,
    source: StyledText,
    is_changed: bool,
}

/// The lines of a row: for as many columns as fit, the quote, the source, and signs under what
/// differs without colors.
pub(super) fn lines(row: &VerdictRow<'_>, room: usize) -> Vec<StyledLine> {
    let columns = columns(row);
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
    fn new(quote: &str, source: &str, is_changed: bool) -> AlignedWord {
        let style = |style| if is_changed { style } else { Style::Plain };
        AlignedWord {
            quote: StyledText::new(style(Style::Mention), quote),
            source: StyledText::new(style(Style::Cue), source),
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

/// The columns of a row: changed words stand alone, others one by one.
fn columns(row: &VerdictRow<'_>) -> Vec<AlignedWord> {
    let Some(source) = &row.source else {
        let words = row.quote.split_whitespace();
        return words
            .map(|word| AlignedWord::new(word, "", false))
            .collect();
    };
    let changed = |edit: &&VerdictEditRow<'_>| {
        let sign = edit.edit.note == Some(Note::Punctuation);
        let empty = edit.before.is_empty() && edit.after.is_empty();
        !sign && !empty
    };
    let mut edits: Vec<_> = row
        .edits
        .iter()
        .filter(changed)
        .map(|row| row.edit)
        .collect();
    edits.sort_by_key(|edit| (edit.in_quote.start(), edit.in_source.start()));
    let mut columns = Vec::new();
    let (mut at, mut quoted) = (0, 0);
    for edit in edits {
        // Edits at the edges of a quote stand before or after all of it.
        let edge = edit.after.is_empty() && edit.in_quote.start() < quoted;
        let to = if edge {
            row.quote.len()
        } else {
            edit.in_quote.start().max(quoted)
        };
        let from = edit.in_source.start().max(at);
        same(
            &row.quote[Span::new(quoted, to)],
            &source.text[Span::new(at, from)],
            &mut columns,
        );
        at = edit.in_source.end().max(at);
        quoted = edit.in_quote.end().max(to);
        // A comma that is glued to the word stays with it.
        let (after, before) = (glued(row.quote, quoted), glued(source.text, at));
        let (after, before) = match (edit.after.is_empty(), edit.before.is_empty()) {
            (false, false) => (after, before),
            (false, true) => (after, ""),
            (true, false) => ("", before),
            (true, true) => ("", ""),
        };
        columns.push(AlignedWord::new(
            &format!("{}{after}", one_line(&edit.after)),
            &format!("{}{before}", one_line(&edit.before)),
            true,
        ));
        at += before.len();
        quoted += after.len();
    }
    let rest = Span::new(quoted.min(row.quote.len()), row.quote.len());
    let end = source.text.len();
    same(
        &row.quote[rest],
        &source.text[Span::new(at.min(end), end)],
        &mut columns,
    );
    columns
}

/// Returns the signs that follow a place without a space.
fn glued(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    let is_sign = |c: char| !c.is_whitespace() && !c.is_alphanumeric();
    let len = rest.find(|c| !is_sign(c)).unwrap_or(rest.len());
    let ends = rest[len..].chars().next().is_none_or(char::is_whitespace);
    if ends { &rest[..len] } else { "" }
}

/// Sets words that are the same side by side.
fn same(quote: &str, source: &str, columns: &mut Vec<AlignedWord>) {
    let (mut quote, mut source) = (quote.split_whitespace(), source.split_whitespace());
    loop {
        let pair = (quote.next(), source.next());
        if pair == (None, None) {
            return;
        }
        let (quote, source) = (pair.0.unwrap_or_default(), pair.1.unwrap_or_default());
        columns.push(AlignedWord::new(quote, source, false));
    }
}
