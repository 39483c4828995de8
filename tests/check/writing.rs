//! Reports, writes that are cut short, versions and sources, and what cannot be read.

use super::*;

#[test]
fn reports_go_to_a_file_and_to_the_page_of_the_run() {
    let wrong = GOLDEN.replacen("Ana Ruiz", "Emily Horne", 1);
    let folder = folder(&[("dam.txt", DAM), ("dam.quotes.csv", &wrong)]);
    let args = ["check", "--no-update", "-f", "sarif", "-o", "report.sarif"];
    let (code, stdout, _) = run(&folder, &args);
    assert_eq!((code, stdout.as_str()), (1, ""));
    assert!(text(&folder, "report.sarif").contains("\"uri\": \"dam.txt\""));
    let mut command = onrecord(folder.path());
    command.args(["check", "--no-update", "-f", "github"]);
    command.env("GITHUB_STEP_SUMMARY", folder.path().join("summary.md"));
    assert!(
        ran(&mut command)
            .1
            .starts_with("::error file=dam.txt,line=1,")
    );
    assert!(text(&folder, "summary.md").contains("1 finding in 1 story, 1 fails the run"));
}

/// A golden long enough to be cut by a limit of half a kibibyte.
fn long() -> (String, String) {
    let quotes: Vec<String> = (0..60)
        .map(|n| format!("“We saw {n} boats,” said Ana Ruiz."))
        .collect();
    let rows: Vec<String> = (0..60)
        .map(|n| format!("{},\"We saw {n} boats,\",Nobody", 2 * n + 1))
        .collect();
    (
        quotes.join("\n\n"),
        format!("line,quote,speaker\n{}\n", rows.join("\n")),
    )
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_that_is_cut_short_leaves_the_old_golden() {
    use std::os::unix::process::ExitStatusExt as _;
    let (story, golden) = long();
    let folder = folder(&[("dam.txt", &story), ("dam.quotes.csv", &golden)]);
    // The system ends a process that writes past the limit, in the middle of the write.
    let ended = std::process::Command::new("sh")
        .args(["-c", "ulimit -f 1; exec \"$0\" check --update"])
        .arg(assert_cmd::cargo::cargo_bin("onrecord"))
        .current_dir(folder.path())
        .env("CI", "false")
        .status()
        .unwrap();
    assert!(!ended.success(), "{ended:?}");
    assert!(
        ended.signal().is_some() || ended.code() == Some(2),
        "{ended:?}"
    );
    assert_eq!(text(&folder, "dam.quotes.csv"), golden);
    assert_eq!(run(&folder, &["check", "--update"]).0, 0);
    assert_eq!(
        text(&folder, "dam.quotes.csv"),
        golden.replace("Nobody", "Ana Ruiz")
    );
}

#[test]
fn a_killed_update_leaves_each_golden_old_or_new() {
    let (story, golden) = long();
    let new = golden.replace("Nobody", "Ana Ruiz");
    let folder = TempDir::new().unwrap();
    let names: Vec<String> = (0..300).map(|n| format!("{n:03}.quotes.csv")).collect();
    for name in &names {
        put(&folder, &name.replace("quotes.csv", "txt"), &story);
        put(&folder, name, &golden);
    }
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("onrecord"))
        .args(["check", "--update", "--jobs", "2"])
        .current_dir(folder.path())
        .env("CI", "false")
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    // Killed as soon as it has begun to write, and hundreds of goldens before it is done.
    while text(&folder, &names[0]) == golden && child.try_wait().unwrap().is_none() {}
    child.kill().unwrap();
    child.wait().unwrap();
    let texts: Vec<String> = names.iter().map(|name| text(&folder, name)).collect();
    assert!(texts.iter().all(|text| *text == golden || *text == new));
    assert!(texts.contains(&golden) && texts.contains(&new));
    // The next one ends what it began, and leaves nothing of either.
    assert_eq!(run(&folder, &["check", "--update"]).0, 0);
    assert!(names.iter().all(|name| text(&folder, name) == new));
    let all = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(all, 2 * names.len());
}

#[test]
fn versions_and_sources_have_goldens_of_their_own() {
    let folder = folder(&[
        ("rev/1.txt", "“We will not sell the dam,” said Ana Ruiz.\n"),
        ("rev/2.txt", "“We will sell the dam,” said Ana Ruiz.\n"),
        ("rev/changes.csv", "changes,before_quote,after_quote\n"),
        ("case/story.txt", "“We will sell the dam,” said Ana Ruiz.\n"),
        (
            "case/sources/hearing.txt",
            "RUIZ: We will not sell the dam.\n",
        ),
    ]);
    let (code, stdout, _) = run(&folder, &["check"]);
    let expected = "case/story.txt\n  line 1: has no accepted answers: case/verdicts.csv does not exist\n\n\
                    rev/2.txt\n  line 1: “We will sell the dam,” change added\n";
    assert_eq!((code, stdout.as_str()), (1, expected));
    assert_eq!(run(&folder, &["review", "--accept"]).0, 0);
    let changes = "changes,before_quote,after_quote\nwording,\"We will not sell the dam,\",\"We will sell the dam,\"\n";
    assert_eq!(text(&folder, "rev/changes.csv"), changes);
    let verdicts = text(&folder, "case/verdicts.csv");
    assert!(verdicts.contains(",altered,hearing.txt,1,"), "{verdicts}");
    assert_eq!(run(&folder, &["check"]).0, 0);
    // A source, or an earlier version, stands for its story.
    for (file, text, said) in [
        (
            "case/sources/hearing.txt",
            "RUIZ: We will sell the dam.\n",
            "had the verdict “altered”, now has “exact”",
        ),
        (
            "rev/1.txt",
            "“We will sell the dam,” said Ana Ruiz.\n",
            "change removed",
        ),
    ] {
        put(&folder, file, text);
        let (code, stdout, _) = run(&folder, &["check", "--no-update", file]);
        assert_eq!(code, 1, "{file}");
        assert!(stdout.contains(said), "{stdout}");
    }
    // Golden kinds have rules of their own, and known misses serve them too.
    let list = "story,line,quote,reason\ncase,1,\"We will sell the dam,\",the hearing was amended\n\
                rev,1,\"We will sell the dam,\",so was this\n";
    put(&folder, "known-misses.csv", list);
    let (code, _, stderr) = run(&folder, &["check", "--no-update"]);
    assert_eq!(code, 0, "{stderr}");
}

