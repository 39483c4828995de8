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
const STRIDE: usize = 1024;

/// Answers where a byte offset stands, in time that does not grow with the text.
///
/// Built once a text in one pass; each look-up then reads at most 1 KiB.
#[derive(Debug)]
pub struct Places<'t> {
    text: &'t str,
    /// Code points, line breaks and the code points before the current line, every `STRIDE` bytes.
    marks: Vec<Mark>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    code_points: usize,
    lines: usize,
    line_start: usize,
}

impl Mark {
    /// Steps over one byte of the text; `next` is the byte behind it.
    fn step(&mut self, byte: u8, next: Option<u8>) {
        // Continuation bytes (0b10xx_xxxx) belong to a code point that was counted already.
        if byte & 0xC0 != 0x80 {
            self.code_points += 1;
        }
        if byte == b'\n' || (byte == b'\r' && next != Some(b'\n')) {
            self.lines += 1;
            self.line_start = self.code_points;
        }
    }
}

impl<'t> Places<'t> {
    /// Walks the text once.
    pub fn new(text: &'t str) -> Places<'t> {
        let bytes = text.as_bytes();
        let mut marks = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut mark = Mark::default();
        for (i, &byte) in bytes.iter().enumerate() {
            if i % STRIDE == 0 {
                marks.push(mark);
            }
            mark.step(byte, bytes.get(i + 1).copied());
        }
        if bytes.len().is_multiple_of(STRIDE) {
            marks.push(mark);
        }
        Places { text, marks }
    }

    /// Returns the place of a byte offset, which must lie on a character boundary of the text.
    pub fn at(&self, offset: usize) -> Place {
        let bytes = self.text.as_bytes();
        let nearest = offset / STRIDE;
        let mut mark = self.marks[nearest];
        for i in nearest * STRIDE..offset {
            mark.step(bytes[i], bytes.get(i + 1).copied());
        }
        Place {
            code_point: mark.code_points,
            line: mark.lines + 1,
            column: mark.code_points - mark.line_start + 1,
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
