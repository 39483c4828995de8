//! Function words: which of the things they may be.

use super::classes::{FUNCTION, NOUN, Tag, VERB};
use super::tagger::Tagger;
use crate::lexicon::Classes;
use crate::scan::TokenKind;

impl Tagger<'_> {
    /// Tags a function word.
    pub(super) fn function(&self, n: usize, before: Tag) -> Option<Tag> {
        let token = &self.tokens[n];
        let has = |classes| token.is(classes);
        let tag = if has(Classes::AUXILIARY) {
            Tag::Auxiliary
        } else if has(Classes::POSSESSIVE) {
            // "her" is "her remarks" or "told her".
            if has(Classes::OBJECT) && !self.opens_noun(n) {
                Tag::Object
            } else {
                Tag::Possessive
            }
        } else if has(Classes::PRONOUN) {
            Tag::Pronoun
        } else if has(Classes::OBJECT) {
            Tag::Object
        } else if has(Classes::RELATIVE)
            && (before.is_head() || before == Tag::Word || self.after_comma(n))
        {
            Tag::Relative
        } else if has(Classes::QUESTION) && !has(Classes::RELATIVE) {
            Tag::Question
        } else if has(Classes::DETERMINER) {
            return Some(self.determiner(n, before));
        } else if has(Classes::INDEFINITE) {
            Tag::Indefinite
        } else if has(Classes::RELATIVE) {
            Tag::Relative
        } else if has(Classes::QUESTION) {
            Tag::Question
        } else if has(Classes::NEGATION) {
            Tag::Adverb
        } else if has(Classes::PREPOSITION) && !(has(VERB) && matches!(before, Tag::Pronoun)) {
            Tag::Preposition
        } else if has(Classes::CONJUNCTION) {
            Tag::Conjunction
        } else if has(Classes::TIME) {
            Tag::Time
        } else if has(Classes::NUMBER) {
            Tag::Number
        } else {
            return None;
        };
        Some(tag)
    }

    pub(super) fn after_comma(&self, n: usize) -> bool {
        n > 1 && self.tokens[n - 1].is_sign(',')
    }

    /// Tells whether a noun phrase can go on behind the token.
    pub(super) fn opens_noun(&self, n: usize) -> bool {
        self.next(n).is_some_and(|next| match next.kind {
            TokenKind::Lower => {
                let verb = next.is(VERB) && !next.is(NOUN | Classes::ING | Classes::PARTICIPLE);
                let adverb = next.is(Classes::ADVERB | Classes::TIME) && !next.is(NOUN);
                !next.is(FUNCTION) && !next.is(Classes::AUXILIARY) && !verb && !adverb
                    || next.is(Classes::NUMBER)
                    || (next.is(Classes::DETERMINER) && next.is(Classes::INDEFINITE))
            }
            TokenKind::Capital | TokenKind::Acronym | TokenKind::Number => true,
            TokenKind::Quote(_) => true,
            TokenKind::Possessive | TokenKind::Sign(_) => false,
        })
    }

    /// `“It leaked,” one said`, `another told the paper`; `one reported case` goes on with a noun.
    pub(super) fn says_next(&self, n: usize) -> bool {
        let says = self.next_is(n, Classes::SAY | Classes::TELL)
            && self.next_is(n, Classes::PAST)
            && !self.next_is(n, NOUN | Classes::ADVERB);
        let reports = self.next_is(n, Classes::CUE) && self.next_is(n, Classes::PAST);
        says || (reports
            && self.tokens.get(n + 2).is_none_or(|behind| {
                matches!(behind.kind, TokenKind::Sign(_) | TokenKind::Quote(_))
                    || behind.is(FUNCTION)
            }))
    }

    /// `some officials` or `some said`; `that report` or `said that reports`.
    pub(super) fn determiner(&self, n: usize, before: Tag) -> Tag {
        let token = &self.tokens[n];
        if token.is(Classes::RELATIVE) && !(self.initial || before == Tag::Preposition) {
            return Tag::Conjunction;
        }
        let article = !token.is(Classes::INDEFINITE | Classes::RELATIVE);
        let speaks = token.is(Classes::INDEFINITE) && self.says_next(n);
        if article || (self.opens_noun(n) && !speaks) {
            Tag::Determiner
        } else if token.is(Classes::INDEFINITE) {
            Tag::Indefinite
        } else {
            Tag::Pronoun
        }
    }
}
