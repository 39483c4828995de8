//! Pipes and files that are not what they seem: a reader that leaves, a disk that is full, a file
//! without an end.
#![cfg(unix)]

use assert_cmd::cargo::CommandCargoExt as _;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const STORY: &str = "“The weir holds,” said Ines Duarte on Friday.\n\n";
const OTHER: &str = "“The weir does not hold,” said Ines Duarte on Friday.\n\n";
const HEADER: &str = "line,quote,speaker,role,mention,cue,kind\n";

fn onrecord(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).args(args);
    // On a machine of CI nothing is written of goldens.
    command.env("CI", "true");
    command.env_remove("GITHUB_STEP_SUMMARY");
    command.env_remove("ONRECORD_UPDATE");
    command
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = onrecord(folder, args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().expect("no signal"),
        text(output.stdout),
        text(output.stderr),
    )
}

/// Runs with a pipe whose reader leaves at once; returns the exit code and what was said.
fn unread(folder: &Path, args: &[&str]) -> (i32, String) {
    let mut command = onrecord(folder, args);
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().expect("no signal"), said)
}

/// A folder in which every subcommand has something to find, and something it cannot read.
fn folder(stories: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    put("story.txt", &STORY.repeat(stories));
    put("other.txt", &OTHER.repeat(stories));
    put("known.jsonl", "no json\n{\"text\":\"No.\",\"quotes\":[]}\n");
    fs::write(folder.path().join("bytes.txt"), [0_u8, 1, 2, 0xFF]).unwrap();
    folder
}

#[test]
fn a_closed_pipe_changes_no_exit_code() {
    // More than a pipe takes in, and so little that it is written in the end only.
    for stories in [900, 1] {
        let folder = folder(stories);
        let golden = fs::read(folder.path().join("story.txt")).unwrap();
        fs::create_dir(folder.path().join("checked")).unwrap();
        let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
        put("checked/ferry.txt", &golden);
        put("checked/ferry.quotes.csv", HEADER.as_bytes());
        let mut cases = vec![
            (vec!["extract", "story.txt"], 0),
            (vec!["extract", "nowhere.txt", "story.txt"], 2),
            (vec!["extract", "bytes.txt", "story.txt", "-f", "jsonl"], 2),
            (vec!["diff", "story.txt", "story.txt"], 0),
            (vec!["diff", "story.txt", "bytes.txt", "other.txt"], 2),
            (
                vec![
                    "verify",
                    "story.txt",
                    "--against",
                    "nowhere.txt",
                    "--against",
                    "other.txt",
                ],
                2,
            ),
            (vec!["eval", "known.jsonl"], 2),
            (vec!["eval", "known.jsonl", "--format", "json"], 2),
            (vec!["config"], 0),
            (vec!["--help"], 0),
            (vec!["--version"], 0),
            (vec!["--completions", "zsh"], 0),
        ];
        let reports: &[&str] = match stories {
            1 => &["text", "json", "github", "sarif", "junit"],
            _ => &["text"],
        };
        for format in reports {
            cases.push((vec!["check", "checked", "-f", format], 1));
        }
        let forms: &[&str] = match stories {
            1 => &["csv", "jsonl", "table", "github", "sarif", "junit"],
            _ => &["csv", "sarif"],
        };
        for format in forms {
            cases.push((vec!["diff", "story.txt", "other.txt", "-f", format], 1));
            let verify = [
                "verify",
                "story.txt",
                "--against",
                "other.txt",
                "-f",
                format,
            ];
            cases.push((verify.to_vec(), 1));
        }
        for (args, expected) in cases {
            let (code, _, stderr) = run(folder.path(), &args);
            assert_eq!(code, expected, "{args:?}: {stderr}");
            let (code, said) = unread(folder.path(), &args);
            assert_eq!(code, expected, "{args:?}, unread: {said}");
            assert_eq!(said, stderr, "{args:?}");
        }
    }
}

