//! The format of an input, detected from its extension or its first bytes.

use std::path::Path;

/// The format of an input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Detected: the extension decides; content is checked only without one. `{"` opens JSONL,
    /// `<html` a web page, `WARC/` an archive. Anything else is text.
    #[default]
    Auto,
    /// One story in plain text.
    Text,
    /// One story in Markdown.
    Markdown,
    /// One story on a web page.
    Html,
    /// One story per line: `{"id": "…", "text": "…"}`. Other keys are skipped.
    Jsonl,
    /// One story or an array of them, each an object as in JSONL; or ninjs, as agencies send it.
    Json,
    /// One story per row, its words in the column `text`.
    Csv,
    /// One story in NITF, the XML of agencies.
    Nitf,
    /// One story from Word.
    Docx,
    /// One story from LibreOffice.
    Odt,
    /// The web pages of a crawl.
    Warc,
    /// One story per row, its words in the column `text`; from a file, not from standard input.
    Parquet,
}

impl Format {
    /// Detects the format from the extension; `.gz` and `.zst` are ignored.
    pub(super) fn named(path: &Path) -> Format {
        let ending = |path: &Path| {
            let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
            ending.into_string().unwrap_or_default()
        };
        let mut found = ending(path);
        if matches!(found.as_str(), "gz" | "zst") {
            found = path.file_stem().map_or(found, |stem| ending(stem.as_ref()));
        }
        match found.as_str() {
            // Subtitles are text with turns.
            "txt" | "text" | "srt" | "vtt" => Format::Text,
            "md" | "markdown" => Format::Markdown,
            "html" | "htm" | "xhtml" => Format::Html,
            "jsonl" | "ndjson" => Format::Jsonl,
            "json" => Format::Json,
            "csv" | "tsv" => Format::Csv,
            "nitf" => Format::Nitf,
            "docx" | "docm" => Format::Docx,
            "odt" => Format::Odt,
            "warc" => Format::Warc,
            "parquet" => Format::Parquet,
            _ => Format::Auto,
        }
    }

    /// Detects a format from the first bytes of an input.
    pub(super) fn sniffed(bytes: &[u8]) -> Format {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let opens = bytes.trim_ascii_start();
        let begins = |with: &str| {
            opens
                .get(..with.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(with.as_bytes()))
        };
        if bytes.starts_with(b"{\"") {
            Format::Jsonl
        } else if opens.starts_with(b"{") || is_array(opens) {
            Format::Json
        } else if begins("<nitf")
            || (begins("<?xml") && memchr::memmem::find(opens, b"<nitf").is_some())
        {
            Format::Nitf
        } else if bytes.starts_with(b"PK\x03\x04") {
            // Which of the two it is, its content says.
            Format::Docx
        } else if bytes.starts_with(b"PAR1") {
            Format::Parquet
        } else if bytes.starts_with(b"WARC/1.") {
            Format::Warc
        } else if ["<!doctype html", "<html", "<head", "<body"]
            .iter()
            .any(|tag| begins(tag))
        {
            Format::Html
        } else {
            Format::Text
        }
    }

    /// Returns whether a folder yields files of this name: stories, but not what can be anything (a
    /// picture, settings in JSON, a table of extracted quotes).
    #[cfg(feature = "folders")]
    pub(super) fn is_wanted(self, path: &Path) -> bool {
        let named = Format::named(path);
        match self {
            Format::Auto => !matches!(named, Format::Auto | Format::Json | Format::Csv),
            wanted => named == wanted,
        }
    }
}

/// Returns whether an array of objects begins; `[Photo: Ann Lee]` does not.
fn is_array(bytes: &[u8]) -> bool {
    let inside = bytes.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    inside.is_some_and(|inside| inside.starts_with(b"{"))
}
