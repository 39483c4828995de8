//! The confidence model: a forest that has learned which held-out answers are right.

use super::boost::Boosted;
use super::group::Group;
use super::held_out::HeldOutAnswer;
use super::options::Growth;
use crate::attribute::Feature;
use crate::scan::QuoteId;

/// Trains the confidence model, and gives every held-out answer the score that a model trained on the
/// other folds has for it.
pub(super) fn train(answers: &mut [HeldOutAnswer], growth: &Growth) -> Boosted {
    let groups: Vec<Group> = answers.iter().map(group).collect();
    let learned = |but: Option<usize>| {
        let all = groups.iter().zip(answers.iter());
        let rest = all.filter(|(_, a)| !a.template && !a.hopeless && Some(a.fold) != but);
        let rest: Vec<&Group> = rest.map(|(group, _)| group).collect();
        Boosted::train(Feature::ALL, &rest, growth)
    };
    let mut folds: Vec<usize> = answers.iter().map(|answer| answer.fold).collect();
    folds.sort_unstable();
    folds.dedup();
    let of_fold: Vec<(usize, Boosted)> = folds.iter().map(|&f| (f, learned(Some(f)))).collect();
    let all = learned(None);
    for (answer, group) in answers.iter_mut().zip(&groups) {
        let model = of_fold.iter().find(|(fold, _)| *fold == answer.fold);
        answer.score = model.map_or(0.0, |(_, model)| model.score(group));
    }
    all
}

/// A group of one row: it is the answer where it is right, and no row is where it is wrong.
fn group(answer: &HeldOutAnswer) -> Group {
    Group {
        quote: QuoteId(0),
        rows: vec![answer.row],
        answer: usize::from(!answer.right()),
        also_right: vec![answer.right()],
        weight: answer.weight,
        origin: 0,
    }
}
