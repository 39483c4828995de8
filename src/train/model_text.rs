//! The text of a model, as the library reads it.

use super::boost::Boosted;
use crate::attribute::{Model, SCHEMA};
use crate::coref::ENTITY_SCHEMA;
use std::fmt::Write;

/// Parses what the trainer wrote.
pub(super) fn parse(text: &str) -> Model {
    Model::parse("the trained model", text).expect("the trainer writes what the library reads")
}

/// Writes a model: the lines of the entity ranker with its members, the vocabularies, the two passes, and the
/// calibration.
pub(super) fn text(
    entities: &str,
    entity_members: [u64; 2],
    words: &str,
    first: Option<&Boosted>,
    second: Option<&Boosted>,
    calibration: &[(i32, u16)],
) -> String {
    let members = |forest: Option<&Boosted>| forest.map_or(1, |forest| forest.members);
    let mut text = format!(
        "schema {SCHEMA:016x} {ENTITY_SCHEMA:016x}\nmembers {} {} {} {}\n",
        members(first),
        members(second),
        entity_members[0],
        entity_members[1]
    );
    text.push_str("calibration");
    for (score, right) in calibration {
        let _ = write!(text, " {score}:{right}");
    }
    text.push('\n');
    text.push_str(words);
    text.push_str(entities);
    if let Some(first) = first {
        first.write("first", &mut text);
    }
    if let Some(second) = second {
        second.write("second", &mut text);
    }
    text
}
