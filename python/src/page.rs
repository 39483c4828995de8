//! The page of a story, for notebooks: that of `onrecord extract -o story.html`.

use crate::error::raised;
use crate::extractor::NativeExtractor;
use crate::story::{Reading, StoryInput};
use onrecord::Error;
use onrecord::write::{self, QuotePage, QuotePagePart};
use pyo3::prelude::*;

/// Returns a page of HTML with the quotes of a story, or of the stories of a file.
#[pyfunction]
pub(crate) fn page(
    py: Python<'_>,
    extractor: &NativeExtractor,
    story: StoryInput,
    reading: Reading,
    min_confidence: f64,
) -> PyResult<String> {
    let page = py.detach(|| {
        let failed = |error| Error::io("", error);
        let mut page = QuotePage::default();
        for document in story.documents(&reading.options(&[])?, extractor.text_as) {
            let analysis = extractor.analysis(document?)?;
            let mut rows = write::rows(&analysis, min_confidence);
            let mut reasons = extractor.extractor.explain(&analysis);
            for row in &mut rows {
                if let Some(record) = row.record {
                    row.reasons = std::mem::take(&mut reasons[record.id().index()]);
                }
                if let Some(people) = &extractor.people {
                    row.look_up(people);
                }
            }
            page.add(QuotePagePart::of(&analysis.document, &rows).map_err(failed)?);
        }
        let mut out = Vec::new();
        page.finish(&mut out).map_err(failed)?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    });
    page.map_err(|error: Error| raised(py, &error))
}
