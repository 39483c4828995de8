//! NITF: news in XML, as agencies sent it before ninjs (IPTC).
//!
//! The story is the content of `<body.content>`; headline, byline and date have their own elements.

use super::decoded::{CharWidth, Decoded};
use super::encodings;
use super::html::{TextBuilder, write_text};
use super::xml::{XmlTag, XmlToken, tokens};
use crate::document::{Block, BlockKind, Document, FileLines, Metadata, Origin};
use crate::error::{Error, ErrorKind};

/// Parses a file.
pub(super) fn document(id: String, bytes: Vec<u8>) -> Result<Document, Error> {
    let lines = FileLines::of(&bytes);
    let declared = declared(&bytes);
    let Decoded {
        text,
        encoding,
        width,
    } = encodings::page(&id, bytes, declared.as_deref())?;
    let mut story = NitfParser::default();
    for token in tokens(&text) {
        match token {
            Ok(token) => story.token(token),
            Err(error) => {
                let message = format!("malformed XML at byte {}", error.at);
                return Err(Error::new(ErrorKind::Syntax, id, message));
            }
        }
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
    /// The words of the byline, which may be in parts: a person, a title.
    byline: String,
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
    fn token(&mut self, token: XmlToken<'_>) {
        match token {
            XmlToken::Text(text, at) => match self.section {
                Section::Outside => {}
                Section::Byline => self.byline += &htmlize::unescape(text),
                Section::Headline | Section::Content => write_text(&mut self.builder, text, at),
            },
            XmlToken::Literal(text, at) => match self.section {
                Section::Outside => {}
                Section::Byline => self.byline += text,
                Section::Headline | Section::Content => self.builder.words(text, Some(at)),
            },
            XmlToken::Start(tag) => self.start(tag),
            XmlToken::End(name) => self.end(name),
        }
    }

    fn start(&mut self, tag: XmlTag<'_>) {
        match tag.name {
            "hl1" => self.section = Section::Headline,
            "byline" => self.section = Section::Byline,
            "body.content" => self.section = Section::Content,
            "body.end" | "tobject" => self.section = Section::Outside,
            "doc-id" => self.id = tag.attribute("id-string"),
            "date.issue" => self.metadata.published = tag.attribute("norm"),
            "doc.copyright" => self.metadata.site = tag.attribute("holder"),
            _ if self.section == Section::Byline => self.byline.push(' '),
            "br" => self.builder.line(),
            _ if self.section == Section::Content => {
                if let Some(kind) = kind(tag.name) {
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
            "byline" => {
                let words: Vec<&str> = self.byline.split_whitespace().collect();
                self.metadata.byline = (!words.is_empty()).then(|| words.join(" "));
                self.section = Section::Outside;
            }
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

/// Returns the encoding that the first line declares: `<?xml version="1.0" encoding="ISO-8859-1"?>`.
fn declared(bytes: &[u8]) -> Option<String> {
    let line = bytes.strip_prefix(b"<?xml")?;
    let line = &line[..line.len().min(200)];
    let line = &line[..memchr::memmem::find(line, b"?>")?];
    let at = memchr::memmem::find(line, b"encoding")?;
    let mut parts = line[at..].split(|byte| matches!(byte, b'"' | b'\''));
    let label = parts.nth(1)?;
    Some(String::from_utf8_lossy(label).into_owned())
}
