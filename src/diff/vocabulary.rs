//! A number for every word, so that words are compared as numbers.

use crate::text::{Folded, fold};
use rustc_hash::FxHashMap;

/// The words of all revisions, numbered in the order they are met.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<Box<str>, u32>,
    weights: Vec<u32>,
}

/// Words of up to this many letters are mostly "the", "of" and "is", which any two quotes share; they
/// have half the weight.
const SHORT: usize = 3;

impl Vocabulary {
    /// Returns the number of a word, which is in lower case already.
    pub(super) fn number(&mut self, key: &str) -> u32 {
        if let Some(&number) = self.numbers.get(key) {
            return number;
        }
        let number = self.weights.len() as u32;
        self.numbers.insert(key.into(), number);
        self.weights
            .push(if key.chars().count() > SHORT { 2 } else { 1 });
        number
    }

    /// Returns the number of a word that is known.
    pub(super) fn known(&self, key: &str) -> Option<u32> {
        self.numbers.get(key).copied()
    }

    /// Returns the number of a token, as it is in the story.
    pub(super) fn token(&mut self, text: &str) -> u32 {
        if text.bytes().all(|b| b.is_ascii_lowercase()) {
            return self.number(text);
        }
        self.number(&plain(text))
    }

    /// Returns the weight of a word: how much it says about which quote it is from.
    pub(super) fn weight(&self, number: u32) -> u32 {
        self.weights[number as usize]
    }

    /// Returns the weight of some words together.
    pub(super) fn total_weight(&self, numbers: &[u32]) -> u32 {
        numbers.iter().map(|&n| self.weight(n)).sum()
    }
}

/// Returns a text in lower case and with plain signs: `o'neill` for "O’Neill".
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (_, folded) in fold(text) {
        match folded {
            Folded::Char(c) => plain.extend(c.to_lowercase()),
            Folded::Space => plain.push(' '),
            Folded::Double => plain.push('"'),
            Folded::Single => plain.push('\''),
            Folded::Hyphen => plain.push('-'),
            Folded::Dash => plain.push('—'),
            Folded::Ellipsis => plain.push('…'),
        }
    }
    plain
}
