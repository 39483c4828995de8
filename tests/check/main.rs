//! `onrecord check`, `review`, `init` and `config` as a user meets them.

mod stories;
mod writing;

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
