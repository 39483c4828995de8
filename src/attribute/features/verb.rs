//! Features of a candidate and its verb: which verb it is the subject of, and how that stands to the cues of the quote.

use super::construction::{self, ColonIntroduction};
use super::schema::{Feature, Row};
use super::story::StoryFacts;
use crate::attribute::candidate::{Candidate, CandidateSide};
use crate::attribute::frame::Frame;
use crate::attribute::token_class::TokenClass;
use crate::lexicon::Classes;
use crate::mention::{Mention, MentionId};
use crate::rank::{log_scale, signed};
use crate::scan::QuoteId;

/// What the candidates of one quote are compared by.
pub(super) struct QuoteContext {
    passage: usize,
    token: usize,
    cue_before: Option<usize>,
    cue_after: Option<usize>,
    nearest_to_cue: Option<MentionId>,
    nearest_to_quote: Option<MentionId>,
    pub(super) same_sentence: u8,
    /// The paragraph that leads up to the quote with a colon.
    introduction: Option<usize>,
}

impl QuoteContext {
    pub(super) fn new(story: &StoryFacts<'_>, id: QuoteId, places: &[Candidate]) -> QuoteContext {
        let frame = &story.frame;
        let quote = &frame.scan.quotes[id.index()];
        let (passage, token) = (quote.passage, quote.token);
        let sentence = frame.sentence_of(passage, token);
        let cue_before = frame.cue_before(sentence, token);
        let cue_after = frame.cue_after(sentence, token);
        let mut context = QuoteContext {
            passage,
            token,
            cue_before,
            cue_after,
            nearest_to_cue: None,
            nearest_to_quote: None,
            same_sentence: 0,
            introduction: construction::colon_introduction(frame, quote),
        };
        for place in places {
            let mention = frame.mention(place.mention);
            if mention.sentence != sentence || mention.passage != passage {
                continue;
            }
            context.same_sentence = context.same_sentence.saturating_add(1);
            let verb = story.verb(place.mention);
            let subject =
                verb.tag.is_some_and(|t| t != TokenClass::Possessive) && !mention.possessor;
            if subject && place.side == CandidateSide::Before {
                // Places come from near to far: the first that fits is the nearest.
                context.nearest_to_quote.get_or_insert(place.mention);
                if cue_before.is_some_and(|cue| mention.tokens.end <= cue) {
                    context.nearest_to_cue.get_or_insert(place.mention);
                }
            }
        }
        context
    }
}

