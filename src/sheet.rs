//! A table of a user, which a spreadsheet may have saved: with other delimiters and encodings than ours.
//!
//! Excel writes semicolons where the comma is the decimal sign, Windows-1252 as plain “CSV” and UTF-16 as
//! “Unicode text”. What can be distinguished with certainty is read; the rest is refused with the way to save it.

use crate::error::{Error, ErrorKind};
use crate::text::{OPEN_FIELD, OpenField};
use std::borrow::Cow;

/// How to save a table so that it is read.
const HOW: &str = "save it as “CSV UTF-8 (comma delimited)” in Excel, or as CSV in UTF-8 in LibreOffice or Numbers";

/// The characters of Windows-1252 from 0x80 to 0x9F; none for five bytes.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SheetDialect {
    pub(crate) delimiter: u8,
    /// Whether the file begins with a byte order mark, by which Excel knows UTF-8.
    pub(crate) has_mark: bool,
    /// Whether a spreadsheet seems to have written it.
    pub(crate) is_spreadsheet: bool,
}

impl Default for SheetDialect {
    /// Ours: commas, UTF-8 without a mark.
    fn default() -> SheetDialect {
        SheetDialect {
            delimiter: b',',
            has_mark: false,
            is_spreadsheet: false,
        }
    }
}

/// The text of a table.
pub(crate) struct Sheet<'b> {
    pub(crate) dialect: SheetDialect,
    /// What it is called in errors.
    name: &'b str,
    text: Cow<'b, str>,
    /// How many lines stand before the header: `sep=;`.
    skipped: u64,
}

impl<'b> Sheet<'b> {
    /// Decodes a table, called `name` in errors.
    ///
    /// # Errors
    /// [`ErrorKind::Encoding`] for bytes in no encoding that is certain, [`ErrorKind::Syntax`] for a field
    /// without a closing mark; both say how to save the file.
    pub(crate) fn read(name: &'b str, bytes: &'b [u8]) -> Result<Sheet<'b>, Error> {
        let (mut text, has_mark) = decoded(name, bytes)?;
        let mut skipped = 0;
        let first = text.lines().next().unwrap_or_default();
        let mut delimiter = delimiter(first);
        // Excel reads its own first line as the delimiter to take.
        if let Some(named) = first.strip_prefix("sep=").filter(|sign| sign.len() == 1) {
            delimiter = named.as_bytes()[0];
            let rest = text.find('\n').map_or(text.len(), |end| end + 1);
            text = Cow::Owned(text[rest..].to_owned());
            skipped = 1;
        }
        let has_crlf = text
            .lines()
            .next()
            .is_some_and(|line| text[line.len()..].starts_with("\r\n"));
        let sheet = Sheet {
            dialect: SheetDialect {
                delimiter,
                has_mark,
                is_spreadsheet: has_mark || has_crlf || delimiter != b',',
            },
            name,
            text,
            skipped,
        };
        let mut field = OpenField::new(delimiter);
        field.read(sheet.text.as_bytes());
        match field.line() {
            Some(line) => Err(sheet.wrong(line + skipped, OPEN_FIELD)),
            None => Ok(sheet),
        }
    }

    /// Returns a reader of the header and the rows.
    pub(crate) fn reader(&self) -> csv::Reader<&[u8]> {
        csv::ReaderBuilder::new()
            .delimiter(self.dialect.delimiter)
            .from_reader(self.text.as_bytes())
    }

    /// Returns the line of the file that a row is on; without a position that of the header.
    pub(crate) fn line(&self, at: Option<&csv::Position>) -> u64 {
        let Some(at) = at else {
            return 1 + self.skipped;
        };
        // The reader stops before the LF of a CR LF, and counts it, and empty lines, to the row behind.
        let rest = self.text.as_bytes().iter().skip(at.byte() as usize);
        let ends = rest.take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let passed = ends.filter(|byte| **byte == b'\n').count() as u64;
        at.line() + passed + self.skipped
    }

    /// Returns the error of a line that is not as it should be.
    pub(crate) fn wrong(&self, line: u64, message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Syntax, format!("{}:{line}", self.name), message)
    }

    /// Returns the error of a row that the reader refused.
    pub(crate) fn malformed(&self, error: &csv::Error) -> Error {
        let message = match error.kind() {
            csv::ErrorKind::UnequalLengths {
                expected_len, len, ..
            } => format!("{len} cells, the header has {expected_len}"),
            _ => error.to_string(),
        };
        self.wrong(self.line(error.position()), message)
    }
}

