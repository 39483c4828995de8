//! A range of bytes.

use std::fmt;
use std::ops::Index;

/// A half-open range of bytes into a document's text, `start <= end`, on character boundaries.
///
/// `Debug` prints `5..10`. A document is at most 4 GiB, so that a span fits eight bytes.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Makes a span from two byte offsets.
    ///
    /// # Panics
    /// If `start > end`, or if `end` does not fit `u32`.
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end, "span {start}..{end} ends before it starts");
        let end = u32::try_from(end).expect("a document is at most 4 GiB");
        Span {
            start: start as u32,
            end,
        }
    }

    /// Returns where a slice of a text stands in it; `None` for one of another text.
    pub(crate) fn of_slice(text: &str, slice: &[u8]) -> Option<Span> {
        // A slice of the text stands where its bytes do.
        let start = (slice.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        let end = start.checked_add(slice.len())?;
        // What was decoded may be longer than a document can be.
        let fits = u32::try_from(end).is_ok() && text.get(start..end).is_some();
        fits.then(|| Span::new(start, end))
    }

    /// Returns the first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Returns the byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Returns the length in bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Tells whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Tells whether `other` lies inside this span, edges included.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Tells whether the two spans share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.start()..span.end()]
    }
}
