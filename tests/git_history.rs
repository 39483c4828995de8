//! `onrecord diff --git` on histories as sites have them: merges, renames, reverts, shallow and partial clones.

#[allow(unreachable_pub, reason = "shared by two tests")]
mod repository;

use assert_cmd::cargo::CommandCargoExt as _;
use repository::{History, git, row};
use std::fs;
use std::process::Command;

const LATE: &str = "“The ferry is late,” said Ines Duarte. “The rope was old,” said Karl Holm.\n\nThe hull is teh best.\n";
const GONE: &str = "The board says that the first version of the text on the hull is a draft. “We were wrong,” said editor Tom Lind.\n";

#[test]
fn a_merge_is_compared_with_its_first_parent() {
    let mut history = History::new();
    history.commit(1, "story.md", LATE, "first");
    history.git(&["checkout", "-q", "-b", "side"]);
    history.commit(3, "story.md", &LATE.replace("teh", "the"), "typo");
    history.git(&["checkout", "-q", "main"]);
    history.commit(2, "story.md", GONE, "retract");
    history.git(&["merge", "-q", "-s", "ours", "side", "-m", "merge"]);
    history.commit(
        4,
        "story.md",
        &format!("{GONE}\nSee the old version.\n"),
        "link",
    );
    assert_eq!(
        history.rows(&["story.md"]),
        [
            row("removed", "retract", "The ferry is late,"),
            row("removed", "retract", "The rope was old,"),
            row("added", "retract", "We were wrong,"),
        ]
    );
}

#[test]
fn what_a_branch_changed_is_the_change_of_its_merge() {
    let mut history = History::new();
    history.commit(1, "story.md", LATE, "first");
    history.git(&["checkout", "-q", "-b", "side"]);
    history.commit(2, "story.md", &LATE.replace("late", "early"), "a try");
    history.commit(
        3,
        "story.md",
        &LATE.replace("late", "on time"),
        "a second try",
    );
    history.git(&["checkout", "-q", "main"]);
    history.commit(4, "other.md", "Nothing.\n", "other");
    history.day = 5;
    history.git(&["merge", "-q", "--no-ff", "side", "-m", "merge the side"]);
    assert_eq!(
        history.rows(&["story.md"]),
        [row("wording", "merge the side", "The ferry is on time,")]
    );
}

#[test]
fn renames_and_reverts_are_followed() {
    let mut history = History::new();
    history.commit(1, "draft.md", LATE, "first");
    history.commit(
        2,
        "draft.md",
        &LATE.replace("is late", "is not late"),
        "a word",
    );
    history.git(&["mv", "draft.md", "story.md"]);
    history.git(&["commit", "-q", "-m", "a name"]);
    history.day = 3;
    history.git(&["revert", "--no-edit", "HEAD~1"]);
    let rows = history.rows(&["story.md"]);
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!(rows[0], row("wording", "a word", "The ferry is not late,"));
    assert_eq!(
        rows[1],
        row("wording", "Revert \"a word\"", "The ferry is late,")
    );
}

#[test]
fn since_has_the_version_before_as_its_baseline() {
    let mut history = History::new();
    history.commit(1, "story.md", LATE, "first");
    history.commit(5, "story.md", &LATE.replace("late", "early"), "second");
    history.commit(9, "story.md", &LATE.replace("late", "on time"), "third");
    let third = row("wording", "third", "The ferry is on time,");
    assert_eq!(
        history.rows(&["story.md", "--since", "2031-05-07"]),
        std::slice::from_ref(&third)
    );
    assert_eq!(
        history.rows(&["story.md", "--since", "2031-05-03"]).len(),
        2
    );
    assert_eq!(
        history.rows(&["story.md", "--since", "2031-04-03"]).len(),
        2
    );
    assert_eq!(
        history.rows(&["story.md", "--since", "2031-04-03", "--max", "2"]),
        [third]
    );
}

#[test]
fn every_format_says_when_by_whom_and_why() {
    let mut history = History::new();
    history.commit(1, "story.md", LATE, "first");
    history.commit(
        5,
        "story.md",
        &LATE.replace("late", "early"),
        "the hull, again",
    );
    for format in ["csv", "jsonl", "table", "github", "sarif", "junit"] {
        let output = Command::cargo_bin("onrecord")
            .unwrap()
            .current_dir(history.path())
            .args(["diff", "--git", "story.md", "-f", format])
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        for part in ["2031-05-05", "Ada Moen", "the hull, again"] {
            assert!(printed.contains(part), "{format}: {printed}");
        }
    }
}

#[test]
fn a_shallow_clone_has_what_it_has() {
    let mut history = History::new();
    history.commit(1, "story.md", LATE, "first");
    history.commit(2, "story.md", &LATE.replace("late", "early"), "second");
    history.commit(3, "story.md", &LATE.replace("late", "on time"), "third");
    let url = format!("file://{}", history.path().display());
    git(
        history.folder.path(),
        3,
        &["clone", "-q", "--depth", "2", &url, "shallow"],
    );
    let (rows, messages) =
        history.rows_and_messages(&history.folder.path().join("shallow"), &["story.md"]);
    assert_eq!(rows, [row("wording", "third", "The ferry is on time,")]);
    assert!(messages.contains("incomplete history"), "{messages}");
}

#[test]
fn what_git_listed_before_it_failed_is_kept() {
    let mut history = History::new();
    history.commit(1, "story.md", LATE, "first");
    history.commit(2, "story.md", &LATE.replace("late", "early"), "second");
    history.commit(3, "story.md", &LATE.replace("late", "on time"), "third");
    history.commit(4, "story.md", &LATE.replace("late", "here"), "fourth");
    // The first commit is lost, so that the second cannot be compared with it.
    let output = Command::new("git")
        .current_dir(history.path())
        .args(["rev-list", "--max-parents=0", "HEAD"])
        .output()
        .unwrap();
    let hash = String::from_utf8(output.stdout).unwrap();
    let (start, end) = hash.trim().split_at(2);
    fs::remove_file(history.path().join(".git/objects").join(start).join(end)).unwrap();
    let (rows, messages) = history.rows_and_messages(&history.path(), &["story.md"]);
    assert_eq!(rows, [row("wording", "fourth", "The ferry is here,")]);
    assert!(messages.contains("may be missing"), "{messages}");
}
