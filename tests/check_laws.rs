//! Laws of goldens, over every small one: what holds whatever a golden says.

use onrecord::check::{Actual, Cause, Difference, Golden, GoldenKind, compare};
use onrecord::{Document, Extractor};

/// A story with the same words twice on one line, and once more elsewhere.
const STORY: &str = "“Yes,” said Ana Ruiz. “Yes,” said Paul Hoang.\n\n“We will see it through,” she said.\n\n“Yes,” he said.\n";

/// Rows that are right, wrong in a cell, at another line, in other words, and of no quote at all.
const ROWS: [&str; 8] = [
    "1,\"Yes,\",Ana Ruiz",
    "1,\"Yes,\",Paul Hoang",
    "1,\"Yes,\",Nobody | Paul Hoang",
    "3,\"We will see it through,\",Ana Ruiz",
    "3,\"We will see it now,\",Ana Ruiz",
    "5,\"We will see it through,\",",
    "5,\"Yes,\",Ana Ruiz",
    "9,Never.,Ana Ruiz",
];

fn actual() -> Actual {
    let document = Document::plain("story.txt", STORY).expect("a short text");
    Actual::quotes(&Extractor::default().extract(document))
}

/// Calls `check` with every golden of up to four of the rows, in every order.
fn every_golden(mut check: impl FnMut(&Golden)) {
    for length in 0..=4 {
        for mut number in 0..ROWS.len().pow(length) {
            let mut csv = "line,quote,speaker\n".to_owned();
            for _ in 0..length {
                csv += ROWS[number % ROWS.len()];
                csv.push('\n');
                number /= ROWS.len();
            }
            check(
                &Golden::parse(GoldenKind::Quotes, "quotes.csv", csv.as_bytes()).expect("a golden"),
            );
        }
    }
}

/// The rows without their lines, which an update refreshes.
fn sorted(golden: &Golden) -> Vec<&[String]> {
    let mut rows: Vec<_> = golden.rows().iter().map(|row| &row.cells[1..]).collect();
    rows.sort();
    rows
}

#[test]
fn a_first_golden_agrees() {
    let actual = actual();
    assert_eq!(actual.rows().len(), 4);
    assert!(compare(&actual.golden(), &actual).differences().is_empty());
}

#[test]
fn an_updated_golden_agrees_and_is_in_reading_order() {
    let actual = actual();
    every_golden(|golden| {
        let updated = compare(golden, &actual).updated(|_| false);
        assert!(
            compare(&updated, &actual).differences().is_empty(),
            "{golden:?}"
        );
        for (row, found) in updated.rows().iter().zip(actual.rows()) {
            assert_eq!(
                updated.cell(row, "line"),
                actual.cell(found, "line"),
                "{golden:?}"
            );
        }
        assert_eq!(updated.rows().len(), actual.rows().len());
        // Once more changes nothing.
        assert_eq!(
            compare(&updated, &actual).updated(|_| false).to_csv(),
            updated.to_csv()
        );
    });
}

#[test]
fn an_update_that_keeps_everything_keeps_every_row() {
    let actual = actual();
    every_golden(|golden| {
        let kept = compare(golden, &actual).updated(|_| true);
        assert_eq!(sorted(&kept), sorted(golden));
    });
}

#[test]
fn differences_are_none_only_where_every_row_has_its_own() {
    let actual = actual();
    every_golden(|golden| {
        let comparison = compare(golden, &actual);
        let differences = comparison.differences();
        if differences.is_empty() {
            assert_eq!(golden.rows().len(), actual.rows().len(), "{golden:?}");
        }
        // Each has one cause; what is told of it says where, and is a sentence.
        let causes = comparison.causes(&differences);
        let mut told: Vec<Difference> = causes.iter().flat_map(Cause::differences).collect();
        told.sort();
        let mut all = differences.clone();
        all.sort();
        assert_eq!(told, all, "{golden:?}");
        for cause in causes {
            let finding = comparison.finding(&cause, "story.txt", "quotes.csv", |r| r.severity);
            let finding = finding.expect("a difference");
            assert!(finding.sentence().starts_with("line "), "{finding:?}");
        }
    });
}

/// Calls `check` with every text of up to `longest` of some signs.
fn every_text(signs: &[char], longest: u32, mut check: impl FnMut(&str)) {
    for length in 0..=longest {
        for mut number in 0..signs.len().pow(length) {
            let mut text = String::new();
            for _ in 0..length {
                text.push(signs[number % signs.len()]);
                number /= signs.len();
            }
            check(&text);
        }
    }
}

#[test]
fn a_golden_agrees_whatever_is_quoted() {
    every_text(&['|', ' ', '\\', '"', 'a', '\n'], 4, |words| {
        let text = format!("“Vote{words}now,” said Ana Ruiz.\n");
        let document = Document::plain("story.txt", text).expect("a short text");
        let actual = Actual::quotes(&Extractor::default().extract(document));
        let csv = actual.golden().to_csv();
        let golden = Golden::parse(GoldenKind::Quotes, "quotes.csv", &csv).expect("a golden");
        let comparison = compare(&golden, &actual);
        assert!(comparison.differences().is_empty(), "{words:?}");
        assert_eq!(comparison.updated(|_| false).to_csv(), csv, "{words:?}");
    });
}
