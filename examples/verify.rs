//! Checks the quotes in a story against a source.
//!
//! ```text
//! cargo run --release --example verify
//! ```
#![allow(clippy::print_stdout, reason = "the list is the output of the example")]

use onrecord::verify::QuoteIndex;
use onrecord::{Document, Error, Extractor};

const STORY: &str = "“We will close the ferry,” said Ines Duarte, the harbor master.";
const HEARING: &str = "DUARTE: We will not close the ferry this year.";

fn main() -> Result<(), Error> {
    print!("{}", verdicts(STORY, HEARING)?);
    Ok(())
}

/// Lists the verdict on each quote, with the words of the source.
pub(crate) fn verdicts(story: &str, source: &str) -> Result<String, Error> {
    let extractor = Extractor::default();
    let source = Document::plain("hearing.txt", source)?;
    let stories = [extractor.extract(Document::plain("story.txt", story)?)];
    let quotes = QuoteIndex::new(&stories);
    let found = quotes.search(&source, &extractor);
    let mut list = String::new();
    for result in quotes.verdicts(vec![found]) {
        let quote = stories[result.story].records().nth(result.quote);
        let words = quote.map_or("", |record| record.words());
        list += &format!("{}: “{words}”", result.verdict.name());
        if let Some(found) = result.best() {
            list += &format!(", the source has “{}”", found.text);
        }
        list.push('\n');
    }
    Ok(list)
}
