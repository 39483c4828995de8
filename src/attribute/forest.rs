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

/// How far behind the best a row is given up, in log-odds of [`UNIT`](super::UNIT): it would have a
/// share of less than one in a hundred.
const HOPELESS: i32 = 5 * 1024;

/// Trees whose leaves add up to a score.
///
/// They come in bags, each of which is a forest of its own, grown on other throws of the dice; the
/// score is the sum of what they say. Most rows are hopeless to begin with, so that one bag is enough to
/// see it.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    bags: Vec<Bag>,
}

impl Forest {
    /// Plants the trees of some lines, each in prefix order: `Feature mask no-branch yes-branch`,
    /// or a number for a leaf. Bags stand one behind the other and have the same number of trees.
    ///
    /// # Errors
    /// The index of the first line that is no such tree.
    pub(super) fn plant(lines: &[&str], bags: usize) -> Result<Forest, usize> {
        let size = lines.len().div_ceil(bags.max(1)).clamp(1, BAG);
        let bags = lines.chunks(size).enumerate();
        let bags = bags.map(|(n, lines)| Bag::plant(lines).map_err(|line| n * size + line));
        Ok(Forest {
            bags: bags.collect::<Result<_, _>>()?,
        })
    }

    /// Scores the rows of rivals, in units of [`UNIT`](super::UNIT).
    pub(super) fn score(&self, rows: &[Row], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(rows.len(), 0);
        let all: Vec<usize> = (0..rows.len()).collect();
        for bag in &self.bags {
            bag.add(rows, &all, scores);
        }
    }

