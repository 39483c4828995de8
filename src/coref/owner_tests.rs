//! Whose somebody is, and what a pronoun that is no source means.

use super::tests::speaker;
use crate::document::Document;
use crate::extract::Extractor;

#[test]
fn a_deputy_is_not_the_person_behind_his() {
    let text = "Arne Reeve left the harbour on Monday.\n\n\
                “It was late,” his deputy told reporters. “He was tired.”";
    assert_ne!(speaker(text, "his deputy"), "Arne Reeve");
    assert_eq!(speaker(text, "his"), "Arne Reeve");
}

#[test]
fn the_lawyers_of_two_people_are_two_people() {
    let text = "Ada Vik and Ines Duarte met in court. Vik's lawyer spoke first. Then Duarte's lawyer spoke.\n\n\
                “It was late,” Vik's lawyer said. “It was not,” Duarte's lawyer said.";
    assert_ne!(
        speaker(text, "Vik's lawyer"),
        speaker(text, "Duarte's lawyer")
    );
}

#[test]
fn the_owner_of_an_owner_comes_first() {
    let text = "Arne Reeve is ill.\n\n“He sleeps,” his wife's lawyer said.";
    assert_eq!(speaker(text, "his"), "Arne Reeve");
    let all = [
        speaker(text, "his"),
        speaker(text, "his wife"),
        speaker(text, "his wife's lawyer"),
    ];
    assert!(
        all[0] != all[1] && all[1] != all[2] && all[0] != all[2],
        "{all:?}"
    );
}

#[test]
fn who_is_the_person_and_not_her_town() {
    let text = "Ada Vik of the Harbour Trust, who left early, said: “It was late.”";
    assert_eq!(speaker(text, "who"), "Ada Vik");
}

#[test]
fn an_apostrophe_set_apart_belongs_to_the_name() {
    for text in [
        "“It was late,” Rory O’ Hara said. “We left,” O’ Hara said.",
        "“It was late,” Rory O' Hara said. “We left,” O' Hara said.",
    ] {
        let last = if text.contains('’') {
            "O’ Hara"
        } else {
            "O' Hara"
        };
        assert_eq!(speaker(text, last), format!("Rory {last}"));
    }
}

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
