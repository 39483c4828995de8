//! Series of two texts: versions that are compared, a story and its source, a golden and its story.

use super::extract::{extractor, many, name};
use super::{Make, Series};
use onrecord::check::{Actual, Golden, GoldenKind, compare};
use onrecord::diff::diff;
use onrecord::verify::QuoteIndex;
use onrecord::write::{ColorChoice, Screen, VerdictTable, VerdictWriter as _, verdict_rows};
use onrecord::{Analysis, Document};
use std::hint::black_box;

pub(super) const SERIES: &[Series] = &[
    Series {
        // What grows with the square is small here: it is told from the line at a large size only.
        from: 20_000,
        ..versions("diff: one letter", |n| {
            ("“a” ".repeat(n), "“a” ".repeat(n + n / 10))
        })
    },
    versions("diff: one sentence", |n| {
        (said("We go", n), said("We go", n + n / 10))
    }),
    versions("diff: short quotes", |n| (said("No", n), said("Yes", n))),
    versions("diff: every quote edited", edited),
    versions("diff: one phrase in all quotes", |n| {
        (phrases(n, "stay"), phrases(n, "leave"))
    }),
    versions("diff: one long quote", |n| {
        (long(n, "stay"), long(n, "leave"))
    }),
    versions("diff: no quote", |n| {
        ("It rained. ".repeat(n), "It rained again. ".repeat(n))
    }),
    source("verify: one word", |n| (said("No,", n), "No. ".repeat(n))),
    source("verify: one word, one quote", |n| {
        (said("No,", 1), "No. ".repeat(n))
    }),
    source("verify: one sentence", |n| {
        (
            said("We go to the harbour now", n),
            "We go to the harbour now. ".repeat(n),
        )
    }),
    source("verify: nothing but the", |n| {
        (said("the the the the the", n / 8), "the ".repeat(n))
    }),
    source("verify: ellipses", |n| {
        (
            format!("“{}”", "we go … ".repeat(n)),
            "we go and they stay. ".repeat(n),
        )
    }),
    source("verify: one ellipsis", |n| {
        (said("we … go", n / 4), "we all go and ".repeat(n))
    }),
    source("verify: brackets", |n| {
        (
            format!("“{}”", "we [all] go ".repeat(n)),
            "we go ".repeat(n),
        )
    }),
    source("verify: one long quote", |n| {
        (long(n, "stay"), long(n, "leave"))
    }),
    source("verify: absent quotes", |n| {
        (phrases(n, "stay"), "The ferry left at noon. ".repeat(n))
    }),
    source("verify: turns", |n| {
        (
            said("We go", n / 4),
            "RUIZ: We go.\nHOANG: We stay.\n".repeat(n),
        )
    }),
    two(
        "verify: one long word, printed",
        Make::Two(|n| {
            let quote = format!("“We all go to the {} harbour on Monday.”", "a".repeat(n));
            (quote, "We all go to the old harbour on Monday.".to_owned())
        }),
        print_verdicts,
    ),
    source("verify: signs behind one word", |n| {
        (outer_signs(n), format!("We go{}", "!".repeat(n)))
    }),
    golden("check: one row", |n| (said("No,", 1), "No,\n".repeat(n))),
    golden("check: the same words", |n| {
        (said("No,", n), "\"No,\",Ana Ruiz\n".repeat(n))
    }),
    golden("check: turned around", |n| {
        (
            boats(n),
            (0..n / 8).rev().map(|k| boat(k, "Ana Ruiz")).collect(),
        )
    }),
    golden("check: other speakers", |n| {
        (
            boats(n),
            (0..n / 8).map(|k| boat(k, &format!("Ana {k}"))).collect(),
        )
    }),
    golden("check: edited", |n| {
        let rows = (0..n / 8).map(|k| boat(k, "Ana Ruiz").replace("saw", "saw the old"));
        (boats(n), rows.collect())
    }),
    golden("check: parts of a quote", |n| {
        (
            said(&"We go now and then. ".repeat(n / 8), 1),
            "now and then,\n".repeat(n / 8),
        )
    }),
];

/// Different quotes of one speaker.
fn boats(n: usize) -> String {
    let quotes = (0..n / 8).map(|k| format!("“We saw boat {k} in the harbor,” said Ana Ruiz.\n\n"));
    quotes.collect()
}

/// The row of a golden for one of them.
fn boat(k: usize, speaker: &str) -> String {
    format!("\"We saw boat {k} in the harbor,\",{speaker}\n")
}

