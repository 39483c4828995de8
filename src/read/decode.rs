//! Bytes to text. An encoding is told by its mark or found from the bytes, never silently: the
//! document says which it was, and bytes that fit none are an error with their place.

use crate::error::{Error, ErrorKind};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Decodes the bytes of a file; also returns the name of the encoding.
pub(super) fn text(place: &str, bytes: Vec<u8>) -> Result<(String, &'static str), Error> {
    let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((UTF_8, 0));
    if bytes.len() == mark {
        return Err(Error::new(ErrorKind::Syntax, place, "empty"));
    }
    if encoding != UTF_8 {
        let decoded = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
        let Some(text) = decoded else {
            let message = format!("not {}, which its first bytes say it is", encoding.name());
            return Err(Error::new(ErrorKind::Encoding, place, message));
        };
        return Ok((text.into_owned(), encoding.name()));
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        let message = format!("binary, a NUL byte at byte {at}");
        return Err(Error::new(ErrorKind::Encoding, place, message));
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..mark);
            Ok((text, UTF_8.name()))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            legacy(&error.into_bytes()).ok_or_else(|| not_utf8(place, at))
        }
    }
}

/// Decodes one line of a file that has to be UTF-8.
pub(super) fn line<'b>(place: &str, bytes: &'b [u8]) -> Result<&'b str, Error> {
    std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("not UTF-8 at byte {} of the line", error.valid_up_to());
        Error::new(ErrorKind::Encoding, place, message)
    })
}

fn not_utf8(place: &str, at: usize) -> Error {
    Error::new(
        ErrorKind::Encoding,
        place,
        format!("not UTF-8 at byte {at}"),
    )
}

/// Decodes bytes of an encoding from before Unicode, where it is clear that they are such.
fn legacy(bytes: &[u8]) -> Option<(String, &'static str)> {
    if is_damaged_utf8(bytes) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    is_prose(&text).then(|| (text.into_owned(), encoding.name()))
}

/// Tells whether this was UTF-8 before something happened to it: most of what is not ASCII still
/// is. A guess at another encoding would turn `“Yes,” said Renée` into `â€œYes,â€ said RenÃ©e`.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    sound >= broken
}

/// Tells whether decoded text looks written: a guess always succeeds for encodings in which any
/// byte is a letter, and makes `ab\xC3(` into `abÃ(`.
fn is_prose(text: &str) -> bool {
    let (mut foreign, mut odd) = (0, 0);
    let (mut latin, mut other) = (0, 0);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        foreign += usize::from(!c.is_ascii());
        odd += usize::from(!c.is_ascii() && is_odd(before, c, after));
        latin += usize::from(c.is_alphabetic() && c < LATIN_END);
        other += usize::from(c.is_alphabetic() && c >= LATIN_END);
        before = c;
    }
    // A few letters of another script in an English text are stray bytes, not Arabic.
    odd * 8 <= foreign && (other == 0 || other >= latin)
}

/// The first character behind the Latin letters.
const LATIN_END: char = '\u{250}';

/// Tells whether a character stands where no writer would put it.
fn is_odd(before: char, c: char, after: char) -> bool {
    let capital_inside = c.is_uppercase() && before.is_lowercase();
    let capital_alone = c.is_uppercase() && !before.is_alphabetic() && !after.is_alphabetic();
    // ÿ is the byte FF, which filler and broken markers are made of.
    c.is_control() || c == '\u{FFFD}' || c == 'ÿ' || capital_inside || capital_alone
}
