//! One ensemble member: trees that are scored together.
//!
//! Trees are not walked: there is no branch to mispredict. Each tree has a mask of its leaves, and each
//! value of each feature has, for all trees side by side, the leaves that the value leaves over. A row's
//! masks are intersected, and the leftmost leaf that remains is the one a walk would have reached (after
//! QuickScorer, Lucchese et al., SIGIR 2015, with tables of values in place of sorted thresholds).
//!
//! The masks are dense: a value that concerns three trees of fifty still has fifty masks. That costs
//! memory and saves time, because the loop over them has a fixed length and no branch, and a vector register
//! holds more than five trees. Values that rule out nothing, as 0 always does, have no table and are left out.
//! They are built in [`tables`](super::tables).

use std::borrow::Cow;

/// The most trees of a member.
pub(crate) const MOST_TREES: usize = 128;

/// Trees whose masks fill three numbers of 32 bits.
pub(crate) const GROUP: usize = 4;

/// What fills a vector register of 128 bits, which every x86-64 and every 64-bit ARM has.
type MaskBlock = [u64; 2];

/// A block as it lies in a table: bytes, so that the tables of the built-in model are used where they are packed.
pub(crate) type PackedBlock = [[u8; 8]; 2];

/// How many blocks are intersected at a time: the 16 registers of an x86-64 hold them, and some to spare.
const MOST_IN_REGISTERS: usize = 12;

/// Places for the scores of one tree: a power of two, so that no look-up can miss.
pub(crate) const LEAF_PLACES: usize = 32;

/// Says that a value rules out no leaf of any tree.
pub(crate) const NONE: u16 = u16::MAX;

/// Trees that are scored together: at most [`MOST_TREES`].
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Member {
    /// The scores at the leaves of each tree, from left to right; 0 for trees that fill up the last group.
    pub(crate) leaves: Vec<[[i16; LEAF_PLACES]; GROUP]>,
    /// The features that trees ask about.
    pub(crate) asked: Vec<Asked>,
    /// For each value of each feature that is asked about, the number of its table, or [`NONE`].
    pub(crate) tables: Vec<u16>,
    /// The tables, one after the other, all of the width that [`width`] returns.
    pub(crate) blocks: Cow<'static, [PackedBlock]>,
}

/// A feature that trees ask about.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Asked {
    pub(crate) feature: u8,
    /// The value from which on all values are alike: no tree distinguishes them.
    pub(crate) last_distinct: u8,
    /// Where its values begin in [`Member::tables`].
    pub(crate) values: u16,
}

impl Member {
    /// Adds the trees' scores of the rows at some indices to `scores`.
    ///
    /// The row for nobody, if it is among them, is the last of `rows`.
    pub(crate) fn add<const N: usize>(
        &self,
        rows: &[[u8; N]],
        which: &[usize],
        scores: &mut [i32],
    ) {
        // The loops over a table are compiled for each width.
        match width(self.leaves.len()) {
            5 => self.add_wide::<N, 5>(rows, which, scores),
            10 => self.add_wide::<N, 10>(rows, which, scores),
            14 => self.add_wide::<N, 14>(rows, which, scores),
            18 => self.add_wide::<N, 18>(rows, which, scores),
            _ => self.add_wide::<N, 24>(rows, which, scores),
        }
    }

    fn add_wide<const N: usize, const WIDTH: usize>(
        &self,
        rows: &[[u8; N]],
        which: &[usize],
        scores: &mut [i32],
    ) {
        // The row for nobody lacks what all candidates have, so it is set apart.
        let (nobody, candidates) = match which.split_last() {
            Some((&n, others)) if n + 1 == rows.len() && !others.is_empty() => (Some(n), others),
            _ => (None, which),
        };
        let Some(&first) = candidates.first() else {
            return;
        };
        let mut differs = [0; N];
        for &n in candidates {
            differ(&rows[first], &rows[n], &mut differs);
        }
        let mut differs_from_nobody = [0; N];
        if let Some(n) = nobody {
            differ(&rows[first], &rows[n], &mut differs_from_nobody);
        }
        // Features with one value in all rows are looked up once, those with one value in all candidates
        // twice, and the others for each row. Counts instead of branches: which case a feature is in
        // cannot be predicted.
        let mut of_all = Lookups::<N>::new();
        let mut of_candidates = Lookups::<N>::new();
        let mut of_each = Lookups::<N>::new();
        for asked in &self.asked {
            let feature = usize::from(asked.feature);
            let (own, other) = (differs[feature] != 0, differs_from_nobody[feature] != 0);
            of_each.push_if(own, *asked);
            of_candidates.push_if(!own & other, *asked);
            of_all.push_if(!own & !other, *asked);
        }
        let mut common = [[u64::MAX; 2]; WIDTH];
        self.intersect(&of_all, &rows[first], &mut common);
        if let Some(n) = nobody {
            let mut left = common;
            self.intersect(&of_candidates, &rows[n], &mut left);
            self.intersect(&of_each, &rows[n], &mut left);
            scores[n] += self.sum(&left);
        }
        self.intersect(&of_candidates, &rows[first], &mut common);
        for &n in candidates {
            let mut left = common;
            self.intersect(&of_each, &rows[n], &mut left);
            scores[n] += self.sum(&left);
        }
    }

