//! Pipes, sockets, leavings of killed runs and folders that cannot be written in: none of them hangs
//! a run, and each costs itself only.

#![cfg(unix)]

mod stranger;

use std::fs;
use stranger::{DAM, GOLDEN, PRECIOUS, WRONG, folders, link, onrecord, pipe, put, run};

#[test]
fn a_pipe_named_like_a_story_is_named_and_waits_for_nobody() {
    let folder = folders(&[("repo/dam.quotes.csv", GOLDEN)]);
    pipe(&folder, "repo/weir.txt");
    pipe(&folder, "repo/notes.log");
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("repo/lock.md"));
    link(&folder, "/dev/zero", "repo/zero.txt");
    for args in [
        &["check"][..],
        &["extract", "."],
        &["extract", "*.*"],
        &["diff", ".", "."],
        &["verify", "dam.txt", "--against", "."],
    ] {
        let (code, _, stderr) = run(&folder, args);
        assert_eq!(code, 2, "{args:?}: {stderr}");
        for name in ["weir.txt: not ", "lock.md: not "] {
            assert!(stderr.contains(name), "{args:?}: {stderr}");
        }
    }
    // Nor is a source skipped, or a list of known misses.
    put(&folder, "repo/case/story.txt", DAM);
    put(&folder, "repo/case/quotes.csv", GOLDEN);
    fs::create_dir(folder.path().join("repo/case/sources")).unwrap();
    pipe(&folder, "repo/case/sources/hearing.vtt");
    for path in ["case", "case/story.txt", "case/quotes.csv"] {
        let (code, _, stderr) = run(&folder, &["check", path]);
        assert_eq!(code, 2, "{path}: {stderr}");
        let said = "case/sources/hearing.vtt: not checked";
        assert!(stderr.contains(said), "{path}: {stderr}");
    }
    pipe(&folder, "repo/known-misses.csv");
    let (code, _, stderr) = run(&folder, &["check", "dam.txt"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(stderr.contains("known-misses.csv: not read: it is not a regular file"));
    let (_, stdout, _) = run(&folder, &["extract", "."]);
    assert!(stdout.contains("It holds"), "the rest is read: {stdout}");
}

#[test]
fn a_pipe_that_is_named_itself_is_read() {
    let folder = folders(&[]);
    pipe(&folder, "repo/wire.txt");
    let path = folder.path().join("repo/wire.txt");
    let writer = std::thread::spawn(move || fs::write(path, DAM).unwrap());
    let (code, stdout, stderr) = run(&folder, &["extract", "wire.txt"]);
    writer.join().unwrap();
    assert_eq!(code, 0, "{stderr}");
    assert!(stdout.contains("Ana Ruiz"), "{stdout}");
    let mut piped = onrecord(&folder, &["extract", "/dev/stdin"]);
    let output = piped.write_stdin(DAM).output().unwrap();
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("Ana Ruiz")
    );
}

/// With `-o` it was opened twice, and the second time nobody wrote to it.
#[test]
fn a_lexicon_may_be_a_pipe_and_is_read_once() {
    let folder = folders(&[("repo/dam.txt", DAM)]);
    pipe(&folder, "repo/words.csv");
    let path = folder.path().join("repo/words.csv");
    let writer = std::thread::spawn(move || fs::write(path, "word,kind,forms,note\n").unwrap());
    let args = [
        "extract",
        "dam.txt",
        "--lexicon",
        "words.csv",
        "-o",
        "q.csv",
    ];
    let mut command = onrecord(&folder, &args);
    command
        .timeout(std::time::Duration::from_secs(60))
        .assert()
        .success();
    writer.join().unwrap();
}

#[test]
fn what_a_killed_run_left_is_in_nobodys_way() {
    let folder = folders(&[("repo/dam.quotes.csv", WRONG)]);
    // A container gives every run the same number, and older versions made a name of it.
    for n in 1..40 {
        put(
            &folder,
            &format!("repo/.dam.quotes.csv.{n}.new"),
            "half a li",
        );
    }
    link(&folder, "../home/bashrc", "repo/.weir.quotes.csv.1.new");
    put(&folder, "repo/weir.txt", DAM);
    let (code, _, stderr) = run(&folder, &["check", "--update"]);
    assert_eq!(code, 0, "{stderr}");
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("repo/dam.quotes.csv"), GOLDEN);
    assert!(read("repo/weir.quotes.csv").starts_with("line,"));
    assert_eq!(read("home/bashrc"), PRECIOUS);
    assert!(!folder.path().join("repo/.dam.quotes.csv.1.new").exists());
}

#[test]
fn a_resumed_output_is_not_written_through_a_link() {
    for made in ["symbolic", "hard", "nowhere"] {
        let folder = folders(&[]);
        let path = |name: &str| folder.path().join(name);
        match made {
            "symbolic" => link(&folder, "../home/bashrc", "repo/q.csv.partial"),
            "hard" => fs::hard_link(path("home/bashrc"), path("repo/q.csv.partial")).unwrap(),
            _ => link(&folder, "../home/profile", "repo/q.csv.partial"),
        }
        let (code, _, stderr) = run(&folder, &["extract", "dam.txt", "--resume", "-o", "q.csv"]);
        assert_eq!(code, 2, "{made}: {stderr}");
        assert!(
            stderr.contains("q.csv.partial: not written: it is a link"),
            "{stderr}"
        );
        assert_eq!(fs::read_to_string(path("home/bashrc")).unwrap(), PRECIOUS);
        assert!(!path("home/profile").exists());
    }
}

#[test]
fn a_folder_that_cannot_be_written_in_costs_itself_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folders(&[("repo/shut/lock.txt", DAM)]);
    let shut = folder.path().join("repo/shut");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o555)).unwrap();
    // Root may write everywhere.
    let is_root = fs::write(shut.join("probe"), "").is_ok();
    let (code, _, stderr) = run(&folder, &["check", "--update"]);
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(code, if is_root { 0 } else { 2 }, "{stderr}");
    assert!(folder.path().join("repo/dam.quotes.csv").is_file());
}
