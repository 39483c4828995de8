//! Boosting: trees that each mend what the ones before got wrong.
//!
//! The rows of a question compete: the loss is the log-likelihood of the right row under a softmax
//! over the rows, as in conditional logit. Rows that are right as well take no part.

use crate::gold::Group;
use crate::grow::{self, Table, Tree};
use crate::options::Growth;
use onrecord::attribute::{COUNT, Feature, UNIT};
use rayon::prelude::*;
use std::fmt::Write;

/// A sum of trees.
pub(crate) struct Boosted {
    trees: Vec<Tree>,
    /// The forests that count as one; their trees stand one behind the other.
    pub(crate) bags: u64,
}

/// A small generator of numbers that look random, the same at every run.
struct Dice(u64);

impl Dice {
    /// Returns a number from 0 up to 1 (SplitMix64).
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

impl Boosted {
    /// Trains several forests, each on throws of its own, that count as one: what one of them makes
    /// of chance the others do not.
    pub(crate) fn train(groups: &[&Group], growth: &Growth) -> Boosted {
        let throws: Vec<u64> = (1..=growth.bags).map(|n| n + 100 * growth.seed).collect();
        let bags = throws.into_par_iter().map(|seed| {
            let share = 1.0 / growth.bags as f64;
            Boosted::forest(groups, seed, growth)
                .into_iter()
                .map(move |tree| tree.scaled(share))
                .collect::<Vec<_>>()
        });
        Boosted {
            trees: bags.collect::<Vec<_>>().into_iter().flatten().collect(),
            bags: growth.bags,
        }
    }

    fn forest(groups: &[&Group], seed: u64, growth: &Growth) -> Vec<Tree> {
        // Rows that are right besides the answer would be punished for being right: left out.
        let takes_part = |g: &Group, n: usize| n == g.answer || !g.also_right[n];
        let rows: Vec<_> = groups
            .iter()
            .flat_map(|g| {
                (0..g.rows.len())
                    .filter(|&n| takes_part(g, n))
                    .map(|n| (&g.rows[n], g.origin))
            })
            .collect();
        let table = grow::table(rows.into_iter());
        let total = table.columns[0].len();
        let mut scores = vec![0.0; total];
        let mut gradients = vec![[0.0; 2]; total];
        let mut dice = Dice(seed);
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
                if dice.roll() < growth.row_share {
                    sample.extend(at as u32..(at + len) as u32);
                }
                at += len;
            }
            let features: Vec<usize> = (0..COUNT + usize::from(growth.origins))
                .filter(|_| dice.roll() < growth.feature_share)
                .filter(|feature| !growth.without.contains(feature))
                .collect();
            let tree = grow::grow(&table, &gradients, sample, &features, growth);
            add(&tree, &table, &mut scores);
            forest.push(tree);
        }
        forest
    }

    /// Returns the score of the only row of a group.
    pub(crate) fn score(&self, group: &Group) -> f64 {
        let table = grow::table(group.rows.iter().map(|row| (row, 0)));
        self.trees.iter().map(|tree| tree.value(&table, 0)).sum()
    }

    /// Returns the share that the right rows of a group have in the eyes of the model.
    pub(crate) fn share_of_right(&self, group: &Group, origin: u8) -> f64 {
        let table = grow::table(group.rows.iter().map(|row| (row, origin)));
        let mut scores = vec![0.0; group.rows.len()];
        for tree in &self.trees {
            add(tree, &table, &mut scores);
        }
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

    /// Writes the trees as the library reads them, a line each.
    pub(crate) fn write(&self, look: &str, text: &mut String) {
        for tree in &self.trees {
            text.push_str(look);
            write_tree(tree, text);
            text.push('\n');
        }
    }
}

fn write_tree(tree: &Tree, text: &mut String) {
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
        } if *feature == grow::ORIGIN => {
            write_tree(if mask & 1 == 1 { yes } else { no }, text);
        }
        Tree::Split {
            feature,
            mask,
            no,
            yes,
        } => {
            let _ = write!(text, " {} {mask:x}", Feature::ALL[*feature].0);
            write_tree(no, text);
            write_tree(yes, text);
        }
    }
}

fn add(tree: &Tree, table: &Table, scores: &mut [f64]) {
    for (row, score) in scores.iter_mut().enumerate() {
        *score += tree.value(table, row);
    }
}

fn gradient(
    group: &Group,
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
