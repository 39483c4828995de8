//! Who speaks in small stories: the speaker of each mention that a reader would ask about.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::scan;

/// Returns the name of the speaker of the last mention with these words.
fn speaker(text: &str, words: &str) -> String {
    let lexicon = Lexicon::builtin();
    let document = Document::plain("story", text).expect("a short story");
    let scan = scan::scan(&document, lexicon);
    let cast = super::cast(&document, &scan, lexicon);
    let mut mentions = cast.mentions.iter().rev();
    let found = mentions.find(|m| &text[m.span] == words);
    let mention = found.unwrap_or_else(|| panic!("no mention {words:?} in {text:?}"));
    cast.speakers[mention.speaker.index()].name.clone()
}

#[test]
fn a_wrong_possessive_does_not_make_a_woman_of_a_man() {
    let text = "“Build it now,” said Don Fogel, who has backed Ines Duarte since her first term.\n\n\
                Fogel said the harbour is full.\n\n“It is late,” he said.";
    assert_eq!(speaker(text, "he"), "Don Fogel");
}

#[test]
fn the_woman_is_the_blogger_before() {
    let text = "A local blogger has closed her page.\n\nThe woman said: “I am tired.”";
    assert_eq!(speaker(text, "The woman"), "A local blogger");
}

#[test]
fn a_text_speaks_for_whoever_issued_it() {
    let text = "The State Department issued a statement on Monday.\n\n“Ships may leave,” the statement said.";
    assert_eq!(speaker(text, "the statement"), "State Department");
    let text = "“Ships may leave,” said Ines Duarte’s letter.";
    assert_eq!(speaker(text, "Ines Duarte’s letter"), "Ines Duarte");
}

#[test]
fn a_headline_verb_is_no_surname() {
    let text = "Duarte Sees Hope for the Old Harbour Wall\n\n\
                Mr. Duarte spoke on Monday.\n\n“We build,” Mr. Duarte said.";
    assert_eq!(speaker(text, "Mr. Duarte"), "Duarte");
}

#[test]
fn a_title_goes_to_the_namesake_of_the_right_gender() {
    let text = "Karin Park waved. President Park spoke first.\n\n“We build,” Mr. Park said.";
    assert_eq!(speaker(text, "President Park"), speaker(text, "Mr. Park"));
}

#[test]
fn the_last_two_words_find_the_longer_name() {
    let text = "Mai Anh Lan Vik came home. Lan Vik said she was glad.";
    assert_eq!(speaker(text, "Lan Vik"), "Mai Anh Lan Vik");
}

#[test]
fn the_head_of_a_body_has_his_name_behind_it() {
    let text = "“Ships may leave,” said the head of the Larvik Port Council Peter Vik.";
    assert_eq!(speaker(text, "the head"), "Peter Vik");
}

#[test]
fn the_shadow_minister_is_not_the_minister() {
    let text = "Minister Arne Vik spoke. Jo Park attacked the plan.\n\n\
                “It is late,” the shadow minister said.";
    assert_eq!(speaker(text, "the shadow minister"), "Jo Park");
}

#[test]
fn people_make_a_body() {
    let text = "“Ships may leave,” the Association of Harbour Pilots said.";
    assert_eq!(
        speaker(text, "the Association of Harbour Pilots"),
        "Association of Harbour Pilots"
    );
}

#[test]
fn a_hyphenated_role_is_a_role() {
    let text = "Ines Duarte, a co-curator of the fair, spoke.\n\n“Come in,” the co-curator said.";
    assert_eq!(speaker(text, "the co-curator"), "Ines Duarte");
}
