//! `onrecord.toml`: where it is found, what it changes, and what is said of mistakes in it.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const DAM: &str = "“It holds,” said Ana Ruiz, the warden.\n";
const WRONG: &str = "line,quote,speaker,cue\n1,\"It holds,\",Emily Horne,told\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    for variable in ["TF_BUILD", "ONRECORD_UPDATE"] {
        command.env_remove(variable);
    }
    let output = command
        .env("CI", "true")
        .current_dir(folder)
        .args(args)
        .output()
        .unwrap();
    (
        output.status.code().expect("no signal"),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn a_key_that_is_not_known_is_an_error_with_a_suggestion() {
    for (toml, said) in [
        (
            "inptus = []",
            "onrecord.toml:1: unknown key “inptus”; did you mean “inputs”?",
        ),
        (
            "\n[severity]\nquote-speker = \"off\"",
            "onrecord.toml:3: unknown rule “quote-speker”; did you mean “quote-speaker”?",
        ),
        (
            "fail-on = \"erorr\"",
            "onrecord.toml:1: `fail-on` cannot be “erorr”; did you mean “error”?",
        ),
        (
            "format = \"xml\"",
            "onrecord.toml:1: `format` cannot be “xml”; use one of text, json, github, sarif, junit",
        ),
        (
            "ignore = \"README.md\"",
            "onrecord.toml:1: `ignore` must be a list of strings",
        ),
        (
            "severity = 3",
            "onrecord.toml:1: `severity` must be a table",
        ),
        ("a = 1\na = 2", "onrecord.toml:2: duplicate key"),
    ] {
        let folder = folder(&[("onrecord.toml", toml), ("dam.txt", DAM)]);
        for args in [&["check"][..], &["config"], &["extract", "dam.txt"]] {
            let (code, stdout, stderr) = run(folder.path(), args);
            assert_eq!((code, stdout.as_str()), (2, ""), "{toml}");
            assert_eq!(stderr, format!("onrecord: {said}\n"));
        }
        assert_eq!(
            run(folder.path(), &["--isolated", "extract", "dam.txt"]).0,
            0
        );
    }
}

#[test]
fn the_file_is_found_above_and_its_paths_start_from_it() {
    let folder = folder(&[
        (
            "onrecord.toml",
            "inputs = [\"news\"]\nignore = [\"drafts/\", \"*.md\"]\n",
        ),
        ("news/dam.txt", DAM),
        ("news/dam.quotes.csv", "quote\n\"It holds,\"\n"),
        ("news/page.md", DAM),
        ("news/drafts/weir.txt", DAM),
        ("elsewhere/weir.txt", DAM),
        ("deep/er/x", ""),
    ]);
    for from in ["", "news", "deep/er"] {
        let (code, _, stderr) = run(&folder.path().join(from), &["check"]);
        assert_eq!(
            (code, stderr.as_str()),
            (0, "1 story, 1 quote, 0 findings\n"),
            "{from}"
        );
    }
    let (_, stdout, _) = run(&folder.path().join("deep/er"), &["config"]);
    assert!(
        stdout.contains("inputs = [\"news\"] # ../../onrecord.toml:1\n"),
        "{stdout}"
    );
    // What is named is checked, unless a hook hands over whatever was changed.
    let paths = ["elsewhere/weir.txt", "news/drafts/weir.txt", "news/dam.txt"];
    let args = |more: &'static str| [&["check", more][..], &paths].concat();
    assert_eq!(run(folder.path(), &args("--no-update")).0, 1);
    let (code, _, stderr) = run(folder.path(), &args("--force-exclude"));
    assert_eq!(
        (code, stderr.as_str()),
        (0, "1 story, 1 quote, 0 findings\n")
    );
}

#[test]
fn severities_and_fail_on_decide_what_fails() {
    let files = |toml| {
        folder(&[
            ("onrecord.toml", toml),
            ("dam.txt", DAM),
            ("dam.quotes.csv", WRONG),
        ])
    };
    // One finding with one column that differs, or with both.
    for (toml, args, code, columns) in [
        ("", &["check"][..], 1, 2),
        ("", &["check", "--exit-zero"], 0, 2),
        ("[severity]\nquote-cue = \"off\"", &["check"], 1, 1),
        (
            "[severity]\nquote-cue = \"off\"\nquote-speaker = \"warning\"",
            &["check"],
            0,
            1,
        ),
        (
            "[severity]\nquote-cue = \"off\"\nquote-speaker = \"warning\"",
            &["check", "--fail-on", "warning"],
            1,
            1,
        ),
        (
            "fail-on = \"note\"\n[severity]\nquote-cue = \"note\"\nquote-speaker = \"off\"",
            &["check"],
            1,
            1,
        ),
        (
            "fail-on = \"note\"\n[severity]\nquote-cue = \"note\"\nquote-speaker = \"off\"",
            &["check", "--isolated", "--fail-on", "error"],
            1,
            2,
        ),
    ] {
        let (ended, stdout, _) = run(files(toml).path(), args);
        let told = ["Emily Horne", "cue"].map(|column| stdout.contains(column));
        let told = told.into_iter().filter(|is_told| *is_told).count();
        assert_eq!(
            (ended, stdout.lines().count(), told),
            (code, 2, columns),
            "{toml} {args:?} {stdout}"
        );
    }
}

#[test]
fn lexicons_and_known_speakers_hold_for_every_command() {
    let toml = "lexicons = [\"words/verbs.csv\"]\n\n[known-speakers]\n\"European Dam Authority\" = [\"EDA\"]\n";
    let folder = folder(&[
        ("onrecord.toml", toml),
        (
            "words/verbs.csv",
            "word,kind,forms,note\nblort,verb-say,,\n",
        ),
        ("news/dam.txt", "“It holds,” the EDA blorted on Friday.\n"),
    ]);
    let news = folder.path().join("news");
    let (code, stdout, stderr) = run(&news, &["extract", "dam.txt"]);
    assert_eq!(code, 0, "{stderr}");
    assert!(
        stdout.contains(",European Dam Authority,,the EDA,blorted,"),
        "{stdout}"
    );
    fs::write(
        folder.path().join("words/verbs.csv"),
        "word,kind\nblort,shout\n",
    )
    .unwrap();
    let (code, _, stderr) = run(&news, &["extract", "dam.txt"]);
    assert_eq!(code, 2);
    assert!(
        stderr.starts_with("onrecord: ../words/verbs.csv:"),
        "{stderr}"
    );
}

#[test]
fn config_prints_what_applies_and_where_it_comes_from() {
    let toml = "fail-on = \"note\"\n\n[severity]\nquote-cue = \"off\"\n\n[known-speakers]\n\"O'Hara, Ltd\" = [\"OHL\"]\n";
    let folder = folder(&[("onrecord.toml", toml), ("other.toml", "update = \"no\"\n")]);
    let (code, stdout, stderr) = run(folder.path(), &["config"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    for line in [
        "# onrecord.toml",
        "fail-on = \"note\" # onrecord.toml:1",
        "inputs = [\".\"] # default",
        "quote-cue = \"none\" # onrecord.toml:4",
        "\"O'Hara, Ltd\" = [\"OHL\"] # onrecord.toml:7",
    ] {
        assert!(
            stdout.lines().any(|printed| printed == line),
            "{line}: {stdout}"
        );
    }
    // What is printed is a file that says the same.
    fs::write(folder.path().join("printed.toml"), &stdout).unwrap();
    let (_, again, _) = run(folder.path(), &["config", "--config", "printed.toml"]);
    let values = |text: &str| {
        let lines = text
            .lines()
            .skip(1)
            .map(|line| line.split(" # ").next().unwrap().to_owned());
        lines.collect::<Vec<_>>()
    };
    assert_eq!(values(&again), values(&stdout));
    // What only the environment may say, it says as a comment.
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.arg("config").current_dir(folder.path());
    let output = command.env("ONRECORD_UPDATE", "always").output().unwrap();
    let asked = String::from_utf8(output.stdout).unwrap();
    let line = "\n# update = \"always\" # ONRECORD_UPDATE\n";
    assert!(asked.contains(line), "{asked}");
    let (_, other, _) = run(folder.path(), &["config", "--config", "other.toml"]);
    assert!(other.contains("update = \"no\" # other.toml:1"), "{other}");
    let (_, isolated, _) = run(folder.path(), &["--isolated", "config"]);
    assert!(
        isolated.contains("fail-on = \"error\" # default"),
        "{isolated}"
    );
}

#[test]
fn the_example_is_what_init_writes_and_changes_nothing() {
    let example =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/onrecord.toml"));
    let example = example.unwrap();
    let folder = folder(&[("onrecord.toml", &example)]);
    let values = |args: &[&str]| {
        let (code, stdout, stderr) = run(folder.path(), args);
        assert_eq!((code, stderr.as_str()), (0, ""));
        let lines = stdout
            .lines()
            .skip(1)
            .map(|line| line.split(" # ").next().unwrap().to_owned());
        lines.collect::<Vec<_>>()
    };
    assert_eq!(values(&["config"]), values(&["config", "--isolated"]));
    // Each line that is commented out can be put in force.
    let forced: Vec<&str> = example
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(setting) if setting.contains(" = ") => setting,
            _ => line,
        })
        .collect();
    fs::write(folder.path().join("onrecord.toml"), forced.join("\n")).unwrap();
    let (code, stdout, stderr) = run(folder.path(), &["config"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert!(stdout.contains("quote-cue = \"none\""), "{stdout}");
}

/// Every name and every value asks for its line, and every lexicon is added: the time is that of the
/// file's length all the same.
#[test]
fn long_settings_are_read_in_time() {
    let time = |toml: &str| {
        let folder = folder(&[
            ("dam.txt", DAM),
            ("words.csv", "word,kind,forms,note\nquip,verb-report,,\n"),
            ("onrecord.toml", toml),
        ]);
        let begun = std::time::Instant::now();
        let (code, _, stderr) = run(folder.path(), &["extract", "dam.txt"]);
        assert_eq!(code, 0, "{stderr}");
        begun.elapsed()
    };
    let names = |count: usize| {
        let lines = (0..count).map(|n| format!("\"Ann A{n}\" = [\"b{n}\"]\n"));
        format!("[known-speakers]\n{}", lines.collect::<String>())
    };
    let lexicons = |count: usize| format!("lexicons = [{}]\n", "\"words.csv\", ".repeat(count));
    let (few, many) = (time(&names(2_000)), time(&names(32_000)));
    assert!(many < few * 64, "16 times as many names: {few:?}, {many:?}");
    let (few, many) = (time(&lexicons(500)), time(&lexicons(8_000)));
    assert!(
        many < few * 64,
        "16 times as many lexicons: {few:?}, {many:?}"
    );
}

#[test]
fn lexicons_have_a_limit_together() {
    let folder = folder(&[("dam.txt", DAM)]);
    let row = format!("quip,verb-report,,{}\n", "x".repeat(9 << 20));
    for name in ["one.csv", "two.csv"] {
        let csv = format!("word,kind,forms,note\n{row}");
        fs::write(folder.path().join(name), csv).unwrap();
    }
    let toml = |names: &str| {
        let toml = format!("lexicons = [{names}]\n");
        fs::write(folder.path().join("onrecord.toml"), toml).unwrap();
        run(folder.path(), &["extract", "dam.txt"])
    };
    let (code, _, stderr) = toml("\"one.csv\", \"./one.csv\"");
    assert_eq!(code, 0, "{stderr}");
    let (code, _, stderr) = toml("\"one.csv\", \"two.csv\"");
    assert_eq!(code, 2, "{stderr}");
    let said = "two.csv: lexicons have more than 16 MiB together, with this one";
    assert!(stderr.contains(said), "{stderr}");
}
