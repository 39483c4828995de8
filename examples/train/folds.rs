//! Training in folds: each story is answered by a model that has not seen it.

use crate::boost::Boosted;
use crate::calibrate;
use crate::gold::{Group, HeldOut, Story};
use crate::options::Options;
use onrecord::attribute::{COUNT, Model};
use rayon::prelude::*;
use std::fmt::Write;

/// What training gave.
pub(crate) struct Trained {
    /// The model as the library reads it.
    pub(crate) text: String,
    /// The answers to every quote by models that had not seen its story.
    pub(crate) held_out: Vec<HeldOut>,
}

/// Trains the two looks.
///
/// The second look learns from what the first makes of stories it has not seen, as it will have to
/// in use; so the first is trained once a fold before it is trained on everything.
pub(crate) fn train(stories: &[Story], options: &Options) -> Trained {
    let first: Vec<Vec<Group>> = stories.par_iter().map(|s| s.groups(None)).collect();
    let fold_of = |story: usize| story % options.folds;
    let without = |fold: usize, groups: &'_ [Vec<Group>], trees: usize| {
        let rest = groups
            .iter()
            .enumerate()
            .filter(|(n, _)| fold_of(*n) != fold);
        let rest: Vec<&Group> = rest.flat_map(|(_, g)| g).collect();
        Boosted::train(&rest, trees, options)
    };
    let of_fold: Vec<Boosted> = (0..options.folds)
        .map(|fold| without(fold, &first, options.trees[0]))
        .collect();
    let looks: Vec<Model> = of_fold.iter().map(|b| model(b, None)).collect();
    let second: Vec<Vec<Group>> = stories
        .par_iter()
        .enumerate()
        .map(|(n, story)| story.groups(Some(&looks[fold_of(n)])))
        .collect();
    let mut held_out = Vec::new();
    for fold in 0..options.folds {
        let again = without(fold, &second, options.trees[1]);
        let model = model(&of_fold[fold], Some(&again));
        let mine: Vec<&Story> = (0..stories.len())
            .filter(|&n| fold_of(n) == fold)
            .map(|n| &stories[n])
            .collect();
        held_out.par_extend(mine.into_par_iter().flat_map_iter(|s| s.answer(&model)));
    }
    let all = |groups: &[Vec<Group>], trees: usize| {
        let all: Vec<&Group> = groups.iter().flatten().collect();
        Boosted::train(&all, trees, options)
    };
    let (first, second) = (
        all(&first, options.trees[0]),
        all(&second, options.trees[1]),
    );
    let points = calibrate::isotonic(&held_out);
    Trained {
        text: text(&first, Some(&second), &points),
        held_out,
    }
}

fn model(first: &Boosted, second: Option<&Boosted>) -> Model {
    Model::parse("a fold", &text(first, second, &[])).expect("the trainer writes what is read")
}

fn text(first: &Boosted, second: Option<&Boosted>, calibration: &[(u16, u16)]) -> String {
    let mut text = format!("# Made by examples/train; see data/README.md\nfeatures {COUNT}\n");
    text.push_str("calibration");
    for (share, right) in calibration {
        let _ = write!(text, " {share}:{right}");
    }
    text.push('\n');
    first.write("first", &mut text);
    if let Some(second) = second {
        second.write("second", &mut text);
    }
    text
}
