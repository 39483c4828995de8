//! Who is joined over stories, who is not, and what is refused in a file of people.

use super::{People, SpeakerRow, SpeakerTally, StorySpeakers};
use crate::coref::SpeakerKind;
use crate::document::{Document, Metadata};
use crate::extract::Extractor;

/// Adds up stories of an id, a date and a text.
fn tally(people: &str, stories: &[(&str, &str, &str)], by: &[&str]) -> SpeakerTally {
    let people = match people {
        "" => People::default(),
        csv => People::parse("people.csv", csv.as_bytes()).expect("people"),
    };
    let by: Vec<String> = by.iter().map(|&name| name.to_owned()).collect();
    let mut tally = SpeakerTally::new(people);
    for &(id, date, text) in stories {
        let metadata = Metadata {
            published: Some(date.to_owned()),
            ..Metadata::default()
        };
        let document = Document::plain(id, text).expect("a short story");
        let analysis = Extractor::default().extract(document.with_metadata(metadata));
        tally.add(&StorySpeakers::of(&analysis, &by, 0.0));
    }
    tally
}

fn of<'r>(rows: &'r [SpeakerRow], name: &str) -> Vec<&'r SpeakerRow> {
    rows.iter().filter(|row| row.name == name).collect()
}

const STORIES: &[(&str, &str, &str)] = &[
    (
        "ferry",
        "2031-05-02T10:00:00Z",
        "“It sails at six,” said Ines Duarte. “Or later,” Duarte said.\n\n“No,” one sailor shouted.",
    ),
    (
        "quay",
        "2031-04-30",
        "“We count again today,” Inés Duarte said.\n\n“No,” one sailor shouted.\n\nThe “Pier Song” played.",
    ),
    ("dam", "yesterday", "“It leaks,” Duarte said."),
];

#[test]
fn full_names_are_joined_and_nobody_else() {
    let tally = tally("", STORIES, &[]);
    let rows = tally.rows();
    let ines = of(&rows, "Ines Duarte");
    assert_eq!(ines.len(), 1, "{rows:?}");
    assert_eq!((ines[0].stories, ines[0].quotes, ines[0].words), (2, 3, 10));
    let days = Some(("2031-04-30".to_owned(), "2031-05-02".to_owned()));
    assert_eq!(ines[0].days, days);
    let places = (ines[0].first_story.as_str(), ines[0].last_story.as_str());
    assert_eq!(places, ("ferry", "quay"));
    // Which sailor, and which Duarte, nobody says.
    assert_eq!(of(&rows, "one sailor").len(), 2);
    assert_eq!(of(&rows, "Duarte")[0].stories, 1);
    assert_eq!(rows[0].name, "Ines Duarte");
    let words: u64 = rows.iter().map(|row| row.words).sum();
    assert_eq!(rows[0].share, (2000 * 10 + words) / (2 * words));
    assert_eq!(tally.totals().counted, 6);
    assert_eq!(tally.totals().stories, 3);
}

#[test]
fn a_file_of_people_says_who_is_meant() {
    let people =
        "id,name,aliases,party\n7,Inês Duarte,Duarte|Ines Duarte,Harbour\n8,Ola Vik,,Dam\n";
    let rows = tally(people, STORIES, &[]).rows();
    assert_eq!(rows[0].id.as_deref(), Some("7"));
    assert_eq!(rows[0].name, "Inês Duarte");
    assert_eq!((rows[0].stories, rows[0].quotes), (3, 4));
    assert_eq!(rows[0].values, ["Harbour"]);
    let sailor = of(&rows, "one sailor")[0];
    assert_eq!(
        (sailor.id.as_deref(), sailor.values.as_slice()),
        (None, &[String::new()][..])
    );
}

#[test]
fn rows_are_grouped_by_the_month_of_publication() {
    let rows = tally("", STORIES, &["month"]).rows();
    let ines = rows.iter().filter(|row| row.name.starts_with("In"));
    let groups: Vec<&str> = ines.map(|r| r.groups[0].as_str()).collect();
    assert_eq!(groups, ["2031-04", "2031-05"]);
    // A date that is not understood groups nothing.
    assert_eq!(&*of(&rows, "Duarte")[0].groups, [""]);
    for group in ["", "2031-04", "2031-05"] {
        let of_group = rows.iter().filter(|row| row.groups[0] == group);
        let share: u64 = of_group.map(|row| row.share).sum();
        assert!((998..=1002).contains(&share), "{group}: {share}");
    }
}

