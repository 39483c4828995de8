//! Training of the entity ranker: which entity does the source of a quote mean?

use super::boost::Boosted;
use super::chain_groups::ChainText;
use super::group::{EntityGroup, Group, PRONOUN};
use super::model_text::{parse as parse_model, text as model_text};
use super::options::TrainOptions;
use super::story::GoldStory;
use crate::coref::{EntityFeature, EntityRanker, EntityRow};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The fewest times a noun is a head to be distinguished.
const MIN_COUNT: usize = 12;

/// The most nouns that are distinguished.
const MOST_HEADS: usize = 62;

/// A trained entity ranker, and the stories as rankers see them that were trained without their fold.
pub(super) struct TrainedEntities {
    /// The lines of the model.
    pub(super) lines: String,
    /// Ensemble members: for sources, and for pronouns elsewhere.
    pub(super) members: [u64; 2],
    pub(super) stories: Vec<GoldStory>,
    /// For people: the wrong choices.
    pub(super) misses: String,
    /// For people: how often the rules and the ranker were right on stories that it had not seen.
    pub(super) report: String,
}

/// Trains the entity ranker.
pub(super) fn train(
    stories: &[&GoldStory],
    chains: &[ChainText],
    options: &TrainOptions,
) -> TrainedEntities {
    let blank = EntityRanker::default();
    let groups = |ranker: &EntityRanker| -> Vec<Vec<EntityGroup>> {
        let groups = stories.par_iter().map(|story| story.entity_groups(ranker));
        groups.collect()
    };
    let heads = heads(&groups(&blank));
    let blank = parse(&heads, None);
    let groups = groups(&blank);
    let chains: Vec<Group<EntityRow>> = chains
        .par_iter()
        .flat_map_iter(|text| text.groups(&blank))
        .collect();
    let learn = |but: Option<usize>| {
        let rest = stories.iter().zip(&groups);
        let rest = rest.filter(|(story, _)| Some(story.fold) != but);
        let rest: Vec<&Group<EntityRow>> = rest
            .flat_map(|(_, groups)| groups.iter().map(|g| &g.group))
            .collect();
        Boosted::train(EntityFeature::ALL, &rest, &options.entity)
    };
    let mut folds: Vec<usize> = stories.iter().map(|story| story.fold).collect();
    folds.sort_unstable();
    folds.dedup();
    let of_fold: BTreeMap<usize, EntityRanker> = folds
        .iter()
        .map(|&fold| (fold, parse(&heads, Some(&learn(Some(fold))))))
        .collect();
    let again = stories
        .par_iter()
        .map(|story| story.with_entities(&of_fold[&story.fold]));
    let held_out: Vec<EntityGroup> = stories
        .par_iter()
        .filter(|story| !story.template)
        .flat_map_iter(|story| story.entity_groups(&of_fold[&story.fold]))
        .collect();
    let all = learn(None);
    let mut lines = heads;
    all.write("entity", &mut lines);
    // Of the pronouns of stories those are known that are sources; they teach it too.
    let pronouns = groups.iter().flatten().filter(|g| g.kind == PRONOUN);
    let pronouns = chains.iter().chain(pronouns.map(|g| &g.group));
    let pronouns: Vec<&Group<EntityRow>> = pronouns.collect();
    // Without marked texts there is nothing to be learned of other places than a quote's.
    let learn = || Boosted::train(EntityFeature::ALL, &pronouns, &options.pronoun);
    let pronouns = (!chains.is_empty()).then(learn);
    if let Some(pronouns) = &pronouns {
        pronouns.write("pronoun", &mut lines);
    }
    TrainedEntities {
        lines,
        members: [all.members, pronouns.map_or(1, |p| p.members)],
        stories: again.collect(),
        report: report(&held_out),
        misses: held_out.iter().map(|g| g.words.as_str()).collect(),
    }
}

fn parse(heads: &str, trees: Option<&Boosted>) -> EntityRanker {
    let mut lines = heads.to_owned();
    let mut members = [1, 1];
    if let Some(trees) = trees {
        trees.write("entity", &mut lines);
        members[0] = trees.members;
    }
    parse_model(&model_text(&lines, members, "", None, None, &[])).entities
}

/// Returns the head nouns that are distinguished, as a line of a model.
fn heads(groups: &[Vec<EntityGroup>]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for group in groups.iter().flatten() {
        if !group.head.is_empty() && group.head.bytes().all(|b| b.is_ascii_lowercase()) {
            *counts.entry(&group.head).or_default() += 1;
        }
    }
    let mut words: Vec<(&str, usize)> = counts.into_iter().collect();
    words.retain(|(_, count)| *count >= MIN_COUNT);
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    words.truncate(MOST_HEADS);
    let words: Vec<&str> = words.into_iter().map(|(word, _)| word).collect();
    format!("heads {}\n", words.join(" "))
}

fn report(groups: &[EntityGroup]) -> String {
    let mut text = String::new();
    let mut kinds: Vec<&str> = groups.iter().map(|g| g.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let of_kind: Vec<&EntityGroup> = groups.iter().filter(|g| g.kind == kind).collect();
        let right = |g: &EntityGroup, row: usize| g.group.also_right[row];
        let rule = of_kind.iter().filter(|g| right(g, g.rule)).count();
        let chosen = of_kind.iter().filter(|g| right(g, g.chosen)).count();
        let mended = of_kind
            .iter()
            .filter(|g| !right(g, g.rule) && right(g, g.chosen));
        let broken = of_kind
            .iter()
            .filter(|g| right(g, g.rule) && !right(g, g.chosen));
        let _ = writeln!(
            text,
            "held out, entities, {kind}: {} mentions, rules {rule} right, ranker {chosen} right: {} mended, {} broken",
            of_kind.len(),
            mended.count(),
            broken.count(),
        );
    }
    text
}
