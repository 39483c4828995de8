//! `extract --turns`: questions and answers of interviews, which have no quotation marks.
#![cfg(all(feature = "cli", feature = "html", feature = "markdown"))]

use assert_cmd::cargo::CommandCargoExt as _;
use serde_json::Value;
use std::fs;
use std::process::Command;
use tempfile::TempDir;

const IN_BOLD: &str = "# Nine years at the harbour

Ines Duarte has run the harbour of Karsund for nine years. She spoke to us in her office.

**Why is the bridge late?**

The steel came late. Then the welders did not come at all.

I told the council “not before May”, and nobody listened.

**Tell me about the ferry.**

It sails, and that is *all* I ask of it.

**And who pays?**

“We all do, in the end.”

**Will you stay?**

Ask me next year.

*This interview has been edited and condensed.*
";

/// The rows as line, kind, speaker and words.
fn rows(name: &str, story: &str, more: &[&str]) -> Vec<(u64, String, Option<String>, String)> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), story).unwrap();
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let command = command.current_dir(folder.path());
    let output = command
        .args(["extract", name, "-f", "jsonl"])
        .args(more)
        .output()
        .unwrap();
    assert!(output.status.success());
    let lines = String::from_utf8(output.stdout).unwrap();
    let rows = lines.lines().map(|line| {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| row[key].as_str().map(str::to_owned);
        (
            row["line"].as_u64().unwrap(),
            text("kind").unwrap(),
            text("speaker"),
            text("quote").unwrap(),
        )
    });
    rows.collect()
}

/// The turns as speaker and words.
fn turns(name: &str, story: &str) -> Vec<(Option<String>, String)> {
    let rows = rows(name, story, &["--turns"]).into_iter();
    let turns = rows.filter(|(_, kind, ..)| kind == "turn");
    turns
        .map(|(_, _, speaker, words)| (speaker, words))
        .collect()
}

#[test]
fn questions_in_bold_have_answers() {
    let found = rows("story.md", IN_BOLD, &["--turns"]);
    let found: Vec<(u64, &str, &str)> = found
        .iter()
        .map(|(line, kind, _, words)| (*line, kind.as_str(), words.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (5, "turn", "Why is the bridge late?"),
            (
                7,
                "turn",
                "The steel came late. Then the welders did not come at all."
            ),
            (
                9,
                "turn",
                "I told the council “not before May”, and nobody listened."
            ),
            // What stands in marks is a quote, as without the option.
            (9, "partial", "not before May"),
            (11, "turn", "Tell me about the ferry."),
            (13, "turn", "It sails, and that is all I ask of it."),
            (15, "turn", "And who pays?"),
            (17, "direct", "We all do, in the end."),
            (19, "turn", "Will you stay?"),
            (21, "turn", "Ask me next year."),
        ]
    );
    let without = rows("story.md", IN_BOLD, &[]);
    assert_eq!(without.len(), 2, "{without:?}");
}

#[test]
fn a_page_is_read_alike() {
    let paragraphs = IN_BOLD
        .lines()
        .filter(|line| !line.is_empty())
        .skip(1)
        .map(|line| {
            match line
                .strip_prefix("**")
                .and_then(|line| line.strip_suffix("**"))
            {
                Some(question) => format!("<p><strong>{question}</strong></p>"),
                None => format!("<p>{line}</p>"),
            }
        });
    let page = format!(
        "<html><body><article><h1>Nine years</h1>{}</article></body></html>",
        paragraphs.collect::<String>()
    );
    let found: Vec<String> = turns("page.html", &page)
        .into_iter()
        .map(|(_, words)| words)
        .collect();
    assert_eq!(found.len(), 8, "{found:?}");
    assert_eq!(found[0], "Why is the bridge late?");
    assert_eq!(found[7], "Ask me next year.");
}

#[test]
fn labels_name_the_speakers_as_the_story_does() {
    for (labels, names) in [
        (
            ["Bo Ek", "Ines Duarte", "Ek", "Duarte"],
            [Some("Bo Ek"), Some("Ines Duarte")],
        ),
        (
            ["EK", "DUARTE", "EK", "DUARTE"],
            [Some("Bo Ek"), Some("Ines Duarte")],
        ),
        (
            ["BE", "ID", "BE", "ID"],
            [Some("Bo Ek"), Some("Ines Duarte")],
        ),
        (["Q", "A", "Q", "A"], [None, None]),
        (["**Q", "**A", "**Q", "**A"], [None, None]),
    ] {
        let colon = if labels[0].starts_with('*') {
            ":**"
        } else {
            ":"
        };
        let story = format!(
            "Ines Duarte, the harbour master, spoke to Bo Ek about the bridge.\n\n\
             {}{colon} Why is it late?\n\n{}{colon} The steel came late.\n\nAnd it rained.\n\n\
             {}{colon} And who pays?\n\n{}{colon} We all do.\n",
            labels[0], labels[1], labels[2], labels[3],
        );
        let found = turns("story.md", &story);
        let words: Vec<&str> = found.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(
            words,
            [
                "Why is it late?",
                "The steel came late.",
                "And it rained.",
                "And who pays?",
                "We all do."
            ],
            "{labels:?}"
        );
        let [asks, answers] = names;
        let speakers: Vec<Option<&str>> = found.iter().map(|(name, _)| name.as_deref()).collect();
        assert_eq!(
            speakers,
            [asks, answers, answers, asks, answers],
            "{labels:?}"
        );
    }
}

