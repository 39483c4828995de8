//! A table that a spreadsheet may have saved: other delimiters, encodings and numbers than ours.
//!
//! Excel writes semicolons where the comma is the decimal sign, Windows-1252 as plain “CSV”, UTF-16 as
//! “Unicode text”, and formats what looks like a number. What can be distinguished with certainty is read; the
//! rest is refused with the way to save it.

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
pub(super) struct SheetDialect {
    pub(super) delimiter: u8,
    /// Whether the file begins with a byte order mark, by which Excel knows UTF-8.
    pub(super) has_mark: bool,
    /// Whether a spreadsheet seems to have written it.
    pub(super) is_spreadsheet: bool,
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
pub(super) struct Sheet<'b> {
    pub(super) text: Cow<'b, str>,
    pub(super) dialect: SheetDialect,
    /// How many lines stand before the header: `sep=;`.
    pub(super) skipped: u64,
}

impl<'b> Sheet<'b> {
    /// Decodes a table, called `name` in errors.
    ///
    /// # Errors
    /// [`ErrorKind::Encoding`] for bytes in no encoding that is certain, [`ErrorKind::Syntax`] for a field
    /// without a closing mark; both say how to save the file.
    pub(super) fn read(name: &str, bytes: &'b [u8]) -> Result<Sheet<'b>, Error> {
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
        let mut field = OpenField::new(delimiter);
        field.read(text.as_bytes());
        if let Some(line) = field.line() {
            let place = format!("{name}:{}", line + skipped);
            return Err(Error::new(ErrorKind::Syntax, place, OPEN_FIELD));
        }
        let has_crlf = text
            .lines()
            .next()
            .is_some_and(|line| text[line.len()..].starts_with("\r\n"));
        Ok(Sheet {
            dialect: SheetDialect {
                delimiter,
                has_mark,
                is_spreadsheet: has_mark || has_crlf || delimiter != b',',
            },
            text,
            skipped,
        })
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

/// Returns a whole number as we write it: `3` for `3.0`, `3,00` and `1234` for `1,234`; other cells as they are.
pub(super) fn whole_number(cell: &str) -> Cow<'_, str> {
    let is_plain = cell.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain {
        return Cow::Borrowed(cell);
    }
    let values = numbers(cell);
    match values
        .iter()
        .find(|value| value.bytes().all(|byte| byte.is_ascii_digit()))
    {
        Some(whole) => Cow::Owned(whole.clone()),
        None => Cow::Borrowed(cell),
    }
}

/// Returns what a spreadsheet made of a cell that it could not keep: a date, an error, a number that is cut.
pub(super) fn is_lost(cell: &str) -> bool {
    const ERRORS: [&str; 7] = [
        "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!",
    ];
    let cell = cell.trim();
    let hashes = cell.len() > 2 && cell.bytes().all(|byte| byte == b'#');
    ERRORS.contains(&cell) || hashes || is_date(cell) || is_scientific(cell)
}

/// `4-Mar`, `03. Apr`, `2026-03-04`, `04/03/2026`.
fn is_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell
        .split(['-', '/', '.', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let is_number = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |part: &str| {
        const MONTHS: &str =
            "jan feb mar apr may jun jul aug sep oct nov dec mai juin okt dez mrz mär avr abr ago";
        let part = part.to_lowercase();
        MONTHS.split(' ').any(|month| month == part)
    };
    let named = parts.iter().filter(|part| is_month(part)).count();
    let numbers = parts.iter().filter(|part| is_number(part)).count();
    let is_whole = named + numbers == parts.len() && cell.len() <= 12;
    is_whole && ((named == 1 && (1..=2).contains(&numbers)) || (named == 0 && numbers == 3))
}

fn is_scientific(cell: &str) -> bool {
    cell.split_once("E+").is_some_and(|(digits, power)| {
        digits.starts_with(|char: char| char.is_ascii_digit())
            && !power.is_empty()
            && power.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Returns the numbers that a cell may mean, in digits without zeros at the ends: either sign may be that of
/// decimals or of thousands. A spreadsheet may have made one cell of another if they have one of them in common:
/// `12.5` of `12.50`, `1200` of `1,200`.
pub(super) fn numbers(cell: &str) -> Vec<String> {
    let cell = cell.trim();
    let is_digit = |char: char| char.is_ascii_digit();
    if !cell.starts_with(is_digit) || !cell.ends_with(is_digit) {
        return Vec::new();
    }
    let mut values = Vec::new();
    for decimal in ['.', ','] {
        let (whole, fraction) = cell.split_once(decimal).unwrap_or((cell, ""));
        let thousands = whole.split(['.', ',', ' ', '\u{A0}', '\u{202F}', '’', '\'']);
        let groups: Vec<&str> = thousands.collect();
        let is_grouped = groups.len() == 1
            || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
        let are_digits = groups
            .iter()
            .chain([&fraction])
            .all(|group| group.chars().all(is_digit));
        if !is_grouped || !are_digits {
            continue;
        }
        let whole = groups.concat();
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let fraction = fraction.trim_end_matches('0');
        values.push(match fraction {
            "" => whole.to_owned(),
            fraction => format!("{whole}.{fraction}"),
        });
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same_number(one: &str, other: &str) -> bool {
        numbers(one)
            .iter()
            .any(|value| numbers(other).contains(value))
    }

    #[test]
    fn numbers_are_known_again_and_nothing_else_is() {
        for (story, cell) in [
            ("12.50", "12.5"),
            ("1,200", "1200"),
            ("007", "7"),
            ("1.234,50", "1234,5"),
            ("3", "3,0"),
        ] {
            assert!(is_same_number(story, cell), "{story} {cell}");
        }
        for (story, cell) in [
            ("12.50", "12.6"),
            ("1,20", "120"),
            ("yes", "yes"),
            ("1 or 2", "12"),
            ("", ""),
        ] {
            assert!(!is_same_number(story, cell), "{story} {cell}");
        }
        for (cell, number) in [
            ("3", "3"),
            ("3.0", "3"),
            ("3,00", "3"),
            ("1,234", "1234"),
            ("x", "x"),
            ("", ""),
        ] {
            assert_eq!(whole_number(cell), number);
        }
    }

    #[test]
    fn what_a_spreadsheet_could_not_keep_is_known() {
        for lost in [
            "4-Mar",
            "03. Apr",
            "2026-03-04",
            "04/03/2026",
            "#NAME?",
            "######",
            "1.2E+12",
        ] {
            assert!(is_lost(lost), "{lost}");
        }
        for quote in [
            "3-4",
            "May",
            "May we go",
            "12.50",
            "#1",
            "4 more",
            "1. April, perhaps",
            "E+",
            "",
        ] {
            assert!(!is_lost(quote), "{quote}");
        }
    }

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
