//! What `check`, `review` and `init` do not write, delete or follow, whatever lies in the folder:
//! stories, goldens and settings may be a stranger's.

#![cfg(unix)]

mod settings;

#[path = "../stranger/mod.rs"]
mod stranger;

use std::fs;
use stranger::{DAM, GOLDEN, WRONG, all, folders, link, onrecord, pipe, put, run};
use tempfile::TempDir;

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
        assert!(deleting.contains("add --update"), "{deleting}");
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
        "not read: it is a link that leads out of the folder",
    );
    is_not_written(
        "a link that leads nowhere",
        |folder| link(folder, "../home/bash_profile", "repo/dam.quotes.csv"),
        "no such file",
    );
    is_not_written(
        "a link to itself",
        |folder| link(folder, "dam.quotes.csv", "repo/dam.quotes.csv"),
        "",
    );
    is_not_written(
        "a folder",
        |folder| fs::create_dir(folder.path().join("repo/dam.quotes.csv")).unwrap(),
        "not read: it is not a regular file",
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

/// Seventeen folders with two links each to the next have a hundred thousand ways to the last.
#[test]
fn links_behind_links_are_followed_a_few_times() {
    let folder = folders(&[]);
    for n in 0..17 {
        put(&folder, &format!("repo/{n:02}/weir.txt"), DAM);
        for name in ["a", "b"] {
            link(
                &folder,
                &format!("../{:02}", n + 1),
                &format!("repo/{n:02}/{name}"),
            );
        }
    }
    put(&folder, "repo/17/weir.txt", DAM);
    for args in [
        &["check"][..],
        &["check", ".."],
        &["extract", "."],
        &["extract", "**/*.txt"],
    ] {
        let begun = std::time::Instant::now();
        let (code, stdout, stderr) = run(&folder, args);
        assert_eq!(code, 2, "{args:?}: {stderr}");
        let refused = stderr
            .lines()
            .filter(|line| line.contains(": not followed"));
        assert!((1..=17).contains(&refused.count()), "{args:?}: {stderr}");
        assert!(stdout.contains("16/weir.txt"), "{args:?}: the rest is read");
        assert!(begun.elapsed().as_secs() < 30, "{args:?}");
    }
    // One folder may have as many links to it as there are.
    let folder = folders(&[("repo/minutes/weir.txt", DAM)]);
    for n in 0..30 {
        fs::create_dir(folder.path().join(format!("repo/{n}"))).unwrap();
        link(&folder, "../minutes", &format!("repo/{n}/sources"));
    }
    let (_, stdout, stderr) = run(&folder, &["extract", "."]);
    assert_eq!(stderr, "");
    assert_eq!(stdout.lines().count(), 33, "{stdout}");
}
