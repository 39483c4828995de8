//! `onrecord speakers` as its user sees it: who is quoted over many stories.

#![cfg(feature = "cli")]

use assert_cmd::Command;
use std::fs;
use tempfile::TempDir;

const STORIES: &str = concat!(
    r#"{"id": "ferry", "published": "2031-05-02", "desk": "Sea", "text": "“It sails at six,” said Ines Duarte. “Or later,” Duarte said."}"#,
    "\n",
    r#"{"id": "dam", "published": "2031-04-30", "desk": "Land", "text": "“It leaks again,” Inés Duarte said. “So what,” said Ola Vik."}"#,
    "\n",
);

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn onrecord(folder: &TempDir) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder.path()).arg("speakers");
    command
}

fn printed(command: &mut Command) -> String {
    let output = command.assert().success().get_output().clone();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn speakers_of_several_stories_are_counted_together() {
    let folder = folder(&[("stories.jsonl", STORIES)]);
    let csv = printed(onrecord(&folder).arg("stories.jsonl"));
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines,
        [
            "speaker_id,speaker,kind,stories,quotes,words,share,first,last,first_story,last_story",
            ",Ines Duarte,person,2,3,9,81.8,2031-04-30,2031-05-02,ferry,dam",
            ",Ola Vik,person,1,1,2,18.2,2031-04-30,2031-04-30,dam,dam",
        ]
    );
    for jobs in ["1", "2", "7"] {
        assert_eq!(
            printed(onrecord(&folder).args(["stories.jsonl", "-j", jobs])),
            csv
        );
    }
}

#[test]
fn people_have_their_ids_and_what_is_known_of_them() {
    let people = "id,name,aliases,party\nq1,Inês Duarte,Ines Duarte,Harbour\n";
    let folder = folder(&[("stories.jsonl", STORIES), ("people.csv", people)]);
    let jsonl = printed(onrecord(&folder).args([
        "stories.jsonl",
        "--people",
        "people.csv",
        "--by",
        "desk",
        "--format",
        "jsonl",
    ]));
    let rows: Vec<serde_json::Value> = jsonl
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let of = |desk: &str, name: &str| {
        let row = rows
            .iter()
            .find(|row| row["by"]["desk"] == desk && row["speaker"] == name);
        row.unwrap_or_else(|| panic!("no {name} of {desk}: {jsonl}"))
            .clone()
    };
    let sea = of("Sea", "Inês Duarte");
    assert_eq!(sea["speaker_id"], "q1");
    assert_eq!(sea["person"]["party"], "Harbour");
    assert_eq!((&sea["quotes"], &sea["share"]), (&2.into(), &100.0.into()));
    assert!(of("Land", "Ola Vik")["person"].is_null());
}

#[test]
fn what_is_not_counted_is_said() {
    let text = "“It sails at six,” said Ines Duarte.\n\nA voice came: “Run!”\n\nThe so-called “night levy” stays.";
    let folder = folder(&[("story.txt", text)]);
    let output = onrecord(&folder)
        .arg("story.txt")
        .assert()
        .success()
        .get_output()
        .clone();
    let summary = String::from_utf8(output.stderr).unwrap();
    assert!(summary.starts_with("1 story, "), "{summary}");
    assert!(summary.contains("not counted: "), "{summary}");
}

#[test]
fn what_cannot_be_read_leaves_no_file() {
    let folder = folder(&[
        ("stories.jsonl", STORIES),
        ("people.csv", "name\nAda Vik\n"),
    ]);
    let run = |arguments: &[&str]| {
        let output = onrecord(&folder)
            .args(arguments)
            .assert()
            .code(2)
            .get_output()
            .clone();
        String::from_utf8(output.stderr).unwrap()
    };
    let missing = run(&["nothing.jsonl", "-o", "out.csv"]);
    assert!(missing.contains("nothing.jsonl"), "{missing}");
    let people = run(&["stories.jsonl", "--people", "people.csv", "-o", "out.csv"]);
    assert!(
        people.contains("people.csv:1") && people.contains("no column `id`"),
        "{people}"
    );
    let format = run(&["stories.jsonl", "-o", "out.docx"]);
    assert!(format.contains("out.docx"), "{format}");
    let over = run(&["stories.jsonl", "-o", "stories.jsonl"]);
    assert!(over.contains("stories.jsonl"), "{over}");
    assert!(!folder.path().join("out.csv").exists());
    assert_eq!(
        fs::read_to_string(folder.path().join("stories.jsonl")).unwrap(),
        STORIES
    );
}

