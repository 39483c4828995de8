//! The first lines of a model: from what it was trained, and how, so that it can be made again.

use super::folds::Folds;
use super::gold_file::GoldFile;
use super::options::TrainOptions;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Returns the header, as comment lines of the model file.
pub(super) fn header(files: &[GoldFile], folds: &Folds, options: &TrainOptions) -> String {
    let mut text =
        String::from("# Made by onrecord-train; data/README.md says how to make it again.\n");
    for file in files {
        let hash = hex(&file.text);
        let _ = writeln!(
            text,
            "# gold {}.jsonl weight {} sha256 {hash}",
            file.stem(),
            file.weight
        );
    }
    let _ = match folds.text() {
        Some(table) => writeln!(text, "# folds {} sha256 {}", folds.count(), hex(table)),
        None => writeln!(text, "# folds {} in turn", folds.count()),
    };
    let _ = writeln!(text, "# options {options}");
    text
}

fn hex(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
