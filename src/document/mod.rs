//! A story as text: its paragraphs, and what is known about it besides the words.

mod blocks;
mod lines;
mod turn;
mod wrap;

pub use turn::{CueTime, Stretch, Turn};

use crate::error::{Error, ErrorKind};
use crate::text::Span;

/// One story, read and decoded, with its text untouched.
#[derive(Clone, Debug)]
pub struct Document {
    id: String,
    text: String,
    blocks: Vec<Block>,
    encoding: &'static str,
    turns: Vec<Turn>,
}

/// A paragraph, heading or the like: the frame no quote crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without the white space around it. May hold single line breaks where the
    /// text is hard-wrapped.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A headline or a heading.
    Heading,
}

impl Document {
    /// Makes a document of plain text; its paragraphs are found from the text.
    ///
    /// # Errors
    /// [`ErrorKind::Limit`] if the text is 4 GiB or longer.
    pub fn plain(id: impl Into<String>, text: impl Into<String>) -> Result<Document, Error> {
        let (id, text) = (id.into(), text.into());
        if u32::try_from(text.len()).is_err() {
            return Err(Error::new(
                ErrorKind::Limit,
                id,
                "longer than 4 GiB: split it",
            ));
        }
        let blocks = blocks::plain(&text);
        Ok(Document {
            id,
            text,
            blocks,
            encoding: "UTF-8",
            turns: Vec::new(),
        })
    }

    /// Returns the document with the name of the encoding its bytes were in.
    #[must_use]
    pub fn with_encoding(mut self, encoding: &'static str) -> Document {
        self.encoding = encoding;
        self
    }

    /// Returns the document with the turns of its speakers, in reading order.
    #[must_use]
    pub fn with_turns(mut self, turns: Vec<Turn>) -> Document {
        self.turns = turns;
        self
    }

    /// Returns the subtitles as a document whose blocks are the stretches of its turns: cue numbers
    /// and times are no part of what is said.
    #[must_use]
    pub fn with_cues(mut self, turns: Vec<Turn>) -> Document {
        let stretches = turns.iter().flat_map(|turn| &turn.stretches);
        self.blocks = stretches
            .map(|stretch| Block {
                span: stretch.span,
                kind: BlockKind::Paragraph,
            })
            .collect();
        self.with_turns(turns)
    }

    /// Returns the turns of a transcript, in reading order; a story has none.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// Returns the name the document goes by in every record: a path, or the id of a JSONL line.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the text, exactly as it was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the blocks in reading order; they do not overlap.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Returns the name of the encoding the bytes were in, as the WHATWG standard writes it.
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }
}
