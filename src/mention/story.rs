//! A story as this stage reads it: text, tokens and their tags in one place.

use super::casing::Casing;
use super::chunk::Chunks;
use super::key::Key;
use super::tag::Tag;
use crate::lexicon::{Classes, Word};
use crate::scan::{Scan, Token, TokenKind};
use crate::text::Span;
use std::sync::LazyLock;

/// What stands behind the last token of a story: a sign that is none, without words.
///
/// Rules look a word or two ahead, and a story may end in the middle of a name (`the head of Da`).
static END: LazyLock<Token> = LazyLock::new(|| Token {
    span: Span::default(),
    kind: TokenKind::Sign(' '),
    word: Word::default(),
});

/// The text, its scan, and the key and the tag of every token.
pub(super) struct Story<'t> {
    pub(super) text: &'t str,
    pub(super) scan: &'t Scan,
    pub(super) keys: &'t [Key],
    pub(super) casing: &'t Casing,
    pub(super) tags: &'t [Tag],
    /// For each sentence, how many before it stand outside quotes.
    outer: Vec<u32>,
    /// The block the story begins with; see [`super::Cast::opening`].
    pub(super) opening: usize,
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
            opening: 0,
        }
    }

    /// Finds the block the story begins with.
    ///
    /// "The weather stayed dry" has a subject that is nobody, and so has "It rained".
    pub(super) fn begin(&mut self, chunks: &Chunks) {
        let mut found = chunks.mentions.iter().zip(&chunks.forms);
        let named = found.find(|(_, form)| form.known && form.pronoun.is_none());
        let passages = [
            named.map(|(mention, _)| mention.passage),
            self.scan.quotes.first().map(|quote| quote.passage),
        ];
        let first = passages.into_iter().flatten().min();
        self.opening = first.map_or(0, |passage| self.scan.passages[passage].block);
    }

    /// Returns which paragraph of the story a passage belongs to, from 0 where the story begins.
    pub(super) fn paragraph(&self, passage: usize) -> usize {
        let block = self.scan.passages[passage].block;
        block.saturating_sub(self.opening)
    }

    /// Counts the sentences from one to another that stand outside quotes.
    pub(super) fn sentences_between(&self, from: usize, to: usize) -> usize {
        (self.outer[to] - self.outer[from]) as usize
    }

    /// Returns the token; [`END`] behind the last one.
    pub(super) fn token(&self, at: usize) -> &'t Token {
        self.scan.tokens.get(at).unwrap_or_else(|| &END)
    }

    /// Returns the token's words.
    pub(super) fn word(&self, at: usize) -> &'t str {
        &self.text[self.token(at).span]
    }

    /// Returns the token's folded word.
    pub(super) fn key(&self, at: usize) -> Key {
        self.keys.get(at).copied().unwrap_or(Key::NONE)
    }

    /// Returns the token's tag.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Sign)
    }

    /// Tells whether the token is in any of the classes.
    pub(super) fn is(&self, at: usize, classes: Classes) -> bool {
        self.token(at).is(classes)
    }

    /// Tells whether the token is a word with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_capital()
    }

    /// Tells whether the token is this word, in any case.
    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        self.token(at).span.len() == word.len() && self.word(at).eq_ignore_ascii_case(word)
    }

    /// Returns the span of a non-empty range of tokens.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let last = end.max(start + 1) - 1;
        self.scan.tokens[start]
            .span
            .cover(self.scan.tokens[last].span)
    }
}
