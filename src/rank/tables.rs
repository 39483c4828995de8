//! The tables of a [`Member`]: for each value of each feature, the leaves that it leaves over in each tree.

use super::member::{Asked, GROUP, LEAF_PLACES, Member, NONE, width};
use super::tree::{FlatTree, MASK, Split, VALUES};
use std::borrow::Cow;

impl Member {
    /// Builds the tables of some trees.
    pub(crate) fn new(trees: &[FlatTree]) -> Member {
        let groups = trees.len().div_ceil(GROUP);
        let mut member = Member {
            leaves: vec![[[0; LEAF_PLACES]; GROUP]; groups],
            ..Member::default()
        };
        for (leaves, tree) in member.leaves.iter_mut().flatten().zip(trees) {
            leaves[..tree.leaves.len()].copy_from_slice(&tree.leaves);
        }
        let splits = trees.iter().flat_map(|tree| &tree.splits);
        let features = splits.map(|split| usize::from(split.feature) + 1).max();
        let mut splits_of = vec![Vec::new(); features.unwrap_or_default()];
        for (n, tree) in trees.iter().enumerate() {
            for split in &tree.splits {
                splits_of[usize::from(split.feature)].push((n, split));
            }
        }
        // The feature and the value of each table.
        let mut tables = Vec::new();
        for (feature, splits) in splits_of.iter().enumerate() {
            member.add_feature(feature as u8, splits, &mut tables);
        }
        let width = width(groups);
        let mut blocks = vec![[[u8::MAX; 8]; 2]; tables.len() * width];
        for ((feature, value), table) in tables.iter().zip(blocks.chunks_mut(width)) {
            let table = table.as_flattened_mut().as_flattened_mut();
            for (tree, split) in &splits_of[usize::from(*feature)] {
                if split.goes_right(*value) {
                    let mask = table[MASK * tree..].iter_mut();
                    mask.zip(split.left.to_le_bytes())
                        .for_each(|(byte, left)| *byte &= !left);
                }
            }
        }
        member.blocks = Cow::Owned(blocks);
        member
    }

    /// Adds a feature and the places of its tables; values that go the same way at every split share one.
    fn add_feature(&mut self, feature: u8, splits: &[(usize, &Split)], tables: &mut Vec<(u8, u8)>) {
        let Some(last_distinct) = splits.iter().map(|(_, s)| s.last_distinct()).max() else {
            return;
        };
        self.asked.push(Asked {
            feature,
            last_distinct,
            values: self.tables.len() as u16,
        });
        let ways = fingerprints(splits);
        let alike = |a: u8, b: u8| {
            let mut all = splits.iter();
            all.all(|(_, split)| split.goes_right(a) == split.goes_right(b))
        };
        // The first value of each way, and its table. The value 0 rules out nothing.
        let mut known = vec![(0, NONE)];
        for (value, way) in (0..=last_distinct).zip(&ways) {
            let same = |&&(v, _): &&(u8, u16)| ways[usize::from(v)] == *way && alike(v, value);
            let table = match known.iter().rev().find(same) {
                Some((_, table)) => *table,
                None => {
                    let table = tables.len() as u16;
                    tables.push((feature, value));
                    known.push((value, table));
                    table
                }
            };
            self.tables.push(table);
        }
    }
}

/// Returns for each value a number that is equal where values go the same way at every split, and hardly
/// ever elsewhere: what the splits at which the value goes right have as numbers, all exclusive-ored.
fn fingerprints(splits: &[(usize, &Split)]) -> [u64; VALUES as usize] {
    let mut ways = [0_u64; VALUES as usize];
    for ((_, split), n) in splits.iter().zip(1..) {
        let own = u64::wrapping_mul(n, 0x9E37_79B9_7F4A_7C15);
        // Where the way changes from one value to the next, which is seldom.
        let mut changes = split.values ^ (split.values << 1);
        while changes != 0 {
            ways[changes.trailing_zeros() as usize] ^= own;
            changes &= changes - 1;
        }
    }
    for value in 1..ways.len() {
        ways[value] ^= ways[value - 1];
    }
    ways
}
