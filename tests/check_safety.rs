//! What `check`, `review` and `init` do not do, whatever lies in the folder: stories, goldens and
//! settings may be a stranger's.

#![cfg(unix)]

use assert_cmd::Command;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tempfile::TempDir;

const DAM: &str = "“It holds,” said Ana Ruiz, the warden.\n";
const GOLDEN: &str = "line,quote,speaker\n1,\"It holds,\",Ana Ruiz\n";
const WRONG: &str = "line,quote,speaker\n1,\"It holds,\",Emily Horne\n";
/// What must never be lost.
const PRECIOUS: &str = "export PRECIOUS=1\n";

/// A folder with `repo`, which is a stranger's, and `home`, which is not.
fn folders(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("repo/dam.txt", DAM), ("home/bashrc", PRECIOUS)] {
        put(&folder, name, text);
    }
    for (name, text) in files {
        put(&folder, name, text);
    }
    folder
}

fn put(folder: &TempDir, name: &str, text: &str) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn link(folder: &TempDir, target: &str, name: &str) {
    symlink(target, folder.path().join(name)).unwrap();
}

fn pipe(folder: &TempDir, name: &str) {
    let made = std::process::Command::new("mkfifo")
        .arg(folder.path().join(name))
        .status();
    assert!(made.unwrap().success());
}

/// Everything below a folder: each path with what is there.
fn all(folder: &Path) -> Vec<(String, String)> {
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
fn onrecord(folder: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder.path().join("repo")).args(args);
    for variable in ["CI", "TF_BUILD", "ONRECORD_UPDATE", "GITHUB_STEP_SUMMARY"] {
        command.env_remove(variable);
    }
    command.timeout(Duration::from_secs(60));
    command
}

