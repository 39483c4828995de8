//! Who speaks in small stories: the speaker of each mention that a reader would ask about.

use super::Speaker;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::scan;

/// Returns the name of the speaker of the last mention with these words.
pub(super) fn speaker(text: &str, words: &str) -> String {
    found(text, words).name
}

/// Returns the roles of the speaker of the last mention with these words.
fn roles(text: &str, words: &str) -> Vec<String> {
    found(text, words).roles
}

fn found(text: &str, words: &str) -> Speaker {
    let lexicon = Lexicon::builtin();
    let document = Document::plain("story", text).expect("a short story");
    let scan = scan::scan(&document, lexicon);
    let coreference = super::resolve(&document, &scan, lexicon);
    let mut mentions = coreference.mentions.iter().rev();
    let found = mentions.find(|m| &text[m.span] == words);
    let mention = found.unwrap_or_else(|| panic!("no mention {words:?} in {text:?}"));
    coreference.speakers[mention.speaker.index()].clone()
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

#[test]
fn a_role_in_front_of_a_name_is_recorded() {
    let text = "“Nobody was hurt,” said ferry inspector Ines Duarte. Duarte smiled.";
    assert_eq!(roles(text, "Duarte"), ["ferry inspector"]);
    let text = "Fire chief Arne Vik closed the road. “It is hot,” Vik said.";
    assert_eq!(roles(text, "Vik"), ["Fire chief"]);
    let text = "Its first guest, stage director Ines Duarte, came. Duarte smiled.";
    assert_eq!(roles(text, "Duarte"), ["stage director", "guest"]);
}

#[test]
fn a_job_that_no_list_has_is_no_given_name() {
    let text = "Bellfounder Peter Vik was glad. “It rings,” Vik said.";
    assert_eq!(speaker(text, "Vik"), "Peter Vik");
    assert_eq!(roles(text, "Vik"), ["Bellfounder"]);
}

#[test]
fn an_honorific_is_no_role() {
    let text = "Dr. Ines Duarte came. Count Arne Vik came. Judge Jo Lund came.\n\n\
                Duarte waved. Vik waved. Lund waved.";
    assert!(roles(text, "Duarte").is_empty());
    assert!(roles(text, "Vik").is_empty());
    assert_eq!(roles(text, "Lund"), ["Judge"]);
}

#[test]
fn a_role_ends_before_what_its_holder_was_doing() {
    let text = "He met Arne Vik, a cyclist on his way home. “I saw it,” Vik said.";
    assert_eq!(roles(text, "Vik"), ["cyclist"]);
    let text = "Ines Duarte, the captain of the tug, came. “I saw it,” Duarte said.";
    assert_eq!(roles(text, "Duarte"), ["captain of the tug"]);
}

#[test]
fn the_noun_of_a_headline_is_no_role() {
    let text =
        "Mayor rallies harbour workers\n\nInes Duarte has called a meeting. Duarte is hopeful.";
    assert!(roles(text, "Duarte").is_empty());
    assert_eq!(speaker(text, "Mayor"), "Ines Duarte");
}

#[test]
fn particles_follow_each_other() {
    let text = "“Not today,” said pilot Joost van der Vik. “Tomorrow,” Van der Vik added.";
    assert_eq!(speaker(text, "Van der Vik"), "Joost van der Vik");
}

#[test]
fn a_bare_surname_finds_the_junior() {
    let text = "R. J. Duarte Jr. was asked. “Not today,” Duarte said.";
    assert_eq!(speaker(text, "Duarte"), "R. J. Duarte Jr.");
}

#[test]
fn several_of_a_place_are_not_the_place() {
    let text = "Residents of Quay Lane say it is loud.";
    assert_eq!(
        speaker(text, "Residents of Quay Lane"),
        "Residents of Quay Lane"
    );
}

#[test]
fn an_owner_with_a_capital_belongs_to_the_body() {
    let text = "The Pilots’ Union called a strike. “Not today,” the union said.";
    assert_eq!(speaker(text, "the union"), "Pilots’ Union");
}

#[test]
fn a_document_is_the_latest_text() {
    let text = "An interim report says the wall leaks.\n\nThe 40-page document lists cracks.";
    assert_eq!(speaker(text, "The 40-page document"), "An interim report");
}

#[test]
fn a_paper_that_obtained_a_memo_does_not_speak_in_it() {
    let text = "A memo obtained by the Larvik Times warns of leaks. “It is late,” the memo said.";
    assert_eq!(speaker(text, "the memo"), "A memo");
}

#[test]
fn only_a_role_that_opens_the_story_waits_for_its_name() {
    let named = "\n\nInes Duarte, 51, is the woman on the ferry.";
    let text = format!("A ferry sank with a woman on board, an expert said.{named}");
    assert_eq!(speaker(&text, "an expert"), "an expert");
    let text = format!("A harbour official has resigned.{named}");
    assert_eq!(speaker(&text, "A harbour official"), "Ines Duarte");
}

#[test]
fn a_man_by_name_is_no_she() {
    let text = "John Marsh met Mary Lund at the quay. “We row on,” she said.";
    assert_eq!(speaker(text, "she"), "Mary Lund");
    let text = "John Marsh nodded. “We row on,” she said.";
    assert_ne!(speaker(text, "she"), "John Marsh");
}

#[test]
fn a_pronoun_keeps_the_subject_of_its_sentence() {
    let text = "Mayor Arne Vik welcomed the plan and praised the pilots.\n\n\
                Tamsin Roe said the harbour is full, but she said that it is “not yet late”.";
    assert_eq!(speaker(text, "she"), "Tamsin Roe");
    let text = "Mayor Arne Vik welcomed the plan.\n\n\
                Ketil Roe, the harbour master, said the dam holds, but he said that it is “old”.";
    assert_eq!(speaker(text, "he"), "Ketil Roe");
}

#[test]
fn a_person_behind_an_article_is_a_person() {
    let text = "“I am sorry,” Ketil Roe said. The tearful Roe went home. \
                The words of the young Roe moved them.\n\n“I was tired,” he said.";
    assert_eq!(speaker(text, "he"), "Ketil Roe");
}

#[test]
fn what_somebody_is_called_is_no_other_person() {
    let text = "Ines Duarte has risen to become a captain. “We are no different,” she said.";
    assert_eq!(speaker(text, "she"), "Ines Duarte");
    assert_eq!(speaker(text, "a captain"), "Ines Duarte");
}

#[test]
fn who_is_the_one_whose_age_stands_between() {
    let text = "Karin Park waved. There was praise for Ines Duarte, 49, who told the Larvik Post \
                that she was glad. “It was a long day,” she said.";
    assert_eq!(speaker(text, "who"), "Ines Duarte");
    assert_eq!(speaker(text, "she"), "Ines Duarte");
}

#[test]
fn two_roles_with_one_article_are_one_person() {
    let text = "Ines Duarte spoke on Monday.\n\n\
                “It is late,” the former mayor and current harbour master said.";
    assert_eq!(
        speaker(text, "current harbour master"),
        speaker(text, "the former mayor")
    );
    let text = "The governor and the mayor met. “It is late,” the mayor said.";
    assert_ne!(speaker(text, "the mayor"), speaker(text, "The governor"));
}

#[test]
fn an_office_of_a_body_belongs_to_the_name_before() {
    let text = "Ann Rose, Chief Executive of Larvik Hospitals Trust, said it was late.";
    assert_eq!(speaker(text, "Chief Executive"), "Ann Rose");
    let text = "Bob Cork, R-Tenn., a member of the panel, said it was late.";
    assert_eq!(speaker(text, "a member"), "Bob Cork");
}

#[test]
fn a_minister_of_the_lead_has_the_name_that_opens_the_next_paragraph() {
    let text = "Larvik holds the son of rebel leader Arne Vik, the country’s interior minister says.\n\n\
                Jon Park told Harbour Radio that the boy was safe.\n\n\
                The minister added: “He is well.”";
    assert_eq!(speaker(text, "The minister"), "Jon Park");
}

#[test]
fn a_number_with_a_capital_is_part_of_a_name() {
    let text = "On Monday Zero Gull asked why. “It is late,” Zero Gull said.";
    assert_eq!(speaker(text, "Zero Gull"), "Zero Gull");
}

#[test]
fn a_relative_is_named_behind_the_office_of_a_state() {
    for text in [
        "“It is ours,” said Vik’s niece, state Sen. Marcia Roe (D-Larvik), on Monday.",
        "“It is ours,” Vik’s niece, state Del. Marcia Roe (D-Larvik), shouted.",
    ] {
        assert_eq!(speaker(text, "Vik’s niece"), "Marcia Roe", "{text}");
    }
}

#[test]
fn whose_mother_it_is_tells_who_is_no_she() {
    let text = "Porter asked his mother for money. “No,” she said.";
    assert_eq!(speaker(text, "she"), "his mother");
    let text = "Porter phoned his wife from the station. “I am late,” he said. “Good,” she said.";
    assert_eq!(speaker(text, "he"), "Porter");
    assert_eq!(speaker(text, "she"), "his wife");
}

#[test]
fn a_word_for_a_woman_tells_more_than_a_name() {
    let text = "Ruiz rang the actress in May. “It is late,” she said.";
    assert!(speaker(text, "she").starts_with("the actress"));
    let text = "Ruiz rang the actress in May. He was glad. “It is late,” he said.";
    assert_eq!(speaker(text, "he"), "Ruiz");
}

#[test]
fn nobody_is_her_own_boss() {
    let text = "Ms Lindqvist told her boss about the leak. “Mend it,” he replied.";
    assert_eq!(speaker(text, "he"), "her boss");
}

#[test]
fn one_of_several_speaks() {
    for (text, words) in [
        ("Villagers wait. “It is late,” one said.", "one"),
        (
            "Villagers wait. “It is late,” one told the Larvik Post.",
            "one",
        ),
        (
            "Villagers wait. “It is late,” one of them said.",
            "one of them",
        ),
        (
            "Villagers wait. “It is late,” said one of them.",
            "one of them",
        ),
        ("Villagers wait. “It is late,” another added.", "another"),
    ] {
        assert_eq!(speaker(text, words), words, "{text}");
    }
    let text = "The rowers came home. “It is late,” several of them said.";
    assert_eq!(speaker(text, "several of them"), "The rowers");
    let text = "“It is late,” one reported case shows, the harbour master said.";
    assert_eq!(speaker(text, "the harbour master"), "the harbour master");
}

#[test]
fn where_people_say_something_is_not_who_they_are() {
    for (text, words) in [
        (
            "“We wait,” said the port’s lawyers in a written statement.",
            "the port’s lawyers",
        ),
        (
            "“We wait,” said company officials in a letter on Monday.",
            "company officials",
        ),
    ] {
        assert_eq!(speaker(text, words), words, "{text}");
    }
    let text = "“We wait,” said the man in the letter.";
    assert_eq!(speaker(text, "the man"), "the man in the letter");
}

#[test]
fn the_documents_of_a_court_are_no_court() {
    let text = "Vik told an aide to “burn the map,” according to court documents.";
    assert_eq!(speaker(text, "court documents"), "court documents");
}

#[test]
fn the_letters_of_an_interview_name_nobody() {
    let text = "We met at the pier.\n\nQ: “Why now?”\n\nA: “It leaked.”";
    let lexicon = Lexicon::builtin();
    let document = Document::plain("story", text).expect("a short story");
    let scan = scan::scan(&document, lexicon);
    let coreference = super::resolve(&document, &scan, lexicon);
    let named = coreference
        .speakers
        .iter()
        .any(|s| matches!(&*s.name, "Q" | "A"));
    assert!(!named, "{:?}", coreference.speakers);
}

#[test]
fn an_answer_is_whoever_gave_it() {
    let text = "Kemp was asked whether he would go. Kemp’s answer: “Never.”";
    assert_eq!(speaker(text, "Kemp’s answer"), "Kemp");
    let text = "The panel asked Ines Duarte for the keys. Her reply: “They are lost.”";
    assert_eq!(speaker(text, "Her reply"), "Ines Duarte");
}

#[test]
fn the_office_that_touches_a_name_comes_before_the_one_in_front() {
    let text = "Ines Duarte agreed. “We wait,” said her colleague, Sen. Arne Vik.";
    assert_eq!(roles(text, "Sen. Arne Vik"), ["Sen.", "colleague"]);
}
