//! NITF: news in XML, as agencies sent it before ninjs (IPTC).
//!
//! NITF is close enough to HTML for the same tokenizer. The story is the content of
//! `<body.content>`; headline, byline and date have their own elements.

use super::decoded::{CharWidth, Decoded};
use super::encodings;
use super::html::{TextBuilder, write_text};
use super::tags::{HtmlToken, attribute, tokens};
use crate::document::{Block, BlockKind, Document, FileLines, Metadata, Origin};
use crate::error::{Error, ErrorKind};

/// Parses a file.
pub(super) fn document(id: String, bytes: Vec<u8>) -> Result<Document, Error> {
    let lines = FileLines::of(&bytes);
    let Decoded {
        text,
        encoding,
        width,
    } = encodings::page(&id, bytes, None)?;
    let mut story = NitfParser::default();
    for token in tokens(&text) {
        story.token(token);
    }
    story.end_block();
    if story.blocks.is_empty() {
        return Err(Error::new(ErrorKind::Syntax, id, "NITF without text"));
    }
    let TextBuilder { text, pieces, .. } = story.builder;
    // The width of a character in bytes is no longer known.
    let origin = match width {
        CharWidth::Utf8 { mark: 0 } => Origin::Pieces(pieces),
        _ => Origin::Unknown,
    };
    let document = Document::of_blocks(id, text, story.blocks)?;
    let document = match story.id {
        Some(id) => document.with_id(id),
        None => document,
    };
    Ok(document
        .with_encoding(encoding)
        .with_metadata(story.metadata)
        .with_origin(origin)
        .with_file_lines(lines))
}

/// The story as far as it has been read.
#[derive(Default)]
struct NitfParser {
    builder: TextBuilder,
    blocks: Vec<Block>,
    metadata: Metadata,
    id: Option<String>,
    /// The element whose text is being read.
    section: Section,
    /// The kinds of the enclosing elements, innermost last.
    around: Vec<BlockKind>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Section {
    /// Text that is not part of the story.
    #[default]
    Outside,
    Headline,
    Byline,
    Content,
}

impl NitfParser {
    fn token(&mut self, token: HtmlToken<'_>) {
        match token {
            HtmlToken::Text(text, at) => match self.section {
                Section::Outside => {}
                Section::Byline => add(&mut self.metadata.byline, text),
                Section::Headline | Section::Content => write_text(&mut self.builder, text, at),
            },
            HtmlToken::Start {
                name, attributes, ..
            } => self.start(name, attributes),
            HtmlToken::End { name, .. } => self.end(name),
        }
    }

    fn start(&mut self, name: &str, attributes: &str) {
        match name {
            "hl1" => self.section = Section::Headline,
            "byline" => self.section = Section::Byline,
            "body.content" => self.section = Section::Content,
            "body.end" | "tobject" => self.section = Section::Outside,
            "doc-id" => self.id = attribute(attributes, "id-string"),
            "date.issue" => self.metadata.published = attribute(attributes, "norm"),
            "doc.copyright" => self.metadata.site = attribute(attributes, "holder"),
            "br" => self.builder.line(),
            _ if self.section == Section::Content => {
                if let Some(kind) = kind(name) {
                    self.end_block();
                    self.around.push(kind.unwrap_or(self.kind()));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "hl1" => {
                if let Some(span) = self.builder.end_block() {
                    self.metadata.headline = Some(self.builder.text.as_str()[span].to_owned());
                    let kind = BlockKind::Heading;
                    self.blocks.push(Block { span, kind });
                }
                self.section = Section::Outside;
            }
            "byline" => self.section = Section::Outside,
            "body.content" => {
                self.end_block();
                self.section = Section::Outside;
            }
            _ if self.section == Section::Content && kind(name).is_some() => {
                self.end_block();
                self.around.pop();
            }
            _ => {}
        }
    }

    fn kind(&self) -> BlockKind {
        self.around.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn end_block(&mut self) {
        if let Some(span) = self.builder.end_block() {
            let kind = self.kind();
            self.blocks.push(Block { span, kind });
        }
    }
}

/// Returns the effect of a block element: `Some(Some(kind))` for one with a kind of its own,
/// `Some(None)` for one that only separates; `None` for an inline element.
fn kind(name: &str) -> Option<Option<BlockKind>> {
    match name {
        "hl2" => Some(Some(BlockKind::Heading)),
        "media-caption" | "media-producer" => Some(Some(BlockKind::Caption)),
        "bq" => Some(Some(BlockKind::BlockQuote)),
        "li" => Some(Some(BlockKind::ListItem)),
        "p" | "block" | "media" | "ul" | "ol" | "dl" | "dt" | "dd" | "table" | "tr" | "td"
        | "th" | "note" | "pre" | "hr" => Some(None),
        _ => None,
    }
}

/// Adds words to a byline, which may be in parts: a person, a title.
fn add(byline: &mut Option<String>, words: &str) {
    let words = words.split_whitespace();
    for word in words {
        let byline = byline.get_or_insert_default();
        if !byline.is_empty() {
            byline.push(' ');
        }
        byline.push_str(&htmlize::unescape(word));
    }
}
