//! A story as Python hands it over: a text, or the path of a file.

use onrecord::document::BlockKind;
use onrecord::read::{self, Options, Raw};
use onrecord::{Document, Error, ErrorKind};
use pyo3::FromPyObject;
use std::path::{Path, PathBuf};

/// A story: `(id, text, path)`, of which text or path is there.
#[derive(Debug, FromPyObject)]
pub(crate) struct StoryInput(String, Option<String>, Option<PathBuf>);

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextAs {
    /// As it is: what a line of JSONL has.
    Text,
    /// As a file of text, which may be a transcript: its labels say who speaks.
    Source,
}

impl StoryInput {
    /// Returns the documents: one of a text, any number of a file or folder. What cannot be read is an error in its
    /// place.
    pub(crate) fn documents(
        self,
        reading: &Options,
        text_as: TextAs,
    ) -> Box<dyn Iterator<Item = Result<Document, Error>>> {
        match self {
            StoryInput(_, _, Some(path)) => Box::new(read::documents(&[path], reading.clone())),
            StoryInput(id, text, None) => Box::new(std::iter::once(text_document(
                id,
                text.unwrap_or_default(),
                text_as,
            ))),
        }
    }
}

/// Makes the document of a text.
pub(crate) fn text_document(id: String, text: String, text_as: TextAs) -> Result<Document, Error> {
    refuse_long(&id, text.len())?;
    match text_as {
        // A file without a byte is an error, a text without a character is none.
        TextAs::Source if !text.is_empty() => {
            Raw::new(id, Path::new("source.txt"), text.into_bytes()).document()
        }
        _ => Document::plain(id, text),
    }
}

/// Refuses a text over the limit of a story, in the words of a file over it.
pub(crate) fn refuse_long(id: &str, length: usize) -> Result<(), Error> {
    let most = Raw::longest();
    match length as u64 > most {
        true => Err(Error::new(
            ErrorKind::Limit,
            id,
            format!("longer than {} MiB", most >> 20),
        )),
        false => Ok(()),
    }
}

/// How files are read: `(format, text field, id field, parts to leave out)`.
#[derive(Debug, FromPyObject)]
pub(crate) struct Reading(String, Option<String>, Option<String>, Vec<String>);

impl Reading {
    /// Returns the options of the library.
    pub(crate) fn options(self, keep: &[String]) -> Result<Options, Error> {
        let Reading(format, text, id, without) = self;
        let without = without.iter().map(|part| self::part(part));
        let without: Vec<BlockKind> = without.collect::<Result<_, _>>()?;
        let mut options = Options::from(self::format(&format)?).without(without);
        options = options.keep(keep.iter().cloned());
        if let Some(name) = text {
            options = options.text_field(name);
        }
        if let Some(name) = id {
            options = options.id_field(name);
        }
        Ok(options)
    }
}

fn format(name: &str) -> Result<read::Format, Error> {
    use read::Format;
    Ok(match name {
        "auto" => Format::Auto,
        "text" => Format::Text,
        "markdown" => Format::Markdown,
        "html" => Format::Html,
        "jsonl" => Format::Jsonl,
        "json" => Format::Json,
        "csv" => Format::Csv,
        "nitf" => Format::Nitf,
        "docx" => Format::Docx,
        "odt" => Format::Odt,
        "warc" => Format::Warc,
        _ => {
            return Err(crate::error::usage(format!(
                "format {name:?} is not one of auto, text, markdown, html, jsonl, json, csv, nitf, docx, odt, warc"
            )));
        }
    })
}

fn part(name: &str) -> Result<BlockKind, Error> {
    Ok(match name {
        "headings" => BlockKind::Heading,
        "block-quotes" => BlockKind::BlockQuote,
        "pull-quotes" => BlockKind::PullQuote,
        "captions" => BlockKind::Caption,
        "related" => BlockKind::Related,
        _ => {
            return Err(crate::error::usage(format!(
                "without {name:?} is not one of headings, block-quotes, pull-quotes, captions, related"
            )));
        }
    })
}
