//! Whom mentions mean in any text, with quotes or without.

use onrecord::{Document, Extractor};

/// Returns whom the last mention with these words means, in text without quotes.
fn meant(text: &str, words: &str) -> String {
    let document = Document::plain("page", text).expect("a short page");
    let coreference = Extractor::default().coreference(&document);
    let mut mentions = coreference.mentions.iter().rev();
    let found = mentions.find(|m| &text[m.span] == words);
    let mention = found.unwrap_or_else(|| panic!("no mention {words:?} in {text:?}"));
    coreference.speakers[mention.speaker.index()].name.clone()
}

#[test]
fn a_pronoun_is_found_in_text_without_quotes() {
    let text = "Ada Vik was born in Tern. Arne Reeve taught at the school there, and he praised her early work.";
    assert_eq!(meant(text, "he"), "Arne Reeve");
    assert_eq!(meant(text, "her"), "Ada Vik");
}

#[test]
fn an_object_is_a_mention_and_no_source() {
    let text = "Ada Vik met Arne Reeve on the quay. Vik told him: “Go home.”";
    assert_eq!(meant(text, "him"), "Arne Reeve");
    let document = Document::plain("story", text).expect("a short story");
    let analysis = Extractor::default().extract(document);
    let record = analysis.records().next().expect("a quote");
    assert_eq!(record.speaker(), Some("Ada Vik"));
}

#[test]
fn a_pronoun_may_stand_before_its_name() {
    let text =
        "Arne Reeve ran the old school. In her first year there, Ada Vik painted the harbour.";
    assert_eq!(meant(text, "her"), "Ada Vik");
}
