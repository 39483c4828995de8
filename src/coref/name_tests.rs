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

#[test]
fn a_title_tells_of_relatives_who_is_meant() {
    let text = "The parents, Ovek and Zuvela Brodel, were there.\n\n\
                Mr. Brodel spoke first.\n\nMs. Brodel wept for her son, Ovir Brodel.";
    assert_eq!(speaker(text, "Mr. Brodel"), "Ovek Brodel");
    let text = "The engineer Zuvela Brodel wept.\n\nMs. Brodel spoke of her son, Ovir Brodel.";
    assert_eq!(speaker(text, "Ms. Brodel"), "Zuvela Brodel");
}

#[test]
fn a_surname_that_is_said_once_for_two_belongs_to_both() {
    let text = "The parents, Karin and Arne Brodel, own the dam. Karin left.";
    assert_eq!(speaker(text, "Karin"), "Karin Brodel");
    // One who has a single name, or whose surname is a given name as well, stands beside anybody.
    let text = "Karin and Arne Brodel argued on stage. Karin left.";
    assert_eq!(speaker(text, "Karin"), "Karin");
    let text = "Karin Holm met her friends. Karin and Arne Brodel left.";
    assert_eq!(speaker(text, "Karin"), "Karin Holm");
    let text = "Brodel and Karin Holm left.";
    assert_eq!(speaker(text, "Brodel"), "Brodel");
}

#[test]
fn who_is_called_by_a_given_name_is_not_called_by_the_surname() {
    let text = "The engineer Arne Brodel built the dam.\n\nA ferry sank.\n\nIt was late.\n\n\
                Olav Brodel was his brother. Olav sang. Olav rowed. Olav slept.\n\n\
                Arne Brodel was stern.\n\nMr. Brodel said the dam was safe.";
    assert_eq!(speaker(text, "Mr. Brodel"), "Arne Brodel");
}

#[test]
fn who_is_spelt_out_again_is_the_other_of_two() {
    let text = "Arne Brodel and his wife came.\n\nIt rained.\n\n\
                Karin Brodel wore blue. Rain fell on Karin Brodel.\n\n\
                Nobody saw Karin Brodel. The king met Karin Brodel.\n\n\
                Nobody left.\n\nThe dam held.\n\nA ferry sank.\n\nBrodel praised the king.";
    assert_eq!(speaker(text, "Brodel"), "Arne Brodel");
}

#[test]
fn a_surname_belongs_to_the_near_subject() {
    let text = "Arne Brodel is a guard. He lives by the dam.\n\nIt rained.\n\nThe dam held.\n\n\
                Karin Brodel, mother of the guard Arne Brodel, denied it.\n\nBrodel said she was sad.";
    assert_eq!(speaker(text, "Brodel"), "Karin Brodel");
}

#[test]
fn a_question_begins_with_no_given_name() {
    let text = "Will Brodel resign?\n\nKarin Brodel opened the dam.\n\nBrodel left.";
    assert_eq!(speaker(text, "Brodel"), "Karin Brodel");
    let text = "Will Brodel resigned. Will Brodel left?";
    assert_eq!(speaker(text, "Will Brodel"), "Will Brodel");
}

#[test]
fn a_shop_is_not_the_first_who_is_called_like_it() {
    let text = "Brodel sold ropes.\n\nBrodel sold nets.\n\nAt night Brodel was shut.\n\n\
                The owners of Brodel slept.\n\nRadiant lamps hung there.\n\n\
                The song is by Zuvela Brodel.\n\nBrodel denied it.";
    assert_eq!(speaker(text, "Brodel"), "Brodel");
    let text = "Brodel sold ropes.\n\nBrodel sold nets.\n\nAt night Brodel was shut.\n\n\
                The owners met Brodel.\n\nLamps hung there.\n\n\
                The song is by Karin Brodel.\n\nBrodel denied it.";
    assert_eq!(speaker(text, "Brodel"), "Karin Brodel");
}

#[test]
fn a_thing_with_an_article_is_not_the_maker() {
    let text =
        "The Brodel Kettle is new. People like the Brodel Kettle.\n\nBrodel said it was late.";
    assert_eq!(speaker(text, "Brodel"), "Brodel");
}

#[test]
fn a_given_name_that_is_an_office_as_well_is_a_name() {
    let text =
        "Dean Brodel and his wife Karin Brodel met the dean of the college. Dean Brodel left.";
    assert_eq!(speaker(text, "Dean Brodel"), "Dean Brodel");
    let text = "Arne Brodel left.\n\n“No,” Dean Brodel said.";
    assert_eq!(speaker(text, "Dean Brodel"), "Dean Brodel");
}

