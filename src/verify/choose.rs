//! Chooses the match of a quote that counts, once it is known who speaks there.
//!
//! In a source with labels they name the speaker. A source that is a story is extracted around the few
//! best matches, and its attributions name the speaker.

use super::best_matches::{PlacedMatch, RankedMatch};
use super::index::QuoteIndex;
use super::query_matches::QueryMatches;
use super::result::{SourceMatch, SourceMatches, rank};
use super::source_speaker::{AttributedSpeaker, SourceSpeakers};
use super::speaker_match::{SpeakerDoubt, SpeakerMatch};
use super::speaker_names::StorySpeaker;
use super::turn_labels::TurnLabels;
use super::verdict::Verdict;
use crate::compare::Permille;
use crate::coref::SpeakerKind;
use crate::document::Document;
use crate::extract::Extractor;
use crate::text::{Places, Span};
use rustc_hash::FxHashMap;
use std::rc::Rc;
use std::sync::Arc;

/// An altered quote with more words wrong than this may be another person's by chance.
const MOST_DIFFERENT: Permille = Permille(300);

/// Chooses the matches of one source.
pub(super) struct MatchChooser<'s, 'a> {
    pub(super) index: &'s QuoteIndex<'a>,
    pub(super) document: &'s Document,
    pub(super) labels: Option<TurnLabels<'s>>,
    /// Whether every place was judged.
    pub(super) is_complete: bool,
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
                let story_speaker = speaker;
                let kept = &found.best[n.min(found.best.len() - 1)].kept;
                let best = kept.iter().map(|kept| {
                    let speaker_match = self.speaker_match(kept, speaker, &said);
                    let judged = &kept.placed.judged;
                    let altered = judged.verdict == Verdict::Altered;
                    let labelled = self.has_speaker(kept, &said);
                    let chance = altered && judged.strength.is_chance(speaker_match, labelled, 0);
                    let rank = rank(
                        judged.verdict,
                        chance,
                        speaker_match,
                        judged.word_error_rate,
                    );
                    (rank, kept, speaker_match)
                });
                let Some((_, kept, speaker_match)) = best.min_by_key(|(rank, ..)| *rank) else {
                    continue;
                };
                let key = (Rc::as_ptr(&kept.placed).addr(), speaker_match);
                let source_match = made.entry(key).or_insert_with(|| {
                    let speaker = match &self.labels {
                        Some(labels) => labels.text(kept.placed.turn.turn),
                        None => said.get(&kept.placed.span).map(|said| said.name.clone()),
                    };
                    let told = (
                        speaker_match,
                        self.doubt(kept, story_speaker, speaker_match, &said),
                    );
                    Arc::new(source_match(
                        &kept.placed,
                        told,
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

    /// Returns whether the source names the speaker of a match.
    fn has_speaker(&self, kept: &RankedMatch, said: &FxHashMap<Span, AttributedSpeaker>) -> bool {
        match &self.labels {
            Some(labels) => labels.is_labelled(kept.placed.turn.turn),
            None => said.contains_key(&kept.placed.span),
        }
    }

    /// Returns whether story and source name the same speaker of a match.
    fn speaker_match(
        &self,
        kept: &RankedMatch,
        speaker: Option<&StorySpeaker<'_>>,
        said: &FxHashMap<Span, AttributedSpeaker>,
    ) -> SpeakerMatch {
        let judged = &kept.placed.judged;
        // "Somebody else said it" needs more than some words in common, and words that a person reads out
        // are not their own.
        let few = judged.strength.is_slight();
        let differs = judged.verdict == Verdict::Altered && judged.word_error_rate > MOST_DIFFERENT;
        let doubtful = judged.in_quotation && self.labels.is_some() || differs || few;
        let firm = |speaker_match| match speaker_match {
            SpeakerMatch::Different if doubtful => SpeakerMatch::Unknown,
            speaker_match => speaker_match,
        };
        if self.labels.is_some() {
            return match kept.speaker_match {
                // The speaker's own words may be at a place that was not judged.
                SpeakerMatch::Different if !self.is_complete => SpeakerMatch::Unknown,
                speaker_match => firm(speaker_match),
            };
        }
        match (speaker, said.get(&kept.placed.span)) {
            (Some(speaker), Some(said)) if said.kind == SpeakerKind::Person => {
                match speaker.told(&said.words) {
                    SpeakerMatch::Different if doubtful || !said.is_sure => SpeakerMatch::Unknown,
                    SpeakerMatch::Different if !speaker.is_named() => SpeakerMatch::Unknown,
                    speaker_match => speaker_match,
                }
            }
            (Some(speaker), Some(said)) if speaker.speaker.name == said.name => SpeakerMatch::Same,
            _ => SpeakerMatch::Unknown,
        }
    }

    /// Returns why it is not known whether story and source name the same speaker.
    fn doubt(
        &self,
        kept: &RankedMatch,
        speaker: Option<&StorySpeaker<'_>>,
        told: SpeakerMatch,
        said: &FxHashMap<Span, AttributedSpeaker>,
    ) -> Option<SpeakerDoubt> {
        if told != SpeakerMatch::Unknown {
            return None;
        }
        let attributed = said.get(&kept.placed.span);
        let name = match &self.labels {
            Some(labels) => labels.name(kept.placed.turn.turn),
            None => attributed.map(|said| &said.words),
        };
        let (Some(speaker), Some(name)) = (speaker, name) else {
            let nobody = if speaker.is_none() {
                SpeakerDoubt::Story
            } else {
                SpeakerDoubt::Source
            };
            return Some(nobody);
        };
        Some(match (speaker.compare(name), speaker.told(name)) {
            (SpeakerMatch::Same, _) => SpeakerDoubt::Namesake,
            (SpeakerMatch::Different, SpeakerMatch::Unknown) => SpeakerDoubt::Pronoun,
            (SpeakerMatch::Different, _) if kept.placed.judged.in_quotation => {
                SpeakerDoubt::Quotation
            }
            (SpeakerMatch::Different, _) if attributed.is_some() => SpeakerDoubt::Attribution,
            (SpeakerMatch::Different, _) => SpeakerDoubt::FewWords,
            (SpeakerMatch::Unknown, _) => SpeakerDoubt::Role,
        })
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
        let mut speakers = SourceSpeakers::new(self.document, extractor, self.index.lexicon);
        let said = spans
            .into_iter()
            .filter_map(|span| Some((span, speakers.speaker(span)?)));
        said.collect()
    }
}

fn source_match(
    placed: &PlacedMatch,
    (speaker_match, speaker_doubt): (SpeakerMatch, Option<SpeakerDoubt>),
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
        speaker_doubt,
        differing: placed.judged.differing,
        strength: placed.judged.strength,
    }
}
