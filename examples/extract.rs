//! Lists the quotes in a story, each with its speaker, evidence and confidence.
//!
//! ```text
//! cargo run --release --example extract -- story.txt
//! ```
//!
//! Without an argument it reads a story of its own.
#![allow(clippy::print_stdout, reason = "the list is the output of the example")]

use onrecord::read::{Format, documents};
use onrecord::{Document, Error, Extractor};

const STORY: &str = "\
“The steel is here, but the welders are not,” said Marta Lindqvist, the chief engineer.

She called the delay “no surprise”.";

fn main() -> Result<(), Error> {
    let extractor = Extractor::default();
    let paths: Vec<_> = std::env::args_os().skip(1).map(Into::into).collect();
    if paths.is_empty() {
        let story = Document::plain("story.txt", STORY)?;
        print!("{}", quotes(&extractor, story));
    }
    for document in documents(&paths, Format::Auto) {
        print!("{}", quotes(&extractor, document?));
    }
    Ok(())
}

/// Lists the quotes, one per line. The words are copied from the text; nothing is generated.
pub(crate) fn quotes(extractor: &Extractor, document: Document) -> String {
    let analysis = extractor.extract(document);
    let lines = analysis.records().map(|record| {
        let speaker = record.speaker().unwrap_or("nobody");
        let span = record.quote().content;
        assert_eq!(
            record.words(),
            &analysis.document.text()[span.start()..span.end()]
        );
        format!("{speaker}: {}\n", record.words())
    });
    lines.collect()
}
