//! A sight: the answer to a question and its best rival, with the words behind their numbers.

use super::candidate::Candidate;
use super::feature::{Feature, Row};
use super::question::{Asker, Question};
use super::reason::Reason;
use super::token_class::TokenClass;
use super::words;
use crate::coref::SpeakerKind;
use crate::mention::Mention;
use crate::scan::{Closing, QuoteId};
use crate::text::Span;

/// The longest word that is spoken about, in bytes: a run of signs without end is none.
const LONGEST: usize = 40;

/// An answered question, and what of it can be spoken about.
pub(super) struct Sight<'s, 'a> {
    pub(super) asker: &'s Asker<'a>,
    pub(super) quote: QuoteId,
    pub(super) question: &'s Question,
    /// The rows of the answer and of its best rival.
    pub(super) answer: usize,
    pub(super) rival: usize,
}

impl Sight<'_, '_> {
    /// Returns a value of the answer's row.
    pub(super) fn value(&self, feature: Feature) -> u8 {
        self.row(self.answer)[feature as usize]
    }

    pub(super) fn is(&self, feature: Feature) -> bool {
        self.value(feature) != 0
    }

    /// Tells whether there is more of something than the rival has.
    pub(super) fn more(&self, feature: Feature) -> bool {
        self.value(feature) > self.row(self.rival)[feature as usize]
    }

    pub(super) fn rival_is(&self, feature: Feature) -> bool {
        self.row(self.rival)[feature as usize] != 0
    }

    /// Gives a reason where the feature has a value.
    pub(super) fn says(&self, feature: Feature, reason: Reason) -> Option<Reason> {
        self.is(feature).then_some(reason)
    }

    /// Returns the same question with the rival as the answer.
    pub(super) fn turned(&self) -> Self {
        Sight {
            answer: self.rival,
            rival: self.answer,
            ..*self
        }
    }

    pub(super) fn row(&self, n: usize) -> &Row {
        &self.question.rows[n]
    }

    /// Returns where the answer stands; nobody stands nowhere.
    pub(super) fn place(&self) -> Option<&Candidate> {
        self.question.places.get(self.answer)
    }

    pub(super) fn rival_place(&self) -> Option<&Candidate> {
        self.question.places.get(self.rival)
    }

    pub(super) fn mention(&self) -> Option<&Mention> {
        Some(self.asker.frame.mention(self.place()?.mention))
    }

    /// Returns the kind of verb behind the answer.
    pub(super) fn next_verb(&self) -> Option<TokenClass> {
        self.asker.known_verb(self.place()?.mention).tag
    }

    /// Tells whether the answer runs into the quote, with no verb and at most a colon between.
    pub(super) fn runs_into_quote(&self) -> bool {
        let Some(place) = self.place() else {
            return false;
        };
        let verb = self.asker.known_verb(place.mention);
        let quote = self.asker.frame.scan.quotes[self.quote.index()].token;
        match verb.tag {
            Some(TokenClass::Quote) => verb.token() == quote,
            Some(TokenClass::Colon) => verb.token() + 1 == quote,
            _ => false,
        }
    }

    pub(super) fn rival_verb(&self) -> Option<TokenClass> {
        self.asker.known_verb(self.rival_place()?.mention).tag
    }

    /// Returns the word in one of the places where words are distinguished; no sign, no other quote.
    pub(super) fn word_in(&self, feature: Feature) -> Option<Span> {
        let place = words::PLACES.iter().position(|&place| place == feature)?;
        let mention = self.place().map(|place| place.mention);
        self.word((*self.asker.word_tokens(self.quote, mention).get(place)?)?)
    }

    /// Returns the word before the answer, in its paragraph.
    pub(super) fn before_name(&self) -> Option<Span> {
        self.word_in(Feature::PreviousForm)
    }

    /// Returns the word behind the answer, in its sentence; its verb is no news.
    pub(super) fn behind_name(&self) -> Option<Span> {
        let mention = self.mention()?;
        let sentence = &self.asker.frame.scan.sentences[mention.sentence];
        let behind = Some(mention.tokens.end).filter(|token| sentence.tokens.contains(token));
        let word = self.word(behind?);
        word.filter(|_| word != self.word_in(Feature::VerbForm))
    }

    pub(super) fn before_quote(&self) -> Option<Span> {
        self.word_in(Feature::LeftForm)
    }

    pub(super) fn behind_quote(&self) -> Option<Span> {
        self.word_in(Feature::RightForm)
    }

    pub(super) fn speaker_kind(&self) -> Option<SpeakerKind> {
        let speaker = self.mention()?.speaker;
        Some(self.asker.frame.cast.speakers[speaker.index()].kind)
    }

    /// Returns how often the story names the speaker.
    pub(super) fn speaker_mentions(&self) -> Option<usize> {
        let speaker = self.mention()?.speaker;
        let cast = self.asker.frame.cast;
        Some(cast.speakers[speaker.index()].mentions.len())
    }

    /// Returns how often a reporting verb follows a mention of the speaker.
    pub(super) fn speaker_cues(&self) -> Option<usize> {
        let speaker = self.mention()?.speaker;
        Some(usize::from(self.asker.cues_of[speaker.index()]))
    }

    /// Returns how many of the quotes before are the speaker's.
    pub(super) fn speaker_quotes(&self) -> Option<usize> {
        let speaker = self.mention()?.speaker;
        let quotes = &self.asker.memory.quotes_of;
        Some(usize::from(quotes[speaker.index()]))
    }

    /// Returns how many words the marks hold.
    pub(super) fn words(&self) -> usize {
        let scan = self.asker.frame.scan;
        let inside = &scan.passages[scan.quotes[self.quote.index()].inside];
        let tokens = scan.tokens[inside.tokens.clone()].iter();
        tokens.filter(|token| token.is_word()).count()
    }

    pub(super) fn closing(&self) -> Closing {
        self.asker.frame.scan.quotes[self.quote.index()].closing
    }

    fn word(&self, token: usize) -> Option<Span> {
        let token = &self.asker.frame.scan.tokens[token];
        (token.is_word() && token.span.len() <= LONGEST).then_some(token.span)
    }
}
