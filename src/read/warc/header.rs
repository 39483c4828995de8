//! The header of a record: its type, address, date and length.

use std::io::{self, BufRead, Read as _};

/// The longest header. They have a few hundred bytes.
const LONGEST_HEADER: u64 = 64 << 10;

/// The fields of a header that are read.
#[derive(Debug, Default)]
pub(super) struct WarcHeader {
    /// `response`, `request`, …
    kind: String,
    pub(super) url: Option<String>,
    pub(super) date: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) length: Option<u64>,
}

impl WarcHeader {
    /// Returns whether the block is an HTTP response, status line and all.
    pub(super) fn is_http(&self) -> bool {
        let kind = self.content_type.as_deref().unwrap_or_default();
        self.kind == "response" && kind.starts_with("application/http")
    }

    /// Returns whether the block may hold a story.
    pub(super) fn is_wanted(&self) -> bool {
        let kind = self.content_type.as_deref().unwrap_or_default();
        self.is_http()
            || (matches!(self.kind.as_str(), "response" | "resource" | "conversion")
                && kind.starts_with("text/"))
    }

    /// Reads a header up to its blank line.
    pub(super) fn read(reader: &mut impl BufRead) -> io::Result<WarcHeader> {
        let mut header = WarcHeader::default();
        let mut left = LONGEST_HEADER;
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = reader.by_ref().take(left).read_until(b'\n', &mut line)?;
            if read == 0 {
                let message = "the file ends inside a header";
                return Err(io::Error::new(io::ErrorKind::InvalidData, message));
            }
            left -= read as u64;
            let text = String::from_utf8_lossy(line.trim_ascii());
            if text.is_empty() {
                return Ok(header);
            }
            let Some((name, value)) = text.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "warc-type" => header.kind = value.to_ascii_lowercase(),
                // Some writers put the address between angle brackets.
                "warc-target-uri" => {
                    header.url = Some(value.trim_matches(['<', '>']).to_owned());
                }
                "warc-date" => header.date = Some(value.to_owned()),
                "content-type" => header.content_type = Some(value.to_ascii_lowercase()),
                "content-length" => header.length = value.parse().ok(),
                _ => {}
            }
        }
    }
}
