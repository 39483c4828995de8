//! A story as text, with its paragraphs and metadata.

mod block;
mod blocks;
mod in_file;
mod kept;
mod lines;
mod markup;
mod metadata;
mod origin;
mod turn;
mod wrap;

pub use block::{Block, BlockKind};
pub(crate) use in_file::FileLines;
pub use in_file::InFile;
pub use kept::KeptFields;
pub(crate) use markup::BlankedMarkup;
pub use metadata::{Metadata, Version};
#[cfg(feature = "encodings")]
pub(crate) use origin::Characters;
pub(crate) use origin::Origin;
#[cfg(feature = "html")]
pub(crate) use origin::Piece;
pub use origin::RawSpan;
pub use turn::{CueTime, Stretch, Turn};

use crate::error::{Error, ErrorKind};
use crate::text::Span;
use std::borrow::Cow;

/// One story, read and decoded, with its text untouched.
#[derive(Clone, Debug)]
pub struct Document {
    id: String,
    text: String,
    blocks: Vec<Block>,
    encoding: &'static str,
    turns: Vec<Turn>,
    /// The blocks that are in bold from the beginning to the end, in reading order.
    bold: Vec<Span>,
    /// Who speaks where no label says so.
    speaker: Option<String>,
    metadata: Metadata,
    kept: KeptFields,
    markup: BlankedMarkup,
    version: Option<Version>,
    origin: Origin,
    /// The lines of the file, where they are not those of the text.
    file_lines: Option<FileLines>,
}

impl Document {
    /// Makes a document of plain text; its paragraphs are found from the text.
    ///
    /// # Errors
    /// [`ErrorKind::Limit`] if the text is 4 GiB or longer.
    pub fn plain(id: impl Into<String>, text: impl Into<String>) -> Result<Document, Error> {
        let (id, text) = (id.into(), text.into());
        check_length(&id, &text)?;
        let blocks = blocks::plain(&text);
        Ok(Document::new(id, text, blocks))
    }

    /// Makes a document of text whose blocks are known: the paragraphs of a web page.
    ///
    /// # Errors
    /// [`ErrorKind::Limit`] if the text is 4 GiB or longer, [`ErrorKind::Usage`] if the blocks are
    /// not in reading order, overlap, leave the text or split a character.
    pub fn of_blocks(
        id: impl Into<String>,
        text: impl Into<String>,
        blocks: Vec<Block>,
    ) -> Result<Document, Error> {
        let (id, text) = (id.into(), text.into());
        check_length(&id, &text)?;
        let mut end = 0;
        for block in &blocks {
            let Block { span, .. } = *block;
            if span.start() < end || text.get(span.start()..span.end()).is_none() {
                let message =
                    format!("block {span:?} overlaps the block before it or splits a character");
                return Err(Error::new(ErrorKind::Usage, id, message));
            }
            end = span.end();
        }
        Ok(Document::new(id, text, blocks))
    }

    fn new(id: String, text: String, blocks: Vec<Block>) -> Document {
        Document {
            id,
            text,
            blocks,
            encoding: "UTF-8",
            turns: Vec::new(),
            bold: Vec::new(),
            speaker: None,
            metadata: Metadata::default(),
            kept: KeptFields::default(),
            markup: BlankedMarkup::default(),
            version: None,
            origin: Origin::default(),
            file_lines: None,
        }
    }

