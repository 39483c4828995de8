//! The walk over a sentence, and words in lower case.

use super::casing::{Casing, has_capital};
use super::classes::{FUNCTION, NOUN, Tag, VERB, noun};
use super::key::Key;
use crate::lexicon::{Classes, Lexicon};
use crate::scan::{Token, TokenKind};

/// The noun phrase a token may be part of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    /// None is open.
    None,
    /// `the senior …`: a determiner was seen, the head was not.
    Open,
    /// `the official …`: the head was seen, a singular.
    Headed,
    /// `officials …`: the head was seen, a plural.
    HeadedPlural,
}

pub(super) struct Tagger<'t> {
    pub(super) text: &'t str,
    pub(super) lexicon: &'t Lexicon,
    pub(super) tokens: &'t [Token],
    pub(super) keys: &'t [Key],
    pub(super) casing: &'t Casing,
    pub(super) titled: bool,
    pub(super) initial: bool,
    pub(super) phrase: Phrase,
}

impl Tagger<'_> {
    pub(super) fn tag(&self, n: usize, before: Tag) -> Tag {
        let token = &self.tokens[n];
        match token.kind {
            TokenKind::Sign(_) => Tag::Sign,
            TokenKind::Quote(_) => Tag::Quote,
            TokenKind::Number => self.digits(n),
            TokenKind::Possessive => self.clitic(n, before),
            TokenKind::Lower => self.small(n, before),
            TokenKind::Capital | TokenKind::Acronym => self.large(n, before),
        }
    }

    /// Keeps the state behind a token.
    pub(super) fn step(&mut self, n: usize, tag: Tag) {
        let token = &self.tokens[n];
        self.initial = match token.kind {
            TokenKind::Sign(':' | '—' | '…' | '•' | '*') => true,
            TokenKind::Sign(_) | TokenKind::Number => self.initial,
            _ => false,
        };
        self.phrase = match tag {
            Tag::Determiner | Tag::Possessive | Tag::Clitic => Phrase::Open,
            Tag::Number if self.phrase == Phrase::None => Phrase::Open,
            Tag::Number | Tag::Adverb | Tag::Word | Tag::Time => self.phrase,
            _ if tag.is_head() && token.is(Classes::PLURAL) => Phrase::HeadedPlural,
            _ if tag.is_head() => Phrase::Headed,
            _ => Phrase::None,
        };
    }

    pub(super) fn next(&self, n: usize) -> Option<&Token> {
        self.tokens.get(n + 1)
    }

    pub(super) fn next_is(&self, n: usize, classes: Classes) -> bool {
        self.next(n).is_some_and(|next| next.is(classes))
    }

    pub(super) fn next_is_capital(&self, n: usize) -> bool {
        self.next(n).is_some_and(Token::is_capital)
    }

    /// Tells whether a word that is cut short follows: `Del.`.
    pub(super) fn next_is_cut(&self, n: usize) -> bool {
        self.next(n)
            .is_some_and(|next| self.text[next.span].ends_with('.'))
    }

    /// `Radio 4` is a name.
    pub(super) fn digits(&self, n: usize) -> Tag {
        let token = &self.tokens[n];
        let short =
            token.span.len() <= 2 && self.text[token.span].bytes().all(|b| b.is_ascii_digit());
        let named =
            n > 0 && self.tokens[n - 1].is_capital() && self.tokens[n - 1].is(Classes::OUTLET);
        // "Arne 4000", but not "Karin 2004" or "Karin 12"
        let large = token.span.len() >= 3
            && self.text[token.span].bytes().all(|b| b.is_ascii_digit())
            && !matches!(self.text[token.span].parse(), Ok(1000..2100));
        let given = n > 0
            && self.tokens[n - 1].kind == TokenKind::Capital
            && self.tokens[n - 1].is(Classes::GIVEN)
            && !self.tokens[n - 1].is(Classes::PLACE | Classes::TIME);
        // "He paid Karin 500 pounds": an amount has a noun behind it.
        let closed = self.next(n).is_none_or(|next| {
            matches!(next.kind, TokenKind::Sign(_)) || next.is(Classes::SAY | Classes::CUE)
        });
        if (short && named) || (large && given && closed && !self.titled) {
            Tag::Name
        } else {
            Tag::Number
        }
    }

    /// `Horne's remarks` owns; `it's late`, `Horne's going` does not.
    pub(super) fn clitic(&self, n: usize, before: Tag) -> Tag {
        let gone = Classes::DETERMINER | Classes::NEGATION | Classes::PREPOSITION;
        let verbal =
            self.next_is(n, gone) || self.next_is(n, Classes::ING) && !self.next_is(n, NOUN);
        // "the port's own website"
        let own = self
            .next(n)
            .is_some_and(|next| &self.text[next.span] == "own");
        match before {
            Tag::Pronoun | Tag::Relative | Tag::Question | Tag::Object => Tag::Auxiliary,
            _ if own => Tag::Clitic,
            _ if verbal && self.text[self.tokens[n].span].ends_with('s') => Tag::Auxiliary,
            _ => Tag::Clitic,
        }
    }

    /// Tags a word in lower case.
    pub(super) fn small(&self, n: usize, before: Tag) -> Tag {
        let token = &self.tokens[n];
        // "Ines van der Duarte": particles follow each other.
        // "Ines ibn al-Brodel"
        let compound = self
            .next(n)
            .is_some_and(|next| next.kind == TokenKind::Lower && has_capital(self.text, next));
        let leads = self.next_is_capital(n)
            || compound
            || (self.next_is(n, Classes::PARTICLE) && self.next_is_capital(n + 1));
        // "Ines in 't Brodel"
        let article = self.next(n).is_some_and(|next| {
            next.is(Classes::PARTICLE) && self.text[next.span].starts_with(['\'', '’'])
        });
        if article && leads && before == Tag::Name && token.is(Classes::PREPOSITION) {
            return Tag::Name;
        }
        if token.is(Classes::PARTICLE)
            && leads
            && (matches!(before, Tag::Name | Tag::Title) || !token.is(FUNCTION))
        {
            return Tag::Name;
        }
        if let Some(tag) = self.function(n, before) {
            return tag;
        }
        let classes = token.word.classes;
        let word = &self.text[token.span];
        // "al-Zamili", "eBay"
        if has_capital(self.text, token) {
            return Tag::Name;
        }
        // "his niece, state Sen. Jo Vik", "state Del. Jo Vik"
        if word == "state"
            && self.next_is_capital(n)
            && (self.next_is(n, Classes::TITLE | Classes::ROLE) || self.next_is_cut(n))
        {
            return Tag::Word;
        }
        let verb =
            classes.any(VERB) || (classes.is_empty() && word.len() > 4 && word.ends_with("ed"));
        if verb || classes.any(Classes::ING) || (classes.is_empty() && word.ends_with("ing")) {
            return self.verb_or_noun(n, before);
        }
        if classes.any(Classes::ADVERB) && !classes.any(NOUN) {
            return Tag::Adverb;
        }
        // "the co-chair", "a harbour-watcher": the part behind the last hyphen says what it is.
        if classes.is_empty()
            && let Some((_, last)) = word.rsplit_once('-')
        {
            let last = self.lexicon.word(last).classes;
            if last.any(Classes::ROLE) && !last.any(VERB) {
                return Tag::Role;
            }
            // "his great-granddaughter"
            if last.any(Classes::KIN) {
                return Tag::Kin;
            }
        }
        // "the mother-of-nine"
        if classes.is_empty() && (word.starts_with("mother-of-") || word.starts_with("father-of-"))
        {
            return Tag::Kin;
        }
        if classes.is_empty() && word.len() > 4 && word.ends_with("ly") {
            return Tag::Adverb;
        }
        if self.names_job(n) {
            return Tag::Role;
        }
        noun(classes)
    }

    /// `Bellfounder Ines Duarte`, `said gamekeeper Arne Vik`: a job that the lexicon does not know,
    /// in front of a given name and a surname.
    pub(super) fn names_job(&self, n: usize) -> bool {
        const SHORTEST: usize = 7;
        let token = &self.tokens[n];
        let word = &self.text[token.span];
        let agent = ["er", "or", "ist", "man", "woman", "smith", "wright"];
        let known = word
            .rsplit_once('-')
            .is_some_and(|(_, last)| self.lexicon.word(last).classes.any(Classes::ROLE));
        let named = |n: usize| {
            let token = self.tokens.get(n);
            token.is_some_and(|t| t.kind == TokenKind::Capital && t.is(Classes::GIVEN))
        };
        token.word.classes.is_empty()
            && named(n + 1)
            && self.next_is_capital(n + 1)
            && (known || (word.len() >= SHORTEST && agent.iter().any(|end| word.ends_with(end))))
    }
}
