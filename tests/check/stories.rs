//! Stories without goldens, goldens without stories, known misses and allowances.

use super::*;

#[test]
fn a_golden_without_a_story_is_reported_refused_or_deleted() {
    for (said, code, stays) in [
        ("ignore", 0, true),
        ("warn", 0, true),
        ("reject", 1, true),
        ("delete", 0, false),
    ] {
        let folder = folder(&[
            ("dam.txt", DAM),
            ("dam.quotes.csv", GOLDEN),
            ("gone.quotes.csv", GOLDEN),
        ]);
        let (ended, stdout, stderr) = run(&folder, &["check", "--update", "--unreferenced", said]);
        assert_eq!(ended, code, "{said}: {stderr}");
        assert_eq!(is_there(&folder, "gone.quotes.csv"), stays, "{said}");
        assert_eq!(
            stdout.contains("gone.quotes.csv"),
            matches!(said, "warn" | "reject"),
            "{said}"
        );
    }
}

#[test]
fn a_story_that_is_passed_over_keeps_its_golden() {
    let settings =
        "ignore = [\"README.md\", \"drafts.txt\", \"hall/story.txt\", \"hall/sources\"]\n";
    let folder = folder(&[
        ("onrecord.toml", settings),
        ("README.md", DAM),
        ("README.quotes.csv", GOLDEN),
        ("drafts.txt", DAM),
        ("drafts.quotes.csv", "line,quote,speaker\n9,No,Nobody\n"),
        ("hall/story.txt", DAM),
        ("hall/verdicts.csv", "quote,verdict\n"),
        ("hall/sources/notes.txt", "RUIZ: It holds.\n"),
        ("gone.quotes.csv", GOLDEN),
    ]);
    let (code, stdout, _) = run(&folder, &["check", "--unreferenced", "reject"]);
    assert_eq!(
        (
            code,
            stdout.matches("has accepted answers for no story").count()
        ),
        (1, 1),
        "{stdout}"
    );
    let (code, stdout, stderr) = run(&folder, &["check", "--update", "--unreferenced", "delete"]);
    assert_eq!((code, stdout.as_str()), (0, ""), "{stderr}");
    assert!(!is_there(&folder, "gone.quotes.csv"));
    for kept in [
        "README.quotes.csv",
        "drafts.quotes.csv",
        "hall/verdicts.csv",
    ] {
        assert!(is_there(&folder, kept), "{kept}: {stderr}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_story_whose_name_is_no_utf_8_is_not_passed_over_in_silence() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = folder(&[("dam.txt", DAM), ("dam.quotes.csv", GOLDEN)]);
    let name = std::ffi::OsStr::from_bytes(b"r\xEDo.txt");
    fs::write(folder.path().join(name), DAM).unwrap();
    let said = "not checked: the name of the file is not UTF-8";
    for command in ["check", "init"] {
        let (code, _, stderr) = run(&folder, &[command]);
        assert_eq!(
            (code, stderr.matches(said).count()),
            (2, 1),
            "{command}: {stderr}"
        );
    }
    let mut named = onrecord(folder.path());
    let (code, _, stderr) = ran(named.arg("check").arg(name));
    assert_eq!((code, stderr.matches(said).count()), (2, 1), "{stderr}");
}

#[test]
fn a_known_miss_needs_a_reason_and_ends_when_it_is_right() {
    let right = GOLDEN.replacen("Ana Ruiz", "Emily Horne", 1);
    let list = "story,line,quote,reason\ndam,1,\"It holds,\",the warden is not named here\n";
    let folder = folder(&[
        ("golden/dam/story.txt", DAM),
        ("golden/dam/quotes.csv", &right),
        ("golden/known-misses.csv", list),
    ]);
    let (code, _, stderr) = run(&folder, &["check"]);
    assert_eq!(
        (code, stderr.as_str()),
        (0, "1 story, 2 quotes, 0 findings, 1 known\n")
    );
    // The right answer of a known miss is not overwritten by the wrong one of the tool.
    put(
        &folder,
        "golden/dam/quotes.csv",
        &right.replace("For now,\",Ana Ruiz", "For now,\",Nobody"),
    );
    assert_eq!(run(&folder, &["check", "--update"]).0, 0);
    assert_eq!(text(&folder, "golden/dam/quotes.csv"), right);
    // Another rule's entry is none of this one's.
    put(
        &folder,
        "golden/known-misses.csv",
        "story,line,quote,reason,rule\ndam,1,\"It holds,\",x,quote-cue\n",
    );
    let (code, stdout, _) = run(&folder, &["check", "golden/dam", "--no-update"]);
    assert_eq!(code, 1);
    let ends = "golden/known-misses.csv\n  line 2: “It holds,” is now right: remove the entry\n";
    assert!(
        stdout.contains("was Emily Horne") && stdout.ends_with(ends),
        "{stdout}"
    );
    for (entry, said) in [
        (
            "dam,1,\"It holds,\", ",
            "golden/known-misses.csv:2: no reason is given",
        ),
        ("dam,one,\"It holds,\",x", "golden/known-misses.csv:2: "),
    ] {
        put(
            &folder,
            "golden/known-misses.csv",
            &format!("story,line,quote,reason\n{entry}\n"),
        );
        let (code, _, stderr) = ran(onrecord(folder.path()).arg("check"));
        assert_eq!(code, 2);
        let place = folder.path().join("golden").display().to_string();
        let stderr = stderr.replace(&place, "golden");
        assert!(stderr.contains(said), "{stderr}");
    }
    put(
        &folder,
        "golden/known-misses.csv",
        "story,line,quote,reason\nweir,1,Yes,x\n",
    );
    put(&folder, "golden/dam/quotes.csv", GOLDEN);
    let (code, stdout, _) = run(&folder, &["check"]);
    assert_eq!(code, 1);
    assert!(
        stdout.contains("line 2: there is no story at “weir”"),
        "{stdout}"
    );
}

#[test]
fn a_story_can_allow_a_finding_and_must_say_why() {
    let wrong = GOLDEN
        .replace("1,\"It", "3,\"It")
        .replace("3,\"For now,\",Ana Ruiz", "5,\"For now,\",Ana Ruiz");
    let wrong = wrong.replacen("Ana Ruiz", "Emily Horne", 1);
    let story = |comment: &str| format!("<!-- {comment} -->\n\n{DAM}");
    let folder = folder(&[
        (
            "dam.md",
            &story("onrecord-allow quote-speaker: the desk knows better"),
        ),
        ("dam.quotes.csv", &wrong),
    ]);
    let (code, _, stderr) = run(&folder, &["check", "--no-update"]);
    assert_eq!(
        (code, stderr.as_str()),
        (0, "1 story, 2 quotes, 0 findings, 1 known\n")
    );
    put(&folder, "dam.md", &story("onrecord-allow quote-speaker"));
    let (code, stdout, _) = run(&folder, &["check", "--no-update"]);
    assert_eq!(code, 1);
    assert!(
        stdout.contains("line 1: onrecord-allow has no reason"),
        "{stdout}"
    );
    put(
        &folder,
        "dam.md",
        &story("onrecord-allow quote-cue: not needed"),
    );
    let (_, stdout, _) = run(&folder, &["check", "--no-update"]);
    assert!(
        stdout.contains("line 1: warning: onrecord-allow suppresses nothing"),
        "{stdout}"
    );
}

#[test]
fn any_number_of_jobs_reports_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let wrong = GOLDEN.replacen("Ana Ruiz", "Emily Horne", 1);
    for n in 0..40 {
        put(&folder, &format!("{n}/story.txt"), DAM);
        put(
            &folder,
            &format!("{n}/quotes.csv"),
            if n % 3 == 0 { &wrong } else { GOLDEN },
        );
    }
    let with = |jobs| run(&folder, &["check", "--no-update", "-f", "json", "-j", jobs]);
    let one = with("1");
    let findings = "      \"rule\": \"quote-speaker\",\n      \"severity\"";
    assert_eq!(one.1.matches(findings).count(), 14);
    assert!(one == with("3"));
}
