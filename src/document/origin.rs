//! Origin: where the words of a document are in the bytes it was read from.
//!
//! Plain text is its own bytes. A web page is not: tags are left out, `&rsquo;` becomes one
//! character, and a line break a space. Its text is a list of pieces, each with its place in the
//! page; a place outside the pieces has no origin.

use crate::text::Span;

/// A half-open range of bytes of the input: of the file, once it is decompressed, of the line of a
/// JSONL file, or of the body of a WARC record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawSpan {
    /// The first byte.
    pub start: u64,
    /// The byte after the last.
    pub end: u64,
}

/// How a text came from its bytes.
#[derive(Clone, Debug, Default)]
pub(crate) enum Origin {
    /// Not recorded.
    #[default]
    Unknown,
    /// The text equals the bytes after a byte order mark of this length.
    Verbatim(u64),
    /// Each character was one byte.
    #[cfg(feature = "encodings")]
    Characters(Characters),
    /// The text consists of pieces, in this order.
    #[cfg(feature = "html")]
    Pieces(Vec<Piece>),
}

/// Character counts before each [`STEP`]th byte of a text: a table of all bytes would be twenty
/// times as long as a text of `é`.
#[cfg(feature = "encodings")]
#[derive(Clone, Debug)]
pub(crate) struct Characters(Vec<u32>);

#[cfg(feature = "encodings")]
const STEP: usize = 1 << 10;

#[cfg(feature = "encodings")]
impl Characters {
    /// Counts the characters of a text.
    pub(crate) fn of(text: &str) -> Characters {
        let mut before = 0;
        let steps = text.as_bytes().chunks(STEP).map(|step| {
            let here = before;
            before += starts(step) as u32;
            here
        });
        Characters(steps.collect())
    }

    /// Returns how many characters stand before a byte.
    fn before(&self, text: &str, at: usize) -> u64 {
        let step = (at / STEP).min(self.0.len().saturating_sub(1));
        let counted = self.0.get(step).copied().unwrap_or(0);
        u64::from(counted) + starts(&text.as_bytes()[step * STEP..at]) as u64
    }
}

/// Counts the characters that begin in some bytes.
#[cfg(feature = "encodings")]
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

/// Text that is contiguous in the bytes. If both have the same length, the text equals the bytes;
/// otherwise (`&amp;`) the piece has no inside.
#[cfg(feature = "html")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: Span,
    pub(crate) raw: RawSpan,
}

#[cfg(feature = "html")]
impl Piece {
    fn is_verbatim(self) -> bool {
        self.text.len() as u64 == self.raw.end - self.raw.start
    }
}

impl Origin {
    /// Returns where `span` of the text came from.
    pub(super) fn raw(&self, text: &str, span: Span) -> Option<RawSpan> {
        #[cfg(not(feature = "encodings"))]
        let _ = text;
        match self {
            Origin::Unknown => None,
            Origin::Verbatim(shift) => Some(RawSpan {
                start: span.start() as u64 + shift,
                end: span.end() as u64 + shift,
            }),
            #[cfg(feature = "encodings")]
            Origin::Characters(_) if span.is_empty() => None,
            #[cfg(feature = "encodings")]
            Origin::Characters(characters) => Some(RawSpan {
                start: characters.before(text, span.start()),
                end: characters.before(text, span.end()),
            }),
            #[cfg(feature = "html")]
            Origin::Pieces(pieces) => through(pieces, span),
        }
    }
}

#[cfg(feature = "html")]
fn through(pieces: &[Piece], span: Span) -> Option<RawSpan> {
    if span.is_empty() {
        return None;
    }
    let holder = |at: usize| {
        let n = pieces.partition_point(|piece| piece.text.end() <= at);
        pieces.get(n).copied().filter(|p| p.text.start() <= at)
    };
    let (first, last) = (holder(span.start())?, holder(span.end() - 1)?);
    let start = match span.start() - first.text.start() {
        0 => first.raw.start,
        inside => first
            .is_verbatim()
            .then_some(first.raw.start + inside as u64)?,
    };
    let end = match last.text.end() - span.end() {
        0 => last.raw.end,
        inside => last.is_verbatim().then_some(last.raw.end - inside as u64)?,
    };
    // Two blocks may be in a different order in the page than in the text.
    (start <= end).then_some(RawSpan { start, end })
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;

    #[test]
    fn a_piece_that_is_not_verbatim_has_no_inside() {
        // `R&eacute;n` read as `Rén`.
        let piece = |text: (usize, usize), start, end| Piece {
            text: Span::new(text.0, text.1),
            raw: RawSpan { start, end },
        };
        let pieces = Origin::Pieces(vec![
            piece((0, 1), 10, 11),
            piece((1, 3), 11, 19),
            piece((3, 4), 19, 20),
        ]);
        let raw = |start, end| pieces.raw("Rén", Span::new(start, end));
        assert_eq!(raw(0, 4), Some(RawSpan { start: 10, end: 20 }));
        assert_eq!(raw(1, 3), Some(RawSpan { start: 11, end: 19 }));
        assert_eq!(raw(2, 4), None);
        assert_eq!(raw(3, 5), None);
    }

    #[test]
    fn characters_of_one_byte_are_counted() {
        let text = "é“a".repeat(700);
        let origin = Origin::Characters(Characters::of(&text));
        for (n, (at, c)) in text.char_indices().enumerate() {
            let span = Span::new(at, at + c.len_utf8());
            let (start, end) = (n as u64, n as u64 + 1);
            assert_eq!(
                origin.raw(&text, span),
                Some(RawSpan { start, end }),
                "{at}"
            );
        }
    }
}
