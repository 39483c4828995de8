//! JSONL: one story a line, `{"id": "…", "text": "…"}`.

use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::read::raw::{Part, Shape};
use crate::read::{Options, Raw, Reader, decode, ninjs};
use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

/// What is read of a line. Every other key is passed over.
#[derive(Deserialize)]
struct Story<'l> {
    id: Option<Id>,
    #[serde(borrow)]
    text: Cow<'l, str>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "`id` has to be a string or a number")]
enum Id {
    Words(String),
    Number(serde_json::Number),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Id::Words(words) => f.write_str(words),
            Id::Number(number) => number.fmt(f),
        }
    }
}

/// Parses an object.
pub(super) fn document(place: &str, line: &[u8], options: &Options) -> Result<Document, Error> {
    let line = decode::line(place, line)?;
    // Serde would take `["a", "text"]` for an object without its keys.
    if line.trim_start().starts_with('[') {
        return Err(no_object(place));
    }
    if options.text_field.is_some() || options.id_field.is_some() {
        return chosen(place, line, options);
    }
    let story: Story<'_> = match serde_json::from_str(line) {
        Ok(story) => story,
        Err(error) => {
            if error.is_data() && !line.trim_start().starts_with('{') {
                return Err(no_object(place));
            }
            let item = line.contains("\"bod").then(|| serde_json::from_str(line));
            let ninjs = item.and_then(|item| ninjs::document(place, &item.ok()?));
            return ninjs.unwrap_or_else(|| Err(malformed(place, &error)));
        }
    };
    let id = story
        .id
        .map_or_else(|| place.to_owned(), |id| id.to_string());
    Document::plain(id, story.text)
}

fn no_object(place: &str) -> Error {
    Error::new(ErrorKind::Syntax, place, "not an object")
}

/// Makes a document of the fields that were asked for.
fn chosen(place: &str, line: &str, options: &Options) -> Result<Document, Error> {
    let item: Value = serde_json::from_str(line).map_err(|e| malformed(place, &e))?;
    let wrong = |message| Err(Error::new(ErrorKind::Syntax, place, message));
    let wanted = options.text_field.as_deref().unwrap_or("text");
    let text = match field(&item, wanted) {
        Some(Value::String(text)) => text.as_str(),
        Some(_) => return wrong(format!("`{wanted}` has to be a string")),
        None => return wrong(format!("missing field `{wanted}`")),
    };
    let wanted = options.id_field.as_deref().unwrap_or("id");
    let id = match field(&item, wanted) {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        None if options.id_field.is_none() => place.to_owned(),
        None => return wrong(format!("missing field `{wanted}`")),
        Some(_) => return wrong(format!("`{wanted}` has to be a string or a number")),
    };
    Document::plain(id, text)
}

/// Finds a field: by its whole name, or else along the dots.
fn field<'v>(item: &'v Value, name: &str) -> Option<&'v Value> {
    item.get(name)
        .or_else(|| name.split('.').try_fold(item, |item, name| item.get(name)))
}

/// Says what is wrong with a line, and in which column of it (bytes, from 1).
fn malformed(place: &str, error: &serde_json::Error) -> Error {
    let whole = error.to_string();
    // serde_json counts lines within what it was given, which is one line in JSONL.
    let at = format!(" at line {} column {}", error.line(), error.column());
    match whole.strip_suffix(&at) {
        Some(message) if error.line() > 1 => {
            let place = format!("{place}:{}:{}", error.line(), error.column());
            Error::new(ErrorKind::Syntax, place, message)
        }
        Some(message) => {
            let place = format!("{place}:{}", error.column());
            Error::new(ErrorKind::Syntax, place, message)
        }
        None => Error::new(ErrorKind::Syntax, place, whole),
    }
}

/// The lines of a file, one at a time. Blank ones are passed over.
pub(super) struct Lines {
    path: String,
    reader: Reader,
    line: u64,
    done: bool,
    options: Arc<Options>,
}

impl Lines {
    pub(super) fn new(path: String, reader: Reader, options: Arc<Options>) -> Lines {
        Lines {
            path,
            reader,
            options,
            line: 0,
            done: false,
        }
    }

    /// Fetches a line without its line break; `None` at the end of the file.
    fn fetch(&mut self) -> io::Result<Option<Fetched>> {
        let mut bytes = Vec::new();
        let longest = self.options.longest;
        let mut within = (&mut self.reader).take(longest + 1);
        if within.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.line += 1;
        if bytes.len() as u64 > longest && !bytes.ends_with(b"\n") {
            self.reader.skip_until(b'\n')?;
            return Ok(Some(Fetched::TooLong));
        }
        if self.line == 1 && bytes.starts_with("\u{FEFF}".as_bytes()) {
            bytes.drain(..'\u{FEFF}'.len_utf8());
        }
        bytes.truncate(bytes.trim_ascii_end().len());
        Ok(Some(Fetched::Line(bytes)))
    }
}

enum Fetched {
    Line(Vec<u8>),
    TooLong,
}

impl Iterator for Lines {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Result<Raw, Error>> {
        while !self.done {
            match self.fetch() {
                Ok(Some(Fetched::Line(bytes))) if bytes.is_empty() => {}
                Ok(Some(Fetched::Line(bytes))) => {
                    return Some(Ok(Raw {
                        path: self.path.clone(),
                        part: Part::Line(self.line),
                        id: None,
                        shape: Shape::JsonLine,
                        bytes,
                        options: Arc::clone(&self.options),
                    }));
                }
                Ok(Some(Fetched::TooLong)) => {
                    let place = format!("{}:{}", self.path, self.line);
                    return Some(Err(self.options.too_long(place)));
                }
                Ok(None) => {
                    self.done = true;
                    if self.line == 0 {
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

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lines")
            .field("path", &self.path)
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}
