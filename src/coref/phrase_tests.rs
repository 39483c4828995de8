//! Phrases and names of bodies as a reader would repeat them, whole and without what is not theirs.

use super::tests::speaker;

/// Each row is a sentence, the words of the mention, and the name of the speaker.
fn check(rows: &[(&str, &str, &str)]) {
    for (text, words, name) in rows {
        assert_eq!(speaker(text, words), *name, "{text}");
    }
}

#[test]
fn a_body_keeps_where_it_comes_from_and_what_it_is_for() {
    check(&[
        (
            "The Norwegian Legion said “we will row” on Friday.",
            "The Norwegian Legion",
            "Norwegian Legion",
        ),
        (
            "“We will row,” Danish Aid said.",
            "Danish Aid",
            "Danish Aid",
        ),
        (
            "“We will row,” said the Norwegian National Convention.",
            "the Norwegian National Convention",
            "Norwegian National Convention",
        ),
        (
            "“We will row,” the Norwegian Pilots’ Association said.",
            "the Norwegian Pilots’ Association",
            "Norwegian Pilots’ Association",
        ),
        (
            "“We will row,” New Jersey Public Radio reported.",
            "New Jersey Public Radio",
            "New Jersey Public Radio",
        ),
        (
            "“We will row,” said the Organization for the Prohibition of River Dams.",
            "the Organization for the Prohibition of River Dams",
            "Organization for the Prohibition of River Dams",
        ),
        (
            "“We will row,” said the Norwegian Academies of Arts, Energy and Medicine.",
            "the Norwegian Academies of Arts, Energy and Medicine",
            "Norwegian Academies of Arts, Energy and Medicine",
        ),
        (
            "“We will row,” a Department for Water, Culture and Sport spokeswoman said.",
            "a Department for Water, Culture and Sport spokeswoman",
            "a Department for Water, Culture and Sport spokeswoman",
        ),
        (
            "“We will row,” said the expert at Leicester Trent University.",
            "the expert",
            "the expert at Leicester Trent University",
        ),
    ]);
}

#[test]
fn the_people_of_a_department_are_not_its_fields() {
    let text = "The Department of Health, Ines Duarte and Paul Hoang said “no”.";
    assert_eq!(speaker(text, "Ines Duarte"), "Ines Duarte");
    let text = "“No,” said the Department of Energy and Ines Duarte.";
    assert_eq!(speaker(text, "Ines Duarte"), "Ines Duarte");
}

#[test]
fn a_nameless_person_is_printed_with_the_whole_phrase() {
    check(&[
        (
            "“We will row,” a man calling himself Arne Vik said.",
            "a man",
            "a man calling himself Arne Vik",
        ),
        (
            "“We will row,” said a woman claiming to be rebel leader Ada Lund.",
            "a woman",
            "a woman claiming to be rebel leader Ada Lund",
        ),
        (
            "“We will row,” said another source familiar with Vik’s thinking.",
            "another source familiar",
            "another source familiar with Vik’s thinking",
        ),
        (
            "“We will row,” said one operative inside Vik Tower.",
            "one operative",
            "one operative inside Vik Tower",
        ),
        (
            "“We will row,” said someone in the audience.",
            "someone",
            "someone in the audience",
        ),
        (
            "“We will row,” said researchers in Canada, France and Switzerland.",
            "researchers",
            "researchers in Canada, France and Switzerland",
        ),
        (
            "“We will row,” said a spokesman for the Windsor, Ontario-based company.",
            "a spokesman",
            "a spokesman for the Windsor, Ontario-based company",
        ),
        (
            "“We will row,” said one of Vik’s close friends.",
            "one of Vik’s close friends",
            "one of Vik’s close friends",
        ),
        (
            "“We will row,” said one of two witnesses who were there.",
            "one of two witnesses",
            "one of two witnesses",
        ),
    ]);
}

