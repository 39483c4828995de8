//! ZIP archives, as far as word processors write them: entries that are stored or deflated, found by the directory
//! at the end (PKWARE APPNOTE 4.3).

use crate::error::ErrorKind;
use flate2::Crc;
use flate2::read::DeflateDecoder;
use std::fmt;
use std::io::Read as _;

/// The end of the directory, without its comment, and the longest comment.
const END: usize = 22;
const LONGEST_COMMENT: usize = 0xFFFF;

/// The most entries that are looked at.
const MOST_ENTRIES: usize = 10_000;

/// An archive in memory.
pub(super) struct ZipArchive<'z> {
    bytes: &'z [u8],
    directory: &'z [u8],
    longest: u64,
}

/// What is wrong with an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ZipError {
    Damaged,
    Encrypted,
    Unsupported,
    TooLong(u64),
    NotText,
}

impl ZipError {
    pub(super) fn kind(self) -> ErrorKind {
        match self {
            ZipError::TooLong(_) => ErrorKind::Limit,
            ZipError::NotText => ErrorKind::Encoding,
            _ => ErrorKind::Syntax,
        }
    }
}

impl fmt::Display for ZipError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ZipError::Damaged => f.write_str("damaged: no complete ZIP archive"),
            ZipError::Encrypted => f.write_str("encrypted: save it without a password"),
            ZipError::Unsupported => f.write_str("packed in a way that word processors do not use"),
            ZipError::TooLong(longest) => write!(f, "more than {} MiB of text", longest >> 20),
            ZipError::NotText => f.write_str("its XML is not UTF-8"),
        }
    }
}

impl<'z> ZipArchive<'z> {
    /// Finds the directory.
    pub(super) fn open(bytes: &'z [u8], longest: u64) -> Result<ZipArchive<'z>, ZipError> {
        let from = bytes.len().saturating_sub(END + LONGEST_COMMENT);
        let end = memchr::memmem::rfind(&bytes[from..], b"PK\x05\x06").ok_or(ZipError::Damaged)?;
        let end = &bytes[from + end..];
        let (size, start) = (number(end, 12, 4)?, number(end, 16, 4)?);
        let directory = start
            .checked_add(size)
            .and_then(|end| bytes.get(start..end));
        Ok(ZipArchive {
            bytes,
            directory: directory.ok_or(ZipError::Damaged)?,
            longest,
        })
    }

    /// Returns an entry as text; `None` if there is none of that name.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, ZipError> {
        let mut rest = self.directory;
        for _ in 0..MOST_ENTRIES {
            if rest.is_empty() {
                break;
            }
            if !rest.starts_with(b"PK\x01\x02") {
                return Err(ZipError::Damaged);
            }
            let length = number(rest, 28, 2)?;
            let found = rest.get(46..46 + length).ok_or(ZipError::Damaged)?;
            if found == name.as_bytes() {
                return self.unpack(rest).map(Some);
            }
            let all = 46 + length + number(rest, 30, 2)? + number(rest, 32, 2)?;
            rest = rest.get(all..).ok_or(ZipError::Damaged)?;
        }
        Ok(None)
    }

    /// Unpacks the entry that an entry of the directory describes.
    fn unpack(&self, entry: &[u8]) -> Result<String, ZipError> {
        if number(entry, 8, 2)? & 1 != 0 {
            return Err(ZipError::Encrypted);
        }
        let (method, sum) = (number(entry, 10, 2)?, number(entry, 16, 4)?);
        let (size, offset) = (number(entry, 20, 4)?, number(entry, 42, 4)?);
        let header = self.bytes.get(offset..).ok_or(ZipError::Damaged)?;
        if !header.starts_with(b"PK\x03\x04") {
            return Err(ZipError::Damaged);
        }
        let start = 30 + number(header, 26, 2)? + number(header, 28, 2)?;
        let packed = start
            .checked_add(size)
            .and_then(|end| header.get(start..end));
        let packed = packed.ok_or(ZipError::Damaged)?;
        let mut bytes = Vec::new();
        let read = match method {
            0 => packed.take(self.longest + 1).read_to_end(&mut bytes),
            8 => DeflateDecoder::new(packed)
                .take(self.longest + 1)
                .read_to_end(&mut bytes),
            _ => return Err(ZipError::Unsupported),
        };
        read.map_err(|_| ZipError::Damaged)?;
        if bytes.len() as u64 > self.longest {
            return Err(ZipError::TooLong(self.longest));
        }
        let mut crc = Crc::new();
        crc.update(&bytes);
        if crc.sum() as usize != sum {
            return Err(ZipError::Damaged);
        }
        String::from_utf8(bytes).map_err(|_| ZipError::NotText)
    }
}

/// Reads a number of two or four bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Result<usize, ZipError> {
    let bytes = bytes.get(at..at + length).ok_or(ZipError::Damaged)?;
    Ok(bytes
        .iter()
        .rev()
        .fold(0, |number, byte| number << 8 | usize::from(*byte)))
}
