//! Chooses the match of a quote that counts, once it is known who speaks there.
//!
//! In a source with labels they name the speaker. A source that is a story is extracted around the few
//! best matches, and its attributions name the speaker.

use super::best_matches::{PlacedMatch, RankedMatch};
use super::index::QuoteIndex;
use super::query_matches::QueryMatches;
use super::result::{SourceMatch, SourceMatches, SpeakerMatch, rank};
use super::source_speaker::SourceSpeakers;
use super::speaker_names::{SourceName, StorySpeaker};
use super::turn_labels::TurnLabels;
use crate::coref::SpeakerKind;
use crate::document::Document;
use crate::extract::Extractor;
use crate::text::{Places, Span};
use crate::visible::cleaned;
use rustc_hash::FxHashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Chooses the matches of one source.
pub(super) struct MatchChooser<'s, 'a> {
    pub(super) index: &'s QuoteIndex<'a>,
    pub(super) document: &'s Document,
    pub(super) labels: Option<TurnLabels<'s>>,
    /// Whether every place was judged.
    pub(super) is_complete: bool,
}

/// Who speaks at a place, by the attributions of the source.
struct AttributedSpeaker {
    name: String,
    kind: SpeakerKind,
    words: SourceName,
}

/// The matches of a query, each made once: many speakers may share a place.
type SharedMatches = FxHashMap<(usize, SpeakerMatch), Arc<SourceMatch>>;

impl MatchChooser<'_, '_> {
    /// Chooses the best match of each speaker of each query.
    pub(super) fn choose(
        &self,
        found: &[(u32, QueryMatches)],
        extractor: &Extractor,
        matches: &mut SourceMatches,
    ) {
        if found.is_empty() {
            return;
        }
        let said = match self.labels {
            Some(_) => FxHashMap::default(),
            None => self.extract_speakers(found, extractor),
        };
        let places = Places::new(self.document.text());
        for (query, found) in found {
            let mut made = SharedMatches::default();
            let queries = &self.index.queries[*query as usize].speaker_queries;
            for (n, speaker_query) in queries.iter().enumerate() {
                let speaker = self.index.speaker_queries[*speaker_query as usize].speaker;
                let speaker = speaker.map(|n| &self.index.speakers[n as usize]);
                let kept = &found.best[n.min(found.best.len() - 1)].kept;
                let best = kept.iter().map(|kept| {
                    let speaker_match = self.speaker_match(kept, speaker, &said);
                    let judged = &kept.placed.judged;
                    let rank = rank(judged.verdict, speaker_match, judged.word_error_rate);
                    (rank, kept, speaker_match)
                });
                let Some((_, kept, speaker_match)) = best.min_by_key(|(rank, ..)| *rank) else {
                    continue;
                };
                let key = (Rc::as_ptr(&kept.placed).addr(), speaker_match);
                let source_match = made.entry(key).or_insert_with(|| {
                    let speaker = match &self.labels {
                        Some(labels) => labels.text(kept.placed.turn.turn).map(cleaned),
                        None => said.get(&kept.placed.span).map(|said| said.name.clone()),
                    };
                    Arc::new(source_match(
                        &kept.placed,
                        speaker_match,
                        speaker,
                        self.document,
                        &places,
                    ))
                });
                matches
                    .found
                    .insert(*speaker_query, vec![Arc::clone(source_match)]);
            }
        }
    }

    /// Returns whether story and source name the same speaker of a match.
    fn speaker_match(
        &self,
        kept: &RankedMatch,
        speaker: Option<&StorySpeaker<'_>>,
        said: &FxHashMap<Span, AttributedSpeaker>,
    ) -> SpeakerMatch {
        if self.labels.is_some() {
            return match kept.speaker_match {
                // The speaker's own words may be at a place that was not judged.
                SpeakerMatch::Different if !self.is_complete => SpeakerMatch::Unknown,
                speaker_match => speaker_match,
            };
        }
        match (speaker, said.get(&kept.placed.span)) {
            (Some(speaker), Some(said)) if said.kind == SpeakerKind::Person => {
                speaker.compare(&said.words)
            }
            (Some(speaker), Some(said)) if speaker.speaker.name == said.name => SpeakerMatch::Same,
            _ => SpeakerMatch::Unknown,
        }
    }

    /// Extracts who speaks at the matches in a source that is a story, in their order.
    fn extract_speakers(
        &self,
        found: &[(u32, QueryMatches)],
        extractor: &Extractor,
    ) -> FxHashMap<Span, AttributedSpeaker> {
        let best = found.iter().flat_map(|(_, found)| &found.best);
        let mut spans: Vec<Span> = best
            .flat_map(|best| &best.kept)
            .map(|kept| kept.placed.span)
            .collect();
        spans.sort_unstable();
        spans.dedup();
        let mut speakers = SourceSpeakers::new(self.document, extractor);
        let said = spans.into_iter().filter_map(|span| {
            let (name, kind) = speakers.speaker(span)?;
            let words = SourceName::of(&name, self.index.lexicon);
            Some((span, AttributedSpeaker { name, kind, words }))
        });
        said.collect()
    }
}

fn source_match(
    placed: &PlacedMatch,
    speaker_match: SpeakerMatch,
    speaker: Option<String>,
    document: &Document,
    places: &Places<'_>,
) -> SourceMatch {
    SourceMatch {
        document: document.id().to_owned(),
        span: placed.span,
        start: places.at(placed.span.start()),
        end: places.at(placed.span.end()),
        in_file: document.in_file(placed.span),
        text: placed.text.clone(),
        speaker,
        time: placed.turn.time,
        verdict: placed.judged.verdict,
        edits: placed.judged.edits.clone(),
        word_error_rate: placed.judged.word_error_rate,
        speaker_match,
    }
}
