//! Which pattern and which cue link a quote with a mention that is given: no model decides here.

use super::link;
use crate::attribute::frame::Frame;
use crate::attribute::{Attribution, Evidence, Outcome, QuoteKind};
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
    let coreference = resolve(&document, &scan, Lexicon::builtin());
    let frame = Frame::new(document.text(), &scan, &coreference);
    let named = |m: &crate::mention::Mention| &text[m.span] == name;
    let mention = coreference.mentions.iter().rposition(named);
    let mention = MentionId(mention.unwrap_or_else(|| panic!("{text}: no {name}")) as u32);
    let mut found: Vec<Attribution> = Vec::new();
    let mut last = [None; 2];
    for n in 0..scan.quotes.len() {
        let id = QuoteId(n as u32);
        let (evidence, cue) = link(&frame, id, mention, &found, last);
        last = [Some(id), last[0]];
        found.push(Attribution {
            outcome: Outcome::Spoken {
                speaker: coreference.mentions[mention.index()].speaker,
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
