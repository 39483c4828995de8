//! Measures the coreference against gold data: are the gold sources among the mentions, and does the
//! mention lead to the gold speaker?
//!
//! ```text
//! cargo run --release --example coreference_report -- GOLD.jsonl [--misses N] [--lost N]
//! ```
//!
//! `--lost N` prints the first N sources that no mention covers, `--misses N` the first N mentions
//! that lead to another speaker. The gold format is the one `onrecord eval` reads: one document a
//! line, offsets in code points.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the terminal: its report is its output"
)]

use onrecord::coref::Coreference;
use onrecord::mention::{Mention, MentionKind};
use onrecord::scan::Scan;
use onrecord::{Document, Lexicon, coref, scan};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::ops::Range;
use std::time::{Duration, Instant};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

#[derive(Deserialize)]
struct Story {
    id: String,
    text: String,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Quote {
    start: usize,
    kind: String,
    #[serde(default)]
    source: Vec<(usize, usize)>,
    #[serde(default)]
    speaker: Option<Names>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Many(Vec<String>),
}

impl Names {
    fn all(&self) -> &[String] {
        match self {
            Names::One(name) => std::slice::from_ref(name),
            Names::Many(names) => names,
        }
    }
}

/// What was counted.
#[derive(Default)]
struct Tally {
    sources: usize,
    covered: usize,
    named: usize,
    right: usize,
    /// Asked and right, for each kind of mention.
    kinds: BTreeMap<String, (usize, usize)>,
    mentions: usize,
    words: usize,
    /// Sum of the mentions in the window around each quote, and how many quotes.
    window: (usize, usize),
    tokens: usize,
    time: Duration,
}

struct Arguments {
    gold: String,
    misses: usize,
    lost: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = arguments()?;
    let lexicon = Lexicon::builtin();
    let mut tally = Tally::default();
    for line in std::fs::read_to_string(&arguments.gold)?.lines() {
        let story: Story = serde_json::from_str(line)?;
        measure(&story, lexicon, &mut tally, &mut arguments)?;
    }
    print(&tally);
    Ok(())
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut found = Arguments {
        gold: String::new(),
        misses: 0,
        lost: 0,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--misses" => found.misses = words.next().ok_or("--misses wants a number")?.parse()?,
            "--lost" => found.lost = words.next().ok_or("--lost wants a number")?.parse()?,
            _ => found.gold = word,
        }
    }
    if found.gold.is_empty() {
        return Err("usage: coreference_report GOLD.jsonl [--misses N] [--lost N]".into());
    }
    Ok(found)
}

fn measure(
    story: &Story,
    lexicon: &Lexicon,
    tally: &mut Tally,
    arguments: &mut Arguments,
) -> Result<(), Box<dyn Error>> {
    let document = Document::plain(story.id.as_str(), story.text.as_str())?;
    let scan = scan::scan(&document, lexicon);
    let clock = Instant::now();
    let coreference = coref::resolve(&document, &scan, lexicon);
    tally.time += clock.elapsed();
    tally.tokens += scan.tokens.len();
    let outside = |m: &&Mention| scan.passages[m.passage].inside.is_none();
    tally.mentions += coreference.mentions.iter().filter(outside).count();
    tally.words += story.text.split_whitespace().count();
    let offsets: Vec<usize> = offsets(&story.text);
    for quote in story.quotes.iter().filter(|q| q.kind == "attributed") {
        let sources: Vec<Range<usize>> = quote
            .source
            .iter()
            .map(|&(start, end)| offsets[start]..offsets[end])
            .filter(|s| {
                !scan
                    .quotes
                    .iter()
                    .any(|q| q.span.start() <= s.start && s.end <= q.span.end())
            })
            .collect();
        if sources.is_empty() {
            continue;
        }
        count_window(&scan, &coreference, offsets[quote.start], tally);
        tally.sources += 1;
        let Some(mention) = best(&coreference, &scan, &sources) else {
            if arguments.lost > 0 {
                arguments.lost -= 1;
                println!("LOST {} {}", story.id, around(&story.text, &sources[0]));
            }
            continue;
        };
        tally.covered += 1;
        if let Some(names) = &quote.speaker {
            judge(story, &coreference, mention, names.all(), tally, arguments);
        }
    }
    Ok(())
}

