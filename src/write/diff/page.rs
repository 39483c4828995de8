//! A page for a person at a terminal: what changed, the gravest first.
//!
//! ```text
//! v1.txt → v2.txt
//!
//! ERROR
//!   12 → 14  Ines Duarte · wording (negation), moved
//!            “We will [-not-] sell the ferry,”
//! ```
//!
//! On a terminal with colours the struck words are red and struck through, the inserted ones green.

use super::super::ink::{Ink, Inked, Screen};
use super::super::wrap::{Line, beside, print, wrap};
use super::timeline;
use super::{ChangeRow, ChangeWriter, SideRow};
use crate::diff::ChangeKind;
use crate::severity::Severity;
use std::io;

/// Longer lines than this tire the eye.
const WIDEST: usize = 100;

/// Writes a page for people, as wide as their screen. With two revisions the changes are grouped by
/// severity, with more by quote, each with its timeline. Changes of severity `none` are left out.
#[derive(Clone, Copy, Debug)]
pub struct ChangePage {
    screen: Screen,
}

impl ChangePage {
    /// Makes a writer for a screen.
    pub fn new(screen: Screen) -> ChangePage {
        let width = screen.width.min(WIDEST);
        ChangePage {
            screen: Screen { width, ..screen },
        }
    }
}

impl ChangeWriter for ChangePage {
    fn changes(&self, rows: &[ChangeRow<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let seen = |row: &&ChangeRow<'_>| row.change.severity > Severity::None;
        let mut rows: Vec<&ChangeRow<'_>> = rows.iter().filter(seen).collect();
        let Some(first) = rows.first() else {
            return Ok(());
        };
        if rows
            .iter()
            .any(|row| (row.from, row.to) != (first.from, first.to))
        {
            return timeline::write(self.screen, &rows, out);
        }
        let title = Inked::new(Ink::Strong, &format!("{} → {}", first.from, first.to));
        print(&wrap(&title, self.screen.width), self.screen.paint, out)?;
        rows.sort_by_key(|row| std::cmp::Reverse(row.change.severity));
        for group in rows.chunk_by(|a, b| a.severity == b.severity) {
            out.write_all(b"\n")?;
            let heading = Line::of(Ink::Strong, &group[0].severity.to_uppercase());
            print(&[heading], self.screen.paint, out)?;
            for row in group {
                print(&lines(row, self.screen.width), self.screen.paint, out)?;
            }
        }
        Ok(())
    }
}

/// Sets one change: where, who and what, then the words.
pub(super) fn lines(row: &ChangeRow<'_>, width: usize) -> Vec<Line> {
    let place = place(row);
    let indent = place.chars().count() + 4;
    let mut body = wrap(&what(row), width.saturating_sub(indent));
    body.extend(wrap(&words(row), width.saturating_sub(indent)));
    let number = Line::of(Ink::Faint, &format!("  {place}"));
    beside(vec![number], body, indent)
}

/// `12 → 14`, `12 → –` for what is gone.
fn place(row: &ChangeRow<'_>) -> String {
    let line = |side: Option<SideRow<'_>>| side.map_or("–".to_owned(), |s| s.line.to_string());
    format!("{:>4} → {:<4}", line(row.before), line(row.after))
}

/// `Ines Duarte · wording (negation), moved`; of a changed speaker both.
fn what(row: &ChangeRow<'_>) -> Inked {
    let mut what = Inked::default();
    let before = row.before.and_then(|side| side.speaker);
    let after = row.after.and_then(|side| side.speaker);
    if row.change.kinds.contains(&ChangeKind::Speaker) {
        what.push(Ink::Struck, before.unwrap_or("nobody"));
        what.push(Ink::Plain, " → ");
        what.push(Ink::Inserted, after.unwrap_or("nobody"));
        what.push(Ink::Faint, " · ");
    } else if let Some(speaker) = after.or(before) {
        what.push(Ink::Strong, speaker);
        what.push(Ink::Faint, " · ");
    }
    let kinds = row
        .change
        .kinds
        .iter()
        .map(|kind| kind_and_more(row, *kind));
    what.push(Ink::Plain, &kinds.collect::<Vec<_>>().join(", "));
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

/// The words, with what was struck and what was inserted.
fn words(row: &ChangeRow<'_>) -> Inked {
    let mut words = Inked::new(Ink::Plain, "“");
    match (&row.before, &row.after) {
        (Some(before), None) => words.push(Ink::Struck, before.quote),
        (None, Some(after)) => words.push(Ink::Inserted, after.quote),
        (Some(_), Some(after)) => edited(row, after, &mut words),
        (None, None) => {}
    }
    words.push(Ink::Plain, "”");
    words
}

/// The words after, with the words before struck in their places.
fn edited(row: &ChangeRow<'_>, after: &SideRow<'_>, words: &mut Inked) {
    let text = |from: usize, to: usize| {
        let start = after.span.start();
        after
            .quote
            .get(from.max(start) - start..to.max(start) - start)
            .unwrap_or_default()
    };
    let mut at = after.span.start();
    for edit in &row.edits {
        part(Ink::Plain, text(at, edit.after_span.start()), words);
        part(Ink::Struck, edit.before, words);
        part(Ink::Inserted, edit.after, words);
        at = edit.after_span.end().max(at);
    }
    part(Ink::Plain, text(at, after.span.end()), words);
}

/// Appends a part, with a space where two words would run together: what was struck and what stands
/// in its place are not side by side in any text.
fn part(ink: Ink, text: &str, words: &mut Inked) {
    let joins = |c: char| c.is_alphanumeric();
    let ends = words.cells.last().is_some_and(|cell| joins(cell.char));
    if ends && text.starts_with(joins) {
        words.push(Ink::Plain, " ");
    }
    words.push(ink, text);
}
