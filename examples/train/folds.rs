//! Training in folds: each story is answered by a model that has not seen it.

use crate::boost::Boosted;
use crate::calibrate;
use crate::gold::{Group, HeldOut, Look, Story};
use crate::options::Options;
use onrecord::attribute::{COUNT, FORM_PLACES, Feature, MOST_FORMS, Model};
use rayon::prelude::*;
use std::collections::BTreeMap;
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
    let learn = |groups: &[&Group], look: usize| {
        if look == 0 {
            Boosted::train(groups, options.trees[0], 1, options)
        } else {
            Boosted::bag(groups, options.trees[1], options)
        }
    };
    let forms = forms(stories);
    let blank = Model::parse("forms", &forms).expect("the trainer writes what is read");
    let first: Vec<Vec<Group>> = stories
        .par_iter()
        .map(|s| s.groups(&blank, Look::First))
        .collect();
    let fold_of = |story: usize| story % options.folds;
    let without = |fold: usize, groups: &'_ [Vec<Group>], look: usize| {
        let rest = groups
            .iter()
            .enumerate()
            .filter(|(n, _)| fold_of(*n) != fold);
        let rest: Vec<&Group> = rest.flat_map(|(_, g)| g).collect();
        learn(&rest, look)
    };
    let of_fold: Vec<Boosted> = (0..options.folds)
        .map(|fold| without(fold, &first, 0))
        .collect();
    let looks: Vec<Model> = of_fold.iter().map(|b| model(&forms, b, None)).collect();
    let second: Vec<Vec<Group>> = stories
        .par_iter()
        .enumerate()
        .map(|(n, story)| story.groups(&looks[fold_of(n)], Look::Second))
        .collect();
    let mut second = second;
    for (n, (firsts, seconds)) in first.iter().zip(&mut second).enumerate() {
        let fold = &of_fold[fold_of(n)];
        let _ = firsts;
        for g in seconds.iter_mut() {
            g.doubt = firsts
                .iter()
                .find(|f| f.id == g.id)
                .map_or(1.0, |f| fold.share_of_right(f));
        }
    }
    for g in second.iter_mut() {
        g.retain(|g| g.doubt >= options.doubt);
    }
    let mut held_out = Vec::new();
    for fold in 0..options.folds {
        let again = without(fold, &second, 1);
        let model = if options.trees[1] == 0 {
            model(&forms, &of_fold[fold], Some(&of_fold[fold]))
        } else {
            model(&forms, &of_fold[fold], Some(&again))
        };
        let mine: Vec<&Story> = (0..stories.len())
            .filter(|&n| fold_of(n) == fold)
            .map(|n| &stories[n])
            .collect();
        held_out.par_extend(mine.into_par_iter().flat_map_iter(|s| s.answer(&model)));
    }
    let all = |groups: &[Vec<Group>], look: usize| {
        let all: Vec<&Group> = groups.iter().flatten().collect();
        learn(&all, look)
    };
    let (first, second) = (
        all(&first, options.trees[0]),
        all(&second, options.trees[1]),
    );
    let points = calibrate::isotonic(&held_out);
    Trained {
        text: text(&forms, &first, Some(&second), &points),
        held_out,
    }
}

/// Finds the words that are told apart: in each place those that are seen most, and twenty times.
fn forms(stories: &[Story]) -> String {
    let mut counts = vec![BTreeMap::new(); FORM_PLACES.len()];
    for story in stories {
        story.count_forms(&mut counts);
    }
    let mut text = String::new();
    for (place, counts) in FORM_PLACES.iter().zip(counts) {
        let mut words: Vec<(String, usize)> = counts.into_iter().collect();
        words.retain(|(word, count)| *count >= 20 && word.len() <= 16);
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        words.truncate(MOST_FORMS);
        let _ = write!(text, "forms {}", Feature::ALL[*place as usize].0);
        for (word, _) in words {
            let _ = write!(text, " {word}");
        }
        text.push('\n');
    }
    text
}

fn model(forms: &str, first: &Boosted, second: Option<&Boosted>) -> Model {
    Model::parse("a fold", &text(forms, first, second, &[]))
        .expect("the trainer writes what is read")
}

fn text(
    forms: &str,
    first: &Boosted,
    second: Option<&Boosted>,
    calibration: &[(u16, u16)],
) -> String {
    let mut text = format!("# Made by examples/train; see data/README.md\nfeatures {COUNT}\n");
    text.push_str("calibration");
    for (share, right) in calibration {
        let _ = write!(text, " {share}:{right}");
    }
    text.push('\n');
    text.push_str(forms);
    first.write("first", &mut text);
    if let Some(second) = second {
        second.write("second", &mut text);
    }
    text
}
