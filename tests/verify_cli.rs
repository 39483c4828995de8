//! `onrecord verify` as a user meets it: exit codes, messages, formats.

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

#[test]
fn the_story_may_follow_its_sources() {
    let folder = folder(&[
        ("story.txt", STORY.as_bytes()),
        ("t.txt", TRANSCRIPT.as_bytes()),
        ("u.txt", b"Nothing of the kind."),
    ]);
    let page = run(folder.path(), &["story.txt", "--against", "t.txt"]);
    assert_eq!(
        run(folder.path(), &["--against", "t.txt", "story.txt"]),
        page
    );
    let args = [
        "--against",
        "t.txt",
        "--against",
        "u.txt",
        "--",
        "story.txt",
    ];
    assert_eq!(run(folder.path(), &args).0, 1);
    assert_eq!(run(folder.path(), &["--against", "t.txt"]).0, 2);
}

#[test]
fn a_rewritten_text_needs_the_quotes_of_its_original() {
    let original = "“We will close the ferry this year,” said Ines Duarte.\n";
    let folder = folder(&[
        ("story.txt", original.as_bytes()),
        (
            "good.txt",
            "**Summary**\n\n- “We will **close** the ferry this year,” said *Ines Duarte*.\n"
                .as_bytes(),
        ),
        (
            "altered.txt",
            "“We may close the ferry this year,” said Ines Duarte.\n".as_bytes(),
        ),
        (
            "other.txt",
            "“We will close the ferry this year,” said Paul Bell.\n".as_bytes(),
        ),
        ("none.txt", b"The ferry will be closed.\n"),
    ]);
    let check = |answer: &str| run(folder.path(), &[answer, "--rewrite-of", "story.txt"]);
    assert_eq!(check("good.txt").0, 0, "{:?}", check("good.txt"));
    assert_eq!(check("altered.txt").0, 1);
    assert_eq!(check("other.txt").0, 1);
    let (code, _, stderr) = check("none.txt");
    assert_eq!(code, 1);
    assert!(stderr.contains("has no quote"), "{stderr}");
}

#[test]
fn a_list_of_pairs_checks_each_story_against_its_own_source() {
    let folder = folder(&[
        (
            "a.txt",
            "“We close the pier now,” said Ines Duarte.".as_bytes(),
        ),
        (
            "b.txt",
            "“We open the pier now,” said Ines Duarte.".as_bytes(),
        ),
        (
            "ta.txt",
            b"DUARTE: We close the pier now.\nCHAIR: Yes.\nDUARTE: Good.\n",
        ),
        (
            "tb.txt",
            b"DUARTE: We shut the pier now.\nCHAIR: Yes.\nDUARTE: Good.\n",
        ),
        ("pairs.csv", b"story,source\na.txt,ta.txt\nb.txt,tb.txt\n"),
        ("bad.csv", b"story,text\na.txt,ta.txt\n"),
    ]);
    let (code, stdout, stderr) = run(folder.path(), &["--pairs", "pairs.csv"]);
    assert_eq!(code, 1, "{stderr}");
    let rows = rows(&stdout);
    let cells: Vec<(&str, &str, &str)> = rows
        .iter()
        .map(|row| (row[0].as_str(), row[4].as_str(), row[6].as_str()))
        .collect();
    assert_eq!(
        cells,
        [("a.txt", "exact", "ta.txt"), ("b.txt", "altered", "tb.txt")]
    );
    let (code, _, stderr) = run(folder.path(), &["--pairs", "bad.csv"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("missing column `source`"), "{stderr}");
}

#[test]
fn a_speech_without_labels_has_the_speaker_it_is_given() {
    let folder = folder(&[
        ("story.txt", STORY.as_bytes()),
        (
            "speech.txt",
            b"We will close the ferry this year. Thank you.",
        ),
    ]);
    let told = |name: &str| {
        let speaker = format!("speech.txt={name}");
        let args = [
            "story.txt",
            "--against",
            "speech.txt",
            "--speaker-of",
            &speaker,
        ];
        let (code, stdout, _) = run(folder.path(), &args);
        (code, rows(&stdout)[0][11].clone())
    };
    assert_eq!(told("Ines Duarte"), (0, "yes".to_owned()));
    assert_eq!(told("Paul Bell"), (1, "no".to_owned()));
}

#[test]
fn rows_link_to_the_recording_and_say_why_a_speaker_is_unknown() {
    let subtitles = "1\n00:01:02,500 --> 00:01:04,000\nWe will close the ferry this year.\n";
    let folder = folder(&[
        ("story.txt", STORY.as_bytes()),
        ("s.srt", subtitles.as_bytes()),
    ]);
    let address = "https://example.org/v?id=7";
    let args = ["story.txt", "--against", "s.srt", "--media", address];
    let (_, stdout, _) = run(folder.path(), &args);
    let row = &rows(&stdout)[0];
    assert_eq!(row[23], format!("{address}#t=62"));
    assert_eq!(row[21], "source");
}

#[test]
fn only_what_was_asked_for_is_printed() {
    let story =
        "“We will close the ferry this year,” said Ines Duarte. “We met a friend,” she said.";
    let source = "DUARTE: We will not close the ferry this year. We met a friend.\nBELL: So.\nDUARTE: Yes.\n";
    let folder = folder(&[
        ("story.txt", story.as_bytes()),
        ("t.txt", source.as_bytes()),
    ]);
    let args = ["story.txt", "--against", "t.txt", "--only", "altered"];
    let (code, stdout, _) = run(folder.path(), &args);
    assert_eq!(code, 1);
    assert_eq!(rows(&stdout).len(), 1, "{stdout}");
}