/// Quotes of the same words that differ in the signs behind them.
fn outer_signs(n: usize) -> String {
    (0..n / 8).fold(String::new(), |mut story, k| {
        let signs = (0..12).map(|bit| if k >> bit & 1 == 0 { '!' } else { ';' });
        let signs: String = signs.collect();
        story += &format!("“We go{signs}” said Ana Ruiz.\n\n");
        story
    })
}

/// A series of [`worst_pairs`](super::worst_pairs).
pub(super) fn worst_versions(
    name: &'static str,
    old: fn(usize) -> String,
    new: fn(usize) -> String,
) -> Series {
    Series {
        of: "diff",
        ..two(name, Make::Both(old, new), compare_versions)
    }
}

/// A series of [`worst_pairs`](super::worst_pairs).
pub(super) fn worst_source(
    name: &'static str,
    story: fn(usize) -> String,
    source: fn(usize) -> String,
) -> Series {
    Series {
        of: "verify",
        ..two(name, Make::Both(story, source), verify)
    }
}

const fn two(name: &'static str, make: Make, work: fn(&str, &str)) -> Series {
    Series {
        name,
        of: "",
        from: 200,
        make,
        work,
    }
}

const fn versions(name: &'static str, make: fn(usize) -> (String, String)) -> Series {
    two(name, Make::Two(make), compare_versions)
}

const fn source(name: &'static str, make: fn(usize) -> (String, String)) -> Series {
    two(name, Make::Two(make), verify)
}

const fn golden(name: &'static str, make: fn(usize) -> (String, String)) -> Series {
    two(name, Make::Two(make), check)
}

fn compare_versions(before: &str, after: &str) {
    black_box(diff(&extracted(before), &extracted(after)));
}

fn verify(story: &str, source: &str) {
    let story = [extracted(story)];
    let index = QuoteIndex::new(&story);
    let found = index.search(&document(source), extractor());
    black_box(index.verdicts(vec![found]));
}

/// Prints the verdicts for a terminal, quote over source.
fn print_verdicts(story: &str, source: &str) {
    let story = [extracted(story)];
    let index = QuoteIndex::new(&story);
    let found = index.search(&document(source), extractor());
    let results = index.verdicts(vec![found]);
    let rows = verdict_rows(&story[0], &results);
    let mut page = Vec::new();
    let screen = Screen {
        width: 80,
        color: ColorChoice::Plain,
    };
    let written = VerdictTable::new(screen).story(&story[0].document, &rows, &mut page);
    written.expect("memory");
    black_box(page);
}

fn check(story: &str, rows: &str) {
    let csv = format!("quote,speaker\n{rows}");
    let golden = Golden::parse(GoldenKind::Quotes, "quotes.csv", csv.as_bytes()).expect("a golden");
    let actual = Actual::quotes(&extracted(story));
    let compared = compare(&golden, &actual);
    let differences = compared.differences();
    for cause in compared.causes(&differences) {
        black_box(compared.finding(&cause, "story.txt", "quotes.csv", |rule| rule.severity));
    }
    black_box(compared.updated(|_| false));
}

fn document(text: &str) -> Document {
    Document::plain("story.txt", text).expect("under 4 GiB")
}

fn extracted(text: &str) -> Analysis {
    extractor().extract(document(text))
}

/// Some words said again and again.
fn said(words: &str, n: usize) -> String {
    format!("“{words}” said Ana Ruiz.\n\n").repeat(n)
}

/// Quotes that all have one phrase, and a word that is theirs.
fn phrases(n: usize, word: &str) -> String {
    many(n, |dice| {
        let own = name(dice, 6);
        format!("“We will go to the harbour and {word} with {own},” said Ana Ruiz.\n\n")
    })
}

/// The same quotes with another word in each.
fn edited(n: usize) -> (String, String) {
    let quotes = many(n, |dice| {
        let (one, other) = (name(dice, 5), name(dice, 7));
        format!("“We saw {one} near {other} before the old ferry left,” said Ana Ruiz.\n\n")
    });
    let after = quotes.replace("before the old", "after the new");
    (quotes, after)
}

/// One quote of many words that no two are alike.
fn long(n: usize, word: &str) -> String {
    let words = many(n, |dice| format!("{} ", name(dice, 6).to_lowercase()));
    format!("“We {word} {words}and go,” said Ana Ruiz.\n")
}
