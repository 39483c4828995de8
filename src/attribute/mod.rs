//! The link from quote to speaker: candidates, features, a score, one outcome a quote.
//!
//! Every mention near a quote is a candidate, and so is nobody. Each becomes a row of [`Feature`]s;
//! the [`Model`] scores the rows; the best one is the answer. Quotes are answered in reading order,
//! so that each answer may lean on the ones before it. A story is read twice: the second look has
//! the best few candidates only, and knows what the first made of the quotes behind.

mod aspect;
mod candidate;
mod clause;
mod company;
mod construction;
mod cue;
mod decide;
mod doubt;
mod echo;
mod evidence;
mod feature;
mod for_nobody;
mod for_speaker;
mod frame;
mod hint;
mod link;
mod look;
mod model;
mod path;
mod place;
mod question;
mod reason;
mod sight;
mod sort;
#[cfg(test)]
mod tests;
mod token_class;
mod unpack;
mod weigh;
mod whole;
mod words;

pub use evidence::Evidence;
pub use feature::{COUNT, Feature, Row, SCHEMA};
pub use model::Model;
pub use question::Question;
pub use reason::Reason;
pub use weigh::reasons;
pub use words::{MOST as MOST_WORDS, PLACES as WORD_PLACES};

use crate::coref::Coreference;
use crate::document::Document;
use crate::mention::{MentionId, MentionKind, SpeakerId};
use crate::rank::Forest;
use crate::scan::{QuoteId, Scan};
use crate::text::Span;
use decide::Answer;
use frame::Frame;
use look::{FirstLook, RowsKept};
use question::Asker;
use std::borrow::Cow;

/// What a quote is, and who said it.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// Who said it.
    pub outcome: Outcome,
    /// What sort of quote it is.
    pub kind: QuoteKind,
    /// How sure the outcome is, from 0 to 1.
    pub confidence: f32,
    /// The mention that came second, for `--explain`.
    pub runner_up: Option<MentionId>,
}

/// Who said a quote.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// The story says whose words these are.
    Spoken {
        /// Who.
        speaker: SpeakerId,
        /// The words that name the speaker here.
        mention: MentionId,
        /// The reporting verb or phrase.
        cue: Option<Span>,
        /// The pattern seen on the page.
        evidence: Evidence,
    },
    /// Words that were spoken or written, and the story does not say by whom.
    Unnamed,
    /// Not speech: a title, a nickname, a term, a scare quote.
    NotSpeech,
}

/// What sort of quote it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuoteKind {
    /// A sentence or more of somebody's words.
    Direct,
    /// A fragment inside a sentence of the story.
    Partial,
    /// Words held at arm's length.
    Scare,
    /// The title of a work, or a name.
    Title,
}

/// Steps through the quotes of a story, asking of each who said it.
///
/// This is what the trainer learns from: it answers with the truth where [`attribute`] answers with
/// the model.
pub struct Reading<'a> {
    asker: Asker<'a>,
    question: Question,
    look: Option<FirstLook>,
}

impl<'a> Reading<'a> {
    /// Starts at the first quote.
    pub fn new(
        model: &'a Model,
        document: &'a Document,
        scan: &'a Scan,
        cast: &'a Coreference,
    ) -> Self {
        Reading {
            asker: Asker::new(Frame::new(document.text(), scan, cast), &model.words),
            question: Question::default(),
            look: None,
        }
    }

    /// Answers every quote with the model's first look, and starts over for the second.
    pub fn look(&mut self, model: &Model) {
        self.look_and_keep(model, RowsKept::All);
    }

    fn look_and_keep(&mut self, model: &Model, rows: RowsKept) {
        let mut look = FirstLook::new(&self.asker.frame, rows);
        let mut scores = Vec::new();
        for n in 0..self.asker.frame.scan.quotes.len() {
            let id = QuoteId(n as u32);
            self.asker.ask(id, &mut self.question);
            let answer = self.decide(&model.first, &mut scores);
            look.add(&self.asker.frame, &self.question, &scores);
            self.asker.answer(id, answer.mention);
        }
        self.asker.forget();
        self.look = Some(look);
    }

    /// Returns the candidates for a quote with their rows.
    pub fn ask(&mut self, quote: QuoteId) -> &Question {
        match &self.look {
            None => self.asker.ask(quote, &mut self.question),
            Some(look) => self.asker.ask_again(quote, look, &mut self.question),
        }
        &self.question
    }

    /// Takes the answer of the first look to a quote as the one that later questions lean on.
    pub fn answer_as_looked(&mut self, quote: QuoteId) {
        let answer = self.look.as_ref().and_then(|look| look.answer(quote));
        self.asker.answer(quote, answer);
    }

