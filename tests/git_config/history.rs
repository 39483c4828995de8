//! Histories that are forged, cut short or too long.

use super::*;

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
