//! What `onrecord check` says of edits: one finding for each cause, known misses that survive them, and stories
//! that were renamed.

#![cfg(feature = "cli")]

use assert_cmd::Command;
use std::fs;
use tempfile::TempDir;

const TALK: &str = "“Yes,” said Ana Ruiz. “Yes,” said Paul Hoang.\n\n\
    “We will see about the weather, the boats and the road to the mill,” Hoang said.\n\n\
    “No,” said Ana Ruiz. “Not with me.”\n\n\
    “I was never asked about the money, and I would not have agreed,” said Karin Holm, a nurse.\n";

fn put(folder: &TempDir, name: &str, text: &str) {
    fs::write(folder.path().join(name), text).unwrap();
}

fn text(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

/// The exit code and everything that was printed.
fn run(folder: &TempDir, args: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command
        .current_dir(folder.path())
        .args(args)
        .env("CI", "false");
    let output = command.output().unwrap();
    let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.code().expect("no signal"), printed)
}

/// A folder with the talk and its accepted answers.
fn desk() -> TempDir {
    let folder = TempDir::new().unwrap();
    put(&folder, "talk.md", TALK);
    assert_eq!(run(&folder, &["init"]).0, 0);
    folder
}

/// The findings after an edit, without what stands under them.
fn findings(edited: &str) -> Vec<String> {
    let folder = desk();
    put(&folder, "talk.md", edited);
    let printed = run(&folder, &["check"]).1;
    let lines = printed.lines().filter(|line| line.starts_with("  line "));
    lines.map(|line| line.trim().to_owned()).collect()
}

#[test]
fn each_edit_is_told_as_what_it_was() {
    let paragraphs: Vec<&str> = TALK.trim_end().split("\n\n").collect();
    let moved = [paragraphs[0], paragraphs[2], paragraphs[3], paragraphs[1]].join("\n\n");
    for (what, edited, expected) in [
        (
            "two speakers exchanged",
            TALK.replace(
                "Ana Ruiz. “Yes,” said Paul Hoang",
                "Paul Hoang. “Yes,” said Ana Ruiz",
            ),
            &[
                "line 1: “Yes,” was Ana Ruiz, is now Paul Hoang (mention “Ana Ruiz” → “Paul Hoang”)",
                "line 1: “Yes,” was Paul Hoang, is now Ana Ruiz (mention “Paul Hoang” → “Ana Ruiz”)",
            ][..],
        ),
        (
            "one of two equal quotes lost: the other columns say which",
            TALK.replace("“Yes,” said Ana Ruiz. ", ""),
            &["line 1: “Yes,” quote removed"],
        ),
        (
            "moved and edited",
            moved.replace("the boats and the road", "the boats and not the road") + "\n",
            &[
                "line 7: “We will see about the…” moved: was after “Yes,”, is now after “I was never asked about…”",
                "line 7: “We will see about the…” wording changed: …weather, the boats and {+not+} the road to the…",
            ],
        ),
        (
            "a speaker, and the quote that follows from it",
            TALK.replace("“No,” said Ana Ruiz", "“No,” said Karin Holm"),
            &[
                "line 5: “No,” was Ana Ruiz, is now Karin Holm (role none → “nurse”, mention “Ana Ruiz” → “Karin Holm”)",
            ],
        ),
        (
            "a quote that has no words of the old one",
            TALK.replace(
                "I was never asked about the money, and I would not have agreed",
                "Money was never discussed",
            ),
            &[
                "line 7: “I was never asked about…” quote removed",
                "line 7: “Money was never discussed,” quote added, of Karin Holm",
            ],
        ),
    ] {
        assert_eq!(findings(&edited), expected, "{what}");
    }
}

#[test]
fn a_known_miss_survives_lines_and_knows_equal_quotes_by_them() {
    let folder = desk();
    let wrong = text(&folder, "talk.quotes.csv").replacen("Ana Ruiz", "Emily Horne", 1);
    put(&folder, "talk.quotes.csv", &wrong);
    assert_eq!(run(&folder, &["check"]).0, 1);
    for (list, code) in [
        ("story,quote,reason\ntalk.md,\"Yes,\",she is not named\n", 0),
        (
            "story,line,quote,reason\ntalk.md,1,\"Yes,\",she is not named\n",
            0,
        ),
        (
            "story,line,quote,reason\ntalk.md,,\"Yes,\",she is not named\n",
            0,
        ),
        // The line is another quote's.
        (
            "story,line,quote,reason\ntalk.md,5,\"No,\",she is not named\n",
            1,
        ),
    ] {
        put(&folder, "known-misses.csv", list);
        for story in [TALK.to_owned(), format!("A paragraph.\n\n{TALK}")] {
            put(&folder, "talk.md", &story);
            let (ended, printed) = run(&folder, &["check"]);
            assert_eq!(ended, code, "{list}{printed}");
        }
    }
    // Two quotes with the same words on different lines: the line of the list says which.
    let folder = TempDir::new().unwrap();
    let story = "“Yes,” said Ana Ruiz.\n\n“Yes,” said Paul Hoang.\n";
    put(&folder, "talk.md", story);
    put(
        &folder,
        "talk.quotes.csv",
        "line,quote,speaker\n1,\"Yes,\",Nobody\n3,\"Yes,\",Nobody\n",
    );
    put(
        &folder,
        "known-misses.csv",
        "story,line,quote,reason\ntalk.md,3,\"Yes,\",he is not named\n",
    );
    let (code, printed) = run(&folder, &["check"]);
    assert_eq!(code, 1);
    assert!(
        printed.contains("line 1: “Yes,” was Nobody, is now Ana Ruiz"),
        "{printed}"
    );
    assert!(!printed.contains("is now Paul Hoang"), "{printed}");
}

#[test]
fn a_renamed_story_takes_its_accepted_answers_along() {
    let folder = desk();
    let accepted = text(&folder, "talk.quotes.csv").replacen("Ana Ruiz", "Ana Ruiz | the host", 1);
    put(&folder, "talk.quotes.csv", &accepted);
    put(&folder, "other.quotes.csv", "quote\nNothing of this.\n");
    fs::rename(
        folder.path().join("talk.md"),
        folder.path().join("debate.md"),
    )
    .unwrap();
    let (code, printed) = run(&folder, &["check", "--unreferenced", "reject"]);
    assert_eq!(code, 1);
    let renamed = "talk.quotes.csv has those of this story: rename it to debate.quotes.csv";
    assert!(printed.contains(renamed), "{printed}");
    // The one is told once, the other is without a story.
    assert_eq!(printed.matches("for no story").count(), 1, "{printed}");
    assert!(printed.contains("other.quotes.csv\n"), "{printed}");
    // An update keeps what an editor allowed, and deletes the old file only if that is asked for.
    assert_eq!(run(&folder, &["check", "--update"]).0, 0);
    assert_eq!(text(&folder, "debate.quotes.csv"), accepted);
    assert_eq!(text(&folder, "talk.quotes.csv"), accepted);
    assert_eq!(
        run(&folder, &["check", "--update", "--unreferenced", "delete"]).0,
        0
    );
    assert!(!folder.path().join("talk.quotes.csv").exists());
    assert_eq!(run(&folder, &["check"]).0, 0);
}
