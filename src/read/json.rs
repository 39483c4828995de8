//! JSON: a file of one story, or an array of stories, each an object as in JSONL.
//!
//! The objects are cut out of the file without parsing it, so that an array of any length is read
//! one story at a time.

use super::raw::{StoryFormat, StoryPart};
use super::{InputReader, Options, Raw};
use crate::error::{Error, ErrorKind};
use std::io::{self, BufRead as _};
use std::sync::Arc;

/// The objects of a file.
pub(super) struct JsonObjects {
    path: String,
    reader: InputReader,
    /// How many bytes were consumed.
    offset: u64,
    number: u64,
    is_done: bool,
    options: Arc<Options>,
}

/// How far an object has been read.
#[derive(Default)]
struct Nesting {
    open: u64,
    is_string: bool,
    is_escaped: bool,
}

impl Nesting {
    /// Reads a byte; returns whether the object ends with it.
    fn step(&mut self, byte: u8) -> bool {
        if self.is_string {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => self.is_string = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.is_string = true,
            b'{' | b'[' => self.open += 1,
            b'}' | b']' => self.open = self.open.saturating_sub(1),
            _ => {}
        }
        self.open == 0
    }
}

impl JsonObjects {
    pub(super) fn new(path: String, reader: InputReader, options: Arc<Options>) -> JsonObjects {
        JsonObjects {
            path,
            reader,
            offset: 0,
            number: 0,
            is_done: false,
            options,
        }
    }

    fn item(&mut self) -> Result<Option<Raw>, Error> {
        let path = self.path.clone();
        let failed = |error| Error::io(path.as_str(), error);
        let first = between(&mut self.reader, &mut self.offset).map_err(failed)?;
        match first {
            None if self.number == 0 => {
                let message = "no object in the file";
                return Err(Error::new(ErrorKind::Syntax, self.path.as_str(), message));
            }
            None => return Ok(None),
            Some(b'{') => {}
            Some(other) => {
                let message = format!(
                    "expected an object, found `{}` at byte {}",
                    other.escape_ascii(),
                    self.offset
                );
                return Err(Error::new(ErrorKind::Syntax, self.path.as_str(), message));
            }
        }
        self.number += 1;
        let (bytes, is_whole) = self.object().map_err(failed)?;
        let place = || format!("{}:item {}", self.path, self.number);
        if bytes.len() as u64 > self.options.longest {
            let id = self.options.story_id(&bytes);
            return Err(self.options.too_long(place()).in_document(id));
        }
        if !is_whole {
            self.is_done = true;
            let message = "the file ends inside this object";
            return Err(Error::new(ErrorKind::Syntax, place(), message));
        }
        Ok(Some(Raw {
            version: None,
            path: self.path.clone(),
            part: StoryPart::Item(self.number),
            id: None,
            format: StoryFormat::JsonLine,
            bytes,
            options: Arc::clone(&self.options),
        }))
    }

    /// Reads an object, and of an oversized one only the start; returns whether it is complete.
    fn object(&mut self) -> io::Result<(Vec<u8>, bool)> {
        let mut bytes = Vec::new();
        let mut depth = Nesting::default();
        loop {
            let at_hand = self.reader.fill_buf()?;
            if at_hand.is_empty() {
                return Ok((bytes, false));
            }
            let end = at_hand.iter().position(|byte| depth.step(*byte));
            let len = end.map_or(at_hand.len(), |end| end + 1);
            let room = (self.options.longest + 1).saturating_sub(bytes.len() as u64);
            let kept = len.min(usize::try_from(room).unwrap_or(usize::MAX));
            bytes.extend_from_slice(&at_hand[..kept]);
            self.reader.consume(len);
            self.offset += len as u64;
            if end.is_some() {
                return Ok((bytes, true));
            }
        }
    }
}

/// Skips what stands between objects; returns the first byte that is not one of it.
fn between(reader: &mut InputReader, offset: &mut u64) -> io::Result<Option<u8>> {
    loop {
        let at_hand = reader.fill_buf()?;
        if at_hand.is_empty() {
            return Ok(None);
        }
        let is_between = |b: &&u8| {
            b.is_ascii_whitespace() || matches!(b, b'[' | b']' | b',' | 0xEF | 0xBB | 0xBF)
        };
        let len = at_hand.iter().take_while(is_between).count();
        let first = at_hand.get(len).copied();
        reader.consume(len);
        *offset += len as u64;
        if first.is_some() {
            return Ok(first);
        }
    }
}

impl Iterator for JsonObjects {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Result<Raw, Error>> {
        if self.is_done {
            return None;
        }
        let item = self.item();
        self.is_done |= !matches!(item, Ok(Some(_)))
            && !matches!(&item, Err(error) if error.kind() == ErrorKind::Limit);
        item.transpose()
    }
}
