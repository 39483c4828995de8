//! Bytes to text. UTF-8 is decoded here, other encodings in `encodings`: a byte order mark decides, or
//! else the bytes themselves. The document says which encoding it was, and bytes that fit none are an
//! error with their place.

use super::decoded::{ByteOrderMark, Decoded, byte_order_mark, not_utf8, utf8};
#[cfg(feature = "encodings")]
use super::encodings;
use crate::error::{Error, ErrorKind};

/// Decodes the bytes of a file.
pub(super) fn text(place: &str, bytes: Vec<u8>) -> Result<Decoded, Error> {
    let mark = match byte_order_mark(place, &bytes)? {
        ByteOrderMark::Utf8 { len } => len,
        #[cfg(feature = "encodings")]
        ByteOrderMark::Utf16(encoding) => return encodings::utf16(place, &bytes, encoding),
    };
    match utf8(bytes, mark) {
        Ok(decoded) => Ok(decoded),
        #[cfg(feature = "encodings")]
        Err((bytes, at)) => encodings::legacy(&bytes).ok_or_else(|| not_utf8(place, at)),
        #[cfg(not(feature = "encodings"))]
        Err((_, at)) => Err(not_utf8(place, at)),
    }
}

/// Decodes one line of a file that has to be UTF-8.
pub(super) fn line<'b>(place: &str, bytes: &'b [u8]) -> Result<&'b str, Error> {
    std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("not UTF-8 at byte {} of the line", error.valid_up_to());
        Error::new(ErrorKind::Encoding, place, message)
    })
}
