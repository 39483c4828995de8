//! The examples for users of the library are compiled here and give what they promise.

#![allow(dead_code, reason = "each example has a `main` of its own")]

use onrecord::{Document, Error, ErrorKind, Extractor};

#[path = "../examples/diff.rs"]
mod diff;
#[path = "../examples/extract.rs"]
mod extract;
#[path = "../examples/verify.rs"]
mod verify;

#[test]
fn extract_lists_quotes_with_speakers() {
    let story = Document::plain("s", "“It sails at six,” said Ines Duarte.").unwrap();
    let list = extract::quotes(&Extractor::default(), story);
    assert_eq!(list, "Ines Duarte: It sails at six,\n");
}

#[test]
fn diff_lists_changes() {
    let list = diff::changes(
        "“We will not sell it,” said Ines Duarte.",
        "“We will sell it,” said Ines Duarte.",
    );
    let list = list.unwrap();
    assert!(list.ends_with(": wording, “not” is now “”\n"), "{list}");
}

#[test]
fn verify_lists_verdicts() {
    let list = verify::verdicts(
        "“We will close it,” said Ines Duarte.",
        "DUARTE: We will not close it this year.",
    );
    let list = list.unwrap();
    assert!(list.starts_with("altered: “We will close it,”"), "{list}");
}

/// Errors can be matched on without reading their text.
#[test]
fn an_error_has_a_kind_a_place_and_a_message() {
    fn text_of(paths: &[std::path::PathBuf]) -> Result<String, Error> {
        let mut documents = onrecord::read::documents(paths, onrecord::read::Format::Auto);
        documents
            .next()
            .expect("one path")
            .map(|d| d.text().to_owned())
    }
    let error = text_of(&["no/such.txt".into()]).unwrap_err();
    match error.kind() {
        ErrorKind::Io => assert_eq!(error.place(), "no/such.txt"),
        other => panic!("{other:?}"),
    }
    assert_eq!(
        error.to_string(),
        format!("{}: {}", error.place(), error.message())
    );
}
