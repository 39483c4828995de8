//! `onrecord diff --git` in repositories whose settings would change the answer or run a program.
#![cfg(unix)]

mod history;

use assert_cmd::cargo::CommandCargoExt as _;
use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// What a story says at the beginning and in the end; a file of the same name says something else.
const VERSIONS: [&str; 3] = [
    "“The weir will hold,” said Ines Duarte.\n\n“We look at it daily,” she said.\n",
    "“The weir will not hold,” said Ines Duarte.\n\n“We look at it daily,” she said.\n",
    "“The weir will not hold,” said Ines Duarte.\n\n“We look at it each hour,” she said.\n",
];
const ELSEWHERE: [&str; 3] = [
    "“One,” said Bo Lund.\n",
    "“Two,” said Bo Lund.\n",
    "“Three,” said Bo Lund.\n",
];

fn git(folder: &Path, args: &[&str]) -> String {
    let done = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.org"])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_AUTHOR_DATE", "2020-05-01T12:00:00Z")
        .env("GIT_COMMITTER_DATE", "2020-05-01T12:00:00Z")
        .output()
        .expect("git is on the PATH");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{args:?}: {said}");
    String::from_utf8(done.stdout).unwrap()
}

/// A repository with a story in a folder, which was renamed, and one of its name at the top.
fn repository() -> TempDir {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("repository");
    fs::create_dir_all(path.join("in")).unwrap();
    git(&path, &["init", "-q"]);
    for (n, text) in VERSIONS.iter().enumerate() {
        if n == 2 {
            git(&path, &["mv", "in/draft.txt", "in/weir.txt"]);
            git(&path, &["commit", "-q", "-m", "a name"]);
        }
        let name = if n == 2 {
            "in/weir.txt"
        } else {
            "in/draft.txt"
        };
        fs::write(path.join(name), text).unwrap();
        fs::write(path.join("weir.txt"), ELSEWHERE[n]).unwrap();
        git(&path, &["add", "."]);
        git(&path, &["commit", "-q", "-m", "a version"]);
    }
    folder
}

