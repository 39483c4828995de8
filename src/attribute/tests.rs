//! Which pattern and which cue link a quote with a mention that is given: no model decides here.

use super::company::companies;
use super::frame::Frame;
use super::path::Path;
use super::{Attribution, Evidence, Model, Outcome, QuoteKind, Reading, echo, link, sort};
use crate::coref::resolve;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::MentionId;
use crate::scan::{QuoteId, scan};

/// Gives every quote of a text to the last mention that reads `name`; returns the evidence and the
/// cue of the last one.
fn last_link(text: &str, name: &str) -> (Evidence, String) {
    let document = Document::plain("story.txt", text).expect("a short text");
    let scan = scan(&document, Lexicon::builtin());
    let cast = resolve(&document, &scan, Lexicon::builtin());
    let frame = Frame::new(document.text(), &scan, &cast);
    let named = |m: &crate::mention::Mention| &text[m.span] == name;
    let mention = cast.mentions.iter().rposition(named);
    let mention = MentionId(mention.unwrap_or_else(|| panic!("{text}: no {name}")) as u32);
    let mut found: Vec<Attribution> = Vec::new();
    let mut last = [None; 2];
    for n in 0..scan.quotes.len() {
        let id = QuoteId(n as u32);
        let (evidence, cue) = link::link(&frame, id, mention, &found, last);
        last = [Some(id), last[0]];
        found.push(Attribution {
            outcome: Outcome::Spoken {
                speaker: cast.mentions[mention.index()].speaker,
                mention,
                cue,
                evidence,
            },
            kind: QuoteKind::Direct,
            confidence: 1.0,
            runner_up: None,
        });
    }
    match found.last().map(|a| &a.outcome) {
        Some(Outcome::Spoken { cue, evidence, .. }) => {
            (*evidence, cue.map_or("", |cue| &text[cue]).to_owned())
        }
        _ => panic!("{text}: no quote"),
    }
}

fn assert_links(evidence: Evidence, cases: &[(&str, &str, &str)]) {
    for &(text, name, cue) in cases {
        assert_eq!(last_link(text, name), (evidence, cue.to_owned()), "{text}");
    }
}

#[test]
fn the_verb_stands_behind_the_name() {
    assert_links(
        Evidence::QuoteNameVerb,
        &[
            ("“It leaks,” Ana Reis said.", "Ana Reis", "said"),
            ("“It leaks,” Ana Reis sighed.", "Ana Reis", "sighed"),
            (
                "“It leaks,” Ana Reis told reporters, adding that it was old.",
                "Ana Reis",
                "told",
            ),
            (
                "“It leaks,” Ana Reis, speaking from the deck, said.",
                "Ana Reis",
                "said",
            ),
            (
                "“It leaks,” Ana Reis, whose crew ordered the pumps, said.",
                "Ana Reis",
                "said",
            ),
            (
                "“It leaks,” Ana Reis (no relation) has long said.",
                "Ana Reis",
                "said",
            ),
        ],
    );
}

#[test]
fn the_verb_stands_before_the_name() {
    assert_links(
        Evidence::QuoteVerbName,
        &[
            ("“It leaks,” said Ana Reis.", "Ana Reis", "said"),
            ("“It leaks,” said on Friday Ana Reis.", "Ana Reis", "said"),
            (
                "“It leaks,” insisted the captain, Ana Reis.",
                "Ana Reis",
                "insisted",
            ),
            ("“It leaks,” huffed Ana Reis.", "Ana Reis", "huffed"),
        ],
    );
    assert_links(
        Evidence::VerbNameQuote,
        &[
            ("Said Ana Reis: “It leaks.”", "Ana Reis", "Said"),
            ("Wrote Ana Reis: “It leaks.”", "Ana Reis", "Wrote"),
            (
                "The hull, said Ana Reis, was “more hole than hull”.",
                "Ana Reis",
                "said",
            ),
        ],
    );
}

