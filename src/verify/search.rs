//! The search through one source: chunk by chunk, all quotes at once.
//!
//! First all quotes to the letter (`exact_search`), then those that were not found so, by the runs of
//! words that they share with the source (`aligned_search`). Time is linear in stories and source
//! whatever they hold: judging and aligning have budgets that grow with the source.

use super::aligned_search::AlignedSearch;
use super::choose::MatchChooser;
use super::chunk::chunks;
use super::exact_search::ExactSearch;
use super::index::QuoteIndex;
use super::phrase_matcher::PhraseMatcher;
use super::query_matches::{QueryMatches, SearchState};
use super::result::SourceMatches;
use super::source_text::SourceText;
use crate::document::Document;
use crate::extract::Extractor;

/// The search through one source.
pub(super) struct SourceSearch<'s, 'a> {
    extractor: &'s Extractor,
    state: SearchState<'s, 'a>,
    exact: ExactSearch<'s>,
    aligned: AlignedSearch,
}

impl<'s, 'a> SourceSearch<'s, 'a> {
    pub(super) fn new(
        index: &'s QuoteIndex<'a>,
        document: &'s Document,
        extractor: &'s Extractor,
    ) -> Self {
        SourceSearch {
            extractor,
            state: SearchState::new(index, document),
            exact: ExactSearch::new(),
            aligned: AlignedSearch::new(),
        }
    }

    /// Searches the whole source.
    pub(super) fn run(mut self, size: usize, overlap: usize) -> SourceMatches {
        let index = self.state.index;
        let mut phrases = PhraseMatcher::new(&index.phrases);
        let mut asides = PhraseMatcher::new(&index.asides);
        for chunk in chunks(self.state.document, size, overlap) {
            let source = SourceText::of(&chunk, index);
            self.exact.grant(source.ids.len());
            self.aligned.grant(source.ids.len());
            self.exact.search(&mut self.state, &mut phrases, &source);
            if source.has_asides() && !index.asides.is_empty() {
                // A story may quote the remark as well: “We won (applause) and we thank you.”
                let source = SourceText::with_asides(&chunk, index);
                self.exact.forget();
                self.exact.search(&mut self.state, &mut asides, &source);
                self.exact.forget();
            }
            self.aligned.search(&mut self.state, &source);
        }
        let mut matches = SourceMatches {
            pool: self.state.document.text().len() as u64,
            ..SourceMatches::default()
        };
        for (queries, count) in phrases.counts().chain(asides.counts()) {
            for &query in queries {
                let counted = matches.counts.entry(query).or_default();
                *counted = count.max(*counted);
            }
        }
        self.choose(&mut matches);
        matches
    }

    /// Chooses the best match of each quote, once it is known who speaks there.
    fn choose(self, matches: &mut SourceMatches) {
        let is_complete = self.exact.is_complete();
        let mut found: Vec<(u32, QueryMatches)> = self.state.found.into_iter().collect();
        found.sort_unstable_by_key(|(query, _)| *query);
        MatchChooser {
            index: self.state.index,
            document: self.state.document,
            labels: self.state.labels,
            is_complete,
        }
        .choose(&found, self.extractor, matches);
    }
}
