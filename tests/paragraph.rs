//! A paragraph that names and quotes nobody, put before a story or behind it, changes no answer.
//!
//! The stories are those of `golden/`. What may change is where words stand, and which block is the
//! headline of a plain text: that is its first line.

use onrecord::write::{QuoteRow, rows};
use onrecord::{Analysis, Document, Extractor};
use std::fs;
use std::path::Path;

/// Without names, roles, pronouns and quotes; some with subjects that are nobody.
const NOTES: &[&str] = &[
    "The weather stayed dry across the region through the afternoon.",
    "It had rained for most of the night, and the roads were wet.",
    "Rain and wind are expected again from Thursday onwards.",
    "The morning was cold, and the streets near the river were empty before dawn.",
];

fn extract(text: &str) -> Analysis {
    Extractor::default().extract(Document::plain("story", text).expect("a short story"))
}

/// All that is said of a quote, with places counted from the start of the story.
fn said(row: &QuoteRow<'_>, before: usize) -> String {
    let piece = |piece: &Option<onrecord::write::Excerpt<'_>>| {
        piece.map(|p| (p.start - before, p.end - before, p.text.to_owned()))
    };
    format!(
        "{}..{} {:?} {} {} by {:?} {:?} {:?} as {:?}, {:?}, {:?}, {}",
        row.start - before,
        row.end - before,
        row.quote,
        row.kind,
        row.closing,
        row.speaker,
        row.speaker_kind,
        row.role,
        piece(&row.mention),
        piece(&row.cue),
        row.evidence,
        row.confidence,
    )
}

fn answers(text: &str, before: usize) -> Vec<String> {
    let analysis = extract(text);
    let rows = rows(&analysis, 0.0);
    rows.iter().map(|row| said(row, before)).collect()
}

fn stories() -> Vec<(String, String)> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut stories = Vec::new();
    for folder in fs::read_dir(golden).expect("the stories") {
        let folder = folder.expect("a folder").path();
        if let Ok(text) = fs::read_to_string(folder.join("story.txt")) {
            let name = folder.file_name().expect("a name").to_string_lossy();
            stories.push((name.into_owned(), text));
        }
    }
    stories.sort();
    assert!(stories.len() > 30, "{}", stories.len());
    stories
}

#[test]
fn a_note_before_a_story_changes_no_answer() {
    for (name, text) in stories() {
        let alone = answers(&text, 0);
        for note in NOTES {
            let noted = format!("{note}\n\n{text}");
            let with_note = answers(&noted, note.chars().count() + 2);
            assert_eq!(with_note, alone, "{name}: {note}");
        }
    }
}

#[test]
fn a_note_behind_a_story_changes_no_answer() {
    for (name, text) in stories() {
        let alone = answers(&text, 0);
        for note in NOTES {
            let noted = format!("{}\n\n{note}\n", text.trim_end());
            assert_eq!(answers(&noted, 0), alone, "{name}: {note}");
        }
    }
}

#[test]
fn two_notes_are_as_good_as_one() {
    let story = "Mayor rallies rowers\n\nInes Duarte has called a meeting.\n\n“We row,” she said.";
    let notes = format!("{}\n\n{}\n\n", NOTES[0], NOTES[3]);
    let alone = answers(story, 0);
    assert!(alone[0].contains("Ines Duarte"), "{alone:?}");
    let with_notes = answers(&format!("{notes}{story}"), notes.chars().count());
    assert_eq!(with_notes, alone);
}
