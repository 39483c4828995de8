//! `cargo run --release --package onrecord-fuzz --bin metamorphic [--verbose] [GOLD.jsonl…]`: how many answers change
//! where a story is changed in a way that says nothing new. Without a file: the golden stories.

use onrecord::eval::Gold;
use onrecord::{Analysis, Document, Extractor};
use onrecord_fuzz::metamorphic::{Change, Tally, count};
use onrecord_fuzz::seeds::texts;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let is_verbose = files.iter().any(|word| word == "--verbose");
    files.retain(|word| word != "--verbose");
    let mut documents = Vec::new();
    for file in &files {
        match gold(file) {
            Ok(mut found) => documents.append(&mut found),
            Err(message) => {
                eprintln!("{message}");
                return ExitCode::from(2);
            }
        }
    }
    if files.is_empty() {
        let texts = texts().into_iter().enumerate();
        documents.extend(texts.filter_map(|(n, text)| {
            let text = String::from_utf8_lossy(&text).into_owned();
            Document::plain(format!("story {n}"), text).ok()
        }));
    }
    let extractor = Extractor::default();
    let stories: Vec<Analysis> = documents
        .into_iter()
        .map(|d| extractor.extract(d))
        .collect();
    println!("change                 stories  quotes   found  speaker  mention    kind");
    for change in Change::ALL {
        let mut sum = Tally::default();
        for story in &stories {
            let tally = count(&extractor, story, change).unwrap_or_default();
            if is_verbose && tally.changed() > 0 {
                println!("  {}: {tally:?}", story.document.id());
            }
            sum.add(tally);
        }
        let of = |n: usize| format!("{:.3}%", 100.0 * n as f64 / sum.quotes.max(1) as f64);
        println!(
            "{:<22} {:>7} {:>7} {:>7} {:>8} {:>8} {:>7}",
            change.name(),
            sum.stories,
            sum.quotes,
            of(sum.found),
            of(sum.speaker),
            of(sum.mention),
            of(sum.kind)
        );
    }
    ExitCode::SUCCESS
}

fn gold(file: &str) -> Result<Vec<Document>, String> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
    let lines = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .enumerate();
    let read = |(n, line): (usize, &str)| {
        let gold = Gold::parse(&format!("{file}:{}", n + 1), line.as_bytes());
        gold.map(|gold| gold.document).map_err(|e| e.to_string())
    };
    lines.map(read).collect()
}