    /// Scores the rows of rivals as [`score`](Self::score) does, as far as it matters who wins: a row that
    /// is hopeless after some of the bags is not shown to the others, which are taken to agree.
    pub(super) fn race(&self, rows: &[Row], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(rows.len(), 0);
        let bags = self.bags.len() as i32;
        let mut running: Vec<usize> = (0..rows.len()).collect();
        for (bag, seen) in self.bags.iter().zip(1..) {
            bag.add(rows, &running, scores);
            let expected = |score: i32| (i64::from(score) * i64::from(bags) / seen) as i32;
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

/// Trees that are asked together: at most [`BAG`].
#[derive(Clone, Debug, Default)]
struct Bag {
    /// The scores at the leaves of each tree, from left to right.
    leaves: Vec<[i32; MOST_LEAVES]>,
    /// The features that trees ask about.
    asked: Vec<Asked>,
    /// Where the crossings of each value of each feature begin and end.
    values: Vec<(u32, u32)>,
    crossings: Vec<Crossing>,
}

/// A feature that trees ask about.
#[derive(Clone, Copy, Debug)]
struct Asked {
    feature: u8,
    /// The value from which on all values are alike: no tree asks for one of them.
    alike: u8,
    /// Where its values begin.
    values: usize,
}

/// The leaves of a tree that a value crosses out.
#[derive(Clone, Copy, Debug)]
struct Crossing {
    tree: u8,
    left: u32,
}

/// The most trees of a bag.
const BAG: usize = 128;

/// The leaves of each tree that are left over.
type Possible = [u32; BAG];

/// The most leaves a tree can have: the bits of a mask.
const MOST_LEAVES: usize = u32::BITS as usize;

impl Bag {
    fn plant(lines: &[&str]) -> Result<Bag, usize> {
        let mut bag = Bag::default();
        let mut turns = Vec::with_capacity(lines.len());
        for (n, line) in lines.iter().enumerate() {
            let branch = Branch::parse(line).ok_or(n)?;
            let mut grown = Grown::default();
            grown.grow(&branch);
            let mut leaves = [0; MOST_LEAVES];
            leaves[..grown.leaves.len()].copy_from_slice(&grown.leaves);
            bag.leaves.push(leaves);
            turns.push(grown.turns);
        }
        let mut of_feature: Vec<Vec<(u8, &Turn)>> = vec![Vec::new(); COUNT];
        for (tree, turns) in turns.iter().enumerate() {
            for turn in turns {
                of_feature[usize::from(turn.feature)].push((tree as u8, turn));
            }
        }
        for (feature, turns) in of_feature.iter().enumerate() {
            bag.add_feature(feature as u8, turns);
        }
        Ok(bag)
    }

    /// Adds what the splits by one feature cross out. The splits come tree by tree.
    fn add_feature(&mut self, feature: u8, turns: &[(u8, &Turn)]) {
        let Some(alike) = turns.iter().map(|(_, turn)| turn.alike()).max() else {
            return;
        };
        self.asked.push(Asked {
            feature,
            alike,
            values: self.values.len(),
        });
        for value in 0..=alike {
            let first = self.crossings.len();
            for &(tree, turn) in turns.iter().filter(|(_, turn)| turn.right(value)) {
                match self.crossings[first..].last_mut() {
                    Some(last) if last.tree == tree => last.left |= turn.left,
                    _ => self.crossings.push(Crossing {
                        tree,
                        left: turn.left,
                    }),
                }
            }
            self.values
                .push((first as u32, self.crossings.len() as u32));
        }
    }

    /// Adds to the scores of the rows in question what the trees say of them.
    fn add(&self, rows: &[Row], which: &[usize], scores: &mut [i32]) {
        // The row for nobody, the last one, lacks what all candidates have.
        let (nobody, candidates) = match which.split_last() {
            Some((&n, others)) if n + 1 == rows.len() && !others.is_empty() => (Some(n), others),
            _ => (None, which),
        };
        let Some(&first) = candidates.first() else {
            return;
        };
        let mut differs = [0; COUNT];
        for &n in candidates {
            differ(&rows[first], &rows[n], &mut differs);
        }
        let mut differs_from_nobody = differs;
        if let Some(n) = nobody {
            differ(&rows[first], &rows[n], &mut differs_from_nobody);
        }
        let mut in_common: Possible = [u32::MAX; BAG];
        let mut of_candidates = Vec::with_capacity(self.asked.len());
        for asked in &self.asked {
            if differs_from_nobody[usize::from(asked.feature)] == 0 {
                self.narrow(asked, &rows[first], &mut in_common);
            } else {
                of_candidates.push(asked);
            }
        }
        if let Some(n) = nobody {
            let mut possible = in_common;
            for asked in &of_candidates {
                self.narrow(asked, &rows[n], &mut possible);
            }
            scores[n] += self.sum(&possible);
        }
        of_candidates.retain(|asked| {
            let own = differs[usize::from(asked.feature)] != 0;
            if !own {
                self.narrow(asked, &rows[first], &mut in_common);
            }
            own
        });
        for &n in candidates {
            let mut possible = in_common;
            for asked in &of_candidates {
                self.narrow(asked, &rows[n], &mut possible);
            }
            scores[n] += self.sum(&possible);
        }
    }

    /// Crosses out the leaves that a value of a row rules out.
    fn narrow(&self, asked: &Asked, row: &Row, possible: &mut Possible) {
        let value = row[usize::from(asked.feature)].min(asked.alike);
        for crossing in self.crossings(asked, value) {
            // The remainder is the number itself, and says that no look-up can miss.
            possible[usize::from(crossing.tree) % BAG] &= !crossing.left;
        }
    }

    fn crossings(&self, asked: &Asked, value: u8) -> &[Crossing] {
        let (start, end) = self.values[asked.values + usize::from(value)];
        &self.crossings[start as usize..end as usize]
    }

    /// Adds up the leftmost leaves that are left over.
    fn sum(&self, possible: &Possible) -> i32 {
        let reached = possible.iter().zip(&self.leaves);
        reached
            .map(|(mask, leaves)| leaves[mask.trailing_zeros() as usize % MOST_LEAVES])
            .sum()
    }
}

/// Marks the features in which two rows differ.
fn differ(one: &Row, other: &Row, differs: &mut Row) {
    for ((differs, a), b) in differs.iter_mut().zip(one).zip(other) {
        *differs |= a ^ b;
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
        let forest = Forest::plant(trees, 1).expect("trees");
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
            assert_eq!(Forest::plant(&["1", words], 2).err(), Some(1), "{words}");
        }
        let deep = "Side 2 1 ".repeat(100) + "1";
        assert_eq!(Forest::plant(&[&deep], 1).err(), Some(0));
    }
}
