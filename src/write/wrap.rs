//! Lines of a page: styled text broken to a width, columns side by side, and their printing.

use super::style::{ColorChoice, Style, StyledChar, StyledText, render};
use std::io;

/// One line: its cells and how many columns they fill.
#[derive(Clone, Debug, Default)]
pub(super) struct StyledLine {
    pub(super) cells: Vec<StyledChar>,
    pub(super) width: usize,
}

impl StyledLine {
    /// Makes a line of a text that is not wrapped.
    pub(super) fn of(style: Style, text: &str) -> StyledLine {
        let mut line = StyledLine::default();
        line.push(&StyledText::new(style, text).cells);
        line
    }

    fn push(&mut self, cells: &[StyledChar]) {
        self.cells.extend_from_slice(cells);
        self.width += width(cells);
    }
}

/// Returns how many columns the cells fill.
pub(super) fn width(cells: &[StyledChar]) -> usize {
    cells.iter().map(|cell| cell.width()).sum()
}

/// Breaks a text into lines that fill at most `width` columns.
///
/// Lines break at white space, whose runs count as one space (a line break inside a quote is one),
/// but not at a no-break space; and on either side of a wide character, because Chinese and
/// Japanese have no spaces. A word that is too long for a line of its own is cut. Never empty:
/// an empty text is one empty line.
pub(super) fn wrap(text: &StyledText, width: usize) -> Vec<StyledLine> {
    let width = width.max(2); // Room for one wide character.
    let mut lines = vec![];
    let mut line = StyledLine::default();
    let mut space: Option<StyledChar> = None;
    for word in text.cells.chunk_by(|a, b| joined(*a, *b)) {
        if breaks(word[0]) {
            space = Some(StyledChar {
                char: ' ',
                ..word[0]
            });
            continue;
        }
        let gap = space.take().filter(|_| !line.cells.is_empty());
        if line.width + usize::from(gap.is_some()) + self::width(word) > width && line.width > 0 {
            lines.push(std::mem::take(&mut line));
        } else {
            line.push(gap.as_slice());
        }
        cut(word, width, &mut line, &mut lines);
    }
    lines.push(line);
    lines
}

/// Appends a word to the line, and cuts it where it is longer than a whole line.
fn cut(word: &[StyledChar], width: usize, line: &mut StyledLine, lines: &mut Vec<StyledLine>) {
    for cell in word {
        if line.width + cell.width() > width {
            lines.push(std::mem::take(line));
        }
        line.push(&[*cell]);
    }
}

/// Returns whether two neighbors stay on one line (or are one run of white space).
fn joined(a: StyledChar, b: StyledChar) -> bool {
    match (breaks(a), breaks(b)) {
        (false, false) => (a.width() < 2 && b.width() < 2) || b.width() == 0,
        (a, b) => a && b,
    }
}

fn breaks(cell: StyledChar) -> bool {
    // No-break space, figure space, narrow no-break space.
    cell.char.is_whitespace() && !matches!(cell.char, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Puts two columns side by side; the right one begins at column `at`.
pub(super) fn beside(left: Vec<StyledLine>, right: Vec<StyledLine>, at: usize) -> Vec<StyledLine> {
    let height = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    std::iter::repeat_with(|| {
        let mut line = left.next().unwrap_or_default();
        if let Some(right) = right.next() {
            let gap = " ".repeat(at.saturating_sub(line.width));
            line.push(&StyledText::new(Style::Plain, &gap).cells);
            line.push(&right.cells);
        }
        line
    })
    .take(height)
    .collect()
}

/// Prints lines.
pub(super) fn print(
    lines: &[StyledLine],
    color: ColorChoice,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut text = String::new();
    for line in lines {
        render(&line.cells, color, &mut text);
        text.push('\n');
    }
    out.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::super::style::Style;
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        wrap(&StyledText::new(Style::Plain, text), width)
            .iter()
            .map(|line| line.cells.iter().map(|cell| cell.char).collect())
            .collect()
    }

    #[test]
    fn breaks_between_words_and_joins_hard_wrapped_lines() {
        assert_eq!(
            lines("“The bridge\r\n  is safe,\tand it opens”", 16),
            ["“The bridge is", "safe, and it", "opens”"]
        );
        assert_eq!(lines("", 16), [""]);
        assert_eq!(lines("   ", 16), [""]);
    }

    #[test]
    fn a_number_keeps_its_unit() {
        assert_eq!(
            lines("about 40\u{A0}km away", 9),
            ["about", "40\u{A0}km", "away"]
        );
    }

    #[test]
    fn a_long_word_is_cut() {
        assert_eq!(
            lines("see example.org/budget now", 8),
            ["see", "example.", "org/budg", "et now"]
        );
    }

    #[test]
    fn wide_characters_fill_two_columns_and_break_anywhere() {
        assert_eq!(lines("橋は安全です", 5), ["橋は", "安全", "です"]);
        assert_eq!(lines("e\u{301}te\u{301}", 3), ["e\u{301}te\u{301}"]);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let text = "“Ja,” sa Åse 橋本 — averyveryverylongword\u{200B} \u{1F600}\u{1F600} fin";
        for width in 2..30 {
            for line in wrap(&StyledText::new(Style::Plain, text), width) {
                assert!(line.width <= width, "{width}: {line:?}");
            }
        }
    }
}
