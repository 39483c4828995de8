//! The compression of a response body (`Content-Encoding`), and its decoding.
//!
//! The header proves nothing: many crawlers decompress what they store and keep the header, and
//! some drop the header and keep the compression. So gzip and zstd are detected by their first
//! bytes, and a body that is plain text stays as it is.

use crate::read::compression::Compression;
use std::io::{self, Read};

/// The codings of web servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ContentCoding {
    Gzip,
    Zstd,
    Deflate,
    Brotli,
}

/// Decodes a body; `said` is the header.
///
/// No more than `longest` bytes are decompressed.
pub(super) fn decoded(body: Vec<u8>, said: &str, longest: u64) -> Result<Vec<u8>, String> {
    let mut body = body;
    // The first coding applied is named first, and decoded last.
    let named = said.rsplit(',').filter_map(|word| named(word.trim()));
    let mut is_unpacked = false;
    for coding in named {
        if coding.may_be(&body) {
            body = coding.decode(body, longest)?;
            is_unpacked = true;
        }
    }
    let forms = [ContentCoding::Gzip, ContentCoding::Zstd];
    let unnamed = forms.into_iter().find(|coding| coding.may_be(&body));
    match unnamed {
        Some(coding) if !is_unpacked => coding.decode(body, longest),
        _ => Ok(body),
    }
}

fn named(word: &str) -> Option<ContentCoding> {
    match word {
        "gzip" | "x-gzip" => Some(ContentCoding::Gzip),
        "zstd" => Some(ContentCoding::Zstd),
        "deflate" => Some(ContentCoding::Deflate),
        "br" => Some(ContentCoding::Brotli),
        _ => None,
    }
}

impl ContentCoding {
    fn name(self) -> &'static str {
        match self {
            ContentCoding::Gzip => "gzip",
            ContentCoding::Zstd => "zstd",
            ContentCoding::Deflate => "deflate",
            ContentCoding::Brotli => "brotli",
        }
    }

    /// Returns whether a body that the header calls compressed looks compressed.
    fn may_be(self, body: &[u8]) -> bool {
        match self {
            ContentCoding::Gzip => Compression::of(body) == Compression::Gzip,
            ContentCoding::Zstd => Compression::of(body) == Compression::Zstd,
            // They have no magic bytes; but compressed bytes are not text.
            ContentCoding::Deflate | ContentCoding::Brotli => !body.is_empty() && !is_text(body),
        }
    }

    /// The feature a build needs.
    fn feature(self) -> Option<&'static str> {
        match self {
            ContentCoding::Gzip | ContentCoding::Deflate => Compression::Gzip.feature(),
            ContentCoding::Zstd => Compression::Zstd.feature(),
            ContentCoding::Brotli => (!cfg!(feature = "brotli")).then_some("brotli"),
        }
    }

    fn decode(self, body: Vec<u8>, longest: u64) -> Result<Vec<u8>, String> {
        let name = self.name();
        if let Some(feature) = self.feature() {
            return Err(format!(
                "page compressed with {name}: this build lacks the feature `{feature}`"
            ));
        }
        // A page that is not UTF-8, and that the crawler has decompressed.
        let is_page = body.trim_ascii_start().starts_with(b"<");
        let kept = (is_page && !matches!(self, ContentCoding::Gzip | ContentCoding::Zstd))
            .then(|| body.clone());
        let inside = match self {
            ContentCoding::Gzip => all(Compression::Gzip, body, longest),
            ContentCoding::Zstd => all(Compression::Zstd, body, longest),
            ContentCoding::Deflate => deflated(&body, longest),
            ContentCoding::Brotli => brotli(&body, longest),
        };
        match (inside, kept) {
            (Ok(inside), _) if inside.len() as u64 > longest => {
                Err(format!("compressed page longer than {longest} bytes"))
            }
            (Ok(inside), _) => Ok(inside),
            (Err(_), Some(page)) => Ok(page),
            (Err(error), None) => Err(format!("page compressed with {name}: {error}")),
        }
    }
}

/// Returns whether bytes are plain text: UTF-8 without control characters.
fn is_text(body: &[u8]) -> bool {
    let is_control = |byte: &u8| *byte < b' ' && !byte.is_ascii_whitespace();
    std::str::from_utf8(body).is_ok() && !body.iter().any(is_control)
}

fn all(compression: Compression, body: Vec<u8>, longest: u64) -> io::Result<Vec<u8>> {
    let reader = compression.reader(Box::new(io::Cursor::new(body)))?;
    taken(reader, longest)
}

/// Reads one byte more than allowed, so that the caller can tell.
fn taken(reader: impl Read, longest: u64) -> io::Result<Vec<u8>> {
    let mut inside = Vec::new();
    reader.take(longest + 1).read_to_end(&mut inside)?;
    Ok(inside)
}

/// `deflate` means deflate with a header and a checksum (zlib); some servers send it bare.
#[cfg(feature = "gzip")]
fn deflated(body: &[u8], longest: u64) -> io::Result<Vec<u8>> {
    let has_head = match body {
        [method, flags, ..] => {
            method & 0x0F == 8 && u16::from_be_bytes([*method, *flags]).is_multiple_of(31)
        }
        _ => false,
    };
    match has_head {
        true => taken(flate2::bufread::ZlibDecoder::new(body), longest),
        false => taken(flate2::bufread::DeflateDecoder::new(body), longest),
    }
}

#[cfg(not(feature = "gzip"))]
fn deflated(_: &[u8], _: u64) -> io::Result<Vec<u8>> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(feature = "brotli")]
fn brotli(body: &[u8], longest: u64) -> io::Result<Vec<u8>> {
    // It has no `unsafe` code: damage makes it index out of bounds, which panics.
    let inside = crate::read::catch_panic::catch_panic(|| unbrotlied(body, longest));
    inside.unwrap_or_else(|| Err(damaged()))
}

#[cfg(not(feature = "brotli"))]
fn brotli(_: &[u8], _: u64) -> io::Result<Vec<u8>> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(feature = "brotli")]
fn unbrotlied(body: &[u8], longest: u64) -> io::Result<Vec<u8>> {
    use brotli_decompressor::{
        BrotliDecompressStream, BrotliResult, BrotliState, StandardAlloc as Alloc,
    };
    let alloc = Alloc::default;
    // Strict: no windows of more than 16 MiB, which the web does not have.
    let mut state = BrotliState::new_strict(alloc(), alloc(), alloc());
    let mut out = vec![0; 1 << 16];
    let mut inside = Vec::new();
    let (mut left, mut at, mut total) = (body.len(), 0, 0);
    loop {
        let (mut room, mut end) = (out.len(), 0);
        let result = BrotliDecompressStream(
            &mut left, &mut at, body, &mut room, &mut end, &mut out, &mut total, &mut state,
        );
        inside.extend_from_slice(&out[..end]);
        match result {
            BrotliResult::ResultSuccess => return Ok(inside),
            BrotliResult::NeedsMoreOutput if inside.len() as u64 > longest => return Ok(inside),
            BrotliResult::NeedsMoreOutput if end > 0 => {}
            _ => return Err(damaged()),
        }
    }
}

#[cfg(feature = "brotli")]
fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "damaged")
}
