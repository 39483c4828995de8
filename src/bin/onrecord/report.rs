//! Prints a report: to its target, and for GitHub also to the summary page of the run.

use crate::args::ReportFormat;
use crate::exit::Exit;
use crate::output::Output;
use crate::plan::Reporting;
use onrecord::write::report::{CheckedDocument, Github, Problem, Report};
use onrecord::write::rows;
use onrecord::{Analysis, Error};
use std::fs::File;
use std::io::Write as _;

/// Prints a report; returns the exit for its findings.
pub(crate) fn print(report: &Report, reporting: &Reporting) -> Result<Exit, Error> {
    let mut bytes = Vec::new();
    let written = reporting.reporter.report(report, &mut bytes);
    written.map_err(|e| Error::io("the report", e))?;
    Output::open(&reporting.target)?.write_once(&bytes)?;
    if reporting.format == ReportFormat::Github {
        summary(report)?;
    }
    Ok(match report.has_failures() {
        true => Exit::Found,
        false => Exit::Done,
    })
}

/// Returns what an error says of a document that could not be checked.
pub(crate) fn problem(error: &Error) -> Problem {
    let place = error.place();
    let line = place
        .rsplit_once(':')
        .and_then(|(file, line)| Some((file, line.parse().ok()?)));
    let (document, line) = match line {
        Some((file, line)) => (file, Some(line)),
        None => (place, None),
    };
    Problem {
        document: document.replace('\\', "/"),
        line,
        message: error.message().to_owned(),
    }
}

/// Appends the findings to the summary page of GitHub, if there is one.
fn summary(report: &Report) -> Result<(), Error> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let mut options = File::options();
    let appended = options.append(true).create(true).open(&path);
    let appended = appended.and_then(|mut file| file.write_all(Github::summary(report).as_bytes()));
    appended.map_err(|e| Error::io(path.to_string_lossy(), e))
}

/// Returns a story with its quotes, for a report of it.
pub(crate) fn subject(story: &Analysis) -> CheckedDocument {
    let rows = rows(story, 0.0);
    CheckedDocument {
        document: story.document.id().to_owned(),
        quotes: rows
            .iter()
            .map(|row| (row.line, row.quote.to_owned()))
            .collect(),
    }
}
