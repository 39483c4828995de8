//! What is learned from: one group per quote, one row per candidate.

use crate::attribute::Row;
use crate::coref::EntityRow;
use crate::scan::QuoteId;

/// A quote with its candidates and the right answer.
pub(super) struct Group<R = Row> {
    pub(super) quote: QuoteId,
    pub(super) rows: Vec<R>,
    /// The right row; the last one is nobody.
    pub(super) answer: usize,
    /// Rows that are right as well: other mentions of the same speaker.
    pub(super) also_right: Vec<bool>,
    pub(super) weight: f64,
    /// Whose annotation it is: 0 for the one that is aimed at.
    pub(super) origin: u8,
}

/// The kind of `he` and `she`, in the report.
pub(super) const PRONOUN: &str = "he or she";

/// A mention whose entity is annotated, with the entities that it could mean.
pub(super) struct EntityGroup {
    pub(super) group: Group<EntityRow>,
    /// The row of the rules.
    pub(super) rule: usize,
    /// The row that a ranker chose.
    pub(super) chosen: usize,
    /// What kind of mention, for the report.
    pub(super) kind: &'static str,
    /// For people: of a wrong choice, the words around it, and the entities with their probabilities.
    pub(super) words: String,
    /// The word that its noun ends with; empty for a pronoun.
    pub(super) head: String,
}
