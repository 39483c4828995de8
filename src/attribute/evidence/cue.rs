//! The cue: the verb or phrase that says these words are somebody's.
//!
//! Not the nearest verb of speech: in `The report, published on Monday, warned that the board was
//! “out of time”` the cue is what the report did, not what was done with it.

use super::clause::{Clause, Form, REACH};
use crate::attribute::frame::Frame;
use crate::attribute::token_class::TokenClass;
use crate::lexicon::Classes;
use crate::mention::{Mention, MentionId, MentionKind};
use crate::text::Span;

/// How many tokens before a quote a verb may stand that is none of speech.
const NEAR: usize = 4;

/// A mention as the subject of the words around it.
pub(crate) struct Subject<'f, 'a> {
    frame: &'f Frame<'a>,
    mention: &'a Mention,
    clause: Clause<'f, 'a>,
    /// Where the mention begins, with what it is an apposition to: the first token of
    /// `the undertaker, Milos Vrba`.
    opening: usize,
}

/// What a mention does, as far as its sentence tells: the best word of each sort.
#[derive(Default)]
struct Deeds {
    /// A verb of speech: `said`, `has warned`.
    finite: Option<usize>,
    /// One that hangs on another verb: `adding`, `went on to say`.
    hanging: Option<usize>,
    /// A noun for an act of speech: `her promise of`.
    noun: Option<usize>,
    /// Another verb: `trilled`, `lists`.
    other: Option<usize>,
}

impl<'f, 'a> Subject<'f, 'a> {
    pub(crate) fn new(frame: &'f Frame<'a>, id: MentionId) -> Subject<'f, 'a> {
        let mention = frame.mention(id);
        let sentence = frame.scan.sentences[mention.sentence].tokens.clone();
        let mut opening = mention.tokens.start;
        for earlier in frame.coreference.mentions[..id.index()].iter().rev() {
            let far = earlier.tokens.start + REACH < opening;
            if far || earlier.sentence != mention.sentence {
                break;
            }
            // “the club's lawyer, Ana Reis”: one phrase, whichever half was taken for the mention.
            let end = earlier.tokens.end;
            // “In a memo seen by the Post, Reis wrote: …”: two of them, and the comma parts them.
            let one = earlier.speaker == mention.speaker || earlier.kind == MentionKind::Role;
            let apposed = end + 1 == opening && frame.tags[end] == TokenClass::Comma && one;
            if end == opening || apposed {
                opening = earlier.tokens.start;
            }
        }
        let first_person = frame.tags[mention.tokens.start] == TokenClass::SpeechPerson;
        let clause = Clause {
            frame,
            sentence,
            start: mention.tokens.end,
            apposed: opening < mention.tokens.start,
            singular: !mention.plural && !first_person,
        };
        Subject {
            frame,
            mention,
            clause,
            opening,
        }
    }

    /// Returns the tag before the phrase that names the subject, `back` tokens before it.
    pub(crate) fn tag_before(&self, back: usize) -> TokenClass {
        self.token_before(back)
            .map_or(TokenClass::Edge, |token| self.frame.tags[token])
    }

    fn token_before(&self, back: usize) -> Option<usize> {
        let token = self.opening.checked_sub(back)?;
        (token >= self.clause.sentence.start).then_some(token)
    }

