//! The trainer, run as its user would: a small gold file in, a model out that knows what it taught.

use onrecord::attribute::{Model, Outcome, attribute_with};
use onrecord::{Document, Extractor, Lexicon, coref, scan};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

/// Sixty stories in which whoever is named behind "whispered" speaks, and "The Pier" is a title.
fn gold() -> String {
    let names = [
        "Ada Marsh",
        "Olav Brandt",
        "Teresa Lund",
        "Samuel Okoro",
        "Priya Nair",
        "Nora Quist",
    ];
    let words = [
        "It sank at dawn",
        "Nobody came",
        "We count again",
        "The gate is shut",
        "Ask me later",
    ];
    let mut gold = String::new();
    for n in 0..60 {
        let (name, said) = (names[n % 6], words[n % 5]);
        let text =
            format!("“{said} {n},” {name} whispered. The band then played “The Pier” by the gate.");
        let end = 1 + said.len() + 1 + n.to_string().len() + 1;
        let title = text
            .chars()
            .collect::<String>()
            .split("“The Pier")
            .next()
            .unwrap()
            .chars()
            .count()
            + 1;
        let line = serde_json::json!({"id": n.to_string(), "text": text, "quotes": [
            {"start": 1, "end": end, "kind": "attributed", "source": [[end + 2, end + 2 + name.len()]]},
            {"start": title, "end": title + 8, "kind": "none"},
        ]});
        writeln!(gold, "{line}").unwrap();
    }
    gold
}

/// Passages in each of which a pronoun means the one who greeted, and not the one who is greeted.
fn passages() -> String {
    let mut lines = String::new();
    for n in 0..40 {
        let (one, other) = [("Ada Marsh", "Teresa Lund"), ("Nora Quist", "Priya Nair")][n % 2];
        let text = format!("{one} greeted {other}. She left at {n}.");
        let second = one.len() + " greeted ".len();
        let she = second + other.len() + ". ".len();
        let line = serde_json::json!({"id": n.to_string(), "text": text, "pronoun": [she, she + 3], "names": [
            {"span": [0, one.len()], "same": true},
            {"span": [second, second + other.len()], "same": false},
        ]});
        writeln!(lines, "{line}").unwrap();
    }
    lines
}

fn train(folder: &Path, out: &str) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let status = Command::new(cargo)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["run", "--quiet", "--locked", "--features", "train"])
        .args(["--bin", "onrecord-train", "--"])
        .args(["--fold-count", "2", "--templates", "0"])
        .args(["--set", "all.members=1", "--set", "all.trees=20"])
        .args(["--set", "all.min-child-samples=5"])
        .arg(folder.join(out))
        .arg(folder.join("gold.jsonl"))
        .arg("--coreference")
        .arg(folder.join("passages.jsonl"))
        .output()
        .unwrap();
    assert!(
        status.status.success(),
        "{}",
        String::from_utf8_lossy(&status.stderr)
    );
    fs::read_to_string(folder.join(out)).unwrap()
}

#[test]
fn training_twice_gives_the_same_bytes_and_a_model_that_learned() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("gold.jsonl"), gold()).unwrap();
    fs::write(folder.path().join("passages.jsonl"), passages()).unwrap();
    let text = train(folder.path(), "one.txt");

    // The model appears when it is complete: whoever reads the one before has all of that.
    fs::write(folder.path().join("two.txt"), "the model before").unwrap();
    let mut before = fs::File::open(folder.path().join("two.txt")).unwrap();
    assert_eq!(text, train(folder.path(), "two.txt"));
    assert_eq!(io::read_to_string(&mut before).unwrap(), "the model before");
    let files: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(files.len(), 4, "two of gold and two models: {files:?}");
    assert!(text.contains("\n# coreference passages.jsonl weight 1 sha256 "));

    let model = Model::parse("one.txt", &text).unwrap();
    let story =
        "“The lamp is out,” Ruth Calder whispered. The band then played “The Ford” by the gate.";
    let document = Document::plain("story.txt", story).unwrap();
    let lexicon = Lexicon::builtin();
    let scan = scan::scan(&document, lexicon);
    let coreference = coref::resolve(&document, &scan, lexicon);
    let answers = attribute_with(&model, &document, &scan, &coreference);
    assert_eq!(answers.len(), 2);
    match &answers[0].outcome {
        Outcome::Spoken { mention, .. } => {
            assert_eq!(
                &story[coreference.mentions[mention.index()].span],
                "Ruth Calder"
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(answers[1].outcome, Outcome::NotSpeech);

    let page = "Ruth Calder greeted Ines Duarte. She left at noon.";
    let page = Document::plain("page.txt", page).unwrap();
    let coreference = Extractor::default().with_model(model).coreference(&page);
    let she = coreference.mentions.last().expect("a pronoun");
    assert_eq!(
        coreference.speakers[she.speaker.index()].name,
        "Ruth Calder"
    );
}
