//! Bytes to text. An encoding is told by its mark or found from the bytes, never silently: the
//! document says which it was, and bytes that fit none are an error with their place.

use crate::document::{Characters, Document, Origin};
use crate::error::{Error, ErrorKind};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Text, and how it stood in the bytes.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// The name of the encoding.
    pub(super) encoding: &'static str,
    pub(super) width: Width,
}

/// How many bytes of the input a character took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// As many as it has in UTF-8; the text stood behind a mark of this many bytes.
    Utf8 { mark: usize },
    /// One.
    One,
    /// It varies, or bytes were replaced.
    Unknown,
}

impl Decoded {
    /// Makes a plain text of it.
    pub(super) fn document(self, id: impl Into<String>) -> Result<Document, Error> {
        let origin = self.origin();
        let document = Document::plain(id, self.text)?;
        Ok(document.with_encoding(self.encoding).with_origin(origin))
    }

    /// Returns how the text came from the bytes, where it is all of them.
    pub(super) fn origin(&self) -> Origin {
        match self.width {
            Width::Utf8 { mark } => Origin::Verbatim(mark as u64),
            Width::One => Origin::Characters(Characters::of(&self.text)),
            Width::Unknown => Origin::Unknown,
        }
    }
}

/// Decodes the bytes of a file.
pub(super) fn text(place: &str, bytes: Vec<u8>) -> Result<Decoded, Error> {
    let (encoding, mark) = marked(place, &bytes)?;
    if encoding != UTF_8 {
        let decoded = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
        let Some(text) = decoded else {
            let message = format!("not {}, which its first bytes say it is", encoding.name());
            return Err(Error::new(ErrorKind::Encoding, place, message));
        };
        return Ok(decoded_as(encoding, text.into_owned()));
    }
    match utf8(bytes, mark) {
        Ok(decoded) => Ok(decoded),
        Err((bytes, at)) => legacy(&bytes).ok_or_else(|| not_utf8(place, at)),
    }
}

/// Decodes the bytes of a web page as a browser does: by its mark, by what the server said of it
/// (`declared`), by what the page itself says, or else by what the bytes look like. What is UTF-8
/// is read as such whatever was said of it, and bytes that do not fit become U+FFFD: one of them
/// in an advertisement is no reason to lose the story.
#[cfg(feature = "html")]
pub(super) fn page(place: &str, bytes: Vec<u8>, declared: Option<&str>) -> Result<Decoded, Error> {
    let (encoding, mark) = marked(place, &bytes)?;
    if encoding != UTF_8 {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Ok(decoded_as(encoding, text.into_owned()));
    }
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
            decoded.width = Width::Unknown;
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
        width: Width::Unknown,
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

/// Tells by a byte order mark how the bytes are encoded, and how long the mark is; UTF-8 where there
/// is none. Refuses what no encoding could make a story of.
fn marked(place: &str, bytes: &[u8]) -> Result<(&'static Encoding, usize), Error> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    if bytes.len() == mark {
        return Err(Error::new(ErrorKind::Syntax, place, "empty"));
    }
    match memchr::memchr(0, bytes) {
        Some(at) if encoding == UTF_8 => {
            let message = format!("binary, a NUL byte at byte {at}");
            Err(Error::new(ErrorKind::Encoding, place, message))
        }
        _ => Ok((encoding, mark)),
    }
}

/// Takes bytes as UTF-8, or gives them back with the place where they are not.
fn utf8(bytes: Vec<u8>, mark: usize) -> Result<Decoded, (Vec<u8>, usize)> {
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..mark);
            Ok(Decoded {
                text,
                encoding: UTF_8.name(),
                width: Width::Utf8 { mark },
            })
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Err((error.into_bytes(), at))
        }
    }
}

fn decoded_as(encoding: &'static Encoding, text: String) -> Decoded {
    Decoded {
        text,
        encoding: encoding.name(),
        width: if encoding.is_single_byte() {
            Width::One
        } else {
            Width::Unknown
        },
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
fn legacy(bytes: &[u8]) -> Option<Decoded> {
    if is_damaged_utf8(bytes) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    is_prose(&text).then(|| decoded_as(encoding, text.into_owned()))
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
