//! The one error type of the crate: what went wrong, and where.
//!
//! A message starts with its place, as a compiler's does: `story.txt: not UTF-8 at byte 812`. Place
//! and message may hold words from outside, so both are printed by [`Visible`].

use crate::visible::Visible;
use std::fmt;

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The operating system refused: no such file, no permission, a broken disk.
    Io,
    /// The bytes are not text in any encoding we read.
    Encoding,
    /// The text does not have the shape its format asks for.
    Syntax,
    /// The input is larger than what can be handled.
    Limit,
    /// The caller asked for something that cannot be.
    Usage,
    /// A defect of this crate, caught where it happened.
    Bug,
}

/// An error with its place.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    place: String,
    message: String,
    /// The input it is in, where the place is a part of one.
    file: Option<Box<str>>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// Makes an error of `kind` at `place`: a file, or a file with a line (`gold.jsonl:12`).
    pub fn new(kind: ErrorKind, place: impl Into<String>, message: impl Into<String>) -> Error {
        Error {
            kind,
            place: place.into(),
            message: message.into(),
            file: None,
            source: None,
        }
    }

    /// Makes an [`ErrorKind::Io`] error at `place`, in the operating system's own words.
    pub fn io(place: impl Into<String>, source: std::io::Error) -> Error {
        Error {
            kind: ErrorKind::Io,
            place: place.into(),
            message: source.to_string(),
            file: None,
            source: Some(Box::new(source)),
        }
    }

    /// Returns what kind of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Returns where: a file, or a file and a line; empty where there is no place to name.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Returns the input that the error is in: `crawl.warc` of `crawl.warc:record 12`. Where none is
    /// known it is the place.
    pub fn file(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.place)
    }

    /// Says which input the error is in.
    pub(crate) fn in_file(self, file: &str) -> Error {
        Error {
            file: Some(file.into()),
            ..self
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            write!(f, "{}", Visible(&self.message))
        } else {
            write!(f, "{}: {}", Visible(&self.place), Visible(&self.message))
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|e| e as _)
    }
}
