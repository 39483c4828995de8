//! Decisions: the row of an instance with the highest score is the answer.

use super::answer::Answer;
use super::features::Instance;
use crate::rank::{Forest, PROB_ONE, probabilities};

/// Picks the best row of an instance; leaves the scores of all rows.
pub(super) fn decide(forest: &Forest, instance: &Instance, scores: &mut Vec<i32>) -> Answer {
    forest.prune_candidates(&instance.rows, scores);
    let nobody = instance.candidates.len();
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
        mention: instance.candidates.get(best).copied(),
        probability: probabilities(scores).get(best).copied().unwrap_or(PROB_ONE),
        rival,
        margin: rival.map_or(i32::MAX, |rival| scores[best].saturating_sub(scores[rival])),
        runner_up: runner_up.map(|n| instance.candidates[n]),
    }
}
