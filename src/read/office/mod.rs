//! Documents of word processors: DOCX (Word) and ODT (LibreOffice), both XML in a ZIP archive.
//!
//! The text is that of the paragraphs, headings, list items and table cells, a blank line between, as a reader
//! sees them; footnotes follow at the end. Of tracked changes the accepted text is read, unless the options say
//! otherwise. Field codes, comments and alternative texts are no text of the story.

mod docx;
mod element;
mod odt;
mod office_text;
mod zip;

use super::Options;
use crate::document::{Document, Metadata};
use crate::error::{Error, ErrorKind};
use crate::read::tags::{HtmlToken, tokens};
use element::local;
use office_text::OfficeText;
use zip::{ZipArchive, ZipError};

/// Parses a document.
pub(super) fn document(id: String, bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let failed = |error: ZipError| Error::new(error.kind(), id.as_str(), error.to_string());
    let archive = ZipArchive::open(bytes, options.longest).map_err(failed)?;
    let part = |name: &str| archive.text(name).map_err(failed);
    let mut text = OfficeText::default();
    let core = if let Some(content) = part("word/document.xml")? {
        docx::read(&content, options.tracked, &mut text);
        if let Some(notes) = part("word/footnotes.xml")? {
            docx::read(&notes, options.tracked, &mut text);
        }
        part("docProps/core.xml")?
    } else if let Some(content) = part("content.xml")? {
        odt::read(&content, &mut text);
        part("meta.xml")?
    } else {
        let message = "a ZIP archive without a DOCX or ODT document in it: unpack it first";
        return Err(Error::new(ErrorKind::Syntax, id, message));
    };
    let (text, blocks) = text.finish();
    if blocks.is_empty() {
        return Err(Error::new(ErrorKind::Syntax, id, "document without text"));
    }
    let document = Document::of_blocks(id, text, blocks)?;
    Ok(document.with_metadata(metadata(&core.unwrap_or_default())))
}

/// Reads title and author.
fn metadata(core: &str) -> Metadata {
    let mut metadata = Metadata::default();
    let mut field = "";
    for token in tokens(core) {
        match token {
            HtmlToken::Start { name, .. } => field = local(name),
            HtmlToken::End { .. } => field = "",
            HtmlToken::Text(text, _) => {
                let text = htmlize::unescape(text).trim().to_owned();
                let field = match field {
                    "title" => &mut metadata.headline,
                    "creator" | "initial-creator" => &mut metadata.byline,
                    _ => continue,
                };
                if !text.is_empty() {
                    *field = Some(text);
                }
            }
        }
    }
    metadata
}
