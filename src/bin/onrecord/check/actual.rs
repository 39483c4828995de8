//! What the tool says of a case: the quotes of a story, what happened to them between versions, or
//! what its sources say of them.

use super::layout::Case;
use super::shown;
use onrecord::check::{Actual, Kind};
use onrecord::read::{self, Raw};
use onrecord::verify::Inquiry;
use onrecord::write::report::CheckedDocument;
use onrecord::{Analysis, Document, Error, ErrorKind, Extractor, diff, write};
use std::path::Path;

/// Finds out what the tool says of a case.
pub(crate) fn actual(
    extractor: &Extractor,
    case: &Case,
    document: Document,
) -> Result<Actual, Error> {
    let analysis = extractor.extract(document);
    match case.kind {
        Kind::Changes => changes(extractor, case, analysis),
        Kind::Verdicts => verdicts(extractor, case, analysis),
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
    let inquiry = Inquiry::new(&stories);
    let mut found = Vec::new();
    for source in read::documents(&case.others, read::Format::Auto) {
        found.push(inquiry.search(&source?, extractor));
    }
    let rulings = inquiry.rule(found);
    let rows = write::verdict_rows(&stories[0], &rulings);
    Ok(Actual::verdicts(&rows))
}

/// Fetches the story of a file.
pub(crate) fn story(path: &Path) -> Result<Raw, Error> {
    let mut stories = read::inputs(&[path.to_owned()], read::Format::Auto);
    let one = stories.next();
    match (one, stories.next()) {
        (Some(story), None) => story,
        _ => {
            let message = "a golden is for a file of one story";
            Err(Error::new(ErrorKind::Usage, shown(path), message))
        }
    }
}

/// Returns the story with what is compared of it.
pub(super) fn subject(document: String, actual: &Actual) -> CheckedDocument {
    let rows = actual.rows().iter();
    CheckedDocument {
        document,
        quotes: rows
            .map(|row| (row.region.line, actual.words(row).to_owned()))
            .collect(),
    }
}
