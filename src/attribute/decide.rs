//! Decisions, in reading order: each question is answered with the answers before it in mind.

use super::forest::Forest;
use super::question::Question;
use super::share::{WHOLE, shares};
use crate::mention::MentionId;

/// What was made of a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    /// The mention, or nobody.
    pub(super) mention: Option<MentionId>,
    /// Its share of the softmax, from 0 to 1.
    pub(super) share: f32,
    /// The best of the other mentions.
    pub(super) runner_up: Option<MentionId>,
}

/// Picks the best row of a question; leaves the scores of all rows.
pub(super) fn decide(forest: &Forest, question: &Question, scores: &mut Vec<i32>) -> Answer {
    forest.score(&question.rows, scores);
    let nobody = question.candidates.len();
    // The nearest wins a tie: it comes first.
    let best = (0..scores.len()).max_by_key(|&n| (scores[n], std::cmp::Reverse(n)));
    let best = best.unwrap_or(nobody);
    let share = shares(scores).get(best).copied().unwrap_or(WHOLE);
    let runner_up = (0..nobody)
        .filter(|&n| n != best)
        .max_by_key(|&n| (scores[n], std::cmp::Reverse(n)));
    Answer {
        mention: question.candidates.get(best).copied(),
        share: share as f32 / WHOLE as f32,
        runner_up: runner_up.map(|n| question.candidates[n]),
    }
}