#[test]
fn the_story_goes_on_after_the_last_label() {
    let story = "Ines Duarte spoke to Bo Ek.\n\nEK: Why is it late?\n\nDUARTE: The steel came late.\n\nIt always does.\n\n\
                 EK: And who pays?\n\nDUARTE: We all do.\n\nI said so in May.\n\nAsked again, Duarte called it “a pity”.\n";
    let found = turns("story.txt", story);
    let words: Vec<&str> = found.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(
        words,
        [
            "Why is it late?",
            "The steel came late.",
            "It always does.",
            "And who pays?",
            "We all do.",
            "I said so in May."
        ]
    );
}

#[test]
fn a_turn_of_several_paragraphs_is_a_chain() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("story.md"), IN_BOLD).unwrap();
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let command = command.current_dir(folder.path());
    let output = command
        .args(["extract", "story.md", "--turns", "-f", "jsonl"])
        .output()
        .unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let rows: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows[1]["closing"], "continued");
    assert_eq!(rows[2]["continues"], rows[1]["start"]);
    assert_eq!(
        (&rows[2]["closing"], &rows[0]["continues"]),
        (&Value::from("missing"), &Value::Null)
    );
    let text = IN_BOLD.replace(['*', '#'], " ");
    for row in &rows {
        let (start, end) = (row["start"].as_u64().unwrap(), row["end"].as_u64().unwrap());
        let words: String = text
            .chars()
            .skip(start as usize)
            .take((end - start) as usize)
            .collect();
        // Printed without the spaces that markup became.
        let words: Vec<&str> = words.split_whitespace().collect();
        assert_eq!(words.join(" "), row["quote"].as_str().unwrap());
    }
}

#[test]
fn a_chain_goes_on_behind_a_paragraph_in_marks() {
    let folder = TempDir::new().unwrap();
    let answer = "I left.\n\n“I did not look back.”\n\nI was tired.";
    let quoted_last = "I stayed.\n\n“I had to.”";
    let story = format!(
        "**Why did you go?**\n\n{answer}\n\n**And then?**\n\n{quoted_last}\n\n**And now?**\n\nI rest.\n"
    );
    fs::write(folder.path().join("story.md"), story).unwrap();
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let command = command.current_dir(folder.path());
    let output = command
        .args(["extract", "story.md", "--turns", "-f", "jsonl"])
        .output()
        .unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let rows = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let rows: Vec<Value> = rows.collect();
    let row = |quote: &str| rows.iter().find(|row| row["quote"] == quote).unwrap();
    assert_eq!(row("I left.")["closing"], "continued");
    assert_eq!(row("I was tired.")["continues"], row("I left.")["start"]);
    // Its last paragraph is a quote: no turn continues it.
    assert_eq!(row("I stayed.")["closing"], "missing");
}

#[test]
fn what_only_looks_like_an_interview_is_none() {
    for (name, story) in [
        // A page of answers for passengers.
        (
            "fares.md",
            "# Fares\n\n**What will a ticket cost?**\n\nFive euros.\n\n**Who pays less?**\n\nChildren under six travel free.\n\n\
             **When does it start?**\n\nOn the first of May.\n",
        ),
        // Boxes of facts.
        (
            "facts.txt",
            "The council will meet.\n\nWhen: Monday\n\nWhere: Town hall\n\nCost: Free\n\nWhen: Tuesday\n\nWhere: Town hall\n\nCost: Free\n",
        ),
        // A columnist asks.
        (
            "column.md",
            "We all ask it. Who pays?\n\nWhy now?\n\nI do not know. Who does?\n\n**Who pays?**\n\nWe do.\n",
        ),
        // A news story.
        (
            "story.txt",
            "Karl Holm said: “We go.”\n\nHis answer: no.\n\nHolm: “We stay,” he added.\n",
        ),
    ] {
        assert_eq!(turns(name, story), [], "{name}");
    }
}

#[test]
fn a_story_is_as_without_the_option() {
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let run = |more: &[&str]| {
        let mut command = Command::cargo_bin("onrecord").unwrap();
        let command = command.arg("extract").arg(&golden);
        command
            .args(["-f", "csv"])
            .args(more)
            .output()
            .unwrap()
            .stdout
    };
    let (with, without) = (run(&["--turns"]), run(&[]));
    let with = String::from_utf8(with).unwrap();
    let rows = with.split_inclusive("\r\n");
    let quotes: String = rows.filter(|row| !row.contains(",1.0000,turn,")).collect();
    assert!(quotes == String::from_utf8(without).unwrap());
}
