//! The error type of the crate: what went wrong, and where.
//!
//! An error prints its place first, like a compiler: `story.txt: not UTF-8 at byte 812`. Place and
//! message may quote untrusted text, so both are printed through [`Visible`]. Code matches on
//! [`Error::kind`]:
//!
//! ```
//! use onrecord::ErrorKind;
//! use onrecord::read::{Format, documents};
//!
//! for document in documents(&["no/such/story.txt".into()], Format::Auto) {
//!     match document {
//!         Ok(document) => println!("{}", document.text()),
//!         Err(error) if error.kind() == ErrorKind::Io => eprintln!("missing: {}", error.place()),
//!         Err(error) => eprintln!("skipped: {error}"),
//!     }
//! }
//! ```

use crate::visible::Visible;
use std::fmt;

/// The kind of an error. New kinds may be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The operating system reports an error: no such file, no permission, a broken disk.
    Io,
    /// The bytes are not text in any supported encoding.
    Encoding,
    /// The text does not follow its format.
    Syntax,
    /// The input exceeds a limit.
    Limit,
    /// The caller asked for something impossible: a missing column, a feature this build lacks.
    Usage,
    /// A bug in this crate, caught where it happened.
    Bug,
}

/// An error with its place.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    place: String,
    message: String,
    /// The input it is in, if the place is only a part of one.
    file: Option<Box<str>>,
    /// The id of the story it is about.
    document: Option<Box<str>>,
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
            document: None,
            source: None,
        }
    }

    /// Makes an [`ErrorKind::Io`] error at `place`, with the message of the operating system; for a path that
    /// does not exist, in the same words on all systems.
    pub fn io(place: impl Into<String>, source: std::io::Error) -> Error {
        let message = match source.kind() {
            std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            _ => source.to_string(),
        };
        Error {
            kind: ErrorKind::Io,
            place: place.into(),
            message,
            file: None,
            document: None,
            source: Some(Box::new(source)),
        }
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Returns the place: a file, or a file and a line; empty if there is no place to name.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Returns the message without the place. It may quote untrusted text: print the error itself.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the input that the error is in: `crawl.warc` for `crawl.warc:record 12`; the place if no
    /// input is known.
    pub fn file(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.place)
    }

    /// Returns the id of the story that the error is about, as its rows would have it; the place if no id is known.
    pub fn document(&self) -> &str {
        self.document.as_deref().unwrap_or(&self.place)
    }

    /// Returns the error with the id of its story.
    pub(crate) fn in_document(self, id: Option<String>) -> Error {
        Error {
            document: id.map(String::into_boxed_str).or(self.document),
            ..self
        }
    }

    /// Returns the error with the input that it is in.
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
