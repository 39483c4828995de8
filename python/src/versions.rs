//! `diff`: what happened to the quotes between versions of a story.

use crate::error::{raised, usage};
use crate::extractor::NativeExtractor;
use crate::story::{Reading, StoryInput, TextAs};
use onrecord::diff::{ChangeKind, Relation, Terms, history_with};
use onrecord::write::{self, ChangeJsonl, ChangeWriter as _};
use onrecord::{Analysis, Error, ErrorKind};
use pyo3::prelude::*;

/// How many bytes all versions may have together, as all of them are kept.
const MOST_BYTES: usize = 128 << 20;

/// Returns the changes, as JSONL, and what a caller should be warned of.
#[pyfunction]
pub(crate) fn diff(
    py: Python<'_>,
    extractor: &NativeExtractor,
    versions: Vec<StoryInput>,
    reading: Reading,
    ignore: Vec<String>,
    terms: bool,
) -> PyResult<(Vec<u8>, Vec<String>)> {
    let changes = py.detach(|| changes(extractor, versions, reading, &ignore, terms));
    changes.map_err(|error| raised(py, &error))
}

fn changes(
    extractor: &NativeExtractor,
    versions: Vec<StoryInput>,
    reading: Reading,
    ignore: &[String],
    terms: bool,
) -> Result<(Vec<u8>, Vec<String>), Error> {
    let ignored: Vec<ChangeKind> = ignore
        .iter()
        .map(|name| kind(name))
        .collect::<Result<_, _>>()?;
    let reading = reading.options(&[])?;
    let mut read: Vec<Analysis> = Vec::new();
    let mut bytes = 0;
    for document in versions
        .into_iter()
        .flat_map(|story| story.documents(&reading, TextAs::Text))
    {
        let document = document?;
        bytes += document.text().len();
        if bytes > MOST_BYTES {
            let most = MOST_BYTES >> 20;
            let message = format!(
                "the versions have more than {most} MiB together: compare fewer of them at a time"
            );
            return Err(Error::new(ErrorKind::Limit, "", message));
        }
        read.push(extractor.analysis(document)?);
    }
    if read.len() < 2 {
        return Err(usage("only one version, nothing to compare it with"));
    }
    let terms = match terms {
        true => Terms::Reported,
        false => Terms::Ignored,
    };
    let history = history_with(&read, terms);
    let different = history
        .steps
        .iter()
        .enumerate()
        .filter(|(_, step)| step.diff.relation == Relation::DifferentStories);
    let warnings = different.map(|(n, _)| {
        let id = |n: usize| read[n].document.id();
        let place = format!("{} and {}", id(n), id(n + 1));
        Error::new(ErrorKind::Usage, place, "these look like different stories").to_string()
    });
    let mut out = Vec::new();
    let mut rows = write::change_rows(&history, &read, &ignored);
    if let Some(people) = &extractor.people {
        rows.iter_mut().for_each(|row| row.look_up(people));
    }
    ChangeJsonl
        .changes(&rows, &mut out)
        .map_err(|error| Error::io("", error))?;
    Ok((out, warnings.collect()))
}

fn kind(name: &str) -> Result<ChangeKind, Error> {
    let found = ChangeKind::ALL.into_iter().find(|kind| kind.name() == name);
    found.ok_or_else(|| {
        let names: Vec<&str> = ChangeKind::ALL.iter().map(|kind| kind.name()).collect();
        usage(format!(
            "ignore {name:?} is not one of {}",
            names.join(", ")
        ))
    })
}
