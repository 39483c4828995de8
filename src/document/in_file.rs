//! Lines in the file, for text that differs from it: what CI annotates.
//!
//! Line 3 of the text of a web page may be line 240 of the page.

use super::RawSpan;

/// Where words stand in the file they were read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InFile {
    /// On the lines of the text: the text is the file's, or the file is of many stories.
    #[default]
    AsInText,
    /// On these lines, from 1.
    Lines {
        /// The line of the first byte.
        first: usize,
        /// The line of the last byte.
        last: usize,
    },
    /// Unknown.
    Unknown,
}

/// Where the lines of a file begin, the first one aside.
#[derive(Clone, Debug)]
pub(crate) struct FileLines(Vec<u64>);

impl FileLines {
    /// Finds the lines of a file; as in texts LF, CR LF and a lone CR end one.
    // Without pages, the lines of a text are those of its file.
    #[cfg(feature = "html")]
    pub(crate) fn of(bytes: &[u8]) -> FileLines {
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
        let ends = ends.filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        FileLines(ends.map(|at| at as u64 + 1).collect())
    }

    pub(super) fn place(&self, raw: RawSpan) -> InFile {
        let line = |at: u64| 1 + self.0.partition_point(|start| *start <= at);
        InFile::Lines {
            first: line(raw.start),
            last: line(raw.end.saturating_sub(1).max(raw.start)),
        }
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_line_break_ends_one_line() {
        let lines = FileLines::of(b"a\nb\r\nc\rd\n");
        for (byte, line) in [(0, 1), (1, 1), (2, 2), (4, 2), (5, 3), (7, 4), (9, 5)] {
            let place = lines.place(RawSpan {
                start: byte,
                end: byte + 1,
            });
            let expected = InFile::Lines {
                first: line,
                last: line,
            };
            assert_eq!(place, expected, "{byte}");
        }
    }
}