#[test]
fn words_of_the_page_are_no_part_of_a_name() {
    for text in [
        "Karin Brodel opened the dam.\n\nAgency   Brodel left. Brodel slept.",
        "Karin Brodel opened the dam.\n\nKarin Brodel @brodel\n\nBrodel left.",
    ] {
        assert_eq!(speaker(text, "Brodel"), "Karin Brodel");
    }
    let text = "Brodel opened the dam.\n\nlShared Brodel wins. Brodel left.";
    assert_eq!(speaker(text, "Brodel"), "Brodel");
    let text = "Pres. Brodel opened the dam.\n\nBrodel left.";
    assert_eq!(speaker(text, "Brodel"), "Brodel");
    let text = "Website Brodelwatch said that the dam was late.";
    assert_eq!(speaker(text, "Website Brodelwatch"), "Brodelwatch");
}

#[test]
fn a_number_may_be_part_of_a_name() {
    let text = "The rapper 40 Brodel sang. Then 40 Brodel left. When 40 Brodel came, he slept.";
    assert_eq!(speaker(text, "he"), "40 Brodel");
    let text = "Then 40 Brodel left. Some 12 Brodel came. Then 40 Brodel slept, he said.";
    assert_ne!(speaker(text, "he"), "40 Brodel");
    let text = "The rapper Arne 4000 sang. He slept.";
    assert_eq!(speaker(text, "He"), "Arne 4000");
    let text = "The swimmer Arne 2004 was there. Arne slept.";
    assert_eq!(speaker(text, "Arne"), "Arne");
}

#[test]
fn articles_and_particles_of_arabic_names_join_them() {
    let text = "The engineer Tarif al-Brodel spoke.\n\nAl-Brodel said the dam was safe.";
    assert_eq!(speaker(text, "Al-Brodel"), "Tarif al-Brodel");
    let text = "Jordan’s King Hamid ibn al-Brodel left. He slept.";
    assert_eq!(speaker(text, "He"), "Hamid ibn al-Brodel");
}

#[test]
fn a_dutch_article_is_part_of_a_name() {
    for name in ["Ines van 't Brodel", "Ines in ’t Brodel"] {
        let text = format!("The engineer {name} spoke. She slept. In 't Brodel left.");
        assert_eq!(speaker(&text, "She"), name);
    }
    for text in [
        "It ’é",
        "It '",
        "It 't",
        "It 't É",
        "It ’t€ B",
        "Ines in '\u{1F600}t",
    ] {
        assert_eq!(
            speaker(&format!("Arne left. {text}"), "Arne"),
            "Arne",
            "{text:?}"
        );
    }
    let text = "The engineer Ines in 't Brodel spoke.\n\nIn 't Brodel sees a storm.";
    assert_eq!(speaker(text, "'t Brodel"), "Ines in 't Brodel");
}

#[test]
fn damaged_letters_are_letters_of_a_name() {
    for name in [
        "Inigo MuA\u{303}±oz",
        "Inigo MuÃƒÂ±oz",
        "Inigo MuA\u{303}\u{83}A\u{302}±oz",
    ] {
        let text = format!("The engineer {name} spoke. He slept.");
        assert_eq!(speaker(&text, "He"), "Inigo Muñoz", "{name:?}");
    }
}

#[test]
fn a_title_may_mean_a_relative_who_has_no_surname_yet() {
    let text = "Robin Brodel, a boy, was ill.\n\nRobin’s father Arne was sad.\n\nMr Brodel said it was late.";
    assert_eq!(speaker(text, "Mr Brodel"), "Arne Brodel");
    assert_eq!(speaker(text, "Robin’s father Arne"), "Arne Brodel");
    let text = "Robin Brodel was ill.\n\nRobin’s sister Karin was sad.\n\nKarin left.";
    assert_eq!(speaker(text, "Karin"), "Karin");
}

#[test]
fn a_name_in_another_phrase_completes_a_surname() {
    let text = "The Karin Brodel campaign was late.\n\nBrodel left.";
    assert_eq!(speaker(text, "Brodel"), "Karin Brodel");
    let text = "The Karin Brodel campaign and the Arne Brodel campaign were late.\n\nBrodel left.";
    assert_eq!(speaker(text, "Brodel"), "Brodel");
}

#[test]
fn a_country_is_not_the_bank_of_it() {
    let text = "The Bank of Norway was shut.\n\nNorway denied the claim.";
    assert_eq!(speaker(text, "Norway"), "Norway");
}

#[test]
fn an_amount_is_no_part_of_a_name() {
    let text = "He paid Karin 500 kroner. Karin left.";
    assert_eq!(speaker(text, "Karin"), "Karin");
}

#[test]
fn a_surname_may_be_the_noun_of_a_body() {
    let text = "Sara Island left. Ms Island said it was late.";
    assert_eq!(speaker(text, "Ms Island"), "Sara Island");
}
