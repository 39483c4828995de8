//! Options of reading.

use super::Format;
use crate::document::BlockKind;
use crate::error::{Error, ErrorKind};

/// Which text of tracked changes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tracked {
    /// As if all changes were accepted.
    #[default]
    Accepted,
    /// As if all were rejected.
    Original,
    /// What was inserted, and what was deleted.
    Both,
}

/// How inputs are read. A [`Format`] alone converts into options.
///
/// ```
/// use onrecord::read::{Format, Options};
/// use onrecord::document::BlockKind;
///
/// let options = Options::from(Format::Html).without([BlockKind::PullQuote, BlockKind::Caption]);
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    pub(super) format: Format,
    pub(super) without: Vec<BlockKind>,
    pub(super) longest: u64,
    pub(super) text_field: Option<String>,
    pub(super) id_field: Option<String>,
    pub(super) tracked: Tracked,
    pub(super) keep: Vec<String>,
}

/// The default limit of a story, in bytes. A long read has 0.1 MB; 64 MiB is a file mistaken for a
/// story, or an attack on memory.
const LONGEST: u64 = 64 << 20;

impl Default for Options {
    fn default() -> Options {
        Options {
            format: Format::Auto,
            without: Vec::new(),
            longest: LONGEST,
            text_field: None,
            id_field: None,
            tracked: Tracked::Accepted,
            keep: Vec::new(),
        }
    }
}

impl From<Format> for Options {
    fn from(format: Format) -> Options {
        Options {
            format,
            ..Options::default()
        }
    }
}

impl Options {
    /// Reads every input in this format.
    #[must_use]
    pub fn format(mut self, format: Format) -> Options {
        self.format = format;
        self
    }

    /// Returns whether the format of each input is detected.
    pub fn is_auto(&self) -> bool {
        self.format == Format::Auto
    }

    /// Leaves out blocks of these kinds: their quotes are not extracted.
    #[must_use]
    pub fn without(mut self, kinds: impl IntoIterator<Item = BlockKind>) -> Options {
        self.without.extend(kinds);
        self
    }

    /// Reads the text of a story from this field or column instead of `text`. Dots lead into
    /// objects: `story.body`.
    #[must_use]
    pub fn text_field(mut self, name: impl Into<String>) -> Options {
        self.text_field = Some(name.into());
        self
    }

    /// Reads the id of a story from this field or column instead of `id`.
    #[must_use]
    pub fn id_field(mut self, name: impl Into<String>) -> Options {
        self.id_field = Some(name.into());
        self
    }

    /// Reads this text where a DOCX or ODT has tracked changes; the default is the accepted one.
    #[must_use]
    pub fn tracked(mut self, tracked: Tracked) -> Options {
        self.tracked = tracked;
        self
    }

    /// Keeps these fields of the input, for [`Document::kept`](crate::Document::kept): of a JSON object, a row of a
    /// table, front matter or a document of a word processor. Dots lead into objects: `story.desk`.
    #[must_use]
    pub fn keep(mut self, names: impl IntoIterator<Item = String>) -> Options {
        self.keep.extend(names);
        self
    }

    /// Sets the limit of a story; the default is 64 MiB. A longer story is an error in its place.
    /// Each thread holds one story in memory, which takes about fifteen times its length.
    #[must_use]
    pub fn longest(mut self, bytes: u64) -> Options {
        // The limit of a document.
        self.longest = bytes.min(u64::from(u32::MAX) - 1);
        self
    }

    /// Finds the id of a story whose JSON cannot be read.
    pub(super) fn story_id(&self, object: &[u8]) -> Option<String> {
        super::story_id::find(object, self.id_field.as_deref().unwrap_or("id"))
    }

    /// Returns the error for a story over the limit.
    pub(super) fn too_long(&self, place: impl Into<String>) -> Error {
        let most = match self.longest {
            bytes if bytes.is_multiple_of(1 << 20) => format!("{} MiB", bytes >> 20),
            bytes => format!("{bytes} bytes"),
        };
        Error::new(ErrorKind::Limit, place, format!("longer than {most}"))
    }
}
