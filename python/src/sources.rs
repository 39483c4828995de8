//! `verify`: quotes against their sources.

use crate::error::{raised, usage};
use crate::extractor::NativeExtractor;
use crate::story::{Reading, StoryInput, TextAs};
use onrecord::verify::{QuoteIndex, SourceMatches};
use onrecord::write::{self, VerdictJsonl, VerdictWriter as _};
use onrecord::{Analysis, Document, Error};
use pyo3::prelude::*;
use std::collections::BTreeMap;

/// Returns the verdicts, as JSONL.
///
/// `speaker_of` says who speaks in a source without labels, `media` where its recording is, both by the id of the
/// source; a medium for the empty id is that of all others.
#[pyfunction]
#[expect(
    clippy::too_many_arguments,
    reason = "they are those of Python, which names them"
)]
pub(crate) fn verify(
    py: Python<'_>,
    extractor: &NativeExtractor,
    story: StoryInput,
    sources: Vec<StoryInput>,
    reading: Reading,
    speaker_of: BTreeMap<String, String>,
    media: BTreeMap<String, String>,
    rewrite: bool,
) -> PyResult<Vec<u8>> {
    let verdicts = py.detach(|| {
        let reading = reading.options(&[])?;
        let stories = story.documents(&reading, TextAs::Text);
        let stories = stories.map(|document| extractor.analysis(document?));
        let stories: Vec<Analysis> = stories.collect::<Result<_, Error>>()?;
        let sources = sources
            .into_iter()
            .flat_map(|source| source.documents(&reading, TextAs::Source));
        let sources = sources.map(|source| Ok(with_speaker(source?, &speaker_of)));
        let index = QuoteIndex::new(&stories);
        let found = matches(&index, sources, extractor)?;
        let results = index.verdicts(vec![found]);
        if rewrite && results.is_empty() {
            return Err(usage("the text has no quote, so nothing was checked"));
        }
        let mut out = Vec::new();
        for (n, story) in stories.iter().enumerate() {
            let first = results.partition_point(|result| result.story < n);
            let end = results.partition_point(|result| result.story <= n);
            let mut rows = write::verdict_rows(story, &results[first..end]);
            for row in &mut rows {
                if rewrite {
                    row.judge_as_rewrite();
                }
                if let Some(people) = &extractor.people {
                    row.look_up(people);
                }
                let source = row.source.as_ref().map_or("", |source| source.document);
                if let Some(address) = media.get(source).or(media.get("")) {
                    row.set_media(address);
                }
            }
            let written = VerdictJsonl.story(&story.document, &rows, &mut out);
            written.map_err(|error| Error::io("", error))?;
        }
        Ok(out)
    });
    verdicts.map_err(|error: Error| raised(py, &error))
}

/// Searches the sources, one after another: a source is read once for all quotes, and is not kept.
fn matches(
    index: &QuoteIndex<'_>,
    sources: impl Iterator<Item = Result<Document, Error>>,
    extractor: &NativeExtractor,
) -> Result<SourceMatches, Error> {
    let mut found: Option<SourceMatches> = None;
    for source in sources {
        found
            .get_or_insert_default()
            .merge(index.search(&source?, &extractor.extractor));
    }
    // Otherwise every quote would be absent.
    found.ok_or_else(|| usage("no source could be read, so nothing was checked"))
}

fn with_speaker(source: Document, speakers: &BTreeMap<String, String>) -> Document {
    match speakers.get(source.id()) {
        Some(name) => source.with_speaker(name.as_str()),
        None => source,
    }
}
