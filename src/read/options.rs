//! What a caller may ask of the reading.

use super::Format;
use crate::document::BlockKind;
use crate::error::{Error, ErrorKind};

/// How inputs are read. Made from a [`Format`] where nothing else is asked for.
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
}

/// The longest story, in bytes, where nobody says otherwise. A long read has 0.1 MB; what has 64 is
/// a file that was taken for a story, or made to fill the memory.
const LONGEST: u64 = 64 << 20;

impl Default for Options {
    fn default() -> Options {
        Options {
            format: Format::Auto,
            without: Vec::new(),
            longest: LONGEST,
            text_field: None,
            id_field: None,
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
    /// Leaves blocks of these kinds out: their quotes are not looked for.
    #[must_use]
    pub fn without(mut self, kinds: impl IntoIterator<Item = BlockKind>) -> Options {
        self.without.extend(kinds);
        self
    }

    /// Takes the words of a story from this field of an object or column of a table, instead of
    /// `text`. Dots lead into objects: `story.body`.
    #[must_use]
    pub fn text_field(mut self, name: impl Into<String>) -> Options {
        self.text_field = Some(name.into());
        self
    }

    /// Takes the name of a story from this field or column, instead of `id`.
    #[must_use]
    pub fn id_field(mut self, name: impl Into<String>) -> Options {
        self.id_field = Some(name.into());
        self
    }

    /// Reads stories of up to `bytes` bytes; 64 MiB is the default. A longer one is an error in its
    /// place. One story at a time and thread is held in memory, some fifteen times its length.
    #[must_use]
    pub fn longest(mut self, bytes: u64) -> Options {
        // What a document can hold.
        self.longest = bytes.min(u64::from(u32::MAX) - 1);
        self
    }

    /// Says that a story is longer than what is read.
    pub(super) fn too_long(&self, place: impl Into<String>) -> Error {
        let most = match self.longest {
            bytes if bytes.is_multiple_of(1 << 20) => format!("{} MiB", bytes >> 20),
            bytes => format!("{bytes} bytes"),
        };
        Error::new(ErrorKind::Limit, place, format!("longer than {most}"))
    }
}
