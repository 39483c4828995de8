//! Packs the attribution model; `src/attribute/unpack.rs` and `src/rank/unpack.rs` say how it lies in the bytes.

use crate::entity_schema::{ENTITY_SCHEMA, EntityFeature};
use crate::push_word;
use crate::rank::member::width;
use crate::rank::tree::MAX_LEAVES;
use crate::rank::{FlatTree, Forest};
use crate::schema::{Feature, SCHEMA};
use crate::words::PLACES;
use std::str::SplitAsciiWhitespace;

/// What the lines of a model file say, packed part by part.
#[derive(Default)]
struct Parts {
    calibration: Vec<u8>,
    words: [Vec<u8>; PLACES.len()],
    heads: Vec<u8>,
    /// How many ensemble members, and all their trees: of the first pass, the second, the confidence, and the entity
    /// ranker for sources and for pronouns.
    forests: [(usize, Vec<FlatTree>); 5],
}

/// Packs the text of a model file.
///
/// # Errors
/// The number of the first line that is none of a model.
pub(crate) fn pack(text: &str) -> Result<Vec<u8>, usize> {
    let mut parts = Parts::default();
    for (n, line) in text.lines().enumerate() {
        parts.add(line).ok_or(n + 1)?;
    }
    let Parts {
        calibration,
        words,
        heads,
        forests,
    } = parts;
    let mut packed = Vec::new();
    packed.extend((calibration.len() as u16).to_le_bytes());
    packed.extend(calibration);
    for words in words.into_iter().chain([heads]) {
        packed.extend((words.len() as u16).to_le_bytes());
        packed.extend(words);
    }
    for (members, trees) in forests {
        push(&mut packed, &Forest::new(&trees, members));
    }
    Ok(packed)
}

fn push(packed: &mut Vec<u8>, forest: &Forest) {
    packed.push(forest.members.len() as u8);
    for member in &forest.members {
        packed.push(member.leaves.len() as u8);
        for leaves in member.leaves.as_flattened() {
            packed.extend(
                leaves[..MAX_LEAVES]
                    .iter()
                    .flat_map(|leaf| leaf.to_le_bytes()),
            );
        }
        packed.push(member.asked.len() as u8);
        for asked in &member.asked {
            packed.extend([asked.feature, asked.last_distinct]);
        }
        packed.extend(member.tables.iter().flat_map(|table| table.to_le_bytes()));
        let tables = member.blocks.len() / width(member.leaves.len());
        packed.extend((tables as u16).to_le_bytes());
        packed.extend(member.blocks.as_flattened().as_flattened());
    }
}

impl Parts {
    fn add(&mut self, line: &str) -> Option<()> {
        let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
        let mut words = rest.split_ascii_whitespace();
        match first {
            "" | "#" => Some(()),
            "schema" => (rest == format!("{SCHEMA:016x} {ENTITY_SCHEMA:016x}")).then_some(()),
            "calibration" => words.try_for_each(|point| self.add_point(point)),
            "members" => {
                for forest in [0, 1, 3, 4] {
                    self.forests[forest].0 = words.next()?.parse().ok()?;
                }
                Some(())
            }
            "words" => self.add_words(words),
            "heads" => words.try_for_each(|word| push_word(&mut self.heads, word.as_bytes())),
            "first" => self.add_tree(0, Feature::ALL, rest),
            "second" => self.add_tree(1, Feature::ALL, rest),
            "confidence" => self.add_tree(2, Feature::ALL, rest),
            "entity" => self.add_tree(3, EntityFeature::ALL, rest),
            "pronoun" => self.add_tree(4, EntityFeature::ALL, rest),
            _ => None,
        }
    }

    fn add_point(&mut self, point: &str) -> Option<()> {
        let (score, right) = point.split_once(':')?;
        self.calibration
            .extend(score.parse::<i32>().ok()?.to_le_bytes());
        self.calibration
            .extend(right.parse::<u16>().ok()?.to_le_bytes());
        Some(())
    }

    fn add_words(&mut self, mut words: SplitAsciiWhitespace<'_>) -> Option<()> {
        let name = words.next()?;
        let named = |feature: &Feature| Feature::ALL[*feature as usize].0 == name;
        let place = PLACES.iter().position(named)?;
        words.try_for_each(|word| push_word(&mut self.words[place], word.as_bytes()))
    }

    fn add_tree(
        &mut self,
        forest: usize,
        features: &[(&'static str, bool)],
        line: &str,
    ) -> Option<()> {
        self.forests[forest]
            .1
            .push(FlatTree::parse(line, features)?);
        Some(())
    }
}