#[test]
fn the_cue_is_what_the_name_did_with_this_quote() {
    assert_links(
        Evidence::NameVerbQuote,
        &[
            ("Ana Reis said: “It leaks.”", "Ana Reis", "said"),
            (
                "In a memo seen by Reuters, Reis wrote: “It leaks.”",
                "Reis",
                "wrote",
            ),
            (
                "Ana Reis, asked how deep the harbour was, answered: “It leaks.”",
                "Ana Reis",
                "answered",
            ),
            (
                "Ana Reis told the board the ship was sound and added that it was “old”.",
                "Ana Reis",
                "added",
            ),
            (
                "The report, published on Friday, says the hull was “more hole than hull”.",
                "The report",
                "says",
            ),
            (
                "A letter written by the crew in May warned of “a hull in name only”.",
                "A letter",
                "warned",
            ),
            (
                "Ana Reis was brief and said it was “old”.",
                "Ana Reis",
                "said",
            ),
            (
                "Ana Reis began a series of tweets saying the ship was “old”.",
                "Ana Reis",
                "saying",
            ),
            (
                "Ana Reis keeps a log that says the ship was “old”.",
                "Ana Reis",
                "says",
            ),
            ("Ana Reis sees “no hole”.", "Ana Reis", "sees"),
            (
                "Ana Reis bought a coat for the man on the quay, in “old” wool.",
                "Ana Reis",
                "",
            ),
            (
                "Ana Reis stood by her promise of “a dry bunk for every sailor”.",
                "Ana Reis",
                "promise",
            ),
            (
                "“It leaks”, Ana Reis, speaking from the deck, said, “and it sinks.”",
                "Ana Reis",
                "said",
            ),
        ],
    );
}

#[test]
fn phrases_name_a_source() {
    assert_links(
        Evidence::AccordingTo,
        &[
            (
                "According to Ana Reis, the hull was “more hole than hull”.",
                "Ana Reis",
                "According to",
            ),
            (
                "“It leaks,” according to the captain, Ana Reis.",
                "Ana Reis",
                "according to",
            ),
            (
                "In the words of Ana Reis, it was “old”.",
                "Ana Reis",
                "In the words of",
            ),
            ("In Ana Reis’s words, it was “old”.", "Ana Reis", "words"),
        ],
    );
    assert_links(
        Evidence::PassiveAgent,
        &[
            (
                "The owner was accused by Ana Reis of “neglect”.",
                "Ana Reis",
                "accused",
            ),
            (
                "The ship was called “a sieve” by Ana Reis.",
                "Ana Reis",
                "called",
            ),
        ],
    );
}

#[test]
fn signs_name_a_source() {
    let lead = [
        ("Ana Reis had one answer: “It leaks.”", "Ana Reis", ""),
        ("Ana Reis was brief: “It leaks.”", "Ana Reis", ""),
        ("Ana Reis shook her head: “It leaks.”", "Ana Reis", ""),
        (
            "Ana Reis wrote in the log:\n\n“It leaks.”",
            "Ana Reis",
            "wrote",
        ),
    ];
    assert_links(Evidence::ColonLead, &lead);
    assert_links(
        Evidence::Signature,
        &[("“It leaks.” — Ana Reis", "Ana Reis", "")],
    );
    assert_links(Evidence::Label, &[("REIS: “It leaks.”", "REIS", "")]);
}

#[test]
fn a_quote_that_follows_has_the_cue_of_the_one_before() {
    assert_links(
        Evidence::SameParagraph,
        &[
            (
                "“It leaks,” said Ana Reis, a sailor. “It sinks.”",
                "Ana Reis",
                "said",
            ),
            (
                "“It leaks,” Ana Reis sighed. “It sinks.”",
                "Ana Reis",
                "sighed",
            ),
            ("Ana Reis paused. “It sinks.”", "Ana Reis", ""),
            (
                "Ana Reis has not commented on the hull. “It sinks.”",
                "Ana Reis",
                "",
            ),
        ],
    );
    assert_links(
        Evidence::Continuation,
        &[(
            "“It leaks,” said Ana Reis. “It sinks.\n\n“It is old.”",
            "Ana Reis",
            "said",
        )],
    );
}

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
        let cast = resolve(&document, &scan, Lexicon::builtin());
        let frame = Frame::new(document.text(), &scan, &cast);
        let outcome = sort::without_speaker(&frame, QuoteId(0));
        let found = sort::kind(&frame, QuoteId(0), &outcome, &[]);
        assert_eq!(found, kind, "{text}");
    }
}

