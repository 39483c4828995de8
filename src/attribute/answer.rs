//! The answer to an instance: the row that won, and how clearly.

use crate::mention::MentionId;

/// What won among the rows of an instance.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    /// Its row in the instance.
    pub(super) row: usize,
    /// The mention, or nobody.
    pub(super) mention: Option<MentionId>,
    /// Its probability by the softmax, in parts of [`PROB_ONE`](crate::rank::PROB_ONE).
    pub(super) probability: u32,
    /// The best of the other rows.
    pub(super) rival: Option<usize>,
    /// How far behind that one is, in log-odds of [`UNIT`](crate::rank::UNIT).
    pub(super) margin: i32,
    /// The best mention of somebody else.
    pub(super) runner_up: Option<MentionId>,
}
