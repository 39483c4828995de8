//! Values of features, of sentences made for them.

use super::neighbours::neighbours;
use super::path::Path;
use super::repeated;
use super::{Feature, FeatureExtractor, Instance, Vocabularies};
use crate::attribute::frame::Frame;
use crate::coref::resolve;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::MentionId;
use crate::scan::{QuoteId, scan};

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
        let verbs: Vec<_> = mentions.map(|m| frame.next_verb(m)).collect();
        let neighbours = neighbours(frame, &verbs);
        let named = |name: &str| {
            frame
                .cast
                .mentions
                .iter()
                .position(|m| &text[m.span] == name)
        };
        let [reis, watch] = ["Ana Reis", "Dam Watch"].map(|name| named(name).expect(name));
        assert_eq!((neighbours[reis].order, neighbours[watch].order), (0, 1));
        assert_eq!(neighbours[reis].after, neighbours[watch].before);
        assert_ne!(neighbours[reis].turn, neighbours[watch].turn);
    });
}

#[test]
fn a_headline_has_the_quote_it_borrows_from() {
    let story = "Dam ‘may leak’\n\nNobody slept.\n\n“The dam may leak by spring,” said Ida Holm.";
    with_frame(story, |frame| {
        let repeated = repeated::repeated(frame);
        assert_eq!(repeated, [Some(QuoteId(1)), Some(QuoteId(0))]);
    });
}

/// Asserts the value of a feature for the first quote of a text and the mention that reads `name`, or nobody (`""`).
fn assert_values(feature: Feature, cases: &[(&str, &str, u8)]) {
    for &(text, name, value) in cases {
        with_frame(text, |frame| {
            let frame = Frame::new(frame.text, frame.scan, frame.cast);
            let words = Vocabularies::default();
            let extractor = FeatureExtractor::new(frame, &words);
            let mut instance = Instance::default();
            extractor.extract(QuoteId(0), &mut instance);
            let reads = |id: &MentionId| &text[extractor.frame().mention(*id).span] == name;
            let row = match name {
                "" => instance.candidates.len(),
                _ => instance.candidates.iter().position(reads).expect(name),
            };
            let found = instance.rows[row][feature as usize];
            assert_eq!(found, value, "{feature:?} of {name}: {text}");
        });
    }
}

#[test]
fn features_have_the_values_of_their_sentences() {
    assert_values(
        Feature::Inverted,
        &[
            ("“It leaks,” said Ida Holm.", "Ida Holm", 3),
            ("“It leaks,” Ida Holm said.", "Ida Holm", 0),
        ],
    );
    assert_values(
        Feature::Phrase,
        &[
            ("According to Ida Holm, it was “a sieve”.", "Ida Holm", 1),
            (
                "In what Ida Holm called “a sieve”, they rowed.",
                "Ida Holm",
                2,
            ),
            ("Ida Holm’s speech was “a sieve”.", "Ida Holm", 3),
            ("Ida Holm’s boat was “a sieve”.", "Ida Holm", 4),
        ],
    );
    assert_values(
        Feature::Capital,
        &[
            ("It was “a sieve”.", "", 0),
            ("It had “9 holes”.", "", 1),
            ("It was “Sieve Nine”.", "", 2),
        ],
    );
    assert_values(
        Feature::Repeated,
        &[("It was “a sieve”. So it was: “A sieve!”", "", 2)],
    );
}
