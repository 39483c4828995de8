//! The current answers for a case: the quotes of a story, their changes between versions, or their
//! verdicts against the sources.

use super::layout::Case;
use super::shown;
use onrecord::check::{Actual, GoldenKind};
use onrecord::read::{self, Raw};
use onrecord::verify::QuoteIndex;
use onrecord::write::report::CheckedDocument;
use onrecord::{Analysis, Document, Error, ErrorKind, Extractor, diff, write};
use std::path::Path;

/// Computes the current answers for a case.
pub(crate) fn actual(
    extractor: &Extractor,
    case: &Case,
    document: Document,
) -> Result<Actual, Error> {
    let analysis = extractor.extract(document);
    match case.kind {
        GoldenKind::Changes => changes(extractor, case, analysis),
        GoldenKind::Verdicts => verdicts(extractor, case, analysis),
        _ => Ok(Actual::quotes(&analysis)),
    }
}

/// Follows the quotes of the versions up to the last one.
fn changes(extractor: &Extractor, case: &Case, last: Analysis) -> Result<Actual, Error> {
    let before = case.others.iter();
    let before = before.map(|path| Ok(extractor.extract(story(path)?.document()?)));
    let mut versions = before.collect::<Result<Vec<Analysis>, Error>>()?;
    versions.push(last);
    let rows = write::change_rows(&diff::history(&versions), &versions, &[]);
    Ok(Actual::changes(&rows))
}

/// Looks the quotes of a story up in its sources.
fn verdicts(extractor: &Extractor, case: &Case, analysis: Analysis) -> Result<Actual, Error> {
    let stories = [analysis];
    let index = QuoteIndex::new(&stories);
    let mut found = Vec::new();
    for source in read::documents(&case.others, read::Format::Auto) {
        found.push(index.search(&source?, extractor));
    }
    let results = index.verdicts(found);
    let rows = write::verdict_rows(&stories[0], &results);
    Ok(Actual::verdicts(&rows))
}

/// Fetches the story of a file.
pub(crate) fn story(path: &Path) -> Result<Raw, Error> {
    let mut stories = read::inputs(&[path.to_owned()], read::Format::Auto);
    let one = stories.next();
    match (one, stories.next()) {
        (Some(story), None) => story,
        _ => {
            let message = "a golden needs a file with one story";
            Err(Error::new(ErrorKind::Usage, shown(path), message))
        }
    }
}

/// Returns the story and its compared quotes, for the report.
pub(super) fn subject(document: String, actual: &Actual) -> CheckedDocument {
    let rows = actual.rows().iter();
    CheckedDocument {
        document,
        quotes: rows
            .map(|row| (row.region.line, actual.words(row).to_owned()))
            .collect(),
    }
}
