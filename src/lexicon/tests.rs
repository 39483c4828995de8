//! What a stage may rely on when it asks for a word.

use super::{Classes, Lexicon};
use crate::error::ErrorKind;

fn classes(word: &str) -> Classes {
    Lexicon::builtin().word(word).classes
}

fn lemma(word: &str) -> &'static str {
    let lexicon = Lexicon::builtin();
    lexicon.lemma_name(lexicon.word(word).lemma)
}

fn user(rows: &str) -> Result<Lexicon, String> {
    let csv = format!("word,kind,forms,note\n{rows}");
    Lexicon::builtin()
        .clone()
        .with_entries("mine.csv", csv.as_bytes())
        .map_err(|error| error.to_string())
}

#[test]
fn verbs_carry_their_form_and_lemma() {
    assert!(classes("said").all(Classes::SAY | Classes::PAST | Classes::PARTICIPLE));
    assert!(classes("Says").all(Classes::SAY | Classes::PRESENT));
    assert!(classes("telling").all(Classes::TELL | Classes::ING));
    assert!(classes("wrote").all(Classes::REPORT | Classes::PAST));
    assert!(!classes("wrote").any(Classes::PARTICIPLE));
    assert!(classes("written").all(Classes::REPORT | Classes::PARTICIPLE));
    assert!(classes("quipped").all(Classes::REPORT | Classes::PAST));
    assert!(classes("slammed").any(Classes::EXPRESS));
    assert!(classes("vow").all(Classes::EXPRESS | Classes::BASE));
    for (form, base) in [
        ("denies", "deny"),
        ("insisting", "insist"),
        ("thought", "think"),
    ] {
        assert_eq!(lemma(form), base);
    }
}

#[test]
fn people_have_roles_and_gender() {
    assert!(classes("spokeswoman").all(Classes::ROLE | Classes::FEMALE));
    assert!(classes("spokesmen").all(Classes::ROLE | Classes::MALE | Classes::PLURAL));
    assert!(classes("officials").all(Classes::ROLE | Classes::PLURAL));
    assert!(!classes("official").any(Classes::PLURAL | Classes::MALE | Classes::FEMALE));
    assert!(classes("nominee").all(Classes::ROLE | Classes::EPITHET));
    assert!(classes("mother").all(Classes::KIN | Classes::FEMALE));
    assert!(classes("María").all(Classes::GIVEN | Classes::FEMALE));
    assert!(classes("Mr").all(Classes::TITLE | Classes::MALE));
}

#[test]
fn an_abbreviation_is_what_it_abbreviates() {
    assert!(classes("Mr.").all(Classes::TITLE | Classes::MALE | Classes::ABBREVIATION));
    assert!(classes("Sen.").all(Classes::TITLE | Classes::ABBREVIATION));
    assert!(classes("Inc.").all(Classes::ORGANIZATION | Classes::ABBREVIATION));
    assert!(classes("No.").any(Classes::ABBREVIATION));
    assert!(!classes("No.").any(Classes::NEGATION | Classes::DETERMINER));
    assert!(!classes("said.").any(Classes::ABBREVIATION | Classes::SAY));
}

#[test]
fn pronouns_and_small_words() {
    assert!(classes("She").all(Classes::PRONOUN | Classes::FEMALE));
    assert!(classes("we").all(Classes::PRONOUN | Classes::PLURAL | Classes::SPEECH_PERSON));
    assert!(classes("her").all(Classes::OBJECT | Classes::POSSESSIVE | Classes::FEMALE));
    assert!(classes("wasn’t").all(Classes::AUXILIARY | Classes::NEGATION));
    assert!(classes("However").any(Classes::OPENER));
    assert!(classes("flibbertigibbet").is_empty());
}

#[test]
fn a_user_adds_words_to_the_built_in_ones() {
    let lexicon =
        user("Skeet,verb-report,,on Bluesky\nSaid,title,,\ngrok,verb-express,,\n").unwrap();
    assert!(
        lexicon
            .word("skeeted")
            .classes
            .all(Classes::REPORT | Classes::PAST)
    );
    assert!(
        lexicon
            .word("said")
            .classes
            .all(Classes::SAY | Classes::TITLE)
    );
    assert_eq!(lexicon.lemma_name(lexicon.word("grokked").lemma), "grok");
    assert_eq!(lexicon.word("says"), Lexicon::builtin().word("says"));
    assert!(classes("skeeted").is_empty());
}

#[test]
fn a_bad_row_is_named_by_file_and_line() {
    assert_eq!(
        user("skeet,verb-report,,\nblab,verb_report,,\n").unwrap_err(),
        "mine.csv:3: unknown kind `verb_report`; did you mean `verb-report`?"
    );
    assert_eq!(
        user("blab,verb-report\n").unwrap_err(),
        "mine.csv:2: a row has 4 columns, word,kind,forms,note; this one has 2"
    );
    assert_eq!(
        user(",role,,\n").unwrap_err(),
        "mine.csv:2: the word is empty"
    );
    assert_eq!(
        user("blab,role,,\nBlab,role,,\n").unwrap_err(),
        "mine.csv:3: `blab` is listed twice as `role`"
    );
    assert_eq!(
        user("point out,verb-report,,\n").unwrap_err(),
        "mine.csv:2: `point out` is not one word; a row is for a single word without spaces"
    );
    assert_eq!(
        user("blab,verb-say,blabbed blabbed blabbing blabs,\n").unwrap_err(),
        "mine.csv:2: a row has up to 3 forms, with `/` between variants; this one has 4"
    );
    assert_eq!(
        user("blab,role,,\"a talker\nskeet,verb-say,,\n").unwrap_err(),
        "mine.csv:2: the field that begins here with `\"` has no closing mark"
    );
    let long = format!("{},role,,\n", "a".repeat(49));
    assert!(
        user(&long)
            .unwrap_err()
            .ends_with("is longer than 48 bytes")
    );
}

#[test]
fn a_file_without_the_header_is_refused() {
    for csv in ["", "word,kind\n", "skeet,verb-report,,\n"] {
        let error = Lexicon::default()
            .with_entries("mine.csv", csv.as_bytes())
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Syntax);
        assert_eq!(
            error.to_string(),
            "mine.csv:1: the first line must be `word,kind,forms,note`"
        );
    }
}

#[test]
fn files_as_spreadsheets_write_them_are_read() {
    let csv = "\u{feff}word,kind,forms,note\r\nskeet,verb-report,,\"on Bluesky, mostly\"\r\n";
    let lexicon = Lexicon::default()
        .with_entries("mine.csv", csv.as_bytes())
        .unwrap();
    assert!(lexicon.word("skeets").classes.any(Classes::REPORT));
    let bad = b"word,kind,forms,note\nskeet,verb-report,,\nbl\xffab,role,,\n";
    let error = Lexicon::default()
        .with_entries("mine.csv", bad)
        .unwrap_err();
    assert_eq!(error.to_string(), "mine.csv:3: not UTF-8");
}
