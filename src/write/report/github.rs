//! GitHub: workflow commands, which become annotations of a pull request.
//!
//! GitHub shows ten annotations of each severity per step and drops the others without a word. So no
//! more than ten are made; the rest is printed to the log as it is, with a line that says how many,
//! and [`Github::summary`] has all of them for the page of the run.

use super::{Finding, Report, Reporter};
use crate::severity::Severity;
use crate::visible::Visible;
use std::fmt::Write as _;
use std::io;

/// How many annotations of one severity GitHub shows per step.
const SHOWN: usize = 10;

/// How long a summary may be: GitHub refuses one over 1 MiB.
const LONGEST_SUMMARY: usize = 1 << 20;

/// Room that is kept for the line that says what was left out.
const LAST_LINE: usize = 200;

/// Writes workflow commands: `::error file=story.txt,line=9::…`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Github;

impl Reporter for Github {
    fn report(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let mut log = Log { out };
        let mut rest = Vec::new();
        for severity in Severity::ALL.into_iter().rev() {
            let found = report.open().filter(|finding| finding.severity == severity);
            for (n, finding) in found.enumerate() {
                if n < SHOWN {
                    log.annotation(finding)?;
                } else {
                    rest.push(finding);
                }
            }
        }
        if !rest.is_empty() {
            let count = rest.len();
            log.line(&format!("{count} more than GitHub shows as annotations:"))?;
        }
        for finding in rest {
            let (document, severity) = (&finding.document, finding.severity.name());
            log.line(&format!("{document}: {severity}: {}", one_line(finding)))?;
        }
        Ok(())
    }
}

/// The log of a job, which the runner reads line by line for commands. All that is printed goes
/// through here, and no other command than those of [`Log::annotation`] gets there: [`Visible`]
/// leaves no line break in what comes from outside and nothing that a runner takes for a command.
struct Log<'o> {
    out: &'o mut dyn io::Write,
}

impl Log<'_> {
    /// Writes a line that is no command.
    fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{}", Visible(line))
    }

    /// Writes a finding as a command that makes an annotation of it.
    fn annotation(&mut self, finding: &Finding) -> io::Result<()> {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note | Severity::None => "notice",
        };
        let mut place = String::new();
        if let Some(region) = finding.file_region() {
            let _ = write!(place, ",line={},endLine={}", region.line, region.end_line);
            // Columns are shown only within one line; with two, GitHub drops the annotation.
            if let (Some(column), Some(end)) = (region.column, region.end_column)
                && region.line == region.end_line
            {
                let _ = write!(place, ",col={column},endColumn={end}");
            }
        }
        writeln!(
            self.out,
            "::{command} file={}{place},title={}::{}",
            property(&finding.document),
            property(finding.rule.id),
            data(&one_line(finding))
        )
    }
}

/// Escapes the words of a command.
fn data(text: &str) -> String {
    Visible(text).to_string().replace('%', "%25")
}

/// Escapes the value of a property, which ends at a colon or a comma as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Returns a finding as a sentence in one line: a quote may run over several.
fn one_line(finding: &Finding) -> String {
    let sentence = finding.sentence();
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Github {
    /// Writes all findings as a Markdown table for `$GITHUB_STEP_SUMMARY`, as many as fit 1 MiB.
    pub fn summary(report: &Report) -> String {
        let open = report.open().count();
        let stories = report.subjects.len();
        let mut page = format!("### onrecord: {open} findings in {stories} stories\n\n");
        if open > 0 {
            page.push_str("| severity | document | finding |\n|---|---|---|\n");
        }
        for (n, finding) in report.open().enumerate() {
            let mut row = String::new();
            let _ = writeln!(
                row,
                "| {} | {} | {} |",
                finding.severity.name(),
                cell(&finding.document),
                cell(&one_line(finding))
            );
            if page.len() + row.len() + LAST_LINE > LONGEST_SUMMARY {
                let _ = writeln!(page, "\n{} more do not fit this page.", open - n);
                break;
            }
            page.push_str(&row);
        }
        page
    }
}

/// Makes a cell of a Markdown table: words only, without markup, links or HTML of a story's own.
fn cell(text: &str) -> String {
    let mut cell = String::new();
    for char in Visible(text).to_string().chars() {
        match char {
            // `www.` begins a link. The colon of `https://` is written by its number.
            '.' if cell.ends_with(['w', 'W']) => cell.push_str("&#46;"),
            // Signs that mean nothing to Markdown inside a cell.
            ' ' | ',' | ';' | '?' | '\'' | '.' | '/' | '-' => cell.push(char),
            char if char.is_ascii_punctuation() => {
                let _ = write!(cell, "&#{};", u32::from(char));
            }
            char => cell.push(char),
        }
    }
    cell
}
