//! GitHub: workflow commands, which become annotations of a pull request.
//!
//! GitHub shows ten annotations of each level a step and drops the others without a word. So no
//! more than ten are made; the rest is printed to the log as it is, with a line that says how many,
//! and [`Github::summary`] has all of them for the page of the run.

use super::{Finding, Level, Report, Reporter};
use std::fmt::Write as _;
use std::io;

/// How many annotations of a level GitHub shows a step.
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
        let mut rest = Vec::new();
        for level in Level::ALL.into_iter().rev() {
            let found = report.open().filter(|finding| finding.level == level);
            for (n, finding) in found.enumerate() {
                if n < SHOWN {
                    writeln!(out, "{}", annotation(finding))?;
                } else {
                    rest.push(finding);
                }
            }
        }
        if !rest.is_empty() {
            let count = rest.len();
            writeln!(out, "{count} more than GitHub shows as annotations:")?;
        }
        for finding in rest {
            let sentence = one_line(&finding.sentence());
            writeln!(
                out,
                "{}: {}: {sentence}",
                finding.document,
                finding.level.name()
            )?;
        }
        Ok(())
    }
}

impl Github {
    /// Writes all findings as a Markdown table for `$GITHUB_STEP_SUMMARY`, as many as fit 1 MiB.
    pub fn summary(report: &Report) -> String {
        let open = report.open().count();
        let stories = report.subjects.len();
        let mut page = format!("### onrecord: {open} findings in {stories} stories\n\n");
        if open > 0 {
            page.push_str("| level | document | finding |\n|---|---|---|\n");
        }
        for (n, finding) in report.open().enumerate() {
            let mut row = String::new();
            let _ = writeln!(
                row,
                "| {} | {} | {} |",
                finding.level.name(),
                cell(&finding.document),
                cell(&finding.sentence())
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

fn annotation(finding: &Finding) -> String {
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let mut line = format!("::{command} file={}", property(&finding.document));
    if let Some(region) = finding.file_region() {
        let _ = write!(line, ",line={},endLine={}", region.line, region.end_line);
        // Columns are shown only within one line; with two, GitHub drops the annotation.
        if let (Some(column), Some(end)) = (region.column, region.end_column)
            && region.line == region.end_line
        {
            let _ = write!(line, ",col={column},endColumn={end}");
        }
    }
    let _ = write!(
        line,
        ",title={}::{}",
        property(finding.rule.id),
        data(&finding.sentence())
    );
    line
}

/// Escapes the words of a command.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, which ends at a colon or a comma as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Makes a line that cannot be read as a command: a story may quote one.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes a cell of a Markdown table: no bars, no markup of a story's own.
fn cell(text: &str) -> String {
    let mut cell = String::new();
    for char in one_line(text).chars() {
        match char {
            '<' => cell.push_str("&lt;"),
            '&' => cell.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '@' | '#' => {
                cell.push('\\');
                cell.push(char);
            }
            char => cell.push(char),
        }
    }
    cell
}
