//! GitHub: workflow commands, which become annotations of a pull request.
//!
//! GitHub shows ten annotations of each severity per step and drops the others without a word. So no
//! more than ten are made; the rest is printed to the log as it is, with a line that says how many,
//! and [`Github::summary`] has all of them for the page of the run.

use super::{Finding, Problem, Region, Report, Reporter};
use crate::severity::Severity;
use crate::visible::Visible;
use crate::write::row::one_line;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

/// How many annotations of one severity GitHub shows per step.
const SHOWN: usize = 10;

/// How long a summary may be: GitHub refuses one over 1 MiB.
const LONGEST_SUMMARY: usize = 1 << 20;

/// How many characters an annotation has: GitHub refuses one over 64 KiB, and nobody reads it.
const LONGEST_LINE: usize = 2_000;

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
            let problems = report
                .problems
                .iter()
                .filter(|_| severity == Severity::Error);
            let problems = problems.map(Annotation::of_problem);
            let found = report
                .open()
                .filter(|finding| finding.shown_severity() == severity);
            let mut found: Vec<&Finding> = found.collect();
            found.sort_by_key(|finding| finding.rank());
            let found = found.into_iter().map(Annotation::of);
            for (n, annotation) in problems.chain(found).enumerate() {
                if n < SHOWN {
                    log.annotation(&annotation)?;
                } else {
                    rest.push(annotation);
                }
            }
        }
        if !rest.is_empty() {
            let count = rest.len();
            log.line(&format!(
                "{count} more than GitHub shows as annotations; the summary of the run lists all:"
            ))?;
        }
        for Annotation {
            document,
            severity,
            words,
            ..
        } in rest
        {
            log.line(&format!("{document}: {}: {words}", severity.name()))?;
        }
        Ok(())
    }
}

/// What is said of one place.
struct Annotation<'r> {
    severity: Severity,
    document: &'r str,
    region: Option<Region>,
    title: Cow<'r, str>,
    words: String,
}

impl<'r> Annotation<'r> {
    fn of(finding: &'r Finding) -> Annotation<'r> {
        Annotation {
            severity: finding.shown_severity(),
            document: &finding.document,
            region: finding.file_region(),
            title: match finding.severity == finding.shown_severity() {
                true => finding.rule.id.into(),
                false => format!("{} ({})", finding.rule.id, finding.severity.name()).into(),
            },
            words: sentence(finding),
        }
    }

    fn of_problem(problem: &'r Problem) -> Annotation<'r> {
        Annotation {
            severity: Severity::Error,
            document: &problem.document,
            region: problem.line.map(Region::line),
            title: "not-checked".into(),
            words: bounded_line(&problem.message),
        }
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

    /// Writes a command that makes an annotation.
    fn annotation(&mut self, annotation: &Annotation<'_>) -> io::Result<()> {
        let command = match annotation.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note | Severity::None => "notice",
        };
        let mut place = String::new();
        if !annotation.document.is_empty() {
            let _ = write!(place, "file={},", property(annotation.document));
        }
        if let Some(region) = annotation.region {
            let _ = write!(place, "line={},endLine={},", region.line, region.end_line);
            // Columns are shown only within one line; with two, GitHub drops the annotation.
            if let (Some(column), Some(end)) = (region.column, region.end_column)
                && region.line == region.end_line
            {
                let _ = write!(place, "col={column},endColumn={end},");
            }
        }
        writeln!(
            self.out,
            "::{command} {place}title={}::{}",
            property(&annotation.title),
            data(&annotation.words)
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
fn sentence(finding: &Finding) -> String {
    bounded_line(&finding.sentence())
}

/// Returns a text in one line, of a very long one the beginning.
fn bounded_line(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(LONGEST_LINE) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

impl Github {
    /// Writes all findings as a Markdown table for `$GITHUB_STEP_SUMMARY`, the worst first, as many as
    /// fit 1 MiB.
    pub fn summary(report: &Report) -> String {
        let count = |n: usize, one: &str, many: &str| match n {
            1 => format!("1 {one}"),
            n => format!("{n} {many}"),
        };
        let mut open: Vec<&Finding> = report.open().collect();
        open.sort_by_key(|finding| finding.rank());
        let failures = open.iter().filter(|finding| finding.is_failure()).count();
        let mut page = format!(
            "### onrecord: {} in {}, {}\n\n",
            count(open.len(), "finding", "findings"),
            count(report.subjects.len(), "story", "stories"),
            match (report.problems.len(), failures) {
                (0, 0) => "none of which fails the run".to_owned(),
                (0, failures) => count(failures, "fails the run", "fail the run"),
                (problems, _) => count(problems, "file not checked", "files not checked"),
            }
        );
        let problems = report.problems.iter().map(|problem| {
            let line = problem
                .line
                .map_or(String::new(), |line| format!("line {line}: "));
            let words = format!("{line}{}", bounded_line(&problem.message));
            ["not checked".to_owned(), problem.document.clone(), words]
        });
        let findings = open.iter().map(|finding| {
            let severity = match finding.is_failure() {
                true => finding.severity.name().to_owned(),
                false => format!("{} (does not fail)", finding.severity.name()),
            };
            [severity, finding.document.clone(), sentence(finding)]
        });
        let rows: Vec<[String; 3]> = problems.chain(findings).collect();
        if !rows.is_empty() {
            page.push_str("| severity | document | finding |\n|---|---|---|\n");
        }
        for (n, [severity, document, words]) in rows.iter().enumerate() {
            let row = format!("| {severity} | {} | {} |\n", cell(document), cell(words));
            if page.len() + row.len() + LAST_LINE > LONGEST_SUMMARY {
                let _ = writeln!(page, "\n{} more do not fit this page.", rows.len() - n);
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
