//! How fast text is cut into quotes, sentences and tokens, beside a count of its words:
//! `cargo bench --bench scan`.
//!
//! The ratio to counting words, which is what `wc -w` does, is the figure that means something on
//! every machine. The stories are invented, thirteen paragraphs each, with quotes in most of them.

#![allow(
    clippy::print_stdout,
    reason = "the table is what the program is run for"
)]

mod prose;

use onrecord::scan::scan;
use onrecord::{Document, Lexicon};

/// About 4 MB.
const STORIES: usize = 2_500;

fn main() {
    let stories = prose::stories(STORIES);
    let size = (stories.len(), stories.iter().map(String::len).sum());
    let documents: Vec<Document> = stories
        .iter()
        .map(|story| Document::plain("story", story.as_str()).expect("a short text"))
        .collect();
    let lexicon = Lexicon::builtin();
    let count = || {
        let words = stories.iter();
        words
            .map(|story| prose::count_words(story.as_bytes()))
            .sum()
    };
    let make = || {
        let made = stories.iter();
        made.map(|story| Document::plain("story", story.as_str()).map_or(0, |d| d.blocks().len()))
            .sum()
    };
    let cut = || {
        let scans = documents.iter().map(|document| scan(document, lexicon));
        scans
            .map(|scan| scan.tokens.len() + scan.quotes.len())
            .sum()
    };
    let [counting, making, scanning] = prose::best([&count, &make, &cut]);
    println!("{}", prose::HEAD);
    println!("{}", prose::line("count words", counting, size, counting));
    println!("{}", prose::line("find paragraphs", making, size, counting));
    println!("{}", prose::line("scan", scanning, size, counting));
}
