//! Text with white space collapsed as a browser does: one space within a block, a blank line
//! between blocks.
//!
//! Both the article and the whole page are written through a `TextBuilder`. The same words give the
//! same text in both, so a block of the article can be searched for in the page.

use crate::document::{Piece, RawSpan};
use crate::text::Span;

/// What stands between two blocks: a blank line, so that the text on its own has the same blocks.
const BETWEEN: &str = "\n\n";

/// Words so far.
#[derive(Debug, Default)]
pub(in crate::read) struct TextBuilder {
    pub(in crate::read) text: String,
    /// Where the words came from; kept only if places are passed in.
    pub(in crate::read) pieces: Vec<Piece>,
    /// Where the block begins that is being written.
    block: usize,
    gap: Whitespace,
}

/// White space that has been seen, and is written only before a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Whitespace {
    #[default]
    None,
    /// A space, and where it was.
    Space(Option<RawSpan>),
    Line,
}

impl TextBuilder {
    /// Writes words; `at` is where they stand in the page, if that is to be kept.
    pub(in crate::read) fn words(&mut self, words: &str, at: Option<usize>) {
        let mut start = 0;
        while start < words.len() {
            let rest = &words[start..];
            let end = rest.find(is_space).unwrap_or(rest.len());
            if end > 0 {
                self.word(&rest[..end], at.map(|at| raw(at + start, end)));
            }
            let space = rest[end..]
                .find(|c| !is_space(c))
                .unwrap_or(rest.len() - end);
            if space > 0 {
                self.space(at.map(|at| raw(at + start + end, space)));
            }
            start += end + space;
        }
    }

    /// Writes a word; `raw` is its place in the page, where it may be spelled `Ren&eacute;e`.
    pub(super) fn word(&mut self, word: &str, raw: Option<RawSpan>) {
        let gap = std::mem::take(&mut self.gap);
        if self.text.len() > self.block {
            match gap {
                Whitespace::None => {}
                Whitespace::Space(space) => self.write(" ", space),
                Whitespace::Line => self.write("\n", None),
            }
        } else if !self.text.is_empty() {
            self.text.push_str(BETWEEN);
            self.block = self.text.len();
        }
        self.write(word, raw);
    }

    fn space(&mut self, raw: Option<RawSpan>) {
        match (&mut self.gap, raw) {
            // ` <b> ` is one space that stands in two places: its place is all between them.
            (Whitespace::Space(Some(before)), Some(raw)) => before.end = raw.end,
            (Whitespace::None, raw) => self.gap = Whitespace::Space(raw),
            (Whitespace::Space(_) | Whitespace::Line, _) => {}
        }
    }

    /// Breaks the line, as `<br>` does.
    pub(in crate::read) fn line(&mut self) {
        self.gap = Whitespace::Line;
    }

    /// Ends the block; returns where it stands, if it has words.
    pub(in crate::read) fn end_block(&mut self) -> Option<Span> {
        self.gap = Whitespace::None;
        let (start, end) = (self.block, self.text.len());
        self.block = end;
        (start < end).then(|| Span::new(start, end))
    }

    /// Takes the last block out again.
    pub(super) fn take_back(&mut self, block: Span) {
        let before = self.text[..block.start()].trim_end_matches(BETWEEN).len();
        self.text.truncate(before);
        self.block = before;
    }

    fn write(&mut self, words: &str, raw: Option<RawSpan>) {
        let start = self.text.len();
        self.text.push_str(words);
        let Some(raw) = raw else { return };
        let text = Span::new(start, self.text.len());
        let verbatim = |text: Span, raw: RawSpan| text.len() as u64 == raw.end - raw.start;
        match self.pieces.last_mut() {
            Some(last)
                if last.text.end() == text.start()
                    && last.raw.end == raw.start
                    && verbatim(last.text, last.raw)
                    && verbatim(text, raw) =>
            {
                last.text = last.text.cover(text);
                last.raw.end = raw.end;
            }
            _ => self.pieces.push(Piece { text, raw }),
        }
    }
}

/// Returns whether a character is white space in HTML; a no-break space is not.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

fn raw(start: usize, len: usize) -> RawSpan {
    RawSpan {
        start: start as u64,
        end: (start + len) as u64,
    }
}
