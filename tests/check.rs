//! `onrecord check`, `review`, `init` and `config` as a user meets them.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const DAM: &str = "“It holds,” said Ana Ruiz, the warden.\n\n“For now,” she added.\n";
const GOLDEN: &str = "line,quote,speaker\n1,\"It holds,\",Ana Ruiz\n3,\"For now,\",Ana Ruiz\n";

/// A folder of files, removed in the end.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
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

fn text(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn is_there(folder: &TempDir, name: &str) -> bool {
    folder.path().join(name).exists()
}

/// The command, on no CI machine.
fn onrecord(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder);
    for variable in ["CI", "TF_BUILD", "ONRECORD_UPDATE", "GITHUB_STEP_SUMMARY"] {
        command.env_remove(variable);
    }
    command
}

/// What a command gave: exit code, standard output, standard error.
fn ran(command: &mut Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    (
        output.status.code().expect("no signal"),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn run(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    ran(onrecord(folder.path()).args(args))
}

#[test]
fn exit_0_when_all_is_as_accepted() {
    let folder = folder(&[("dam.txt", DAM), ("dam.quotes.csv", GOLDEN)]);
    let (code, stdout, stderr) = run(&folder, &["check"]);
    assert_eq!((code, stdout.as_str()), (0, ""));
    assert_eq!(stderr, "1 story, 2 quotes, 0 findings\n");
}

#[test]
fn exit_1_for_a_finding() {
    let wrong = GOLDEN.replacen("Ana Ruiz", "Emily Horne", 1);
    let folder = folder(&[("dam.txt", DAM), ("dam.quotes.csv", &wrong)]);
    let (code, stdout, stderr) = run(&folder, &["check", "--no-update"]);
    let expected = "dam.txt\n  line 1: “It holds,” was Emily Horne, is now Ana Ruiz\n";
    assert_eq!((code, stdout.as_str()), (1, expected));
    assert!(stderr.contains("`onrecord review`"), "{stderr}");
}

#[test]
fn exit_2_when_something_cannot_be_checked_and_the_rest_is() {
    let wrong = GOLDEN.replacen("Ana Ruiz", "Emily Horne", 1);
    let folder = folder(&[
        ("a.txt", DAM),
        ("a.quotes.csv", "line,quote,speaker\n1,It holds\n"),
        ("b.txt", DAM),
        ("b.quotes.csv", &wrong),
        ("c.txt", "a\u{0}b"),
    ]);
    let (code, stdout, stderr) = run(&folder, &["check", "--no-update"]);
    assert_eq!(code, 2);
    assert!(stdout.contains("was Emily Horne"), "{stdout}");
    let told: Vec<&str> = stderr.lines().take(2).collect();
    let expected = [
        "onrecord: a.quotes.csv:2: 2 cells, the header has 3",
        "onrecord: c.txt: binary, a NUL byte at byte 1",
    ];
    assert_eq!(told, expected);
}

#[test]
fn only_the_columns_of_the_golden_are_compared() {
    let folder = folder(&[
        ("dam.txt", DAM),
        ("dam.quotes.csv", "quote\n\"It holds,\"\n\"For now,\"\n"),
    ]);
    assert_eq!(run(&folder, &["check"]).0, 0);
    put(&folder, "dam.txt", &DAM.replace("Ana Ruiz", "Emily Horne"));
    assert_eq!(run(&folder, &["check"]).0, 0);
    put(&folder, "dam.txt", &DAM.replace("holds", "leaks"));
    let (code, stdout, _) = run(&folder, &["check"]);
    assert_eq!((code, stdout.lines().count()), (1, 2), "{stdout}");
    assert!(
        stdout.contains("“It holds,” wording changed: It [-holds-] {+leaks+},"),
        "{stdout}"
    );
}

#[test]
fn each_layout_has_its_golden_where_it_is_told() {
    let folder = folder(&[
        ("one/story.md", DAM),
        ("one/quotes.csv", GOLDEN),
        ("many/speech.md", DAM),
        ("many/speech.quotes.csv", GOLDEN),
        ("many/README.md", "“No story,” this page says.\n"),
    ]);
    let sum = "2 stories, 4 quotes, 0 findings\n";
    assert_eq!(run(&folder, &["check"]), (0, String::new(), sum.to_owned()));
    // A file stands for its story, by whichever of its names.
    for path in [
        "one/quotes.csv",
        "one/story.md",
        "./many/speech.md",
        "many/speech.quotes.csv",
    ] {
        let (code, _, stderr) = run(&folder, &["check", path, path]);
        assert_eq!(
            (code, stderr.as_str()),
            (0, "1 story, 2 quotes, 0 findings\n"),
            "{path}"
        );
    }
    let (code, _, stderr) = run(&folder, &["check", "none.txt"]);
    assert_eq!(code, 2);
    assert!(stderr.starts_with("onrecord: none.txt: "), "{stderr}");
}

#[test]
fn a_paragraph_more_at_the_top_is_no_finding_and_an_update_has_the_new_lines() {
    let moved = format!("The dam was built in 1921.\n\n{DAM}");
    let folder = folder(&[("dam.txt", &moved), ("dam.quotes.csv", GOLDEN)]);
    let (code, stdout, _) = run(&folder, &["check"]);
    assert_eq!((code, stdout.as_str()), (0, ""));
    assert_eq!(run(&folder, &["check", "--update"]).0, 0);
    assert_eq!(text(&folder, "dam.quotes.csv"), GOLDEN);
    // Lines are refreshed along with an answer.
    put(
        &folder,
        "dam.txt",
        &moved.replace("Ana Ruiz", "Emily Horne"),
    );
    assert_eq!(run(&folder, &["check", "--update"]).0, 0);
    let updated = "line,quote,speaker\n3,\"It holds,\",Emily Horne\n5,\"For now,\",Emily Horne\n";
    assert_eq!(text(&folder, "dam.quotes.csv"), updated);
}

#[test]
fn an_update_changes_what_differs_and_nothing_else() {
    let either = "line,quote,speaker,cue\r\n1,\"It holds,\",Ana Ruiz | the warden,said\r\n3,\"For now,\",Nobody,added\r\n";
    let folder = folder(&[("dam.txt", DAM), ("dam.quotes.csv", either)]);
    assert_eq!(run(&folder, &["check", "--bless"]).0, 0);
    let expected = "line,quote,speaker,cue\n1,\"It holds,\",Ana Ruiz | the warden,said\n3,\"For now,\",Ana Ruiz,added\n";
    assert_eq!(text(&folder, "dam.quotes.csv"), expected);
    // A golden that agrees keeps its bytes, unless it is forced into our form.
    let windows = expected.replace('\n', "\r\n");
    put(&folder, "dam.quotes.csv", &windows);
    assert_eq!(run(&folder, &["check", "--update"]).0, 0);
    assert_eq!(text(&folder, "dam.quotes.csv"), windows);
    let forced = ran(onrecord(folder.path())
        .arg("check")
        .env("ONRECORD_UPDATE", "force"));
    assert_eq!(forced.0, 0);
    assert_eq!(text(&folder, "dam.quotes.csv"), expected);
}

#[test]
fn the_variable_takes_the_words_of_insta() {
    let wrong = GOLDEN.replacen("Ana Ruiz", "Emily Horne", 1);
    let first = "line,quote,speaker,role,mention,cue,evidence,kind\n";
    // The word, the exit code, and whether a golden that differs and a missing one are written.
    for (word, code, differs, missing) in [
        ("auto", 1, false, false),
        ("new", 1, false, false),
        ("no", 1, false, false),
        ("unseen", 1, false, true),
        ("always", 0, true, true),
        ("1", 0, true, true),
        ("force", 0, true, true),
    ] {
        let folder = folder(&[("a.txt", DAM), ("a.quotes.csv", &wrong), ("b.txt", DAM)]);
        let ended = ran(onrecord(folder.path())
            .arg("check")
            .env("ONRECORD_UPDATE", word))
        .0;
        assert_eq!(ended, code, "{word}");
        let is_new = text(&folder, "a.quotes.csv") == GOLDEN;
        assert_eq!(is_new, differs, "{word}");
        assert_eq!(is_there(&folder, "b.quotes.csv"), missing, "{word}");
        if missing {
            assert!(text(&folder, "b.quotes.csv").starts_with(first), "{word}");
        }
    }
    let folder = folder(&[("a.txt", DAM)]);
    let (code, _, stderr) = ran(onrecord(folder.path())
        .arg("check")
        .env("ONRECORD_UPDATE", "yes"));
    assert_eq!(code, 2);
    assert!(
        stderr.starts_with("onrecord: ONRECORD_UPDATE: cannot be “yes”"),
        "{stderr}"
    );
}

#[test]
fn any_sign_of_ci_is_believed_and_ci_never_writes() {
    for (variables, is_ci) in [
        (&[("CI", "true")][..], true),
        (&[("CI", "woodpecker")], true),
        (&[("TF_BUILD", "True")], true),
        (&[("CI", "")], false),
        (&[("CI", ""), ("TF_BUILD", "True")], true),
        (&[("CI", "True"), ("TF_BUILD", "")], true),
        (&[("CI", "0")], false),
        (&[("CI", "false"), ("TF_BUILD", "True")], false),
        (&[], false),
    ] {
        let folder = folder(&[("dam.txt", DAM)]);
        let with = |args: &[&str]| {
            let variables = variables.iter().copied();
            ran(onrecord(folder.path())
                .args(args)
                .envs(variables)
                .env("ONRECORD_UPDATE", "unseen"))
        };
        let checked = with(&["check"]);
        assert_eq!(checked.0, if is_ci { 1 } else { 0 }, "{variables:?}");
        assert_eq!(is_there(&folder, "dam.quotes.csv"), !is_ci, "{variables:?}");
        let updated = with(&["check", "--update"]);
        assert_eq!(updated.0, if is_ci { 2 } else { 0 }, "{variables:?}");
        assert_eq!(is_there(&folder, "dam.quotes.csv"), !is_ci, "{variables:?}");
    }
}

#[test]
fn a_review_decides_about_all_with_a_flag() {
    let wrong = GOLDEN.replacen("Ana Ruiz", "Emily Horne", 1);
    let names = ["a", "b", "c", "d"];
    let folder = TempDir::new().unwrap();
    for name in names {
        put(&folder, &format!("{name}.txt"), DAM);
        put(&folder, &format!("{name}.quotes.csv"), &wrong);
    }
    let is_new = |name: &str| text(&folder, &format!("{name}.quotes.csv")) == GOLDEN;
    let (code, stdout, _) = run(&folder, &["review", "--list"]);
    assert_eq!(code, 1);
    assert!(
        stdout.contains("(1 of 4) a.quotes.csv\n  line 1: “It holds,” was Emily Horne"),
        "{stdout}"
    );
    assert_eq!(run(&folder, &["review", "--reject"]).0, 0);
    assert_eq!(names.map(is_new), [false; 4]);
    assert_eq!(run(&folder, &["review", "b.txt", "--accept"]).0, 0);
    assert_eq!(names.map(is_new), [false, true, false, false]);
    assert_eq!(run(&folder, &["review", "--accept"]).0, 0);
    let (code, _, stderr) = run(&folder, &["review", "--list"]);
    assert_eq!((code, stderr.as_str()), (0, "nothing to review\n"));
}

#[test]
fn a_review_shows_what_an_update_would_change_and_nothing_else() {
    // One of two answers, a known miss, and a wrong cue: only the cue is news.
    let golden = "line,quote,speaker,cue\n1,\"It holds,\",Ana Ruiz | the warden,says\n3,\"For now,\",Nobody,added\n";
    let list = "story,line,quote,reason\ndam.txt,3,\"For now,\",she is not named\n";
    let folder = folder(&[
        ("dam.txt", DAM),
        ("dam.quotes.csv", golden),
        ("known-misses.csv", list),
    ]);
    let (code, stdout, _) = run(&folder, &["review", "--accept"]);
    let page =
        "(1 of 1) dam.quotes.csv\n  line 1: “It holds,” had the cue “says”, now has “said”\n";
    assert_eq!((code, stdout.as_str()), (0, page));
    let accepted = golden.replace("says", "said");
    assert_eq!(text(&folder, "dam.quotes.csv"), accepted);
}

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
