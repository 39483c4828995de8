//! The README keeps its word: its story gives its table, its code is code that is tested.

use assert_cmd::Command;
use csv::StringRecord;
use std::fs;
use std::path::Path;

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The first fenced block of a language.
fn block(text: &str, language: &str) -> String {
    let (_, rest) = text
        .split_once(&format!("```{language}\n"))
        .unwrap_or_else(|| panic!("no {language} block"));
    let (block, _) = rest.split_once("```").expect("an end of the block");
    block.to_owned()
}

/// A table without its confidences, which a newly trained model moves by a hundredth.
fn answers(csv: &[u8]) -> Vec<StringRecord> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv);
    let records: Vec<StringRecord> = reader.records().collect::<Result<_, _>>().expect("CSV");
    let confidence = records[0].iter().position(|name| name == "confidence");
    let confidence = confidence.expect("the column");
    let without = |record: &StringRecord| {
        let cells = record.iter().enumerate();
        let cells = cells.filter(|(n, _)| *n != confidence);
        cells.map(|(_, cell)| cell).collect()
    };
    records.iter().map(without).collect()
}

#[test]
fn the_story_gives_the_table() {
    let readme = file("README.md");
    let folder = tempfile::TempDir::new().expect("a folder");
    fs::write(folder.path().join("story.txt"), block(&readme, "text")).expect("a file");
    let run = Command::cargo_bin("onrecord")
        .expect("the binary")
        .current_dir(folder.path())
        .args(["extract", "story.txt", "--format", "csv"])
        .assert()
        .success();
    let printed = answers(&run.get_output().stdout);
    assert_eq!(printed, answers(block(&readme, "csv").as_bytes()));
}

#[test]
fn the_code_is_the_doctest_of_the_library() {
    let shown = block(&file("README.md"), "rust");
    let library = file("src/lib.rs");
    let book = library.lines().filter_map(|line| line.strip_prefix("//!"));
    let book: Vec<&str> = book
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let tested = block(&book.join("\n"), "");
    let tested = tested.lines().filter(|line| !line.starts_with("# "));
    assert_eq!(
        shown.lines().collect::<Vec<_>>(),
        tested.collect::<Vec<_>>()
    );
}

#[test]
fn every_option_and_evidence_is_told() {
    let readme = file("README.md");
    let help = Command::cargo_bin("onrecord")
        .expect("the binary")
        .args(["extract", "--help"])
        .assert();
    let help = String::from_utf8(help.get_output().stdout.clone()).expect("UTF-8");
    let options = help
        .split_whitespace()
        .filter(|word| word.starts_with("--"));
    let options = options.map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let evidence = onrecord::attribute::Evidence::ALL.iter().map(|e| e.name());
    let told = |word: &&str| {
        readme.contains(&format!("`{word}`")) || readme.contains(&format!("`{word} "))
    };
    let untold: Vec<&str> = options
        .chain(evidence)
        .filter(|word| *word != "--help" && !told(word))
        .collect();
    assert!(untold.is_empty(), "README.md says nothing of {untold:?}");
}
