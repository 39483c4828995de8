//! A number for every word, so that words are compared as numbers.

use crate::text::{Folded, fold};
use rustc_hash::FxHashMap;

/// The words of all revisions, numbered in the order they are met.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<Box<str>, u32>,
    weights: Vec<u32>,
}

/// Words of up to this many letters are mostly "the", "of" and "is", which any two quotes share.
const SHORT: usize = 3;

impl Vocabulary {
    /// Returns the number of a word, which is in small letters already.
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

    /// Returns the number of a word that has been met.
    pub(super) fn known(&self, key: &str) -> Option<u32> {
        self.numbers.get(key).copied()
    }

    /// Returns the number of a token as a story has it.
    pub(super) fn token(&mut self, text: &str) -> u32 {
        if text.bytes().all(|b| b.is_ascii_lowercase()) {
            return self.number(text);
        }
        self.number(&plain(text))
    }

    /// Returns how much a word says about which quote it is from.
    pub(super) fn weight(&self, number: u32) -> u32 {
        self.weights[number as usize]
    }

    /// Returns how much some words weigh together.
    pub(super) fn weigh(&self, numbers: &[u32]) -> u32 {
        numbers.iter().map(|&n| self.weight(n)).sum()
    }
}

/// Writes a text in small letters and plain signs: `o'neill` for "O’Neill".
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
