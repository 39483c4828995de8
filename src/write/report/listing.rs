//! The listing: findings as an editor would put them, one a line, under their documents.

use super::{Finding, Report, Reporter, marked};
use crate::severity::Severity;
use crate::write::style::{ColorChoice, Style, StyledText, render};
use std::io;

/// Writes a list for people: `line 9: “a range of topics…” was Emily Horne, is now nobody`.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    color: ColorChoice,
}

impl Listing {
    /// Makes a listing with or without colors: what was expected in one, what is in another.
    pub fn new(color: ColorChoice) -> Listing {
        Listing { color }
    }

    fn line(self, line: &StyledText, out: &mut dyn io::Write) -> io::Result<()> {
        let mut text = String::new();
        render(&line.cells, self.color, &mut text);
        text.push('\n');
        out.write_all(text.as_bytes())
    }
}

impl Reporter for Listing {
    fn report(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let mut document = None;
        for finding in report.open() {
            if document != Some(&finding.document) {
                if document.is_some() {
                    out.write_all(b"\n")?;
                }
                document = Some(&finding.document);
                self.line(&StyledText::new(Style::Strong, &finding.document), out)?;
            }
            for line in lines(finding) {
                self.line(&line, out)?;
            }
        }
        Ok(())
    }
}

/// Returns the lines of a finding, so that the eye finds what was and what is.
fn lines(finding: &Finding) -> Vec<StyledText> {
    let mut line = StyledText::new(Style::Plain, "  ");
    let title = finding.title();
    if !title.is_empty() {
        line.push(Style::Plain, &title);
        line.push(Style::Plain, " ");
    }
    if finding.severity < Severity::Error {
        line.push(Style::Faint, &format!("{}: ", finding.severity.name()));
    }
    push_message(finding, &mut line);
    let others = finding.affected_in_short();
    let others = others.map(|others| StyledText::new(Style::Plain, &format!("    {others}")));
    std::iter::once(line).chain(others).collect()
}

/// Appends the message, with changed words, or what was and what is, in their styles.
fn push_message(finding: &Finding, line: &mut StyledText) {
    let message = finding.message.as_str();
    let changed = marked(&finding.changed);
    if let Some(at) = message.find(&changed).filter(|_| !changed.is_empty()) {
        line.push(Style::Plain, &message[..at]);
        for piece in &finding.changed {
            line.push(Style::of(piece.mark), &piece.text);
        }
        line.push(Style::Plain, &message[at + changed.len()..]);
        return;
    }
    let (was, is) = (finding.expected.as_deref(), finding.actual.as_deref());
    let start = place(was, |words| message.find(words));
    let end = start.map_or(0, |(_, end)| end);
    let later = place(is, |words| Some(end + message[end..].find(words)?));
    let mut at = 0;
    for (place, style) in [(start, Style::Expected), (later, Style::Actual)] {
        if let Some((start, end)) = place {
            line.push(Style::Plain, &message[at..start]);
            line.push(style, &message[start..end]);
            at = end;
        }
    }
    line.push(Style::Plain, &message[at..]);
}

/// Returns the place of a side in a message, where an empty one is nobody, or none.
fn place(side: Option<&str>, find: impl Fn(&str) -> Option<usize>) -> Option<(usize, usize)> {
    let words: &[&str] = match side? {
        "" => &["nobody", "none"],
        side => &[side],
    };
    let mut found = words
        .iter()
        .filter_map(|words| Some((find(words)?, words.len())));
    found.next().map(|(start, length)| (start, start + length))
}
