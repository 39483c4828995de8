//! A story as this stage reads it: text, tokens and their tags in one place.

use super::casing::Casing;
use super::chunk::Chunks;
use super::form::{Form, Pronoun};
use super::key::Key;
use super::tag::Tag;
use super::{Mention, MentionKind};
use crate::lexicon::{Classes, Word};
use crate::scan::{Scan, Token, TokenKind};
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
pub(super) struct Story<'t> {
    pub(super) text: &'t str,
    pub(super) scan: &'t Scan,
    pub(super) keys: &'t [Key],
    pub(super) casing: &'t Casing,
    pub(super) tags: &'t [Tag],
    /// For each sentence, how many before it stand outside quotes.
    outer: Vec<u32>,
    /// The blocks that are the story; see [`super::Cast::extent`].
    pub(super) extent: Range<usize>,
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
            extent: 0..usize::MAX,
        }
    }

    /// Finds the blocks that are the story, by who is named in them.
    pub(super) fn measure(&mut self, chunks: &Chunks) {
        let all = chunks.mentions.iter().zip(&chunks.forms);
        let mut named = all.filter(|(mention, form)| self.names(mention, form));
        let quotes = &self.scan.quotes;
        let first = [
            named.next().map(|(mention, _)| mention.passage),
            quotes.first().map(|quote| quote.passage),
        ];
        let last = [
            named.next_back().map(|(mention, _)| mention.passage),
            first[0],
            quotes.last().map(|quote| quote.passage),
        ];
        let block = |passage: usize| self.scan.passages[passage].block;
        if let (Some(first), Some(last)) = (
            first.into_iter().flatten().min(),
            last.into_iter().flatten().max(),
        ) {
            self.extent = block(first)..block(last) + 1;
        }
    }

    /// Tells whether a mention is somebody's: in "The weather stayed dry" and "It rained" the
    /// subject is nobody, and in "Rain is due" it is only by its capital that it could be a name.
    fn names(&self, mention: &Mention, form: &Form) -> bool {
        match form.pronoun {
            Some(Pronoun::It | Pronoun::Who | Pronoun::Which | Pronoun::Indefinite) => false,
            Some(_) => true,
            None => self.says(mention) || (form.known && !self.is_only_capital(mention, form)),
        }
    }

    /// "The wedding singer said", but not "Rain is expected".
    fn says(&self, mention: &Mention) -> bool {
        let end = self.scan.sentences[mention.sentence].tokens.end;
        let verb = (mention.tokens.end..end).find(|&n| self.tag(n) != Tag::Adverb);
        verb.is_some_and(|n| self.tag(n) == Tag::Verb && self.is(n, Classes::CUE))
    }

    fn is_only_capital(&self, mention: &Mention, form: &Form) -> bool {
        let first = mention.core.start;
        mention.kind == MentionKind::Name
            && mention.tokens.len() == 1
            && form.initial
            && self.token(first).kind == TokenKind::Capital
            && !self.is(first, Classes::GIVEN | Classes::PLACE | Classes::OUTLET)
            && !self.casing.is_large(self.key(first))
            && !self.casing.is_titled(mention.passage)
    }

    /// Tells whether a passage belongs to the story.
    pub(super) fn is_within(&self, passage: usize) -> bool {
        self.extent.contains(&self.scan.passages[passage].block)
    }

    /// Returns which paragraph of the story a passage belongs to, from 0 where the story begins.
    pub(super) fn paragraph(&self, passage: usize) -> usize {
        let block = self.scan.passages[passage].block;
        block.saturating_sub(self.extent.start)
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
