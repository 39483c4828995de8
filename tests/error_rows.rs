//! `extract --error-rows`: what cannot be read is a row with its id, for jobs that must account for every story.

#![cfg(feature = "cli")]

use assert_cmd::Command;
use std::fs;

fn onrecord(arguments: &[&str], input: impl Into<Vec<u8>>) -> (i32, String, String) {
    let mut command = Command::cargo_bin("onrecord").expect("the command is built");
    let run = command.args(arguments).write_stdin(input).output();
    let run = run.expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = run.status.code().expect("an exit code");
    (code, text(run.stdout), text(run.stderr))
}

const LINES: &str = r#"{"id":"good","text":"“Yes,” said Tom Aske."}
{"id":"null","text":null}
{"text":"half of \ud83d a pair","id":7}
{"id":"no text"}
no object
{"id":"last","text":"“No,” said Ines Duarte."}
"#;

#[test]
fn a_story_that_cannot_be_read_is_a_row_with_its_id() {
    let (code, rows, told) = onrecord(
        &[
            "extract",
            "-",
            "--input-format",
            "jsonl",
            "-f",
            "jsonl",
            "--error-rows",
        ],
        LINES,
    );
    let begins: Vec<&str> = rows.lines().map(|row| &row[..row.len().min(40)]).collect();
    assert_eq!(begins.len(), 6, "{rows}");
    for (row, wanted) in rows.lines().zip([
        r#"{"document":"good","line":1,"#,
        r#"{"document":"null","error":"invalid type: null, expected a string"}"#,
        r#"{"document":"7","error":"#,
        r#"{"document":"no text","error":"missing field `text`"#,
        r#"{"document":"-:5","error":"expected ident"}"#,
        r#"{"document":"last","line":1,"#,
    ]) {
        assert!(row.starts_with(wanted), "{row}\n{wanted}");
    }
    // All is in the output, so nothing is missing from it.
    assert_eq!((code, told.as_str()), (0, ""));
}

#[test]
fn a_line_over_the_limit_has_its_id() {
    let long = format!(
        "{{\"id\":\"long\",\"text\":\"{}\"}}\n{LINES}",
        "a".repeat(65 << 20)
    );
    let (code, rows, _) = onrecord(
        &[
            "extract",
            "-",
            "--input-format",
            "jsonl",
            "-f",
            "jsonl",
            "--error-rows",
        ],
        long,
    );
    assert!(
        rows.starts_with("{\"document\":\"long\",\"error\":\"longer than 64 MiB\"}\n"),
        "{}",
        &rows[..rows.len().min(200)]
    );
    assert_eq!((code, rows.lines().count()), (0, 7));
}

#[test]
fn a_part_of_a_job_without_stories_is_no_error() {
    let jsonl = ["extract", "-", "--input-format", "jsonl", "-f", "jsonl"];
    assert_eq!(onrecord(&jsonl, ""), (0, String::new(), String::new()));
    // A file is named on purpose, and should have something in it.
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("empty.jsonl");
    fs::write(&file, "").expect("written");
    let (code, _, told) = onrecord(&["extract", file.to_str().expect("UTF-8")], "");
    assert_eq!(code, 2);
    assert!(told.contains("empty"), "{told}");
}

#[test]
fn only_jsonl_has_room_for_an_error() {
    let (code, _, told) = onrecord(&["extract", "-", "-f", "csv", "--error-rows"], LINES);
    assert_eq!(code, 2);
    assert!(told.contains("--error-rows needs --format jsonl"), "{told}");
}

#[test]
fn a_file_of_errors_only_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("quotes.jsonl");
    let out = file.to_str().expect("UTF-8");
    let (code, _, _) = onrecord(
        &["extract", "no/such/story.txt", "--error-rows", "-o", out],
        "",
    );
    let written = fs::read_to_string(&file).expect("a file");
    assert_eq!(
        written,
        "{\"document\":\"no/such/story.txt\",\"error\":\"no such file or folder\"}\n"
    );
    assert_eq!(code, 0);
}