fn judge(
    story: &Story,
    coreference: &Coreference,
    mention: &Mention,
    wanted: &[String],
    tally: &mut Tally,
    arguments: &mut Arguments,
) {
    if wanted.is_empty() {
        return;
    }
    let speaker = &coreference.speakers[mention.speaker.index()];
    let right = same_speaker(&speaker.name, wanted);
    let mut kind = format!("{:?}", mention.kind);
    if mention.kind == MentionKind::Pronoun {
        kind.push(' ');
        kind.push_str(&story.text[mention.span.start()..mention.span.end()].to_lowercase());
    }
    tally.named += 1;
    tally.right += usize::from(right);
    let entry = tally.kinds.entry(kind.clone()).or_default();
    entry.0 += 1;
    entry.1 += usize::from(right);
    if !right && arguments.misses > 0 {
        arguments.misses -= 1;
        let span = mention.span.start()..mention.span.end();
        println!(
            "MISS {kind} {} got {:?} want {wanted:?}\n    {}",
            story.id,
            speaker.name,
            around(&story.text, &span)
        );
    }
}

/// The mentions of the paragraphs around a quote, three before and one behind.
fn count_window(scan: &Scan, coreference: &Coreference, at: usize, tally: &mut Tally) {
    let place = scan
        .passages
        .iter()
        .find(|p| p.inside.is_none() && p.span.start() <= at && at <= p.span.end());
    let Some(place) = place else { return };
    let near = coreference.mentions.iter().filter(|m| {
        let passage = &scan.passages[m.passage];
        passage.inside.is_none()
            && passage.block + 3 >= place.block
            && passage.block <= place.block + 1
    });
    tally.window.0 += near.count();
    tally.window.1 += 1;
}

/// The leftmost mention outside quotes that covers a source and owns nothing; else an owner.
fn best<'c>(
    coreference: &'c Coreference,
    scan: &Scan,
    sources: &[Range<usize>],
) -> Option<&'c Mention> {
    coreference
        .mentions
        .iter()
        .filter(|m| scan.passages[m.passage].inside.is_none())
        .filter(|m| sources.iter().any(|s| covers(m, s)))
        .min_by_key(|m| (m.possessor, m.span.start(), std::cmp::Reverse(m.span.end())))
}

fn covers(mention: &Mention, source: &Range<usize>) -> bool {
    let (start, end) = (mention.span.start(), mention.span.end());
    let shared = end.min(source.end).saturating_sub(start.max(source.start));
    let (own, wanted) = (end - start, source.len());
    shared > 0 && 2 * shared >= own.min(wanted) && own <= 3 * wanted + 20
}

/// The byte offset of every code point, and of the end.
fn offsets(text: &str) -> Vec<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect()
}

fn around(text: &str, span: &Range<usize>) -> String {
    let mut start = span.start.saturating_sub(260);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (span.end + 100).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let marked = format!(
        "{}⟦{}⟧{}",
        &text[start..span.start],
        &text[span.clone()],
        &text[span.end..end]
    );
    marked.replace(['\n', '\r'], "⏎")
}

const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "sen",
    "rep",
    "gov",
    "president",
    "the",
    "a",
    "an",
];

/// The words of a name, titles and articles aside.
fn words(name: &str) -> Vec<String> {
    let folded: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .collect::<String>()
        .to_lowercase();
    let folded = folded.replace("'s ", " ").replace("’s ", " ");
    let folded = folded
        .strip_suffix("'s")
        .or(folded.strip_suffix("’s"))
        .unwrap_or(&folded);
    let all: Vec<String> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect();
    let kept: Vec<String> = all
        .iter()
        .filter(|w| !TITLES.contains(&w.as_str()))
        .cloned()
        .collect();
    if kept.is_empty() { all } else { kept }
}

/// Equal names, a name inside a longer one, or the same first and last word.
fn same_speaker(found: &str, wanted: &[String]) -> bool {
    let found = words(found);
    !found.is_empty()
        && wanted
            .iter()
            .map(|w| words(w))
            .filter(|w| !w.is_empty())
            .any(|want| {
                found == want
                    || (want.len() >= 2
                        && ((found.first() == want.first() && found.last() == want.last())
                            || found.windows(want.len()).any(|part| part == want)))
            })
}

fn print(tally: &Tally) {
    let rate = |a: usize, b: usize| a as f64 / b.max(1) as f64;
    println!(
        "recall          {:.4}  ({} of {} sources)",
        rate(tally.covered, tally.sources),
        tally.covered,
        tally.sources
    );
    println!(
        "accuracy        {:.4}  ({} of {} speakers)",
        rate(tally.right, tally.named),
        tally.right,
        tally.named
    );
    for (kind, (asked, right)) in &tally.kinds {
        println!(
            "  {kind:18} {:.3}  ({right} of {asked})",
            rate(*right, *asked)
        );
    }
    println!(
        "mentions        {:.1} in 100 words",
        100.0 * rate(tally.mentions, tally.words)
    );
    println!(
        "window          {:.1} mentions a quote",
        rate(tally.window.0, tally.window.1)
    );
    println!(
        "time            {:.0} ns a token",
        tally.time.as_nanos() as f64 / tally.tokens.max(1) as f64
    );
}
