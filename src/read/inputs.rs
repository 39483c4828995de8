//! The stories of some paths in order: opens each input, detects its format, and yields its
//! stories.

use super::compression::Compression;
use super::csv::CsvRows;
use super::json::JsonObjects;
use super::jsonl::JsonLines;
use super::raw::{StoryFormat, StoryPart};
use super::walk::PathWalk;
use super::warc::WarcStories;
use super::{Format, InputReader, Meter, Options, Raw, feature, transcript};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Fetches the stories of `paths`, in the order given; `-` is standard input.
///
/// A path that is not a file and has `*`, `?` or `[` in it is a pattern: `stories/**/*.html` is every
/// page below `stories`. A folder is walked, in the order of file names, and gives the files whose names say that they
/// hold stories: text, Markdown, web pages, JSONL; with a format forced, those named as that format.
/// Hidden files and folders (`.git`) are skipped; a pipe, a socket or a device that a walk meets is
/// an error, while one that `paths` names itself is read. Nothing is opened before the iterator gets
/// there.
pub fn inputs(paths: &[PathBuf], options: impl Into<Options>) -> Inputs {
    let options = Arc::new(options.into());
    let meter = Meter::default();
    Inputs {
        walk: PathWalk::over(paths, options.format, meter.clone()),
        options,
        open: None,
        file: String::new(),
        meter,
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
pub struct Inputs {
    walk: PathWalk,
    options: Arc<Options>,
    /// The file of many stories that is being read.
    open: Option<Stories>,
    /// The name of that file.
    file: String,
    meter: Meter,
}

impl Inputs {
    /// Returns the meter of the bytes fetched, which can be read while others iterate.
    pub fn meter(&self) -> Meter {
        self.meter.clone()
    }
}

/// The stories of one file.
type Stories = Box<dyn Iterator<Item = Result<Raw, Error>> + Send>;

impl fmt::Debug for Inputs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inputs")
            .field("walk", &self.walk)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

impl Iterator for Inputs {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Result<Raw, Error>> {
        loop {
            if let Some(stories) = &mut self.open {
                match stories.next() {
                    Some(story) => return Some(story.map_err(|e| e.in_file(&self.file))),
                    None => self.open = None,
                }
            }
            let opened = self.walk.next()?.and_then(|path| {
                self.file = super::name(&path);
                open(&path, &self.options, &self.meter)
            });
            match opened {
                Ok(Opened::Story(raw)) => return Some(Ok(raw)),
                Ok(Opened::Stories(stories)) => self.open = Some(stories),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

enum Opened {
    Story(Raw),
    Stories(Stories),
}

fn open(path: &Path, options: &Arc<Options>, meter: &Meter) -> Result<Opened, Error> {
    let name = super::name(path);
    let failed = |error| Error::io(name.as_str(), error);
    let mut reader = bytes(path, meter).map_err(failed)?;
    let first = reader.fill_buf().map_err(failed)?;
    let compression = Compression::of(first);
    if let Some(feature) = compression.feature() {
        return Err(feature::missing(name, feature));
    }
    if let Some(message) = foreign(first, path).filter(|_| options.format == Format::Auto) {
        return Err(Error::new(ErrorKind::Usage, name, message));
    }
    let format = match (options.format, Format::named(path)) {
        (Format::Auto, Format::Auto) if compression == Compression::None => Format::sniffed(first),
        (Format::Auto, Format::Auto) => Format::sniffed(&compression.peek(first)),
        (Format::Auto, named) => named,
        (forced, _) => forced,
    };
    if let (Format::Warc, Compression::Gzip) = (format, compression) {
        #[cfg(feature = "gzip")]
        return Ok(stories(WarcStories::gzip(
            name,
            reader,
            Arc::clone(options),
        )));
    }
    if format == Format::Parquet {
        // The footer of a table is at its end.
        if path.as_os_str() == "-" {
            let message = "Parquet cannot be read from standard input";
            return Err(Error::new(ErrorKind::Usage, name, message));
        }
        #[cfg(feature = "parquet")]
        return super::parquet::ParquetTable::open(path, Arc::clone(options)).map(stories);
    }
    let reader = compression.reader(reader).map_err(failed)?;
    opened(name, reader, format, options)
}

fn opened(
    name: String,
    mut reader: InputReader,
    format: Format,
    options: &Arc<Options>,
) -> Result<Opened, Error> {
    let format = match format {
        Format::Csv => {
            let head = reader.fill_buf().map_err(|e| Error::io(name.as_str(), e))?;
            match options.text_field.is_none() && transcript::is_table(head) {
                true => Format::Text,
                false => format,
            }
        }
        format => format,
    };
    let format = match format {
        Format::Jsonl => return Ok(stories(JsonLines::new(name, reader, Arc::clone(options)))),
        Format::Json => return Ok(stories(JsonObjects::new(name, reader, Arc::clone(options)))),
        Format::Csv => {
            let rows = CsvRows::new(name.clone(), reader, Arc::clone(options));
            return Ok(stories(rows.map_err(|e| Error::io(name, e))?));
        }
        Format::Warc => return Ok(stories(WarcStories::new(name, reader, Arc::clone(options)))),
        #[cfg(not(feature = "html"))]
        Format::Html | Format::Nitf => return Err(feature::missing(name, "html")),
        #[cfg(not(feature = "docx"))]
        Format::Docx | Format::Odt => return Err(feature::missing(name, "docx")),
        Format::Parquet => return Err(feature::missing(name, "parquet")),
        one => StoryFormat::of(one),
    };
    story(name, reader, format, options).map(Opened::Story)
}

fn stories(stories: impl Iterator<Item = Result<Raw, Error>> + Send + 'static) -> Opened {
    Opened::Stories(Box::new(stories))
}

/// Returns the way out for a document that is not read.
fn foreign(first: &[u8], path: &Path) -> Option<&'static str> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    if first.starts_with(b"%PDF-") {
        Some("PDF is not read: `pdftotext FILE` makes text of it")
    } else if first.starts_with(b"{\\rtf") {
        Some("RTF is not read: save it as DOCX, ODT or plain text")
    } else if first.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        Some("the format of Word before 2007 is not read: save it as DOCX, ODT or plain text")
    } else if ending == "pages" {
        Some("Pages is not read: export it as DOCX or plain text")
    } else {
        None
    }
}

/// Opens an input.
fn bytes(path: &Path, meter: &Meter) -> io::Result<InputReader> {
    let bytes: Box<dyn Read + Send> = match path.to_str() {
        Some("-") => Box::new(io::stdin()),
        _ => Box::new(File::open(path)?),
    };
    let counted = meter.counting(bytes);
    Ok(Box::new(BufReader::with_capacity(1 << 18, counted)))
}

fn story(
    path: String,
    reader: InputReader,
    format: StoryFormat,
    options: &Arc<Options>,
) -> Result<Raw, Error> {
    let mut bytes = Vec::new();
    let read = reader.take(options.longest + 1).read_to_end(&mut bytes);
    read.map_err(|e| Error::io(path.as_str(), e))?;
    if bytes.len() as u64 > options.longest {
        return Err(options.too_long(path));
    }
    Ok(Raw {
        version: None,
        path,
        part: StoryPart::Whole,
        id: None,
        format,
        bytes,
        options: Arc::clone(options),
    })
}
