//! A table for a person at a terminal: line, speaker, quote, and what the answer rests on.
//!
//! ```text
//! council.txt · 1 quote
//!
//!    3  Dana Whitlock     “The bridge is safe”
//!       police chief      said · quote-verb-name · 0.98
//! ```
//!
//! On a screen too narrow for two columns the speaker stands above the quote.

use super::style::{Screen, Style, StyledText};
use super::wrap::{StyledLine, beside, print, width as cells_width, wrap};
use super::{QuoteRow, SpeakerAnswer, Writer, words};
use crate::document::Document;
use std::io;

/// The widest line: longer ones are hard to read.
const WIDEST: usize = 120;
/// A screen narrower than this has no room for two columns.
const TWO_COLUMNS: usize = 60;
/// The speaker's column is as wide as its names and roles, within these bounds, and at most a third
/// of the screen.
const SPEAKER: std::ops::RangeInclusive<usize> = 12..=28;
/// The gap between columns.
const GAP: usize = 2;
/// Quotes inside quotes are indented, up to this depth.
const DEEPEST: u8 = 4;

/// Writes a table for people, as wide as their screen.
#[derive(Clone, Copy, Debug)]
pub struct QuoteTable {
    screen: Screen,
}

impl QuoteTable {
    /// Makes a writer for a screen.
    pub fn new(screen: Screen) -> QuoteTable {
        let width = screen.width.min(WIDEST);
        QuoteTable {
            screen: Screen { width, ..screen },
        }
    }
}

impl Writer for QuoteTable {
    fn begin(&self, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    fn document(
        &self,
        document: &Document,
        rows: &[QuoteRow<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let mut name = StyledText::new(Style::Strong, document.id());
        let count = match rows.len() {
            0 => " · no quotes".to_owned(),
            1 => " · 1 quote".to_owned(),
            many => format!(" · {many} quotes"),
        };
        name.push(Style::Faint, &count);
        if let Some(kept) = rows.first().and_then(|row| words::kept(&row.kept)) {
            name.push(Style::Faint, &format!(" · {kept}"));
        }
        print(&wrap(&name, self.screen.width), self.screen.color, out)?;
        let layout = Layout::new(self.screen.width, rows);
        for row in rows {
            out.write_all(b"\n")?;
            print(&layout.lines(row), self.screen.color, out)?;
        }
        out.write_all(b"\n")
    }
}

/// Where the columns are.
#[derive(Clone, Copy)]
struct Layout {
    /// The width of the line number.
    number: usize,
    /// The width of the speaker's column; nothing where the speaker stands above the quote.
    speaker: Option<usize>,
    /// The width that is left for the quote.
    quote: usize,
}

impl Layout {
    fn new(width: usize, rows: &[QuoteRow<'_>]) -> Layout {
        let last = rows.last().map_or(0, |row| row.line);
        let number = last.to_string().len().max(4);
        let widest = rows.iter().map(|row| {
            let role = StyledText::new(Style::Faint, row.role.unwrap_or_default());
            cells_width(&who(row).cells).max(cells_width(&role.cells))
        });
        let widest = widest.max().unwrap_or(0).min(width / 3);
        let speaker =
            (width >= TWO_COLUMNS).then_some(widest.clamp(*SPEAKER.start(), *SPEAKER.end()));
        let taken = number + GAP + speaker.map_or(0, |width| width + GAP);
        Layout {
            number,
            speaker,
            quote: width.saturating_sub(taken),
        }
    }

    fn lines(self, row: &QuoteRow<'_>) -> Vec<StyledLine> {
        let mut left = wrap(&who(row), self.speaker.unwrap_or(self.quote));
        if let Some(role) = row.role {
            let role = StyledText::new(Style::Faint, role);
            left.extend(wrap(&role, self.speaker.unwrap_or(self.quote)));
        }
        // A quote inside a quote is indented.
        let indent = GAP * usize::from(row.depth.min(DEEPEST));
        let mut right = wrap(&quote(row), self.quote.saturating_sub(indent));
        right.extend(wrap(&basis(row), self.quote.saturating_sub(indent)));
        let right = beside(Vec::new(), right, indent);
        let body = match self.speaker {
            Some(width) => beside(left, right, width + GAP),
            None => left.into_iter().chain(right).collect(),
        };
        let number = format!("{:>1$}", row.line, self.number);
        beside(
            vec![StyledLine::of(Style::Faint, &number)],
            body,
            self.number + GAP,
        )
    }
}

/// Says who speaks, or why nobody is given.
fn who(row: &QuoteRow<'_>) -> StyledText {
    let pronoun = row.mention.map_or("", |mention| mention.text);
    match row.answer {
        SpeakerAnswer::Named => StyledText::new(Style::Strong, row.speaker.unwrap_or_default()),
        SpeakerAnswer::Unresolved => {
            let mut who = StyledText::new(Style::Strong, pronoun);
            who.push(Style::Faint, " (not clear who)");
            who
        }
        SpeakerAnswer::Unnamed => StyledText::new(Style::Faint, "nobody named"),
        SpeakerAnswer::NotSpeech => StyledText::new(Style::Faint, "not speech"),
        SpeakerAnswer::Withheld => StyledText::new(Style::Faint, "not sure enough"),
    }
}

/// Returns the quote with the marks it has in the story.
fn quote(row: &QuoteRow<'_>) -> StyledText {
    let text = row.analysis.document.text();
    StyledText::new(Style::Plain, &text[row.marked])
}

/// Says in a line what the answer rests on: `said · quote-verb-name · 0.98`.
fn basis(row: &QuoteRow<'_>) -> StyledText {
    let mut parts = Vec::new();
    parts.extend(row.cue.map(|cue| cue.text.to_owned()));
    parts.push(row.evidence.unwrap_or(row.kind).to_owned());
    parts.push(format!("{:.2}", row.confidence));
    if row.closing == "missing" && row.record.is_some() {
        parts.push("closing mark missing".to_owned());
    }
    parts.extend(
        row.hidden
            .as_ref()
            .map(|h| format!("hidden characters {h}")),
    );
    StyledText::new(Style::Faint, &parts.join(" · "))
}
