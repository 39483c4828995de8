//! The bytes of one story, where they come from and which parser they are for.
//!
//! A [`Raw`] is what fetching hands to parsing: it can be sent to any thread, and [`Raw::document`]
//! (in `parse`) turns it into a document.

use super::{Format, Options};
use crate::document::{KeptFields, Version};
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

/// The bytes of one story, fetched but not yet decoded.
#[derive(Debug)]
pub struct Raw {
    /// The path as it was given, or `-`.
    pub(super) path: String,
    pub(super) part: StoryPart,
    /// The id of the document, if it is not its place.
    pub(super) id: Option<String>,
    pub(super) format: StoryFormat,
    pub(super) bytes: Vec<u8>,
    pub(super) options: Arc<Options>,
    /// Which version in a history it is.
    pub(super) version: Option<Box<Version>>,
}

/// Which part of a file a story is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum StoryPart {
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

/// The format of one story: which parser its bytes need.
#[derive(Debug, Hash)]
pub(super) enum StoryFormat {
    Text,
    #[cfg(feature = "markdown")]
    Markdown,
    #[cfg(feature = "html")]
    Html(super::html::FetchInfo),
    JsonLine,
    /// A cell of a table, which may be empty, with others of its row.
    Cell(KeptFields),
    #[cfg(feature = "html")]
    Nitf,
    #[cfg(feature = "docx")]
    Office,
}

impl StoryFormat {
    /// Returns the format of a file with one story; a format of many stories is text here.
    pub(super) fn of(format: Format) -> StoryFormat {
        match format {
            #[cfg(feature = "html")]
            Format::Html => StoryFormat::Html(super::html::FetchInfo::default()),
            #[cfg(feature = "html")]
            Format::Nitf => StoryFormat::Nitf,
            #[cfg(feature = "docx")]
            Format::Docx | Format::Odt => StoryFormat::Office,
            // Markdown is text that can be read as it is.
            #[cfg(feature = "markdown")]
            Format::Markdown => StoryFormat::Markdown,
            _ => StoryFormat::Text,
        }
    }
}

/// Stories with equal hashes have the same bytes, place and format.
impl Hash for Raw {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.path, self.part, &self.id, &self.format, &self.bytes).hash(state);
    }
}

impl Raw {
    /// Makes a story from bytes that are not a file, such as a version in a git history, under a
    /// name of its own. `file` decides the format.
    pub fn new(name: impl Into<String>, file: &Path, bytes: Vec<u8>) -> Raw {
        Raw {
            version: None,
            path: name.into(),
            part: StoryPart::Whole,
            id: None,
            format: StoryFormat::of(Format::named(file)),
            bytes,
            options: Arc::default(),
        }
    }

    /// Returns the story as a version in a history.
    #[must_use]
    pub fn with_version(mut self, version: Version) -> Raw {
        self.version = Some(Box::new(version));
        self
    }

    /// Returns the default limit of a story, in bytes.
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
            StoryPart::Whole => self.path.clone(),
            StoryPart::Line(line) => format!("{}:{line}", self.path),
            StoryPart::Item(n) => format!("{}:item {n}", self.path),
            #[cfg(feature = "parquet")]
            StoryPart::Row(n) => format!("{}:row {n}", self.path),
            StoryPart::Record(n) => match &self.id {
                Some(id) => format!("{}:record {n} ({id})", self.path),
                None => format!("{}:record {n}", self.path),
            },
        }
    }
}
