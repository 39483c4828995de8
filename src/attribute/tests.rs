//! What a quote is, and who its candidates are: no model decides here.

use super::frame::Frame;
use super::quote_kind::{quote_kind, without_speaker};
use super::reading::Reading;
use super::{Model, QuoteKind};
use crate::coref::resolve;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::MentionId;
use crate::scan::{QuoteId, scan};

#[test]
fn words_that_nobody_is_named_for_are_speech_or_not() {
    use QuoteKind::{Direct, Partial, Scare, Title};
    for (text, kind) in [
        (
            "The crew have been told they “must not feed the gulls”.",
            Partial,
        ),
        ("“Mayday?”", Direct),
        ("Harbour bridge ‘too low’", Partial),
        ("Harbour drops ‘too low’ claim", Scare),
        ("The “smart” bins were emptied by hand.", Scare),
        ("The “leave no gull hungry” rule was dropped.", Scare),
        (
            "They sang a song called “Let the tide come in again”.",
            Title,
        ),
        (
            "The plan was called “a gift to the wind that nobody had asked for”.",
            Partial,
        ),
        ("She read from “The Tides of Lund”.", Title),
    ] {
        let document = Document::plain("story.txt", text).expect("a short text");
        let scan = scan(&document, Lexicon::builtin());
        let coreference = resolve(&document, &scan, Lexicon::builtin());
        let frame = Frame::new(document.text(), &scan, &coreference);
        let outcome = without_speaker(&frame, QuoteId(0));
        let found = quote_kind(&frame, QuoteId(0), &outcome, &[]);
        assert_eq!(found, kind, "{text}");
    }
}

/// Returns the candidates for the last quote of a text.
fn candidates_of_last(text: &str) -> Vec<String> {
    let document = Document::plain("story.txt", text).expect("a short text");
    let scan = scan(&document, Lexicon::builtin());
    let coreference = resolve(&document, &scan, Lexicon::builtin());
    let mut reading = Reading::new(Model::builtin(), &document, &scan, &coreference);
    let last = QuoteId(scan.quotes.len() as u32 - 1);
    let instance = reading.extract(last);
    let mention = |id: &MentionId| text[coreference.mentions[id.index()].span].to_owned();
    instance.candidates.iter().map(mention).collect()
}

#[test]
fn a_quote_with_its_own_clause_has_no_candidates_elsewhere() {
    let before = "Ruth Calder met Simon Leith.\n\n";
    for own in [
        "“It leaks,” Ana Reis said on Monday.",
        "“It leaks,” said Ana Reis on Monday.",
        "Ana Reis said: “It leaks.”",
    ] {
        let text = format!("{before}{own}\n\nRuth Calder left.");
        assert_eq!(candidates_of_last(&text), ["Ana Reis"], "{own}");
    }
    let text = format!("{before}“It leaks.”\n\nAna Reis left.");
    let all = candidates_of_last(&text);
    assert_eq!(all, ["Simon Leith", "Ruth Calder", "Ana Reis"]);
}

#[test]
fn a_quote_inside_the_name_of_the_last_speaker_has_no_path_to_it() {
    let story = "“Stay,” Ana “Gull” Reis said, “or go.”";
    let document = Document::plain("story.txt", story).expect("a short text");
    let scan = scan(&document, Lexicon::builtin());
    let coreference = resolve(&document, &scan, Lexicon::builtin());
    let mut reading = Reading::new(Model::builtin(), &document, &scan, &coreference);
    let whole = coreference
        .mentions
        .iter()
        .position(|m| story[m.span].contains('“'));
    let whole = MentionId(whole.expect("the name with its nickname") as u32);
    reading.answer(QuoteId(0), Some(whole));
    assert!(reading.extract(QuoteId(1)).candidates.contains(&whole));
}

#[test]
fn whoever_stands_behind_a_sentence_that_a_clause_led_to_has_a_clause_apart() {
    for text in [
        "The rowers sang: “It leaks!” Coach Ana Reis said she was proud.",
        "The rowers asked, “Does it leak?” Coach Ana Reis said it did.",
    ] {
        assert_eq!(candidates_of_last(text), ["The rowers"], "{text}");
    }
}