    /// Asks the question that a quote was answered by: the first one where that left no doubt, which
    /// answer is returned, with its row.
    fn ask_as_answered(&mut self, quote: QuoteId) -> Option<(Answer, Row)> {
        let sure = self.look.as_ref().and_then(|look| look.sure(quote));
        let (Some(look), Some(answer)) = (&self.look, sure) else {
            self.ask(quote);
            return None;
        };
        let row = look.repeat(quote, &answer, &mut self.question);
        Some((whole::answer(&self.asker.frame, answer), row))
    }

    /// Answers the last question; leaves the scores of its rows.
    fn decide(&self, forest: &Forest, scores: &mut Vec<i32>) -> Answer {
        let answer = decide::decide(forest, &self.question, scores);
        whole::answer(&self.asker.frame, answer)
    }

    /// Returns the words of a row of the last question in the [`WORD_PLACES`], for the trainer to
    /// learn which of them matter.
    pub fn words(&self, quote: QuoteId, row: usize) -> [Option<Cow<'a, str>>; WORD_PLACES.len()] {
        let candidate = self.question.candidates.get(row).copied();
        self.asker.words(quote, candidate)
    }

    /// Takes the answer that later questions lean on: a mention, or nobody.
    pub fn answer(&mut self, quote: QuoteId, answer: Option<MentionId>) {
        self.asker.answer(quote, answer);
    }
}

/// Attributes every quote of a scanned document: one [`Attribution`] a quote, in the same order.
pub fn attribute(document: &Document, scan: &Scan, cast: &Coreference) -> Vec<Attribution> {
    attribute_with(Model::builtin(), document, scan, cast)
}

/// Does what [`attribute`] does, with a model of the caller's.
pub fn attribute_with(
    model: &Model,
    document: &Document,
    scan: &Scan,
    cast: &Coreference,
) -> Vec<Attribution> {
    attribute_each(model, document, scan, cast, |_| {})
}

/// Does what [`attribute_with`] does; each answer comes with the row that its confidence was told
/// from, for the trainer to learn which answers are right.
pub fn attribute_with_rows(
    model: &Model,
    document: &Document,
    scan: &Scan,
    cast: &Coreference,
) -> Vec<(Attribution, Row)> {
    let mut rows = Vec::with_capacity(scan.quotes.len());
    let found = attribute_each(model, document, scan, cast, |row| rows.push(row));
    found.into_iter().zip(rows).collect()
}

/// Attributes every quote, and hands over the row that its confidence was told from.
fn attribute_each(
    model: &Model,
    document: &Document,
    scan: &Scan,
    cast: &Coreference,
    mut take: impl FnMut(Row),
) -> Vec<Attribution> {
    if scan.quotes.is_empty() {
        return Vec::new();
    }
    let mut reading = Reading::new(model, document, scan, cast);
    reading.look_and_keep(model, RowsKept::OfAnswers);
    let mut scores = Vec::new();
    let mut found: Vec<Attribution> = Vec::with_capacity(scan.quotes.len());
    for n in 0..scan.quotes.len() {
        let id = QuoteId(n as u32);
        let sure = reading.ask_as_answered(id);
        let (answer, own) = sure.unwrap_or_else(|| {
            let answer = reading.decide(&model.second, &mut scores);
            (answer, reading.question.rows[answer.row])
        });
        let frame = &reading.asker.frame;
        let outcome = outcome(&reading, id, answer.mention, &found);
        let kind = sort::kind(frame, id, &outcome, &found);
        let row = doubt::row(frame, &reading.question, &own, &answer, &outcome);
        reading.answer(id, answer.mention);
        found.push(Attribution {
            outcome,
            kind,
            confidence: model.confidence(&row),
            runner_up: answer.runner_up,
        });
        take(row);
    }
    found
}

/// Says what an answer comes to: who that is, by which pattern and verb; or what a quote of nobody's
/// is.
fn outcome(
    reading: &Reading<'_>,
    quote: QuoteId,
    answer: Option<MentionId>,
    found: &[Attribution],
) -> Outcome {
    let frame = &reading.asker.frame;
    let Some(mention) = answer else {
        return sort::without_speaker(frame, quote);
    };
    let last = reading.asker.memory.last;
    let (evidence, cue) = link::link(frame, quote, mention, found, last);
    Outcome::Spoken {
        speaker: speaker_of(frame, found, mention),
        mention,
        cue,
        evidence,
    }
}

/// Who a mention is. An "I" inside a quote is whoever says that quote:
/// `“I told him, ‘never’,” Ana Reyes said.`
fn speaker_of(frame: &Frame<'_>, found: &[Attribution], mention: MentionId) -> SpeakerId {
    let m = frame.mention(mention);
    let outer = frame.scan.passages[m.passage].inside;
    let first_person =
        m.kind == MentionKind::Pronoun && matches!(frame.words(m.tokens.start), "I" | "i");
    if let (Some(outer), true) = (outer, first_person)
        && let Some(Outcome::Spoken { speaker, .. }) = found.get(outer.index()).map(|a| &a.outcome)
    {
        return *speaker;
    }
    m.speaker
}
