//! Words that may be verbs or nouns: `the report says`, `officials report`.

use super::classes::{NOUN, Tag, noun};
use super::tagger::{Phrase, Tagger};
use crate::lexicon::Classes;
use crate::scan::TokenKind;

impl Tagger<'_> {
    /// Tags a word in lower case that may be a verb.
    pub(super) fn verb_or_noun(&self, n: usize, before: Tag) -> Tag {
        let token = &self.tokens[n];
        let classes = token.word.classes;
        let ing = classes.any(Classes::ING)
            || (classes.is_empty() && self.text[token.span].ends_with("ing"));
        let may_be_noun = classes.any(NOUN);
        let verb = if ing { Tag::Ing } else { Tag::Verb };
        let past = classes.is_empty() || classes.any(Classes::PAST | Classes::PARTICIPLE);
        let calm = matches!(
            before,
            Tag::Sign | Tag::Verb | Tag::Preposition | Tag::Conjunction | Tag::Quote
        );
        if calm && self.describes_role(n) {
            return Tag::Word;
        }
        // "chief operating officer"
        if ing
            && before.is_head()
            && self.next_is(n, Classes::ROLE)
            && !self.next_is(n, Classes::PLURAL)
        {
            return Tag::Word;
        }
        match before {
            Tag::Determiner | Tag::Possessive | Tag::Clitic => noun(classes),
            Tag::Number => {
                if may_be_noun || ing {
                    noun(classes)
                } else {
                    verb
                }
            }
            Tag::Adverb if self.phrase == Phrase::Open && (past || ing) => Tag::Word,
            Tag::Word | Tag::Time | Tag::Adverb if self.phrase == Phrase::Open => {
                if may_be_noun || (!past && !ing && classes.any(Classes::BASE)) {
                    noun(classes)
                } else {
                    verb
                }
            }
            Tag::Preposition => {
                if may_be_noun || (!ing && !past) {
                    noun(classes)
                } else {
                    verb
                }
            }
            Tag::Auxiliary | Tag::Pronoun | Tag::Relative => verb,
            Tag::Verb | Tag::Ing if may_be_noun && !past => noun(classes),
            _ if may_be_noun && self.noun_stays(n, before) => noun(classes),
            _ => verb,
        }
    }

    /// `said stage manager Ines Duarte`, `Fire chief Duarte`: a verb's bare form that only describes
    /// the role in front of a name; `Appointed chief Duarte` has another form.
    pub(super) fn describes_role(&self, n: usize) -> bool {
        let classes = self.tokens[n].word.classes;
        let past = classes.any(Classes::PAST | Classes::PARTICIPLE);
        let bare = classes.any(Classes::ING) || (classes.any(Classes::BASE) && !past);
        let role = self.next(n).is_some_and(|next| {
            next.kind == TokenKind::Lower && next.is(Classes::ROLE) && !next.is(Classes::PLURAL)
        });
        bare && role && self.next_is_capital(n + 1)
    }

    /// A word that is noun or verb, behind a noun or at the start: `the government report says`,
    /// `officials report`, `“Q,” reports said`.
    pub(super) fn noun_stays(&self, n: usize, before: Tag) -> bool {
        let token = &self.tokens[n];
        let finite = Classes::PAST | Classes::PRESENT | Classes::AUXILIARY;
        let verb_follows = self.next_is(n, finite);
        if before.is_head() {
            // "according to court documents": what stands behind a preposition has no verb.
            let bare = n >= 2
                && self.tokens[n - 1].kind == TokenKind::Lower
                && !self.tokens[n - 1].is(Classes::PLURAL)
                && self.tokens[n - 2].is(Classes::PREPOSITION);
            if bare && token.is(Classes::DOCUMENT | Classes::SPEECH) && token.is(Classes::PLURAL) {
                return true;
            }
            let base = token.is(Classes::BASE) && !token.is(Classes::PAST);
            return verb_follows || (base && self.phrase == Phrase::Headed);
        }
        if matches!(before, Tag::Word | Tag::Demonym) {
            return true;
        }
        // "Harbour drops ‘too low’ claim": a verb would have something behind it.
        let ends = self
            .next(n)
            .is_none_or(|next| matches!(next.kind, TokenKind::Sign('.' | '?' | '!')));
        if before == Tag::Quote && ends && token.is(Classes::BASE) && !token.is(Classes::PAST) {
            return true;
        }
        // "Vik, for the owners, accused Ms Park"
        let object = Classes::DETERMINER | Classes::POSSESSIVE | Classes::OBJECT;
        if token.is(Classes::PAST) && (self.next_is_capital(n) || self.next_is(n, object)) {
            return false;
        }
        verb_follows || token.is(Classes::ROLE | Classes::KIN)
    }
}
