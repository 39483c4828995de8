//! Attribution of all quotes of a story: the answers of the [`Reading`], with kind, evidence and confidence.

use super::attribution::{Attribution, Outcome};
use super::evidence::link;
use super::features::{Row, RowsKept, confidence_row};
use super::frame::Frame;
use super::model::Model;
use super::quote_kind::{quote_kind, without_speaker};
use super::reading::Reading;
use crate::coref::Coreference;
use crate::document::Document;
use crate::mention::{MentionId, MentionKind, SpeakerId};
use crate::scan::{QuoteId, Scan};

/// Attributes every quote of a scanned document: one [`Attribution`] a quote, in the same order.
pub fn attribute(document: &Document, scan: &Scan, coreference: &Coreference) -> Vec<Attribution> {
    attribute_with(Model::builtin(), document, scan, coreference)
}

/// Does what [`attribute`] does, with a model of the caller's.
pub fn attribute_with(
    model: &Model,
    document: &Document,
    scan: &Scan,
    coreference: &Coreference,
) -> Vec<Attribution> {
    attribute_each(model, document, scan, coreference, |_| {})
}

/// Does what [`attribute_with`] does; each answer comes with the row that its confidence is estimated
/// from, for the trainer to learn which answers are right.
#[cfg(any(feature = "train", test))]
pub(crate) fn attribute_with_rows(
    model: &Model,
    document: &Document,
    scan: &Scan,
    coreference: &Coreference,
) -> Vec<(Attribution, Row)> {
    let mut rows = Vec::with_capacity(scan.quotes.len());
    let found = attribute_each(model, document, scan, coreference, |row| rows.push(row));
    found.into_iter().zip(rows).collect()
}

/// Attributes every quote, and hands over the row that its confidence is estimated from.
fn attribute_each(
    model: &Model,
    document: &Document,
    scan: &Scan,
    coreference: &Coreference,
    mut take: impl FnMut(Row),
) -> Vec<Attribution> {
    if scan.quotes.is_empty() {
        return Vec::new();
    }
    let mut reading = Reading::new(model, document, scan, coreference);
    reading.run_first_pass(model, RowsKept::OfAnswers);
    let mut scores = Vec::new();
    let mut found: Vec<Attribution> = Vec::with_capacity(scan.quotes.len());
    for n in 0..scan.quotes.len() {
        let id = QuoteId(n as u32);
        let early = reading.extract_as_answered(id);
        let (answer, own) = early.unwrap_or_else(|| {
            let answer = reading.decide(&model.second, &mut scores);
            (answer, reading.instance.rows[answer.row])
        });
        let frame = reading.extractor.frame();
        let outcome = outcome(&reading, id, answer.mention, &found);
        let kind = quote_kind(frame, id, &outcome, &found);
        let row = confidence_row(frame, &reading.instance, &own, &answer, &outcome);
        let runner_up = answer.runner_up;
        // The head of a phrase, or the “I” of an outer quote, may be who came second.
        let runner_up =
            runner_up.filter(|&id| outcome.speaker() != Some(frame.mention(id).speaker));
        reading.answer(id, answer.mention);
        found.push(Attribution {
            outcome,
            kind,
            confidence: model.confidence(&row),
            runner_up,
        });
        take(row);
    }
    found
}

/// Returns what an answer means: who that is, by which pattern and verb; or what a quote without a speaker is.
fn outcome(
    reading: &Reading<'_>,
    quote: QuoteId,
    answer: Option<MentionId>,
    found: &[Attribution],
) -> Outcome {
    let frame = reading.extractor.frame();
    let Some(mention) = answer else {
        return without_speaker(frame, quote);
    };
    let last = reading.extractor.history.last;
    let (evidence, cue) = link(frame, quote, mention, found, last);
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
        && let Some(speaker) = found.get(outer.index()).and_then(|a| a.outcome.speaker())
    {
        return speaker;
    }
    m.speaker
}
