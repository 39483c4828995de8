//! Inputs as texts.

use onrecord::{Analysis, Document, Extractor};
use std::sync::OnceLock;

/// What stands between the two texts of an input: a line of its own.
pub const SEPARATOR: &str = "\n=====\n";

/// Returns the one extractor: making it takes longer than most inputs do.
pub(super) fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(Extractor::default)
}

/// Makes a document of a text.
pub(super) fn document(id: &str, text: &str) -> Document {
    Document::plain(id, text).expect("far from 4 GiB")
}

/// Extracts the quotes of a text.
pub(super) fn extracted(id: &str, text: &str) -> Analysis {
    extractor().extract(document(id, text))
}

/// Cuts an input into its two texts; without a separator they are the same text.
pub(super) fn two(input: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(input);
    match text.split_once(SEPARATOR) {
        Some((one, other)) => (one.to_owned(), other.to_owned()),
        None => (text.clone().into_owned(), text.into_owned()),
    }
}

/// Asserts that a span lies in a text and splits no character.
#[track_caller]
pub(super) fn assert_lies(span: onrecord::text::Span, text: &str) {
    let lies = text.get(span.start()..span.end()).is_some();
    assert!(lies, "{span:?} is no part of the {} bytes", text.len());
}