#[test]
fn what_cannot_be_written_is_a_failure() {
    let folder = folder(1);
    for args in [
        &["--help"][..],
        &["extract", "--help"],
        &["help", "check"],
        &["--version"],
        &["--completions", "bash"],
        &["config"],
        &["extract", "story.txt"],
        &["diff", "story.txt", "story.txt"],
        &["verify", "story.txt", "--against", "story.txt"],
        &["check", "story.txt", "-f", "json"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = onrecord(folder.path(), args).stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(
            said.starts_with("onrecord: standard output: No space left"),
            "{args:?}: {said}"
        );
    }
}

#[test]
fn a_small_file_without_an_end_is_not_read_to_it() {
    let folder = folder(1);
    let path = folder.path();
    fs::write(
        path.join("long.csv"),
        "word,kind,forms,note\n".repeat(900_000),
    )
    .unwrap();
    for (args, said) in [
        (
            &["extract", "story.txt", "--lexicon", "/dev/zero"][..],
            "/dev/zero: longer than 16 MiB",
        ),
        (
            &["extract", "story.txt", "--lexicon", "long.csv"],
            "long.csv: longer than 16 MiB",
        ),
        (
            &["config", "--config", "/dev/zero"],
            "/dev/zero: longer than 1 MiB",
        ),
    ] {
        let (code, _, stderr) = run(path, args);
        assert_eq!(code, 2, "{args:?}");
        assert!(stderr.starts_with(&format!("onrecord: {said}")), "{stderr}");
    }
    // A file of holes: nothing of it is on the disk.
    let golden = fs::File::create(path.join("quotes.csv")).unwrap();
    golden.set_len(65 << 20).unwrap();
    let (code, _, stderr) = run(path, &["check", "story.txt"]);
    assert_eq!(code, 2);
    assert!(
        stderr.contains("longer than 64 MiB, the limit for a golden"),
        "{stderr}"
    );
}

#[test]
fn of_one_input_a_few_problems_are_told_and_all_are_counted() {
    let folder = folder(1);
    let path = folder.path();
    let record = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n\r\n";
    fs::write(path.join("a.warc"), record.repeat(5_000)).unwrap();
    fs::write(path.join("b.jsonl"), "no json\n".repeat(812)).unwrap();
    fs::write(
        path.join("c.csv"),
        format!("id,text\n{}", "one\n".repeat(30)),
    )
    .unwrap();
    fs::write(path.join("d.jsonl"), "no json\n".repeat(20)).unwrap();
    let inputs = ["a.warc", "b.jsonl", "c.csv", "story.txt", "d.jsonl"];
    let told = [
        ("a.warc", 4_980),
        ("b.jsonl", 792),
        ("c.csv", 10),
        ("d.jsonl", 0),
    ];
    for jobs in ["1", "2"] {
        let args = [&["extract", "-j", jobs][..], &inputs].concat();
        let (code, stdout, stderr) = run(path, &args);
        assert_eq!(code, 2);
        assert_eq!(stdout.lines().count(), 2, "the story is read: {stdout}");
        let mut lines = stderr.lines();
        for (file, left) in told {
            for _ in 0..20 {
                let line = lines.next().unwrap();
                assert!(line.starts_with(&format!("onrecord: {file}:")), "{line}");
            }
            if left > 0 {
                let rest = format!("onrecord: {file}: and {left} more problems");
                assert_eq!(lines.next(), Some(rest.as_str()));
            }
        }
        assert_eq!(lines.next(), None);
    }
    for args in [
        &["diff", "story.txt", "b.jsonl", "story.txt"][..],
        &[
            "verify",
            "story.txt",
            "--against",
            "b.jsonl",
            "--against",
            "story.txt",
        ],
        &["eval", "b.jsonl"],
    ] {
        let (code, _, stderr) = run(path, args);
        assert_eq!(code, 2, "{args:?}");
        let problems = stderr.lines().filter(|line| line.contains("b.jsonl"));
        assert_eq!(problems.count(), 21, "{args:?}: {stderr}");
        assert!(
            stderr.contains("onrecord: b.jsonl: and 792 more problems\n"),
            "{stderr}"
        );
    }
    // Notes on what was read are as many.
    let cell = b"\"\x93Le caf\xE9 reste ouvert tout l\x92\xE9t\xE9,\x94 said Ines Duarte.\"\n";
    let rows = [&b"text\n"[..], &cell.repeat(50)].concat();
    fs::write(path.join("latin.csv"), rows).unwrap();
    let (code, _, stderr) = run(path, &["extract", "latin.csv"]);
    assert_eq!((code, stderr.lines().count()), (0, 21), "{stderr}");
    assert!(
        stderr.ends_with("onrecord: latin.csv: and 30 more notes like these\n"),
        "{stderr}"
    );
}

#[test]
fn names_that_are_not_utf8_stay_apart() {
    let folder = TempDir::new().unwrap();
    let names: [&[u8]; 4] = [b"caf\xE9.txt", b"caf\xE8.txt", br"caf\xE9.txt", br"a\b.txt"];
    for name in names {
        fs::write(folder.path().join(OsStr::from_bytes(name)), STORY).unwrap();
    }
    let printed = [r"a\b.txt", r"caf\\xE9.txt", r"caf\xE8.txt", r"caf\xE9.txt"];
    let (code, csv, stderr) = run(folder.path(), &["extract", "."]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let documents = csv
        .lines()
        .skip(1)
        .map(|row| row.split(',').next().unwrap());
    let expected: Vec<String> = printed.iter().map(|name| format!("./{name}")).collect();
    assert_eq!(documents.collect::<Vec<_>>(), expected);
    let (_, rows, _) = run(
        folder.path(),
        &["diff", ".", "-f", "jsonl", "--ignore", "moved"],
    );
    assert_eq!(rows, "");
    let (_, rows, _) = run(
        folder.path(),
        &["verify", ".", "--against", ".", "-f", "csv"],
    );
    for name in printed {
        assert!(rows.contains(&format!("./{name},")), "{name}: {rows}");
    }
}