    /// Removes the leaves that the values of a row rule out.
    #[inline(always)]
    fn intersect<const N: usize, const WIDTH: usize>(
        &self,
        lookups: &Lookups<N>,
        row: &[u8; N],
        left: &mut [MaskBlock; WIDTH],
    ) {
        let mut tables = [0; N];
        let mut count = 0;
        for asked in lookups.as_slice() {
            let value = row[usize::from(asked.feature)].min(asked.last_distinct);
            let table = self.tables[usize::from(asked.values) + usize::from(value)];
            tables[count] = usize::from(table) * WIDTH;
            count += usize::from(table != NONE);
        }
        let tables = &tables[..count];
        // As many blocks at a time as fit the registers; rather nine and nine than twelve and six.
        let part = WIDTH.div_ceil(WIDTH.div_ceil(MOST_IN_REGISTERS));
        for (left, first) in left.chunks_mut(part).zip((0..).step_by(part)) {
            match left.len() {
                5 => self.intersect_part::<5>(tables, first, left),
                7 => self.intersect_part::<7>(tables, first, left),
                9 => self.intersect_part::<9>(tables, first, left),
                10 => self.intersect_part::<10>(tables, first, left),
                _ => self.intersect_part::<12>(tables, first, left),
            }
        }
    }

    /// Intersects some blocks, from `first` on, with those of the tables.
    #[inline(always)]
    #[allow(
        clippy::needless_range_loop,
        reason = "the innermost loop of the program: without optimization an iterator costs five times as much"
    )]
    fn intersect_part<const PART: usize>(
        &self,
        tables: &[usize],
        first: usize,
        left: &mut [MaskBlock],
    ) {
        let Some(left) = left.first_chunk_mut::<PART>() else {
            return;
        };
        let mut result = *left;
        for &table in tables {
            // Every table is long enough, so nothing is ever skipped.
            let Some(table) = self.blocks[table + first..].first_chunk::<PART>() else {
                continue;
            };
            for block in 0..PART {
                for lane in 0..2 {
                    result[block][lane] &= u64::from_le_bytes(table[block][lane]);
                }
            }
        }
        *left = result;
    }

    /// Adds up the scores at the leftmost leaves that remain.
    #[inline(always)]
    fn sum<const WIDTH: usize>(&self, left: &[MaskBlock; WIDTH]) -> i32 {
        let mut words = [[[0; 2]; 2]; WIDTH];
        for (words, number) in words.as_flattened_mut().iter_mut().zip(left.as_flattened()) {
            *words = [*number as u32, (*number >> 32) as u32];
        }
        let groups = words.as_flattened().as_flattened().as_chunks().0;
        let mut sum = 0;
        for (&[a, b, c], trees) in groups.iter().zip(&self.leaves) {
            // What a mask has above its bits does not matter: a leaf always remains below.
            let masks = [a, a >> 24 | b << 8, b >> 16 | c << 16, c >> 8];
            for (mask, leaves) in masks.iter().zip(trees) {
                sum += i32::from(leaves[mask.trailing_zeros() as usize % LEAF_PLACES]);
            }
        }
        sum
    }
}

/// Features to look up, in a buffer that is filled without a branch.
struct Lookups<const N: usize> {
    asked: [Asked; N],
    count: usize,
}

impl<const N: usize> Lookups<N> {
    fn new() -> Self {
        Lookups {
            asked: [Asked::default(); N],
            count: 0,
        }
    }

    #[inline(always)]
    fn push_if(&mut self, condition: bool, asked: Asked) {
        self.asked[self.count] = asked;
        self.count += usize::from(condition);
    }

    fn as_slice(&self) -> &[Asked] {
        &self.asked[..self.count]
    }
}

/// Marks the features in which two rows differ.
fn differ<const N: usize>(one: &[u8; N], other: &[u8; N], differs: &mut [u8; N]) {
    for ((differs, a), b) in differs.iter_mut().zip(one).zip(other) {
        *differs |= a ^ b;
    }
}

/// Returns how many blocks the masks of so many groups take: one of the widths that are compiled.
pub(crate) fn width(groups: usize) -> usize {
    let blocks = (3 * groups).div_ceil(4);
    let widths = [5, 10, 14, 18, 24].into_iter();
    widths.filter(|&width| width >= blocks).min().unwrap_or(24)
}