/// Returns the sign between the names of the first line.
fn delimiter(head: &str) -> u8 {
    let count = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    // Of equally many the last.
    let signs = [b'\t', b';', b','];
    signs
        .into_iter()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

/// Decodes the bytes; returns whether Excel should get a byte order mark when they are written again.
fn decoded<'b>(name: &str, bytes: &'b [u8]) -> Result<(Cow<'b, str>, bool), Error> {
    let refused = |what: String| Error::new(ErrorKind::Encoding, name, format!("{what}; {HOW}"));
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => {
            let (bytes, has_mark) = match bytes.strip_prefix("\u{FEFF}".as_bytes()) {
                Some(rest) => (rest, true),
                None => (bytes, false),
            };
            return match str::from_utf8(bytes) {
                Ok(text) => Ok((Cow::Borrowed(text), has_mark)),
                Err(error) => match windows_1252(bytes) {
                    Some(text) => Ok((Cow::Owned(text), true)),
                    None => Err(refused(format!(
                        "not UTF-8 at byte {}",
                        error.valid_up_to()
                    ))),
                },
            };
        }
    }
    .map(|text| (Cow::Owned(text), true))
    .ok_or_else(|| refused("not UTF-16".to_owned()))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let units = bytes
        .chunks(2)
        .map(|pair| Some(unit(pair.try_into().ok()?)));
    let units: Vec<u16> = units.collect::<Option<_>>()?;
    String::from_utf16(&units).ok()
}

/// Decodes Windows-1252, if the bytes are that and nothing else: a damaged file in UTF-8 has other characters of
/// more than one byte, and one of a Macintosh has capitals inside of words (`cafŽ`).
fn windows_1252(bytes: &[u8]) -> Option<String> {
    let is_damaged = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    if is_damaged {
        return None;
    }
    let mut text = String::with_capacity(bytes.len());
    let mut before = '\n';
    for &byte in bytes {
        let char = match byte {
            0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
            byte => char::from(byte),
        };
        let is_inside = before.is_ascii_lowercase() && char.is_uppercase() && !char.is_ascii();
        if is_inside || (char == '\0' && byte != 0) {
            return None;
        }
        text.push(char);
        before = char;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_decoded_if_its_encoding_is_certain() {
        let read = |bytes: &[u8]| {
            Sheet::read("q.csv", bytes)
                .map(|sheet| (sheet.text.into_owned(), sheet.dialect.delimiter))
        };
        let utf16: Vec<u8> = "\u{FEFF}quote\tline\r\nCafé\t1\r\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, text, delimiter) in [
            (
                &b"quote;line\r\nCaf\xE9 \x93x\x94;1\r\n"[..],
                "quote;line\r\nCafé “x”;1\r\n",
                b';',
            ),
            (
                "\u{FEFF}quote,line\nCafé,1\n".as_bytes(),
                "quote,line\nCafé,1\n",
                b',',
            ),
            (&utf16, "quote\tline\r\nCafé\t1\r\n", b'\t'),
            (b"sep=;\r\nquote;line\r\n", "quote;line\r\n", b';'),
        ] {
            assert_eq!(read(bytes).expect("a table"), (text.to_owned(), delimiter));
        }
        for bytes in [
            // Of a Macintosh; damaged UTF-8; a byte that is none.
            &b"quote\nCaf\x8E don\xD5t\n"[..],
            b"quote\nCaf\xC3\xA9 \xC3\n",
            b"quote\n\x81\n",
            b"\xFF\xFEq",
        ] {
            let error = read(bytes).expect_err("no table").to_string();
            assert!(
                error.contains("save it as “CSV UTF-8 (comma delimited)”"),
                "{error}"
            );
        }
    }
}
