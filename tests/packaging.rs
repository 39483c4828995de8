//! What CI machines are given: the GitHub action's script and the pre-commit hooks, run without
//! either service.

#![cfg(all(unix, feature = "cli"))]

use assert_cmd::cargo::cargo_bin;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const DAM: &str = "“It holds,” said Ana Ruiz.\n";
const WRONG: &str = "quote,speaker\n\"It holds,\",Emily Horne\n";

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in ["my stories", "others"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("dam.txt"), DAM).unwrap();
        fs::write(folder.path().join(name).join("dam.quotes.csv"), WRONG).unwrap();
    }
    folder
}

/// Runs the last step of the action, with the binary where its first step would have put it.
fn act(folder: &Path, paths: &str, output: &str) -> Output {
    let action = file("action.yml");
    let (_, script) = action.rsplit_once("run: |\n").expect("a script");
    let temp = TempDir::new().unwrap();
    let bin = temp.path().join("onrecord/bin");
    fs::create_dir_all(&bin).unwrap();
    std::os::unix::fs::symlink(cargo_bin("onrecord"), bin.join("onrecord")).unwrap();
    // As GitHub runs `shell: bash`.
    Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        .current_dir(folder)
        .env("CI", "true")
        .env("RUNNER_TEMP", temp.path())
        .env("GITHUB_STEP_SUMMARY", folder.join(".summary.md"))
        .env("PATHS", paths)
        .env("FORMAT", "github")
        .env("OUTPUT", output)
        .env("FAIL_ON", "")
        .output()
        .unwrap()
}

#[test]
fn the_action_annotates_and_fails() {
    let folder = folder();
    let run = act(folder.path(), "my stories\n\n", "");
    let stdout = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(1), "{stdout}");
    assert!(
        stdout.starts_with("::error file=my stories/dam.txt,line=1,"),
        "{stdout}"
    );
    assert!(!stdout.contains("others/"), "{stdout}");
    assert!(folder.path().join(".summary.md").is_file());
    // Without paths it is the whole folder, and a report may go to a file.
    let run = act(folder.path(), "", "report.txt");
    assert_eq!((run.status.code(), run.stdout.len()), (Some(1), 0));
    let report = fs::read_to_string(folder.path().join("report.txt")).unwrap();
    assert_eq!(report.lines().count(), 2, "{report}");
}

#[test]
fn the_hooks_check_what_a_commit_touches_and_write_nothing() {
    let hooks = file(".pre-commit-hooks.yaml");
    let entries = hooks
        .lines()
        .filter_map(|line| line.trim().strip_prefix("entry: onrecord "));
    let entries: Vec<&str> = entries.collect();
    assert_eq!(entries.len(), hooks.matches("- id: ").count());
    let pattern = hooks
        .lines()
        .find_map(|line| line.trim().strip_prefix("files: "));
    let pattern = regex::Regex::new(pattern.expect("a pattern")).unwrap();
    for (path, wanted) in [
        ("others/dam.txt", true),
        ("others/dam.quotes.csv", true),
        ("golden/turns/quotes.csv", true),
        ("data/verbs.csv", false),
        ("src/main.rs", false),
    ] {
        assert_eq!(pattern.is_match(path), wanted, "{path}");
    }
    for entry in entries {
        let folder = folder();
        fs::write(
            folder.path().join("onrecord.toml"),
            "inputs = [\"others\"]\n",
        )
        .unwrap();
        let run = Command::new(cargo_bin("onrecord"))
            .args(entry.split(' '))
            .args([
                "--force-exclude",
                "my stories/dam.txt",
                "others/dam.quotes.csv",
                "notes.txt",
            ])
            .current_dir(folder.path())
            .env("CI", "false")
            .output()
            .unwrap();
        let stdout = String::from_utf8(run.stdout).unwrap();
        assert_eq!(run.status.code(), Some(1), "{stdout}");
        assert!(stdout.starts_with("others/dam.txt\n"), "{stdout}");
        assert!(!stdout.contains("my stories"), "{stdout}");
        assert_eq!(
            fs::read_dir(folder.path().join("others")).unwrap().count(),
            2
        );
    }
}
