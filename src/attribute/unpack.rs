//! The built-in model as the build script packed it (`build/model.rs`), so that a start parses no text and builds no
//! tables: they are read where they lie in the program.
//!
//! In this order: the points of the calibration, and for each place its words, after the length of either in bytes;
//! and the three forests, each after the number of its members. A member has, each part after its count: groups of
//! leaves; features with their last distinct values; and the tables, before which the table of each value is given.

use super::member::{Asked, GROUP, LEAF_PLACES, Member, PackedBlock, width};
use super::model::Model;
use super::tree::MAX_LEAVES;
use super::words::PLACES;
use crate::packed::Packed;
use std::borrow::Cow;
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
fn model(bytes: &'static [u8]) -> Option<Model> {
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
            model.words.push(place, words.word()?)?;
        }
    }
    for forest in [&mut model.first, &mut model.second, &mut model.confidence] {
        for _ in 0..packed.u8()? {
            forest.members.push(member(&mut packed)?);
        }
    }
    packed.0.is_empty().then_some(model)
}

fn part<'b>(packed: &mut Packed<'b>) -> Option<Packed<'b>> {
    let length = packed.u16()?;
    Some(Packed(packed.bytes(usize::from(length))?))
}

fn member(packed: &mut Packed<'static>) -> Option<Member> {
    let mut member = Member::default();
    for _ in 0..packed.u8()? {
        let mut group = [[0; LEAF_PLACES]; GROUP];
        for leaves in &mut group {
            for leaf in &mut leaves[..MAX_LEAVES] {
                *leaf = i16::from_le_bytes(packed.array()?);
            }
        }
        member.leaves.push(group);
    }
    let mut values = 0;
    for _ in 0..packed.u8()? {
        let [feature, last_distinct] = packed.array()?;
        member.asked.push(Asked {
            feature,
            last_distinct,
            values,
        });
        values += u16::from(last_distinct) + 1;
    }
    let tables = packed.bytes(2 * usize::from(values))?.as_chunks().0;
    member.tables = tables.iter().copied().map(u16::from_le_bytes).collect();
    let blocks = usize::from(packed.u16()?) * width(member.leaves.len());
    let bytes = packed.bytes(size_of::<PackedBlock>() * blocks)?;
    member.blocks = Cow::Borrowed(bytes.as_chunks().0.as_chunks().0);
    Some(member)
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
