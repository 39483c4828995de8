//! Gradient boosting: each tree mends what the ones before got wrong.
//!
//! The rows of a quote compete: the loss is the log-likelihood of the right row under a softmax
//! over the rows, as in conditional logit. Rows that are right as well take no part.

use super::group::Group;
use super::grow::{self, RowTable, Tree};
use super::options::Growth;
use super::rng::Rng;
use crate::rank::{FeatureNames, UNIT};
use rayon::prelude::*;
use std::fmt::Write;

/// A sum of trees.
pub(super) struct Boosted {
    features: &'static FeatureNames,
    trees: Vec<Tree>,
    /// The ensemble members; their trees follow each other.
    pub(super) members: u64,
}

impl Boosted {
    /// Trains the members of an ensemble, each with its own random seed, and averages them: what one
    /// of them learns from chance the others do not.
    pub(super) fn train<R: AsRef<[u8]> + Sync>(
        features: &'static FeatureNames,
        groups: &[&Group<R>],
        growth: &Growth,
    ) -> Boosted {
        let seeds: Vec<u64> = (1..=growth.members)
            .map(|n| n + 100 * growth.seed)
            .collect();
        let members = seeds.into_par_iter().map(|seed| {
            let part = 1.0 / growth.members as f64;
            Boosted::member(features, groups, seed, growth)
                .into_iter()
                .map(move |tree| tree.scaled(part))
                .collect::<Vec<_>>()
        });
        Boosted {
            features,
            trees: members.collect::<Vec<_>>().into_iter().flatten().collect(),
            members: growth.members,
        }
    }

    fn member<R: AsRef<[u8]>>(
        names: &'static FeatureNames,
        groups: &[&Group<R>],
        seed: u64,
        growth: &Growth,
    ) -> Vec<Tree> {
        // Rows that are right besides the answer would be punished for being right: left out.
        let takes_part = |g: &Group<R>, n: usize| n == g.answer || !g.also_right[n];
        let rows: Vec<_> = groups
            .iter()
            .flat_map(|g| {
                (0..g.rows.len())
                    .filter(|&n| takes_part(g, n))
                    .map(|n| (&g.rows[n], g.origin))
            })
            .collect();
        let table = grow::table(names, rows.into_iter());
        let total = table.columns[0].len();
        let mut scores = vec![0.0; total];
        let mut gradients = vec![[0.0; 2]; total];
        let mut rng = Rng::new(seed);
        let mut forest = Vec::new();
        for _ in 0..growth.trees {
            let mut at = 0;
            let mut sample = Vec::with_capacity(total);
            for group in groups {
                let answer = (0..group.answer).filter(|&n| takes_part(group, n)).count();
                let len = (0..group.rows.len())
                    .filter(|&n| takes_part(group, n))
                    .count();
                gradient(
                    group,
                    answer,
                    &scores[at..at + len],
                    &mut gradients[at..at + len],
                    growth,
                );
                if rng.next() < growth.subsample {
                    sample.extend(at as u32..(at + len) as u32);
                }
                at += len;
            }
            let out = |feature: &usize| {
                let name = names.get(*feature);
                name.is_some_and(|(name, _)| growth.without.iter().any(|out| out == name))
            };
            let features: Vec<usize> = (0..names.len() + usize::from(growth.origins))
                .filter(|_| rng.next() < growth.feature_fraction)
                .filter(|feature| !out(feature))
                .collect();
            let tree = grow::grow(&table, &gradients, sample, &features, growth);
            add(&tree, &table, &mut scores);
            forest.push(tree);
        }
        forest
    }

    /// Returns the score of the only row of a group.
    pub(super) fn score<R: AsRef<[u8]>>(&self, group: &Group<R>) -> f64 {
        let table = grow::table(self.features, group.rows.iter().map(|row| (row, 0)));
        self.trees.iter().map(|tree| tree.value(&table, 0)).sum()
    }

    /// Returns the probability that the model gives to the right rows of a group together.
    pub(super) fn probability_of_right<R: AsRef<[u8]>>(&self, group: &Group<R>, origin: u8) -> f64 {
        let scores = self.scores(group, origin);
        let top = scores.iter().copied().fold(f64::MIN, f64::max);
        let mass = |scores: &mut dyn Iterator<Item = &f64>| -> f64 {
            scores.map(|s| (s - top).exp()).sum()
        };
        let right = scores
            .iter()
            .zip(&group.also_right)
            .filter(|(_, right)| **right);
        mass(&mut right.map(|(score, _)| score)) / mass(&mut scores.iter())
    }

    /// Returns the scores of the rows of a group.
    pub(super) fn scores<R: AsRef<[u8]>>(&self, group: &Group<R>, origin: u8) -> Vec<f64> {
        let table = grow::table(self.features, group.rows.iter().map(|row| (row, origin)));
        let mut scores = vec![0.0; group.rows.len()];
        for tree in &self.trees {
            add(tree, &table, &mut scores);
        }
        scores
    }

    /// Writes the trees as the library reads them, a line each.
    pub(super) fn write(&self, stage: &str, text: &mut String) {
        for tree in &self.trees {
            text.push_str(stage);
            write_tree(tree, self.features, text);
            text.push('\n');
        }
    }
}

fn write_tree(tree: &Tree, features: &FeatureNames, text: &mut String) {
    match tree {
        Tree::Leaf(value) => {
            let _ = write!(text, " {}", (value * f64::from(UNIT)).round() as i64);
        }
        // Whoever asks the model wants it to answer as the best annotation would.
        Tree::Split {
            feature,
            mask,
            no,
            yes,
        } if *feature == features.len() => {
            write_tree(if mask & 1 == 1 { yes } else { no }, features, text);
        }
        Tree::Split {
            feature,
            mask,
            no,
            yes,
        } => {
            let _ = write!(text, " {} {mask:x}", features[*feature].0);
            write_tree(no, features, text);
            write_tree(yes, features, text);
        }
    }
}

fn add(tree: &Tree, table: &RowTable, scores: &mut [f64]) {
    for (row, score) in scores.iter_mut().enumerate() {
        *score += tree.value(table, row);
    }
}

fn gradient<R>(
    group: &Group<R>,
    answer: usize,
    scores: &[f64],
    gradients: &mut [[f64; 2]],
    growth: &Growth,
) {
    let top = scores.iter().copied().fold(f64::MIN, f64::max);
    let mut mass: f64 = scores.iter().map(|s| (s - top).exp()).sum();
    if scores.len() == 1 {
        // A single row has no rival but being wrong, at log-odds of 0.
        mass += (-top).exp();
    }
    let nobody = group.answer + 1 == group.rows.len();
    let weight = group.weight * if nobody { growth.nobody_weight } else { 1.0 };
    for (n, gradient) in gradients.iter_mut().enumerate() {
        let p = (scores[n] - top).exp() / mass;
        let right = if n == answer { 1.0 } else { 0.0 };
        *gradient = [weight * (p - right), weight * (p * (1.0 - p)).max(1e-6)];
    }
}
