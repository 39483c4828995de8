//! Words to what is known of them, and the numbers of their lemmas.

use super::class::{Classes, Word};
use super::inflect;
use super::key::Key;
use super::kind::{Inflection, Kind};
use rustc_hash::FxHashMap;

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
    short: FxHashMap<u128, Word>,
    long: FxHashMap<Box<[u8]>, Word>,
    /// The name of each lemma; the lemma's number is one more than its index.
    lemmas: Vec<Box<str>>,
    /// The number of each lemma.
    numbers: FxHashMap<Box<str>, u16>,
    abbreviations: Vec<Box<str>>,
}

/// There are more lemmas than numbers for them.
#[derive(Debug)]
pub(super) struct TooManyLemmas;

impl Table {
    /// Makes an empty table with room for the built-in words.
    pub(super) fn with_room() -> Table {
        let mut table = Table::default();
        table.short.reserve(14_000);
        table.lemmas.reserve(4_000);
        table.numbers.reserve(4_000);
        table
    }

    /// Returns what is known of `word`.
    pub(super) fn word(&self, word: &str) -> Word {
        let known = match Key::new(word) {
            Some(Key::Short(key)) => self.short.get(&key),
            Some(Key::Long(letters, length)) => self.long.get(&letters[..length]),
            None => None,
        };
        known.copied().unwrap_or_default()
    }

    /// Returns the name of a lemma, or nothing for 0.
    pub(super) fn lemma_name(&self, lemma: u16) -> &str {
        let index = usize::from(lemma).checked_sub(1);
        index
            .and_then(|n| self.lemmas.get(n))
            .map_or("", |name| name)
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
                if kind.classes.any(Classes::ABBREVIATION) {
                    self.abbreviations.push(word.into());
                }
            }
            Inflection::Verb => {
                let lemma = self.lemma(word)?;
                inflect::verb(word, forms, |form, class| {
                    self.put(form, kind.classes | class, lemma);
                });
            }
            Inflection::Noun => {
                let lemma = self.lemma(word)?;
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
        let abbreviations = std::mem::take(&mut self.abbreviations);
        for abbreviation in &abbreviations {
            let Some(bare) = abbreviation.strip_suffix('.') else {
                continue;
            };
            let classes = self.word(bare).classes;
            let mut kept = classes & ABBREVIATED;
            if classes.any(Classes::TITLE) {
                kept |= classes & (Classes::MALE | Classes::FEMALE);
            }
            self.put(abbreviation, kept, 0);
        }
        self.abbreviations = abbreviations;
    }

    /// Adds classes to a form. The first lemma that claims a form keeps it: "thought" is think's.
    fn put(&mut self, form: &str, classes: Classes, lemma: u16) {
        let known = match Key::new(form) {
            Some(Key::Short(key)) => self.short.entry(key).or_default(),
            Some(Key::Long(letters, length)) => {
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

    fn lemma(&mut self, name: &str) -> Result<u16, TooManyLemmas> {
        if let Some(number) = self.numbers.get(name) {
            return Ok(*number);
        }
        let number = u16::try_from(self.lemmas.len() + 1).map_err(|_| TooManyLemmas)?;
        self.lemmas.push(name.into());
        self.numbers.insert(name.into(), number);
        Ok(number)
    }
}
