//! From the bytes of one story to its document: picks the parser that the story's format needs.

use super::raw::{Raw, StoryFormat};
use super::{decode, json_object, transcript};
use crate::document::{Document, Origin};
use crate::error::{Error, ErrorKind};

/// The longest value of a field that is kept, in bytes: it is printed with every quote, and a story with itself in each
/// of its rows takes the square of its length.
const LONGEST_KEPT: usize = 1 << 16;

impl Raw {
    /// Decodes and parses the bytes.
    ///
    /// The id is the path of a file; the `id` of a JSONL line, or its path and line without one;
    /// the address of a record in an archive.
    ///
    /// # Errors
    /// [`ErrorKind::Encoding`](crate::ErrorKind::Encoding) for bytes that are no text in any
    /// encoding we know, [`ErrorKind::Syntax`](crate::ErrorKind::Syntax) for an empty file or a
    /// line that is no such object, [`ErrorKind::Limit`](crate::ErrorKind::Limit) for a story that
    /// is longer, or a page that is nested deeper, than what is read, and for a kept field of more than 64 KiB.
    pub fn document(self) -> Result<Document, Error> {
        let id = self.id.clone();
        self.parsed().map_err(|error| error.in_document(id))
    }

    fn parsed(self) -> Result<Document, Error> {
        let place = self.place();
        let document = match self.format {
            StoryFormat::Text => {
                transcript::with_turns(decode::text(&place, self.bytes)?.document(place)?)
            }
            #[cfg(feature = "markdown")]
            StoryFormat::Markdown => transcript::with_labels(super::markdown::document(
                place,
                self.bytes,
                &self.options,
            )?),
            #[cfg(feature = "html")]
            StoryFormat::Html(fetched) => {
                transcript::with_labels(super::html::document(place, self.bytes, &fetched)?)
            }
            #[cfg(feature = "html")]
            StoryFormat::Nitf => super::nitf::document(place, self.bytes)?,
            #[cfg(feature = "docx")]
            StoryFormat::Office => {
                transcript::with_labels(super::office::document(place, &self.bytes, &self.options)?)
            }
            StoryFormat::JsonLine => {
                let read = json_object::document(&place, &self.bytes, &self.options);
                let id = || self.options.story_id(&self.bytes).or(Some(place.clone()));
                read.map_err(|error| error.in_document(id()))?
            }
            StoryFormat::Cell(kept) if self.bytes.is_empty() => {
                Document::plain(place, "")?.with_kept(kept)
            }
            StoryFormat::Cell(kept) => decode::text(&place, self.bytes)?
                .document(place)?
                .with_origin(Origin::Unknown)
                .with_kept(kept),
        };
        for name in &self.options.keep {
            let len = document.kept(name).map_or(0, str::len);
            if len > LONGEST_KEPT {
                let message = format!(
                    "the field `{name}` has {len} bytes and would be printed with every quote: at most {LONGEST_KEPT} are kept"
                );
                return Err(Error::new(ErrorKind::Limit, document.id(), message));
            }
        }
        let document = match self.id {
            Some(id) => document.with_id(id),
            None => document,
        };
        let document = match self.version {
            Some(version) => document.with_version(*version),
            None => document,
        };
        Ok(match self.options.without.as_slice() {
            [] => document,
            kinds => document.without_blocks(kinds),
        })
    }
}
