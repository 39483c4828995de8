//! Word vocabularies: the words that are distinguished one by one, the sixty most frequent in each
//! place.
//!
//! A class says that "said" and "called" both carry speech; the word says that people are called
//! names, and that what is said is seldom one word. Which words matter where is learned, and kept in
//! the model.

use super::schema::Feature;
use crate::rank::VALUES;
use crate::text::{bytes_as_number, short_word};
use rustc_hash::FxHashMap;

/// The places in which words are distinguished, with the features that hold them.
pub(crate) const PLACES: [Feature; 10] = [
    Feature::LeftForm,
    Feature::Left2Form,
    Feature::RightForm,
    Feature::CueBeforeForm,
    Feature::CueAfterForm,
    Feature::FirstForm,
    Feature::VerbForm,
    Feature::HeadForm,
    Feature::PreviousForm,
    Feature::Path,
];

/// How many of [`PLACES`] hold one token; the last holds the path, which is derived from several.
pub(crate) const OF_TOKENS: usize = 9;

/// How many of [`PLACES`] belong to the quote; the rest belong to the candidate.
pub(crate) const OF_QUOTE: usize = 6;

/// The most words one place can have: 0 stands for every other word.
pub(crate) const MOST: usize = VALUES as usize - 1;

/// The longest word that is looked up, in bytes.
const LONGEST: usize = 16;

/// The vocabulary of every place.
///
/// A word is a key once, whatever the places it has numbers in: its bytes as one number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Vocabularies {
    numbers: FxHashMap<u128, [u8; PLACES.len()]>,
    /// How many words each place has.
    counts: [u8; PLACES.len()],
}

impl Vocabularies {
    /// Adds the words of a place, which are numbered from 1. Returns `None` where that cannot be.
    pub(crate) fn add<'w>(
        &mut self,
        place: &str,
        mut words: impl Iterator<Item = &'w str>,
    ) -> Option<()> {
        let named = |feature: &Feature| Feature::ALL[*feature as usize].0 == place;
        let place = PLACES.iter().position(named)?;
        words.try_for_each(|word| self.push(place, word.as_bytes()))
    }

    /// Adds the next word of the place with this index.
    pub(crate) fn push(&mut self, place: usize, word: &[u8]) -> Option<()> {
        let count = &mut self.counts[place];
        *count += 1;
        if word.len() <= LONGEST {
            let numbers = self.numbers.entry(bytes_as_number(word)).or_default();
            numbers[place] = *count;
        }
        (usize::from(*count) <= MOST).then_some(())
    }

    /// Returns the number of a word in a place, whatever its case.
    pub(crate) fn number(&self, place: usize, word: &str) -> u8 {
        let letters = short_word(word, 0, word.len()).or_else(|| {
            let mut lower = [0; LONGEST];
            let lower = lower.get_mut(..word.len())?;
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            Some(bytes_as_number(lower))
        });
        let numbers = letters.and_then(|letters| self.numbers.get(&letters));
        numbers.map_or(0, |numbers| numbers[place])
    }
}

#[cfg(test)]
pub(super) mod sentences {
    use super::*;

    crate::attribute::features::tests::sentences! {
        Path: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Ida Holm said “it leaks” in May." "Ida Holm" = 1;
        LeftForm: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "In what Ida Holm called “a sieve”, they rowed." "Ida Holm" = 1;
        Left2Form: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "The report by Ida Holm was “a joke”." "Ida Holm" = 1;
        RightForm: "She said it was “a sieve”." "She" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
        CueBeforeForm: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "She said it was “a sieve”." "She" = 1;
        CueAfterForm: "She said it was “a sieve”." "She" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
        FirstForm: "She said it was “a sieve”." "She" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
        VerbForm: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "She said it was “a sieve”." "She" = 1;
        HeadForm: "She said it was “a sieve”." "She" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
        PreviousForm: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Then Ida Holm arrived.\n\n“It leaks.”" "Ida Holm" = 1;
    }
}
