//! Words with a capital: a name, or a word that has its capital for the sentence's sake.

use super::casing::is_courtesy;
use super::classes::{FUNCTION, NOUN, Tag, VERB, noun};
use super::key::Key;
use super::tagger::Tagger;
use crate::lexicon::{Classes, WordLists};
use crate::scan::TokenKind;

impl Tagger<'_> {
    /// Tags a word with a capital.
    pub(super) fn large(&self, n: usize, before: Tag) -> Tag {
        let token = &self.tokens[n];
        let key = self.keys[n];
        let doubtful = self.initial || self.titled;
        // "#NoDam" names a subject and nobody.
        if self.text[token.span].starts_with('#') {
            return Tag::Word;
        }
        if self.casing.is_surname(key) && !(token.is(Classes::TIME) && self.next_is_number(n)) {
            let function = token.is(FUNCTION) && doubtful;
            let titles_next = token.is(Classes::TITLE | Classes::ROLE) && self.next_is_capital(n);
            let noun = doubtful && self.casing.is_small(key) && token.is(NOUN);
            if !(titles_next || function || noun) {
                return Tag::Name;
            }
        }
        let other_title = Classes::SUFFIX | Classes::TITLE;
        if n > 0
            && is_courtesy(&self.tokens[n - 1])
            && !(token.is(other_title) && self.next_is_capital(n))
        {
            return Tag::Name;
        }
        // "Ines Duarte, PhD"
        let after_comma =
            n > 1 && self.tokens[n - 1].is_sign(',') && self.tokens[n - 2].is_capital();
        if token.is(Classes::SUFFIX) && (after_comma || matches!(before, Tag::Name | Tag::Suffix)) {
            return Tag::Suffix;
        }
        // "Henk Ten Cate", "USA Today", "Dana Winter"
        let named = matches!(before, Tag::Name | Tag::Title) && !doubtful;
        if named && token.is(Classes::PARTICLE) && self.next_is_capital(n) {
            return Tag::Name;
        }
        if named
            && token.is(Classes::TIME)
            && !token.is_listed(WordLists::DATE)
            && !self.text[token.span].ends_with('.')
            && !self.next_is_number(n)
        {
            return Tag::Name;
        }
        // "Zero Hedge": a number has a capital in a name only.
        if token.is(Classes::NUMBER)
            && self.next_is_capital(n)
            && self.casing.is_large(key)
            && !self.next_is(n, Classes::DEMONYM | Classes::ROLE | Classes::TIME)
            && !self.titled
        {
            return Tag::Name;
        }
        // "Will Brodel" is a name, "Will the harbour" is not, nor is "Will Vik resign?".
        let verb = (token.is(Classes::SAY) || self.asks(n)) && doubtful;
        let given = token.is(Classes::GIVEN) && !verb && (self.next_is_capital(n) || !doubtful);
        let acronym = token.kind == TokenKind::Acronym && !self.titled;
        if !given
            && !acronym
            && let Some(tag) = self.function(n, before)
        {
            return tag;
        }
        // "Man-of-the-match Vik"
        if self.text[token.span].contains("-of-") {
            return Tag::Word;
        }
        // "the United States Central Command"
        if n > 0 && &self.text[self.tokens[n - 1].span] == "United" && token.is(NOUN) {
            return Tag::Name;
        }
        if token.is(Classes::TITLE) && !given {
            return Tag::Title;
        }
        if token.is(NOUN) && !given {
            let tag = noun(token.word.classes);
            // "the makers of Big Brother": nobody's brother.
            let titled = tag == Tag::Kin
                && !doubtful
                && n > 0
                && self.tokens[n - 1].is_capital()
                && !self.next_is_capital(n);
            if titled && before != Tag::Role {
                return Tag::Name;
            }
            if tag != Tag::Word {
                return tag;
            }
        }
        // "usher Finn Cassidy" is called so.
        // "Christian Vik" is, unless a word follows that the lexicon knows: "Christian leaders".
        let unknown = self
            .next(n)
            .is_some_and(|next| next.word.classes.is_empty());
        let called = given
            && self.next_is_capital(n)
            && (matches!(before, Tag::Role | Tag::Title) || unknown);
        if token.is(Classes::DEMONYM)
            && !called
            && !(token.is(Classes::OUTLET) && before == Tag::Name)
        {
            return Tag::Demonym;
        }
        if doubtful {
            self.doubtful(n, before, key)
        } else {
            Tag::Name
        }
    }

    /// Tells whether a word that is an auxiliary as well asks: `Will Vik resign?`, but `Will Vik resigned`.
    fn asks(&self, n: usize) -> bool {
        let asked = self.tokens.last().is_some_and(|last| last.is_sign('?'));
        let verb = self.tokens.get(n + 2);
        let verb = verb.is_some_and(|verb| {
            let large = self.titled && verb.is_capital();
            verb.is(Classes::BASE) && (verb.kind == TokenKind::Lower || large)
        });
        self.tokens[n].is(Classes::AUXILIARY) && asked && verb
    }

    pub(super) fn next_is_number(&self, n: usize) -> bool {
        self.next(n)
            .is_some_and(|next| next.kind == TokenKind::Number)
    }

    /// Tags a capital that may be there for the sentence's or the headline's sake.
    pub(super) fn doubtful(&self, n: usize, before: Tag, key: Key) -> Tag {
        let token = &self.tokens[n];
        let classes = token.word.classes;
        if classes.any(Classes::GIVEN | Classes::PLACE | Classes::OUTLET)
            && !classes.any(Classes::SAY)
        {
            return Tag::Name;
        }
        // "Abu Brodel"
        let particle = classes.any(Classes::PARTICLE) && !classes.any(FUNCTION | VERB | NOUN);
        if self.casing.is_large(key) || (particle && self.next_is_capital(n)) {
            return Tag::Name;
        }
        if self.names_job(n) {
            return Tag::Role;
        }
        if token.kind == TokenKind::Acronym && !self.titled {
            return Tag::Name;
        }
        let word = &self.text[token.span];
        let given = !self.initial && before == Tag::Name && self.tokens[n - 1].is(Classes::GIVEN);
        if given && !classes.any(VERB) {
            return Tag::Name;
        }
        // "Park Sung-jin" at the start of a sentence; "Asked Trump" has no base form.
        let base = classes.any(Classes::BASE) && !classes.any(Classes::PAST) && !self.titled;
        if base && self.next_is_capital(n) && !self.next_is(n, FUNCTION | NOUN | Classes::TITLE) {
            return Tag::Name;
        }
        if self.describes_role(n) {
            return Tag::Word;
        }
        if classes.any(VERB) || classes.any(Classes::ING) {
            let ing = classes.any(Classes::ING);
            return if classes.any(NOUN) {
                Tag::Word
            } else if ing {
                Tag::Ing
            } else {
                Tag::Verb
            };
        }
        if classes.any(Classes::ADVERB | Classes::OPENER) {
            return Tag::Adverb;
        }
        if classes.any(NOUN) || self.casing.is_small(key) || self.titled {
            return Tag::Word;
        }
        if word.ends_with("ing") {
            return Tag::Ing;
        }
        if word.len() > 5 && word.ends_with("ly") && !self.next_is_capital(n) {
            return Tag::Adverb;
        }
        Tag::Name
    }
}
