//! The doubt about an answer: a forest that has learned which held-out answers are right.

use crate::boost::Boosted;
use crate::gold::{Group, HeldOut};
use crate::options::Options;
use onrecord::scan::QuoteId;

/// Trains the doubt, and gives every held-out answer the score that a doubt without its fold has.
pub(crate) fn train(answers: &mut [HeldOut], options: &Options) -> Boosted {
    let groups: Vec<Group> = answers.iter().map(group).collect();
    let fold_of = |answer: &HeldOut| answer.story % options.folds;
    let learned = |but: Option<usize>| {
        let all = groups.iter().zip(answers.iter());
        let rest = all.filter(|(_, a)| !a.drill && !a.hopeless && Some(fold_of(a)) != but);
        let rest: Vec<&Group> = rest.map(|(group, _)| group).collect();
        Boosted::train(&rest, &options.doubting)
    };
    let of_fold: Vec<Boosted> = (0..options.folds).map(|fold| learned(Some(fold))).collect();
    let all = learned(None);
    for (answer, group) in answers.iter_mut().zip(&groups) {
        answer.score = of_fold[fold_of(answer)].score(group);
    }
    all
}

/// A question of one row: it is the answer where it is right, and no row is where it is wrong.
fn group(answer: &HeldOut) -> Group {
    Group {
        quote: QuoteId(0),
        rows: vec![answer.row],
        answer: usize::from(!answer.right),
        also_right: vec![answer.right],
        weight: answer.weight,
        origin: 0,
    }
}
