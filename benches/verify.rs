//! How long looking quotes up takes, and that it grows with the source and no faster:
//! `cargo bench --bench verify`.
//!
//! Prints, for sources of 1 and 8 MB of invented prose, the time of cutting the source into words,
//! the time of looking up 1,000 quotes, and the ratio of the two, which is the figure that means
//! something on every machine; the last line says how much dearer a megabyte is in the larger source.
//! A quarter of the quotes stand in the source, a quarter lack a word, a quarter have a marked cut,
//! and a quarter are not there.

#![allow(
    clippy::print_stdout,
    reason = "the table is what the program is run for"
)]

#[path = "harness/dice.rs"]
mod dice;

use dice::Dice;
use onrecord::compare::Words;
use onrecord::verify::{QuoteIndex, Verdict};
use onrecord::{Document, Extractor};
use std::time::{Duration, Instant};

/// The best of so many runs is taken: others share the machine.
const RUNS: usize = 3;

const QUOTES: usize = 1_000;

const SYLLABLES: [&str; 20] = [
    "ba", "den", "ri", "mo", "tal", "ve", "sun", "ka", "lor", "pi", "ne", "gra", "hol", "tu",
    "fen", "si", "jor", "da", "wel", "mi",
];

const SMALL: [&str; 16] = [
    "the", "of", "and", "to", "a", "in", "that", "it", "was", "for", "we", "they", "with", "on",
    "is", "at",
];

impl Dice {
    /// A word of two or three syllables, or, as often, one of the small ones.
    fn word(&mut self) -> String {
        if self.roll(2) == 0 {
            return SMALL[self.roll(SMALL.len())].to_owned();
        }
        let syllables = 2 + self.roll(2);
        let mut word = String::new();
        for _ in 0..syllables {
            word.push_str(SYLLABLES[self.roll(SYLLABLES.len())]);
        }
        word
    }

    fn sentence(&mut self) -> Vec<String> {
        let length = 9 + self.roll(14);
        (0..length).map(|_| self.word()).collect()
    }
}

/// A source of some bytes, and a story that quotes it.
fn texts(bytes: usize) -> (String, String) {
    let mut dice = Dice(bytes as u64);
    let (mut source, mut story) = (String::new(), String::new());
    let step = bytes / QUOTES;
    let mut quotes = 0;
    while source.len() < bytes {
        let mut words = dice.sentence();
        source.push_str(&words.join(" "));
        source.push_str(if dice.roll(5) == 0 { ".\n\n" } else { ". " });
        if source.len() > quotes * step && quotes < QUOTES {
            match quotes % 4 {
                0 => {}
                1 => drop(words.remove(4)),
                2 => drop(words.splice(3..5, ["…".to_owned()])),
                _ => words = dice.sentence(),
            }
            story.push_str(&format!("“{},” said Ana Ruiz.\n\n", words.join(" ")));
            quotes += 1;
        }
    }
    (source, story)
}

fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut run = || {
        let start = Instant::now();
        let done = work();
        (start.elapsed(), done)
    };
    let mut best = run();
    for _ in 1..RUNS {
        let next = run();
        if next.0 < best.0 {
            best = next;
        }
    }
    best
}

fn main() {
    let extractor = Extractor::default();
    let mut rates = Vec::new();
    println!("source   words    look-up  ratio  exact  altered  abridged  absent");
    for megabytes in [1, 8] {
        let (source, story) = texts(megabytes * 1_000_000);
        // By pages, as a search does it.
        let pages: Vec<&str> = source.split("\n\n").collect();
        let (cut, _) = best(|| {
            pages
                .iter()
                .map(|page| Words::of(page).len())
                .sum::<usize>()
        });
        let source = Document::plain("source.txt", source.as_str()).expect("under 4 GiB");
        let story = [extractor.extract(Document::plain("story.txt", story).expect("short"))];
        let index = QuoteIndex::new(&story);
        let (took, found) = best(|| index.search(&source, &extractor));
        let results = index.verdicts(vec![found]);
        let count = |verdict| {
            results
                .iter()
                .filter(|result| result.verdict == verdict)
                .count()
        };
        println!(
            "{megabytes:>3} MB {:>7.1?} {:>9.1?} {:>6.2} {:>6} {:>8} {:>9} {:>7}",
            cut,
            took,
            took.as_secs_f64() / cut.as_secs_f64(),
            count(Verdict::Exact),
            count(Verdict::Altered),
            count(Verdict::Abridged),
            count(Verdict::Absent),
        );
        rates.push(took.as_secs_f64() / megabytes as f64);
    }
    println!(
        "a megabyte of 8 costs {:.2} times one of 1",
        rates[1] / rates[0]
    );
}