#[test]
fn a_table_has_the_groups_above_their_speakers() {
    let folder = folder(&[("stories.jsonl", STORIES)]);
    let table = printed(onrecord(&folder).args(["stories.jsonl", "--by", "month", "-f", "table"]));
    assert_eq!(
        table,
        "month: 2031-04\n\
         speaker      quotes   words  share  stories\n\
         Inés Duarte       1       3  60.0%        1\n\
         Ola Vik           1       2  40.0%        1\n\
         \n\
         month: 2031-05\n\
         speaker      quotes   words  share  stories\n\
         Ines Duarte       2       6  100.0%        1\n"
    );
}

#[test]
fn a_terminal_is_not_told_what_to_do() {
    let story = r#"{"id": "a", "desk": "\u001b[31mSea", "text": "“It leaks,” said Ada Vik."}"#;
    let folder = folder(&[("stories.jsonl", story)]);
    let table = printed(onrecord(&folder).args(["stories.jsonl", "--by", "desk", "-f", "table"]));
    assert!(!table.contains('\u{1b}'), "{table:?}");
    assert!(table.contains("Sea"), "{table:?}");
}

fn refused(folder: &TempDir, arguments: &[&str]) -> String {
    let output = onrecord(folder).args(arguments).assert().code(2);
    String::from_utf8(output.get_output().stderr.clone()).unwrap()
}

#[test]
fn no_two_columns_have_one_name() {
    let folder = folder(&[
        ("stories.jsonl", STORIES),
        ("kinds.csv", "id,name,kind\n1,Ola Vik,guest\n"),
        ("desks.csv", "id,name,desk\n1,Ola Vik,Home\n"),
    ]);
    let kinds = refused(&folder, &["stories.jsonl", "--people", "kinds.csv"]);
    assert!(
        kinds.contains("kinds.csv:1") && kinds.contains("`kind`"),
        "{kinds}"
    );
    let by_desk = [
        "stories.jsonl",
        "--people",
        "desks.csv",
        "--by",
        "desk",
        "-f",
    ];
    let desks = refused(&folder, &[&by_desk[..], &["tsv"]].concat());
    assert!(
        desks.contains("`desk`") && desks.contains("--format jsonl"),
        "{desks}"
    );
    // Objects keep them apart.
    let jsonl = printed(onrecord(&folder).args(by_desk).arg("jsonl"));
    assert!(jsonl.contains(r#""by":{"desk":"Land"}"#), "{jsonl}");
    assert!(jsonl.contains(r#""person":{"desk":"Home"}"#), "{jsonl}");
}

#[test]
fn a_field_that_no_story_has_is_said() {
    let undated = r#"{"id": "a", "desk": "Sea", "text": "“It leaks,” said Ada Vik."}"#;
    let folder = folder(&[("stories.jsonl", STORIES), ("undated.jsonl", undated)]);
    for (file, by, message) in [
        (
            "stories.jsonl",
            "desk,dsek",
            Some("no counted story has a field `dsek` (--by)"),
        ),
        (
            "undated.jsonl",
            "month",
            Some("nor a `published` or `date` such as 2026-03-09 (--by)"),
        ),
        ("stories.jsonl", "desk,month", None),
    ] {
        let output = onrecord(&folder)
            .args([file, "--by", by])
            .assert()
            .success();
        let said = String::from_utf8(output.get_output().stderr.clone()).unwrap();
        match message {
            Some(message) => assert!(said.contains(message), "{by}: {said}"),
            None => assert!(!said.contains("--by"), "{by}: {said}"),
        }
    }
}

#[test]
fn excel_is_for_csv() {
    let folder = folder(&[("stories.jsonl", STORIES)]);
    let said = refused(&folder, &["stories.jsonl", "--excel", "-f", "jsonl"]);
    assert!(said.contains("--excel is for CSV only"), "{said}");
}

#[test]
fn speakers_that_are_not_certain_enough_are_counted_by_the_option() {
    let folder = folder(&[("stories.jsonl", STORIES)]);
    let certain = ["stories.jsonl", "--min-confidence", "1"];
    let output = onrecord(&folder).args(certain).assert().success();
    let said = String::from_utf8(output.get_output().stderr.clone()).unwrap();
    assert!(said.contains("4 below --min-confidence"), "{said}");
}

#[test]
fn a_name_with_many_marks_takes_linear_time() {
    // Each mark measured with all before it took minutes.
    let marks = "\u{301}".repeat(200_000);
    let long = "harbour ".repeat(6);
    let people = format!("id,name,aliases\nq1,Ines{marks} Duarte of the {long},Ines Duarte\n");
    let folder = folder(&[("stories.jsonl", STORIES), ("people.csv", &people)]);
    let mut command = onrecord(&folder);
    command.args(["stories.jsonl", "--people", "people.csv", "-f", "table"]);
    let table = printed(command.timeout(std::time::Duration::from_secs(60)));
    assert!(table.contains(" Duarte of the harbour harbour harb…  "));
}
