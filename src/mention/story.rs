//! A story as this stage reads it: text, tokens and their tags in one place.

use crate::lexicon::{Classes, Word, WordLists};
use crate::scan::{Scan, Token, TokenKind};
use crate::tag::Tag;
use crate::tag::casing::Casing;
use crate::tag::key::Key;
use crate::text::Span;
use std::ops::Range;
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
pub(crate) struct Story<'t> {
    pub(crate) text: &'t str,
    pub(crate) scan: &'t Scan,
    pub(crate) keys: &'t [Key],
    pub(crate) casing: &'t Casing,
    pub(crate) tags: &'t [Tag],
    /// For each sentence, how many before it stand outside quotes.
    outer: Vec<u32>,
    /// The blocks that are the story; see [`super::Coreference::extent`].
    pub(crate) extent: Range<usize>,
}

impl<'t> Story<'t> {
    /// Puts together what was found of a story.
    pub(crate) fn new(
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
            extent: 0..usize::MAX,
        }
    }

    /// Tells whether a passage belongs to the story.
    pub(crate) fn is_within(&self, passage: usize) -> bool {
        self.extent.contains(&self.scan.passages[passage].block)
    }

    /// Returns which paragraph of the story a passage belongs to, from 0 where the story begins.
    pub(crate) fn paragraph(&self, passage: usize) -> usize {
        let block = self.scan.passages[passage].block;
        block.saturating_sub(self.extent.start)
    }

    /// Counts the sentences from one to another that stand outside quotes.
    pub(crate) fn sentences_between(&self, from: usize, to: usize) -> usize {
        (self.outer[to] - self.outer[from]) as usize
    }

    /// Returns the token; [`END`] behind the last one.
    pub(crate) fn token(&self, at: usize) -> &'t Token {
        self.scan.tokens.get(at).unwrap_or_else(|| &END)
    }

    /// Returns the token's words.
    pub(crate) fn word(&self, at: usize) -> &'t str {
        &self.text[self.token(at).span]
    }

    /// Returns the token's folded word.
    pub(crate) fn key(&self, at: usize) -> Key {
        self.keys.get(at).copied().unwrap_or(Key::NONE)
    }

    /// Returns the token's tag.
    pub(crate) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Sign)
    }

    /// Tells whether the token is in any of the classes.
    pub(crate) fn is(&self, at: usize, classes: Classes) -> bool {
        self.token(at).is(classes)
    }

    /// Returns whether the token is in any of these word lists.
    pub(crate) fn is_listed(&self, at: usize, lists: WordLists) -> bool {
        self.token(at).is_listed(lists)
    }

    /// Tells whether the token is a word with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_capital()
    }

    /// Tells whether the token is this word, in any case.
    pub(crate) fn is_word(&self, at: usize, word: &str) -> bool {
        self.token(at).span.len() == word.len() && self.word(at).eq_ignore_ascii_case(word)
    }

    /// Returns the span of a non-empty range of tokens.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let last = end.max(start + 1) - 1;
        self.scan.tokens[start]
            .span
            .cover(self.scan.tokens[last].span)
    }
}
