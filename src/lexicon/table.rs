//! Words to what is known of them.

use super::class::{Classes, Word};
use super::inflect;
use super::key::WordKey;
use super::kind::{Inflection, Kind};
use super::lemmas::{Lemmas, TooManyLemmas};
use super::short::ShortWords;
use crate::text::SHORT_WORD;
use std::collections::BTreeMap;

/// What a title or a name's part keeps when it is written as an abbreviation, with its full stop.
///
/// "Sen." is a title as "Sen" is, but "No." is not a negation.
const ABBREVIATED: Classes = Classes::TITLE
    .with(Classes::SUFFIX)
    .with(Classes::ORGANIZATION)
    .with(Classes::PLACE)
    .with(Classes::TIME)
    .with(Classes::PLURAL);

/// The words of a lexicon.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) short: ShortWords,
    pub(super) long: BTreeMap<Box<[u8]>, Word>,
    pub(super) lemmas: Lemmas,
}

impl Table {
    /// Returns what is known of the word of `text` from `start` to `end`.
    #[inline]
    pub(super) fn word(&self, text: &str, start: usize, end: usize) -> Word {
        self.look_up(WordKey::at(text, start, end))
    }

    fn look_up(&self, key: Option<WordKey>) -> Word {
        match key {
            Some(WordKey::Short(key)) => self.short.word(key),
            Some(WordKey::Long(letters, length)) => {
                let known = self.long.get(&letters[..length]);
                known.copied().unwrap_or_default()
            }
            None => Word::default(),
        }
    }

    /// Adds a word of a kind with all its forms.
    pub(super) fn add(
        &mut self,
        word: &str,
        kind: &Kind,
        forms: &str,
    ) -> Result<(), TooManyLemmas> {
        match kind.inflection {
            Inflection::Fixed => {
                self.put(word, kind.classes, 0);
            }
            Inflection::Verb => {
                let lemma = self.lemmas.number(word)?;
                inflect::verb(word, forms, |form, class| {
                    self.put(form, kind.classes | class, lemma);
                });
            }
            Inflection::Noun => {
                let lemma = self.lemmas.number(word)?;
                inflect::noun(word, forms, |form, class| {
                    self.put(form, kind.classes | class, lemma);
                });
            }
        }
        Ok(())
    }

    /// Gives every abbreviation the classes of the word without its full stop: "Sen." is a title.
    ///
    /// Comes after all rows, whose order does not matter then.
    pub(super) fn finish(&mut self) {
        for abbreviation in self.abbreviations() {
            let Some(bare) = abbreviation.strip_suffix('.') else {
                continue;
            };
            let classes = self.look_up(WordKey::new(bare)).classes;
            let mut kept = classes & ABBREVIATED;
            if classes.any(Classes::TITLE) {
                kept |= classes & (Classes::MALE | Classes::FEMALE);
            }
            self.put(&abbreviation, kept, 0);
        }
    }

    fn abbreviations(&self) -> Vec<String> {
        let short = self.short.entries().iter().map(|(key, word)| {
            let letters = key.to_le_bytes();
            let length = usize::from(letters[SHORT_WORD]);
            (letters[..length].to_vec(), word)
        });
        let long = self
            .long
            .iter()
            .map(|(letters, word)| (letters.to_vec(), word));
        short
            .chain(long)
            .filter(|(_, word)| word.classes.any(Classes::ABBREVIATION))
            .filter_map(|(letters, _)| String::from_utf8(letters).ok())
            .collect()
    }

    /// Adds classes to a form. The first lemma that claims a form keeps it: "thought" is think's.
    fn put(&mut self, form: &str, classes: Classes, lemma: u16) {
        let known = match WordKey::new(form) {
            Some(WordKey::Short(key)) => self.short.word_mut(key),
            Some(WordKey::Long(letters, length)) => {
                self.long.entry(letters[..length].into()).or_default()
            }
            // A form longer than any word, as of a user's entry of 47 letters: never looked up.
            None => return,
        };
        known.classes |= classes;
        if known.lemma == 0 {
            known.lemma = lemma;
        }
    }
}
