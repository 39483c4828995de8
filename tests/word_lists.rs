//! Words that rules ask for are data: a row of `--lexicon` changes the answer that its rule gives.

use onrecord::attribute::Outcome;
use onrecord::diff::{ChangeKind, diff};
use onrecord::{Analysis, Document, Extractor, Lexicon};

/// Reads a story with some rows added to the lexicon.
fn read(story: &str, rows: &str) -> Analysis {
    let csv = format!("word,kind,forms,note\n{rows}");
    let lexicon = Lexicon::builtin().clone();
    let lexicon = lexicon.with_entries("words.csv", csv.as_bytes()).unwrap();
    let document = Document::plain("story.txt", story).unwrap();
    Extractor::with_lexicon(lexicon).extract(document)
}

/// Returns the speaker of the last quote.
fn speaker(story: &str, rows: &str) -> String {
    let analysis = read(story, rows);
    let last = analysis.records().last().expect("a quote");
    match last.attribution().outcome {
        Outcome::Spoken { speaker, .. } => {
            analysis.coreference.speakers[speaker.index()].name.clone()
        }
        _ => String::new(),
    }
}

#[test]
fn a_row_of_a_list_changes_what_its_rule_finds() {
    for (story, row, without, with) in [
        (
            "The harbour trust floated a statement on Monday. “We sail at dawn,” the statement said.",
            "floated,issues-text,,\n",
            "a statement",
            "The harbour trust",
        ),
        (
            "Reeve Ines Duarte of Larvik resigned. “It was time,” the alderwoman said.",
            "reeve,title,,\nreeve,office,alderwoman,\nalderwoman,role-female,,\n",
            "the alderwoman",
            "Ines Duarte",
        ),
        (
            "Larvik Plastics Inc. opened a mill. “We grow,” the combine said.",
            "combine,organization,,\ncombine,vague-organization,,\n",
            "the combine",
            "Larvik Plastics Inc.",
        ),
    ] {
        assert_eq!(speaker(story, ""), without, "{story}");
        assert_eq!(speaker(story, row), with, "{story} with {row}");
    }
}

#[test]
fn a_row_of_a_list_changes_what_a_comparison_finds() {
    let kinds = |before: &str, after: &str, rows: &str| {
        let story = |words: &str| format!("“{words},” said Ines Duarte.");
        let diff = diff(&read(&story(before), rows), &read(&story(after), rows));
        let change = &diff.changes[0];
        (change.kinds.clone(), change.severity)
    };
    let (before, after) = ("We will nowise sell the ferry", "We will sell the ferry");
    let (_, without) = kinds(before, after, "");
    let (with, severity) = kinds(before, after, "nowise,quote-negation,,\n");
    assert_eq!(with, [ChangeKind::Wording]);
    assert!(severity > without);
}
