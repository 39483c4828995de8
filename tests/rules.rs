//! `onrecord rule`, and its examples: each is tried by the command that it is about.

#![cfg(feature = "cli")]

use assert_cmd::Command;
use onrecord::write::report::{RULES, Rule};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).args(args).env("CI", "false");
    let output = command.output().unwrap();
    (
        output.status.code().expect("no signal"),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

/// The lines of an example with a label, as a file.
fn part(rule: &Rule, label: &str) -> Option<String> {
    let lines = rule.example.lines();
    let lines = lines.filter_map(|line| line.strip_prefix(label)?.strip_prefix(':'));
    let lines: Vec<&str> = lines
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n") + "\n")
}

/// The rules that a report has findings of, those of columns included.
fn rules(report: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(report).expect("JSON");
    let (of_check, of_sarif) = (report["findings"].as_array(), &report["runs"][0]["results"]);
    let mut rules = Vec::new();
    for finding in of_check.or(of_sarif.as_array()).expect("findings") {
        let fields = finding["fields"].as_array().into_iter().flatten();
        let all = fields
            .chain([finding])
            .flat_map(|found| [&found["rule"], &found["ruleId"]]);
        rules.extend(all.filter_map(Value::as_str).map(str::to_owned));
    }
    rules
}

#[test]
fn every_example_breaks_its_rule() {
    let mut tried = 0;
    let mut wrong = Vec::new();
    for rule in RULES {
        let folder = TempDir::new().unwrap();
        let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        let report = if let Some(accepted) = part(rule, "accepted") {
            put("story.md", &accepted);
            run(folder.path(), &["init"]);
            put("story.md", &part(rule, "now").expect("what is now"));
            run(folder.path(), &["check", "-f", "json"]).1
        } else if let Some(before) = part(rule, "before") {
            put("1.md", &before);
            put("2.md", &part(rule, "after").expect("what is after"));
            put("onrecord.toml", "[severity]\nquote-encoding = \"note\"\n");
            run(folder.path(), &["diff", "1.md", "2.md", "-f", "sarif"]).1
        } else if let Some(source) = part(rule, "source") {
            put("hearing.txt", &source);
            put("story.md", &part(rule, "story").expect("a story"));
            run(
                folder.path(),
                &[
                    "verify",
                    "story.md",
                    "--against",
                    "hearing.txt",
                    "-f",
                    "sarif",
                ],
            )
            .1
        } else {
            continue;
        };
        tried += 1;
        let found = rules(&report);
        if !found.iter().any(|found| found == rule.id) {
            wrong.push(format!("{}: {found:?}", rule.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!((tried, RULES.len()), (24, 31));
}

#[test]
fn a_rule_is_explained_and_a_typo_is_met_with_the_name() {
    let here = Path::new(".");
    let (code, page, _) = run(here, &["rule", "quote-wording"]);
    assert_eq!(code, 0);
    for part in [
        "## quote-wording\n\nThe quoted words differ. Severity: error.\n",
        "\n~~~text\naccepted: “We will not row tonight,” said Ines Duarte.\nnow: “We will row tonight,” said Ines Duarte.\n~~~\n",
        "`onrecord review`",
        "`<!-- onrecord-allow quote-wording: why -->`",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let (code, _, stderr) = run(here, &["rule", "quote-speakr"]);
    let said = "onrecord: no rule is called “quote-speakr”; did you mean quote-speaker? `onrecord rule` lists all\n";
    assert_eq!((code, stderr.as_str()), (2, said));
    let (code, list, _) = run(here, &["rule"]);
    assert_eq!((code, list.lines().count()), (0, RULES.len()));
    // An invisible character of an example is shown.
    assert!(
        run(here, &["rule", "quote-hidden"])
            .1
            .contains("\\u{e0041}")
    );
}

#[test]
fn sarif_points_at_the_page_of_each_rule() {
    let page = fs::read_to_string("docs/rules.md").expect("the page");
    for rule in RULES {
        let uri = rule.help_uri();
        let (address, anchor) = uri.split_once('#').expect("an anchor");
        assert!(address.starts_with("https://docs.rs/onrecord/"), "{uri}");
        assert!(
            address.ends_with("/onrecord/write/report/constant.RULES.html"),
            "{uri}"
        );
        assert!(page.contains(&format!("\n## {anchor}\n")), "{uri}");
    }
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("dam.md"), "“It holds,” said Ana Ruiz.\n").unwrap();
    let log: Value =
        serde_json::from_str(&run(folder.path(), &["check", "-f", "sarif"]).1).expect("JSON");
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .expect("rules");
    assert_eq!(rules[1]["helpUri"], RULES[1].help_uri());
    assert!(
        rules[1]["help"]["markdown"]
            .as_str()
            .expect("Markdown")
            .contains("~~~text\n")
    );
}
