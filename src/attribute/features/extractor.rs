//! The feature extractor: makes an [`Instance`] of each quote of a story, one after the other.

use super::candidate::{mention_features, place_features};
use super::first_pass::FirstPass;
use super::history::{AnswerHistory, history_features};
use super::instance::Instance;
use super::path::Path;
use super::quote::quote_row;
use super::schema::{Feature, Row};
use super::story::StoryFacts;
use super::verb::{QuoteContext, verb_features};
use super::words::{self, Vocabularies};
use crate::attribute::candidate::{self, Candidate, CandidateSide};
use crate::attribute::frame::{Frame, NextVerb};
use crate::mention::MentionId;
use crate::rank::VALUES;
use crate::scan::QuoteId;
#[cfg(feature = "train")]
use std::borrow::Cow;

/// Extracts the features of quotes, one after the other.
pub(crate) struct FeatureExtractor<'a> {
    pub(crate) story: StoryFacts<'a>,
    words: &'a Vocabularies,
    pub(crate) history: AnswerHistory,
}

impl<'a> FeatureExtractor<'a> {
    pub(crate) fn new(frame: Frame<'a>, words: &'a Vocabularies) -> FeatureExtractor<'a> {
        FeatureExtractor {
            words,
            history: AnswerHistory::new(&frame),
            story: StoryFacts::new(frame),
        }
    }

    pub(crate) fn frame(&self) -> &Frame<'a> {
        &self.story.frame
    }

    /// Fills in the instance of a quote.
    pub(crate) fn extract(&self, quote: QuoteId, instance: &mut Instance) {
        let (story, frame) = (&self.story, &self.story.frame);
        candidate::candidates(frame, quote, &mut instance.places);
        self.add_earlier(&mut instance.places);
        instance.candidates.clear();
        instance.rows.clear();
        let mut base = quote_row(story, self.history.last[0], quote);
        let tokens = self.word_tokens(quote, None);
        self.word_features(&tokens[..words::OF_QUOTE], 0, &mut base);
        let context = QuoteContext::new(story, quote, &instance.places);
        let mut subjects = [0u8; 2];
        for place in &instance.places {
            instance.candidates.push(place.mention);
            let mut row = base;
            place_features(story, place, context.same_sentence, &mut row);
            verb_features(story, place, &context, &mut subjects, &mut row);
            mention_features(story, place, &mut row);
            let tokens = self.word_tokens(quote, Some(place.mention));
            self.word_features(&tokens, words::OF_QUOTE, &mut row);
            if let Some(path) = self.path(quote, place.mention) {
                row[Feature::Path as usize] = self.words.number(words::OF_TOKENS, path.as_str());
            }
            history_features(frame, &self.history, quote, Some(place.mention), &mut row);
            debug_assert!(row.iter().all(|&value| value < VALUES), "{row:?}");
            instance.rows.push(row);
        }
        history_features(frame, &self.history, quote, None, &mut base);
        instance.rows.push(base);
    }

    /// Fills in the instance of a quote for the second pass, with what the first made of the story.
    pub(crate) fn extract_second(&self, quote: QuoteId, pass: &FirstPass, instance: &mut Instance) {
        pass.recall(&self.story.frame, quote, &self.story.outer, instance);
        for (n, row) in instance.rows.iter_mut().enumerate() {
            let mention = instance.candidates.get(n).copied();
            history_features(&self.story.frame, &self.history, quote, mention, row);
            debug_assert!(row.iter().all(|&value| value < VALUES), "{row:?}");
        }
    }

    /// Forgets every answer.
    pub(crate) fn forget(&mut self) {
        self.history.forget();
    }

    /// Takes the answer to a quote, for the quotes that follow.
    pub(crate) fn answer(&mut self, quote: QuoteId, answer: Option<MentionId>) {
        self.history.answer(&self.story.frame, quote, answer);
    }

    /// Returns the words in the places where words are distinguished.
    #[cfg(feature = "train")]
    pub(crate) fn words(
        &self,
        quote: QuoteId,
        candidate: Option<MentionId>,
    ) -> [Option<Cow<'a, str>>; words::PLACES.len()] {
        let tokens = self.word_tokens(quote, candidate);
        let mut words = [const { None }; words::PLACES.len()];
        for (word, token) in words.iter_mut().zip(tokens) {
            *word = token.map(|t| Cow::Borrowed(self.story.frame.words(t)));
        }
        let path = candidate.and_then(|c| self.path(quote, c));
        words[words::OF_TOKENS] = path.map(|path| Cow::Owned(path.as_str().to_owned()));
        words
    }

    /// Returns what lies between a quote and a mention of its sentence.
    fn path(&self, quote: QuoteId, mention: MentionId) -> Option<Path> {
        let frame = &self.story.frame;
        let quote = &frame.scan.quotes[quote.index()];
        let mention = frame.mention(mention);
        if mention.passage != quote.passage
            || mention.sentence != frame.sentence_of(quote.passage, quote.token)
        {
            return None;
        }
        if mention.tokens.end <= quote.token {
            Path::read(frame, b'b', mention.tokens.end..quote.token)
        } else if mention.tokens.start > quote.token {
            Path::read(frame, b'a', quote.token + 1..mention.tokens.start)
        } else {
            // `Ana “Gull” Reyes`: the quote is part of the name.
            None
        }
    }

    pub(crate) fn word_tokens(
        &self,
        quote: QuoteId,
        candidate: Option<MentionId>,
    ) -> [Option<usize>; words::OF_TOKENS] {
        let frame = &self.story.frame;
        let q = &frame.scan.quotes[quote.index()];
        let passage = &frame.scan.passages[q.passage].tokens;
        let sentence = frame.sentence_of(q.passage, q.token);
        let inside = |token: Option<usize>| token.filter(|t| passage.contains(t));
        let mention = candidate.map(|c| frame.mention(c));
        let verb = candidate.map(|c| self.story.verb(c));
        [
            inside(q.token.checked_sub(1)),
            inside(q.token.checked_sub(2)),
            inside(Some(q.token + 1)),
            frame.cue_before(sentence, q.token),
            frame.cue_after(sentence, q.token),
            frame.scan.passages[q.inside].tokens.clone().next(),
            verb.filter(|v| v.tag.is_some()).map(NextVerb::token),
            mention.map(|m| m.tokens.end - 1),
            mention.and_then(|m| {
                let first = frame.scan.passages[m.passage].tokens.start;
                m.tokens.start.checked_sub(1).filter(|&t| t >= first)
            }),
        ]
    }

    fn word_features(&self, tokens: &[Option<usize>], from: usize, row: &mut Row) {
        for (place, token) in tokens.iter().enumerate().skip(from) {
            if let Some(token) = token {
                let number = self.words.number(place, self.story.frame.words(*token));
                row[words::PLACES[place] as usize] = number;
            }
        }
    }

    /// Speakers of the last two quotes stay candidates however far away they are named.
    fn add_earlier(&self, places: &mut Vec<Candidate>) {
        for back in 0..2 {
            if let Some(mention) = self.history.earlier(back)
                && places.iter().all(|p| p.mention != mention)
            {
                places.push(Candidate {
                    mention,
                    side: CandidateSide::Earlier,
                    paragraphs: u8::MAX,
                    sentences: u8::MAX,
                    tokens: u16::MAX,
                    rank: u8::MAX,
                    between: Default::default(),
                });
            }
        }
    }
}
