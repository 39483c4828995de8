//! `--people` of `extract`, `diff` and `verify`: who is meant by a name, and what else is known of them.

#![cfg(feature = "cli")]

use assert_cmd::Command;
use std::fs;
use tempfile::TempDir;

const PEOPLE: &str = "id,name,aliases,party,office\nq1,Inês Duarte,Ines Duarte,Harbour,minister\nq2,Ola Vik,,,\nq3,A Sailor,,Hill,\n";
const STORY: &str = "“It sails at six,” said Ines Duarte.\n\n“Or later,” Duarte said.\n\n“Never,” said Ola Vik.\n\n\
                     “Who knows,” said Grete Holm.\n\n“We will see,” a sailor said.\n";
const LATER: &str = "“It sails at seven,” said Ola Vik.\n\n“Or later,” Ines Duarte said.\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("people.csv", PEOPLE),
        ("story.txt", STORY),
        ("later.txt", LATER),
        (
            "earlier.txt",
            "“It sails at six,” said Ines Duarte.\n\n“Or later,” Duarte said.\n",
        ),
        ("clash.csv", "id,name,cue\nq1,Ola Vik,x\n"),
        ("clash_of_changes.csv", "id,name,quote\nq1,Ola Vik,x\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &TempDir, arguments: &str) -> (String, String, Option<i32>) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder.path());
    let output = command.args(arguments.split(' ')).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        text(output.stdout),
        text(output.stderr),
        output.status.code(),
    )
}

/// Returns the cells of some columns of CSV, row by row.
fn cells(csv: &str, names: &[&str]) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let at = |name: &&str| {
        let found = header.iter().position(|column| column == *name);
        found.unwrap_or_else(|| panic!("no column {name}: {header:?}"))
    };
    let columns: Vec<usize> = names.iter().map(at).collect();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells: Vec<&str> = columns.iter().map(|&n| &row[n]).collect();
        cells.join("|")
    });
    rows.collect()
}

