//! The listing: findings as an editor would put them, one a line, under their documents.

use super::{Finding, Report, Reporter};
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
            self.line(&sentence(finding), out)?;
        }
        Ok(())
    }
}

/// Inks a finding, so that the eye finds what was and what is.
fn sentence(finding: &Finding) -> StyledText {
    let mut line = StyledText::new(Style::Plain, "  ");
    let title = finding.title();
    if !title.is_empty() {
        line.push(Style::Plain, &title);
        line.push(Style::Plain, " ");
    }
    let message = finding.message.as_str();
    let was = place(finding.expected.as_deref(), |words| message.find(words));
    let is = place(finding.actual.as_deref(), |words| message.rfind(words));
    let mut at = 0;
    for (place, style) in [(was, Style::Expected), (is, Style::Actual)] {
        if let Some((start, end)) = place.filter(|(start, _)| *start >= at) {
            line.push(Style::Plain, &message[at..start]);
            line.push(style, &message[start..end]);
            at = end;
        }
    }
    line.push(Style::Plain, &message[at..]);
    line
}

fn place(words: Option<&str>, find: impl Fn(&str) -> Option<usize>) -> Option<(usize, usize)> {
    let words = words.filter(|words| !words.is_empty())?;
    find(words).map(|start| (start, start + words.len()))
}
