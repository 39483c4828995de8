//! Word forms that are told apart one by one: the sixty that matter most in each place.
//!
//! A class says that "said" and "called" both carry speech; the form says that people are called
//! names, and that what is said is seldom one word. Which forms matter where is learned, and kept
//! in the model.

use super::feature::{Feature, VALUES};
use rustc_hash::FxHashMap;

/// The places in which forms are looked at, with the features that hold them.
pub const PLACES: [Feature; 10] = [
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

/// How many of [`PLACES`] hold one token; the last holds the path, which is made of several.
pub(super) const OF_TOKENS: usize = 9;

/// How many of [`PLACES`] belong to the quote; the rest belong to the candidate.
pub(super) const OF_QUOTE: usize = 6;

/// The most forms one place can have: 0 stands for every other word.
pub const MOST: usize = VALUES as usize - 1;

/// The longest form that is looked up, in bytes.
const LONGEST: usize = 16;

/// The forms of every place with their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    numbers: [FxHashMap<Box<str>, u8>; PLACES.len()],
}

impl Forms {
    /// Adds the forms of a place, which are numbered from 1. Returns `None` where that cannot be.
    pub(super) fn add<'w>(
        &mut self,
        place: &str,
        words: impl Iterator<Item = &'w str>,
    ) -> Option<()> {
        let named = |feature: &Feature| Feature::ALL[*feature as usize].0 == place;
        let numbers = &mut self.numbers[PLACES.iter().position(named)?];
        for word in words {
            let number = u8::try_from(numbers.len() + 1).ok()?;
            numbers.insert(word.into(), number);
        }
        (numbers.len() <= MOST).then_some(())
    }

    /// Returns the number of a word in a place, whatever its case.
    pub(super) fn number(&self, place: usize, word: &str) -> u8 {
        let mut lower = [0; LONGEST];
        let Some(lower) = lower.get_mut(..word.len()) else {
            return 0;
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let lower = std::str::from_utf8(lower).unwrap_or_default();
        self.numbers[place].get(lower).copied().unwrap_or(0)
    }
}
