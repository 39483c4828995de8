//! The built-in model as the build script packed it (`build/model.rs`), so that a start parses no text and builds no
//! tables: they are read where they lie in the program.
//!
//! In this order: the points of the calibration, and for each place its words, after the length of either in bytes;
//! the head nouns of the entity ranker likewise; and the five forests, as [`Forest::unpack`] reads them.

use super::features::WORD_PLACES;
use super::model::Model;
use crate::packed::Packed;
use crate::rank::Forest;
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
    for place in 0..WORD_PLACES.len() {
        let mut words = part(&mut packed)?;
        while !words.0.is_empty() {
            model.words.push(place, words.word()?)?;
        }
    }
    let mut heads = part(&mut packed)?;
    while !heads.0.is_empty() {
        let head = str::from_utf8(heads.word()?).ok()?;
        model.entities.add_head(head)?;
    }
    let Model {
        first,
        second,
        confidence,
        entities,
        ..
    } = &mut model;
    let [sources, pronouns] = entities.forests();
    for forest in [first, second, confidence, sources, pronouns] {
        *forest = Forest::unpack(&mut packed)?;
    }
    packed.0.is_empty().then_some(model)
}

fn part<'b>(packed: &mut Packed<'b>) -> Option<Packed<'b>> {
    let length = packed.u16()?;
    Some(Packed(packed.bytes(usize::from(length))?))
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