    fn word_before(&self, back: usize) -> &'a str {
        self.token_before(back)
            .map_or("", |token| self.frame.words(token))
    }

    /// Finds the phrase that takes the subject for its source: `according to Reis`, `in the words
    /// of Reis`, `in Reis's words`.
    pub(crate) fn source_phrase(&self) -> Option<Span> {
        let phrase = |back: usize| {
            let first = self.frame.span(self.token_before(back)?);
            Some(first.cover(self.frame.span(self.token_before(1)?)))
        };
        let is = |back: usize, word: &str| self.word_before(back).eq_ignore_ascii_case(word);
        if self.tag_before(1) == TokenClass::To && self.tag_before(2) == TokenClass::According {
            return phrase(2);
        }
        if is(1, "of") && is(2, "words") && is(3, "the") && is(4, "in") {
            return phrase(4);
        }
        let mut owned = self.mention.tokens.end;
        if self.clause.tag(owned) == TokenClass::Possessive {
            owned += 1;
        } else if !self.mention.possessor {
            return None;
        }
        let words = owned < self.clause.sentence.end && self.frame.words(owned) == "words";
        (words && is(1, "in")).then(|| self.frame.span(owned))
    }

    /// Finds the verb whose agent the subject is: `was called by the auditors`, `the ship was
    /// called “unsafe” by the auditors`, where `quote` stands between.
    pub(crate) fn passive_verb(&self, quote: usize) -> Option<Span> {
        if self.tag_before(1) != TokenClass::By {
            return None;
        }
        let verb = self.token_before(2)?;
        if self.frame.tags[verb].is_verb() {
            return Some(self.frame.span(verb));
        }
        if verb != quote {
            return None;
        }
        let verb = verb
            .checked_sub(1)
            .filter(|&v| v >= self.clause.sentence.start)?;
        let passive =
            self.frame.tags[verb].is_verb() && self.clause.auxiliary(verb) == Some(Form::Be);
        passive.then(|| self.frame.span(verb))
    }

    /// Finds the verb in front of its subject: `said Ms Reis`, `said yesterday the mayor`.
    pub(crate) fn verb_in_front(&self) -> Option<usize> {
        let light = |back: &usize| {
            matches!(
                self.tag_before(*back),
                TokenClass::Adverb | TokenClass::Time
            )
        };
        let back = 1 + (1..=2).take_while(light).count();
        let verb = self.token_before(back)?;
        (self.frame.tags[verb].is_verb() || self.opens_with_verb(verb)).then_some(verb)
    }

    /// `Wrote one juror:` begins with a capital, and is read as a name.
    fn opens_with_verb(&self, token: usize) -> bool {
        let token_is = |classes| self.frame.scan.tokens[token].is(classes);
        token == self.clause.sentence.start && token_is(Classes::CUE) && token_is(Classes::PAST)
    }

    /// Finds the verb of a clause that is turned round and stands on its own: `Said Ms Reis: “…”`,
    /// `The plan, said Ms Reis, was “…”`. In `The mayor told Ms Reis “…”` she says nothing.
    pub(crate) fn inverted_verb(&self) -> Option<Span> {
        let verb = self.verb_in_front()?;
        let apart = verb == self.clause.sentence.start
            || matches!(
                self.frame.tags[verb - 1],
                TokenClass::Comma
                    | TokenClass::Quote
                    | TokenClass::Dash
                    | TokenClass::Query
                    | TokenClass::And
            );
        let speaks = self.frame.tags[verb].is_cue() || self.opens_with_verb(verb);
        (apart && speaks).then(|| self.frame.span(verb))
    }

    /// Finds the cue among the words between the subject and a quote behind it.
    pub(crate) fn cue_before(&self, quote: usize) -> Option<Span> {
        let deeds = self.deeds(quote);
        let led = self.frame.tags[quote - 1] == TokenClass::Colon;
        let end = self.mention.tokens.end;
        // “He left a letter that says he was ‘misled’”: somebody's verb, if none is his own.
        let nearest = || {
            let cue = self.frame.cue_before(self.mention.sentence, quote);
            cue.filter(|&cue| cue >= end)
        };
        // `The owners see “no change”`; not `She hired a crew to film what she calls “my life”`.
        let other = || deeds.other.filter(|&verb| quote - verb <= NEAR);
        let spoken = deeds.finite.or(deeds.hanging);
        // “Reis shook her head: ‘No.’” The colon says it, not the verb.
        let unspoken = || deeds.noun.or_else(nearest).or_else(other);
        let said = spoken.or_else(|| (!led).then(unspoken).flatten());
        said.map(|token| self.frame.span(token))
    }

    /// Finds the verb behind the subject of words that were quoted before it: `“…,” Ms Reis said`.
    pub(crate) fn verb_behind(&self) -> Option<Span> {
        let mut verbs = self.clause.own_verbs(self.clause.sentence.end);
        let first = verbs.find(|&verb| self.clause.is_finite(verb));
        let speaks = |verb: &usize| self.frame.tags[*verb].is_cue() && self.clause.is_finite(*verb);
        let cue = first.filter(speaks).or_else(|| verbs.find(speaks));
        cue.or(first).map(|token| self.frame.span(token))
    }

    /// Finds the verb of speech that the subject has in its own sentence, wherever the quote is.
    pub(crate) fn own_cue(&self) -> Option<Span> {
        let in_front = || {
            let verb = self.verb_in_front()?;
            let speaks = self.frame.tags[verb].is_cue() || self.opens_with_verb(verb);
            speaks.then(|| self.frame.span(verb))
        };
        // “Reis has not commented on the plan. ⏎ ‘It leaks.’” Nor does a verb of judgement say that
        // words follow.
        let behind = || {
            let finite = self.deeds(self.clause.sentence.end).finite?;
            let reports = self.frame.tags[finite] != TokenClass::Express;
            (reports && !self.clause.is_negated(finite)).then(|| self.frame.span(finite))
        };
        self.source_phrase().or_else(in_front).or_else(behind)
    }

    fn deeds(&self, until: usize) -> Deeds {
        let until = self.clause.within_reach(until);
        let mut deeds = Deeds::default();
        for verb in self.clause.own_verbs(until) {
            let finite = self.clause.is_finite(verb);
            let cue = self.frame.tags[verb].is_cue();
            // “She told reporters the plan was dead and added that it was ‘buried’”: added.
            let joined = || {
                matches!(
                    self.frame.tags[self.clause.bare(verb) - 1],
                    TokenClass::And | TokenClass::But
                )
            };
            if cue && finite && (deeds.finite.is_none() || joined()) {
                deeds.finite = Some(verb);
            } else if cue && self.clause.hangs(verb) {
                deeds.hanging = Some(verb);
            } else if finite {
                deeds.other.get_or_insert(verb);
            }
        }
        let start = self.mention.tokens.end;
        let owned = |token: &usize| {
            self.clause.tag(*token) == TokenClass::Speech
                && token.checked_sub(1).is_some_and(|t| {
                    matches!(
                        self.frame.tags[t],
                        TokenClass::Owner | TokenClass::Possessive
                    )
                })
        };
        let possessed = self.mention.possessor && self.clause.tag(start) == TokenClass::Speech;
        deeds.noun = (start..until)
            .rev()
            .find(owned)
            .or(possessed.then_some(start));
        deeds
    }
}