/// Sets the features of a candidate that depend on its verb and on the words beside it; `subjects` counts, for each
/// side of the quote, the subjects of a verb that are nearer.
pub(super) fn verb_features(
    story: &StoryFacts<'_>,
    place: &Candidate,
    context: &QuoteContext,
    subjects: &mut [u8; 2],
    row: &mut Row,
) {
    let frame = &story.frame;
    let verb = story.verb(place.mention);
    let mention = frame.mention(place.mention);
    let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
    if let Some(tag) = verb.tag {
        set(Feature::NextVerb, tag as u8);
        set(
            Feature::NextVerbDistance,
            log_scale(verb.token() - mention.tokens.end),
        );
        set(Feature::NextVerbCrossed, verb.crossed);
        let is_cue = if context.cue_before == Some(verb.token()) {
            CueOfQuote::Before
        } else if context.cue_after == Some(verb.token()) {
            CueOfQuote::After
        } else {
            CueOfQuote::Neither
        };
        set(Feature::VerbIsCue, is_cue as u8);
    }
    let start = mention.tokens.start;
    let previous = frame.before(mention.passage, mention.sentence, start);
    let previous2 = if start > frame.scan.passages[mention.passage].tokens.start {
        frame.before(mention.passage, mention.sentence, start - 1)
    } else {
        TokenClass::Edge
    };
    set(Feature::Previous, previous as u8);
    set(Feature::Previous2, previous2 as u8);
    let following = frame.after(mention.passage, mention.sentence, mention.tokens.end);
    set(Feature::Following, following as u8);
    set(
        Feature::First,
        u8::from(matches!(previous, TokenClass::Edge | TokenClass::Break)),
    );
    set(Feature::InParens, u8::from(previous == TokenClass::Paren));
    let verbal = verb.tag.is_some_and(|t| t != TokenClass::Possessive);
    let subject = verbal && !previous.is_preposition() && !previous.is_verb() && !mention.possessor;
    set(Feature::Subject, u8::from(subject));
    let side = usize::from(place.side == CandidateSide::After);
    set(Feature::SubjectRank, subjects[side].min(15));
    if subject {
        subjects[side] = subjects[side].saturating_add(1);
    }
    set(
        Feature::Phrase,
        phrase(frame, mention, previous, previous2, following) as u8,
    );
    set(
        Feature::Passive,
        construction::passive(frame, mention, verb) as u8,
    );
    set(
        Feature::Inverted,
        construction::inverted(frame, mention, context.cue_before, context.cue_after) as u8,
    );
    set(
        Feature::Signature,
        construction::signature(frame, mention) as u8,
    );
    if mention.passage == context.passage {
        set(
            Feature::Inserted,
            construction::inserted(frame, mention, context.token) as u8,
        );
    }
    if context.introduction == Some(mention.passage) {
        set(
            Feature::ColonIntroduction,
            ColonIntroduction::OfSpeaker as u8,
        );
    }
    if let Some(cue) = context.cue_before {
        let gap = cue as isize - start as isize;
        if place.paragraphs == 0 && mention.passage == context.passage {
            set(Feature::ToCueBefore, signed(gap));
        }
        set(
            Feature::NearestToCue,
            u8::from(context.nearest_to_cue == Some(place.mention)),
        );
    }
    if let Some(cue) = context.cue_after
        && mention.passage == context.passage
    {
        set(Feature::ToCueAfter, signed(cue as isize - start as isize));
    }
    set(
        Feature::NearestToQuote,
        u8::from(context.nearest_to_quote == Some(place.mention)),
    );
}

/// Whether the verb of a candidate is the nearest cue of the quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum CueOfQuote {
    Neither,
    Before,
    After,
}

/// The fixed phrases that name a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum SourcePhrase {
    None,
    /// `according to Ida Holm`
    AccordingTo,
    /// `what Ida Holm called`
    WhatTheyCalled,
    /// `Ida Holm’s claim`
    OwnsWords,
    /// `Ida Holm’s boat`
    Owns,
    /// `the claim of Ida Holm`
    WordsOf,
}

/// Returns which of the fixed phrases that name a source a mention stands in: "what X called", "X's claim", "according to X".
fn phrase(
    frame: &Frame<'_>,
    mention: &Mention,
    previous: TokenClass,
    previous2: TokenClass,
    following: TokenClass,
) -> SourcePhrase {
    if previous == TokenClass::To && previous2 == TokenClass::According {
        return SourcePhrase::AccordingTo;
    }
    if previous == TokenClass::Question {
        return SourcePhrase::WhatTheyCalled;
    }
    if previous == TokenClass::Of && previous2 == TokenClass::Speech {
        return SourcePhrase::WordsOf;
    }
    if following == TokenClass::Possessive || mention.possessor {
        let owned = mention.tokens.end + usize::from(following == TokenClass::Possessive);
        let end = frame.scan.sentences[mention.sentence]
            .tokens
            .end
            .min(owned + 3);
        let speech =
            (owned..end).any(|t| frame.scan.tokens[t].is(Classes::SPEECH | Classes::DOCUMENT));
        return if speech {
            SourcePhrase::OwnsWords
        } else {
            SourcePhrase::Owns
        };
    }
    SourcePhrase::None
}

#[cfg(test)]
pub(super) mod sentences {
    use super::construction::{InsertedClause, Inversion, Passive, Signature};
    use super::*;

