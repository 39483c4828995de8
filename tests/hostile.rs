//! Hostile names, ids, columns, keys and words: whatever a stranger wrote, it steers no terminal, and
//! no CI runner takes it for a command of ours.
#![cfg(unix)]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What a terminal, an eye and a runner are attacked with.
const SLY: &str = "::error file=a.rs,line=1::forged\n::add-mask::b\r##[error]c ##vso[task.setvariable \
                   variable=d]e \u{1B}[2J\u{1B}]0;f\u{7}\u{9B}31m\u{7F} \u{202E}gnp\u{202C} \u{2066}g\u{2069} \
                   \u{200E}\u{200F}\u{61C}\u{FEFF}\u{E0041}\u{2028}::notice::h\u{2029}\u{85}::debug::i\u{B}\u{C}";

/// A name of a file: as sly as one can be.
fn sly_name() -> String {
    SLY.replace('/', "")
}

/// A story whose words are sly, with as many quotes as GitHub has no room for.
fn story(verb: &str) -> String {
    let things = [
        "ferry", "pier", "boat", "school", "bridge", "road", "train", "park", "house", "hall",
        "tower", "shop",
    ];
    let one = |thing: &&str| {
        format!(
            "“We {verb} sell the {thing} this year, ::error::x {SLY} of it,” said Ines Du\u{200B}arte.\n\n"
        )
    };
    things.iter().map(one).collect()
}

fn onrecord(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    for variable in [
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "CI",
        "TF_BUILD",
        "RUST_BACKTRACE",
    ] {
        command.env_remove(variable);
    }
    command.current_dir(folder);
    command.env("GITHUB_STEP_SUMMARY", folder.join("summary.md"));
    command
}

/// What a stream for people may not hold.
fn faults(stream: &str, may_command: bool) -> Vec<String> {
    let mut found = Vec::new();
    for line in stream.split('\n') {
        for char in line.chars() {
            let steers = char.is_control()
                || matches!(
                    char,
                    '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
                )
                || matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
                || matches!(char, '\u{E0000}'..='\u{E007F}');
            if steers {
                found.push(format!("U+{:04X} in {line:?}", u32::from(char)));
            }
        }
        // As GitHub's runner reads a line, and as Azure's does.
        let is_ours = |line: &str| {
            may_command
                && ["::error file=", "::warning file=", "::notice file="]
                    .iter()
                    .any(|c| line.starts_with(c))
                && (line.contains(",title=quote-") || line.contains(",title=golden-"))
        };
        if line.trim().starts_with("::") && !is_ours(line) {
            found.push(format!("a command: {line:?}"));
        }
        if line.contains("##[") || line.contains("##vso[") {
            found.push(format!("a command: {line:?}"));
        }
    }
    found
}

/// Runs the program; standard error is for people whatever is asked, standard output where the format
/// says so.
fn check(folder: &Path, args: &[&str], stdin: &str, is_for_people: bool) -> (String, String) {
    let output = onrecord(folder)
        .args(args)
        .write_stdin(stdin)
        .output()
        .unwrap();
    let [stdout, stderr] = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8(bytes).unwrap_or_else(|e| panic!("{args:?}: {e}")));
    assert_ne!(output.status.code(), None, "{args:?}");
    let github = args.contains(&"github");
    let mut found = faults(&stderr, false);
    if is_for_people {
        found.extend(faults(&stdout, github));
    }
    assert!(found.is_empty(), "{args:?}\n{}", found.join("\n"));
    (stdout, stderr)
}

/// A folder with sly files, and their names.
fn folder() -> (TempDir, String, String, String) {
    let folder = TempDir::new().unwrap();
    let [old, new] = ["1", "2"].map(|n| format!("{}{n}.txt", sly_name()));
    fs::write(folder.path().join(&old), story("will")).unwrap();
    fs::write(folder.path().join(&new), story("will not")).unwrap();
    let lines = [("one", "will"), (SLY, "will not")]
        .map(|(id, verb)| serde_json::json!({"id": id, "text": story(verb)}).to_string() + "\n");
    let jsonl = format!("{}.jsonl", sly_name());
    fs::write(folder.path().join(&jsonl), lines.concat()).unwrap();
    (folder, old, new, jsonl)
}

#[test]
fn every_format_of_extract_diff_and_verify() {
    let (folder, old, new, jsonl) = folder();
    for (format, is_for_people) in [
        ("table", true),
        ("github", true),
        ("csv", false),
        ("jsonl", false),
        #[cfg(feature = "pages")]
        ("html", false),
        ("sarif", false),
        ("junit", false),
    ] {
        let run = |args: &[&str]| check(folder.path(), args, "", is_for_people);
        for stories in [&[&*old, &*new][..], &[&*jsonl]] {
            let with = |before: &[&str], behind: &[&str]| {
                let args = [before, stories, behind].concat();
                run(&args).0
            };
            with(&["diff", "-f", format], &[]);
            with(&["verify", "-f", format], &["--self"]);
            with(&["verify", "-f", format], &["--against", &old]);
            if matches!(format, "table" | "csv" | "jsonl" | "html") {
                with(&["extract", "-f", format], &[]);
            }
        }
    }
    for args in [
        &["extract", "--explain", &*new][..],
        &["extract", "--explain", &*jsonl],
    ] {
        check(folder.path(), args, "", true);
    }
    let summary = fs::read_to_string(folder.path().join("summary.md")).unwrap();
    assert_eq!(faults(&summary, false), [""; 0]);
}

