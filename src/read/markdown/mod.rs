//! Markdown: the blocks of the prose, in the file as it is.
//!
//! The text of the document is the file, byte for byte and character for character, so that every
//! offset and line is that of the file. Markup inside a block (`**`, the address of a link, the `>`
//! of a second line, the tags of HTML) becomes white space; front matter, code and templates remain in
//! the text, but in no block.

mod html;
mod mask;
mod shortcode;
mod template;
mod walk;

use super::decode;
use super::decoded::Decoded;
use super::front_matter;
use crate::document::{BlankedMarkup, Block, Document, KeptFields, Metadata};
use crate::error::Error;
use crate::text::Span;
use mask::MarkupMask;
use pulldown_cmark::{Event, Options, Parser, Tag};
use template::Templates;
use walk::MarkdownWalker;

/// Parses a file.
pub(super) fn document(
    id: String,
    bytes: Vec<u8>,
    options: &super::Options,
) -> Result<Document, Error> {
    let decoded = decode::text(&id, bytes)?;
    let origin = decoded.origin();
    let Decoded { text, encoding, .. } = decoded;
    let MarkdownText {
        masked,
        blocks,
        bold,
        markup,
        metadata,
    } = MarkdownText::of(&text);
    let front = &text[..front_matter::length(&text)];
    let kept = KeptFields::of(&options.keep, |name| front_matter::field(front, name));
    let document = Document::of_blocks(id, masked, blocks)?
        .with_kept(kept)
        .with_bold(bold)
        .with_markup(markup);
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
    markup: BlankedMarkup,
    /// The blocks in bold.
    bold: Vec<Span>,
    metadata: Metadata,
}

impl MarkdownText {
    fn of(text: &str) -> MarkdownText {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
        let templates = Templates::of(text);
        let start = front_matter::length(text);
        let mut metadata = front_matter::metadata(&text[..start]);
        let mut walk = MarkdownWalker::of(&templates);
        for (event, range) in Parser::new_ext(&templates.plain[start..], options).into_offset_iter()
        {
            let range = range.start + start..range.end + start;
            if let Event::Start(Tag::MetadataBlock(_)) = event {
                metadata = front_matter::metadata(&text[range.clone()]);
            }
            walk.event(&event, range);
        }
        walk.end_block();
        let source = shown(&templates.source, &walk);
        let mut mask = MarkupMask::of(&source);
        let (mut blocks, mut bold) = (Vec::new(), Vec::new());
        for found in &walk.blocks {
            if let Some(block) = mask.block(found) {
                bold.extend(found.is_bold.then_some(block.span));
                blocks.push(block);
            }
        }
        let masked = mask.finish();
        MarkdownText {
            markup: BlankedMarkup::of(&masked, &source),
            masked,
            blocks,
            bold,
            metadata,
        }
    }
}

/// Returns the file with the marks of `<q>`, and without those of code.
fn shown(source: &str, walk: &MarkdownWalker<'_>) -> String {
    let mut bytes = source.as_bytes().to_vec();
    for &at in &walk.marks {
        bytes[at] = b'"';
    }
    for code in &walk.code {
        for byte in &mut bytes[code.clone()] {
            if matches!(*byte, b'"' | b'\'' | b'`') {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| source.to_owned())
}
