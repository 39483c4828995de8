//! Compressed inputs: gzip and zstd, detected from their first bytes whatever the name.

use super::InputReader;
use std::io::{self, Read};

/// The compression of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    None,
    Gzip,
    Zstd,
}

impl Compression {
    /// Detects the compression from the first bytes of an input.
    pub(super) fn of(bytes: &[u8]) -> Compression {
        if bytes.starts_with(&[0x1F, 0x8B]) {
            Compression::Gzip
        } else if bytes.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) {
            Compression::Zstd
        } else {
            Compression::None
        }
    }

    /// Returns the feature a build needs to decompress it.
    pub(super) fn feature(self) -> Option<&'static str> {
        match self {
            Compression::None => None,
            Compression::Gzip => (!cfg!(feature = "gzip")).then_some("gzip"),
            Compression::Zstd => (!cfg!(feature = "zstd")).then_some("zstd"),
        }
    }

    /// Decompresses the first few bytes, to see what is inside.
    pub(super) fn peek(self, bytes: &[u8]) -> Vec<u8> {
        let mut inside = vec![0; 512];
        let mut unpacked = self.reader(Box::new(io::Cursor::new(bytes.to_vec())));
        let mut len = 0;
        while len < inside.len() {
            // Damage is reported when the input is read.
            match unpacked
                .as_mut()
                .map_or(Ok(0), |r| r.read(&mut inside[len..]))
            {
                Ok(0) | Err(_) => break,
                Ok(n) => len += n,
            }
        }
        inside.truncate(len);
        inside
    }

    /// Decompresses all of an input.
    #[cfg_attr(
        not(any(feature = "gzip", feature = "zstd")),
        expect(clippy::unnecessary_wraps, reason = "there are packings to fail on")
    )]
    pub(super) fn reader(self, reader: InputReader) -> io::Result<InputReader> {
        match self {
            // A gzip file may have several members; this reads them all.
            #[cfg(feature = "gzip")]
            Compression::Gzip => Ok(buffered(flate2::bufread::MultiGzDecoder::new(reader))),
            #[cfg(feature = "zstd")]
            Compression::Zstd => Ok(buffered(zstd::Decoder::with_buffer(reader)?)),
            _ => Ok(reader),
        }
    }
}

#[cfg(any(feature = "gzip", feature = "zstd"))]
fn buffered(reader: impl Read + Send + 'static) -> InputReader {
    Box::new(io::BufReader::with_capacity(1 << 16, reader))
}
