//! One scale of severity for `check`, `diff` and `verify`: what is printed, and what fails a run.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const FILES: [(&str, &str); 7] = [
    ("1.txt", "“We will not sell the dam,” said Ana Ruiz.\n"),
    ("lower.txt", "“we will not sell the dam,” said Ana Ruiz.\n"),
    ("cue.txt", "“We will not sell the dam,” claimed Ana Ruiz.\n"),
    ("cut.txt", "“We will not sell,” said Ana Ruiz.\n"),
    ("sold.txt", "“We will sell the dam,” said Ana Ruiz.\n"),
    (
        "hearing.txt",
        "RUIZ: We will not sell the dam.\nHOANG: I see.\n",
    ),
    (
        "filler.txt",
        "“Um, we will not sell the dam,” said Ana Ruiz.\n",
    ),
];

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in FILES {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let output = command.current_dir(folder).args(args).output().unwrap();
    (
        output.status.code().expect("no signal"),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

/// The severities in a JSONL output.
fn severities(stdout: &str) -> Vec<String> {
    let rows = stdout.lines().map(|line| {
        let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        row["severity"].as_str().expect("a severity").to_owned()
    });
    rows.collect()
}

#[test]
fn a_change_fails_the_run_from_its_severity_up() {
    let folder = folder();
    for (after, severity, fails) in [
        ("cue.txt", "note", [1, 0, 0]),
        ("cut.txt", "warning", [1, 1, 0]),
        ("sold.txt", "error", [1, 1, 1]),
    ] {
        for (least, code) in ["note", "warning", "error"].into_iter().zip(fails) {
            let args = ["diff", "1.txt", after, "-f", "jsonl", "--fail-on", least];
            let (ended, stdout, stderr) = run(folder.path(), &args);
            assert_eq!((ended, stderr.as_str()), (code, ""), "{after} {least}");
            assert_eq!(severities(&stdout), [severity]);
        }
    }
}

#[test]
fn a_verdict_fails_the_run_from_its_severity_up() {
    let folder = folder();
    for (story, severity, fails) in [
        ("1.txt", "none", [0, 0, 0]),
        ("lower.txt", "note", [1, 0, 0]),
        ("filler.txt", "warning", [1, 1, 0]),
        ("sold.txt", "error", [1, 1, 1]),
    ] {
        for (least, code) in ["note", "warning", "error"].into_iter().zip(fails) {
            let args = [
                "verify",
                story,
                "-a",
                "hearing.txt",
                "-f",
                "jsonl",
                "--fail-on",
                least,
            ];
            let (ended, stdout, stderr) = run(folder.path(), &args);
            assert_eq!((ended, stderr.as_str()), (code, ""), "{story} {least}");
            assert_eq!(severities(&stdout), [severity]);
        }
    }
}

#[test]
fn the_old_words_are_understood_with_a_hint() {
    let folder = folder();
    for (old, new, code) in [
        ("low", "note", 1),
        ("medium", "warning", 1),
        ("high", "error", 0),
    ] {
        let hint = format!("onrecord: hint: --fail-on: “{old}” is now “{new}”\n");
        let args = ["diff", "1.txt", "cut.txt", "--fail-on", old];
        let (ended, _, stderr) = run(folder.path(), &args);
        assert_eq!((ended, stderr), (code, hint.clone()), "diff {old}");
        let args = ["verify", "1.txt", "-a", "hearing.txt", "--fail-on", old];
        assert_eq!(run(folder.path(), &args).2, hint, "verify {old}");
        let args = ["check", "1.txt", "--fail-on", old];
        let (ended, _, stderr) = run(folder.path(), &args);
        assert!(
            ended == 1 && stderr.starts_with(&hint),
            "check {old}: {stderr}"
        );
    }
    let (code, _, stderr) = run(folder.path(), &["check", "1.txt", "--fail-on", "grave"]);
    assert_eq!(code, 2);
    assert!(
        stderr.contains("expected note, warning, error or never"),
        "{stderr}"
    );
}

#[test]
fn never_and_none_fail_nothing() {
    let folder = folder();
    assert_eq!(
        run(folder.path(), &["check", "1.txt", "--fail-on", "never"]).0,
        0
    );
    let toml = "[severity]\ngolden-missing = \"none\"\n";
    fs::write(folder.path().join("onrecord.toml"), toml).unwrap();
    assert_eq!(run(folder.path(), &["check", "1.txt"]).0, 0);
    // The old word.
    fs::write(
        folder.path().join("onrecord.toml"),
        toml.replace("none", "off"),
    )
    .unwrap();
    assert_eq!(run(folder.path(), &["check", "1.txt"]).0, 0);
}
