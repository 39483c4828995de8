//! The files that people keep beside their stories: goldens, known misses, lexicons, annotated stories.

use super::text::{extracted, extractor};
use onrecord::check::{Actual, Allowances, Golden, GoldenKind, KnownMisses, compare};
use onrecord::eval::Gold;
use onrecord::{Analysis, Error, Extractor, Lexicon};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The first byte of an input: a golden of **q**uotes, **c**hanges or **v**erdicts, **k**nown misses,
/// a **l**exicon, an **a**nnotated story, or a story with **s**uppressions.
pub(super) const LETTERS: &[u8] = b"qcvklas";

/// What goldens are compared with.
const STORY: &str = "“Yes,” said Ana Ruiz. “Yes,” said Paul Hoang.\n\n\
                     “We will see it through,” she said.\n\n“Yes | no,” he said.\n";

pub(super) fn run(input: &[u8]) {
    let Some((first, bytes)) = input.split_first() else {
        return;
    };
    let letter = match LETTERS.contains(first) {
        true => *first,
        false => LETTERS[usize::from(*first) % LETTERS.len()],
    };
    match letter {
        b'q' => golden(GoldenKind::Quotes, bytes),
        b'c' => golden(GoldenKind::Changes, bytes),
        b'v' => golden(GoldenKind::Verdicts, bytes),
        b'k' => known_misses(bytes),
        b'l' => lexicon(bytes),
        b'a' => annotated(bytes),
        _ => suppressions(bytes),
    }
}

/// An error names the file, in one line.
fn assert_error(error: &Error, name: &str) {
    let told = error.to_string();
    assert!(told.starts_with(name), "an error without its place: {told}");
}

fn golden(kind: GoldenKind, csv: &[u8]) {
    let golden = match Golden::parse(kind, "golden.csv", csv) {
        Ok(golden) => golden,
        Err(error) => return assert_error(&error, "golden.csv"),
    };
    let cells = |golden: &Golden| -> Vec<Vec<String>> {
        golden.rows().iter().map(|row| row.cells.clone()).collect()
    };
    let back =
        Golden::parse(kind, "golden.csv", &golden.to_csv()).expect("what is written is read");
    assert_eq!(cells(&golden), cells(&back), "read back");
    assert_eq!(golden.columns(), back.columns(), "read back");
    for row in golden.rows() {
        let words = golden.words(row, "quote");
        assert_eq!(words.is_some(), golden.cell(row, "quote").is_some());
    }
    if kind == GoldenKind::Quotes {
        against(&golden, &Actual::quotes(story()));
    }
}

fn against(golden: &Golden, actual: &Actual) {
    let comparison = compare(golden, actual);
    let differences = comparison.differences();
    let causes = comparison.causes(&differences);
    let told = causes.iter().flat_map(|cause| cause.differences());
    assert_eq!(told.count(), differences.len(), "each difference once");
    for cause in causes {
        let finding = comparison.finding(&cause, "story.txt", "golden.csv", |rule| rule.severity);
        let finding = finding.expect("a cause has a difference");
        assert!(finding.sentence().starts_with("line "), "{finding:?}");
    }
    let updated = comparison.updated(|_| false);
    let left = compare(&updated, actual);
    assert!(left.differences().is_empty(), "an updated golden agrees");
    assert_eq!(left.updated(|_| false).to_csv(), updated.to_csv());
    let kept = comparison.updated(|_| true);
    assert_eq!(kept.rows().len(), golden.rows().len(), "kept rows");
}

fn known_misses(csv: &[u8]) {
    match KnownMisses::parse("known-misses.csv", csv) {
        Ok(misses) => {
            for (n, miss) in misses.entries().iter().enumerate() {
                let rule = miss.rule.as_deref().unwrap_or("quote-speaker");
                let quote = (miss.line.unwrap_or(1), miss.quote.as_str());
                let lines = BTreeSet::new();
                let mut about = misses.about(&miss.story, quote, &lines, rule);
                assert!(about.any(|found| found == n), "{miss:?} speaks of itself");
            }
        }
        Err(error) => assert_error(&error, "known-misses.csv"),
    }
}

fn lexicon(csv: &[u8]) {
    match Lexicon::builtin().clone().with_entries("lexicon.csv", csv) {
        Ok(lexicon) => {
            let document = super::text::document("story.txt", STORY);
            let found = Extractor::with_lexicon(lexicon).extract(document);
            super::analysis::assert_laws(&found);
        }
        Err(error) => assert_error(&error, "lexicon.csv"),
    }
}

fn annotated(line: &[u8]) {
    match Gold::parse("gold.jsonl:1", line) {
        Ok(gold) => {
            super::analysis::assert_laws(&extractor().extract(gold.document));
        }
        Err(error) => assert_error(&error, "gold.jsonl:1"),
    }
}

fn suppressions(text: &[u8]) {
    let text = String::from_utf8_lossy(text);
    let allowances = Allowances::find(&text);
    let complaints = allowances.findings(GoldenKind::Quotes, "story.txt", &BTreeSet::new());
    for complaint in complaints {
        assert!(complaint.sentence().starts_with("line "), "{complaint:?}");
    }
}

fn story() -> &'static Analysis {
    static STORY_READ: OnceLock<Analysis> = OnceLock::new();
    STORY_READ.get_or_init(|| extracted("story.txt", STORY))
}
