//! `onrecord diff --git` in repositories whose settings would change the answer or run a program.
#![cfg(unix)]

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

/// A commit graph says again what the parents of commits are, and git believes it unchecked.
#[test]
fn a_forged_commit_graph_hides_no_version() {
    let folder = repository();
    let repository = folder.path().join("repository");
    let plain = told(onrecord(&repository, "in/weir.txt"));
    assert_eq!(plain.1.lines().count(), 2, "{}", plain.1);
    git(&repository, &["commit-graph", "write", "--reachable"]);
    let path = repository.join(".git/objects/info/commit-graph");
    let mut graph = fs::read(&path).unwrap();
    let number = |bytes: &[u8]| {
        let bytes = bytes
            .iter()
            .fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        usize::try_from(bytes).unwrap()
    };
    let chunk = |graph: &[u8], name: &[u8]| {
        let heads = graph[8..].chunks(12).find(|head| head.starts_with(name));
        number(&heads.unwrap()[4..])
    };
    let (ids, data) = (chunk(&graph, b"OIDL"), chunk(&graph, b"CDAT"));
    let place = |commit: &str| {
        let hash: Vec<u8> = (0..20)
            .map(|n| u8::from_str_radix(&commit[2 * n..2 * n + 2], 16).unwrap())
            .collect();
        graph[ids..].chunks(20).position(|id| id == hash).unwrap()
    };
    let head = place(&git(&repository, &["rev-parse", "HEAD"]));
    let root = place(&git(&repository, &["rev-list", "--max-parents=0", "HEAD"]));
    let parent = data + 36 * head + 20;
    graph[parent..parent + 4].copy_from_slice(&u32::try_from(root).unwrap().to_be_bytes());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    fs::write(&path, graph).unwrap();
    // Git itself is taken in.
    assert_eq!(git(&repository, &["rev-list", "HEAD"]).lines().count(), 2);
    assert_eq!(told(onrecord(&repository, "in/weir.txt")), plain);
}

#[test]
fn a_history_that_is_cut_short_is_told() {
    let folder = repository();
    let repository = folder.path().join("repository");
    fs::write(
        repository.join(".git/shallow"),
        git(&repository, &["rev-parse", "HEAD~1"]),
    )
    .unwrap();
    let (_, _, stderr) = told(onrecord(&repository, "in/weir.txt"));
    let said = "in/weir.txt: incomplete history in this clone";
    assert!(stderr.contains(said), "{stderr}");
    // Whoever asks for so many versions and gets them misses none.
    let mut command = onrecord(&repository, "in/weir.txt");
    command.args(["--max", "1"]);
    let (_, _, stderr) = told(command);
    assert!(!stderr.contains(said), "{stderr}");
}

#[test]
fn git_is_told_of_by_what_was_fatal() {
    let folder = repository();
    let repository = folder.path().join("repository");
    let tree = git(&repository, &["rev-parse", "HEAD~1^{tree}"]);
    let (start, rest) = tree.trim().split_at(2);
    fs::remove_file(repository.join(".git/objects").join(start).join(rest)).unwrap();
    let (code, stdout, stderr) = told(onrecord(&repository, "in/weir.txt"));
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(
        stderr.starts_with("onrecord: in/weir.txt: git: unable to read tree"),
        "{stderr}"
    );
}

/// Twelve versions of 60 MiB, of 60 kB in the repository: none is kept that is not compared.
#[test]
fn versions_that_are_too_many_for_memory_are_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    git(path, &["init", "-q"]);
    let file = fs::File::create(path.join("s.txt")).unwrap();
    for n in 0..2 {
        file.set_len((60 << 20) + n).unwrap();
        git(path, &["add", "."]);
        git(path, &["commit", "-q", "-m", "a version"]);
    }
    let trees: Vec<String> = ["HEAD^{tree}", "HEAD~1^{tree}"]
        .map(|name| git(path, &["rev-parse", name]).trim().to_owned())
        .into();
    let mut head = git(path, &["rev-parse", "HEAD"]);
    for n in 1..11 {
        let parent = head.trim().to_owned();
        let tree = &trees[n % 2];
        head = git(path, &["commit-tree", tree, "-p", &parent, "-m", "more"]);
    }
    git(path, &["update-ref", "HEAD", head.trim()]);
    let program = onrecord(path, "s.txt");
    let mut command = Command::new("sh");
    command
        .current_dir(path)
        .args(["-c", "ulimit -v 600000; exec \"$0\" diff --git s.txt -j 1"]);
    command.arg(program.get_program());
    let (code, stdout, stderr) = told(command);
    assert_eq!((code, stdout.as_str()), (2, ""), "{stderr}");
    let said = "the versions have more than 128 MiB together: choose fewer of them with --max or \
                --since\n";
    assert!(stderr.ends_with(said), "{stderr}");
}

