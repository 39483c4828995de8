//! A sum of trees over feature rows, in whole numbers only, so that a score is the same anywhere.
//!
//! How a tree is scored is in [`member`](super::member).

use super::feature::Row;
use super::member::{MOST_TREES, Member};
use super::tree::FlatTree;

/// How far behind the best a row is given up, in log-odds of [`UNIT`](super::UNIT): it would have a
/// share of less than one in a hundred.
const HOPELESS: i32 = 5 * 1024;

/// Trees whose leaves add up to a score.
///
/// They come in ensemble members, each trained with another random seed; the score is the sum of what
/// they say. Most rows are hopeless to begin with, and one member is enough to see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forest {
    pub(super) members: Vec<Member>,
}

impl Forest {
    /// Makes a forest of trees: the members follow each other and have the same number of trees.
    pub(super) fn new(trees: &[FlatTree], members: usize) -> Forest {
        let size = trees.len().div_ceil(members.max(1)).clamp(1, MOST_TREES);
        Forest {
            members: trees.chunks(size).map(Member::new).collect(),
        }
    }

    /// Scores the rows of rivals, in units of [`UNIT`](super::UNIT).
    pub(super) fn score(&self, rows: &[Row], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(rows.len(), 0);
        let all: Vec<usize> = (0..rows.len()).collect();
        for member in &self.members {
            member.add(rows, &all, scores);
        }
    }

    /// Scores the rows of rivals as [`score`](Self::score) does, as far as it matters who wins: a row that
    /// is hopeless after some of the members is not shown to the others, which are taken to agree.
    pub(super) fn race(&self, rows: &[Row], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(rows.len(), 0);
        let members = self.members.len() as i32;
        let mut running: Vec<usize> = (0..rows.len()).collect();
        for (member, seen) in self.members.iter().zip(1..) {
            member.add(rows, &running, scores);
            let expected = |score: i32| (i64::from(score) * i64::from(members) / seen) as i32;
            let best = running.iter().map(|&n| scores[n]).max().unwrap_or_default();
            let bar = expected(best).saturating_sub(HOPELESS);
            let alone = running
                .iter()
                .filter(|&&n| expected(scores[n]) >= bar)
                .count()
                < 2;
            running.retain(|&n| {
                let stays = !alone && expected(scores[n]) >= bar;
                if !stays {
                    scores[n] = expected(scores[n]);
                }
                stays
            });
            if running.is_empty() {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::feature::{COUNT, Feature};

    fn score(trees: &[&str], row: &Row) -> i32 {
        let trees = trees.iter().map(|tree| FlatTree::parse(tree));
        let forest = Forest::new(&trees.collect::<Option<Vec<_>>>().expect("trees"), 1);
        let mut scores = Vec::new();
        // As a candidate among others, and as nobody.
        forest.score(&[*row, [1; COUNT], *row], &mut scores);
        assert_eq!(scores[0], scores[2]);
        scores[0]
    }

    #[test]
    fn a_row_reaches_the_leaf_its_values_lead_to() {
        // Side in {1}? no: 5; yes: Rank in {0, 1}? no: 7, yes: 9.
        let tree = "Side 2 5 Rank 3 7 9";
        let mut row = [0; COUNT];
        assert_eq!(score(&[tree], &row), 5);
        row[Feature::Side as usize] = 1;
        assert_eq!(score(&[tree], &row), 9);
        row[Feature::Rank as usize] = 4;
        assert_eq!(score(&[tree], &row), 7);
        row[Feature::Rank as usize] = 63;
        assert_eq!(score(&[tree], &row), 7);
        assert_eq!(score(&[tree, tree, "-20"], &row), -6);
        let last = "Rank 8000000000000000 1 2";
        assert_eq!(score(&[last], &row), 2);
    }
}
