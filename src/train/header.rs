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
        text += &file_line("gold", file);
    }
    let _ = match folds.text() {
        Some(table) => writeln!(text, "# folds {} sha256 {}", folds.count(), hex(table)),
        None => writeln!(text, "# folds {} in turn", folds.count()),
    };
    let _ = writeln!(text, "# options {options}");
    text
}

/// Returns the line of a file that was trained from.
pub(super) fn file_line(what: &str, file: &GoldFile) -> String {
    let (stem, weight, hash) = (file.stem(), file.weight, hex(&file.text));
    format!("# {what} {stem}.jsonl weight {weight} sha256 {hash}\n")
}

fn hex(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
