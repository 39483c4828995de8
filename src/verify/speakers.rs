//! Of the places of a quote the one that counts, once it is known who speaks there.

use super::accord::{Name, Named};
use super::inquiry::{Inquiry, Sightings};
use super::kept::{Find, Kept, Places as Found};
use super::labels::Labels;
use super::ruling::rank;
use super::voice::Voices;
use super::{Accord, Sighting};
use crate::document::Document;
use crate::extract::Extractor;
use crate::mention::SpeakerKind;
use crate::text::{Places, Span};
use crate::visible::cleaned;
use rustc_hash::FxHashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Chooses the places of one source.
pub(super) struct Chooser<'s, 'a> {
    pub(super) inquiry: &'s Inquiry<'a>,
    pub(super) document: &'s Document,
    pub(super) labels: Option<Labels<'s>>,
    /// Whether every place was looked at.
    pub(super) is_complete: bool,
}

/// Who speaks at a place of a story.
struct Said {
    name: String,
    kind: SpeakerKind,
    words: Name,
}

/// The sightings of a query, each made once: many speakers may share a place.
type Made = FxHashMap<(usize, Accord), Arc<Sighting>>;

impl Chooser<'_, '_> {
    /// Chooses the best place of each speaker of each query.
    pub(super) fn choose(
        &self,
        found: &[(u32, Vec<Found>)],
        extractor: &Extractor,
        sightings: &mut Sightings,
    ) {
        if found.is_empty() {
            return;
        }
        let said = match self.labels {
            Some(_) => FxHashMap::default(),
            None => self.read(found, extractor),
        };
        let places = Places::new(self.document.text());
        for (query, found) in found {
            let mut made = Made::default();
            for (n, asked) in self.inquiry.queries[*query as usize]
                .asked
                .iter()
                .enumerate()
            {
                let speaker = self.inquiry.asked[*asked as usize].speaker;
                let speaker = speaker.map(|n| &self.inquiry.speakers[n as usize]);
                let kept = &found[n.min(found.len() - 1)].kept;
                let best = kept.iter().map(|kept| {
                    let accord = self.accord(kept, speaker, &said);
                    let judgement = &kept.find.judgement;
                    let rank = rank(judgement.verdict, accord, judgement.word_error_rate);
                    (rank, kept, accord)
                });
                let Some((_, kept, accord)) = best.min_by_key(|(rank, ..)| *rank) else {
                    continue;
                };
                let key = (Rc::as_ptr(&kept.find).addr(), accord);
                let sighting = made.entry(key).or_insert_with(|| {
                    let speaker = match &self.labels {
                        Some(labels) => labels.text(kept.find.voice.turn).map(cleaned),
                        None => said.get(&kept.find.span).map(|said| said.name.clone()),
                    };
                    Arc::new(sighting(
                        &kept.find,
                        accord,
                        speaker,
                        self.document,
                        &places,
                    ))
                });
                sightings.found.insert(*asked, vec![Arc::clone(sighting)]);
            }
        }
    }

    fn accord(
        &self,
        kept: &Kept,
        speaker: Option<&Named<'_>>,
        said: &FxHashMap<Span, Said>,
    ) -> Accord {
        if self.labels.is_some() {
            return match kept.accord {
                // Her own words may stand where nobody looked.
                Accord::Other if !self.is_complete => Accord::Unknown,
                accord => accord,
            };
        }
        match (speaker, said.get(&kept.find.span)) {
            (Some(speaker), Some(said)) if said.kind == SpeakerKind::Person => {
                speaker.accord(&said.words)
            }
            (Some(speaker), Some(said)) if speaker.speaker.name == said.name => Accord::Same,
            _ => Accord::Unknown,
        }
    }

    /// Reads who speaks at the places of a source that is a story, in the order of the places.
    fn read(&self, found: &[(u32, Vec<Found>)], extractor: &Extractor) -> FxHashMap<Span, Said> {
        let kept = found.iter().flat_map(|(_, found)| found);
        let mut spans: Vec<Span> = kept
            .flat_map(|found| &found.kept)
            .map(|kept| kept.find.span)
            .collect();
        spans.sort_unstable();
        spans.dedup();
        let mut voices = Voices::new(self.document, extractor);
        let said = spans.into_iter().filter_map(|span| {
            let (name, kind) = voices.speaker(span)?;
            let words = Name::of(&name);
            Some((span, Said { name, kind, words }))
        });
        said.collect()
    }
}

fn sighting(
    find: &Find,
    accord: Accord,
    speaker: Option<String>,
    document: &Document,
    places: &Places<'_>,
) -> Sighting {
    Sighting {
        document: document.id().to_owned(),
        span: find.span,
        start: places.at(find.span.start()),
        end: places.at(find.span.end()),
        in_file: document.in_file(find.span),
        text: find.text.clone(),
        speaker,
        time: find.voice.time,
        verdict: find.judgement.verdict,
        edits: find.judgement.edits.clone(),
        word_error_rate: find.judgement.word_error_rate,
        accord,
    }
}
