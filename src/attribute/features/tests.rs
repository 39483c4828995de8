//! Values of features, of sentences made for them.

use super::neighbours::neighbours;
use super::path::Path;
use super::repeated;
use super::{Feature, Row, SCHEMA};
use super::{candidate, confidence, history, quote, second_pass, verb, words};
use crate::attribute::attribute_with_rows;
use crate::attribute::frame::Frame;
use crate::attribute::model::Model;
use crate::attribute::reading::Reading;
use crate::coref::{ENTITY_SCHEMA, resolve};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::MentionId;
use crate::scan::{QuoteId, scan};

/// The tables of all files.
const TABLES: [Sentences; 7] = [
    candidate::sentences::SENTENCES,
    verb::sentences::SENTENCES,
    quote::sentences::SENTENCES,
    words::sentences::SENTENCES,
    history::sentences::SENTENCES,
    second_pass::sentences::SENTENCES,
    confidence::sentences::SENTENCES,
];

/// Shows the frame of a text to a test.
fn with_frame(text: &str, test: impl FnOnce(&Frame<'_>)) {
    let document = Document::plain("story.txt", text).expect("a short text");
    let scan = scan(&document, Lexicon::builtin());
    let coreference = resolve(&document, &scan, Lexicon::builtin());
    test(&Frame::new(document.text(), &scan, &coreference));
}

fn path_from(text: &str, name: &str) -> String {
    let mut path = String::new();
    with_frame(text, |frame| {
        let mention = frame
            .coreference
            .mentions
            .iter()
            .find(|m| &text[m.span] == name);
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
        let mentions = frame.coreference.mentions.iter();
        let verbs: Vec<_> = mentions.map(|m| frame.next_verb(m)).collect();
        let neighbours = neighbours(frame, &verbs);
        let named = |name: &str| {
            frame
                .coreference
                .mentions
                .iter()
                .position(|m| &text[m.span] == name)
        };
        let [reis, watch] = ["Ana Reis", "Dam Watch"].map(|name| named(name).expect(name));
        assert_eq!((neighbours[reis].order, neighbours[watch].order), (0, 1));
        assert_eq!(neighbours[reis].after, neighbours[watch].before);
        assert_ne!(neighbours[reis].verb_order, neighbours[watch].verb_order);
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

/// For each feature, stories with the value that it has for their last quote: in the row of the mention that reads
/// like the second text, or of nobody (`""`). Each stands in the file that sets the feature.
pub(super) type Sentences = &'static [(Feature, &'static [(&'static str, &'static str, u8)])];

/// Declares the sentences of the features that a file sets, as `Feature: "story" "mention" = value, …;`.
macro_rules! sentences {
    ($($feature:ident: $($story:literal $name:literal = $value:expr),+;)*) => {
        #[allow(clippy::unnecessary_cast, reason = "some values are codes, some are numbers")]
        pub(in crate::attribute::features) const SENTENCES: crate::attribute::features::tests::Sentences =
            &[$((Feature::$feature, &[$(($story, $name, $value as u8)),+])),*];
    };
}
pub(super) use sentences;

/// A model that says as little as one can: nobody is unlikely, a name behind its verb is likely. It knows some words.
fn model() -> Model {
    let text = format!(
        "schema {SCHEMA:016x} {ENTITY_SCHEMA:016x}\n\
         first Side 1 Inverted e 0 3072 -1024\n\
         second Side 1 Inverted e 0 3072 -1024\n\
         words LeftForm called\nwords Left2Form holm\nwords RightForm said\n\
         words CueBeforeForm said\nwords CueAfterForm said\nwords FirstForm it\n\
         words VerbForm said\nwords HeadForm holm\nwords PreviousForm then\n\
         words Path bs\n"
    );
    Model::parse("model.txt", &text).expect("a model")
}

/// Returns the row of the last quote of a story, or of that behind a `*`, and of the mention that reads `name`, or of nobody. The quotes before
/// have the answers that the model gives in its first pass; the features of an answer are those of the model's.
fn row(text: &str, name: &str) -> Row {
    let at = text.find('*').unwrap_or(text.len());
    let text = &text.replace('*', "");
    let document = Document::plain("story.txt", text.as_str()).expect("a short text");
    let scan = scan(&document, Lexicon::builtin());
    let coreference = resolve(&document, &scan, Lexicon::builtin());
    let model = model();
    let mut reading = Reading::new(&model, &document, &scan, &coreference);
    reading.first_pass(&model);
    let quote = scan
        .quotes
        .iter()
        .position(|quote| quote.span.start() == at);
    let quote = quote.unwrap_or(scan.quotes.len() - 1);
    for n in 0..quote {
        reading.answer_as_first_pass(QuoteId(n as u32));
    }
    let instance = reading.extract(QuoteId(quote as u32));
    let reads = |id: &MentionId| &text.as_str()[coreference.mentions[id.index()].span] == name;
    let row = match name {
        "" => instance.candidates.len(),
        _ => instance.candidates.iter().position(reads).expect(name),
    };
    let mut row = instance.rows[row];
    let answers = attribute_with_rows(&model, &document, &scan, &coreference);
    let of_answer = Feature::Unsure as usize;
    row[of_answer..].copy_from_slice(&answers[quote].1[of_answer..]);
    row
}

#[test]
fn features_have_the_values_of_their_sentences() {
    for (feature, cases) in TABLES.iter().copied().flatten() {
        for (text, name, value) in *cases {
            let found = row(text, name)[*feature as usize];
            assert_eq!(found, *value, "{feature:?} of {name}: {text}");
        }
    }
}

#[test]
fn every_feature_has_sentences_with_different_values() {
    for (feature, _) in Feature::GROUPS {
        let mut tables = TABLES.iter().copied().flatten();
        let cases = tables
            .find(|(of, _)| of == feature)
            .map(|(_, cases)| *cases);
        let first = cases.map_or(0, |cases| cases[0].2);
        let differ = cases.is_some_and(|cases| cases.iter().any(|case| case.2 != first));
        // How a mention came to its speaker is copied from `coref`, whose tests have it.
        let is_copied =
            (Feature::Link as u8..=Feature::LinkCount as u8).contains(&(*feature as u8));
        assert_ne!(differ, is_copied, "{feature:?}");
    }
}
