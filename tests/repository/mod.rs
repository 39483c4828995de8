//! A git repository of one story, made for a test: each commit has its day, subject and author.

#[path = "../diff_row/mod.rs"]
mod diff_row;

use assert_cmd::cargo::CommandCargoExt as _;
use diff_row::kinds_and_quote;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A repository in which time passes: each commit is a day later.
pub struct History {
    pub folder: TempDir,
    pub day: u32,
}

impl History {
    pub fn new() -> History {
        let history = History {
            folder: TempDir::new().unwrap(),
            day: 0,
        };
        fs::create_dir(history.path()).unwrap();
        history.git(&["init", "-q", "-b", "main"]);
        history
    }

    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("site")
    }

    pub fn git(&self, args: &[&str]) {
        git(&self.path(), self.day, args);
    }

    /// Writes a file and commits it on a day of May 2031.
    pub fn commit(&mut self, day: u32, file: &str, text: &str, subject: &str) {
        self.day = day;
        fs::write(self.path().join(file), text).unwrap();
        self.git(&["add", "."]);
        self.git(&["commit", "-q", "-m", subject]);
    }

    /// The rows of `diff --git`: kinds, subject of the commit, and the quote after or before.
    pub fn rows(&self, args: &[&str]) -> Vec<(String, String, String)> {
        let (rows, _) = self.rows_and_messages(&self.path(), args);
        rows
    }

    pub fn rows_and_messages(
        &self,
        folder: &Path,
        args: &[&str],
    ) -> (Vec<(String, String, String)>, String) {
        let (code, rows, messages) = self.run(folder, args);
        assert!(code < 2, "{messages}");
        (rows, messages)
    }

    /// The exit code, the rows and the messages.
    pub fn run(
        &self,
        folder: &Path,
        args: &[&str],
    ) -> (i32, Vec<(String, String, String)>, String) {
        let output = Command::cargo_bin("onrecord")
            .unwrap()
            .current_dir(folder)
            .args(["diff", "-f", "jsonl", "--git"])
            .args(args)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        let messages = String::from_utf8(output.stderr).unwrap();
        let code = output.status.code().unwrap();
        let rows = String::from_utf8(output.stdout).unwrap();
        let rows = rows.lines().map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let (kinds, quote) = kinds_and_quote(&row);
            let subject = row["version"]["subject"].as_str().unwrap();
            (kinds, subject.to_owned(), quote)
        });
        (code, rows.collect(), messages)
    }
}

pub fn git(folder: &Path, day: u32, args: &[&str]) {
    let date = format!("2031-05-{:02}T12:00:00Z", day.max(1));
    let done = Command::new("git")
        .current_dir(folder)
        .args([
            "-c",
            "user.name=Ada Moen",
            "-c",
            "user.email=ada@example.org",
        ])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_AUTHOR_DATE", &date)
        .env("GIT_COMMITTER_DATE", &date)
        .output()
        .expect("git is on the PATH");
    assert!(
        done.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}

pub fn row(kinds: &str, subject: &str, quote: &str) -> (String, String, String) {
    (kinds.to_owned(), subject.to_owned(), quote.to_owned())
}
