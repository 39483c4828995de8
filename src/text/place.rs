//! From byte offsets to what people and other tools count: code points, lines and columns.

/// A position as people and other tools count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Unicode code points before the position.
    pub code_point: usize,
    /// The line, from 1. LF, CR LF and a lone CR each end one line.
    pub line: usize,
    /// The column in code points, from 1.
    pub column: usize,
}

/// One checkpoint for each this many bytes: a look-up walks at most that far.
const STRIDE: usize = 256;

/// Answers where a byte offset stands, in time that does not grow with the text.
///
/// Built once a text in one pass; each look-up then reads at most 256 bytes.
#[derive(Debug)]
pub struct Places<'t> {
    text: &'t str,
    /// Code points, line breaks and the code points before the current line, every `STRIDE` bytes.
    checkpoints: Vec<RunningCounts>,
}

#[derive(Clone, Copy, Debug, Default)]
struct RunningCounts {
    code_points: usize,
    lines: usize,
    line_start: usize,
}

impl RunningCounts {
    /// Steps over the bytes of `text` from `start` to `end`.
    fn walk(&mut self, text: &[u8], start: usize, end: usize) {
        let bytes = &text[start..end];
        let before = self.code_points;
        self.code_points += code_points(bytes);
        let mut last = None;
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let at = start + at;
            if text[at] == b'\n' || text.get(at + 1) != Some(&b'\n') {
                self.lines += 1;
                last = Some(at);
            }
        }
        if let Some(last) = last {
            self.line_start = before + code_points(&text[start..=last]);
        }
    }
}

/// Counts the bytes that begin a code point: continuation bytes (0b10xx_xxxx) belong to the one
/// before. Sums that fit a byte let the processor count 16 bytes at a time.
fn code_points(bytes: &[u8]) -> usize {
    let part = |part: &[u8]| {
        let begins = part.iter().map(|byte| u8::from(byte & 0xC0 != 0x80));
        usize::from(begins.sum::<u8>())
    };
    bytes.chunks(usize::from(u8::MAX)).map(part).sum()
}

impl<'t> Places<'t> {
    /// Walks the text once.
    pub fn new(text: &'t str) -> Places<'t> {
        let bytes = text.as_bytes();
        let mut checkpoints = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut counts = RunningCounts::default();
        checkpoints.push(counts);
        for start in (0..bytes.len()).step_by(STRIDE) {
            counts.walk(bytes, start, bytes.len().min(start + STRIDE));
            checkpoints.push(counts);
        }
        Places { text, checkpoints }
    }

    /// Returns the place of a byte offset, which must lie on a character boundary of the text.
    pub fn at(&self, offset: usize) -> Place {
        let bytes = self.text.as_bytes();
        let nearest = offset / STRIDE;
        let mut counts = self.checkpoints[nearest];
        counts.walk(bytes, nearest * STRIDE, offset);
        Place {
            code_point: counts.code_points,
            line: counts.lines + 1,
            column: counts.code_points - counts.line_start + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_lines_and_columns() {
        let text = "“Ja”\r\nsa Åse.\rÅ\nx";
        let places = Places::new(text);
        let place = |needle: &str| places.at(text.find(needle).unwrap());
        assert_eq!(
            places.at(0),
            Place {
                code_point: 0,
                line: 1,
                column: 1
            }
        );
        assert_eq!(
            place("Åse"),
            Place {
                code_point: 9,
                line: 2,
                column: 4
            }
        );
        assert_eq!(place("x").line, 4);
        assert_eq!(places.at(text.len()).code_point, text.chars().count());
    }

    #[test]
    fn look_ups_agree_with_a_walk_over_the_checkpoints() {
        let text = "é\n–abc".repeat(700);
        let places = Places::new(&text);
        for (n, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(places.at(offset).code_point, n);
        }
    }
}
