//! Bytes to documents: plain text, transcripts, subtitles and JSONL, files, folders and standard
//! input.
//!
//! Reading has two halves, so that many threads can share the second. [`inputs`] walks the paths
//! and fetches bytes, one story at a time and no more than one; [`Raw::document`] decodes and
//! parses them. What cannot be read is an [`Error`] in its place among the stories: the stories
//! after it still come.

mod decode;
mod jsonl;
mod transcript;
mod walk;

use crate::document::Document;
use crate::error::{Error, ErrorKind};
use jsonl::Lines;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use walk::Walk;

/// The longest text that is read as one story: what a [`Document`] can hold.
const LONGEST: u64 = u32::MAX as u64 - 1;

/// What the bytes of an input are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Told by the name: `.jsonl` and `.ndjson` are JSONL, `.txt` and `.md` text. Where the name
    /// does not tell, a first line that opens with `{"` is JSONL.
    #[default]
    Auto,
    /// One story in plain text.
    Text,
    /// One story a line: `{"id": "…", "text": "…"}`. Other keys are passed over.
    Jsonl,
}

/// The bytes of one story, fetched but not yet decoded.
#[derive(Debug)]
pub struct Raw {
    /// The path as it was given, or `-`.
    path: String,
    /// The line of a JSONL file, from 1.
    line: Option<u64>,
    bytes: Vec<u8>,
}

impl Raw {
    /// Makes a story of bytes that are no file, under a name for it: a version in a git history.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Raw {
        Raw {
            path: name.into(),
            line: None,
            bytes,
        }
    }

    /// Returns how many bytes there are.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Returns the bytes as they were fetched: a file, or a line of JSONL.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns where the story is: `story.txt`, `stories.jsonl:12`.
    pub fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.path),
            None => self.path.clone(),
        }
    }

    /// Decodes and parses the bytes.
    ///
    /// A text goes by its path; a JSONL line by its `id`, or by path and line where it has none.
    ///
    /// # Errors
    /// [`ErrorKind::Encoding`] for bytes that are no text in any encoding we know,
    /// [`ErrorKind::Syntax`] for an empty file or a line that is no such object,
    /// [`ErrorKind::Limit`] for a text of 4 GiB.
    pub fn document(self) -> Result<Document, Error> {
        match self.line {
            Some(_) => jsonl::document(&self.place(), &self.bytes),
            None => {
                let (text, encoding) = decode::text(&self.path, self.bytes)?;
                let document = Document::plain(self.path, text)?.with_encoding(encoding);
                Ok(transcript::with_turns(document))
            }
        }
    }
}

/// Fetches the stories of `paths`, in the order given; `-` is standard input.
///
/// A folder is walked, in the order of file names, and gives its `.txt`, `.text`, `.md`, `.srt`,
/// `.vtt`, `.jsonl` and `.ndjson` files; hidden files and folders (`.git`) are passed over. Nothing is opened before
/// the iterator gets there.
pub fn inputs(paths: &[PathBuf], format: Format) -> Inputs {
    Inputs {
        walk: Walk::over(paths),
        format,
        open: None,
    }
}

/// Reads the documents of `paths`: [`inputs`], decoded and parsed.
pub fn documents(
    paths: &[PathBuf],
    format: Format,
) -> impl Iterator<Item = Result<Document, Error>> {
    inputs(paths, format).map(|raw| raw.and_then(Raw::document))
}

/// The stories of some paths: what [`inputs`] returns.
#[derive(Debug)]
pub struct Inputs {
    walk: Walk,
    format: Format,
    /// The JSONL file that is being read.
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
            let opened = self.walk.next()?.and_then(|path| open(&path, self.format));
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

fn open(path: &Path, format: Format) -> Result<Opened, Error> {
    let name = path.display().to_string();
    let (reader, format) = reader(path, format).map_err(|e| Error::io(name.as_str(), e))?;
    match format {
        Format::Jsonl => Ok(Opened::Lines(Lines::new(name, reader))),
        Format::Auto | Format::Text => story(name, reader).map(Opened::Story),
    }
}

/// What bytes come from. `Send`, so that they can be fetched beside the work on earlier ones.
type Reader = Box<dyn BufRead + Send>;

/// Opens an input and tells what it is.
fn reader(path: &Path, format: Format) -> io::Result<(Reader, Format)> {
    let bytes: Box<dyn Read + Send> = match path.to_str() {
        Some("-") => Box::new(io::stdin()),
        _ => Box::new(File::open(path)?),
    };
    let mut reader = BufReader::with_capacity(1 << 18, bytes);
    let format = match (format, named(path)) {
        (Format::Auto, Format::Auto) if reader.fill_buf()?.starts_with(b"{\"") => Format::Jsonl,
        (Format::Auto, named) => named,
        (forced, _) => forced,
    };
    Ok((Box::new(reader), format))
}

/// Tells a format by the ending of the name.
fn named(path: &Path) -> Format {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("txt" | "text" | "md" | "srt" | "vtt") => Format::Text,
        Some("jsonl" | "ndjson") => Format::Jsonl,
        _ => Format::Auto,
    }
}

fn story(path: String, reader: Reader) -> Result<Raw, Error> {
    let mut bytes = Vec::new();
    let read = reader.take(LONGEST + 1).read_to_end(&mut bytes);
    read.map_err(|e| Error::io(path.as_str(), e))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::new(
            ErrorKind::Limit,
            path,
            "longer than 4 GiB: split it",
        ));
    }
    Ok(Raw {
        path,
        line: None,
        bytes,
    })
}
