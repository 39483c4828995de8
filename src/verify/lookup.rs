//! The two steps of a verification: search each source, then decide on every quote.

use super::index::{QuoteIndex, StoryQuote};
use super::result::{SourceMatches, VerdictResult};
use super::search::SourceSearch;
use super::verdict::Verdict;
use crate::document::Document;
use crate::extract::Extractor;
use std::sync::Arc;

/// The minimum length of a chunk in bytes; it is also several times its overlap with the next one.
const CHUNK: usize = 1 << 18;

impl QuoteIndex<'_> {
    /// Searches one source for all quotes, in time linear in its length. In a source that is a story the
    /// extractor finds who speaks.
    pub fn search(&self, source: &Document, extractor: &Extractor) -> SourceMatches {
        let overlap = 4 * self.longest + (1 << 14);
        let size = CHUNK.max(4 * overlap);
        SourceSearch::new(self, source, extractor).run(size, overlap)
    }

    /// Decides on every quote, in the order of the stories. Of equally good matches the one in the
    /// first source wins. With very many sources, merge their matches one by one instead
    /// ([`SourceMatches::merge`]).
    pub fn verdicts(&self, sources: Vec<SourceMatches>) -> Vec<VerdictResult> {
        let mut all = SourceMatches::default();
        sources.into_iter().for_each(|source| all.merge(source));
        let pool = all.pool;
        let result = |quote: &StoryQuote| {
            let found = all.found.get(&quote.speaker_query);
            let query = self.speaker_queries[quote.speaker_query as usize].query;
            let chance = found.is_some_and(|found| found[0].is_chance(pool));
            let (matches, nearest) = match found {
                Some(found) if chance => (Vec::new(), Some(Arc::clone(&found[0]))),
                Some(found) => (found.clone(), None),
                None => (Vec::new(), None),
            };
            VerdictResult {
                story: quote.story,
                quote: quote.quote,
                verdict: matches.first().map_or(Verdict::Absent, |best| best.verdict),
                matches,
                count: all.counts.get(&query).copied().unwrap_or(0),
                is_speech: quote.is_speech,
                nearest,
            }
        };
        self.quotes.iter().map(result).collect()
    }
}
