//! One change on a page: where, who and what, then the words with what was struck and inserted.

use crate::diff::ChangeKind;
use crate::write::style::{Style, StyledText};
use crate::write::wrap::{StyledLine, beside, wrap};
use crate::write::{ChangeRow, SideRow};

/// Sets one change: where, who and what, then the words.
pub(super) fn lines(row: &ChangeRow<'_>, width: usize) -> Vec<StyledLine> {
    let place = place(row);
    let indent = place.chars().count() + 4;
    let mut body = wrap(&what(row), width.saturating_sub(indent));
    body.extend(wrap(&words(row), width.saturating_sub(indent)));
    let number = StyledLine::of(Style::Faint, &format!("  {place}"));
    beside(vec![number], body, indent)
}

/// `12 → 14`, `12 → –` for what is gone.
fn place(row: &ChangeRow<'_>) -> String {
    let line = |side: Option<SideRow<'_>>| side.map_or("–".to_owned(), |s| s.line.to_string());
    format!("{:>4} → {:<4}", line(row.before), line(row.after))
}

/// `Ines Duarte · wording (negation), moved`; of a changed speaker both.
fn what(row: &ChangeRow<'_>) -> StyledText {
    let mut what = StyledText::default();
    let before = row.before.and_then(|side| side.speaker);
    let after = row.after.and_then(|side| side.speaker);
    if row.change.kinds.contains(&ChangeKind::Speaker) {
        what.push(Style::Struck, before.unwrap_or("nobody"));
        what.push(Style::Plain, " → ");
        what.push(Style::Inserted, after.unwrap_or("nobody"));
        what.push(Style::Faint, " · ");
    } else if let Some(speaker) = after.or(before) {
        what.push(Style::Strong, speaker);
        what.push(Style::Faint, " · ");
    }
    let kinds = row
        .change
        .kinds
        .iter()
        .map(|kind| kind_and_more(row, *kind));
    what.push(Style::Plain, &kinds.collect::<Vec<_>>().join(", "));
    what
}

/// `wording (negation, number)`, `cue (said → claimed)`.
fn kind_and_more(row: &ChangeRow<'_>, kind: ChangeKind) -> String {
    let more = match kind {
        ChangeKind::Wording => {
            let mut notes: Vec<&str> = row.edits.iter().filter_map(|edit| edit.note).collect();
            notes.dedup();
            notes.join(", ")
        }
        ChangeKind::Cue => {
            let before = row.before.and_then(|side| side.cue);
            let after = row.after.and_then(|side| side.cue);
            format!("{} → {}", before.unwrap_or("–"), after.unwrap_or("–"))
        }
        _ => String::new(),
    };
    if more.is_empty() {
        kind.name().to_owned()
    } else {
        format!("{} ({more})", kind.name())
    }
}

/// When the version after was saved, by whom and why: `2026-03-09, Ada Moen: fix the quote`.
pub(super) fn saved(row: &ChangeRow<'_>) -> Option<String> {
    let version = row.version?;
    let day = version.date.split('T').next().unwrap_or_default();
    Some(format!("{day}, {}: {}", version.author, version.subject))
}

/// The words, with what was struck and what was inserted.
fn words(row: &ChangeRow<'_>) -> StyledText {
    let mut words = StyledText::new(Style::Plain, "“");
    match (&row.before, &row.after) {
        (Some(before), None) => words.push(Style::Struck, before.quote),
        (None, Some(after)) => words.push(Style::Inserted, after.quote),
        (Some(_), Some(after)) => edited(row, after, &mut words),
        (None, None) => {}
    }
    words.push(Style::Plain, "”");
    words
}

/// The words after, with the words before struck in their places.
fn edited(row: &ChangeRow<'_>, after: &SideRow<'_>, words: &mut StyledText) {
    let text = |from: usize, to: usize| {
        let start = after.span.start();
        after
            .quote
            .get(from.max(start) - start..to.max(start) - start)
            .unwrap_or_default()
    };
    let mut at = after.span.start();
    for edit in &row.edits {
        part(Style::Plain, text(at, edit.after_span.start()), words);
        part(Style::Struck, edit.before, words);
        part(Style::Inserted, edit.after, words);
        at = edit.after_span.end().max(at);
    }
    part(Style::Plain, text(at, after.span.end()), words);
}

/// Appends a part, with a space where two words would run together: what was struck and what stands
/// in its place are not side by side in any text.
fn part(style: Style, text: &str, words: &mut StyledText) {
    let joins = |c: char| c.is_alphanumeric();
    let ends = words.cells.last().is_some_and(|cell| joins(cell.char));
    if ends && text.starts_with(joins) {
        words.push(Style::Plain, " ");
    }
    words.push(style, text);
}
