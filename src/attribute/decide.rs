//! Decisions, in reading order: each question is answered with the answers before it in mind.

use super::question::Question;
use crate::mention::MentionId;
use crate::rank::{Forest, PROB_ONE, probabilities};

/// What was made of a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    /// Its row in the question.
    pub(super) row: usize,
    /// The mention, or nobody.
    pub(super) mention: Option<MentionId>,
    /// Its probability by the softmax, in parts of [`PROB_ONE`].
    pub(super) probability: u32,
    /// The best of the other rows.
    pub(super) rival: Option<usize>,
    /// How far behind that one is, in log-odds of [`UNIT`](crate::rank::UNIT).
    pub(super) lead: i32,
    /// The best of the other mentions.
    pub(super) runner_up: Option<MentionId>,
}

/// Picks the best row of a question; leaves the scores of all rows.
pub(super) fn decide(forest: &Forest, question: &Question, scores: &mut Vec<i32>) -> Answer {
    forest.prune_candidates(&question.rows, scores);
    let nobody = question.candidates.len();
    // The nearest wins a tie: it comes first.
    let best_of = |rows: std::ops::Range<usize>, but: Option<usize>| {
        let rows = rows.filter(|&n| Some(n) != but);
        rows.max_by_key(|&n| (scores[n], std::cmp::Reverse(n)))
    };
    let best = best_of(0..scores.len(), None).unwrap_or(nobody);
    let rival = best_of(0..scores.len(), Some(best));
    let runner_up = best_of(0..nobody, Some(best));
    Answer {
        row: best,
        mention: question.candidates.get(best).copied(),
        probability: probabilities(scores).get(best).copied().unwrap_or(PROB_ONE),
        rival,
        lead: rival.map_or(i32::MAX, |rival| scores[best].saturating_sub(scores[rival])),
        runner_up: runner_up.map(|n| question.candidates[n]),
    }
}
