//! Decisions: the row of an instance with the highest score is the answer.

use super::answer::Answer;
use super::features::Instance;
use crate::mention::{MentionId, SpeakerId};
use crate::rank::{Forest, PROB_ONE, probabilities};

/// Picks the best row of an instance; leaves the scores of all rows.
///
/// Who came second is somebody else, however often the story names whom the answer names.
pub(super) fn decide(
    forest: &Forest,
    instance: &Instance,
    speaker: impl Fn(MentionId) -> SpeakerId,
    scores: &mut Vec<i32>,
) -> Answer {
    forest.prune_candidates(&instance.rows, scores);
    let nobody = instance.candidates.len();
    // The nearest wins a tie: it comes first.
    let order = |&n: &usize| (scores[n], std::cmp::Reverse(n));
    let best = (0..scores.len()).max_by_key(order).unwrap_or(nobody);
    let rivals = (0..scores.len()).filter(|&n| n != best);
    let rival = rivals.max_by_key(order);
    let of = |n: usize| instance.candidates.get(n).map(|&id| speaker(id));
    let others = (0..nobody).filter(|&n| of(n) != of(best));
    let runner_up = others.max_by_key(order);
    Answer {
        row: best,
        mention: instance.candidates.get(best).copied(),
        probability: probabilities(scores).get(best).copied().unwrap_or(PROB_ONE),
        rival,
        margin: rival.map_or(i32::MAX, |rival| scores[best].saturating_sub(scores[rival])),
        runner_up: runner_up.map(|n| instance.candidates[n]),
    }
}
