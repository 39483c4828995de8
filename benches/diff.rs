//! How long comparing two versions takes, beside extracting them: `cargo bench --bench diff`.
//!
//! Prints, for stories of 500 to 4,000 quotes, the time of extracting both versions, the time of
//! comparing them, and the ratio, which is the figure that means something on every machine. A tenth
//! of the quotes of the version after are edited, a tenth is new, a tenth moved. The hard case has
//! every quote edited, in words that are in many of the others, too.

#![allow(
    clippy::print_stdout,
    reason = "the table is what the program is run for"
)]

#[path = "harness/dice.rs"]
mod dice;

use dice::Dice;
use onrecord::diff::diff;
use onrecord::{Analysis, Document, Extractor};
use std::time::{Duration, Instant};

/// The best of so many runs is taken: others share the machine.
const RUNS: usize = 5;

const WORDS: [&str; 40] = [
    "harbour", "council", "the", "ferry", "never", "winter", "of", "roof", "to", "school", "money",
    "a", "bridge", "in", "letter", "engine", "and", "doctor", "that", "market", "is", "garden",
    "was", "paper", "for", "window", "it", "river", "with", "station", "as", "island", "his",
    "captain", "on", "meeting", "be", "summer", "at", "village",
];

const NAMES: [&str; 6] = [
    "Ines Duarte",
    "Paul Hoang",
    "Oda Brekke",
    "Marit Sand",
    "Jonas Rud",
    "Eli Moen",
];

/// The words of one quote, with its number among them so that quotes differ as in a story.
fn quote(dice: &mut Dice, n: usize) -> Vec<String> {
    let length = 8 + dice.roll(20);
    let mut words: Vec<String> = (0..length)
        .map(|_| WORDS[dice.roll(WORDS.len())].to_owned())
        .collect();
    words[length / 2] = format!("item{n}");
    words
}

fn story(quotes: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (n, words) in quotes.iter().enumerate() {
        let name = NAMES[n % NAMES.len()];
        text += &format!(
            "“{},” said {name}.\n\nThe paper did not say more on that day.\n\n",
            words.join(" ")
        );
    }
    text
}

/// One part in `rate` edited, one new, one moved.
fn edited(quotes: &[Vec<String>], rate: usize, dice: &mut Dice) -> Vec<Vec<String>> {
    let mut after = quotes.to_vec();
    for n in 0..after.len() {
        match n % rate {
            0 => {
                let place = dice.roll(after[n].len());
                after[n][place] = "policy".to_owned();
            }
            1 => after[n] = quote(dice, n + 1_000_000),
            2 => {
                let other = dice.roll(after.len());
                after.swap(n, other);
            }
            _ => {}
        }
    }
    after
}

fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut timed = || {
        let start = Instant::now();
        let result = work();
        (start.elapsed(), result)
    };
    let mut fastest = timed();
    for _ in 1..RUNS {
        let run = timed();
        if run.0 < fastest.0 {
            fastest = run;
        }
    }
    fastest
}

fn main() {
    println!(
        "{:<10} {:>7} {:>11} {:>10} {:>7}",
        "case", "quotes", "extract ms", "diff ms", "ratio"
    );
    for (case, rate) in [("usual", 10), ("hard", 1)] {
        for size in [500, 1000, 2000, 4000] {
            let mut dice = Dice(7);
            let before: Vec<Vec<String>> = (0..size).map(|n| quote(&mut dice, n)).collect();
            let after = edited(&before, rate, &mut dice);
            let texts = [story(&before), story(&after)];
            let extractor = Extractor::default();
            let extract = || -> Vec<Analysis> {
                let extract = |text: &String| {
                    extractor
                        .extract(Document::plain("story", text.as_str()).expect("a short text"))
                };
                texts.iter().map(extract).collect()
            };
            let (extracting, versions) = best(extract);
            let (comparing, found) = best(|| diff(&versions[0], &versions[1]));
            assert!(!found.changes.is_empty(), "the versions differ");
            let ms = |time: Duration| time.as_secs_f64() * 1000.0;
            let ratio = ms(comparing) / ms(extracting);
            println!(
                "{case:<10} {size:>7} {:>11.1} {:>10.1} {ratio:>7.2}",
                ms(extracting),
                ms(comparing)
            );
        }
    }
}
