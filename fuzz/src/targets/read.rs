//! Bytes through every reader.

use super::text::extractor;
use super::{analysis, document, output, zip};
use onrecord::extract::Interviews;
use onrecord::read::{Format, Options, Tracked, documents};
use onrecord::{Document, Extractor};
use std::fs;
use tempfile::TempDir;

/// The first byte of an input: what its file is called, and which format is asked for. Any other byte
/// is one of them by its number.
const FORMATS: &[(u8, &str, Format)] = &[
    (b'a', "story", Format::Auto),
    (b'b', "story.docx", Format::Docx),
    (b'c', "stories.csv", Format::Csv),
    (b'd', "story.docx", Format::Docx),
    (b'e', "stories.tsv", Format::Csv),
    (b'f', "story.odt", Format::Odt),
    (b'g', "story.gz", Format::Auto),
    (b'h', "story.html", Format::Html),
    (b'j', "story.json", Format::Json),
    (b'l', "stories.jsonl", Format::Jsonl),
    (b'm', "story.md", Format::Markdown),
    (b'n', "story.nitf", Format::Nitf),
    (b'o', "story.odt", Format::Odt),
    #[cfg(feature = "parquet")]
    (b'p', "stories.parquet", Format::Parquet),
    (b's', "subtitles.srt", Format::Auto),
    (b't', "story.txt", Format::Text),
    (b'v', "subtitles.vtt", Format::Auto),
    (b'w', "pages.warc", Format::Warc),
    (b'x', "pages.warc.gz", Format::Warc),
    #[cfg(feature = "zstd")]
    (b'z', "story.txt.zst", Format::Auto),
];

pub(super) const LETTERS: &[u8] = b"abcdefghjlmnopstvwxz";

/// Longer stories are refused. What a compressed input unpacks to is bounded by this.
const LONGEST: u64 = 1 << 18;

pub(super) fn run(input: &[u8]) {
    let Some((first, bytes)) = input.split_first() else {
        return;
    };
    let asked = FORMATS.iter().find(|(letter, ..)| letter == first);
    let (_, name, format) = asked.unwrap_or(&FORMATS[usize::from(*first) % FORMATS.len()]);
    // The XML alone: in an archive nearly every change would be a wrong sum.
    let archive = match first {
        b'b' => Some(zip::stored("word/document.xml", bytes)),
        b'f' => Some(zip::stored("content.xml", bytes)),
        _ => None,
    };
    let bytes = archive.as_deref().unwrap_or(bytes);
    // Readers read files.
    let folder = TempDir::new().expect("a folder for the input");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file in a folder of ours");
    let options = match name.strip_suffix(".parquet") {
        Some(_) => Options::from(*format).text_field("quote"),
        None => Options::from(*format),
    };
    // The last byte chooses the text of tracked changes.
    let options = options.tracked(match bytes.last().map_or(0, |byte| byte % 3) {
        0 => Tracked::Accepted,
        1 => Tracked::Original,
        _ => Tracked::Both,
    });
    let read = || {
        documents(
            std::slice::from_ref(&path),
            options.clone().longest(LONGEST),
        )
    };
    let mut seen = Vec::new();
    for found in read() {
        seen.push(match found {
            Ok(document) => {
                let told = told(&document);
                assert_document(document);
                told
            }
            Err(error) => {
                let error = error.to_string();
                assert!(error.contains(name), "an error without its place: {error}");
                error
            }
        });
    }
    let again = read().map(|found| found.map_or_else(|error| error.to_string(), |d| told(&d)));
    assert!(
        seen == again.collect::<Vec<_>>(),
        "read otherwise when read again"
    );
}

fn told(document: &Document) -> String {
    let blocks = document.blocks();
    format!("{} {:?} {}", document.id(), blocks, document.text())
}

fn assert_document(read: Document) {
    document::assert_laws(&read);
    // An interview, if it is one, has rows besides those of its quotes.
    let interviews = Extractor::default().with_interviews(Interviews::Turns);
    let talk = interviews.extract(read.clone());
    let found = extractor().extract(read);
    analysis::assert_laws(&found);
    output::assert_reads_back(&found);
    if !talk.turns.is_empty() {
        output::assert_reads_back(&talk);
    }
}
