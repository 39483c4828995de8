//! What `diff` and `verify` find, as reports for CI.

use assert_cmd::Command;
use serde_sarif::sarif::Sarif;
use std::fs;
use tempfile::TempDir;

const BEFORE: &str =
    "“We will not sell the dam,” said Ana Ruiz.\n\n“It will hold for another winter,” she said.\n";
const AFTER: &str = "“We will sell the dam,” said Ana Ruiz.\n\n“It will hold for another winter,” claimed Paul Hoang.\n";
const HEARING: &str = "RUIZ: We will not sell the dam.\n\nRUIZ: It will hold for another winter.\n\nHOANG: I would not know.\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [
        ("1.txt", BEFORE),
        ("2.txt", AFTER),
        ("hearing.txt", HEARING),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &TempDir, args: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.env_remove("GITHUB_STEP_SUMMARY");
    let output = command
        .current_dir(folder.path())
        .args(args)
        .output()
        .unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    (output.status.code().expect("no signal"), stdout)
}

/// The rule, the level and the place of each result, and the place it is related to.
fn results(log: &str) -> Vec<String> {
    let log: Sarif = serde_json::from_str(log).expect("SARIF");
    let results = log.runs[0].results.clone().expect("results");
    let place = |location: &serde_sarif::sarif::Location| {
        let physical = location.physical_location.clone().expect("a place");
        let file = physical
            .artifact_location
            .and_then(|a| a.uri)
            .expect("a file");
        let line = physical.region.and_then(|region| region.start_line);
        format!("{file}:{}", line.expect("a line"))
    };
    let results = results.iter().map(|result| {
        let level = serde_json::to_value(result.level).expect("JSON");
        let here = place(&result.locations.as_deref().expect("a place")[0]);
        let there = result
            .related_locations
            .as_deref()
            .map(|all| place(&all[0]));
        format!(
            "{} {} {here} {}",
            result.rule_id.as_deref().expect("a rule"),
            level.as_str().expect("a word"),
            there.expect("another place")
        )
    });
    results.collect()
}

#[test]
fn changes_are_results_with_the_version_before() {
    let (code, log) = run(&folder(), &["diff", "1.txt", "2.txt", "--format", "sarif"]);
    assert_eq!(code, 1);
    // A note fails the run, too: so it does for whoever reads the log.
    let expected = [
        "quote-wording error 2.txt:1 1.txt:1",
        "quote-speaker error 2.txt:3 1.txt:3",
        "quote-cue error 2.txt:3 1.txt:3",
    ];
    assert_eq!(results(&log), expected);
    let cue = log.rfind("\"severity\": ").expect("a property");
    assert!(log[cue..].starts_with("\"severity\": \"note\""), "{log}");
    // What fails no run has no errors.
    let never = [
        "diff",
        "1.txt",
        "2.txt",
        "--fail-on",
        "never",
        "--format",
        "sarif",
    ];
    let (code, log) = run(&folder(), &never);
    let expected = [
        "quote-wording warning 2.txt:1 1.txt:1",
        "quote-speaker warning 2.txt:3 1.txt:3",
        "quote-cue note 2.txt:3 1.txt:3",
    ];
    assert_eq!(
        (code, results(&log)),
        (0, expected.map(str::to_owned).to_vec())
    );
}

#[test]
fn verdicts_are_results_with_the_source() {
    let args = [
        "verify",
        "2.txt",
        "--against",
        "hearing.txt",
        "--format",
        "sarif",
    ];
    let (code, log) = run(&folder(), &args);
    assert_eq!(code, 1);
    let expected = [
        "quote-altered error 2.txt:1 hearing.txt:1",
        "quote-speaker error 2.txt:3 hearing.txt:3",
    ];
    assert_eq!(results(&log), expected);
}

#[test]
fn findings_are_annotations_and_tests() {
    let folder = folder();
    let (_, log) = run(&folder, &["diff", "1.txt", "2.txt", "-f", "github"]);
    let first = "::error file=2.txt,line=1,endLine=1,title=quote-wording\
                 ::line 1: “We will sell the dam,” wording changed: “not” removed (We will [-not-] sell the dam,)";
    assert_eq!(log.lines().next(), Some(first));
    let args = [
        "verify",
        "2.txt",
        "--against",
        "hearing.txt",
        "-f",
        "junit",
        "-o",
        "out.xml",
    ];
    assert_eq!(run(&folder, &args), (1, String::new()));
    let xml = fs::read_to_string(folder.path().join("out.xml")).unwrap();
    let read = junit_parser::from_reader(xml.as_bytes()).expect("JUnit");
    assert_eq!(
        (
            read.suites.len(),
            read.suites[0].tests,
            read.suites[0].failures
        ),
        (1, 2, 2)
    );
}

#[test]
fn settings_weigh_findings_here_too() {
    let folder = folder();
    let toml = "[severity]\nquote-cue = \"off\"\nquote-wording = \"note\"\n";
    fs::write(folder.path().join("onrecord.toml"), toml).unwrap();
    let (code, log) = run(&folder, &["diff", "1.txt", "2.txt", "-f", "github"]);
    let levels: Vec<&str> = log.lines().map(|line| &line[..8]).collect();
    assert_eq!((code, &levels[..]), (1, &["::error "; 2][..]), "{log}");
    assert!(log.contains("title=quote-wording (note)::"), "{log}");
    // The exit code follows the settings, as the report does.
    let mild = toml.to_owned() + "quote-speaker = \"note\"\n";
    fs::write(folder.path().join("onrecord.toml"), mild).unwrap();
    let args = [
        "diff",
        "1.txt",
        "2.txt",
        "-f",
        "github",
        "--fail-on",
        "warning",
    ];
    let (code, log) = run(&folder, &args);
    assert_eq!((code, log.matches("::notice ").count()), (0, 2), "{log}");
}