#[test]
fn what_is_not_in_the_repository_is_not_fetched() {
    let folder = repository();
    let repository = folder.path().join("repository");
    let (program, mark) = marker(folder.path());
    let blob = git(&repository, &["rev-parse", "HEAD:in/weir.txt"]);
    let (start, rest) = blob.trim().split_at(2);
    fs::remove_file(repository.join(".git/objects").join(start).join(rest)).unwrap();
    for (key, value) in [
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", "ssh://example.org/weir"),
        ("core.sshCommand", &program),
        ("protocol.allow", "always"),
        ("protocol.ssh.allow", "always"),
    ] {
        git(&repository, &["config", key, value]);
    }
    let (code, stdout, stderr) = told(onrecord(&repository, "in/weir.txt"));
    assert_eq!(code, 2);
    assert!(
        stderr.contains("not in this clone: fetch it with git first"),
        "{stderr}"
    );
    assert!(
        stdout.contains("negation"),
        "the other versions are compared: {stdout}"
    );
    assert!(!mark.exists());
}

#[test]
fn a_folder_of_somebody_else_is_gits_to_refuse() {
    let folder = repository();
    let repository = folder.path().join("repository");
    let mut command = onrecord(&repository, "in/weir.txt");
    // Git's own way of asking what it does in a folder of another user.
    command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    let (code, stdout, stderr) = told(command);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("dubious ownership"), "{stderr}");
    assert!(
        stderr.contains("if you trust it: git config --global --add safe.directory"),
        "{stderr}"
    );
    // Who trusts it has said so in settings of his own, which are still read for this.
    let users = folder.path().join("users");
    fs::write(&users, "[safe]\n\tdirectory = *\n").unwrap();
    let mut command = onrecord(&repository, "in/weir.txt");
    command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    command.env("GIT_CONFIG_GLOBAL", &users);
    assert_eq!(told(command).0, 1);
}

#[test]
fn names_and_dates_are_never_options() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    git(path, &["init", "-q"]);
    let names: [&[u8]; 6] = [
        b"-n.txt",
        b":(top)x.txt",
        b"*.txt",
        b"caf\xE9.txt",
        b"a\x01b.txt",
        b"a\nb.txt",
    ];
    for text in VERSIONS {
        for name in names {
            fs::write(path.join(OsStr::from_bytes(name)), text).unwrap();
        }
        git(path, &["add", "."]);
        git(path, &["commit", "-q", "-m", "versions"]);
    }
    let mut plain = None;
    for name in names {
        let mut command = onrecord(path, "");
        command.args(["--max", "3"]);
        let mut command = Command::new(command.get_program());
        let option = [b"--git=", name].concat();
        command
            .current_dir(path)
            .args(["diff", "-f", "csv"])
            .arg(OsStr::from_bytes(&option));
        command.env("GIT_CONFIG_GLOBAL", "/dev/null");
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{name:?}");
        let csv = String::from_utf8(output.stdout).unwrap();
        assert_eq!(csv.matches("“").count(), 0);
        let changes = csv.matches("wording").count();
        assert_eq!(*plain.get_or_insert(changes), changes, "{name:?}: {csv}");
        assert_eq!(changes, 2, "{name:?}: {csv}");
    }
    for since in ["-1", "--output=x", "--all"] {
        let mut command = onrecord(path, "*.txt");
        command.arg(format!("--since={since}"));
        let (code, ..) = told(command);
        assert!(code < 3);
        assert!(!path.join("x").exists());
    }
}
