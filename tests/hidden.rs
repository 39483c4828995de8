//! Characters that nobody sees: told where they may carry words, and no part of a name.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What a run gave: standard output and standard error.
fn run(folder: &Path, args: &[&str]) -> (String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let output = command.current_dir(folder).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

#[test]
fn hidden_characters_of_a_quote_are_told_and_kept_out_of_names() {
    let folder = TempDir::new().unwrap();
    let story = "“We will wait\u{E0041}\u{E0042},” said Ines Du\u{200B}arte.\n\nLater Ines Duarte left. \
                 “It is late,” Duar\u{E0042}te said. “I ♥\u{FE0F} it,” she said.\n";
    fs::write(folder.path().join("story.txt"), story).unwrap();
    let (stdout, stderr) = run(folder.path(), &["extract", "story.txt", "-f", "jsonl"]);
    let note = "onrecord: story.txt: line 1: the quote has hidden characters: U+E0041 U+E0042\n";
    assert_eq!(stderr, note);
    let rows: Vec<serde_json::Value> = stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0]["hidden"], serde_json::json!(["U+E0041", "U+E0042"]));
    assert_eq!(rows[0]["quote"], "We will wait\u{E0041}\u{E0042},");
    assert_eq!(rows[0]["mention"]["text"], "Ines Du\u{200B}arte");
    assert_eq!(rows[1]["mention"]["text"], "Duar\u{E0042}te");
    for row in &rows {
        assert_eq!(row["speaker"], "Ines Duarte");
    }
    assert!(rows[1].get("hidden").is_none() && rows[2].get("hidden").is_none());
    for args in [
        &["extract", "story.txt", "-f", "table"][..],
        &["extract", "story.txt", "--explain"],
    ] {
        let (stdout, _) = run(folder.path(), args);
        let words: Vec<&str> = stdout.split_whitespace().collect();
        assert!(words.join(" ").contains("U+E0041 U+E0042"), "{stdout}");
    }
}

#[test]
fn hidden_characters_of_a_source_are_told() {
    let folder = TempDir::new().unwrap();
    let story = "“We will wait for the ferry,” said Ines Duarte.\n";
    fs::write(folder.path().join("story.txt"), story).unwrap();
    let source = "DUARTE: We will wait for\u{200B} the ferry.\n";
    fs::write(folder.path().join("source.txt"), source).unwrap();
    let verify = |format| {
        let args = [
            "verify",
            "story.txt",
            "--against",
            "source.txt",
            "-f",
            format,
        ];
        run(folder.path(), &args)
    };
    let (stdout, stderr) = verify("jsonl");
    let row: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(
        row["source"]["hidden"],
        serde_json::json!(["U+200B"]),
        "{stdout}"
    );
    assert!(
        stderr
            .starts_with("onrecord: source.txt: line 1: the source has hidden characters: U+200B"),
        "{stderr}"
    );
    assert!(
        verify("table")
            .0
            .contains("hidden characters in the source: U+200B")
    );
    assert!(verify("github").0.contains(
        "::notice file=story.txt,line=1,endLine=1,title=quote-hidden::line 1: “We will wait for the…” has \
         hidden characters in the source: U+200B"
    ));
}