#[test]
fn what_follows_the_phrase_is_left_out() {
    check(&[
        (
            "“We will row,” the clinic’s director said.",
            "the clinic",
            "the clinic",
        ),
        (
            "“We will row,” said a source on Friday.",
            "a source",
            "a source",
        ),
        (
            "“We will row,” said the officials speaking in Oslo.",
            "the officials",
            "the officials",
        ),
        (
            "“We will row,” said an official in Oslo, Ines Duarte and Paul Hoang agreed.",
            "an official",
            "an official in Oslo",
        ),
    ]);
}

#[test]
fn a_name_behind_a_determiner_describes_the_noun_behind_it() {
    let text = "Arne Vik waved.\n\n“We will row,” one Vik confidant told reporters.";
    assert_eq!(speaker(text, "one Vik confidant"), "one Vik confidant");
}

#[test]
fn one_of_several_is_a_single_person() {
    let text = "“We will row,” says one of the men, Arne Vik.\n\n“It is late,” he adds.";
    assert_eq!(speaker(text, "one of the men"), "Arne Vik");
    assert_eq!(speaker(text, "he"), "Arne Vik");
}

#[test]
fn an_owner_is_not_one_of_what_he_owns() {
    let text = "A rower was late. One of the rower’s oars broke.";
    assert_eq!(speaker(text, "the rower"), "A rower");
}

#[test]
fn two_who_are_named_between_commas_speak_together() {
    let text = "Two analysts, Arne Vik and Ada Lund, wrote that “we will row”.";
    assert_eq!(
        speaker(text, "Arne Vik and Ada Lund"),
        "Arne Vik and Ada Lund"
    );
}

#[test]
fn a_role_from_a_place_is_not_the_place() {
    let text = "Arne Vik, a 31-year-old baker from Elgin, South Carolina, says he “will row”.";
    assert_eq!(speaker(text, "a 31-year-old baker"), "Arne Vik");
    let text = "Larvik County (Ill.) Sheriff Arne Vik waved. He said “no”.";
    assert_eq!(speaker(text, "He"), "Arne Vik");
}

#[test]
fn a_woman_may_be_chairman() {
    let text = "Port chairman Sunnivette Vik wrote a letter.\n\nShe said “no”.";
    assert_eq!(speaker(text, "She"), "Sunnivette Vik");
}

#[test]
fn the_brother_of_a_title_is_nobody() {
    let text = "Lorraina Vik left the makers of Big Brother.\n\nShe said “no”.";
    assert_eq!(speaker(text, "She"), "Lorraina Vik");
}

#[test]
fn what_stands_beside_a_name_is_called_so() {
    check(&[
        (
            "Arne Vik — a pilot from Larvik — says he “will row”.",
            "a pilot",
            "Arne Vik",
        ),
        (
            "“We will row,” said another pilot, Arne Vik of the port council.",
            "another pilot",
            "Arne Vik",
        ),
        (
            "Arne Vik, the director of the port said in a statement. “We will row.”",
            "the director",
            "Arne Vik",
        ),
        (
            "On Monday Northern Tide, a rowing club, called it “a risk”. “We will row,” it said.",
            "it",
            "Northern Tide",
        ),
        (
            "“We will row,” said Larvik’s own website.",
            "Larvik’s own website",
            "Larvik’s own website",
        ),
    ]);
    for text in [
        "In Larvik, the director of the port said “no”.",
        "After meeting Ada Vik, the director of the port said “no”.",
    ] {
        assert_eq!(speaker(text, "the director"), "the director of the port");
    }
    let text = "When he met the mayor, Tom Radley of Hull said “no”. The mayor left.";
    assert_ne!(speaker(text, "The mayor"), "Tom Radley");
    let text = "Vik, an institution in the village, said “no”. “It is late,” he added.";
    assert_eq!(speaker(text, "he"), "Vik");
}

#[test]
fn a_body_is_meant_by_who_and_they() {
    check(&[(
        "The Port Workers' Union (PWU), who say it is “late”, left.",
        "who",
        "Port Workers' Union",
    )]);
    let text = "The rowing club said on Monday it was late.\n\n“It is late,” they added.";
    assert_eq!(speaker(text, "they"), "The rowing club");
}
