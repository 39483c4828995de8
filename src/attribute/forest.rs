//! A sum of trees over feature rows, in whole numbers only, so that a score is the same anywhere.
//!
//! Trees are not walked: there is no branch to guess wrong, which walking spends most of its time on.
//! The leaves of a tree stand from left to right, a bit each, and where a split sends a value to the
//! right, the leaves on its left are crossed out; the leftmost that is left over in the end is the
//! one a walk would have reached. For each value of each feature a list has what it crosses out,
//! over all trees. 0 goes left everywhere: it is the value of whatever is not there, and most of
//! what a row could have is not there. (After QuickScorer, Lucchese et al., SIGIR 2015, with lists
//! of values in place of sorted thresholds.)

use super::feature::{COUNT, Feature, Row, VALUES};

/// Trees whose leaves add up to a score.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    /// Where the leaves of each tree begin.
    trees: Vec<u32>,
    /// The scores at the leaves, from left to right, tree by tree.
    leaves: Vec<i32>,
    /// The features that trees ask about.
    asked: Vec<Asked>,
    /// Where the crossings of each value of each feature end; they begin where the last ones end.
    ends: Vec<u32>,
    crossings: Vec<Crossing>,
}

/// A feature that trees ask about.
#[derive(Clone, Copy, Debug)]
struct Asked {
    feature: u8,
    /// The value from which on all values are alike: no tree asks for one of them.
    alike: u8,
    /// Where its values begin among the ends.
    values: usize,
}

/// The leaves of a tree that a value crosses out.
#[derive(Clone, Copy, Debug)]
struct Crossing {
    tree: u32,
    left: u32,
}

/// The most leaves a tree can have: the bits of a mask.
const MOST_LEAVES: usize = u32::BITS as usize;

impl Forest {
    /// Plants the trees of some lines, each in prefix order: `Feature mask no-branch yes-branch`,
    /// or a number for a leaf.
    ///
    /// # Errors
    /// The index of the first line that is no such tree.
    pub(super) fn plant(lines: &[&str]) -> Result<Forest, usize> {
        let mut forest = Forest::default();
        let mut turns = Vec::with_capacity(lines.len());
        for (n, line) in lines.iter().enumerate() {
            let branch = Branch::parse(line).ok_or(n)?;
            forest.trees.push(forest.leaves.len() as u32);
            let mut grown = Grown::default();
            grown.grow(&branch);
            forest.leaves.append(&mut grown.leaves);
            turns.push(grown.turns);
        }
        for feature in 0..COUNT as u8 {
            forest.add_feature(feature, &turns);
        }
        Ok(forest)
    }

    fn add_feature(&mut self, feature: u8, turns: &[Vec<Turn>]) {
        let splits = turns.iter().flatten().filter(|t| t.feature == feature);
        let Some(alike) = splits.map(Turn::alike).max() else {
            return;
        };
        self.asked.push(Asked {
            feature,
            alike,
            values: self.ends.len(),
        });
        for value in 0..=alike {
            for (tree, turns) in turns.iter().enumerate() {
                let turns = turns
                    .iter()
                    .filter(|t| t.feature == feature && t.right(value));
                let left = turns.fold(0, |all, turn| all | turn.left);
                if left != 0 {
                    let tree = tree as u32;
                    self.crossings.push(Crossing { tree, left });
                }
            }
            self.ends.push(self.crossings.len() as u32);
        }
    }

    /// Scores the rows of rivals, in units of [`UNIT`](super::UNIT).
    pub(super) fn score(&self, rows: &[Row], scores: &mut Vec<i32>) {
        scores.clear();
        let Some((nobody, candidates)) = rows.split_last() else {
            return;
        };
        // The row for nobody lacks what the candidates are told apart by.
        let (mut shared, mut own) = (Vec::new(), Vec::new());
        for asked in &self.asked {
            let value = |row: &Row| row[usize::from(asked.feature)];
            let alike = candidates
                .windows(2)
                .all(|two| value(&two[0]) == value(&two[1]));
            if alike { &mut shared } else { &mut own }.push(*asked);
        }
        let mut possible = vec![u32::MAX; self.trees.len()];
        if let Some(first) = candidates.first() {
            let mut in_common = possible.clone();
            self.narrow(&shared, first, &mut in_common);
            for row in candidates {
                possible.copy_from_slice(&in_common);
                self.narrow(&own, row, &mut possible);
                scores.push(self.sum(&possible));
            }
        }
        possible.fill(u32::MAX);
        self.narrow(&self.asked, nobody, &mut possible);
        scores.push(self.sum(&possible));
    }