/// What a command gave: exit code, standard output, standard error.
fn run(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    let output = onrecord(folder, args).output().unwrap();
    (
        output.status.code().expect("no signal, and no timeout"),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn a_plain_check_writes_nothing() {
    for settings in [
        "",
        "update = \"new\"\n",
        "update = \"auto\"\nunreferenced = \"delete\"\n",
    ] {
        let folder = folders(&[
            ("repo/onrecord.toml", settings),
            ("repo/weir.txt", DAM),
            ("repo/weir.quotes.csv", WRONG),
            ("repo/gone.quotes.csv", GOLDEN),
        ]);
        link(&folder, "../home/bashrc", "repo/dam.quotes.csv.new");
        link(&folder, "../home/bashrc", "repo/weir.quotes.csv.new");
        let before = all(folder.path());
        for (args, code) in [
            (&["check"][..], 1),
            (&["check", "--no-update"], 1),
            (&["check", "--unreferenced", "delete"], 2),
            (&["review", "--list"], 1),
            (&["review", "--reject"], 0),
        ] {
            let (ended, stdout, stderr) = run(&folder, args);
            assert_eq!(ended, code, "{args:?}: {stdout}{stderr}");
            assert_eq!(all(folder.path()), before, "{args:?}");
        }
        let deleting = run(&folder, &["check", "--unreferenced", "delete"]).2;
        assert!(deleting.contains("type --update as well"), "{deleting}");
    }
}

/// Puts something in the place of the golden, and asks for it to be written in every way there is.
fn is_not_written(what: &str, make: impl Fn(&TempDir), said: &str) {
    for args in [
        &["check", "--update"][..],
        &["check", "dam.txt", "--update"],
        &["review", "--accept"],
    ] {
        let folder = folders(&[("repo/weir.txt", DAM)]);
        make(&folder);
        let before = all(folder.path());
        let (code, _, stderr) = run(&folder, args);
        assert_eq!(code, 2, "{what} {args:?}: {stderr}");
        let line = format!("onrecord: dam.quotes.csv: {said}");
        assert!(stderr.contains(&line), "{what} {args:?}: {stderr}");
        let mut after = all(folder.path());
        // The other story is none the worse for it.
        after.retain(|(path, _)| !path.ends_with("weir.quotes.csv"));
        assert_eq!(after, before, "{what} {args:?}");
    }
}

#[test]
fn nothing_is_written_through_a_link_or_over_what_is_no_file() {
    let wrong = |folder: &TempDir, name| put(folder, name, WRONG);
    is_not_written(
        "a link to a golden in the folder",
        |folder| {
            wrong(folder, "repo/shared/old.csv");
            link(folder, "shared/old.csv", "repo/dam.quotes.csv");
        },
        "not written: it is a link",
    );
    is_not_written(
        "a link to a link",
        |folder| {
            wrong(folder, "repo/shared/old.csv");
            link(folder, "shared/old.csv", "repo/middle");
            link(folder, "middle", "repo/dam.quotes.csv");
        },
        "not written: it is a link",
    );
    is_not_written(
        "a link that leads out",
        |folder| link(folder, "../home/bashrc", "repo/dam.quotes.csv"),
        "not read: it is a link that leads elsewhere",
    );
    is_not_written(
        "a link that leads nowhere",
        |folder| link(folder, "../home/bash_profile", "repo/dam.quotes.csv"),
        "No such file",
    );
    is_not_written(
        "a link to itself",
        |folder| link(folder, "dam.quotes.csv", "repo/dam.quotes.csv"),
        "",
    );
    is_not_written(
        "a folder",
        |folder| fs::create_dir(folder.path().join("repo/dam.quotes.csv")).unwrap(),
        "not read: it is no file",
    );
    is_not_written(
        "a pipe",
        |folder| pipe(folder, "repo/dam.quotes.csv"),
        "not ",
    );
    is_not_written(
        "a link to a device",
        |folder| link(folder, "/dev/zero", "repo/dam.quotes.csv"),
        "not ",
    );
}

#[test]
fn a_file_with_another_name_is_replaced_and_the_other_name_keeps_its_bytes() {
    let folder = folders(&[("home/golden", WRONG)]);
    let path = |name: &str| folder.path().join(name);
    fs::hard_link(path("home/golden"), path("repo/dam.quotes.csv")).unwrap();
    assert_eq!(run(&folder, &["check", "--update"]).0, 0);
    assert_eq!(fs::read_to_string(path("home/golden")).unwrap(), WRONG);
    let written = fs::read_to_string(path("repo/dam.quotes.csv")).unwrap();
    assert_eq!(written, GOLDEN);
}

#[test]
fn nothing_is_written_in_a_folder_that_a_link_leads_to() {
    for args in [
        &["check", "--update"][..],
        &["check", "news", "--update"],
        &["check", "news/weir.txt", "--update"],
        &["check", "./news/../news", "--update"],
        &["review", "news", "--accept"],
        &["init"],
        &["init", "news"],
    ] {
        let folder = folders(&[
            ("home/news/weir.txt", DAM),
            ("home/news/lock.txt", DAM),
            ("home/news/lock.quotes.csv", WRONG),
        ]);
        link(&folder, "../home/news", "repo/news");
        let before = all(&folder.path().join("home"));
        let (code, stdout, stderr) = run(&folder, args);
        assert_eq!(code, 2, "{args:?}: {stdout}{stderr}");
        assert!(stderr.contains("onrecord: news"), "{args:?}: {stderr}");
        assert_eq!(all(&folder.path().join("home")), before, "{args:?}");
    }
    // What is outside, and named as such, is written: somebody asked for it.
    let folder = folders(&[("home/news/weir.txt", DAM)]);
    assert_eq!(run(&folder, &["check", "../home/news", "--update"]).0, 0);
    assert!(folder.path().join("home/news/weir.quotes.csv").is_file());
}

#[test]
fn links_that_stay_in_the_folder_are_followed() {
    let folder = folders(&[("repo/desk/weir.txt", DAM), ("repo/plan.txt", DAM)]);
    link(&folder, "desk", "repo/again");
    link(&folder, "../plan.txt", "repo/desk/plan.txt");
    let (code, _, stderr) = run(&folder, &["check", "--update"]);
    assert_eq!((code, stderr.lines().count()), (0, 1), "{stderr}");
    assert!(stderr.starts_with("6 stories, "), "{stderr}");
}

#[test]
fn settings_are_for_their_own_folder() {
    for (toml, said) in [
        (
            "inputs = [\"../home\"]",
            "`inputs` must stay in the folder of this file, and “../home” leads out of it: \
             type `onrecord check ../home` instead",
        ),
        (
            "inputs = [\".\", \"desk/../../home\"]",
            "“desk/../../home” leads out",
        ),
        ("inputs = [\"/etc\"]", "“/etc” leads out"),
        ("inputs = [\"news\"]", "“news” leads out"),
        ("inputs = [\"story.txt\"]", "“story.txt” leads out"),
        (
            "lexicons = [\"../home/words.csv\"]",
            "type `--lexicon ../home/words.csv` instead",
        ),
        ("lexicons = [\"words.csv\"]", "“words.csv” leads out"),
        (
            "lexicons = [\"pipe.csv\"]",
            "`lexicons` has “pipe.csv”, which is no file",
        ),
        (
            "update = \"always\"",
            "`update` cannot be “always” in a file",
        ),
        ("update = \"force\"", "ONRECORD_UPDATE=force"),
    ] {
        let folder = folders(&[
            ("repo/onrecord.toml", toml),
            ("repo/desk/lock.txt", DAM),
            ("home/words.csv", "word,kind\nquip,verb\n"),
            ("home/news/weir.txt", DAM),
        ]);
        pipe(&folder, "repo/pipe.csv");
        link(&folder, "../home/news", "repo/news");
        link(&folder, "../home/words.csv", "repo/words.csv");
        link(&folder, "../home/news/weir.txt", "repo/story.txt");
        let before = all(folder.path());
        for args in [&["check"][..], &["check", "--update"], &["review"]] {
            let (code, stdout, stderr) = run(&folder, args);
            assert_eq!((code, stdout.as_str()), (2, ""), "{toml}: {stderr}");
            assert!(
                stderr.starts_with("onrecord: onrecord.toml:1: "),
                "{stderr}"
            );
            assert!(stderr.contains(said), "{toml}: {stderr}");
            assert_eq!(all(folder.path()), before, "{toml}");
        }
    }
}

#[test]
fn a_settings_file_that_is_a_link_is_for_the_folder_it_is_found_in() {
    let folder = folders(&[
        ("home/onrecord.toml", "inputs = [\"news\"]\n"),
        ("home/news/weir.txt", DAM),
        ("repo/news/lock.txt", DAM),
    ]);
    link(&folder, "../home/onrecord.toml", "repo/onrecord.toml");
    let (code, _, stderr) = run(&folder, &["check", "--update"]);
    let sum = "1 story, 1 quote, 0 findings, 1 golden written\n";
    assert_eq!((code, stderr.as_str()), (0, sum));
    assert!(folder.path().join("repo/news/lock.quotes.csv").is_file());
    // Nor does `init` write one through a link that leads nowhere yet.
    let folder = folders(&[]);
    link(&folder, "../home/profile", "repo/onrecord.toml");
    let (code, _, stderr) = run(&folder, &["init"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(stderr.contains("onrecord.toml: not written: it is a link"));
    assert!(!folder.path().join("home/profile").exists());
}

#[test]
fn only_goldens_are_deleted_and_only_where_an_update_is_typed() {
    let delete = "unreferenced = \"delete\"\n";
    let folder = folders(&[
        ("repo/onrecord.toml", delete),
        ("repo/dam.quotes.csv", GOLDEN),
        ("repo/gone.quotes.csv", GOLDEN),
        ("repo/empty.quotes.csv", ""),
        ("repo/important.verdicts.csv", "keep\n"),
        ("repo/prices.quotes.csv", "stock,price\nDam,3\n"),
        ("home/gone.csv", GOLDEN),
    ]);
    link(&folder, "../home/gone.csv", "repo/linked.quotes.csv");
    link(&folder, "gone.quotes.csv", "repo/within.quotes.csv");
    let names = |folder: &TempDir| {
        let names = all(&folder.path().join("repo"));
        names.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    let before = names(&folder);
    let mut asked = onrecord(&folder, &["check"]);
    asked.env("ONRECORD_UPDATE", "always").output().unwrap();
    assert_eq!(names(&folder), before);
    let (code, _, stderr) = run(&folder, &["check", "--update"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(
        stderr.contains("onrecord: gone.quotes.csv: deleted\n"),
        "{stderr}"
    );
    for stays in [
        "empty.quotes.csv",
        "important.verdicts.csv",
        "prices.quotes.csv",
    ] {
        let said = format!("{stays}: not deleted: it is named like a golden and holds none");
        assert!(stderr.contains(&said), "{stderr}");
    }
    for stays in ["linked.quotes.csv: ", "within.quotes.csv: "] {
        assert!(stderr.contains(stays), "{stderr}");
    }
    let mut after = names(&folder);
    after.push(
        before
            .iter()
            .find(|name| name.ends_with("gone.quotes.csv"))
            .unwrap()
            .clone(),
    );
    after.sort();
    assert_eq!(after, before);
    assert!(folder.path().join("home/gone.csv").is_file());
}

#[test]
fn a_list_of_known_misses_is_not_read_from_elsewhere() {
    let folder = folders(&[(
        "home/secret.csv",
        "story,line,quote,reason\ndam.txt,1,\"It holds,\",x\n",
    )]);
    link(&folder, "../home/secret.csv", "repo/known-misses.csv");
    let (code, _, stderr) = run(&folder, &["check"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(stderr.contains("known-misses.csv: not read: it is a link that leads elsewhere"));
}

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
    // Nor is a source passed over, or a list of known misses.
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
    assert!(stderr.contains("known-misses.csv: not read: it is no file"));
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
        assert!(stderr.contains("q.csv.partial: is a link"), "{stderr}");
        assert_eq!(fs::read_to_string(path("home/bashrc")).unwrap(), PRECIOUS);
        assert!(!path("home/profile").exists());
    }
}

#[test]
fn a_golden_that_was_edited_during_a_review_stays() {
    let folder = folders(&[("repo/dam.quotes.csv", WRONG)]);
    let mut review = std::process::Command::new(assert_cmd::cargo::cargo_bin("onrecord"))
        .arg("review")
        .current_dir(folder.path().join("repo"))
        .env("CI", "false")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(review.stderr.take().unwrap()).lines();
    // It asks, and somebody edits the golden before the answer.
    assert!(said.next().unwrap().unwrap().starts_with("a accepts"));
    let edited = WRONG.replace("Emily Horne", "Emily Thorne");
    put(&folder, "repo/dam.quotes.csv", &edited);
    review.stdin.take().unwrap().write_all(b"a\n").unwrap();
    let line = said.next().unwrap().unwrap();
    assert!(
        line.contains("dam.quotes.csv: not written: it has changed"),
        "{line}"
    );
    assert_eq!(review.wait().unwrap().code(), Some(2));
    let golden = fs::read_to_string(folder.path().join("repo/dam.quotes.csv")).unwrap();
    assert_eq!(golden, edited);
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

#[test]
fn a_quote_with_a_bar_agrees_with_its_golden_and_can_be_a_known_miss() {
    let story = "“Vote yes | vote no,” said Ana Ruiz.\n";
    let folder = folders(&[("repo/dam.txt", story)]);
    assert_eq!(run(&folder, &["check", "--update"]).0, 0);
    let golden = fs::read_to_string(folder.path().join("repo/dam.quotes.csv")).unwrap();
    assert!(golden.contains(r"Vote yes \| vote no,"), "{golden}");
    assert_eq!(run(&folder, &["check"]).0, 0);
    // An old golden has the quote as if it were two, and is put right by an update.
    let old = "line,quote,speaker\n1,\"Vote yes | vote no,\",Ana Ruiz | the warden\n";
    put(&folder, "repo/dam.quotes.csv", old);
    let (code, stdout, _) = run(&folder, &["check", "--update"]);
    assert_eq!((code, stdout.as_str()), (0, ""));
    let new = fs::read_to_string(folder.path().join("repo/dam.quotes.csv")).unwrap();
    assert_eq!(new, old.replace("yes |", r"yes \|"));
    // A known miss has the words of the golden, or those of the story.
    put(
        &folder,
        "repo/dam.quotes.csv",
        &new.replace("Ana Ruiz | the warden", "Emily Horne"),
    );
    for words in [r"Vote yes \| vote no,", "Vote yes | vote no,"] {
        let list = format!("story,line,quote,reason\ndam.txt,1,\"{words}\",not seen yet\n");
        put(&folder, "repo/known-misses.csv", &list);
        let (code, stdout, stderr) = run(&folder, &["check"]);
        assert_eq!((code, stdout.as_str()), (0, ""), "{words}: {stderr}");
    }
}
