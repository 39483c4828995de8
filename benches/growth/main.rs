//! How time and memory grow with the input: `cargo bench --bench growth [-- NAME]`.
//!
//! A series makes the same input in any size. Each is measured at sizes n, 2n, 4n and 8n; the slope of the
//! logarithms is the exponent: 1 is linear, 2 is quadratic. The bench fails where one is above its bound,
//! and never for the seconds it takes: the time is that of the thread, the least of some runs, and the first
//! size is one that takes long enough to be measured. Memory is that of a process of its own for each size.

#![allow(
    clippy::print_stdout,
    reason = "the table is what the program is run for"
)]

mod extract;
mod measure;
mod read;
mod two;
#[path = "../harness/growth_compare.rs"]
mod worst_pairs;
#[path = "../harness/growth_extract.rs"]
mod worst_texts;

use measure::{Point, exponent};
use std::process::ExitCode;

/// Above this a curve is no line. What is sorted or hashed has about 1.1 at these sizes, and caches that are
/// left behind add a little; with a square in it a curve has 1.5 and more.
const TIME: f64 = 1.4;

/// Memory is taken by doubling: a point may be up to twice the line.
const MEMORY: f64 = 1.35;

/// A series that seems too steep is measured so many times more; the least of each size counts.
const AGAIN: usize = 4;

/// An input that can be of any size, and what is done with it.
#[derive(Clone, Copy)]
struct Series {
    name: &'static str,
    /// What the name is the name of, where it does not say so itself: `verify`.
    of: &'static str,
    /// The size to begin with: fewer bytes than any that matter.
    from: usize,
    make: Make,
    /// What is done with the text, or with the two.
    work: fn(&str, &str),
}

/// What makes the input.
#[derive(Clone, Copy)]
enum Make {
    One(fn(usize) -> String),
    Two(fn(usize) -> (String, String)),
    Both(fn(usize) -> String, fn(usize) -> String),
}

impl Series {
    fn full_name(&self) -> String {
        match self.of {
            "" => self.name.to_owned(),
            of => format!("{of}: {}", self.name),
        }
    }

    fn input(&self, n: usize) -> (String, String) {
        match self.make {
            Make::One(make) => (make(n), String::new()),
            Make::Two(make) => make(n),
            Make::Both(one, other) => (one(n), other(n)),
        }
    }
}

/// The series of all parts.
fn all() -> Vec<Series> {
    let own = [extract::SERIES, two::SERIES, read::SERIES].concat();
    let texts = worst_texts::SERIES.iter();
    let texts = texts.map(|&(name, make)| extract::worst(name, make));
    let pages = worst_texts::PAGES.iter();
    let pages = pages.map(|&(name, make)| read::worst(name, make));
    let versions = worst_pairs::DIFF.into_iter();
    let versions = versions.map(|(name, old, new)| two::worst_versions(name, old, new));
    let sources = worst_pairs::VERIFY.into_iter();
    let sources = sources.map(|(name, story, source)| two::worst_source(name, story, source));
    let worst = texts.chain(pages).chain(versions).chain(sources);
    own.into_iter().chain(worst).collect()
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, name, size] = &words[..]
        && flag == measure::CHILD
    {
        let all = all();
        measure::child(all.iter().find(|series| series.full_name() == *name), size);
        return ExitCode::SUCCESS;
    }
    // `cargo bench` adds a flag of its own.
    let filter = words.iter().find(|word| !word.starts_with('-'));
    let mut steep = Vec::new();
    println!(
        "{:<48} {:>9} {:>9} {:>9} {:>6} {:>8} {:>6}",
        "series", "bytes", "ms", "MB", "time", "memory", "B/B"
    );
    for series in all() {
        let name = series.full_name();
        if filter.is_some_and(|filter| !name.contains(filter.as_str())) {
            continue;
        }
        let mut measured = measure::Measured::new(&series);
        // A neighbour on the machine can slow down the larger sizes alone. What is really steep stays steep.
        for _ in 0..AGAIN {
            if is_linear(&measured) {
                break;
            }
            measured.again(&series);
        }
        let points = &measured.points;
        let last = points.last().expect("four points");
        let (time, memory) = exponents(&measured);
        let shown = memory.map_or("-".to_owned(), |memory| format!("{memory:.2}"));
        println!(
            "{:<48} {:>9} {:>9.1} {:>9.1} {:>6.2} {shown:>8} {:>6.0}",
            name,
            last.bytes,
            last.seconds * 1e3,
            last.memory.unwrap_or(0.0) / 1e6,
            time.unwrap_or(0.0),
            last.memory.unwrap_or(0.0) / last.bytes as f64,
        );
        steep.extend((!is_linear(&measured)).then_some(name));
    }
    match steep.is_empty() {
        true => ExitCode::SUCCESS,
        false => {
            println!("too steep: {}", steep.join(", "));
            ExitCode::FAILURE
        }
    }
}

/// Returns the exponents of time and memory, where there is enough to measure.
fn exponents(measured: &measure::Measured) -> (Option<f64>, Option<f64>) {
    let points = &measured.points;
    let time = points.iter().map(|point| (point.bytes, point.seconds));
    (exponent(time), exponent(points.iter().filter_map(memory)))
}

fn is_linear(measured: &measure::Measured) -> bool {
    let (time, memory) = exponents(measured);
    time.is_none_or(|time| time <= TIME) && memory.is_none_or(|memory| memory <= MEMORY)
}

/// The memory at a point, where it is enough to tell it from that of the program itself.
fn memory(point: &Point) -> Option<(usize, f64)> {
    const ENOUGH: f64 = 3e6;
    let memory = point.memory.filter(|memory| *memory > ENOUGH)?;
    Some((point.bytes, memory))
}