/// Signs the last commit, so that git would ask a program whether the signature is right.
fn sign(repository: &Path) {
    let commit = git(repository, &["cat-file", "commit", "HEAD"]);
    let signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n no\n -----END PGP SIGNATURE-----\n";
    let signed = commit.replacen("\n\n", &format!("\n{signature}\n"), 1);
    let mut hash = Command::new("git")
        .current_dir(repository)
        .args(["hash-object", "-t", "commit", "-w", "--stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    hash.stdin
        .take()
        .unwrap()
        .write_all(signed.as_bytes())
        .unwrap();
    let hash = hash.wait_with_output().unwrap();
    let hash = String::from_utf8(hash.stdout).unwrap();
    git(repository, &["update-ref", "HEAD", hash.trim()]);
}

fn onrecord(folder: &Path, file: &str) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command
        .current_dir(folder)
        .args(["diff", "-f", "jsonl", "--git", file]);
    command.env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("GIT_CONFIG_GLOBAL", "/dev/null");
    command
}

fn told(mut command: Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// A program that leaves a mark when it is run.
fn marker(folder: &Path) -> (String, std::path::PathBuf) {
    let (program, mark) = (folder.join("program"), folder.join("mark"));
    let script = format!("#!/bin/sh\ntouch '{}'\ncat >/dev/null\n", mark.display());
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    (program.display().to_string(), mark)
}

#[test]
fn no_setting_changes_the_answer_or_runs_a_program() {
    let folder = repository();
    let repository = folder.path().join("repository");
    sign(&repository);
    let (program, mark) = marker(folder.path());
    fs::write(
        repository.join(".git/info/attributes"),
        "* diff=marked filter=marked\n",
    )
    .unwrap();
    let plain = told(onrecord(&repository, "in/weir.txt"));
    assert_eq!((plain.0, plain.2.as_str()), (1, ""));
    assert_eq!(plain.1.lines().count(), 2, "{}", plain.1);
    assert!(
        plain.1.contains("negation") && plain.1.contains("each hour"),
        "{}",
        plain.1
    );
    let alias = format!("!{program}");
    let hooks = folder.path().join("hooks").display().to_string();
    let settings: Vec<(&str, &str)> = vec![
        ("alias.cat-file", &alias),
        ("alias.log", &alias),
        ("color.diff", "always"),
        ("color.ui", "always"),
        ("core.abbrev", "4"),
        ("core.alternateRefsCommand", &program),
        ("core.askPass", &program),
        ("core.attributesFile", "/dev/null"),
        ("core.editor", &program),
        ("core.fsmonitor", &program),
        ("core.hooksPath", &hooks),
        ("core.pager", &program),
        ("core.quotePath", "false"),
        ("core.sshCommand", &program),
        ("diff.algorithm", "histogram"),
        ("diff.context", "0"),
        ("diff.external", &program),
        ("diff.ignoreSubmodules", "all"),
        ("diff.marked.command", &program),
        ("diff.marked.textconv", &program),
        ("diff.mnemonicPrefix", "true"),
        ("diff.noprefix", "true"),
        ("diff.orderFile", "/nowhere"),
        ("diff.relative", "true"),
        ("diff.renameLimit", "1"),
        ("diff.renames", "false"),
        ("diff.renames", "copies"),
        ("diff.submodule", "diff"),
        ("filter.marked.clean", &program),
        ("filter.marked.smudge", &program),
        ("format.pretty", "fuller"),
        ("gpg.program", &program),
        ("gpg.openpgp.program", &program),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("log.abbrevCommit", "true"),
        ("log.date", "raw"),
        ("log.decorate", "full"),
        ("log.diffMerges", "combined"),
        ("log.follow", "true"),
        ("log.mailmap", "false"),
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("notes.displayRef", "*"),
        ("pager.log", &program),
        ("pager.cat-file", &program),
        ("protocol.ext.allow", "always"),
    ];
    let all: String = settings
        .iter()
        .map(|(key, value)| format!("{key}={value}\n"))
        .collect();
    let own = repository.join(".git/config");
    let clean = fs::read(&own).unwrap();
    let file = |settings: &[(&str, &str)], path: &Path| {
        for (key, value) in settings {
            let path = path.to_str().unwrap();
            git(
                &repository,
                &["config", "--file", path, "--add", key, value],
            );
        }
    };
    let ones: Vec<_> = settings.iter().map(std::slice::from_ref).collect();
    for settings in ones.into_iter().chain([&settings[..]]) {
        file(settings, &own);
        let from_above = told(onrecord(&repository, "in/weir.txt"));
        let from_inside = told(onrecord(&repository.join("in"), "weir.txt"));
        fs::write(&own, &clean).unwrap();
        assert_eq!(from_above, plain, "{settings:?}");
        let inside = plain.1.replace("in/weir.txt", "weir.txt");
        assert_eq!(
            from_inside,
            (plain.0, inside, String::new()),
            "{settings:?}"
        );
        assert!(!mark.exists(), "{settings:?}");
    }
    // The same from the settings of the user, and from the environment.
    let users = folder.path().join("users");
    file(&settings, &users);
    let mut command = onrecord(&repository, "in/weir.txt");
    command.env("GIT_CONFIG_GLOBAL", &users);
    assert_eq!(told(command), plain, "{all}");
    let mut command = onrecord(&repository, "in/weir.txt");
    for (name, value) in [
        ("GIT_DIR", "/nowhere"),
        ("GIT_WORK_TREE", "/nowhere"),
        ("GIT_INDEX_FILE", "/nowhere"),
        ("GIT_OBJECT_DIRECTORY", "/nowhere"),
        ("GIT_EXTERNAL_DIFF", program.as_str()),
        ("GIT_PAGER", program.as_str()),
        ("GIT_ICASE_PATHSPECS", "1"),
        ("GIT_TRACE", "1"),
        ("GIT_CONFIG_COUNT", "1"),
        ("GIT_CONFIG_KEY_0", "diff.relative"),
        ("GIT_CONFIG_VALUE_0", "true"),
    ] {
        command.env(name, value);
    }
    assert_eq!(told(command), plain);
    assert!(!mark.exists());
}

#[test]
fn replaced_objects_and_other_folders_do_not_stand_in() {
    let folder = repository();
    let repository = folder.path().join("repository");
    let plain = told(onrecord(&repository, "in/weir.txt"));
    let first = git(&repository, &["rev-list", "--max-parents=0", "HEAD"]);
    let first = first.trim();
    git(
        &repository,
        &[
            "replace",
            &format!("{first}:in/draft.txt"),
            &format!("{first}:weir.txt"),
        ],
    );
    let second = git(&repository, &["rev-parse", "HEAD~2"]);
    fs::write(repository.join(".git/info/grafts"), second).unwrap();
    assert_eq!(told(onrecord(&repository, "in/weir.txt")), plain);
    // With its files in the folder above, `in/weir.txt` would be another file or none.
    let other = folder.path().join("other");
    fs::create_dir(&other).unwrap();
    for tree in [&other, folder.path(), &repository.join("in")] {
        git(
            &repository,
            &["config", "core.worktree", tree.to_str().unwrap()],
        );
        let (code, stdout, stderr) = told(onrecord(&repository, "in/weir.txt"));
        assert_eq!(
            (code, stdout.as_str()),
            (2, ""),
            "{}: {stderr}",
            tree.display()
        );
    }
}