/// Returns the candidates for the last quote of a text.
fn candidates_of_last(text: &str) -> Vec<String> {
    let document = Document::plain("story.txt", text).expect("a short text");
    let scan = scan(&document, Lexicon::builtin());
    let cast = resolve(&document, &scan, Lexicon::builtin());
    let mut reading = Reading::new(Model::builtin(), &document, &scan, &cast);
    let last = QuoteId(scan.quotes.len() as u32 - 1);
    let question = reading.ask(last);
    let mention = |id: &MentionId| text[cast.mentions[id.index()].span].to_owned();
    question.candidates.iter().map(mention).collect()
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

/// Shows the frame of a text to a test.
fn with_frame(text: &str, test: impl FnOnce(&Frame<'_>)) {
    let document = Document::plain("story.txt", text).expect("a short text");
    let scan = scan(&document, Lexicon::builtin());
    let cast = resolve(&document, &scan, Lexicon::builtin());
    test(&Frame::new(document.text(), &scan, &cast));
}

fn path_from(text: &str, name: &str) -> String {
    let mut path = String::new();
    with_frame(text, |frame| {
        let mention = frame.cast.mentions.iter().find(|m| &text[m.span] == name);
        let from = mention.unwrap_or_else(|| panic!("no {name}")).tokens.end;
        let read = Path::read(frame, b'b', from..frame.scan.quotes[0].token);
        path = read.expect("a short path").as_str().to_owned();
    });
    path
}

#[test]
fn the_order_of_two_verbs_is_in_the_path() {
    let said_first = path_from("Ida Holm said Ana Reis called the dam “a toy”.", "Ida Holm");
    let called_first = path_from(
        "Ida Holm called the dam, Ana Reis said, “a toy”.",
        "Ida Holm",
    );
    assert_ne!(said_first, called_first);
    assert_eq!(path_from("Ida Holm spoke of “a toy”.", "Ida Holm"), "bsf");
}

#[test]
fn a_name_that_hangs_on_another_is_second_to_their_verb() {
    let text = "Ana Reis, from Dam Watch, said: “It leaks.”";
    with_frame(text, |frame| {
        let mentions = frame.cast.mentions.iter();
        let verbs: Vec<_> = mentions.map(|m| Some(frame.next_verb(m))).collect();
        let company = companies(frame, &verbs);
        let named = |name: &str| {
            frame
                .cast
                .mentions
                .iter()
                .position(|m| &text[m.span] == name)
        };
        let [reis, watch] = ["Ana Reis", "Dam Watch"].map(|name| named(name).expect(name));
        assert_eq!((company[reis].order, company[watch].order), (0, 1));
        assert_eq!(company[reis].after, company[watch].before);
        assert_ne!(company[reis].turn, company[watch].turn);
    });
}

#[test]
fn a_headline_has_the_quote_it_borrows_from() {
    let story = "Dam ‘may leak’\n\nNobody slept.\n\n“The dam may leak by spring,” said Ida Holm.";
    with_frame(story, |frame| {
        let mut twins = vec![None; frame.scan.quotes.len()];
        echo::borrowed(frame, &mut twins);
        assert_eq!(twins, [Some(QuoteId(1)), Some(QuoteId(0))]);
    });
}

#[test]
fn a_quote_inside_the_name_of_the_last_speaker_has_no_path_to_it() {
    let story = "“Stay,” Ana “Gull” Reis said, “or go.”";
    let document = Document::plain("story.txt", story).expect("a short text");
    let scan = scan(&document, Lexicon::builtin());
    let cast = resolve(&document, &scan, Lexicon::builtin());
    let mut reading = Reading::new(Model::builtin(), &document, &scan, &cast);
    let whole = cast
        .mentions
        .iter()
        .position(|m| story[m.span].contains('“'));
    let whole = MentionId(whole.expect("the name with its nickname") as u32);
    reading.answer(QuoteId(0), Some(whole));
    assert!(reading.ask(QuoteId(1)).candidates.contains(&whole));
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
