//! Packs the words of the lexicon and the attribution model into tables, so that a start parses nothing.
//!
//! The files under `data/` are read by the library's own strict parsers, which are compiled into this script. Tests
//! of the library hold what it unpacks against what those parsers read from the same files.

#![allow(clippy::print_stdout, reason = "so a build script speaks to Cargo")]
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library's modules have more than a script that packs needs"
)]

mod error;
mod lexicon;
mod model;

#[path = "../src/lexicon/class.rs"]
mod class;
#[path = "../src/coref/ranking/schema.rs"]
mod entity_schema;
#[path = "../src/lexicon/files.rs"]
mod files;
#[path = "../src/lexicon/inflect.rs"]
mod inflect;
#[path = "../src/lexicon/key.rs"]
mod key;
#[path = "../src/lexicon/keyword.rs"]
mod keyword;
#[path = "../src/lexicon/kind.rs"]
mod kind;
#[path = "../src/lexicon/lemmas.rs"]
mod lemmas;
#[path = "../src/lexicon/list.rs"]
mod list;
#[path = "../src/packed.rs"]
mod packed;
#[path = "../src/lexicon/parse.rs"]
mod parse;
#[path = "../src/lexicon/quote_list.rs"]
mod quote_list;
#[path = "../src/rank/mod.rs"]
mod rank;
#[path = "../src/lexicon/relation.rs"]
mod relation;
#[path = "../src/attribute/features/schema.rs"]
mod schema;
#[path = "../src/lexicon/short.rs"]
mod short;
#[path = "../src/lexicon/table.rs"]
mod table;
#[path = "../src/text/short_word.rs"]
mod text;
#[path = "../src/attribute/features/words.rs"]
mod words;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo reruns the script when one of its own source files changes; these are those it reads.
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    let variable = |name| env::var_os(name).map(PathBuf::from).ok_or(name);
    let data = variable("CARGO_MANIFEST_DIR")?.join("data");
    let out = variable("OUT_DIR")?;
    fs::write(out.join("lexicon.bin"), lexicon::pack(&data)?)?;
    fs::write(out.join("model.bin"), pack_model(&data)?)?;
    Ok(())
}

fn pack_model(data: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let path = data.join("attribution_model.txt");
    let text = fs::read_to_string(&path)?;
    let (schema, entities) = (schema::SCHEMA, entity_schema::ENTITY_SCHEMA);
    let schema = format!("schema {schema:016x} {entities:016x}");
    if env::var_os("CARGO_FEATURE_TRAIN").is_some() && !text.lines().any(|line| line == schema) {
        // The features have changed, and this build is for training a model for them.
        println!(
            "cargo::warning=the built-in model is empty until one is trained for the new features"
        );
        return model::pack(&schema).map_err(|_| "an empty model".into());
    }
    let packed = model::pack(&text);
    packed.map_err(|line| {
        let path = path.display();
        format!(
            "{path}:{line}: not a line of a model for these features: train one, see data/README.md"
        )
        .into()
    })
}

/// Appends a word after its length.
fn push_word(packed: &mut Vec<u8>, word: &[u8]) -> Option<()> {
    packed.push(u8::try_from(word.len()).ok()?);
    packed.extend_from_slice(word);
    Some(())
}
