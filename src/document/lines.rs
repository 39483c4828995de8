//! The lines of a text that hold words, and how wide they are.

use crate::text::Span;

/// The widest line that a hard-wrapped text may have, in characters.
pub(super) const WIDEST: usize = 120;

/// A line with more bytes is wider than [`WIDEST`] in any script, so the characters of a 50 MB line
/// are not counted.
const MEASURED_BYTES: usize = 4 * WIDEST + 4;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where it stands, without the white space around it.
    pub(super) span: Span,
    /// How many white space characters it begins with.
    pub(super) indent: u32,
    /// The separation from the line before.
    pub(super) above: Above,
}

/// The separation of a line from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Above {
    /// A line break: the paragraph may continue.
    Break,
    /// The start of the text, a blank line or U+2029: a paragraph begins here whatever it says.
    Gap,
}

impl Line {
    /// Returns how many characters wide the line is, indent included; `None` beyond [`WIDEST`].
    pub(super) fn width(&self, text: &str) -> Option<usize> {
        if self.span.len() > MEASURED_BYTES {
            return None;
        }
        let width = self.indent as usize + text[self.span].chars().count();
        (width <= WIDEST).then_some(width)
    }

    /// Returns how many characters the line's first word has, counted no further than
    /// [`WIDEST`].
    pub(super) fn first_word(&self, text: &str) -> usize {
        text[self.span]
            .chars()
            .take(WIDEST)
            .take_while(|c| !c.is_whitespace())
            .count()
    }
}

/// Finds the lines that are not blank.
///
/// A line ends where an editor or a word processor ends it: at LF, CR LF, a lone CR, VT (the soft
/// break of a pasted Word text), NEL, U+2028 and U+2029.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = LineSplitter {
        text,
        found: Vec::new(),
        above: Above::Gap,
    };
    if has_rare_break(text) {
        lines.cut(text.char_indices().filter_map(|(at, c)| {
            let is_break = matches!(c, '\n' | '\r') || is_rare_break(c);
            is_break.then_some((at, c.len_utf8(), c == '\u{2029}'))
        }));
    } else {
        let breaks = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes());
        lines.cut(breaks.map(|at| (at, 1, false)));
    }
    lines.found
}

/// Returns whether a character ends a line as LF does, though few texts use it.
fn is_rare_break(c: char) -> bool {
    matches!(c, '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns whether the text may hold one of the rare line breaks: searching for bytes costs a
/// fraction of walking over characters.
fn has_rare_break(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr(0x0B, bytes).is_some()
        || ["\u{85}", "\u{2028}", "\u{2029}"]
            .iter()
            .any(|rare| memchr::memmem::find(bytes, rare.as_bytes()).is_some())
}

/// The lines found so far.
struct LineSplitter<'t> {
    text: &'t str,
    found: Vec<Line>,
    above: Above,
}

impl LineSplitter<'_> {
    /// Cuts the text at its breaks: where each stands, how long it is, whether it ends a paragraph.
    fn cut(&mut self, breaks: impl Iterator<Item = (usize, usize, bool)>) {
        let bytes = self.text.as_bytes();
        let mut start = 0;
        for (at, len, ends_paragraph) in breaks {
            // CR LF is one break: there is no blank line between the two.
            let inside_crlf = at == start && bytes[at] == b'\n' && bytes[..at].ends_with(b"\r");
            if !inside_crlf {
                self.line(start, at);
            }
            if ends_paragraph {
                self.above = Above::Gap;
            }
            start = at + len;
        }
        self.line(start, self.text.len());
    }

    /// Takes the line that stands at `start..end`, or notes that it is blank.
    fn line(&mut self, start: usize, end: usize) {
        let line = &self.text[Span::new(start, end)];
        let trimmed = line.trim_matches(is_space);
        if trimmed.is_empty() {
            self.above = Above::Gap;
            return;
        }
        let lead = line.len() - line.trim_start_matches(is_space).len();
        let from = start + lead;
        let indent = self.text[Span::new(start, from)]
            .chars()
            .take(WIDEST)
            .count();
        self.found.push(Line {
            span: Span::new(from, from + trimmed.len()),
            indent: indent as u32,
            above: self.above,
        });
        self.above = Above::Break;
    }
}

/// Returns whether a character is blank at the edge of a line: white space, a byte order mark left
/// inside when files were joined, or a zero-width space.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}
