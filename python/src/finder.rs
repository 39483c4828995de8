//! Extracts the quotes of a story, as rows, with what a file of people says of the speakers.

use crate::story::TextAs;
use onrecord::speakers::People;
use onrecord::write::{self, QuoteRow};
use onrecord::{Analysis, Document, Extractor};
use std::sync::Arc;

/// What finds quotes and makes rows of them. Threads share it.
#[derive(Clone)]
pub(crate) struct QuoteFinder {
    pub(crate) extractor: Arc<Extractor>,
    pub(crate) people: Option<Arc<People>>,
    pub(crate) min_confidence: f64,
    pub(crate) text_as: TextAs,
}

impl QuoteFinder {
    /// Returns the file of people.
    pub(crate) fn people(&self) -> Option<&People> {
        self.people.as_deref()
    }

    /// Finds the quotes of a story. Rows need neither tokens nor sentences.
    pub(crate) fn analysis(&self, document: Document) -> Analysis {
        let mut analysis = self.extractor.extract(document);
        analysis.forget_tokens();
        analysis
    }

    /// Returns the rows of a story.
    pub(crate) fn rows<'a>(&'a self, analysis: &'a Analysis) -> Vec<QuoteRow<'a>> {
        let mut rows = write::rows(analysis, self.min_confidence);
        if let Some(people) = self.people() {
            rows.iter_mut().for_each(|row| row.look_up(people));
        }
        rows
    }
}
