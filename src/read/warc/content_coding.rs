//! What the body of a response is packed in (`Content-Encoding`), and how that comes off.
//!
//! The header is no proof: many crawlers unpack what they store and keep the header that says it is
//! packed, and some drop the header and keep the compression. So gzip and zstd are told by their first
//! bytes, whatever the header says, and what a header calls packed stays as it is where it is text.

use crate::read::compression::Compression;
use std::io::{self, Read};

/// What servers pack pages in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ContentCoding {
    Gzip,
    Zstd,
    Deflate,
    Brotli,
}

/// Takes off what a body is packed in; `said` is the header.
///
/// No more than `longest` bytes are unpacked.
pub(super) fn decoded(body: Vec<u8>, said: &str, longest: u64) -> Result<Vec<u8>, String> {
    let mut body = body;
    // What was done first is named first, and comes off last.
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

    /// Tells whether a body that is said to be packed looks as if it were.
    fn may_be(self, body: &[u8]) -> bool {
        match self {
            ContentCoding::Gzip => Compression::of(body) == Compression::Gzip,
            ContentCoding::Zstd => Compression::of(body) == Compression::Zstd,
            // They have no first bytes of their own; packed bytes are no text.
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
                "a page packed with {name}: a build needs the feature `{feature}`"
            ));
        }
        // A page in another encoding than UTF-8, which the crawler has unpacked.
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
                Err(format!("a packed page longer than {longest} bytes"))
            }
            (Ok(inside), _) => Ok(inside),
            (Err(_), Some(page)) => Ok(page),
            (Err(error), None) => Err(format!("a page packed with {name}: {error}")),
        }
    }
}

/// Tells whether bytes are text as it is: UTF-8, without signs that no text has.
fn is_text(body: &[u8]) -> bool {
    let is_control = |byte: &u8| *byte < b' ' && !byte.is_ascii_whitespace();
    std::str::from_utf8(body).is_ok() && !body.iter().any(is_control)
}

fn all(compression: Compression, body: Vec<u8>, longest: u64) -> io::Result<Vec<u8>> {
    let reader = compression.reader(Box::new(io::Cursor::new(body)))?;
    taken(reader, longest)
}

/// Reads one byte more than is allowed, so that one can tell.
fn taken(reader: impl Read, longest: u64) -> io::Result<Vec<u8>> {
    let mut inside = Vec::new();
    reader.take(longest + 1).read_to_end(&mut inside)?;
    Ok(inside)
}

/// The name means deflate with a head and a checksum (zlib); some servers send it bare.
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
    // It has no `unsafe`: what damage can do is to run against a bound, which panics.
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
