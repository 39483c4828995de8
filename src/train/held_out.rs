//! A model's answer to a quote of a story it was not trained on.

use crate::attribute::Row;

/// An answer, and whether it is right.
pub(super) struct HeldOutAnswer {
    /// The row of the answer, for the confidence model.
    pub(super) row: Row,
    /// How likely it is right, under a confidence model that has not seen it, in log-odds.
    pub(super) score: f64,
    /// The log loss of the second pass; 0 where none of the candidates was right.
    pub(super) loss: f64,
    pub(super) fold: usize,
    pub(super) template: bool,
    /// The gold names words that are no mention, mostly an error ("said" for a source): nothing could
    /// have been right.
    pub(super) hopeless: bool,
    /// The right mention was found, or rightly none.
    pub(super) mention_right: bool,
    /// The printed speaker is the right one; `None` where none is printed, or the gold does not say.
    pub(super) speaker_right: Option<bool>,
    pub(super) answered_nobody: bool,
    pub(super) wanted_nobody: bool,
    pub(super) weight: f64,
    /// The gold file it is from, by its number.
    pub(super) file: usize,
    /// Of a wrong answer, for people.
    pub(super) words: String,
}

impl HeldOutAnswer {
    /// Returns what the confidence promises: that the printed speaker is right. Where no speaker is
    /// printed, or the gold does not name one, that the mention is.
    pub(super) fn right(&self) -> bool {
        self.speaker_right.unwrap_or(self.mention_right)
    }

    /// Describes a wrong answer for people: its probability of being right, what was wanted, and what
    /// was given.
    pub(super) fn miss(&self) -> Option<String> {
        let probability = 1.0 / (1.0 + (-self.score).exp());
        (!self.words.is_empty()).then(|| format!("{probability:.4} {}", self.words))
    }
}
