//! A sum of trees over feature rows, in whole numbers only, so that a score is the same anywhere.
//!
//! Trees are not walked. Eight of them stand in a plot, and for each value of each feature that one
//! of the eight asks about, a table holds the leaves that the value leaves possible, a bit each; the
//! leaf of a tree is the one that all features leave. There is no branch to guess wrong, which
//! walking spends most of its time on, and features that all rivals share are looked at once. The
//! trainer lets the trees of a plot choose from the same few features, so that its table is small.
//! (After QuickScorer, Lucchese et al., SIGIR 2015, with tables in place of sorted thresholds.)

use super::feature::{COUNT, Feature, Row, VALUES};

/// How many trees stand in a plot: their masks fit into a register of any processor.
pub const PLOT: usize = 8;

/// The leaves that are still possible, a mask for each tree of a plot.
type Possible = [u16; PLOT];

const ALL: Possible = [u16::MAX; PLOT];

/// Trees whose leaves add up to a score.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    plots: Vec<Plot>,
    /// What the values of the features leave possible.
    masks: Vec<Possible>,
}

/// Trees that are looked at together.
#[derive(Clone, Debug)]
struct Plot {
    /// The features that its trees ask about.
    asked: Vec<Asked>,
    /// The scores at the leaves of each tree.
    leaves: [[i32; MOST_LEAVES]; PLOT],
}

/// A feature that trees ask about.
#[derive(Clone, Copy, Debug)]
struct Asked {
    feature: u8,
    /// The value from which on all values are alike: no tree asks for one of them.
    alike: u8,
    /// Where the masks of its values begin.
    masks: u32,
}

/// The most leaves a tree can have: the bits of a mask.
const MOST_LEAVES: usize = u16::BITS as usize;

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
        let mut forest = Forest::default();
        for together in seedlings.chunks(PLOT) {
            forest.add_plot(together);
        }
        Ok(forest)
    }

    fn add_plot(&mut self, seedlings: &[Seedling]) {
        let mut plot = Plot {
            asked: Vec::new(),
            leaves: [[0; MOST_LEAVES]; PLOT],
        };
        for (leaves, seedling) in plot.leaves.iter_mut().zip(seedlings) {
            leaves[..seedling.leaves.len()].copy_from_slice(&seedling.leaves);
        }
        for feature in 0..COUNT as u8 {
            let splits = seedlings.iter().flat_map(|s| &s.splits);
            let values = splits
                .filter(|split| split.feature == feature)
                .fold(0, |all, split| all | split.mask);
            if values == 0 {
                continue;
            }
            let alike = ((u64::BITS - values.leading_zeros()) as u8).min(VALUES - 1);
            plot.asked.push(Asked {
                feature,
                alike,
                masks: self.masks.len() as u32,
            });
            for value in 0..=alike {
                let mut possible = ALL;
                for (mask, seedling) in possible.iter_mut().zip(seedlings) {
                    *mask = seedling.possible(feature, value);
                }
                self.masks.push(possible);
            }
        }
        self.plots.push(plot);
    }

    /// Scores the rows of rivals, in units of [`UNIT`](super::UNIT).
    pub(super) fn score(&self, rows: &[Row], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(rows.len(), 0);
        let Some((nobody, candidates)) = rows.split_last() else {
            return;
        };
        // The row for nobody lacks what the candidates are told apart by.
        let shared = shared(candidates);
        for plot in &self.plots {
            let mut in_common = ALL;
            if let Some(first) = candidates.first() {
                let asked = plot.asked.iter();
                self.narrow(asked.filter(|a| shared[a.place()]), first, &mut in_common);
            }
            for (row, score) in candidates.iter().zip(scores.iter_mut()) {
                let mut possible = in_common;
                let asked = plot.asked.iter();
                self.narrow(asked.filter(|a| !shared[a.place()]), row, &mut possible);
                *score += plot.sum(&possible);
            }
            let mut possible = ALL;
            self.narrow(plot.asked.iter(), nobody, &mut possible);
            scores[candidates.len()] += plot.sum(&possible);
        }
    }

    /// Takes away the leaves that the values of a row rule out.
    #[inline]
    fn narrow<'p>(
        &self,
        asked: impl Iterator<Item = &'p Asked>,
        row: &Row,
        possible: &mut Possible,
    ) {
        for asked in asked {
            let value = row[asked.place()].min(asked.alike);
            let masks = &self.masks[asked.masks as usize + usize::from(value)];
            for (possible, mask) in possible.iter_mut().zip(masks) {
                *possible &= mask;
            }
        }
    }
}

impl Asked {
    fn place(self) -> usize {
        usize::from(self.feature)
    }
}

impl Plot {
    #[inline]
    fn sum(&self, possible: &Possible) -> i32 {
        let reached = possible.iter().zip(&self.leaves);
        reached
            .map(|(mask, leaves)| leaves[mask.trailing_zeros() as usize % MOST_LEAVES])
            .sum()
    }
}

/// Tells for each feature whether all rows have the same value.
fn shared(rows: &[Row]) -> [bool; COUNT] {
    let mut shared = [true; COUNT];
    for two in rows.windows(2) {
        for ((shared, one), other) in shared.iter_mut().zip(&two[0]).zip(&two[1]) {
            *shared &= one == other;
        }
    }
    shared
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
    no: u16,
    yes: u16,
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
    ) -> Option<u16> {
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
    fn possible(&self, feature: u8, value: u8) -> u16 {
        let asked = self.splits.iter().filter(|split| split.feature == feature);
        asked.fold(u16::MAX, |possible, split| {
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
