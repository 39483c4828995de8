//! `onrecord verify` as a user meets it: exit codes, messages, formats.

mod pairs;

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const STORY: &str = "“We will close the ferry this year,” said Ines Duarte.\n";
const TRANSCRIPT: &str =
    "CHAIR: Go ahead.\nDUARTE: We will not close the ferry this year.\nCHAIR: Thank you.\n";

/// A folder of files, removed in the end.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// What a run in `folder` gave: exit code, standard output, standard error.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    let output = command
        .current_dir(folder)
        .arg("verify")
        .args(args)
        .output()
        .unwrap();
    (
        output.status.code().expect("no signal"),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn a_dropped_not_is_found_and_shown() {
    let folder = folder(&[
        ("story.txt", STORY.as_bytes()),
        ("t.txt", TRANSCRIPT.as_bytes()),
    ]);
    let args = ["story.txt", "--against", "t.txt", "--format", "table"];
    let (code, stdout, stderr) = run(folder.path(), &args);
    assert_eq!((code, stderr.as_str()), (1, ""));
    let page = "\
story.txt · 1 quote · 1 altered

   1  altered · Ines Duarte · 1 of 8 words differs · word error rate 0.13
      story   We will ··· close the ferry this year,
      source  We will not close the ferry this year
                      ^^^
      t.txt:2 · DUARTE
      not → (negation)

";
    assert_eq!(stdout, page);
}

#[test]
fn a_record_has_the_fields_in_their_order() {
    let folder = folder(&[
        ("story.txt", STORY.as_bytes()),
        ("t.txt", TRANSCRIPT.as_bytes()),
    ]);
    let args = ["story.txt", "--against", "t.txt", "--format", "jsonl"];
    let (_, stdout, _) = run(folder.path(), &args);
    let record = concat!(
        r#"{"document":"story.txt","start":1,"end":35,"quote":"We will close the ferry this year,","#,
        r#""speaker":"Ines Duarte","verdict":"altered","severity":"error","word_error_rate":0.13,"#,
        r#""source":{"document":"t.txt","start":25,"end":62,"#,
        r#""text":"We will not close the ferry this year","speaker":"DUARTE","line":2,"time":null},"#,
        r#""edits":[{"before":"not","after":"","note":"negation","words":null,"crosses":null}],"#,
        r#""line":1,"same_speaker":true,"disagreeing":[],"found":0,"speaker_doubt":null,"nearest":[],"media":null}"#,
        "\n"
    );
    assert_eq!(stdout, record);
}

#[test]
fn the_bar_decides_on_the_exit_code() {
    let faithful = "DUARTE: We will close the ferry this year.\nCHAIR: Yes.\nCHAIR: Thank you.\n";
    let other = "BELL: We will close the ferry this year.\nDUARTE: No.\nBELL: Thank you.\n";
    let folder = folder(&[
        ("story.txt", STORY.as_bytes()),
        ("altered.txt", TRANSCRIPT.as_bytes()),
        ("faithful.txt", faithful.as_bytes()),
        ("other.txt", other.as_bytes()),
        ("absent.txt", b"Nothing of the kind."),
        (
            "title.txt",
            "The book is called “Seven Winters at Sea”.".as_bytes(),
        ),
    ]);
    let code = |args: &[&str]| run(folder.path(), args).0;
    assert_eq!(code(&["story.txt", "--against", "faithful.txt"]), 0);
    assert_eq!(code(&["story.txt", "--against", "altered.txt"]), 1);
    assert_eq!(
        code(&[
            "story.txt",
            "--against",
            "altered.txt",
            "--fail-on",
            "absent"
        ]),
        0
    );
    assert_eq!(
        code(&[
            "story.txt",
            "--against",
            "absent.txt",
            "--fail-on",
            "absent"
        ]),
        1
    );
    assert_eq!(
        code(&["story.txt", "--against", "other.txt"]),
        1,
        "the wrong speaker"
    );
    assert_eq!(
        code(&["story.txt", "--against", "other.txt", "--fail-on", "never"]),
        0
    );
    assert_eq!(
        code(&["title.txt", "--against", "absent.txt"]),
        0,
        "a title"
    );
    // The faithful source is the better one, whatever the order.
    assert_eq!(
        code(&["story.txt", "--against", "altered.txt", "faithful.txt"]),
        0
    );
}

#[test]
fn sources_that_cannot_be_read_are_named_and_the_rest_is_checked() {
    let folder = folder(&[
        ("story.txt", STORY.as_bytes()),
        ("binary.txt", b"\x00\x01\x02"),
        ("empty.txt", b""),
        ("good.txt", b"We will close the ferry this year."),
        (
            "latin.txt",
            b"Caf\xe9 \x93We will close the ferry this year,\x94 said Ines Duarte.",
        ),
    ]);
    let sources = [
        "story.txt",
        "--against",
        "binary.txt",
        "empty.txt",
        "gone.txt",
        "good.txt",
    ];
    let (code, stdout, stderr) = run(folder.path(), &sources);
    assert_eq!(code, 2, "{stderr}");
    assert!(stdout.contains(",exact,0.00,good.txt,1,"), "{stdout}");
    let places: Vec<&str> = stderr
        .lines()
        .map(|line| line.split(": ").nth(1).unwrap())
        .collect();
    assert_eq!(places, ["binary.txt", "empty.txt", "gone.txt"], "{stderr}");
    let (code, stdout, _) = run(folder.path(), &["story.txt", "--against", "latin.txt"]);
    assert_eq!(code, 0, "{stdout}");
    let (code, stdout, stderr) = run(folder.path(), &["story.txt", "--against", "empty.txt"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("nothing was checked"), "{stderr}");
}

#[test]
fn cue_times_are_printed() {
    let subtitles = "1\n00:01:02,500 --> 00:01:04,000\n<i>We will close</i>\nthe ferry\n\n\
                     2\n00:01:04,000 --> 00:01:06,000\nthis year.\n";
    let folder = folder(&[
        ("story.txt", STORY.as_bytes()),
        ("s.srt", subtitles.as_bytes()),
    ]);
    let (code, stdout, stderr) = run(folder.path(), &["story.txt", "--against", "s.srt"]);
    let unknown = "onrecord: speakers of s.srt are not known\n";
    assert_eq!((code, stderr.as_str()), (0, unknown), "{stdout}");
    assert!(
        stdout.contains(",typography,0.00,s.srt,3,00:01:02.500,"),
        "{stdout}"
    );
}

#[test]
fn versions_are_checked_against_the_one_before() {
    let folder = folder(&[
        ("v1.txt", STORY.as_bytes()),
        ("v2.txt", STORY.as_bytes()),
        (
            "v3.txt",
            STORY.replace("will close", "may close").as_bytes(),
        ),
    ]);
    let (code, stdout, _) = run(folder.path(), &["v1.txt", "v2.txt", "v3.txt", "--self"]);
    assert_eq!(code, 1);
    let rows: Vec<&str> = stdout.lines().skip(1).collect();
    assert_eq!(rows.len(), 2, "{stdout}");
    assert!(rows[0].starts_with("v2.txt,1,") && rows[0].contains(",exact,0.00,v1.txt,"));
    assert!(rows[1].starts_with("v3.txt,1,") && rows[1].contains(",altered,0.14,v2.txt,"));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let folder = folder(&[("story.txt", STORY.as_bytes())]);
    for n in 0..40 {
        let text = if n % 3 == 0 {
            TRANSCRIPT.to_owned()
        } else {
            STORY.replace("the", "a")
        };
        fs::write(folder.path().join(format!("source{n:02}.txt")), text).unwrap();
    }
    let run = |jobs| {
        run(
            folder.path(),
            &["story.txt", "--against", ".", "--jobs", jobs],
        )
    };
    assert_eq!(run("1"), run("7"));
}

#[test]
fn sources_have_to_be_named() {
    let folder = folder(&[("story.txt", STORY.as_bytes())]);
    let (code, stdout, stderr) = run(folder.path(), &["story.txt"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("--against"), "{stderr}");
}

#[test]
fn a_single_version_is_nothing_to_check() {
    let folder = folder(&[("v1.txt", STORY.as_bytes())]);
    let (code, stdout, stderr) = run(folder.path(), &["v1.txt", "--self"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert_eq!(
        stderr,
        "onrecord: v1.txt: only one version, nothing to check it against\n"
    );
}

/// The rows of a run as cells, without the header.
fn rows(stdout: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(stdout.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}
