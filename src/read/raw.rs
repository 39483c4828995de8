//! The bytes of one story, and the parser that they are for.

use super::{Format, Options, decode, jsonl, transcript};
use crate::document::{Document, Origin};
use crate::error::Error;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

/// The bytes of one story, fetched but not yet decoded.
#[derive(Debug)]
pub struct Raw {
    /// The path as it was given, or `-`.
    pub(super) path: String,
    pub(super) part: Part,
    /// The name the document is to go by, where it is not that of the place.
    pub(super) id: Option<String>,
    pub(super) shape: Shape,
    pub(super) bytes: Vec<u8>,
    pub(super) options: Arc<Options>,
}

/// Which part of a file a story is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Whole,
    /// The line it begins on, from 1.
    Line(u64),
    /// The object of a JSON file, from 1.
    Item(u64),
    /// The row of a table without lines, from 1.
    #[cfg(feature = "parquet")]
    Row(u64),
    /// The record of an archive, from 1.
    Record(u64),
}

/// What has to be done to the bytes of a story.
#[derive(Debug, Hash)]
pub(super) enum Shape {
    Text,
    #[cfg(feature = "markdown")]
    Markdown,
    #[cfg(feature = "html")]
    Html(super::html::Delivery),
    JsonLine,
    /// What stood in a cell of a table, which may be nothing.
    Cell,
    #[cfg(feature = "html")]
    Nitf,
}

impl Shape {
    /// Returns what is to be done to a file of one story; a format that holds many is text here.
    pub(super) fn of(format: Format) -> Shape {
        match format {
            #[cfg(feature = "html")]
            Format::Html => Shape::Html(super::html::Delivery::default()),
            #[cfg(feature = "html")]
            Format::Nitf => Shape::Nitf,
            // Markdown is text that can be read as it is.
            #[cfg(feature = "markdown")]
            Format::Markdown => Shape::Markdown,
            _ => Shape::Text,
        }
    }
}

/// Two stories of one hash are the same bytes from the same place, to be read in the same way.
impl Hash for Raw {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.path, self.part, &self.id, &self.shape, &self.bytes).hash(state);
    }
}

impl Raw {
    /// Makes a story of bytes that are no file any more, as those of a version in a git history are,
    /// under a name for it. What the bytes are is told by the file they come from.
    pub fn new(name: impl Into<String>, file: &Path, bytes: Vec<u8>) -> Raw {
        Raw {
            path: name.into(),
            part: Part::Whole,
            id: None,
            shape: Shape::of(Format::named(file)),
            bytes,
            options: Arc::default(),
        }
    }

    /// Returns the longest story, in bytes, that is read where nobody says otherwise.
    pub fn longest() -> u64 {
        Options::default().longest
    }

    /// Returns how many bytes there are.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Returns the bytes as they were fetched: a file, or a line of JSONL.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the file that the story is in, as it was given; `-` is standard input.
    pub fn file(&self) -> &str {
        &self.path
    }

    /// Returns where the story is: `story.txt`, `stories.jsonl:12`.
    pub fn place(&self) -> String {
        match self.part {
            Part::Whole => self.path.clone(),
            Part::Line(line) => format!("{}:{line}", self.path),
            Part::Item(n) => format!("{}:item {n}", self.path),
            #[cfg(feature = "parquet")]
            Part::Row(n) => format!("{}:row {n}", self.path),
            Part::Record(n) => match &self.id {
                Some(id) => format!("{}:record {n} ({id})", self.path),
                None => format!("{}:record {n}", self.path),
            },
        }
    }

    /// Decodes and parses the bytes.
    ///
    /// A file goes by its path; a JSONL line by its `id`, or by path and line where it has none; a
    /// record of an archive by its address.
    ///
    /// # Errors
    /// [`ErrorKind::Encoding`](crate::ErrorKind::Encoding) for bytes that are no text in any
    /// encoding we know, [`ErrorKind::Syntax`](crate::ErrorKind::Syntax) for an empty file or a
    /// line that is no such object, [`ErrorKind::Limit`](crate::ErrorKind::Limit) for a story that
    /// is longer, or a page that is nested deeper, than what is read.
    pub fn document(self) -> Result<Document, Error> {
        let place = self.place();
        let document = match self.shape {
            Shape::Text => {
                transcript::with_turns(decode::text(&place, self.bytes)?.document(place)?)
            }
            #[cfg(feature = "markdown")]
            Shape::Markdown => super::markdown::document(place, self.bytes)?,
            #[cfg(feature = "html")]
            Shape::Html(delivery) => super::html::document(place, self.bytes, &delivery)?,
            #[cfg(feature = "html")]
            Shape::Nitf => super::nitf::document(place, self.bytes)?,
            Shape::JsonLine => jsonl::document(&place, &self.bytes, &self.options)?,
            Shape::Cell if self.bytes.is_empty() => Document::plain(place, "")?,
            Shape::Cell => decode::text(&place, self.bytes)?
                .document(place)?
                .with_origin(Origin::Unknown),
        };
        let document = match self.id {
            Some(id) => document.with_id(id),
            None => document,
        };
        Ok(match self.options.without.as_slice() {
            [] => document,
            kinds => document.without_blocks(kinds),
        })
    }
}
