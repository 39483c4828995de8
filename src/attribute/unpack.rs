//! The built-in model as the build script packed it (`build/model.rs`), so that a start parses no text.
//!
//! In this order: the points of the calibration, and for each place its forms, after the length of either in bytes;
//! and the three forests: how many ensemble members, how many trees, and each tree as its leaves from left to right
//! and its splits, of which a tree has one less than leaves.

use super::feature::COUNT;
use super::forest::Forest;
use super::form::PLACES;
use super::model::Model;
use super::tree::{FlatTree, Split};
use crate::packed::Packed;
use std::sync::OnceLock;

const BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/model.bin"));

impl Model {
    /// Returns the built-in model, unpacked at first use.
    pub fn builtin() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            let model = model(BUILTIN);
            debug_assert!(model.is_some(), "the packed model");
            model.unwrap_or_default()
        })
    }
}

/// Returns the packed model; `None` where the bytes are no such model.
fn model(bytes: &[u8]) -> Option<Model> {
    let mut packed = Packed(bytes);
    let mut model = Model::default();
    let mut points = part(&mut packed)?;
    while !points.0.is_empty() {
        let score = i32::from_le_bytes(points.array()?);
        model.calibration.push((score, points.u16()?));
    }
    for place in 0..PLACES.len() {
        let mut words = part(&mut packed)?;
        while !words.0.is_empty() {
            model.forms.push(place, words.word()?)?;
        }
    }
    for forest in [&mut model.first, &mut model.second, &mut model.doubt] {
        let members = packed.u8()?;
        let count = packed.u16()?;
        let trees: Option<Vec<FlatTree>> = (0..count).map(|_| tree(&mut packed)).collect();
        *forest = Forest::new(&trees?, usize::from(members));
    }
    packed.0.is_empty().then_some(model)
}

fn part<'b>(packed: &mut Packed<'b>) -> Option<Packed<'b>> {
    let length = packed.u16()?;
    Some(Packed(packed.bytes(usize::from(length))?))
}

fn tree(packed: &mut Packed<'_>) -> Option<FlatTree> {
    let leaves = usize::from(packed.u8()?);
    let mut tree = FlatTree {
        leaves: Vec::with_capacity(leaves),
        splits: Vec::with_capacity(leaves),
    };
    for _ in 0..leaves {
        tree.leaves.push(i16::from_le_bytes(packed.array()?));
    }
    for _ in 1..leaves {
        tree.splits.push(Split {
            feature: packed.u8().filter(|&n| usize::from(n) < COUNT)?,
            values: packed.u64()?,
            left: packed.u32()?,
        });
    }
    Some(tree)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_model_is_that_of_the_file() {
        let text = include_str!("../../data/attribution_model.txt");
        let parsed = Model::parse("data/attribution_model.txt", text).expect("a model");
        assert!(model(BUILTIN) == Some(parsed));
    }

    #[test]
    fn bytes_that_are_cut_off_are_no_model() {
        for length in [0, 3, 100, BUILTIN.len() - 1] {
            assert!(model(&BUILTIN[..length]).is_none());
        }
    }
}