fn objects(jsonl: &str) -> Vec<serde_json::Value> {
    let lines = jsonl.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn quotes_have_the_ids_of_their_speakers() {
    let folder = folder();
    let (csv, _, code) = run(
        &folder,
        "extract story.txt --people people.csv --keep headline",
    );
    assert_eq!(code, Some(0));
    assert!(
        csv.lines()
            .next()
            .unwrap()
            .ends_with(",start,end,headline,speaker_id,party,office")
    );
    // A sailor of one story is not that of another, whatever a file says; nobody has told who Grete Holm is.
    let known = cells(&csv, &["speaker", "speaker_id", "party", "office"]);
    assert_eq!(
        known,
        [
            "Ines Duarte|q1|Harbour|minister",
            "Ines Duarte|q1|Harbour|minister",
            "Ola Vik|q2||",
            "Grete Holm|||",
            "a sailor|||"
        ]
    );
    let (jsonl, _, _) = run(
        &folder,
        "extract story.txt --people people.csv --format jsonl",
    );
    let rows = objects(&jsonl);
    assert_eq!(rows[0]["speaker_id"], "q1");
    assert_eq!(
        rows[0]["person"],
        serde_json::json!({"party": "Harbour", "office": "minister"})
    );
    assert_eq!(
        rows[2]["person"],
        serde_json::json!({"party": null, "office": null})
    );
    assert!(rows[3].get("speaker_id").is_none() && rows[3].get("person").is_none());
    let (tsv, _, _) = run(
        &folder,
        "extract story.txt --people people.csv --format tsv",
    );
    assert!(
        tsv.lines()
            .nth(1)
            .unwrap()
            .ends_with("\tq1\tHarbour\tminister"),
        "{tsv}"
    );
}

#[test]
fn a_speaker_who_is_withheld_has_no_id() {
    let folder = folder();
    let (csv, _, _) = run(
        &folder,
        "extract story.txt --people people.csv --min-confidence 1",
    );
    let known = cells(&csv, &["speaker", "speaker_id"]);
    assert!(known.iter().all(|row| row == "|"), "{known:?}");
}

#[test]
fn changes_have_the_ids_of_both_sides() {
    let folder = folder();
    let (csv, _, _) = run(
        &folder,
        "diff earlier.txt later.txt --people people.csv --format csv",
    );
    assert!(csv.lines().next().unwrap().ends_with(
        ",before_speaker_id,before_party,before_office,after_speaker_id,after_party,after_office"
    ));
    let known = cells(
        &csv,
        &[
            "changes",
            "before_speaker_id",
            "before_party",
            "after_speaker_id",
            "after_party",
        ],
    );
    assert_eq!(known, ["wording speaker|q1|Harbour|q2|"]);
    let (jsonl, _, _) = run(
        &folder,
        "diff earlier.txt later.txt --people people.csv --format jsonl",
    );
    let row = &objects(&jsonl)[0];
    assert_eq!(row["before"]["speaker_id"], "q1");
    assert_eq!(row["before"]["person"]["office"], "minister");
    assert_eq!(row["after"]["speaker_id"], "q2");
}

#[test]
fn verdicts_have_the_ids_of_the_speakers_of_the_story() {
    let folder = folder();
    let (csv, _, _) = run(
        &folder,
        "verify story.txt --against earlier.txt --people people.csv --format csv",
    );
    let known = cells(&csv, &["verdict", "speaker_id", "party"]);
    assert_eq!(
        known,
        [
            "exact|q1|Harbour",
            "exact|q1|Harbour",
            "absent|q2|",
            "absent||",
            "absent||"
        ]
    );
    let (jsonl, _, _) = run(
        &folder,
        "verify story.txt --against earlier.txt --people people.csv --format jsonl",
    );
    assert_eq!(objects(&jsonl)[0]["person"]["party"], "Harbour");
}

#[test]
fn without_a_file_nothing_is_added() {
    let folder = folder();
    for arguments in [
        "extract story.txt",
        "diff earlier.txt later.txt",
        "verify story.txt --against earlier.txt",
    ] {
        for format in ["csv", "jsonl"] {
            let (out, _, _) = run(&folder, &format!("{arguments} --format {format}"));
            assert!(
                !out.contains("speaker_id") && !out.contains("person\":{"),
                "{out}"
            );
        }
    }
}

#[test]
fn a_column_that_the_output_has_is_refused_with_the_way_out() {
    let folder = folder();
    for arguments in [
        "extract story.txt --people clash.csv",
        "diff earlier.txt later.txt --people clash_of_changes.csv --format csv",
        "verify story.txt --against earlier.txt --people clash_of_changes.csv --format csv",
        "extract story.txt --people people.csv --keep party",
    ] {
        let (out, message, code) = run(&folder, arguments);
        assert_eq!((out.as_str(), code), ("", Some(2)), "{arguments}");
        assert!(
            message.contains("the output has another column `"),
            "{message}"
        );
        assert!(message.contains("--format jsonl"), "{message}");
    }
    let (_, _, code) = run(
        &folder,
        "extract story.txt --people clash.csv --format jsonl",
    );
    assert_eq!(code, Some(0));
    let twice = "id,name,speaker_id\nQ1,Ines Duarte,x\n";
    std::fs::write(folder.path().join("twice.csv"), twice).unwrap();
    for command in ["extract story.txt", "verify story.txt --against story.txt"] {
        let (_, message, code) = run(
            &folder,
            &format!("{command} --people twice.csv --format csv"),
        );
        assert_eq!(code, Some(2), "{message}");
        assert!(message.contains("another column `speaker_id`"), "{message}");
    }
}

#[test]
fn a_file_of_people_is_no_output() {
    let folder = folder();
    let (_, message, code) = run(
        &folder,
        "extract story.txt --people people.csv -o people.csv",
    );
    assert_eq!(code, Some(2));
    assert!(
        message.contains("is an input and would be overwritten"),
        "{message}"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("people.csv")).unwrap(),
        PEOPLE
    );
    let (_, message, code) = run(&folder, "extract story.txt --people nobody.csv");
    assert_eq!(code, Some(2));
    assert!(message.contains("nobody.csv"), "{message}");
}
