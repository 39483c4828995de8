//! A page for a person at a terminal: the verdict, and quote over source.
//!
//! ```text
//! ferry.txt · 1 quote · 1 altered
//!
//!    3  altered · Ines Duarte · 1 of 9 words differs · word error rate 0.11
//!       story   We will ··· close the ferry this year,
//!       source  We will not close the ferry this year
//!                       ^^^
//!       hearing.vtt:12 · 00:04:09.500 · DUARTE
//!       not → (negation)
//! ```

use super::{VerdictWriter, aligned};
use crate::document::Document;
use crate::severity::Severity;
use crate::verify::Verdict;
use crate::write::Screen;
use crate::write::VerdictRow;
use crate::write::row::edit_on_one_line;
use crate::write::style::{Style, StyledText};
use crate::write::words;
use crate::write::wrap::{StyledLine, beside, print, wrap};
use std::cmp::Reverse;
use std::io;

/// The widest line: longer ones are hard to read.
const WIDEST: usize = 120;
/// The width of the line number and the gap after it.
const NUMBER: usize = 6;

/// Writes a page for people, as wide as their screen.
#[derive(Clone, Copy, Debug)]
pub struct VerdictTable {
    screen: Screen,
}

impl VerdictTable {
    /// Makes a writer for a screen.
    pub fn new(screen: Screen) -> VerdictTable {
        let width = screen.width.min(WIDEST);
        VerdictTable {
            screen: Screen { width, ..screen },
        }
    }
}

impl VerdictWriter for VerdictTable {
    fn begin(&self, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    fn story(
        &self,
        document: &Document,
        rows: &[VerdictRow<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        print(
            &wrap(&head(document, rows), self.screen.width),
            self.screen.color,
            out,
        )?;
        let room = self.screen.width.saturating_sub(NUMBER);
        // Problems first: of a hundred quotes an editor looks at the three that need it.
        let mut sorted: Vec<&VerdictRow<'_>> = rows.iter().collect();
        sorted.sort_by_key(|row| Reverse(row.severity.max(Severity::Note)));
        for row in sorted {
            out.write_all(b"\n")?;
            let number = StyledLine::of(Style::Faint, &format!("{:>4}", row.line));
            let lines = beside(vec![number], lines(row, room), NUMBER);
            print(&lines, self.screen.color, out)?;
        }
        out.write_all(b"\n")
    }
}

/// The name of the story, and how many quotes have which verdict.
fn head(document: &Document, rows: &[VerdictRow<'_>]) -> StyledText {
    let mut head = StyledText::new(Style::Strong, document.id());
    let quotes = match rows.len() {
        0 => " · no quotes".to_owned(),
        1 => " · 1 quote".to_owned(),
        many => format!(" · {many} quotes"),
    };
    head.push(Style::Faint, &quotes);
    for verdict in Verdict::ALL {
        let count = rows.iter().filter(|row| row.verdict == verdict).count();
        if count > 0 {
            head.push(Style::Faint, &format!(" · {count} {}", verdict.name()));
        }
    }
    let others = rows
        .iter()
        .filter(|row| row.same_speaker == Some(false))
        .count();
    if others > 0 {
        head.push(Style::Cue, &format!(" · {others} of another speaker"));
    }
    if let Some(kept) = rows.first().and_then(|row| words::kept(&row.kept)) {
        head.push(Style::Faint, &format!(" · {kept}"));
    }
    head
}

fn lines(row: &VerdictRow<'_>, room: usize) -> Vec<StyledLine> {
    let mut lines = wrap(&verdict(row), room);
    match &row.source {
        None => lines.extend(wrap(&StyledText::new(Style::Plain, row.quote), room)),
        Some(source) if row.edits.is_empty() => {
            lines.extend(wrap(&StyledText::new(Style::Plain, source.text), room));
        }
        Some(_) => lines.extend(aligned::lines(row, room)),
    }
    if let Some(source) = &row.source {
        let mut place = format!("{}:{}", source.document, source.line);
        for part in [source.time.as_deref(), source.speaker]
            .into_iter()
            .flatten()
        {
            place.push_str(" · ");
            place.push_str(part);
        }
        if row.found > 1 {
            place.push_str(&format!(" · found {} times", row.found));
        }
        lines.extend(wrap(&StyledText::new(Style::Faint, &place), room));
    }
    lines.extend(hidden_notes(row).map(|note| StyledLine::of(Style::Cue, &note)));
    for row in &row.edits {
        lines.extend(wrap(
            &StyledText::new(Style::Faint, &edit_on_one_line(row)),
            room,
        ));
    }
    if let Some(media) = &row.media {
        lines.extend(wrap(&StyledText::new(Style::Faint, media), room));
    }
    for other in &row.nearest {
        let line = format!(
            "nearest: {}:{} “{}”",
            other.document, other.line, other.text
        );
        lines.extend(wrap(&StyledText::new(Style::Faint, &line), room));
    }
    for other in &row.disagreeing {
        let line = format!("{}:{} has “{}”", other.document, other.line, other.text);
        lines.extend(wrap(&StyledText::new(Style::Faint, &line), room));
    }
    lines
}

/// Names the hidden characters.
pub(in crate::write) fn hidden_notes(row: &VerdictRow<'_>) -> impl Iterator<Item = String> {
    let source = row.source.as_ref().and_then(|s| s.hidden.as_ref());
    let both = [("the quote", row.hidden.as_ref()), ("the source", source)];
    let both = both
        .into_iter()
        .filter_map(|(what, hidden)| hidden.map(|hidden| (what, hidden)));
    both.map(|(what, hidden)| format!("hidden characters in {what}: {hidden}"))
}

/// The verdict, the speaker, and how much is wrong.
fn verdict(row: &VerdictRow<'_>) -> StyledText {
    let faithful = row.verdict <= Verdict::Abridged;
    let style = if faithful { Style::Quote } else { Style::Cue };
    let mut line = StyledText::new(style, row.verdict.name());
    if let Some(speaker) = row.speaker {
        line.push(Style::Faint, " · ");
        line.push(Style::Strong, speaker);
    }
    if row.same_speaker == Some(false) {
        line.push(Style::Cue, " · another speaker in the source");
    }
    if !row.is_speech {
        line.push(Style::Faint, " · not speech");
    }
    if let Some(rate) = row
        .word_error_rate
        .filter(|_| row.verdict == Verdict::Altered)
    {
        if let Some((wrong, said)) = row.differing {
            let verb = if wrong == 1 { "differs" } else { "differ" };
            line.push(Style::Faint, &format!(" · {wrong} of {said} words {verb}"));
        }
        line.push(Style::Faint, &format!(" · word error rate {rate:.2}"));
    }
    line
}
