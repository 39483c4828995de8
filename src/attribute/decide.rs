//! Decisions, in reading order: each question is answered with the answers before it in mind.

use super::model::{Model, UNIT};
use super::question::Question;
use crate::mention::MentionId;

/// What the model made of a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    /// The mention, or nobody.
    pub(super) mention: Option<MentionId>,
    /// How often answers like this are right, 0 to 1.
    pub(super) confidence: f32,
    /// The best of the other mentions.
    pub(super) runner_up: Option<MentionId>,
}

/// Picks the best row of a question.
pub(super) fn decide(model: &Model, question: &Question, scores: &mut Vec<i32>) -> Answer {
    scores.clear();
    scores.extend(question.rows.iter().map(|row| model.score(row)));
    let nobody = question.candidates.len();
    // The nearest wins a tie: it comes first.
    let best = (0..scores.len()).max_by_key(|&n| (scores[n], std::cmp::Reverse(n)));
    let best = best.unwrap_or(nobody);
    let top = scores.get(best).copied().unwrap_or(0);
    let mass: f32 = scores
        .iter()
        .map(|&s| ((s - top) as f32 / UNIT).exp())
        .sum();
    let runner_up = (0..nobody)
        .filter(|&n| n != best)
        .max_by_key(|&n| (scores[n], std::cmp::Reverse(n)));
    Answer {
        mention: question.candidates.get(best).copied(),
        confidence: model.calibrate(1.0 / mass.max(1.0)),
        runner_up: runner_up.map(|n| question.candidates[n]),
    }
}
