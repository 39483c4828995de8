//! Training in folds: each story is answered by a model that has not seen it.

use crate::boost::Boosted;
use crate::gold::{Group, HeldOut, Look, Story};
use crate::options::{Growth, Options};
use crate::{calibrate, doubt};
use onrecord::attribute::{COUNT, FORM_PLACES, Feature, MOST_FORMS, Model};
use onrecord::scan::QuoteId;
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
    let forms = forms(stories);
    let blank = Model::parse("forms", &forms).expect("the trainer writes what is read");
    let first: Vec<Vec<Group>> = stories
        .par_iter()
        .map(|s| s.groups(&blank, Look::First))
        .collect();
    let of_first: Vec<Vec<&Group>> = first.iter().map(|groups| groups.iter().collect()).collect();
    let fold_of = |story: usize| story % options.folds;
    let of_fold: Vec<Boosted> = (0..options.folds)
        .map(|fold| Boosted::train(&without(fold, options.folds, &of_first), &options.first))
        .collect();
    let looks: Vec<Model> = of_fold.iter().map(|b| model(&forms, b, None)).collect();
    let second: Vec<Vec<Group>> = stories
        .par_iter()
        .enumerate()
        .map(|(n, story)| story.groups(&looks[fold_of(n)], Look::Second))
        .collect();
    let of_second: Vec<Vec<&Group>> = second
        .par_iter()
        .enumerate()
        .map(|(n, groups)| {
            let doubtful = doubtful(&of_fold[fold_of(n)], &first[n], options.doubt);
            let sound = groups.iter().filter(|g| !doubtful.contains(&g.quote));
            sound.collect()
        })
        .collect();
    let mut losses = Losses::default();
    let mut held_out = Vec::new();
    for (fold, first) in of_fold.iter().enumerate() {
        let again = Boosted::train(&without(fold, options.folds, &of_second), &options.second);
        let model = model(&forms, first, Some(&again));
        let mine: Vec<usize> = (0..stories.len()).filter(|&n| fold_of(n) == fold).collect();
        for &n in &mine {
            losses.add(&again, &second[n], &stories[n]);
        }
        let answers = mine.into_par_iter();
        held_out.par_extend(answers.flat_map_iter(|n| stories[n].answer(n, &model)));
    }
    losses.report();
    let all = |groups: &[Vec<&Group>], growth: &Growth| Boosted::train(&groups.concat(), growth);
    let (first, second) = (
        all(&of_first, &options.first),
        all(&of_second, &options.second),
    );
    let doubt = doubt::train(&mut held_out, options);
    let points = calibrate::isotonic(&held_out);
    let mut text = text(&forms, &first, Some(&second), &points);
    doubt.write("doubt", &mut text);
    Trained { text, held_out }
}

/// Sums of losses of held-out quotes, and how many: they waver less from throw to throw than what
/// the best rows come to. By whether the story is a drill, and by weight.
#[derive(Default)]
struct Losses(BTreeMap<(bool, String), (f64, f64)>);

impl Losses {
    fn add(&mut self, model: &Boosted, groups: &[Group], story: &Story) {
        let part = (story.drill, story.weight.to_string());
        let (sum, count) = self.0.entry(part).or_default();
        for group in groups {
            // A slip of the annotation costs no more than another wrong answer.
            *sum -= (0.95 * model.share_of_right(group, 0) + 0.05).ln();
            *count += 1.0;
        }
    }

    fn report(&self) {
        for ((drill, weight), (sum, count)) in &self.0 {
            let what = if *drill { "drills, weight" } else { "weight" };
            eprintln!("held out, {what} {weight}: loss {:.4}", sum / count);
        }
    }
}

/// Returns the groups of all stories but those of a fold.
fn without<'g>(fold: usize, folds: usize, groups: &[Vec<&'g Group>]) -> Vec<&'g Group> {
    let stories = groups.iter().enumerate();
    let rest = stories.filter(|(n, _)| n % folds != fold);
    rest.flat_map(|(_, groups)| groups.iter().copied())
        .collect()
}

/// Finds the quotes of a story whose answer a model that has not seen it holds for impossible.
fn doubtful(model: &Boosted, groups: &[Group], least: f64) -> Vec<QuoteId> {
    let doubted = groups
        .iter()
        .filter(|g| model.share_of_right(g, g.origin) < least);
    doubted.map(|g| g.quote).collect()
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
    calibration: &[(i32, u16)],
) -> String {
    let mut text = format!("# Made by examples/train; see data/README.md\nfeatures {COUNT}\n");
    let _ = writeln!(text, "bags {} {}", first.bags, second.map_or(1, |s| s.bags));
    text.push_str("calibration");
    for (score, right) in calibration {
        let _ = write!(text, " {score}:{right}");
    }
    text.push('\n');
    text.push_str(forms);
    first.write("first", &mut text);
    if let Some(second) = second {
        second.write("second", &mut text);
    }
    text
}