    crate::attribute::features::tests::sentences! {
        SubjectRank: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Ida Holm’s boat was “a sieve”." "Ida Holm" = 1;
        NextVerb:
            "“It leaks,” said Ida Holm." "Ida Holm" = TokenClass::Edge,
            "She said it was “a sieve”." "She" = TokenClass::Say;
        NextVerbDistance:
            "“It leaks,” said Ida Holm." "Ida Holm" = 0,
            "According to Ida Holm, it was “a sieve”." "Ida Holm" = 3;
        NextVerbCrossed: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "According to Ida Holm, it was “a sieve”." "Ida Holm" = 5;
        VerbIsCue:
            "“It leaks,” said Ida Holm." "Ida Holm" = CueOfQuote::Neither,
            "She said it was “a sieve”." "She" = CueOfQuote::Before,
            "Ida Holm said so. Holm said more. “It leaks,” Holm said." "Holm" = CueOfQuote::After;
        Previous:
            "She said it was “a sieve”." "She" = TokenClass::Edge,
            "“It leaks,” said Ida Holm." "Ida Holm" = TokenClass::Say;
        Previous2:
            "She said it was “a sieve”." "She" = TokenClass::Edge,
            "“It leaks,” said Ida Holm." "Ida Holm" = TokenClass::Quote;
        Following: "“Never!”" "" = TokenClass::Edge, "“It leaks,” said Ida Holm." "Ida Holm" = TokenClass::Stop;
        First: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "She said it was “a sieve”." "She" = 1;
        InParens: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "A boat (Ida Holm saw it) is “a sieve”." "Ida Holm" = 1;
        Subject: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "She said it was “a sieve”." "She" = 1;
        Phrase:
            "“It leaks,” said Ida Holm." "Ida Holm" = SourcePhrase::None,
            "According to Ida Holm, it was “a sieve”." "Ida Holm" = SourcePhrase::AccordingTo,
            "In what Ida Holm called “a sieve”, they rowed." "Ida Holm" = SourcePhrase::WhatTheyCalled,
            "Ida Holm’s speech was “a sieve”." "Ida Holm" = SourcePhrase::OwnsWords,
            "Ida Holm’s boat was “a sieve”." "Ida Holm" = SourcePhrase::Owns,
            "In the words of Ida Holm it was “a sieve”." "Ida Holm" = SourcePhrase::WordsOf;
        Passive:
            "“It leaks,” said Ida Holm." "Ida Holm" = Passive::None,
            "The minister was accused of “fraud”." "The minister" = Passive::Object,
            "He was accused by Ida Holm of “fraud”." "Ida Holm" = Passive::Agent,
            "The report by Ida Holm was “a joke”." "Ida Holm" = Passive::ByNoun;
        Inverted:
            "She said it was “a sieve”." "She" = Inversion::None,
            "“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = Inversion::OtherCue,
            "The captains, said Ida Holm, were “asleep”." "Ida Holm" = Inversion::CueBefore,
            "“It leaks,” said Ida Holm." "Ida Holm" = Inversion::CueAfter;
        Signature:
            "“It leaks,” said Ida Holm." "Ida Holm" = Signature::None,
            "“It leaks.”\n\nIda Holm, mayor" "Ida Holm" = Signature::Line,
            "“It leaks.”\n\n— Ida Holm, mayor" "Ida Holm" = Signature::Dash;
        ColonIntroduction:
            "“It leaks,” said Ida Holm." "Ida Holm" = ColonIntroduction::None,
            "Ida Holm put it like this:\n\n“It leaks.”" "" = ColonIntroduction::OfQuote,
            "Ida Holm put it like this:\n\n“It leaks.”" "Ida Holm" = ColonIntroduction::OfSpeaker;
        Inserted:
            "“It leaks,” said Ida Holm." "Ida Holm" = InsertedClause::None,
            "The captains, said Ida Holm, were “asleep”." "Ida Holm" = InsertedClause::Inside,
            "The captains, said Ida Holm, were “asleep”." "The captains" = InsertedClause::Before;
        ToCueBefore: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "She said it was “a sieve”." "She" = 32;
        ToCueAfter: "She said it was “a sieve”." "She" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 30;
        NearestToCue: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "She said it was “a sieve”." "She" = 1;
        NearestToQuote: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Ida Holm told Jon Webb “a joke”." "Jon Webb" = 1;
    }
}
