//! What has been found in one source so far: the best matches of each query.

use super::align::AlignmentStep;
use super::best_matches::{BestMatches, PlacedMatch, RankedMatch};
use super::index::QuoteIndex;
use super::query_quote::QuotePart;
use super::source_text::SourceText;
use super::speaker_match::SpeakerMatch;
use super::turn_labels::TurnLabels;
use super::verdict::Verdict;
use super::verdict_builder::MatchContext;
use crate::document::Document;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::rc::Rc;

/// Matches this near to the border of a chunk are left to the neighboring chunk, which has the words
/// around them: "We will" must not be cut off from its "not".
const BORDER: usize = 16;

/// The matches of a query in the source.
pub(super) struct QueryMatches {
    /// For each speaker of the query; in a source without labels, where only the words count, one for
    /// all of them.
    pub(super) best: Vec<BestMatches>,
    /// Those of `best` that a better match may still come for.
    pub(super) open: Vec<u32>,
}

/// Which reading of a quote is matched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum MatchMode {
    /// To the letter.
    Literal,
    /// With marked cuts and insertions, or with words changed. Counts only where no match is faithful to
    /// the letter.
    Aligned,
}

/// A source and what has been found in it.
pub(super) struct SearchState<'s, 'a> {
    pub(super) index: &'s QuoteIndex<'a>,
    pub(super) document: &'s Document,
    pub(super) labels: Option<TurnLabels<'s>>,
    /// The matches of each query, by its number.
    pub(super) found: FxHashMap<u32, QueryMatches>,
}

impl<'s, 'a> SearchState<'s, 'a> {
    pub(super) fn new(index: &'s QuoteIndex<'a>, document: &'s Document) -> Self {
        SearchState {
            index,
            document,
            labels: TurnLabels::of(document, index.lexicon),
            found: FxHashMap::default(),
        }
    }

    /// Judges an alignment of a query and keeps it if it is among the best.
    pub(super) fn judge(
        &mut self,
        number: u32,
        parts: &[QuotePart],
        steps: &[AlignmentStep],
        mode: MatchMode,
        source: &SourceText<'_>,
    ) {
        let query = &self.index.queries[number as usize];
        let context = MatchContext {
            quote: &query.quote,
            parts,
            source,
            document: self.document,
        };
        let Some(mut judged) = context.judge(steps) else {
            return;
        };
        if is_cut_off(judged.terms.clone(), source)
            || (query.quote.is_short() && judged.verdict > Verdict::Typography)
        {
            return;
        }
        if !query.is_whole {
            judged.verdict = judged.verdict.max(Verdict::Altered);
        }
        let span = judged.span;
        for edit in &mut judged.edits {
            edit.in_source = within(edit.in_source, span);
        }
        let placed = PlacedMatch {
            judged,
            span: source.chunk.origin(span),
            text: source.words.text()[span].to_owned(),
            turn: source.chunk.turn(span.start()),
        };
        self.keep(number, Rc::new(placed), mode);
    }

    /// Keeps a match if it is among the best, for each speaker of the query.
    fn keep(&mut self, number: u32, placed: Rc<PlacedMatch>, mode: MatchMode) {
        let index = self.index;
        let query = &index.queries[number as usize];
        let found = self.found.entry(number).or_insert_with(|| {
            let speakers = self.labels.as_ref();
            let speakers = speakers.map_or(1, |_| query.speaker_queries.len());
            QueryMatches {
                best: vec![BestMatches::default(); speakers],
                open: (0..speakers as u32).collect(),
            }
        });
        let best_possible = if query.is_whole {
            Verdict::Exact
        } else {
            Verdict::Altered
        };
        let (labels, all) = (&mut self.labels, &mut found.best);
        found.open.retain(|&n| {
            let best = &mut all[n as usize];
            if mode == MatchMode::Aligned && !best.wants_more() {
                return true;
            }
            let speaker_query = query.speaker_queries[n as usize];
            let speaker = index.speaker_queries[speaker_query as usize].speaker;
            let named = speaker.map(|speaker| (speaker, &index.speakers[speaker as usize]));
            let placed = Rc::clone(&placed);
            let (Some(labels), Some((speaker, named))) = (labels.as_mut(), named) else {
                best.keep(RankedMatch {
                    placed,
                    speaker_match: SpeakerMatch::Unknown,
                });
                return !best.is_full(best_possible);
            };
            let speaker_match = labels.speaker_match(speaker, named, placed.turn.turn);
            best.keep(RankedMatch {
                placed,
                speaker_match,
            });
            // A speaker with a label is looked for in all places.
            let full = best.is_full(best_possible) && !labels.has_label(speaker, named);
            !best.is_perfect() && !full
        });
    }
}

/// Returns whether a match is too near to the border of a chunk to be judged there.
pub(super) fn is_cut_off(terms: Range<usize>, source: &SourceText<'_>) -> bool {
    (!source.chunk.is_first && terms.start < BORDER)
        || (!source.chunk.is_last && terms.end + BORDER > source.terms.len())
}

/// Returns a span relative to the start of another, clipped to it.
fn within(inner: Span, outer: Span) -> Span {
    let inside = |at: usize| at.clamp(outer.start(), outer.end()) - outer.start();
    Span::new(inside(inner.start()), inside(inner.end()))
}
