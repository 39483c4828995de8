//! The clause behind a subject: which verbs are its own, and which of them carry a clause.

use crate::attribute::frame::Frame;
use crate::attribute::token_class::TokenClass;
use crate::lexicon::{Classes, WordLists};
use crate::scan::{Token, TokenKind};
use std::ops::Range;

/// How many tokens of a sentence are read on from its subject: longer asides are not in print.
pub(crate) const REACH: usize = 80;

/// The words of a sentence that follow a subject.
pub(crate) struct Clause<'f, 'a> {
    pub(crate) frame: &'f Frame<'a>,
    /// The tokens of the sentence.
    pub(crate) sentence: Range<usize>,
    /// The first token behind the subject.
    pub(crate) start: usize,
    /// Whether the subject is an apposition, which a comma ends: `the captain, Ana Reis, said`.
    pub(crate) apposed: bool,
    /// Whether the subject takes `says`, not `say`.
    pub(crate) singular: bool,
}

impl Clause<'_, '_> {
    /// Returns the tag of a token, if it is one of the sentence.
    pub(crate) fn tag(&self, token: usize) -> TokenClass {
        if token < self.sentence.end {
            self.frame.tags[token]
        } else {
            TokenClass::Break
        }
    }

    /// Walks over the verbs behind the subject that are its own, asides left out.
    pub(crate) fn own_verbs(&self, until: usize) -> impl Iterator<Item = usize> + '_ {
        let until = self.within_reach(until);
        let mut at = self.start;
        let mut fresh = true;
        std::iter::from_fn(move || {
            while at < until {
                let here = at;
                at += 1;
                match self.frame.tags[here] {
                    TokenClass::Paren => at = self.behind_bracket(here, until),
                    TokenClass::Comma | TokenClass::Dash if fresh => {
                        at = self.behind_aside(here, until)
                    }
                    // Words behind another quote are another clause: “…,” she said, “…”.
                    TokenClass::Quote if fresh => return None,
                    tag if tag.is_verb() && self.is_own(here, fresh) => {
                        fresh = false;
                        return Some(here);
                    }
                    _ => {}
                }
            }
            None
        })
    }

    pub(crate) fn within_reach(&self, until: usize) -> usize {
        until.min(self.start + REACH)
    }

    fn behind_bracket(&self, open: usize, until: usize) -> usize {
        let close = (open + 1..until).find(|&t| self.frame.tags[t] == TokenClass::Paren);
        close.map_or(open + 1, |close| close + 1)
    }

    /// Returns where an aside ends that a comma or a dash begins: `Reis, whose office ordered the
    /// search, said`. A comma that ends an apposition begins none.
    fn behind_aside(&self, comma: usize, until: usize) -> usize {
        if self.apposed && comma == self.start && self.verb_follows(comma) {
            return comma + 1;
        }
        let sign = self.frame.tags[comma];
        let close =
            (comma + 1..until).find(|&t| self.frame.tags[t] == sign && self.verb_follows(t));
        close.map_or(comma + 1, |close| close + 1)
    }

    /// Returns whether a verb follows a comma, auxiliaries and adverbs aside.
    fn verb_follows(&self, comma: usize) -> bool {
        let light = |t: &usize| {
            matches!(
                self.tag(*t),
                TokenClass::Adverb
                    | TokenClass::Time
                    | TokenClass::Negation
                    | TokenClass::Auxiliary
            )
        };
        let next = comma + 1 + (comma + 1..self.sentence.end).take_while(light).count();
        self.tag(next).is_verb() && !is_ing(self.tag(next))
    }

    /// Returns where the verb's own words begin: its auxiliaries and adverbs.
    pub(crate) fn bare(&self, verb: usize) -> usize {
        let mut at = verb;
        while at > self.start
            && matches!(
                self.frame.tags[at - 1],
                TokenClass::Auxiliary
                    | TokenClass::Adverb
                    | TokenClass::Negation
                    | TokenClass::Time
            )
        {
            at -= 1;
        }
        at
    }

    /// Returns whether the subject is the verb's, not a noun or pronoun between them: in `Reis said
    /// her neighbours complained` she did not.
    fn is_own(&self, verb: usize, fresh: bool) -> bool {
        let bare = self.bare(verb);
        let mut at = bare;
        while at > self.start && is_nominal(self.frame.tags[at - 1]) {
            at -= 1;
        }
        if at == self.start {
            return true;
        }
        match self.frame.tags[at - 1] {
            // “Reis of the harbour board said”; “the men who built the dam said”.
            tag if tag.is_preposition() || tag.is_verb() => fresh || at == bare,
            TokenClass::Comma | TokenClass::Dash | TokenClass::Paren | TokenClass::Quote => {
                at == bare
            }
            TokenClass::And | TokenClass::But => fresh || at == bare,
            _ => false,
        }
    }

    /// Returns whether the form of a verb can carry a clause: `was brief` and `an order written by`
    /// have no verb of speech.
    pub(crate) fn is_finite(&self, verb: usize) -> bool {
        let token = &self.frame.scan.tokens[verb];
        // A word the lexicon does not know: its ending tells.
        let ing = is_ing(self.frame.tags[verb]) || token.is(Classes::ING);
        let participle = token.is(Classes::PARTICIPLE) || self.frame.tags[verb] == TokenClass::Past;
        match self.auxiliary(verb) {
            Some(Form::Be) => ing || participle,
            Some(Form::Have) => participle,
            Some(Form::Modal) => token.is(Classes::BASE),
            // “a series of tweets”, “restricted comments”: nouns that could be verbs.
            None if ing || self.tag_left(verb).is_preposition() => false,
            None if self.tag_left(verb).is_verb() && !token.is(Classes::PAST) => false,
            None if token.is(Classes::PAST) => self.tag(verb + 1) != TokenClass::By,
            None if token.is(Classes::PRESENT) => true,
            None if token.is(Classes::BASE) => !self.singular,
            None => self.frame.tags[verb] == TokenClass::Past,
        }
    }

    /// Returns whether a verb is denied: `has not commented`.
    pub(crate) fn is_negated(&self, verb: usize) -> bool {
        let words = &self.frame.tags[self.bare(verb)..verb];
        words.contains(&TokenClass::Negation)
    }

    /// `adding`, `to say`.
    pub(crate) fn hangs(&self, verb: usize) -> bool {
        is_ing(self.frame.tags[verb]) || self.tag_left(verb) == TokenClass::To
    }

    fn tag_left(&self, verb: usize) -> TokenClass {
        match verb.checked_sub(1) {
            Some(left) if left >= self.sentence.start => self.frame.tags[left],
            _ => TokenClass::Edge,
        }
    }

    /// Returns what the nearest auxiliary of a verb takes.
    pub(crate) fn auxiliary(&self, verb: usize) -> Option<Form> {
        let start = self.sentence.start;
        let light = |t: &usize| {
            matches!(
                self.frame.tags[*t],
                TokenClass::Adverb | TokenClass::Negation
            )
        };
        let lights = (start..verb).rev().take_while(light).count();
        let token = verb.checked_sub(lights + 1).filter(|&t| t >= start)?;
        (self.frame.tags[token] == TokenClass::Auxiliary)
            .then(|| Form::of(&self.frame.scan.tokens[token]))
    }
}

/// What an auxiliary takes.
#[derive(PartialEq)]
pub(crate) enum Form {
    /// A participle: was told, is saying.
    Be,
    /// A past participle: has said.
    Have,
    /// A base form: will say, did say.
    Modal,
}

impl Form {
    /// Returns the form after an auxiliary. In a headline's capitals and as a clitic it may be any.
    fn of(auxiliary: &Token) -> Form {
        let be = WordLists::BE.with(WordLists::BE_FIRST_PERSON);
        if auxiliary.kind != TokenKind::Lower {
            Form::Modal
        } else if auxiliary.is_listed(be) {
            Form::Be
        } else if auxiliary.is_listed(WordLists::HAVE) {
            Form::Have
        } else {
            Form::Modal
        }
    }
}

fn is_ing(tag: TokenClass) -> bool {
    matches!(
        tag,
        TokenClass::ReportIng | TokenClass::ExpressIng | TokenClass::Ing
    )
}

/// Words that stand inside a noun phrase.
fn is_nominal(tag: TokenClass) -> bool {
    tag >= TokenClass::Object && tag <= TokenClass::Indefinite
        || tag == TokenClass::Possessive
        || tag >= TokenClass::Adverb && tag <= TokenClass::Lower
}
