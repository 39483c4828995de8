//! A sum of trees over feature rows, in whole numbers only, so that a score is the same anywhere.
//!
//! How a tree is scored is in [`member`](super::member).

use super::member::{MOST_TREES, Member};
use super::tree::FlatTree;

/// Units of a score to one in log-odds.
pub(crate) const UNIT: f32 = 1024.0;

/// How far below the best a row is pruned, in log-odds of [`UNIT`]: its probability would be less than one in a
/// hundred.
const PRUNE_MARGIN: i32 = 5 * 1024;

/// Trees whose leaves add up to a score.
///
/// They come in ensemble members, each trained with another random seed; the score is the sum of what
/// they say. Most rows cannot win, and one member is enough to see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Forest {
    pub(crate) members: Vec<Member>,
}

impl Forest {
    /// Makes a forest of trees: the members follow each other and have the same number of trees.
    pub(crate) fn new(trees: &[FlatTree], members: usize) -> Forest {
        let size = trees.len().div_ceil(members.max(1)).clamp(1, MOST_TREES);
        Forest {
            members: trees.chunks(size).map(Member::new).collect(),
        }
    }

    /// Scores the rows of rivals, in units of [`UNIT`].
    pub(crate) fn score<const N: usize>(&self, rows: &[[u8; N]], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(rows.len(), 0);
        let all: Vec<usize> = (0..rows.len()).collect();
        for member in &self.members {
            member.add(rows, &all, scores);
        }
    }

    /// Scores the rows of rivals as [`score`](Self::score) does, as far as it matters who wins: a row that
    /// cannot win after some of the members is not shown to the others, which are taken to agree.
    pub(crate) fn prune_candidates<const N: usize>(&self, rows: &[[u8; N]], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(rows.len(), 0);
        let members = self.members.len() as i32;
        let mut running: Vec<usize> = (0..rows.len()).collect();
        for (member, seen) in self.members.iter().zip(1..) {
            member.add(rows, &running, scores);
            let expected = |score: i32| (i64::from(score) * i64::from(members) / seen) as i32;
            let best = running.iter().map(|&n| scores[n]).max().unwrap_or_default();
            let bar = expected(best).saturating_sub(PRUNE_MARGIN);
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

    fn score(trees: &[&str], row: [u8; 3]) -> i32 {
        let features = [("Side", false), ("Length", true), ("Rank", true)];
        let trees = trees.iter().map(|tree| FlatTree::parse(tree, &features));
        let forest = Forest::new(&trees.collect::<Option<Vec<_>>>().expect("trees"), 1);
        let mut scores = Vec::new();
        // As a candidate among others, and as nobody.
        forest.score(&[row, [1; 3], row], &mut scores);
        assert_eq!(scores[0], scores[2]);
        scores[0]
    }

    #[test]
    fn a_row_reaches_the_leaf_its_values_lead_to() {
        // Side in {1}? no: 5; yes: Rank in {0, 1}? no: 7, yes: 9.
        let tree = "Side 2 5 Rank 3 7 9";
        assert_eq!(score(&[tree], [0, 0, 0]), 5);
        assert_eq!(score(&[tree], [1, 0, 0]), 9);
        assert_eq!(score(&[tree], [1, 0, 4]), 7);
        let row = [1, 0, 63];
        assert_eq!(score(&[tree], row), 7);
        assert_eq!(score(&[tree, tree, "-20"], row), -6);
        let last = "Rank 8000000000000000 1 2";
        assert_eq!(score(&[last], row), 2);
    }
}
