//! The stories of some paths, one after the other: what a file is, and what it holds.

use super::jsonl::Lines;
use super::raw::{Part, Shape};
use super::walk::Walk;
use super::{Format, Options, Raw, Reader};
use crate::document::Document;
use crate::error::Error;
#[cfg(not(feature = "html"))]
use crate::error::ErrorKind;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Fetches the stories of `paths`, in the order given; `-` is standard input.
///
/// A folder is walked, in the order of file names, and gives the files whose names say that they
/// hold stories: text, Markdown, web pages, JSONL; with a format forced, those named as that format.
/// Hidden files and folders (`.git`) are passed over. Nothing is opened before the iterator gets
/// there.
pub fn inputs(paths: &[PathBuf], options: impl Into<Options>) -> Inputs {
    let options = Arc::new(options.into());
    Inputs {
        walk: Walk::over(paths, options.format),
        options,
        open: None,
    }
}

/// Reads the documents of `paths`: [`inputs`], decoded and parsed.
pub fn documents<O: Into<Options>>(
    paths: &[PathBuf],
    options: O,
) -> impl Iterator<Item = Result<Document, Error>> + use<O> {
    inputs(paths, options).map(|raw| raw.and_then(Raw::document))
}

/// The stories of some paths: what [`inputs`] returns.
#[derive(Debug)]
pub struct Inputs {
    walk: Walk,
    options: Arc<Options>,
    /// The file of many stories that is being read.
    open: Option<Lines>,
}

impl Iterator for Inputs {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Result<Raw, Error>> {
        loop {
            if let Some(lines) = &mut self.open {
                match lines.next() {
                    Some(line) => return Some(line),
                    None => self.open = None,
                }
            }
            let opened = self
                .walk
                .next()?
                .and_then(|path| open(&path, &self.options));
            match opened {
                Ok(Opened::Story(raw)) => return Some(Ok(raw)),
                Ok(Opened::Lines(lines)) => self.open = Some(lines),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

enum Opened {
    Story(Raw),
    Lines(Lines),
}

fn open(path: &Path, options: &Arc<Options>) -> Result<Opened, Error> {
    let name = path.display().to_string();
    let (reader, format) = reader(path, options.format).map_err(|e| Error::io(name.as_str(), e))?;
    let shape = match format {
        Format::Jsonl => {
            let options = Arc::clone(options);
            return Ok(Opened::Lines(Lines::new(name, reader, options)));
        }
        #[cfg(feature = "html")]
        Format::Html => Shape::Html(super::html::Delivery::default()),
        #[cfg(not(feature = "html"))]
        Format::Html => return Err(not_built(name, "html")),
        #[cfg(feature = "markdown")]
        Format::Markdown => Shape::Markdown,
        // Markdown is text that can be read as it is.
        #[cfg(not(feature = "markdown"))]
        Format::Markdown => Shape::Text,
        Format::Auto | Format::Text => Shape::Text,
    };
    story(name, reader, shape, options).map(Opened::Story)
}

/// Opens an input and tells what it is.
fn reader(path: &Path, format: Format) -> io::Result<(Reader, Format)> {
    let bytes: Box<dyn Read + Send> = match path.to_str() {
        Some("-") => Box::new(io::stdin()),
        _ => Box::new(File::open(path)?),
    };
    let mut reader = BufReader::with_capacity(1 << 18, bytes);
    let format = match (format, Format::named(path)) {
        (Format::Auto, Format::Auto) => Format::sniffed(reader.fill_buf()?),
        (Format::Auto, named) => named,
        (forced, _) => forced,
    };
    Ok((Box::new(reader), format))
}

fn story(path: String, reader: Reader, shape: Shape, options: &Arc<Options>) -> Result<Raw, Error> {
    let mut bytes = Vec::new();
    let read = reader.take(options.longest + 1).read_to_end(&mut bytes);
    read.map_err(|e| Error::io(path.as_str(), e))?;
    if bytes.len() as u64 > options.longest {
        return Err(options.too_long(path));
    }
    Ok(Raw {
        path,
        part: Part::Whole,
        shape,
        bytes,
        options: Arc::clone(options),
    })
}

/// Says which feature a build would need.
#[cfg(not(feature = "html"))]
fn not_built(place: String, feature: &str) -> Error {
    let message =
        format!("this build of onrecord cannot read it: it needs the feature `{feature}`");
    Error::new(ErrorKind::Usage, place, message)
}
