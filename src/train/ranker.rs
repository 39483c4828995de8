//! Training in folds: each story is answered by a model that has not seen it.

use super::boost::Boosted;
use super::chain_groups::ChainText;
use super::group::Group;
use super::held_out::HeldOutAnswer;
use super::model_text::{parse, text};
use super::options::{Growth, TrainOptions};
use super::story::{GoldStory, Pass};
use super::vocabulary::vocabulary;
use super::{calibrate, confidence, entities};
use crate::attribute::{Feature, Model};
use crate::scan::QuoteId;
use rayon::prelude::*;

/// Trains the entity ranker, the two passes and the confidence: returns the model without its header, the answers
/// to every quote by models that had not seen its story, and a report on the entities for people.
///
/// The second pass learns from what the first makes of stories that it has not seen, as it will have
/// to in use; so the first is trained once per fold before it is trained on everything.
pub(super) fn train(
    stories: &[&GoldStory],
    chains: &[ChainText],
    options: &TrainOptions,
) -> (String, Vec<HeldOutAnswer>, [String; 2]) {
    let entities = entities::train(stories, chains, options);
    let stories: Vec<&GoldStory> = entities.stories.iter().collect();
    let stories = stories.as_slice();
    let words = vocabulary(stories);
    let text = |first: Option<&Boosted>, second: Option<&Boosted>, points: &[(i32, u16)]| {
        let (lines, members) = (&entities.lines, entities.members);
        text(lines, members, &words, first, second, points)
    };
    let blank = parse(&text(None, None, &[]));
    let first: Vec<Vec<Group>> = stories
        .par_iter()
        .map(|story| story.groups(&blank, Pass::First))
        .collect();
    let of_first: Vec<Vec<&Group>> = first.iter().map(|groups| groups.iter().collect()).collect();
    let mut folds: Vec<usize> = stories.iter().map(|story| story.fold).collect();
    folds.sort_unstable();
    folds.dedup();
    let fold_of = |n: usize| folds.iter().position(|&fold| fold == stories[n].fold);
    let fold_of = |n: usize| fold_of(n).unwrap_or_default();
    let without = |fold: usize, groups: &[Vec<&Group>], growth: &Growth| {
        let rest = groups
            .iter()
            .enumerate()
            .filter(|(n, _)| fold_of(*n) != fold);
        let rest: Vec<&Group> = rest
            .flat_map(|(_, groups)| groups.iter().copied())
            .collect();
        Boosted::train(Feature::ALL, &rest, growth)
    };
    let first_of: Vec<Boosted> = (0..folds.len())
        .map(|fold| without(fold, &of_first, &options.first))
        .collect();
    let models: Vec<Model> = first_of
        .iter()
        .map(|first| parse(&text(Some(first), None, &[])))
        .collect();
    let second: Vec<Vec<Group>> = stories
        .par_iter()
        .enumerate()
        .map(|(n, story)| story.groups(&models[fold_of(n)], Pass::Second))
        .collect();
    let of_second: Vec<Vec<&Group>> = second
        .par_iter()
        .enumerate()
        .map(|(n, groups)| {
            let least = options.min_label_probability;
            let errors = unlikely(&first_of[fold_of(n)], &first[n], least);
            groups
                .iter()
                .filter(|g| !errors.contains(&g.quote))
                .collect()
        })
        .collect();
    let mut answers = Vec::new();
    for (fold, first) in first_of.iter().enumerate() {
        let again = without(fold, &of_second, &options.second);
        let model = parse(&text(Some(first), Some(&again), &[]));
        let mine: Vec<usize> = (0..stories.len()).filter(|&n| fold_of(n) == fold).collect();
        let answered = mine
            .into_par_iter()
            .flat_map_iter(|n| stories[n].answer(&model, &again, &second[n]));
        answers.par_extend(answered);
    }
    let all = |groups: &[Vec<&Group>], growth: &Growth| {
        Boosted::train(Feature::ALL, &groups.concat(), growth)
    };
    let (first, second) = (
        all(&of_first, &options.first),
        all(&of_second, &options.second),
    );
    let confidence = confidence::train(&mut answers, &options.confidence);
    let points = calibrate::isotonic(&answers);
    let mut text = text(Some(&first), Some(&second), &points);
    confidence.write("confidence", &mut text);
    (text, answers, [entities.report, entities.misses])
}

/// Finds the quotes of a story whose label is unlikely under a model that has not seen it.
fn unlikely(model: &Boosted, groups: &[Group], least: f64) -> Vec<QuoteId> {
    let unlikely = groups
        .iter()
        .filter(|g| model.probability_of_right(g, g.origin) < least);
    unlikely.map(|g| g.quote).collect()
}