    /// Crosses out the leaves that the values of a row rule out.
    fn narrow(&self, asked: &[Asked], row: &Row, possible: &mut [u32]) {
        for asked in asked {
            let value = row[usize::from(asked.feature)].min(asked.alike);
            for crossing in self.crossings(asked, value) {
                possible[crossing.tree as usize] &= !crossing.left;
            }
        }
    }

    fn crossings(&self, asked: &Asked, value: u8) -> &[Crossing] {
        let n = asked.values + usize::from(value);
        let start = n.checked_sub(1).map_or(0, |n| self.ends[n]);
        &self.crossings[start as usize..self.ends[n] as usize]
    }

    /// Adds up the leftmost leaves that are left over.
    fn sum(&self, possible: &[u32]) -> i32 {
        let reached = possible.iter().zip(&self.trees);
        reached
            .map(|(mask, leaves)| self.leaves[(leaves + mask.trailing_zeros()) as usize])
            .sum()
    }
}

/// A tree as it is written down.
enum Branch {
    Leaf(i32),
    /// Is the value of the feature in the mask?
    Split {
        feature: u8,
        mask: u64,
        no: Box<Branch>,
        yes: Box<Branch>,
    },
}

impl Branch {
    fn parse(line: &str) -> Option<Branch> {
        let mut words = line.split_ascii_whitespace();
        let mut leaves = 0;
        let branch = Branch::read(&mut words, 0, &mut leaves)?;
        words.next().is_none().then_some(branch)
    }

    fn read<'w>(
        words: &mut impl Iterator<Item = &'w str>,
        depth: usize,
        leaves: &mut usize,
    ) -> Option<Branch> {
        let word = words.next()?;
        if let Ok(score) = word.parse() {
            *leaves += 1;
            return (*leaves <= MOST_LEAVES).then_some(Branch::Leaf(score));
        }
        // Even a tree that is all one branch has a leaf on each level.
        if depth > MOST_LEAVES {
            return None;
        }
        let feature = Feature::ALL.iter().position(|(name, _)| *name == word)? as u8;
        let mask = u64::from_str_radix(words.next()?, 16).ok()?;
        let no = Box::new(Branch::read(words, depth + 1, leaves)?);
        let yes = Box::new(Branch::read(words, depth + 1, leaves)?);
        Some(Branch::Split {
            feature,
            mask,
            no,
            yes,
        })
    }
}

/// A tree with its leaves in a row.
#[derive(Default)]
struct Grown {
    leaves: Vec<i32>,
    turns: Vec<Turn>,
}

/// A split: which values go right, and the leaves on its left.
struct Turn {
    feature: u8,
    values: u64,
    left: u32,
}

impl Grown {
    fn grow(&mut self, branch: &Branch) {
        let (feature, mask, no, yes) = match branch {
            Branch::Leaf(score) => return self.leaves.push(*score),
            Branch::Split {
                feature,
                mask,
                no,
                yes,
            } => (*feature, *mask, no, yes),
        };
        let (left, values, right) = match mask & 1 {
            0 => (no, mask, yes),
            _ => (yes, !mask, no),
        };
        let before = self.leaves.len() as u32;
        self.grow(left);
        let behind = self.leaves.len() as u32;
        // A leaf is always to come on the right, so there are less than 32.
        let left = (1 << behind) - (1 << before);
        self.turns.push(Turn {
            feature,
            values,
            left,
        });
        self.grow(right);
    }
}

impl Turn {
    /// Tells whether a value goes right.
    fn right(&self, value: u8) -> bool {
        (self.values >> value) & 1 == 1
    }

    /// Returns the value from which on all go the same way.
    fn alike(&self) -> u8 {
        let same = self.values.leading_zeros().max(self.values.leading_ones());
        ((u64::BITS - same) as u8).min(VALUES - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(trees: &[&str], row: &Row) -> i32 {
        let forest = Forest::plant(trees).expect("trees");
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

    #[test]
    fn what_is_no_tree_is_refused() {
        for words in ["", "Side", "Side 2 5", "Side x 5 6", "Sides 2 5 6", "5 6"] {
            assert_eq!(Forest::plant(&["1", words]).err(), Some(1), "{words}");
        }
        let deep = "Side 2 1 ".repeat(100) + "1";
        assert_eq!(Forest::plant(&[&deep]).err(), Some(0));
    }
}
