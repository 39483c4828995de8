//! What is learned from: one group per quote, one row per candidate.

use crate::attribute::Row;
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
