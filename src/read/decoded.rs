//! Decoded text and how it stood in the bytes; byte order marks; UTF-8.

#[cfg(feature = "encodings")]
use crate::document::Characters;
use crate::document::{Document, Origin};
use crate::error::{Error, ErrorKind};

/// The name of the encoding, as the WHATWG standard writes it.
pub(super) const UTF_8: &str = "UTF-8";

/// Text, and how it stood in the bytes.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// The name of the encoding.
    pub(super) encoding: &'static str,
    pub(super) width: CharWidth,
}

/// How many bytes of the input a character took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CharWidth {
    /// As many as it has in UTF-8; the text stood after a mark of this many bytes.
    Utf8 { mark: usize },
    /// One.
    #[cfg(feature = "encodings")]
    One,
    /// It varies, or bytes were replaced.
    #[cfg(feature = "encodings")]
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
            CharWidth::Utf8 { mark } => Origin::Verbatim(mark as u64),
            #[cfg(feature = "encodings")]
            CharWidth::One => Origin::Characters(Characters::of(&self.text)),
            #[cfg(feature = "encodings")]
            CharWidth::Unknown => Origin::Unknown,
        }
    }
}

/// What the first bytes of an input say of its encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByteOrderMark {
    /// UTF-8, after a mark of this many bytes; so are inputs without a mark until they are decoded.
    Utf8 { len: usize },
    /// UTF-16, little-endian or big-endian.
    #[cfg(feature = "encodings")]
    Utf16(&'static encoding_rs::Encoding),
}

/// Reads the byte order mark. Refuses inputs that are no text in any encoding: empty and binary.
pub(super) fn byte_order_mark(place: &str, bytes: &[u8]) -> Result<ByteOrderMark, Error> {
    if let [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] = bytes {
        if rest.is_empty() {
            return Err(empty(place));
        }
        #[cfg(feature = "encodings")]
        return Ok(ByteOrderMark::Utf16(match bytes[0] {
            0xFF => encoding_rs::UTF_16LE,
            _ => encoding_rs::UTF_16BE,
        }));
        #[cfg(not(feature = "encodings"))]
        return Err(super::feature::missing(place.to_owned(), "encodings"));
    }
    let len = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => 3,
        _ => 0,
    };
    if bytes.len() == len {
        return Err(empty(place));
    }
    match memchr::memchr(0, bytes) {
        Some(at) => {
            let message = format!("binary, a NUL byte at byte {at}");
            Err(Error::new(ErrorKind::Encoding, place, message))
        }
        None => Ok(ByteOrderMark::Utf8 { len }),
    }
}

fn empty(place: &str) -> Error {
    Error::new(ErrorKind::Syntax, place, "empty")
}

/// Takes bytes as UTF-8, or gives them back with the place where they are not.
pub(super) fn utf8(bytes: Vec<u8>, mark: usize) -> Result<Decoded, (Vec<u8>, usize)> {
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..mark);
            Ok(Decoded {
                text,
                encoding: UTF_8,
                width: CharWidth::Utf8 { mark },
            })
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Err((error.into_bytes(), at))
        }
    }
}

pub(super) fn not_utf8(place: &str, at: usize) -> Error {
    Error::new(
        ErrorKind::Encoding,
        place,
        format!("not UTF-8 at byte {at}"),
    )
}