#[test]
fn no_finding_behind_the_tenth_is_a_command_of_a_stranger() {
    let (folder, _, _, jsonl) = folder();
    let (stdout, _) = check(folder.path(), &["diff", "-f", "github", &jsonl], "", true);
    let commands = stdout.lines().filter(|line| line.starts_with("::"));
    assert_eq!(commands.count(), 10, "{stdout}");
    assert!(stdout.contains("2 more than GitHub shows"), "{stdout}");
    let rest = stdout.lines().last().unwrap();
    assert!(
        rest.starts_with(r"\u{3a}:error file=a.rs,line=1::forged\n"),
        "{rest}"
    );
}

#[test]
fn every_format_of_check_and_its_goldens() {
    let (folder, old, new, _) = folder();
    let run = |args: &[&str]| check(folder.path(), args, "", true);
    run(&["init"]);
    fs::write(folder.path().join(&old), story("shall")).unwrap();
    fs::remove_file(folder.path().join(&new)).unwrap();
    for format in ["text", "github", "json", "sarif", "junit"] {
        let is_for_people = matches!(format, "text" | "github");
        let (stdout, _) = check(folder.path(), &["check", "-f", format], "", is_for_people);
        assert!(stdout.contains("quote-") || format == "text", "{stdout}");
        check(
            folder.path(),
            &["check", "-f", format, &old],
            "",
            is_for_people,
        );
    }
    run(&["review", "--list"]);
    check(folder.path(), &["review"], "s\n", true);
    run(&["check", "--update"]);
    let (_, stderr) = run(&["check", "--update", "--unreferenced", "delete"]);
    assert!(stderr.contains(": deleted\n"), "{stderr}");
    let summary = fs::read_to_string(folder.path().join("summary.md")).unwrap();
    assert_eq!(faults(&summary, false), [""; 0]);
}

#[test]
fn misses_of_an_evaluation() {
    let folder = TempDir::new().unwrap();
    let story = serde_json::json!({"id": SLY, "text": story("will"), "quotes": []});
    let name = format!("{}.jsonl", sly_name());
    fs::write(folder.path().join(&name), format!("{story}\n")).unwrap();
    let (stdout, _) = check(folder.path(), &["eval", "--misses", "9", &name], "", true);
    assert!(stdout.contains("quote not in the gold"), "{stdout}");
}

#[test]
fn arguments_settings_and_columns() {
    let (folder, old, _, _) = folder();
    let here = folder.path();
    let run = |args: &[&str]| check(here, args, "", true);
    let colored = format!("--color={SLY}");
    for args in [
        &[SLY][..],
        &["extract", SLY, "-f", "table"],
        &["extract", &old, &format!("--{SLY}")],
        &["extract", &old, &colored],
        &["extract", &old, "--speaker", &format!("/({SLY}/")],
        &["extract", &old, "-o", &format!("{}.json", sly_name())],
        &["extract", &old, "--lexicon", SLY],
        &["extract", &old, "--lexicon", &old],
        &["diff", "--git", &old],
        &["diff", &old, &old, "-o", &format!("{}.parquet", sly_name())],
        &["check", SLY],
        &["eval", &old],
        &["--config", SLY, "check"],
        &["--config", &old, "check"],
        &["init", SLY],
    ] {
        let (_, stderr) = run(args);
        assert!(!stderr.is_empty(), "{args:?}");
    }
    let stdin = |bytes: &str, args: &[&str]| check(here, args, bytes, true);
    stdin(
        "{\"id\": 1, \"text\": \u{1B}[2J}\n",
        &["extract", "-", "-f", "table", "--input-format", "jsonl"],
    );
    let csv = format!("\"{}\",b\nx,y\n", SLY.replace('"', ""));
    stdin(
        &csv,
        &["extract", "-", "-f", "table", "--input-format", "csv"],
    );
    stdin(
        &csv,
        &[
            "extract",
            "-",
            "-f",
            "table",
            "--input-format",
            "csv",
            "--text-field",
            SLY,
        ],
    );

    let toml: String = SLY
        .chars()
        .map(|c| format!("\\U{:08X}", u32::from(c)))
        .collect();
    for line in [
        format!("\"{toml}\" = 1"),
        format!("format = \"{toml}\""),
        format!("ignore = [\"[{toml}\"]"),
        format!("lexicons = [\"{toml}\"]"),
        format!("[severity]\n\"{toml}\" = \"off\""),
        format!("[known-speakers]\n\"{toml}\" = [\"{toml}\"]"),
        format!("inputs = [\"{toml}\"]"),
        format!("= {SLY}"),
    ] {
        fs::write(here.join("onrecord.toml"), &line).unwrap();
        run(&["config"]);
        run(&["check", "--no-update"]);
        run(&["extract", &old, "-f", "table"]);
    }
}

#[test]
fn config_prints_a_file_that_gives_the_same_settings() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("onrecord.toml");
    let toml: String = SLY
        .chars()
        .map(|c| format!("\\U{:08X}", u32::from(c)))
        .collect();
    fs::write(&file, format!("ignore = [\"{toml}\"]\n")).unwrap();
    let (page, _) = check(folder.path(), &["config"], "", true);
    let read: toml::Table = page.parse().expect("TOML");
    assert_eq!(read["ignore"][0].as_str(), Some(SLY));
}

#[test]
fn formats_for_programs_keep_the_true_text() {
    let folder = TempDir::new().unwrap();
    let story = "“We \u{202E}will\u{202C} wait,” said Ines Duarte.\n";
    fs::write(folder.path().join("story.txt"), story).unwrap();
    for format in ["csv", "jsonl"] {
        let args = ["extract", "story.txt", "-f", format];
        let (stdout, _) = check(folder.path(), &args, "", false);
        assert!(stdout.contains("We \u{202E}will\u{202C} wait,"), "{stdout}");
    }
}
