//! Encodings other than UTF-8: by their byte order mark, by what a server or a page declares, or guessed
//! from the bytes as browsers do (chardetng). A guess is accepted only where the text looks written.

#[cfg(feature = "html")]
use super::decoded::{ByteOrderMark, byte_order_mark, not_utf8, utf8};
use super::decoded::{CharWidth, Decoded};
use crate::error::{Error, ErrorKind};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
#[cfg(feature = "html")]
use encoding_rs::UTF_8;

/// How many bytes the byte order mark of UTF-16 has.
const UTF_16_MARK: usize = 2;

/// Decodes a file that begins with a byte order mark of UTF-16.
pub(super) fn utf16(
    place: &str,
    bytes: &[u8],
    encoding: &'static Encoding,
) -> Result<Decoded, Error> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[UTF_16_MARK..]);
    match text {
        Some(text) => Ok(decoded_as(encoding, text.into_owned())),
        None => {
            let message = format!("not {}, as its byte order mark says", encoding.name());
            Err(Error::new(ErrorKind::Encoding, place, message))
        }
    }
}

/// Decodes a web page like a browser: by its byte order mark, by the charset of the server
/// (`declared`), by that of the page, else by the bytes. Valid UTF-8 is read as UTF-8 whatever is
/// declared. Bytes that do not fit become U+FFFD: one of them in an advertisement is no reason to
/// lose the story.
#[cfg(feature = "html")]
pub(super) fn page(place: &str, bytes: Vec<u8>, declared: Option<&str>) -> Result<Decoded, Error> {
    let mark = match byte_order_mark(place, &bytes)? {
        ByteOrderMark::Utf8 { len } => len,
        ByteOrderMark::Utf16(encoding) => {
            let (text, _) = encoding.decode_without_bom_handling(&bytes[UTF_16_MARK..]);
            return Ok(decoded_as(encoding, text.into_owned()));
        }
    };
    let (bytes, at) = match utf8(bytes, mark) {
        Ok(decoded) => return Ok(decoded),
        Err(broken) => broken,
    };
    let said = declared
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .or_else(|| declared_inside(&bytes));
    if let Some(encoding) = said.filter(|&encoding| encoding != UTF_8) {
        let (text, replaced) = encoding.decode_without_bom_handling(&bytes);
        let mut decoded = decoded_as(encoding, text.into_owned());
        if replaced {
            decoded.width = CharWidth::Unknown;
        }
        return Ok(decoded);
    }
    if said.is_none()
        && let Some(decoded) = legacy(&bytes)
    {
        return Ok(decoded);
    }
    if said.is_none() && !is_damaged_utf8(&bytes) {
        return Err(not_utf8(place, at));
    }
    Ok(Decoded {
        text: String::from_utf8_lossy(&bytes).into_owned(),
        encoding: UTF_8.name(),
        width: CharWidth::Unknown,
    })
}

/// Finds `charset=…` among the first bytes of a page, where the standard wants it.
#[cfg(feature = "html")]
fn declared_inside(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    let at = memchr::memmem::find(head, b"charset")? + "charset".len();
    let label = head[at..].trim_ascii_start().strip_prefix(b"=")?;
    let label = label.trim_ascii_start();
    let label = label.strip_prefix(b"\"").unwrap_or(label);
    let label = label.strip_prefix(b"'").unwrap_or(label);
    let end = label
        .iter()
        .position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b))?;
    Encoding::for_label(&label[..end])
}

fn decoded_as(encoding: &'static Encoding, text: String) -> Decoded {
    Decoded {
        text,
        encoding: encoding.name(),
        width: if encoding.is_single_byte() {
            CharWidth::One
        } else {
            CharWidth::Unknown
        },
    }
}

/// Decodes bytes in an encoding from before Unicode, if they clearly are.
pub(super) fn legacy(bytes: &[u8]) -> Option<Decoded> {
    if is_damaged_utf8(bytes) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    is_prose(&text).then(|| decoded_as(encoding, text.into_owned()))
}

/// Returns whether this is damaged UTF-8: most of its non-ASCII bytes are still valid. A guess at
/// another encoding would turn `“Yes,” said Renée` into `â€œYes,â€ said RenÃ©e`.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    sound >= broken
}

/// Returns whether decoded text looks written: a guess always succeeds in an encoding where any
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

/// The first character after the Latin letters.
const LATIN_END: char = '\u{250}';

/// Returns whether a character stands where no writer would put it.
fn is_odd(before: char, c: char, after: char) -> bool {
    let capital_inside = c.is_uppercase() && before.is_lowercase();
    let capital_alone = c.is_uppercase() && !before.is_alphabetic() && !after.is_alphabetic();
    // ÿ is the byte FF, common in padding and broken marks.
    c.is_control() || c == '\u{FFFD}' || c == 'ÿ' || capital_inside || capital_alone
}
