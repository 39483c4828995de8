//! A stranger's folder beside one that is not, for tests of what a run leaves alone.

#![allow(dead_code, reason = "each test file needs some of it")]

use assert_cmd::Command;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

pub(crate) const DAM: &str = "“It holds,” said Ana Ruiz, the warden.\n";
pub(crate) const GOLDEN: &str = "line,quote,speaker\n1,\"It holds,\",Ana Ruiz\n";
pub(crate) const WRONG: &str = "line,quote,speaker\n1,\"It holds,\",Emily Horne\n";
/// What must never be lost.
pub(crate) const PRECIOUS: &str = "export PRECIOUS=1\n";

/// A folder with `repo`, which is a stranger's, and `home`, which is not.
pub(crate) fn folders(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("repo/dam.txt", DAM), ("home/bashrc", PRECIOUS)] {
        put(&folder, name, text);
    }
    for (name, text) in files {
        put(&folder, name, text);
    }
    folder
}

pub(crate) fn put(folder: &TempDir, name: &str, text: &str) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

pub(crate) fn link(folder: &TempDir, target: &str, name: &str) {
    symlink(target, folder.path().join(name)).unwrap();
}

pub(crate) fn pipe(folder: &TempDir, name: &str) {
    let made = std::process::Command::new("mkfifo")
        .arg(folder.path().join(name))
        .status();
    assert!(made.unwrap().success());
}

/// Everything below a folder: each path with what is there.
pub(crate) fn all(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = path.symlink_metadata().unwrap().file_type();
        let holds = if kind.is_symlink() {
            format!("-> {}", fs::read_link(&path).unwrap().display())
        } else if kind.is_file() {
            fs::read_to_string(&path).unwrap()
        } else {
            format!("{kind:?}")
        };
        if kind.is_dir() {
            found.extend(all(&path));
        }
        found.push((path.display().to_string(), holds));
    }
    found.sort();
    found
}

/// The command in the stranger's folder, on no CI machine. What waits for ever is a failure.
pub(crate) fn onrecord(folder: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder.path().join("repo")).args(args);
    for variable in ["CI", "TF_BUILD", "ONRECORD_UPDATE", "GITHUB_STEP_SUMMARY"] {
        command.env_remove(variable);
    }
    command.timeout(Duration::from_secs(60));
    command
}

/// What a command gave: exit code, standard output, standard error.
pub(crate) fn run(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    let output = onrecord(folder, args).output().unwrap();
    (
        output.status.code().expect("no signal, and no timeout"),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}
