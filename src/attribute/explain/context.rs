//! What an answer is explained from: its row and its best rival's, with the words that their numbers stand for.

use super::reason::Reason;
use crate::attribute::candidate::Candidate;
use crate::attribute::features::{Feature, FeatureExtractor, Instance, Row, WORD_PLACES};
use crate::attribute::token_class::TokenClass;
use crate::coref::SpeakerKind;
use crate::mention::Mention;
use crate::scan::{Closing, QuoteId};
use crate::text::Span;

/// The longest word that is spoken about, in bytes: a run of signs without end is none.
const LONGEST: usize = 40;

/// An answered instance, and what can be said of it.
pub(crate) struct ExplainContext<'s, 'a> {
    pub(crate) extractor: &'s FeatureExtractor<'a>,
    pub(crate) quote: QuoteId,
    pub(crate) instance: &'s Instance,
    /// The rows of the answer and of its best rival.
    pub(crate) answer: usize,
    pub(crate) rival: usize,
}

impl ExplainContext<'_, '_> {
    /// Returns a value of the answer's row.
    pub(crate) fn value(&self, feature: Feature) -> u8 {
        self.row(self.answer)[feature as usize]
    }

    pub(crate) fn is(&self, feature: Feature) -> bool {
        self.value(feature) != 0
    }

    /// Returns whether there is more of something than the rival has.
    pub(crate) fn more(&self, feature: Feature) -> bool {
        self.value(feature) > self.row(self.rival)[feature as usize]
    }

    pub(crate) fn rival_is(&self, feature: Feature) -> bool {
        self.row(self.rival)[feature as usize] != 0
    }

    /// Gives a reason where the feature has a value.
    pub(crate) fn says(&self, feature: Feature, reason: Reason) -> Option<Reason> {
        self.is(feature).then_some(reason)
    }

    /// Returns the same instance with the rival as the answer.
    pub(crate) fn turned(&self) -> Self {
        ExplainContext {
            answer: self.rival,
            rival: self.answer,
            ..*self
        }
    }

    pub(crate) fn row(&self, n: usize) -> &Row {
        &self.instance.rows[n]
    }

    /// Returns where the answer stands; nobody stands nowhere.
    pub(crate) fn place(&self) -> Option<&Candidate> {
        self.instance.places.get(self.answer)
    }

    pub(crate) fn rival_place(&self) -> Option<&Candidate> {
        self.instance.places.get(self.rival)
    }

    pub(crate) fn mention(&self) -> Option<&Mention> {
        Some(self.extractor.frame().mention(self.place()?.mention))
    }

    /// Returns the kind of verb behind the answer.
    pub(crate) fn next_verb(&self) -> Option<TokenClass> {
        self.extractor.story.verb(self.place()?.mention).tag
    }

    /// Returns whether the answer runs into the quote, with no verb and at most a colon between.
    pub(crate) fn runs_into_quote(&self) -> bool {
        let Some(place) = self.place() else {
            return false;
        };
        let verb = self.extractor.story.verb(place.mention);
        let quote = self.extractor.frame().scan.quotes[self.quote.index()].token;
        match verb.tag {
            Some(TokenClass::Quote) => verb.token() == quote,
            Some(TokenClass::Colon) => verb.token() + 1 == quote,
            _ => false,
        }
    }

    pub(crate) fn rival_verb(&self) -> Option<TokenClass> {
        self.extractor.story.verb(self.rival_place()?.mention).tag
    }

    /// Returns the word in one of the places where words are distinguished; no sign, no other quote.
    pub(crate) fn word_in(&self, feature: Feature) -> Option<Span> {
        let place = WORD_PLACES.iter().position(|&place| place == feature)?;
        let mention = self.place().map(|place| place.mention);
        self.word((*self.extractor.word_tokens(self.quote, mention).get(place)?)?)
    }

    /// Returns the word before the answer, in its paragraph.
    pub(crate) fn before_name(&self) -> Option<Span> {
        self.word_in(Feature::PreviousForm)
    }

    /// Returns the word behind the answer, in its sentence; its verb is no news.
    pub(crate) fn behind_name(&self) -> Option<Span> {
        let mention = self.mention()?;
        let sentence = &self.extractor.frame().scan.sentences[mention.sentence];
        let behind = Some(mention.tokens.end).filter(|token| sentence.tokens.contains(token));
        let word = self.word(behind?);
        word.filter(|_| word != self.word_in(Feature::VerbForm))
    }

    pub(crate) fn before_quote(&self) -> Option<Span> {
        self.word_in(Feature::LeftForm)
    }

    pub(crate) fn behind_quote(&self) -> Option<Span> {
        self.word_in(Feature::RightForm)
    }

    pub(crate) fn speaker_kind(&self) -> Option<SpeakerKind> {
        let speaker = self.mention()?.speaker;
        Some(self.extractor.frame().coreference.speakers[speaker.index()].kind)
    }

    /// Returns how often the story names the speaker.
    pub(crate) fn speaker_mentions(&self) -> Option<usize> {
        let speaker = self.mention()?.speaker;
        let coreference = self.extractor.frame().coreference;
        Some(coreference.speakers[speaker.index()].mentions.len())
    }

    /// Returns how often a reporting verb follows a mention of the speaker.
    pub(crate) fn speaker_cues(&self) -> Option<usize> {
        let speaker = self.mention()?.speaker;
        Some(usize::from(self.extractor.story.cues_of[speaker.index()]))
    }

    /// Returns how many of the quotes before are the speaker's.
    pub(crate) fn speaker_quotes(&self) -> Option<usize> {
        let speaker = self.mention()?.speaker;
        let quotes = &self.extractor.history.quotes_of;
        Some(usize::from(quotes[speaker.index()]))
    }

    /// Returns how many words the marks hold.
    pub(crate) fn words(&self) -> usize {
        let scan = self.extractor.frame().scan;
        let inside = &scan.passages[scan.quotes[self.quote.index()].inside];
        let tokens = scan.tokens[inside.tokens.clone()].iter();
        tokens.filter(|token| token.is_word()).count()
    }

    pub(crate) fn closing(&self) -> Closing {
        self.extractor.frame().scan.quotes[self.quote.index()].closing
    }

    fn word(&self, token: usize) -> Option<Span> {
        let token = &self.extractor.frame().scan.tokens[token];
        (token.is_word() && token.span.len() <= LONGEST).then_some(token.span)
    }
}
