//! The files under `data/` are valid, sorted and in one canonical form.
//!
//! `ONRECORD_UPDATE=1 cargo test --test data` rewrites them in that form.

use onrecord::Lexicon;
use onrecord::lexicon::Word;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const HEADER: [&str; 4] = ["word", "kind", "forms", "note"];

type Row = Vec<String>;

#[test]
fn every_file_is_valid() {
    for path in files() {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        if let Err(error) = Lexicon::default().with_entries(&name, &bytes) {
            panic!("{error}");
        }
    }
}

#[test]
fn every_file_is_in_canonical_form() {
    let update = std::env::var_os("ONRECORD_UPDATE").is_some();
    for path in files() {
        let written = std::fs::read_to_string(&path).unwrap();
        let canonical = canonical(rows(&path));
        if update && written != canonical {
            std::fs::write(&path, &canonical).unwrap();
        } else {
            assert!(
                written == canonical,
                "{} is not sorted or not in lower case; ONRECORD_UPDATE=1 rewrites it",
                path.display()
            );
        }
    }
}

#[test]
fn no_word_has_the_same_kind_in_two_files() {
    let mut seen: BTreeMap<(String, String), PathBuf> = BTreeMap::new();
    for path in files() {
        for row in rows(&path) {
            let [word, kind, ..] = row.as_slice() else {
                unreachable!("rows have 4 columns")
            };
            if let Some(other) = seen.insert((word.clone(), kind.clone()), path.clone()) {
                assert_eq!(path, other, "`{word}` is a `{kind}` in both files");
            }
        }
    }
}

#[test]
fn every_file_is_built_in() {
    let builtin = Lexicon::builtin();
    // The words by which quotes and notes are compared are kept by themselves.
    let apart = ["quote_words.csv", "correction_notes.csv"];
    for path in files()
        .into_iter()
        .filter(|path| !apart.iter().any(|name| path.ends_with(name)))
    {
        for row in rows(&path) {
            assert!(
                row[1] == "office" || builtin.word(&row[0]) != Word::default(),
                "{}: `{}` is not built in",
                path.display(),
                row[0]
            );
        }
    }
}

/// Returns the lexicon files, in order of name.
fn files() -> Vec<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut files: Vec<PathBuf> = std::fs::read_dir(data)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn rows(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    assert_eq!(
        reader.headers().unwrap(),
        HEADER.as_slice(),
        "{}",
        path.display()
    );
    reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// Writes rows sorted by word, then kind, in lower case but for the note.
fn canonical(mut rows: Vec<Row>) -> String {
    for row in &mut rows {
        for field in row.iter_mut() {
            *field = field.trim().to_owned();
        }
        for field in &mut row[..3] {
            *field = field.to_lowercase().replace('’', "'");
        }
    }
    rows.sort();
    rows.dedup();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER).unwrap();
    for row in &rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}
