//! Prints a report: to its target, and for GitHub also to the summary page of the run.

use crate::args::ReportFormat;
use crate::exit::Exit;
use crate::output::Output;
use crate::plan::Reporting;
use onrecord::write::report::{CheckedDocument, Github, Report};
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
    let fails = reporting
        .fail_on
        .is_some_and(|least| report.worst() >= least);
    Ok(if fails { Exit::Found } else { Exit::Done })
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