#[test]
fn a_golden_or_a_list_that_is_broken_off_is_no_table() {
    let open = "has no closing mark";
    let golden = "line,quote,speaker\n1,\"It holds,,Ana Ruiz\n";
    let list = "story,line,quote,reason\ndam.txt,3,For now,\"later\n";
    let folder = folder(&[("dam.txt", DAM), ("dam.quotes.csv", golden)]);
    let (code, _, stderr) = run(&folder, &["check"]);
    assert_eq!((code, stderr.contains(open)), (2, true), "{stderr}");
    put(&folder, "dam.quotes.csv", GOLDEN);
    put(&folder, "known-misses.csv", list);
    let (code, _, stderr) = run(&folder, &["check"]);
    assert_eq!((code, stderr.contains(open)), (2, true), "{stderr}");
}

#[test]
fn a_path_without_stories_does_not_pass_for_a_check() {
    let folder = folder(&[
        ("onrecord.toml", "ignore = [\"dam.txt\"]\n"),
        ("dam.txt", DAM),
    ]);
    fs::create_dir(folder.path().join("empty")).unwrap();
    for (args, ci, code) in [
        (&["check"][..], "false", 0),
        (&["check"], "true", 2),
        (&["check", "empty"], "false", 2),
        (&["check", "empty"], "true", 2),
        (&["check", "--force-exclude", "dam.txt"], "true", 0),
    ] {
        let mut command = onrecord(folder.path());
        let (ended, _, stderr) = ran(command.args(args).env("CI", ci));
        assert_eq!(ended, code, "{args:?} {ci}: {stderr}");
        assert!(stderr.contains("no stories found"), "{stderr}");
    }
}

#[test]
fn a_list_of_known_misses_that_cannot_be_read_costs_its_own_stories_only() {
    let list = "story,line,quote,reason\nweir.txt,1,\"It holds,\",the desk is asked\n";
    let wrong = GOLDEN.replace("Ruiz", "Reis");
    for (bad, said) in [
        (
            "garbage\n",
            "the first line has to be story,quote,reason, and perhaps line and rule",
        ),
        (
            "story,line,quote\nweir.txt,1,x\n",
            "the first line has to be",
        ),
        ("garbage\na,b\n", "the first line has to be"),
        (
            "story,line,quote,reason\nweir.txt,one,x,y\n",
            "“one” is not the number of a line",
        ),
    ] {
        let folder = folder(&[
            ("a/dam.txt", DAM),
            ("a/dam.quotes.csv", &wrong),
            ("a/known-misses.csv", bad),
            ("b/weir.txt", DAM),
            ("b/weir.quotes.csv", &wrong),
            ("b/known-misses.csv", list),
        ]);
        let (code, stdout, stderr) = run(&folder, &["check"]);
        assert_eq!(code, 2, "{stderr}");
        assert!(stderr.contains(said), "{bad:?}: {stderr}");
        assert!(stdout.contains("b/weir.txt\n  line 3"), "{bad:?}: {stdout}");
        assert!(!stdout.contains("a/dam.txt"), "{bad:?}: {stdout}");
        // An update would accept what the list may say is wrong.
        let (code, _, stderr) = run(&folder, &["check", "--update"]);
        assert_eq!(code, 2, "{stderr}");
        assert_eq!(text(&folder, "a/dam.quotes.csv"), wrong, "{bad:?}");
        assert_ne!(text(&folder, "b/weir.quotes.csv"), wrong, "{bad:?}");
        let (code, _, stderr) = run(&folder, &["review", "--accept"]);
        assert_eq!(code, 2, "{stderr}");
        assert_eq!(text(&folder, "a/dam.quotes.csv"), wrong, "{bad:?}");
    }
}

#[test]
fn what_an_update_leaves_to_be_said_it_says_at_once() {
    for (allows, said) in [
        ("onrecord-allow quote-speaker", "has no reason"),
        ("onrecord-allow quote-colour: so it is", "no rule is called"),
        (
            "onrecord-allow quote-speaker: on tape",
            "suppresses nothing",
        ),
    ] {
        let story = format!("<!-- {allows} -->\n\n{DAM}");
        let folder = folder(&[("dam.md", &story)]);
        let updated = run(&folder, &["check", "--update"]);
        assert!(is_there(&folder, "dam.quotes.csv"));
        let (code, stdout, _) = run(&folder, &["check"]);
        assert!(stdout.contains(said), "{stdout}");
        assert_eq!((updated.0, &updated.1), (code, &stdout), "{allows}");
    }
}
