//! The loop over the quotes of a story: features, scores, an answer, which later quotes build on.

use super::answer::Answer;
use super::decide;
use super::evidence::at_phrase_head;
#[cfg(feature = "train")]
use super::features::WORD_PLACES;
use super::features::{FeatureExtractor, FirstPass, Instance, Row, RowsKept};
use super::frame::Frame;
use super::model::Model;
use crate::coref::Coreference;
use crate::document::Document;
use crate::mention::MentionId;
use crate::rank::Forest;
use crate::scan::{QuoteId, Scan};
#[cfg(feature = "train")]
use std::borrow::Cow;

/// Steps through the quotes of a story, and answers each.
///
/// This is what the trainer learns from: it answers with the truth where [`attribute`](super::attribute)
/// answers with the model.
pub(crate) struct Reading<'a> {
    pub(super) extractor: FeatureExtractor<'a>,
    pub(super) instance: Instance,
    first_pass: Option<FirstPass>,
}

impl<'a> Reading<'a> {
    /// Starts at the first quote.
    pub(crate) fn new(
        model: &'a Model,
        document: &'a Document,
        scan: &'a Scan,
        coreference: &'a Coreference,
    ) -> Self {
        Reading {
            extractor: FeatureExtractor::new(
                Frame::new(document.text(), scan, coreference),
                &model.words,
            ),
            instance: Instance::default(),
            first_pass: None,
        }
    }

    /// Answers every quote with the model of the first pass, and starts over for the second.
    #[cfg(any(feature = "train", test))]
    pub(crate) fn first_pass(&mut self, model: &Model) {
        self.run_first_pass(model, RowsKept::All);
    }

    pub(super) fn run_first_pass(&mut self, model: &Model, rows: RowsKept) {
        let mut pass = FirstPass::new(self.extractor.frame(), rows);
        let mut scores = Vec::new();
        for n in 0..self.extractor.frame().scan.quotes.len() {
            let id = QuoteId(n as u32);
            self.extractor.extract(id, &mut self.instance);
            let answer = self.decide(&model.first, &mut scores);
            pass.add(self.extractor.frame(), &self.instance, &scores);
            self.extractor.answer(id, answer.mention);
        }
        self.extractor.forget();
        self.first_pass = Some(pass);
    }

    /// Returns the candidates for a quote with their rows.
    pub(crate) fn extract(&mut self, quote: QuoteId) -> &Instance {
        match &self.first_pass {
            None => self.extractor.extract(quote, &mut self.instance),
            Some(pass) => self
                .extractor
                .extract_second(quote, pass, &mut self.instance),
        }
        &self.instance
    }

    /// Takes the answer of the first pass to a quote, for the quotes that follow.
    #[cfg(any(feature = "train", test))]
    pub(crate) fn answer_as_first_pass(&mut self, quote: QuoteId) {
        let answer = self.first_pass.as_ref();
        let answer = answer.and_then(|pass| pass.answer(quote));
        self.extractor.answer(quote, answer);
    }

    /// Fills in the instance that a quote is answered by: that of the first pass where its answer is final, which is
    /// returned, with its row.
    pub(super) fn extract_as_answered(&mut self, quote: QuoteId) -> Option<(Answer, Row)> {
        let early = self.first_pass.as_ref();
        let early = early.and_then(|pass| pass.early_exit(quote));
        let (Some(pass), Some(answer)) = (&self.first_pass, early) else {
            self.extract(quote);
            return None;
        };
        let row = pass.repeat(quote, &answer, &mut self.instance);
        Some((at_phrase_head(self.extractor.frame(), answer), row))
    }

    /// Answers the last instance; leaves the scores of its rows.
    pub(super) fn decide(&self, forest: &Forest, scores: &mut Vec<i32>) -> Answer {
        let frame = self.extractor.frame();
        let speaker = |id: MentionId| frame.mention(id).speaker;
        let answer = decide::decide(forest, &self.instance, speaker, scores);
        at_phrase_head(frame, answer)
    }

    /// Returns the words of a row of the last instance in the [`WORD_PLACES`], for the trainer to
    /// learn which of them matter.
    #[cfg(feature = "train")]
    pub(crate) fn words(
        &self,
        quote: QuoteId,
        row: usize,
    ) -> [Option<Cow<'a, str>>; WORD_PLACES.len()] {
        let candidate = self.instance.candidates.get(row).copied();
        self.extractor.words(quote, candidate)
    }

    /// Takes the answer to a quote, for the quotes that follow: a mention, or nobody.
    pub(crate) fn answer(&mut self, quote: QuoteId, answer: Option<MentionId>) {
        self.extractor.answer(quote, answer);
    }
}
