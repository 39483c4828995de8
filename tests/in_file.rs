//! What CI marks in a web page: a line of the page, which is none of the text that was read.

#![cfg(feature = "html")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A page whose story begins far down: one quote on the 13th line, one on the 16th.
fn page(first: &str) -> String {
    let menu = "<li><a href=\"/\">Home</a></li>\n".repeat(5);
    format!(
        "<!DOCTYPE html>\n<html>\n<head><title>The dam</title></head>\n<body>\n<ul>\n{menu}</ul>\n\
         <article>\n<p>“{first}” said Ana Ruiz, the warden of the old dam above the valley.</p>\n\
         <p>Rain had fallen for nine days, and the villages below had been told to pack.\n\
         Most of them did, and slept in the school on the hill.</p>\n\
         <p>“We sleep well enough,” she added, and went back to her post at the gate.</p>\n\
         </article>\n</body>\n</html>\n"
    )
}

fn run(folder: &Path, args: &str) -> String {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).args(args.split(' '));
    command.env("CI", "false").env_remove("GITHUB_STEP_SUMMARY");
    let output = command.output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    put("dam.html", &page("It holds for now and for the spring,"));
    put(
        "later.html",
        &page("It holds for now and not for the spring,"),
    );
    put(
        "dam.quotes.csv",
        "line,quote,speaker\n\
         1,\"It holds for now and for the spring,\",Emily Horne\n\
         5,\"Nobody is afraid,\",Ana Ruiz\n",
    );
    put(
        "notes.txt",
        "RUIZ: It holds for now and not for the spring.\n",
    );
    folder
}

/// The annotation that has these words.
fn annotation<'r>(report: &'r str, words: &str) -> &'r str {
    let mut lines = report.lines().filter(|line| line.starts_with("::"));
    lines
        .find(|line| line.contains(words))
        .unwrap_or_else(|| panic!("{words}: {report}"))
}

#[test]
fn a_quote_of_a_page_is_marked_on_its_line_of_the_page() {
    let folder = folder();
    for (args, file) in [
        ("check dam.html --no-update -f github", "dam.html"),
        ("verify dam.html -a notes.txt -f github", "dam.html"),
        ("diff dam.html later.html -f github", "later.html"),
    ] {
        let report = run(folder.path(), args);
        let line = annotation(&report, "It holds for now and");
        let place = format!(" file={file},line=13,endLine=13,title=");
        assert!(line.contains(&place), "{args}: {line}");
    }
    let report = run(folder.path(), "check dam.html --no-update -f github");
    let added = annotation(&report, "quote added");
    assert!(added.contains("line=16,endLine=16,title="), "{added}");
    let sarif = run(folder.path(), "check dam.html --no-update -f sarif");
    assert!(sarif.contains("\"startLine\": 13") || sarif.contains("\"startLine\":13"));
}

#[test]
fn a_quote_that_is_gone_from_a_page_is_marked_on_no_line() {
    let folder = folder();
    let report = run(folder.path(), "check dam.html --no-update -f github");
    let line = annotation(&report, "Nobody is afraid");
    assert!(line.contains(" file=dam.html,title="), "{line}");
}

#[test]
fn the_earlier_version_and_the_source_are_marked_on_their_lines() {
    let folder = folder();
    for (args, document) in [
        ("diff dam.html later.html -f junit", "dam.html"),
        ("verify dam.html -a later.html -f junit", "later.html"),
    ] {
        let report = run(folder.path(), args);
        assert!(
            report.contains(&format!("{document}:13")),
            "{args}: {report}"
        );
    }
}
