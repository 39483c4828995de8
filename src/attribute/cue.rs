//! The cue: the verb or phrase that says these words are somebody's.
//!
//! Not the nearest verb of speech: in `The report, published on Monday, warned that the board was
//! “out of time”` the cue is what the report did, not what was done with it.

use super::frame::Frame;
use super::tag::Tag;
use crate::lexicon::Classes;
use crate::mention::{Mention, MentionId};
use crate::text::Span;
use std::ops::Range;

/// A mention as the subject of the words around it.
pub(super) struct Subject<'f, 'a> {
    frame: &'f Frame<'a>,
    mention: &'a Mention,
    /// The tokens of its sentence.
    sentence: Range<usize>,
    /// Where the mention begins, with what it is an apposition to: the first token of
    /// `the undertaker, Milos Vrba`.
    opening: usize,
}

/// How many tokens of a sentence are read on from its subject: longer asides are not in print.
const REACH: usize = 80;

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
    pub(super) fn new(frame: &'f Frame<'a>, id: MentionId) -> Subject<'f, 'a> {
        let mention = frame.mention(id);
        let sentence = frame.scan.sentences[mention.sentence].tokens.clone();
        let mut opening = mention.tokens.start;
        for earlier in frame.cast.mentions[..id.index()].iter().rev() {
            let far = earlier.tokens.start + REACH < opening;
            if far || earlier.sentence != mention.sentence {
                break;
            }
            // “the club's lawyer, Ana Reis”: one phrase, whichever half was taken for the mention.
            let end = earlier.tokens.end;
            if end == opening || (end + 1 == opening && frame.tags[end] == Tag::Comma) {
                opening = earlier.tokens.start;
            }
        }
        Subject {
            frame,
            mention,
            sentence,
            opening,
        }
    }

    /// Returns the tag before the phrase that names the subject, `back` tokens before it.
    pub(super) fn tag_before(&self, back: usize) -> Tag {
        self.token_before(back)
            .map_or(Tag::Edge, |token| self.frame.tags[token])
    }

    fn token_before(&self, back: usize) -> Option<usize> {
        let token = self.opening.checked_sub(back)?;
        (token >= self.sentence.start).then_some(token)
    }

    fn word_before(&self, back: usize) -> &'a str {
        self.token_before(back)
            .map_or("", |token| self.frame.words(token))
    }

    /// Finds the phrase that takes the subject for its source: `according to Reis`, `in the words
    /// of Reis`, `in Reis's words`.
    pub(super) fn source_phrase(&self) -> Option<Span> {
        let phrase = |back: usize| {
            let first = self.frame.span(self.token_before(back)?);
            Some(first.cover(self.frame.span(self.token_before(1)?)))
        };
        let is = |back: usize, word: &str| self.word_before(back).eq_ignore_ascii_case(word);
        if self.tag_before(1) == Tag::To && self.tag_before(2) == Tag::According {
            return phrase(2);
        }
        if is(1, "of") && is(2, "words") && is(3, "the") && is(4, "in") {
            return phrase(4);
        }
        let mut owned = self.mention.tokens.end;
        if self.tag(owned) == Tag::Possessive {
            owned += 1;
        } else if !self.mention.possessor {
            return None;
        }
        let words = owned < self.sentence.end && self.frame.words(owned) == "words";
        (words && is(1, "in")).then(|| self.frame.span(owned))
    }

    /// Finds the verb whose agent the subject is: `was called by the auditors`, `the ship was
    /// called “unsafe” by the auditors`, where `quote` stands between.
    pub(super) fn passive_verb(&self, quote: usize) -> Option<Span> {
        if self.tag_before(1) != Tag::By {
            return None;
        }
        let verb = self.token_before(2)?;
        if self.frame.tags[verb].is_verb() {
            return Some(self.frame.span(verb));
        }
        if verb != quote {
            return None;
        }
        let verb = verb.checked_sub(1).filter(|&v| v >= self.sentence.start)?;
        let passive = self.frame.tags[verb].is_verb() && self.auxiliary(verb) == Some(Form::Be);
        passive.then(|| self.frame.span(verb))
    }

    /// Finds the verb in front of its subject: `said Ms Reis`, `said yesterday the mayor`.
    pub(super) fn verb_in_front(&self) -> Option<usize> {
        let light = |back: &usize| matches!(self.tag_before(*back), Tag::Adverb | Tag::Time);
        let back = 1 + (1..=2).take_while(light).count();
        let verb = self.token_before(back)?;
        (self.frame.tags[verb].is_verb() || self.opens_with_verb(verb)).then_some(verb)
    }

    /// `Wrote one juror:` begins with a capital, and is read as a name.
    fn opens_with_verb(&self, token: usize) -> bool {
        let token_is = |classes| self.frame.scan.tokens[token].is(classes);
        token == self.sentence.start && token_is(Classes::CUE) && token_is(Classes::PAST)
    }

    /// Finds the verb of a clause that is turned round and stands on its own: `Said Ms Reis: “…”`,
    /// `The plan, said Ms Reis, was “…”`. In `The mayor told Ms Reis “…”` she says nothing.
    pub(super) fn inverted_verb(&self) -> Option<Span> {
        let verb = self.verb_in_front()?;
        let apart = verb == self.sentence.start
            || matches!(
                self.frame.tags[verb - 1],
                Tag::Comma | Tag::Quote | Tag::Dash | Tag::Query | Tag::And
            );
        let speaks = self.frame.tags[verb].is_cue() || self.opens_with_verb(verb);
        (apart && speaks).then(|| self.frame.span(verb))
    }

    /// Finds the cue among the words between the subject and a quote behind it.
    pub(super) fn cue_before(&self, quote: usize) -> Option<Span> {
        let deeds = self.deeds(quote);
        let led = self.frame.tags[quote - 1] == Tag::Colon;
        let spoken = deeds.finite.or(deeds.hanging);
        // “Reis shook her head: ‘No.’” The colon says it, not the verb.
        let said = spoken.or(deeds.noun.or(deeds.other).filter(|_| !led));
        said.map(|token| self.frame.span(token))
    }

    /// Finds the verb behind the subject of words that were quoted before it: `“…,” Ms Reis said`.
    pub(super) fn verb_behind(&self) -> Option<Span> {
        let mut verbs = self.own_verbs(self.sentence.end);
        let first = verbs.find(|&verb| self.is_finite(verb));
        let speaks = |verb: &usize| self.frame.tags[*verb].is_cue() && self.is_finite(*verb);
        let cue = first.filter(speaks).or_else(|| verbs.find(speaks));
        cue.or(first).map(|token| self.frame.span(token))
    }

    /// Finds the verb of speech that the subject has in its own sentence, wherever the quote is.
    pub(super) fn own_cue(&self) -> Option<Span> {
        let in_front = || {
            let verb = self.verb_in_front()?;
            let speaks = self.frame.tags[verb].is_cue() || self.opens_with_verb(verb);
            speaks.then(|| self.frame.span(verb))
        };
        let behind = || {
            let finite = self.deeds(self.sentence.end).finite?;
            Some(self.frame.span(finite))
        };
        self.source_phrase().or_else(in_front).or_else(behind)
    }

    fn deeds(&self, until: usize) -> Deeds {
        let until = self.within_reach(until);
        let mut deeds = Deeds::default();
        for verb in self.own_verbs(until) {
            let finite = self.is_finite(verb);
            let cue = self.frame.tags[verb].is_cue();
            // “She told reporters the plan was dead and added that it was ‘buried’”: added.
            let joined = || matches!(self.frame.tags[self.bare(verb) - 1], Tag::And | Tag::But);
            if cue && finite && (deeds.finite.is_none() || joined()) {
                deeds.finite = Some(verb);
            } else if cue && self.hangs(verb) {
                deeds.hanging = Some(verb);
            } else if finite {
                deeds.other.get_or_insert(verb);
            }
        }
        let start = self.mention.tokens.end;
        let owned = |token: &usize| {
            self.tag(*token) == Tag::Speech
                && token
                    .checked_sub(1)
                    .is_some_and(|t| matches!(self.frame.tags[t], Tag::Owner | Tag::Possessive))
        };
        let possessed = self.mention.possessor && self.tag(start) == Tag::Speech;
        deeds.noun = (start..until)
            .rev()
            .find(owned)
            .or(possessed.then_some(start));
        deeds
    }

    fn tag(&self, token: usize) -> Tag {
        if token < self.sentence.end {
            self.frame.tags[token]
        } else {
            Tag::Break
        }
    }

    /// Walks over the verbs behind the subject that are its own, asides left out.
    fn own_verbs(&self, until: usize) -> impl Iterator<Item = usize> + '_ {
        let until = self.within_reach(until);
        let mut at = self.mention.tokens.end;
        let mut fresh = true;
        std::iter::from_fn(move || {
            while at < until {
                let here = at;
                at += 1;
                match self.frame.tags[here] {
                    Tag::Paren => at = self.behind_bracket(here, until),
                    Tag::Comma | Tag::Dash if fresh => at = self.behind_aside(here, until),
                    // Words behind another quote are another clause: “…,” she said, “…”.
                    Tag::Quote if fresh => return None,
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

    fn within_reach(&self, until: usize) -> usize {
        until.min(self.mention.tokens.end + REACH)
    }

    fn behind_bracket(&self, open: usize, until: usize) -> usize {
        let close = (open + 1..until).find(|&t| self.frame.tags[t] == Tag::Paren);
        close.map_or(open + 1, |close| close + 1)
    }

    /// Returns where an aside ends that a comma or a dash begins: `Reis, whose office ordered the
    /// search, said`. A comma that ends an apposition begins none.
    fn behind_aside(&self, comma: usize, until: usize) -> usize {
        let apposed = comma == self.mention.tokens.end && self.opening < self.mention.tokens.start;
        if apposed && self.verb_follows(comma) {
            return comma + 1;
        }
        let sign = self.frame.tags[comma];
        let close =
            (comma + 1..until).find(|&t| self.frame.tags[t] == sign && self.verb_follows(t));
        close.map_or(comma + 1, |close| close + 1)
    }

    /// Tells whether a verb follows a comma, auxiliaries and adverbs aside.
    fn verb_follows(&self, comma: usize) -> bool {
        let light = |t: &usize| {
            matches!(
                self.tag(*t),
                Tag::Adverb | Tag::Time | Tag::Negation | Tag::Auxiliary
            )
        };
        let next = comma + 1 + (comma + 1..self.sentence.end).take_while(light).count();
        self.tag(next).is_verb() && !is_ing(self.tag(next))
    }

    /// Returns where the verb's own words begin: its auxiliaries and adverbs.
    fn bare(&self, verb: usize) -> usize {
        let mut at = verb;
        while at > self.mention.tokens.end
            && matches!(
                self.frame.tags[at - 1],
                Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::Time
            )
        {
            at -= 1;
        }
        at
    }

    /// Tells whether the subject is the verb's, not a noun or pronoun between them: in `Reis said
    /// her neighbours complained` she did not.
    fn is_own(&self, verb: usize, fresh: bool) -> bool {
        let bare = self.bare(verb);
        let mut at = bare;
        while at > self.mention.tokens.end && is_nominal(self.frame.tags[at - 1]) {
            at -= 1;
        }
        if at == self.mention.tokens.end {
            return true;
        }
        match self.frame.tags[at - 1] {
            // “Reis of the harbour board said”; “the men who built the dam said”.
            tag if tag.is_preposition() || tag.is_verb() => fresh || at == bare,
            Tag::Comma | Tag::Dash | Tag::Paren | Tag::Quote => at == bare,
            Tag::And | Tag::But => fresh || at == bare,
            _ => false,
        }
    }

    /// Tells whether the form of a verb can carry a clause: `was brief` and `an order written by`
    /// have no verb of speech.
    fn is_finite(&self, verb: usize) -> bool {
        let token = &self.frame.scan.tokens[verb];
        // A word the lexicon does not know: its ending tells.
        let ing = is_ing(self.frame.tags[verb]) || token.is(Classes::ING);
        let participle = token.is(Classes::PARTICIPLE) || self.frame.tags[verb] == Tag::Past;
        match self.auxiliary(verb) {
            Some(Form::Be) => ing || participle,
            Some(Form::Have) => participle,
            Some(Form::Modal) => token.is(Classes::BASE),
            None if ing || self.tag_left(verb) == Tag::To => false,
            None if token.is(Classes::PAST) => self.tag(verb + 1) != Tag::By,
            None if token.is(Classes::PRESENT) => true,
            None if token.is(Classes::BASE) => self.mention.plural || !self.is_third_person(),
            None => self.frame.tags[verb] == Tag::Past,
        }
    }

    /// `adding`, `to say`.
    fn hangs(&self, verb: usize) -> bool {
        is_ing(self.frame.tags[verb]) || self.tag_left(verb) == Tag::To
    }

    fn tag_left(&self, verb: usize) -> Tag {
        match verb.checked_sub(1) {
            Some(left) if left >= self.sentence.start => self.frame.tags[left],
            _ => Tag::Edge,
        }
    }

    fn is_third_person(&self) -> bool {
        self.frame.tags[self.mention.tokens.start] != Tag::SpeechPerson
    }

    /// Returns what the nearest auxiliary of a verb takes.
    fn auxiliary(&self, verb: usize) -> Option<Form> {
        let start = self.sentence.start;
        let light = |t: &usize| matches!(self.frame.tags[*t], Tag::Adverb | Tag::Negation);
        let lights = (start..verb).rev().take_while(light).count();
        let token = verb.checked_sub(lights + 1).filter(|&t| t >= start)?;
        (self.frame.tags[token] == Tag::Auxiliary).then(|| Form::of(self.frame.words(token)))
    }
}

/// What an auxiliary takes.
#[derive(PartialEq)]
enum Form {
    /// A participle: was told, is saying.
    Be,
    /// A past participle: has said.
    Have,
    /// A base form: will say, did say.
    Modal,
}

impl Form {
    fn of(auxiliary: &str) -> Form {
        match auxiliary {
            "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" => Form::Be,
            "has" | "have" | "had" | "having" | "'ve" | "’ve" => Form::Have,
            _ => Form::Modal,
        }
    }
}

fn is_ing(tag: Tag) -> bool {
    matches!(tag, Tag::ReportIng | Tag::ExpressIng | Tag::Ing)
}

/// Words that stand inside a noun phrase.
fn is_nominal(tag: Tag) -> bool {
    tag >= Tag::Object && tag <= Tag::Indefinite
        || tag == Tag::Possessive
        || tag >= Tag::Adverb && tag <= Tag::Lower
}
