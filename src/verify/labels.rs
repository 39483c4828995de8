//! Who speaks in a source with labels: `DUARTE: We will pay.`

use super::Accord;
use super::accord::{Name, Named};
use crate::document::Document;
use rustc_hash::FxHashMap;

/// The labels of a transcript, each once, and whom of the stories they name.
pub(super) struct Labels<'s> {
    document: &'s Document,
    /// The label of each turn, by its number; turns are numbered from 1.
    of_turn: Vec<Option<u32>>,
    names: Vec<Name>,
    /// The labels that have a word.
    by_word: FxHashMap<String, Vec<u32>>,
    /// What was asked before: by speaker and label, and by speaker.
    known: FxHashMap<(u32, u32), Accord>,
    own: FxHashMap<u32, bool>,
}

/// Of the labels that share a word with a name so many are compared with it: more Smiths are in no
/// transcript.
const NAMESAKES: usize = 256;

impl<'s> Labels<'s> {
    /// Reads the labels; nothing where a source has none.
    pub(super) fn of(document: &'s Document) -> Option<Labels<'s>> {
        if document.turns().is_empty() {
            return None;
        }
        let mut labels = Labels {
            document,
            of_turn: vec![None],
            names: Vec::new(),
            by_word: FxHashMap::default(),
            known: FxHashMap::default(),
            own: FxHashMap::default(),
        };
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        for turn in document.turns() {
            let number = turn.speaker.map(|span| {
                let text = &document.text()[span];
                *numbers.entry(text).or_insert_with(|| labels.add(text))
            });
            labels.of_turn.push(number);
        }
        Some(labels)
    }

    fn add(&mut self, text: &str) -> u32 {
        let number = self.names.len() as u32;
        let name = Name::of(text);
        for word in name.all_words() {
            let labels = self.by_word.entry(word.to_owned()).or_default();
            if labels.last() != Some(&number) && labels.len() < NAMESAKES {
                labels.push(number);
            }
        }
        self.names.push(name);
        number
    }

    /// Returns the label of a turn.
    pub(super) fn text(&self, turn: usize) -> Option<&'s str> {
        let turn = self.document.turns().get(turn.checked_sub(1)?)?;
        turn.speaker.map(|span| &self.document.text()[span])
    }

    /// Tells whether the label of a turn names a speaker, given by number and name.
    pub(super) fn accord(&mut self, number: u32, speaker: &Named<'_>, turn: usize) -> Accord {
        let Some(label) = self.of_turn.get(turn).copied().flatten() else {
            return Accord::Unknown;
        };
        if let Some(&accord) = self.known.get(&(number, label)) {
            return accord;
        }
        let accord = match speaker.accord(&self.names[label as usize]) {
            // "MODERATOR" is somebody else where the speaker has a label of her own.
            Accord::Unknown if self.has_label(number, speaker) => Accord::Other,
            accord => accord,
        };
        self.known.insert((number, label), accord);
        accord
    }

    /// Tells whether a speaker has a label of her own.
    pub(super) fn has_label(&mut self, number: u32, speaker: &Named<'_>) -> bool {
        if let Some(&has) = self.own.get(&number) {
            return has;
        }
        let labels = speaker.telling().filter_map(|word| self.by_word.get(word));
        let mut labels = labels.flatten();
        let has = labels.any(|&n| speaker.accord(&self.names[n as usize]) == Accord::Same);
        self.own.insert(number, has);
        has
    }
}
