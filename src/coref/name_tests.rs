//! Names: which words belong to one, and which names are one person.

use super::tests::speaker;

#[test]
fn a_word_before_a_known_name_is_no_part_of_it() {
    let text = "Questions for AG Brodel as the ferry is late again\n\nTove Brodel met the owners.\n\n\
                Brodel said the ferry was late.";
    assert_eq!(speaker(text, "Brodel"), "Tove Brodel");
    let text =
        "Understated Brodel rises\n\nThe engineer Tove Brodel met the owners.\n\nBrodel left.";
    assert_eq!(speaker(text, "Brodel"), "Tove Brodel");
}

#[test]
fn a_given_name_that_is_a_faith_as_well_begins_a_name() {
    let text = "Christian Brodel, a former mayor, was there.\n\nBrodel left.";
    assert_eq!(speaker(text, "Brodel"), "Christian Brodel");
}

#[test]
fn a_title_with_the_second_of_three_names_is_the_whole_name() {
    let text = "Ines Duarte Pons opened the dam.\n\nMs. Duarte left.";
    assert_eq!(speaker(text, "Ms. Duarte"), "Ines Duarte Pons");
}

#[test]
fn a_saint_is_nobody_else() {
    let text = "The feast of St. Olaf was on Sunday.\n\nKing Olaf left.";
    assert_ne!(speaker(text, "King Olaf"), "St. Olaf");
}

#[test]
fn a_star_is_a_person_and_a_chief_of_staff_has_a_name() {
    let text = "The film star Rovi Brodel was there.\n\nBrodel left.";
    assert_eq!(speaker(text, "Brodel"), "Rovi Brodel");
    let text = "Chief of Staff Tovar Brodel was there.\n\nBrodel left.";
    assert_eq!(speaker(text, "Brodel"), "Tovar Brodel");
}

#[test]
fn a_spokesman_may_be_a_woman() {
    let text = "The spokesman Karin Brodel was there.\n\nMs Brodel left.";
    assert_eq!(speaker(text, "Ms Brodel"), "Karin Brodel");
}

#[test]
fn honors_after_a_comma_are_no_part_of_a_name() {
    let text = "The author Karin Brodel, PhD, was there.\n\nBrodel left.";
    assert_eq!(speaker(text, "Brodel"), "Karin Brodel");
}

#[test]
fn an_article_before_a_quoted_noun_is_nobody() {
    for article in ["The", "A", "These"] {
        let text = format!("{article} “dry quarter” has no water.\n\n“No,” they said. They left.");
        assert_ne!(speaker(&text, "they"), article);
    }
}
