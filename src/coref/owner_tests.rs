//! Whose somebody is.

use super::tests::speaker;

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

#[test]
fn whose_lawyer_it_is_tells_a_name_apart() {
    let text = "The county's lawyer, Ole Grieg, said the contract “has never been worth the paper”.\n\n\
                Rashid Bano's lawyer disagreed: “It is a good contract.”";
    assert_ne!(speaker(text, "Rashid Bano's lawyer"), "Ole Grieg");
}

#[test]
fn a_deputy_in_a_lead_with_a_name_is_not_the_next_name() {
    let text = "The harbour closes.\n\n“We have no money,” said Sigrid Moe, who runs the harbour. Her deputy was blunter. \
                “It is over,” he told reporters.\n\nRashid Bano, 61, has sold fish there since 1989.";
    assert_ne!(speaker(text, "Her deputy"), "Rashid Bano");
    assert_ne!(speaker(text, "he"), "Rashid Bano");
}

#[test]
fn a_body_is_not_the_person_named_before_it() {
    let first = "“We go,” said Ingrid Solheim, who chairs the committee.\n\n";
    for (after, body) in [
        (
            "The port authority said that traffic “will double”.",
            "The port authority",
        ),
        (
            "According to a report by the port authority, traffic “will double”.",
            "a report",
        ),
    ] {
        let found = speaker(&format!("{first}{after}"), body);
        assert!(found.ends_with("he port authority"), "{found}");
    }
}

#[test]
fn my_manager_is_nobody_whom_the_story_named() {
    let text = "Lena Brandt drives a bus. Brandt left in May.\n\n“My manager told me, ‘Never,’” Brandt said.";
    assert_ne!(speaker(text, "My manager"), "Lena Brandt");
}
