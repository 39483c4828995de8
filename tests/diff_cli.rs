//! `onrecord diff` as a user meets it: exit codes, messages, formats, folders and git histories.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const BEFORE: &str = "“We will not sell the ferry,” said Ines Duarte, the harbour master.\n";
const AFTER: &str = "“We will sell the ferry,” said Ines Duarte, the harbour master.\n";
const CURLED: &str = "\"We will not sell the ferry,\" said Ines Duarte, the harbour master.\n";

fn onrecord() -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

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
    let output = onrecord()
        .current_dir(folder)
        .arg("diff")
        .args(args)
        .output()
        .unwrap();
    (
        output.status.code().expect("no signal"),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn pair() -> TempDir {
    folder(&[
        ("1.txt", BEFORE.as_bytes()),
        ("2.txt", AFTER.as_bytes()),
        ("curled.txt", CURLED.as_bytes()),
    ])
}

#[test]
fn a_changed_quote_is_a_finding() {
    let folder = pair();
    let (code, stdout, stderr) = run(folder.path(), &["1.txt", "2.txt", "-f", "jsonl"]);
    assert_eq!((code, stderr.as_str()), (1, ""));
    assert_eq!(
        stdout,
        "{\"from\":\"1.txt\",\"to\":\"2.txt\",\"changes\":[\"wording\"],\"severity\":\"error\",\
         \"similarity\":0.91,\"before\":{\"start\":1,\"end\":28,\"line\":1,\"quote\":\"We will not sell the \
         ferry,\",\"speaker\":\"Ines Duarte\",\"cue\":\"said\"},\"after\":{\"start\":1,\"end\":24,\"line\":1,\
         \"quote\":\"We will sell the ferry,\",\"speaker\":\"Ines Duarte\",\"cue\":\"said\"},\"edits\":[{\
         \"before\":\"not\",\"after\":\"\",\"note\":\"negation\"}],\"thread\":{\"number\":1,\"first\":\"1.txt\",\
         \"last\":\"2.txt\"},\"version\":null}\n"
    );
}

#[test]
fn the_page_shows_what_was_struck_and_where() {
    let folder = pair();
    let (code, stdout, stderr) = run(folder.path(), &["1.txt", "2.txt", "-f", "table"]);
    assert_eq!(code, 1);
    assert_eq!(
        stdout,
        "1.txt → 2.txt\n\nERROR\n     1 → 1     Ines Duarte · wording (negation)\n               \
         “We will [-not-] sell the ferry,”\n"
    );
    assert_eq!(stderr, "2 versions, 1 change: 1 error\n");
}

#[test]
fn nothing_to_report_is_exit_code_0() {
    let folder = pair();
    let (code, stdout, _) = run(folder.path(), &["1.txt", "1.txt", "-f", "jsonl"]);
    assert_eq!((code, stdout.as_str()), (0, ""));
    // Other marks are listed, and are no finding.
    let (code, stdout, _) = run(folder.path(), &["1.txt", "curled.txt", "-f", "jsonl"]);
    assert_eq!(code, 0);
    assert!(
        stdout.contains("[\"typography\"],\"severity\":\"none\""),
        "{stdout}"
    );
    let (code, stdout, _) = run(folder.path(), &["1.txt", "curled.txt", "-f", "table"]);
    assert_eq!((code, stdout.as_str()), (0, ""));
}

#[test]
fn what_counts_can_be_chosen() {
    let folder = pair();
    let code = |args: &[&str]| run(folder.path(), args).0;
    assert_eq!(code(&["1.txt", "2.txt", "--fail-on", "error"]), 1);
    assert_eq!(code(&["1.txt", "2.txt", "--fail-on", "speaker,moved"]), 0);
    assert_eq!(code(&["1.txt", "2.txt", "--fail-on", "speaker,wording"]), 1);
    assert_eq!(code(&["1.txt", "2.txt", "--fail-on", "never"]), 0);
    assert_eq!(code(&["1.txt", "curled.txt", "--fail-on", "typography"]), 1);
    assert_eq!(code(&["1.txt", "2.txt", "--fail-on", "grave"]), 2);
    let (code, stdout, _) = run(
        folder.path(),
        &["1.txt", "2.txt", "--ignore", "wording", "-f", "jsonl"],
    );
    assert_eq!((code, stdout.as_str()), (0, ""));
}

#[test]
fn what_cannot_be_compared_is_said() {
    let folder = pair();
    fs::write(folder.path().join("image.txt"), b"\x89PNG\0\0").unwrap();
    fs::write(folder.path().join("empty.txt"), b"").unwrap();
    let (code, stdout, stderr) = run(folder.path(), &["1.txt"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert_eq!(
        stderr,
        "onrecord: 1.txt: only one version, nothing to compare it with\n"
    );
    let (code, _, stderr) = run(folder.path(), &["1.txt", "image.txt"]);
    assert_eq!(code, 2);
    assert!(
        stderr.starts_with("onrecord: image.txt: binary, a NUL byte at byte 4\n"),
        "{stderr}"
    );
    let (code, _, stderr) = run(folder.path(), &["empty.txt", "1.txt"]);
    assert_eq!(code, 2);
    assert!(
        stderr.starts_with("onrecord: empty.txt: empty\n"),
        "{stderr}"
    );
    // What can be compared is compared.
    let (code, stdout, _) = run(
        folder.path(),
        &["1.txt", "empty.txt", "2.txt", "-f", "jsonl"],
    );
    assert_eq!(code, 2);
    assert!(stdout.contains("negation"), "{stdout}");
}

#[test]
fn different_stories_are_said_to_be() {
    let folder = folder(&[]);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/diff/different-stories");
    for name in ["1.txt", "2.txt"] {
        fs::copy(golden.join(name), folder.path().join(name)).unwrap();
    }
    let (code, _, stderr) = run(folder.path(), &["1.txt", "2.txt", "--fail-on", "never"]);
    assert_eq!(code, 1);
    assert_eq!(
        stderr,
        "onrecord: 1.txt and 2.txt: these look like different stories\n"
    );
}

#[test]
fn a_folder_is_a_history_in_the_order_of_its_numbers() {
    let folder = folder(&[
        ("v2.txt", BEFORE.as_bytes()),
        ("v9.txt", CURLED.as_bytes()),
        ("v10.txt", AFTER.as_bytes()),
    ]);
    let path = folder.path().to_str().unwrap();
    let (code, stdout, stderr) = run(
        Path::new("."),
        &[path, "-f", "table", "--ignore", "typography"],
    );
    assert_eq!(code, 1);
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    // One step only has a change, so the page is that of two versions.
    assert!(
        flat(&stdout).starts_with(&flat(&format!("{path}/v9.txt → {path}/v10.txt"))),
        "{stdout}"
    );
    assert!(
        stderr.starts_with("3 versions, 1 change: 1 error"),
        "{stderr}"
    );
    let (_, stdout, _) = run(Path::new("."), &[path, "-f", "jsonl"]);
    assert_eq!(stdout.lines().count(), 2, "{stdout}");
}

#[cfg(feature = "markdown")]
#[test]
fn a_folder_of_dated_versions_is_in_the_order_of_its_dates() {
    let dated = |date: &str, story: &str| format!("---\ndate: {date}\n---\n\n{story}");
    // By name the corrected version would come first.
    let folder = folder(&[
        ("corrected.md", dated("2026-03-10", AFTER).as_bytes()),
        ("first.md", dated("2026-03-09T18:00", BEFORE).as_bytes()),
    ]);
    let (code, stdout, stderr) = run(folder.path(), &[".", "--format", "jsonl"]);
    assert_eq!(code, 1, "{stderr}");
    assert!(
        stdout.contains(r#"{"before":"not","after":"","note":"negation"}"#),
        "{stdout}"
    );
}

#[test]
fn versions_may_be_lines_of_jsonl() {
    let lines = format!(
        "{{\"id\": \"morning\", \"text\": {:?}}}\n{{\"id\": \"noon\", \"text\": {:?}}}\n{{\"id\": \"night\", \"text\": {:?}}}\n",
        BEFORE, AFTER, BEFORE
    );
    let folder = folder(&[("story.jsonl", lines.as_bytes())]);
    let (code, stdout, _) = run(folder.path(), &["story.jsonl", "-f", "table"]);
    assert_eq!(code, 1);
    assert_eq!(
        stdout,
        "“We will not sell the ferry,”\n  first seen in morning, last seen in night\n  in noon\n     \
         1 → 1     Ines Duarte · wording (negation)\n               “We will [-not-] sell the ferry,”\n  \
         in night\n     1 → 1     Ines Duarte · wording (negation)\n               “We will {+not+} sell the \
         ferry,”\n"
    );
}

/// Runs git in a folder, without anybody's configuration.
fn git(folder: &Path, args: &[&str]) {
    let done = std::process::Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.org"])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_COMMITTER_DATE", "2020-05-01T12:00:00Z")
        .output()
        .expect("git is on the PATH");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// A repository with three versions of a story, which was renamed between the last two.
fn repository() -> TempDir {
    let folder = folder(&[("draft.txt", BEFORE.as_bytes())]);
    let path = folder.path();
    git(path, &["init", "-q"]);
    for (n, text) in [BEFORE, CURLED].iter().enumerate() {
        fs::write(path.join("draft.txt"), text).unwrap();
        git(path, &["add", "."]);
        git(path, &["commit", "-q", "-m", &format!("version {n}")]);
    }
    git(path, &["mv", "draft.txt", "ærlig story.txt"]);
    git(path, &["commit", "-q", "-m", "a name"]);
    fs::write(path.join("ærlig story.txt"), AFTER).unwrap();
    git(path, &["commit", "-q", "-a", "-m", "the last"]);
    folder
}

#[test]
fn a_git_history_is_followed_over_renames() {
    let folder = repository();
    let (code, stdout, stderr) = run(folder.path(), &["--git", "ærlig story.txt", "-f", "jsonl"]);
    assert_eq!((code, stderr.as_str()), (1, ""), "{stdout}");
    let lines: Vec<&str> = stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{stdout}");
    assert!(lines[0].contains("[\"typography\"]"), "{stdout}");
    assert!(lines[1].contains("negation"), "{stdout}");
    assert!(
        lines[1].starts_with("{\"from\":\"ærlig story.txt@"),
        "{stdout}"
    );
    let (_, latest, _) = run(
        folder.path(),
        &["--git", "ærlig story.txt", "--max", "2", "-f", "jsonl"],
    );
    assert_eq!(latest.lines().count(), 1, "{latest}");
    let (code, _, stderr) = run(
        folder.path(),
        &["--git", "ærlig story.txt", "--since", "2021-01-01"],
    );
    assert_eq!(code, 2);
    assert!(
        stderr.contains("no versions in the git history"),
        "{stderr}"
    );
}

#[test]
fn what_chooses_from_a_history_is_refused_without_one() {
    let folder = pair();
    for choice in [["--since", "2024-05-01"], ["--max", "1"]] {
        let (code, stdout, stderr) = run(folder.path(), &["1.txt", "2.txt", choice[0], choice[1]]);
        assert_eq!((code, stdout.as_str()), (2, ""), "{choice:?}");
        assert!(stderr.contains("need --git"), "{stderr}");
    }
}

#[test]
fn without_git_or_a_history_the_error_says_so() {
    let folder = pair();
    let (code, _, stderr) = run(folder.path(), &["--git", "1.txt"]);
    assert_eq!(code, 2);
    assert!(
        stderr.starts_with("onrecord: 1.txt: git: not a git repository"),
        "{stderr}"
    );
    let output = onrecord()
        .current_dir(folder.path())
        .args(["diff", "--git", "1.txt"])
        .env("PATH", folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("--git needs it on the PATH"), "{stderr}");
}

#[test]
fn the_output_is_the_same_for_any_number_of_jobs() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/diff/a-quote-that-comes-back");
    let golden = golden.to_str().unwrap();
    let one = run(Path::new("."), &[golden, "-j", "1", "-f", "csv"]);
    assert_eq!(one, run(Path::new("."), &[golden, "-j", "4", "-f", "csv"]));
    assert!(
        one.1
            .starts_with("from,to,changes,severity,similarity,before_line,")
    );
}
