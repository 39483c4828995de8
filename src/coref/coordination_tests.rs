//! Who speaks together, and who does not.

use super::tests::speaker;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::scan;

#[test]
fn several_who_are_named_together_are_one_speaker() {
    for (text, words, name) in [
        (
            "Ines Duarte and Paul Hoang said the lock was “closed”.",
            "Ines Duarte and Paul Hoang",
            "Ines Duarte and Paul Hoang",
        ),
        (
            "“Never,” wrote Ines Duarte and Paul Hoang.",
            "Ines Duarte and Paul Hoang",
            "Ines Duarte and Paul Hoang",
        ),
        (
            "Ines Duarte spoke. Paul Hoang left. Duarte and Hoang said the lock was “closed”.",
            "Duarte and Hoang",
            "Ines Duarte and Paul Hoang",
        ),
        (
            "Ines Duarte, Paul Hoang and Femi Adu said the lock was “closed”.",
            "Ines Duarte, Paul Hoang and Femi Adu",
            "Ines Duarte, Paul Hoang and Femi Adu",
        ),
        (
            "According to Ines Duarte and Paul Hoang, the lock was “closed”.",
            "Ines Duarte and Paul Hoang",
            "Ines Duarte and Paul Hoang",
        ),
    ] {
        assert_eq!(speaker(text, words), name, "{text}");
    }
}

#[test]
fn the_same_two_are_the_same_speaker() {
    let text = "Ines Duarte and Paul Hoang said it was “late”. Duarte and Hoang said it was “dark”. They said it was “wet”.";
    assert_eq!(
        speaker(text, "Duarte and Hoang"),
        "Ines Duarte and Paul Hoang"
    );
    assert_eq!(speaker(text, "They"), "Ines Duarte and Paul Hoang");
}

#[test]
fn who_begins_a_clause_of_his_own_speaks_alone() {
    for text in [
        "They praised Ines Duarte and Paul Hoang said it was “late”.",
        "The talk was by Ines Duarte and Paul Hoang said it was “late”.",
        "The author and rower Paul Hoang said it was “late”.",
        "Ines Duarte and Paul Hoang’s report said it was “late”.",
    ] {
        let lexicon = Lexicon::builtin();
        let document = Document::plain("story", text).expect("a short story");
        let scan = scan::scan(&document, lexicon);
        let found = super::resolve(&document, &scan, lexicon);
        let names: Vec<&str> = found.speakers.iter().map(|s| s.name.as_str()).collect();
        assert!(
            !names.iter().any(|name| name.contains(" and Paul")),
            "{names:?}"
        );
    }
}
