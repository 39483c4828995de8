//! A story as this stage reads it: text, tokens and their tags in one place.

use super::casing::Casing;
use super::key::Key;
use super::tag::Tag;
use crate::lexicon::Classes;
use crate::scan::{Scan, Token};
use crate::text::Span;

/// The text, its scan and the tag of every token.
pub(super) struct Story<'t> {
    pub(super) text: &'t str,
    pub(super) scan: &'t Scan,
    pub(super) casing: &'t Casing,
    pub(super) tags: &'t [Tag],
}

impl<'t> Story<'t> {
    /// Returns the token.
    pub(super) fn token(&self, at: usize) -> &'t Token {
        &self.scan.tokens[at]
    }

    /// Returns the token's words.
    pub(super) fn word(&self, at: usize) -> &'t str {
        &self.text[self.scan.tokens[at].span]
    }

    /// Returns the token's folded word.
    pub(super) fn key(&self, at: usize) -> Key {
        Key::of(self.word(at))
    }

    /// Returns the token's tag.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tags[at]
    }

    /// Tells whether the token is in any of the classes.
    pub(super) fn is(&self, at: usize, classes: Classes) -> bool {
        self.scan.tokens[at].is(classes)
    }

    /// Tells whether the token is a word with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.scan.tokens[at].is_capital()
    }

    /// Tells whether the token is this word, in any case.
    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Returns the span of a non-empty range of tokens.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let last = end.max(start + 1) - 1;
        self.scan.tokens[start]
            .span
            .cover(self.scan.tokens[last].span)
    }
}