    /// Returns the document under another name.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Document {
        self.id = id.into();
        self
    }

    /// Returns the document with what is known about it.
    #[must_use]
    pub fn with_metadata(mut self, metadata: Metadata) -> Document {
        self.metadata = metadata;
        self
    }

    /// Returns the document with fields of its input.
    #[must_use]
    pub fn with_kept(mut self, kept: KeptFields) -> Document {
        self.kept = kept;
        self
    }

    #[cfg(feature = "markdown")]
    pub(crate) fn with_markup(mut self, markup: BlankedMarkup) -> Document {
        self.markup = markup;
        self
    }

    /// Returns the document without its blocks of these kinds: quotes there are not extracted. The
    /// text stays as it is.
    #[must_use]
    pub fn without_blocks(mut self, kinds: &[BlockKind]) -> Document {
        self.blocks.retain(|block| !kinds.contains(&block.kind));
        self
    }

    /// Returns the document as a version in a history.
    #[must_use]
    pub fn with_version(mut self, version: Version) -> Document {
        self.version = Some(version);
        self
    }

    pub(crate) fn with_origin(mut self, origin: Origin) -> Document {
        self.origin = origin;
        self
    }

    #[cfg(feature = "html")]
    pub(crate) fn with_file_lines(mut self, lines: FileLines) -> Document {
        self.file_lines = Some(lines);
        self
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

    /// Returns the document with its blocks in bold, in reading order: questions of an interview may be.
    #[must_use]
    pub fn with_bold(mut self, blocks: Vec<Span>) -> Document {
        self.bold = blocks;
        self
    }

    /// Returns the blocks that are in bold from the beginning to the end.
    pub fn bold(&self) -> &[Span] {
        &self.bold
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

    /// Returns the document as the words of one speaker, except where a label names another.
    #[must_use]
    pub fn with_speaker(mut self, name: impl Into<String>) -> Document {
        self.speaker = Some(name.into());
        if self.turns.is_empty() {
            let stretches = self.blocks.iter().map(|block| Stretch {
                span: block.span,
                time: None,
            });
            self.turns = vec![Turn {
                speaker: None,
                stretches: stretches.collect(),
            }];
        }
        self
    }

    /// Returns who speaks where no label says so, if that is known.
    pub fn speaker(&self) -> Option<&str> {
        self.speaker.as_deref()
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

    /// Returns a part of the text as a reader sees it: of Markdown without the spaces that its markup became. What is
    /// no part of the text is returned as it is.
    pub fn shown<'t>(&self, part: &'t str) -> Cow<'t, str> {
        let Some(span) = Span::of_slice(&self.text, part.as_bytes()) else {
            return Cow::Borrowed(part);
        };
        match self.markup.shown(&self.text, span) {
            Cow::Borrowed(_) => Cow::Borrowed(part),
            Cow::Owned(shown) => Cow::Owned(shown),
        }
    }

    /// Returns the blocks in reading order; they do not overlap.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Returns the name of the encoding the bytes were in, as the WHATWG standard writes it.
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// Returns what is known about the story besides its words.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// Returns a field of the input that was asked for, or what is known under this name (`published`).
    pub fn kept(&self, name: &str) -> Option<&str> {
        self.kept.get(name, &self.metadata)
    }

    /// Returns which version in a history it is, if it is of one.
    pub fn version(&self) -> Option<&Version> {
        self.version.as_ref()
    }

    /// Returns the bytes of the input that `span` of the text was read from; `None` if that was not
    /// recorded.
    pub fn raw(&self, span: Span) -> Option<RawSpan> {
        self.origin.raw(&self.text, span)
    }

    /// Returns the lines of the file that `span` of the text stands on.
    pub fn in_file(&self, span: Span) -> InFile {
        match &self.file_lines {
            None => InFile::AsInText,
            Some(lines) => self
                .raw(span)
                .map_or(InFile::Unknown, |raw| lines.place(raw)),
        }
    }

    /// Returns the block that holds `span`.
    pub fn block_of(&self, span: Span) -> Option<&Block> {
        let n = self
            .blocks
            .partition_point(|block| block.span.end() < span.end());
        let block = self.blocks.get(n)?;
        block.span.contains(span).then_some(block)
    }
}

fn check_length(id: &str, text: &str) -> Result<(), Error> {
    if u32::try_from(text.len()).is_err() {
        let message = "longer than 4 GiB: split it";
        return Err(Error::new(ErrorKind::Limit, id, message));
    }
    Ok(())
}
