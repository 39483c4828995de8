//! The golden revisions: what the tool says happened to the quotes of a story, against what a
//! careful editor says.
//!
//! Each folder of `golden/diff` is a phenomenon: the versions `1.txt`, `2.txt`, …, and `changes.csv`
//! with the changes, columns as `onrecord diff` prints them. A column may be left out of the file.

use onrecord::diff::{Relation, history};
use onrecord::write::{ChangeCsv, ChangeWriter as _, change_rows};
use onrecord::{Analysis, Document, Extractor};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_change_is_what_an_editor_says() {
    let extractor = Extractor::default();
    // A wrong answer that is listed is not asked for here; `onrecord check` fails once it is right.
    let known = fs::read_to_string("golden/known-misses.csv").expect("known misses");
    let is_known = |folder: &Path| {
        let name = folder.file_name().expect("a name").to_string_lossy();
        let start = format!("diff/{name},");
        known.lines().any(|line| line.starts_with(&start))
    };
    let complaints: Vec<String> = folders()
        .iter()
        .filter(|folder| !is_known(folder))
        .filter_map(|folder| complaint(&extractor, folder))
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_kind_has_a_story() {
    let mut seen = BTreeSet::new();
    for folder in folders() {
        let text = fs::read_to_string(folder.join("changes.csv")).expect("changes.csv");
        let mut csv = csv::Reader::from_reader(text.as_bytes());
        for record in csv.records() {
            let record = record.expect("CSV");
            seen.extend(record[2].split(' ').map(str::to_owned));
        }
    }
    let kinds: BTreeSet<String> = onrecord::diff::ChangeKind::ALL
        .iter()
        .map(|kind| kind.name().to_owned())
        .collect();
    assert_eq!(seen, kinds);
}

#[test]
fn different_stories_are_told_from_revisions() {
    let extractor = Extractor::default();
    for folder in folders() {
        let versions = versions(&extractor, &folder);
        let apart = folder.ends_with("different-stories");
        for step in history(&versions).steps {
            let told = step.diff.relation == Relation::DifferentStories;
            assert_eq!(told, apart, "{}", folder.display());
        }
    }
}

#[test]
fn a_quote_that_comes_back_goes_on_with_its_thread() {
    let folder = golden().join("a-quote-that-comes-back");
    let versions = versions(&Extractor::default(), &folder);
    let history = history(&versions);
    let rows = change_rows(&history, &versions, &[]);
    let of = |kind: &str| {
        let row = rows.iter().find(|row| row.changes == [kind]);
        row.unwrap_or_else(|| panic!("no quote is {kind}")).thread
    };
    assert_eq!(of("removed"), of("added"));
    assert_eq!((of("added").first, of("added").last), ("1.txt", "3.txt"));
    assert_eq!(history.threads.len(), 4, "no quote is counted twice");
}

/// Says how the changes of a story differ from what is expected.
fn complaint(extractor: &Extractor, folder: &Path) -> Option<String> {
    let versions = versions(extractor, folder);
    let rows = change_rows(&history(&versions), &versions, &[]);
    let mut printed = Vec::new();
    let written = ChangeCsv::default().changes(&rows, &mut printed);
    written.expect("memory takes everything");
    let expected = fs::read(folder.join("changes.csv")).expect("changes.csv");
    let (columns, expected) = records(&expected, None);
    let (_, actual) = records(&printed, Some(&columns));
    let name = folder.file_name()?.to_string_lossy().into_owned();
    let missing = expected.iter().filter(|row| !actual.contains(row));
    let surplus = actual.iter().filter(|row| !expected.contains(row));
    let lines: Vec<String> = missing
        .map(|row| format!("{name}: missing {}", row.join("|")))
        .chain(surplus.map(|row| format!("{name}: surplus {}", row.join("|"))))
        .collect();
    if lines.is_empty() && expected != actual {
        return Some(format!("{name}: the order differs"));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Reads CSV: its columns, and its rows in the columns that are wanted.
fn records(bytes: &[u8], wanted: Option<&[String]>) -> (Vec<String>, Vec<Vec<String>>) {
    let mut csv = csv::Reader::from_reader(bytes);
    let header = csv.headers().expect("a header").clone();
    let all: Vec<String> = header.iter().map(str::to_owned).collect();
    let columns = wanted.map_or_else(|| all.clone(), <[String]>::to_vec);
    let place = |name: &String| {
        let place = all.iter().position(|column| column == name);
        place.unwrap_or_else(|| panic!("no column {name}"))
    };
    let places: Vec<usize> = columns.iter().map(place).collect();
    let rows = csv.records().map(|record| {
        let record = record.expect("CSV");
        places.iter().map(|&n| record[n].to_owned()).collect()
    });
    (columns.clone(), rows.collect())
}

/// Reads and extracts the versions of a folder.
fn versions(extractor: &Extractor, folder: &Path) -> Vec<Analysis> {
    let names = (1..).map(|n| format!("{n}.txt"));
    let found = names.take_while(|name| folder.join(name).is_file());
    let versions = found.map(|name| {
        let text = fs::read_to_string(folder.join(&name)).expect("a version");
        extractor.extract(Document::plain(name, text).expect("a short text"))
    });
    versions.collect()
}

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/diff")
}

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(golden()).expect("golden/diff/");
    let folders = entries.map(|entry| entry.expect("an entry of golden/diff/").path());
    let mut folders: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
    folders.sort();
    assert!(!folders.is_empty(), "golden/diff/ has no stories");
    folders
}
