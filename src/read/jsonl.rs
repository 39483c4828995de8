//! JSONL: one story per line, `{"id": "…", "text": "…"}`. Lines are cut here and parsed by
//! `json_object`.

use super::raw::{StoryFormat, StoryPart};
use super::{InputReader, Options, Raw};
use crate::error::{Error, ErrorKind};
use std::fmt;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

/// The lines of a file, one at a time. Blank ones are skipped.
pub(super) struct JsonLines {
    path: String,
    reader: InputReader,
    line: u64,
    done: bool,
    options: Arc<Options>,
}

impl JsonLines {
    pub(super) fn new(path: String, reader: InputReader, options: Arc<Options>) -> JsonLines {
        JsonLines {
            path,
            reader,
            options,
            line: 0,
            done: false,
        }
    }

    /// Fetches a line without its line break; `None` at the end of the file.
    fn fetch(&mut self) -> io::Result<Option<FetchedLine>> {
        let mut bytes = Vec::new();
        let longest = self.options.longest;
        let mut within = (&mut self.reader).take(longest + 1);
        if within.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.line += 1;
        if bytes.len() as u64 > longest && !bytes.ends_with(b"\n") {
            self.reader.skip_until(b'\n')?;
            let id = self.options.story_id(&bytes);
            return Ok(Some(FetchedLine::TooLong(id)));
        }
        if self.line == 1 && bytes.starts_with("\u{FEFF}".as_bytes()) {
            bytes.drain(..'\u{FEFF}'.len_utf8());
        }
        bytes.truncate(bytes.trim_ascii_end().len());
        Ok(Some(FetchedLine::Line(bytes)))
    }
}

enum FetchedLine {
    Line(Vec<u8>),
    /// The id, if it stands in the part that was read.
    TooLong(Option<String>),
}

impl Iterator for JsonLines {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Result<Raw, Error>> {
        while !self.done {
            match self.fetch() {
                Ok(Some(FetchedLine::Line(bytes))) if bytes.is_empty() => {}
                Ok(Some(FetchedLine::Line(bytes))) => {
                    return Some(Ok(Raw {
                        version: None,
                        path: self.path.clone(),
                        part: StoryPart::Line(self.line),
                        id: None,
                        format: StoryFormat::JsonLine,
                        bytes,
                        options: Arc::clone(&self.options),
                    }));
                }
                Ok(Some(FetchedLine::TooLong(id))) => {
                    let place = format!("{}:{}", self.path, self.line);
                    return Some(Err(self.options.too_long(place).in_document(id)));
                }
                Ok(None) => {
                    self.done = true;
                    // One of many processes may be handed no story.
                    if self.line == 0 && self.path != "-" {
                        let empty = Error::new(ErrorKind::Syntax, self.path.as_str(), "empty");
                        return Some(Err(empty));
                    }
                }
                Err(error) => {
                    self.done = true;
                    return Some(Err(Error::io(self.path.as_str(), error)));
                }
            }
        }
        None
    }
}

impl fmt::Debug for JsonLines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines")
            .field("path", &self.path)
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}
