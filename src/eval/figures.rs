//! The figures that are printed. As JSON their keys are in the order of the fields.

use super::answer::AnswerKind;
use super::share::{Share, Tally};
use crate::attribute::Evidence;
use serde::Serialize;

/// How right the answers are.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Figures {
    /// How many stories were judged.
    pub documents: u64,
    /// How many quotes were annotated.
    pub gold_quotes: u64,
    /// How many quotes were found, those that count nowhere aside.
    pub predicted_quotes: u64,
    /// Quotes found, of all kinds.
    pub detection: Rates,
    /// Of the quotes found, those with the very span of the gold, edges aside.
    pub exact: Share,
    /// The words that name the speaker.
    pub mention: Rates,
    /// The speaker by name, where the gold gives one.
    pub speaker: Rates,
    /// Of the gold quotes that are not speech, those that were given to nobody.
    pub abstention: Share,
    /// How far confidence and truth lie apart.
    pub calibration_error: Share,
    /// Of the attributed quotes, those that can be answered, most sure first, before less than
    /// 99 % of the answers are right.
    pub answered_at_99: Share,
    /// What became of the quotes of each kind.
    pub by_answer: Vec<AnswerLine>,
    /// Which pattern is right how often.
    pub by_evidence: Vec<EvidenceLine>,
}

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
pub struct Rates {
    /// The share of the answers that are right.
    pub precision: Share,
    /// The share of what was wanted that was answered rightly.
    pub recall: Share,
    /// The harmonic mean of the two.
    pub f1: Share,
}

impl Rates {
    pub(super) fn of(tally: Tally) -> Rates {
        Rates {
            precision: tally.precision(),
            recall: tally.recall(),
            f1: tally.f1(),
        }
    }
}

/// Where the quotes with one answer stand in the gold.
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
pub struct AnswerLine {
    /// What we answered: a kind of speaker, `unnamed`, `not-speech` or `not-found`.
    pub answer: &'static str,
    /// Quotes that are `attributed` in the gold.
    pub attributed: u64,
    /// Those of them with the right mention.
    pub right: u64,
    /// Quotes that are `sourceless` in the gold.
    pub sourceless: u64,
    /// Quotes that are `none` in the gold: not speech.
    pub none: u64,
    /// Quotes that the gold does not have.
    pub not_in_gold: u64,
}

impl AnswerLine {
    pub(super) fn new(answer: AnswerKind, counts: AnswerCounts) -> AnswerLine {
        AnswerLine {
            answer: answer.name(),
            attributed: counts.attributed,
            right: counts.right,
            sourceless: counts.sourceless,
            none: counts.none,
            not_in_gold: counts.not_in_gold,
        }
    }
}

/// How often the mentions of one pattern are right.
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
pub struct EvidenceLine {
    /// The pattern: `name-verb-quote`.
    pub evidence: &'static str,
    /// The quotes whose mention it found, as the precision of mentions counts them.
    pub quotes: u64,
    /// Those of them with the right mention.
    pub right: u64,
    /// The share of those.
    pub share_right: Share,
}

impl EvidenceLine {
    pub(super) fn new(evidence: Evidence, counts: EvidenceCounts) -> EvidenceLine {
        EvidenceLine {
            evidence: evidence.name(),
            quotes: counts.quotes,
            right: counts.right,
            share_right: Share::new(counts.right, counts.quotes),
        }
    }
}

/// Where the quotes with one answer stand in the gold.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AnswerCounts {
    pub(super) attributed: u64,
    /// Those of them with the right mention.
    pub(super) right: u64,
    pub(super) sourceless: u64,
    pub(super) none: u64,
    pub(super) not_in_gold: u64,
}

/// The mentions that were found by one pattern.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct EvidenceCounts {
    pub(super) quotes: u64,
    pub(super) right: u64,
}
