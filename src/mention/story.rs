//! A story as this stage reads it: text, tokens and their tags in one place.

use super::casing::Casing;
use super::key::Key;
use super::tag::Tag;
use crate::lexicon::Classes;
use crate::scan::{Scan, Token};
use crate::text::Span;

/// The text, its scan, and the key and the tag of every token.
pub(super) struct Story<'t> {
    pub(super) text: &'t str,
    pub(super) scan: &'t Scan,
    pub(super) keys: &'t [Key],
    pub(super) casing: &'t Casing,
    pub(super) tags: &'t [Tag],
    /// For each sentence, how many before it stand outside quotes.
    outer: Vec<u32>,
}

impl<'t> Story<'t> {
    /// Puts together what was found of a story.
    pub(super) fn new(
        text: &'t str,
        scan: &'t Scan,
        keys: &'t [Key],
        casing: &'t Casing,
        tags: &'t [Tag],
    ) -> Story<'t> {
        let mut so_far = 0;
        let outer = scan.sentences.iter().map(|sentence| {
            let before = so_far;
            so_far += u32::from(scan.passages[sentence.passage].inside.is_none());
            before
        });
        Story {
            text,
            scan,
            keys,
            casing,
            tags,
            outer: outer.collect(),
        }
    }

    /// Counts the sentences from one to another that stand outside quotes.
    pub(super) fn sentences_between(&self, from: usize, to: usize) -> usize {
        (self.outer[to] - self.outer[from]) as usize
    }

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
        self.keys[at]
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
        self.scan.tokens[at].span.len() == word.len() && self.word(at).eq_ignore_ascii_case(word)
    }

    /// Returns the span of a non-empty range of tokens.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let last = end.max(start + 1) - 1;
        self.scan.tokens[start]
            .span
            .cover(self.scan.tokens[last].span)
    }
}
