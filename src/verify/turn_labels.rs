//! Who speaks in a source with labels: `DUARTE: We will pay.`

use super::speaker_match::SpeakerMatch;
use super::speaker_names::{SourceName, StorySpeaker};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::reference;
use crate::visible::cleaned;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The labels of a transcript, each once, and which speakers of the stories they name.
pub(super) struct TurnLabels<'s> {
    document: &'s Document,
    /// The label of each turn, by its number; turns are numbered from 1.
    of_turn: Vec<Option<u32>>,
    names: Vec<SourceName>,
    /// The labels that contain a word.
    by_word: FxHashMap<String, Vec<u32>>,
    /// Cached answers: by speaker and label, and by speaker.
    known: FxHashMap<(u32, u32), SpeakerMatch>,
    own: FxHashMap<u32, bool>,
}

/// How many labels that share a word with a name are compared with it: no transcript has more Smiths.
const NAMESAKES: usize = 256;

impl<'s> TurnLabels<'s> {
    /// Reads the labels; `None` for a source without turns.
    pub(super) fn of(document: &'s Document, lexicon: &Lexicon) -> Option<TurnLabels<'s>> {
        if document.turns().is_empty() {
            return None;
        }
        let mut labels = TurnLabels {
            document,
            of_turn: vec![None],
            names: Vec::new(),
            by_word: FxHashMap::default(),
            known: FxHashMap::default(),
            own: FxHashMap::default(),
        };
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        for turn in document.turns() {
            let text = turn.speaker.map(|span| &document.text()[span]);
            let number = text.or(document.speaker()).map(|text| {
                *numbers
                    .entry(text)
                    .or_insert_with(|| labels.add(text, lexicon))
            });
            labels.of_turn.push(number);
        }
        Some(labels)
    }

    fn add(&mut self, text: &str, lexicon: &Lexicon) -> u32 {
        let number = self.names.len() as u32;
        let name = SourceName::of(&decoded(text), lexicon);
        for word in name.all_words() {
            let labels = self.by_word.entry(word.to_owned()).or_default();
            if labels.last() != Some(&number) && labels.len() < NAMESAKES {
                labels.push(number);
            }
        }
        self.names.push(name);
        number
    }

    /// Returns the name on the label of a turn, prepared for comparison.
    pub(super) fn name(&self, turn: usize) -> Option<&SourceName> {
        let label = self.of_turn.get(turn).copied().flatten()?;
        Some(&self.names[label as usize])
    }

    /// Returns whether a turn has a label.
    pub(super) fn is_labelled(&self, turn: usize) -> bool {
        self.of_turn.get(turn).is_some_and(Option::is_some)
    }

    /// Returns the label of a turn, for display.
    pub(super) fn text(&self, turn: usize) -> Option<String> {
        let turn = self.document.turns().get(turn.checked_sub(1)?)?;
        let label = turn.speaker.map(|span| &self.document.text()[span]);
        let label = label.or(self.document.speaker())?;
        Some(cleaned(&decoded(label)))
    }

    /// Returns whether the label of a turn names a speaker, given by number and name.
    pub(super) fn speaker_match(
        &mut self,
        number: u32,
        speaker: &StorySpeaker<'_>,
        turn: usize,
    ) -> SpeakerMatch {
        let Some(label) = self.of_turn.get(turn).copied().flatten() else {
            return SpeakerMatch::Unknown;
        };
        if let Some(&speaker_match) = self.known.get(&(number, label)) {
            return speaker_match;
        }
        let name = &self.names[label as usize];
        let speaker_match = match speaker.told(name) {
            SpeakerMatch::Same if speaker.is_ambiguous(self.names.iter().take(NAMESAKES)) => {
                SpeakerMatch::Unknown
            }
            // "MODERATOR" is somebody else where the speaker has a different label.
            SpeakerMatch::Unknown
                if speaker.is_named()
                    && speaker.compare(name) == SpeakerMatch::Unknown
                    && self.has_label(number, speaker) =>
            {
                SpeakerMatch::Different
            }
            speaker_match => speaker_match,
        };
        self.known.insert((number, label), speaker_match);
        speaker_match
    }

    /// Returns whether a label names the speaker.
    pub(super) fn has_label(&mut self, number: u32, speaker: &StorySpeaker<'_>) -> bool {
        if let Some(&has) = self.own.get(&number) {
            return has;
        }
        let labels = speaker
            .index_words()
            .filter_map(|word| self.by_word.get(word));
        let mut labels = labels.flatten();
        let has = labels.any(|&n| speaker.compare(&self.names[n as usize]) == SpeakerMatch::Same);
        self.own.insert(number, has);
        has
    }
}

/// Decodes the character references of a label: WebVTT has `O&#39;Dea` for “O'Dea”.
fn decoded(label: &str) -> Cow<'_, str> {
    if !label.contains('&') {
        return Cow::Borrowed(label);
    }
    let mut decoded = String::with_capacity(label.len());
    let mut rest = label;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let (len, word) = reference(rest).unwrap_or((1, "&".to_owned()));
        decoded.push_str(&word);
        rest = &rest[len..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}
