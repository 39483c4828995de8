//! Markdown: the blocks of the prose, in the file as it is.
//!
//! The text of the document is the file, byte for byte and character for character, so that every
//! offset and line is that of the file. Markup inside a block (`**`, the address of a link, the `>`
//! of a second line) becomes white space; front matter, code and HTML remain in the text, but in no
//! block.

use super::decode;
use super::decoded::Decoded;
use super::front_matter;
use crate::document::{Block, BlockKind, Document, Metadata};
use crate::error::Error;
use crate::text::Span;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Parses a file.
pub(super) fn document(id: String, bytes: Vec<u8>) -> Result<Document, Error> {
    let decoded = decode::text(&id, bytes)?;
    let origin = decoded.origin();
    let Decoded { text, encoding, .. } = decoded;
    let MarkdownText {
        masked,
        blocks,
        metadata,
    } = MarkdownText::of(&text);
    let document = Document::of_blocks(id, masked, blocks)?;
    Ok(document
        .with_encoding(encoding)
        .with_metadata(metadata)
        .with_origin(origin))
}

/// The readable part of a file.
struct MarkdownText {
    /// The file, its markup blanked.
    masked: String,
    blocks: Vec<Block>,
    metadata: Metadata,
}

impl MarkdownText {
    fn of(text: &str) -> MarkdownText {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
        let mut walk = MarkdownWalker::default();
        let mut metadata = Metadata::default();
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Start(Tag::MetadataBlock(_)) => {
                    metadata = front_matter::metadata(&text[range]);
                    walk.skipped += 1;
                }
                event => walk.event(&event, range),
            }
        }
        walk.end_block();
        let mut mask = MarkupMask::of(text);
        let blocks = walk.blocks.iter().filter_map(|b| mask.block(b)).collect();
        MarkdownText {
            masked: mask.finish(),
            blocks,
            metadata,
        }
    }
}

/// A block as it is being walked through.
#[derive(Debug)]
struct TextBlock {
    kind: BlockKind,
    /// The ranges of its text, in order.
    texts: Vec<Range<usize>>,
}

/// The walk over the events of the parser.
#[derive(Default)]
struct MarkdownWalker {
    blocks: Vec<TextBlock>,
    texts: Vec<Range<usize>>,
    /// The kinds of the enclosing containers, innermost last.
    around: Vec<BlockKind>,
    /// How many elements are open whose text is not read.
    skipped: usize,
}

impl MarkdownWalker {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) if self.skipped == 0 => self.texts.push(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } => self.skipped += 1,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {}
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_block();
                self.skipped += 1;
            }
            tag => {
                self.end_block();
                self.around.push(match tag {
                    Tag::Heading { .. } => BlockKind::Heading,
                    Tag::BlockQuote(_) => BlockKind::BlockQuote,
                    Tag::Item => BlockKind::ListItem,
                    _ => self.kind(),
                });
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.skipped -= 1;
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {}
            _ => {
                self.end_block();
                self.around.pop();
            }
        }
    }

    fn kind(&self) -> BlockKind {
        self.around.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn end_block(&mut self) {
        if !self.texts.is_empty() {
            self.blocks.push(TextBlock {
                kind: self.kind(),
                texts: std::mem::take(&mut self.texts),
            });
        }
    }
}

/// A file whose markup is being blanked, from the beginning to the end.
struct MarkupMask<'t> {
    text: &'t str,
    masked: String,
}

impl<'t> MarkupMask<'t> {
    fn of(text: &'t str) -> MarkupMask<'t> {
        MarkupMask {
            text,
            masked: String::with_capacity(text.len()),
        }
    }

    /// Blanks the markup up to the end of a block; `None` if the block begins before the last one
    /// ended.
    fn block(&mut self, found: &TextBlock) -> Option<Block> {
        let start = found.texts.first()?.start;
        let end = found.texts.last()?.end;
        if start < self.masked.len() || end <= start {
            return None;
        }
        self.masked.push_str(&self.text[self.masked.len()..start]);
        let mut quoted = QuoteState::default();
        for range in &found.texts {
            let at = self.masked.len();
            if range.start < at {
                continue;
            }
            let gap = &self.text[at..range.start];
            // `"*Never*," she said` would have a space after its opening mark.
            let is_emphasis = gap.bytes().all(|b| matches!(b, b'*' | b'_' | b'~'));
            if is_emphasis && quoted.is_open() {
                self.masked.push_str(gap);
            } else {
                self.masked.extend(gap.chars().map(blank));
            }
            let words = &self.text[range.clone()];
            quoted.pass(words);
            self.masked.push_str(words);
        }
        let span = Span::new(start, self.masked.len());
        let words = &self.masked.as_str()[span];
        let lead = words.len() - words.trim_start().len();
        let words = words.trim().len();
        (words > 0).then(|| Block {
            span: Span::new(start + lead, start + lead + words),
            kind: found.kind,
        })
    }

    fn finish(mut self) -> String {
        self.masked.push_str(&self.text[self.masked.len()..]);
        self.masked
    }
}

/// Whether the text is inside double marks, as far as a quick look can say.
#[derive(Default)]
struct QuoteState {
    straight: bool,
    curly: usize,
}

impl QuoteState {
    fn pass(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '"' => self.straight = !self.straight,
                '“' | '„' | '«' => self.curly += 1,
                '”' | '»' => self.curly = self.curly.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn is_open(&self) -> bool {
        self.straight || self.curly > 0
    }
}

/// Returns white space of the length of a character, in bytes and in characters. There is none of
/// four bytes: a character of four (an emoji in an address) stays.
fn blank(c: char) -> char {
    match c.len_utf8() {
        1 if !matches!(c, '\n' | '\r') => ' ',
        2 => '\u{A0}',
        3 => '\u{2003}',
        _ => c,
    }
}
