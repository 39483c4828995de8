//! A sum of trees over feature rows, in whole numbers only, so that a score is the same anywhere.
//!
//! Trees are not walked. For each value of each feature a table holds, for all trees side by side,
//! the leaves that the value leaves possible, a bit each; the leaf of a tree is the one that all
//! features leave. There is no branch to guess wrong, which walking spends most of its time on, and
//! features that all rivals share are looked at once. (After QuickScorer, Lucchese et al., SIGIR
//! 2015, with tables in place of sorted thresholds.)

use super::feature::{COUNT, Feature, Row, VALUES};

/// Trees whose leaves add up to a score.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    /// How many trees there are.
    trees: usize,
    /// The features that trees ask about.
    asked: Vec<Asked>,
    /// Masks of possible leaves, one a tree, for each value of each feature.
    masks: Vec<u32>,
    /// The scores at the leaves, [`MOST_LEAVES`] a tree.
    leaves: Vec<i32>,
}

/// A feature that trees ask about.
#[derive(Clone, Copy, Debug)]
struct Asked {
    feature: u8,
    /// The value from which on all values are alike: no tree asks for one of them.
    alike: u8,
    /// Where the masks of its values begin.
    masks: usize,
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
        let mut seedlings = Vec::with_capacity(lines.len());
        for (n, line) in lines.iter().enumerate() {
            seedlings.push(Seedling::parse(line).ok_or(n)?);
        }
        let mut forest = Forest {
            trees: seedlings.len(),
            ..Forest::default()
        };
        for seedling in &seedlings {
            let leaves = seedling.leaves.iter().copied();
            forest
                .leaves
                .extend(leaves.chain(std::iter::repeat(0)).take(MOST_LEAVES));
        }
        for feature in 0..COUNT as u8 {
            forest.add_feature(feature, &seedlings);
        }
        Ok(forest)
    }

    fn add_feature(&mut self, feature: u8, seedlings: &[Seedling]) {
        let of_feature = |s: &'_ Seedling| s.splits.iter().any(|split| split.feature == feature);
        if !seedlings.iter().any(of_feature) {
            return;
        }
        let splits = seedlings.iter().flat_map(|s| &s.splits);
        let values = splits
            .filter(|split| split.feature == feature)
            .fold(0, |all, split| all | split.mask);
        let alike = (u64::BITS - values.leading_zeros()) as u8;
        self.asked.push(Asked {
            feature,
            alike,
            masks: self.masks.len(),
        });
        for value in 0..=alike.min(VALUES - 1) {
            let masks = seedlings.iter().map(|s| s.possible(feature, value));
            self.masks.extend(masks);
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
        let mut possible = vec![u32::MAX; self.trees];
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

    /// Takes away the leaves that the values of a row rule out.
    fn narrow(&self, asked: &[Asked], row: &Row, possible: &mut [u32]) {
        for asked in asked {
            let value = row[usize::from(asked.feature)].min(asked.alike);
            let start = asked.masks + usize::from(value) * self.trees;
            let masks = &self.masks[start..start + self.trees];
            for (possible, mask) in possible.iter_mut().zip(masks) {
                *possible &= mask;
            }
        }
    }

    fn sum(&self, possible: &[u32]) -> i32 {
        let leaves = self.leaves.chunks_exact(MOST_LEAVES);
        let reached = possible.iter().zip(leaves);
        reached
            .map(|(mask, leaves)| leaves[mask.trailing_zeros() as usize % MOST_LEAVES])
            .sum()
    }
}

/// A tree that has been read.
#[derive(Default)]
struct Seedling {
    leaves: Vec<i32>,
    splits: Vec<Split>,
}

/// A question of a tree: is the value of the feature in the mask? With the leaves behind no and
/// behind yes.
struct Split {
    feature: u8,
    mask: u64,
    no: u32,
    yes: u32,
}

impl Seedling {
    fn parse(line: &str) -> Option<Seedling> {
        let mut words = line.split_ascii_whitespace();
        let mut seedling = Seedling::default();
        seedling.branch(&mut words, 0)?;
        words.next().is_none().then_some(seedling)
    }

    /// Reads a branch; returns its leaves as a mask.
    fn branch<'w>(
        &mut self,
        words: &mut impl Iterator<Item = &'w str>,
        depth: usize,
    ) -> Option<u32> {
        let word = words.next()?;
        if let Ok(score) = word.parse() {
            self.leaves.push(score);
            return (self.leaves.len() <= MOST_LEAVES).then(|| 1 << (self.leaves.len() - 1));
        }
        // Even a tree that is all one branch has a leaf on each level.
        if depth > MOST_LEAVES {
            return None;
        }
        let feature = Feature::ALL.iter().position(|(name, _)| *name == word)? as u8;
        let mask = u64::from_str_radix(words.next()?, 16).ok()?;
        let no = self.branch(words, depth + 1)?;
        let yes = self.branch(words, depth + 1)?;
        self.splits.push(Split {
            feature,
            mask,
            no,
            yes,
        });
        Some(no | yes)
    }

    /// Returns the leaves that are possible where a feature has a value.
    fn possible(&self, feature: u8, value: u8) -> u32 {
        let asked = self.splits.iter().filter(|split| split.feature == feature);
        asked.fold(u32::MAX, |possible, split| {
            let yes = (split.mask >> value) & 1 == 1;
            possible & if yes { !split.no } else { !split.yes }
        })
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
