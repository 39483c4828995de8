//! One side of an edit: its words, as the notes ask about them.

use super::tokenize::WordKind;
use super::words::Words;
use crate::lexicon::{Lexicon, QuoteLists};
use std::ops::Range;

/// One side of an edit.
#[derive(Clone)]
pub(super) struct EditSide<'w, 't> {
    pub(super) words: &'w Words<'t>,
    pub(super) range: Range<usize>,
}

impl<'w> EditSide<'w, '_> {
    /// Returns the keys of the spoken words.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'w str> + Clone + use<'w, '_> {
        let words = self.words;
        let spoken = self.range.clone().filter(|&n| words.kind(n).is_spoken());
        spoken.map(|n| words.key(n))
    }

    /// Returns the text of a side; for an empty one, nothing.
    pub(super) fn text(&self) -> &'w str {
        &self.words.text()[self.words.cover(self.range.clone())]
    }

    pub(super) fn has(&self, kind: WordKind) -> bool {
        self.range.clone().any(|n| self.words.kind(n) == kind)
    }

    pub(super) fn has_spoken(&self) -> bool {
        self.keys().next().is_some()
    }

    /// Returns whether the edited words hold a square bracket.
    pub(super) fn has_bracket(&self) -> bool {
        self.has(WordKind::Bracket)
    }

    /// Returns the words of a class, in order; equal lists on both sides mean that the edit kept them.
    pub(super) fn only(&self, is: impl Fn(&str, &Lexicon) -> bool) -> Vec<&'w str> {
        let lexicon = self.words.lexicon();
        self.keys().filter(|key| is(key, lexicon)).collect()
    }

    /// Returns the capitalized words that do not begin a sentence.
    pub(super) fn names(&self) -> Vec<&'w str> {
        let words = self.words;
        let capital = |&n: &usize| {
            words.kind(n) == WordKind::Word
                && words.folded(n).starts_with(char::is_uppercase)
                && !is_first(words, n)
                && !words.is_listed(n, QuoteLists::FIRST_PERSON)
        };
        let names = self.range.clone().filter(capital);
        names.map(|n| words.key(n)).collect()
    }

    /// Returns the letters of a side: "first hand", "first-hand" and "firsthand" have the same.
    pub(super) fn letters(&self) -> String {
        self.keys().collect()
    }

    /// Returns the word of a side that has exactly one.
    pub(super) fn single(&self) -> Option<&'w str> {
        let mut keys = self.keys();
        keys.next().filter(|_| keys.next().is_none())
    }
}

/// Returns whether a word begins the text or a sentence, where any word is capitalized.
fn is_first(words: &Words<'_>, n: usize) -> bool {
    let Some(before) = n.checked_sub(1) else {
        return true;
    };
    match words.kind(before) {
        WordKind::Word | WordKind::Number | WordKind::Dash => false,
        WordKind::Sign => matches!(words.key(before), "." | "?" | "!" | ":"),
        _ => true,
    }
}