#[test]
fn a_file_of_people_is_refused_with_the_line_that_is_wrong() {
    for (csv, place, what) in [
        ("name\nAda Vik\n", "people.csv:1", "no column `id`"),
        ("sep=;\r\nid;name\r\n1;\r\n", "people.csv:3", "needs an id"),
        (
            "id,name\r\n1,Ada Vik\r\n\r\n2,\r\n",
            "people.csv:4",
            "needs an id",
        ),
        ("id,name\n\n1,Ada Vik\n2\n", "people.csv:4", "1 cells"),
        ("id,name,id\n1,Ada Vik,2\n", "people.csv:1", "stands twice"),
        (
            "id,name\n1,Ada Vik\n1,Ola Vik\n",
            "people.csv:3",
            "the id 1",
        ),
        (
            "id,name\n1,Ada Vik\n2,ADA VIK\n",
            "people.csv:3",
            "has, too",
        ),
        ("id,name\n1,\n", "people.csv:2", "needs an id and a name"),
        ("id,name\n1,Ada Vik,x\n", "people.csv:2", "3 cells"),
        (
            "id,name,,\n1,Ada Vik,,\n2,Ola Vik,,Left\n",
            "people.csv:3",
            "column 4 has a value and no name",
        ),
        (
            "id,name\n1,\"Ada Vik\n2,Ola Vik\n",
            "people.csv:2",
            "no closing mark",
        ),
    ] {
        let error = People::parse("people.csv", csv.as_bytes())
            .expect_err(csv)
            .to_string();
        assert!(
            error.starts_with(place) && error.contains(what),
            "{csv:?}: {error}"
        );
    }
    let damaged = People::parse("people.csv", b"id,name\n1,Zo\xC3\xAB Vik\n2,\xC5se Vik\n");
    let error = damaged.expect_err("two encodings").to_string();
    assert!(
        error.starts_with("people.csv: not UTF-8 at byte 21") && error.contains("save it as"),
        "{error}"
    );
    let empty = People::parse("people.csv", b"id,name,party,,\n1,Ada Vik,Harbour,,\n");
    assert_eq!(empty.expect("columns without names").columns(), ["party"]);
}

#[test]
fn a_file_of_people_may_come_from_a_spreadsheet() {
    let utf16: Vec<u8> = "\u{FEFF}id\tname\tparty\r\n1\tÅse Vik\tHarbour\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for csv in [
        "\u{FEFF}id,name,party\n1,Åse Vik,Harbour\n".as_bytes(),
        "id;name;party\r\n1;Åse Vik;Harbour\r\n".as_bytes(),
        "sep=;\r\nid;name;party\r\n1;Åse Vik;Harbour\r\n".as_bytes(),
        b"id;name;party\r\n1;\xC5se Vik;Harbour\r\n",
        &utf16,
    ] {
        let people = People::parse("people.csv", csv).expect("people");
        let found = people.find("ase vik", SpeakerKind::Person);
        let found = found.map(|person| (person.name.as_str(), person.values.as_slice()));
        assert_eq!(found, Some(("Åse Vik", &["Harbour".to_owned()][..])));
    }
}

#[test]
fn many_columns_take_linear_time() {
    // Of so many it took minutes when each was compared with all others.
    let columns: String = (0..200_000).map(|n| format!(",c{n}")).collect();
    let people = People::parse("people.csv", format!("id,name{columns}\n").as_bytes());
    assert_eq!(people.expect("columns").columns().len(), 200_000);
}

#[test]
fn two_of_a_story_who_are_called_alike_stay_two() {
    let text = "“It sails,” a witness said.\n\nThe mate waved.\n\n“It sinks,” a witness said.";
    let stories = [("ferry", "2031-05-02", text)];
    let mut witnesses = tally("", &stories, &[]).rows();
    witnesses.retain(|row| row.name == "a witness");
    assert_eq!(
        witnesses.iter().map(|row| row.quotes).collect::<Vec<_>>(),
        [1, 1]
    );
}
