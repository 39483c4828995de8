//! Changes to a story that say nothing new: which answers must not change, whatever the story says.
//!
//! The golden stories, and real ones where a folder `../shared/gold` is there, which is no part of the
//! project. Rates of the changes that may move an answer are in `docs/testing.md`.

#![allow(
    clippy::print_stdout,
    reason = "a word where real stories are not there"
)]

#[allow(
    unreachable_pub,
    reason = "the changes are public where their rates are printed"
)]
#[path = "../fuzz/src/metamorphic/mod.rs"]
mod metamorphic;

use metamorphic::{Answer, Change, Tally, answers, count};
use onrecord::batch;
use onrecord::eval::Gold;
use onrecord::read::{self, Format};
use onrecord::{Analysis, Document, Extractor};
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Real stories that are tried: every so manieth.
const EVERY: usize = 12;

#[test]
fn line_ends_and_paragraphs_around_a_story_change_no_answer() {
    let extractor = Extractor::default();
    let mut changed = Vec::new();
    for story in stories() {
        let story = extractor.extract(story);
        for change in Change::ALL.into_iter().filter(|change| change.is_strict()) {
            let tally = count(&extractor, &story, change).unwrap_or_default();
            if tally.changed() > 0 {
                changed.push(format!("{}: {}", story.document.id(), told(change, tally)));
            }
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

#[test]
fn every_change_is_tried_on_some_story() {
    let extractor = Extractor::default();
    let stories: Vec<Analysis> = golden().into_iter().map(|d| extractor.extract(d)).collect();
    for change in Change::ALL {
        let mut sum = Tally::default();
        for story in &stories {
            sum.add(count(&extractor, story, change).unwrap_or_default());
        }
        assert!(sum.quotes > 0, "{}", change.name());
        // A change that moved every other answer would say something new.
        assert!(sum.changed() * 5 < sum.quotes, "{}", told(change, sum));
    }
}

#[test]
fn a_story_alone_is_the_story_among_others() {
    let stories = golden();
    let folder = TempDir::new().expect("a folder");
    let lines = stories.iter().map(|story| {
        let line = serde_json::json!({ "id": story.id(), "text": story.text() });
        format!("{line}\n")
    });
    let path = folder.path().join("stories.jsonl");
    fs::write(&path, lines.collect::<String>()).expect("a file");
    let alone = answered(&stories, 1);
    for jobs in [1, 2, 5] {
        let mut found = Vec::new();
        let extractor = Extractor::default();
        batch::map(
            read::inputs(std::slice::from_ref(&path), Format::Jsonl),
            NonZero::new(jobs),
            |story| Ok((story.id().to_owned(), answers(&extractor.extract(story)))),
            |story| {
                found.push(story?);
                Ok(())
            },
        )
        .expect("stories");
        assert_eq!(found, alone, "{jobs} jobs");
    }
}

#[test]
fn the_order_of_stories_changes_no_answer() {
    let stories = golden();
    let mut backwards: Vec<Document> = stories.iter().rev().cloned().collect();
    let mut found = answered(&backwards, 3);
    found.reverse();
    assert_eq!(found, answered(&stories, 1));
    backwards.rotate_left(7);
    let mut rotated = answered(&backwards, 2);
    rotated.rotate_right(7);
    rotated.reverse();
    assert_eq!(rotated, found);
}

/// Extracts stories with some threads, by one extractor that all of them share.
fn answered(stories: &[Document], jobs: usize) -> Vec<(String, Vec<Answer>)> {
    let extractor = Extractor::default();
    let mut found = Vec::new();
    batch::each(
        stories,
        NonZero::new(jobs),
        |story| story.id().to_owned(),
        |story| {
            let analysis = extractor.extract(story.clone());
            Ok((story.id().to_owned(), answers(&analysis)))
        },
        |story| {
            found.push(story?);
            Ok(())
        },
    )
    .expect("stories");
    found
}

fn told(change: Change, tally: Tally) -> String {
    format!("{}: {tally:?}", change.name())
}

fn stories() -> Vec<Document> {
    let mut stories = golden();
    stories.extend(real());
    stories
}

/// The stories below `golden/`, by path.
fn golden() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("golden")];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)
            .expect("golden")
            .map(|entry| entry.expect("an entry"))
        {
            let path = entry.path();
            match path.is_dir() {
                true => open.push(path),
                false if path.extension().is_some_and(|end| end == "txt") => paths.push(path),
                false => {}
            }
        }
    }
    paths.sort();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let id = path.strip_prefix(root).expect("a path of the project");
        Document::plain(id.display().to_string(), text).expect("a short story")
    };
    paths.iter().map(read).collect()
}

/// Some real stories, where they are.
fn real() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
    let mut stories = Vec::new();
    for name in ["polnear-dev.jsonl", "wild-dev.jsonl"] {
        let Ok(text) = fs::read_to_string(folder.join(name)) else {
            println!("{name} is not there: no real stories are tried");
            continue;
        };
        for (n, line) in text.lines().enumerate().step_by(EVERY) {
            let gold = Gold::parse(&format!("{name}:{}", n + 1), line.as_bytes());
            stories.push(gold.expect("an annotated story").document);
        }
    }
    stories
}
