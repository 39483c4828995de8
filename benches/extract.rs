//! How fast stories become rows, from a JSONL file to CSV, beside a count of the words of the same
//! bytes: `cargo bench --bench extract`.
//!
//! The ratio to counting words, which is what `wc -w` does, is the figure that means something on
//! every machine, and how much two threads do of what one does. The stories are invented, thirteen
//! paragraphs each, with quotes in most of them.

#![allow(
    clippy::print_stdout,
    reason = "the table is what the program is run for"
)]

mod prose;

use onrecord::write::{Csv, Writer as _, rows};
use onrecord::{Error, Extractor, batch, read};
use std::fs;
use std::num::NonZero;
use std::path::PathBuf;

/// About 8 MB, so that two threads have several batches each.
const STORIES: usize = 5_000;

fn main() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("stories.jsonl");
    let bytes = jsonl();
    fs::write(&path, &bytes).expect("a file");
    let size = (STORIES, bytes.len());
    let paths = [path];
    let extractor = Extractor::default();
    let count = || prose::count_words(&fs::read(&paths[0]).expect("the file"));
    let read = || {
        let documents = read::documents(&paths, read::Format::Auto);
        documents.filter_map(Result::ok).count()
    };
    let on_one = || extract(&paths, &extractor, 1);
    let on_two = || extract(&paths, &extractor, 2);
    let [counting, reading, one, two] = prose::best([&count, &read, &on_one, &on_two]);
    println!("{}", prose::HEAD);
    for (what, took) in [
        ("count words", counting),
        ("read", reading),
        ("extract, 1 thread", one),
        ("extract, 2 threads", two),
    ] {
        println!("{}", prose::line(what, took, size, counting));
    }
    println!(
        "two threads do {:.2} times the work of one",
        one.as_secs_f64() / two.as_secs_f64()
    );
}

/// Does what `onrecord extract stories.jsonl --format csv` does; returns how long the CSV is.
fn extract(paths: &[PathBuf], extractor: &Extractor, threads: usize) -> usize {
    let mut length = 0;
    let done = batch::map(
        read::inputs(paths, read::Format::Auto),
        NonZero::new(threads),
        |document| {
            let analysis = extractor.extract(document);
            let mut csv = Vec::new();
            let written =
                Csv::default().document(&analysis.document, &rows(&analysis, 0.0), &mut csv);
            written.map_err(|e| Error::io("", e))?;
            Ok(csv)
        },
        |csv: Result<Vec<u8>, Error>| {
            length += csv?.len();
            Ok(())
        },
    );
    done.expect("stories that can be read");
    length
}

fn jsonl() -> Vec<u8> {
    let mut lines = Vec::new();
    for (n, text) in prose::stories(STORIES).iter().enumerate() {
        let line = serde_json::json!({"id": format!("story-{n}"), "text": text});
        lines.extend_from_slice(line.to_string().as_bytes());
        lines.push(b'\n');
    }
    lines
}
