//! Documents of word processors: DOCX (Word) and ODT (LibreOffice), both XML in a ZIP archive.
//!
//! The text is that of the paragraphs, headings, list items and table cells, a blank line between, as a reader
//! sees them; footnotes and endnotes follow at the end. Of tracked changes the accepted text is read, unless the
//! options say otherwise. Field codes, comments and alternative texts are no text of the story.

mod comments;
mod docx;
mod odt;
mod office_text;
mod zip;

use super::Options;
use crate::document::{Document, KeptFields, Metadata};
use crate::error::{Error, ErrorKind};
use crate::read::xml::{XmlError, XmlToken, tokens};
use docx::DocxStyles;
use office_text::OfficeText;
use zip::{ZipArchive, ZipError};

/// The parts of a DOCX with notes, in the order of their text.
const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];

/// The name of the field with the comments.
const COMMENTS: &str = "comments";

/// Parses a document.
pub(super) fn document(id: String, bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let failed = |error: ZipError| Error::new(error.kind(), id.as_str(), error.to_string());
    let malformed_in = |error: XmlError, part: &str| {
        let message = format!("malformed XML at byte {} of its {part}", error.at);
        Error::new(ErrorKind::Syntax, id.as_str(), message)
    };
    let malformed = |error: XmlError| malformed_in(error, "text");
    let archive = ZipArchive::open(bytes, options.longest).map_err(failed)?;
    let part = |name: &str| archive.text(name).map_err(failed);
    let is_kept = |name: &str| options.keep.iter().any(|kept| kept == name);
    let mut text = OfficeText::default();
    let (core, comments) = if let Some(content) = part("word/document.xml")? {
        let styles = part("word/styles.xml")?.unwrap_or_default();
        let styles = DocxStyles::of(&styles).map_err(malformed)?;
        let mut add = |xml: &str| docx::read(xml, &styles, options.tracked, &mut text);
        add(&content).map_err(malformed)?;
        for name in NOTES {
            if let Some(notes) = part(name)? {
                add(&notes).map_err(malformed)?;
            }
        }
        // Without being asked for they are not unpacked: a damaged one is no reason to lose the story.
        let comments = match is_kept(COMMENTS) {
            true => part("word/comments.xml")?,
            false => None,
        };
        (part("docProps/core.xml")?, comments)
    } else if let Some(content) = part("content.xml")? {
        odt::read(&content, options.tracked, &mut text).map_err(malformed)?;
        (part("meta.xml")?, Some(content))
    } else {
        let message = "a ZIP archive without a DOCX or ODT document in it: unpack it first";
        return Err(Error::new(ErrorKind::Syntax, id, message));
    };
    let (text, blocks, bold) = text.finish();
    if blocks.is_empty() {
        return Err(Error::new(ErrorKind::Syntax, id, "document without text"));
    }
    let comments = match comments {
        Some(xml) if is_kept(COMMENTS) => {
            comments::read(&xml).map_err(|error| malformed_in(error, COMMENTS))?
        }
        _ => None,
    };
    let (properties, end) = properties(&core.unwrap_or_default());
    // Fields that nobody asked for are no reason to lose the story.
    if let Some(error) = end.filter(|_| options.keep.iter().any(|name| name != COMMENTS)) {
        return Err(malformed_in(error, "properties"));
    }
    let kept = KeptFields::of(&options.keep, |name| match name {
        COMMENTS => comments.clone(),
        name => property(&properties, &[name]),
    });
    let document = Document::of_blocks(id, text, blocks)?;
    let metadata = Metadata {
        headline: property(&properties, &["title"]),
        byline: property(&properties, &["initial-creator", "creator"]),
        ..Metadata::default()
    };
    Ok(document
        .with_metadata(metadata)
        .with_bold(bold)
        .with_kept(kept))
}

/// Reads the properties of a document, such as `title` and `keywords`; those that are empty are left out. What is
/// malformed ends them, and is returned.
fn properties(core: &str) -> (Vec<(String, String)>, Option<XmlError>) {
    let mut properties = Vec::new();
    let (mut name, mut words) = ("", String::new());
    for token in tokens(core) {
        let token = match token {
            Ok(token) => token,
            Err(error) => return (properties, Some(error)),
        };
        match token {
            XmlToken::Start(tag) => (name, words) = (tag.name, String::new()),
            XmlToken::Text(text, _) => words += &htmlize::unescape(text),
            XmlToken::Literal(text, _) => words += text,
            XmlToken::End(_) => {
                let words = std::mem::take(&mut words);
                if !name.is_empty() && !words.trim().is_empty() {
                    properties.push((name.to_owned(), words.trim().to_owned()));
                }
                name = "";
            }
        }
    }
    (properties, None)
}

/// Returns the first property with one of these names.
fn property(properties: &[(String, String)], names: &[&str]) -> Option<String> {
    let named = |name: &&str| properties.iter().find(|(found, _)| found == name);
    names
        .iter()
        .find_map(|name| named(name).map(|(_, words)| words.clone()))
}
