//! Hard-wrapped text: whether a text is wrapped at a width, and which lines continue a paragraph.
//!
//! A text wrapped at 72 columns breaks a line where the next word would not have fitted. So each
//! line break is consistent with a range of widths: at least the width of the line, less than its
//! width with the next word.
//!
//! ```text
//! The harbour bridge will stay closed until the spring, said Karin Holm,    70 characters
//! who runs the port.                                                        "who" needs 74
//! ```
//!
//! In a wrapped text the line breaks agree on one width, and most of them fall in the middle of a
//! sentence. Where every line is a paragraph, they neither agree nor split sentences.

use super::lines::{Above, Line, WIDEST};

/// The narrowest width that is taken for hard wrapping; below are verses, tables and addresses.
const NARROWEST: usize = 36;

/// A break counts as full if the next word would have come this near to fitting: `fold -s` counts
/// the space after a word too.
const SLACK: usize = 1;

/// The width a text was wrapped at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wrap {
    width: usize,
    /// How far below the width a line within a paragraph may stay: programs that even out the right
    /// edge (`fmt`) and people who press Return do not fill every line.
    room: usize,
}

/// A line break inside a run of lines, measured.
struct Break {
    /// The width of the line before it.
    len: usize,
    /// The width that line would have had with the next word.
    need: usize,
    sentence: SentenceBreak,
}

/// How a line break relates to the sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SentenceBreak {
    /// The line ends a sentence, or with a colon.
    Ends,
    /// The line ends no sentence; the next begins with a capital, a digit or a sign.
    Open,
    /// The line ends no sentence, and the next begins with a small letter.
    Continues,
}

impl Wrap {
    /// Finds the width that the lines were wrapped at, if any.
    pub(super) fn of(text: &str, lines: &[Line]) -> Option<Wrap> {
        let breaks: Vec<Break> = lines
            .windows(2)
            .filter(|pair| pair[1].above == Above::Break)
            .map(|pair| Break::new(text, pair[0], pair[1]))
            .collect();
        let width = popular_width(&breaks)?;
        let full = || breaks.iter().filter(|b| b.is_full(width));
        let fits = full().count();
        let continuing = full()
            .filter(|b| b.sentence == SentenceBreak::Continues)
            .count();
        let open = full().filter(|b| b.sentence != SentenceBreak::Ends).count();
        // Short lines are no evidence: addresses, last lines of paragraphs.
        let all = breaks.iter().filter(|b| b.len * 2 >= width).count();
        let clear = continuing > 0 && continuing * 4 >= fits && fits * 2 >= all;
        // A wire report in capitals has no small letters to show that a sentence continues.
        let capitals = fits >= 8 && open * 2 >= fits && fits * 5 >= all * 4;
        if !clear && !capitals {
            return None;
        }
        let even = fits * 20 >= all * 19;
        let room = if even { 0 } else { width / 6 };
        Some(Wrap { width, room })
    }

    /// Returns whether `next` continues the paragraph of `line`.
    pub(super) fn joins(&self, text: &str, line: Line, next: Line) -> bool {
        if self.is_over(text, line) || self.is_over(text, next) {
            return false;
        }
        let edge = Break::new(text, line, next);
        let full = edge.need + SLACK > self.width;
        let starts_anew = next.indent > line.indent || is_list_item(&text[next.span]);
        match edge.sentence {
            SentenceBreak::Continues => true,
            SentenceBreak::Open => {
                full || (edge.need + self.width / 6 > self.width && !starts_anew)
            }
            SentenceBreak::Ends => edge.need + SLACK + self.room > self.width && !starts_anew,
        }
    }

    /// Returns whether a line is wider than wrapping would have left it. One long word is no
    /// evidence: a link cannot be wrapped.
    fn is_over(&self, text: &str, line: Line) -> bool {
        line.width(text)
            .is_none_or(|width| width > self.width + SLACK)
            && line.first_word(text) + (line.indent as usize) <= self.width
    }
}

impl Break {
    fn new(text: &str, line: Line, next: Line) -> Break {
        let len = line.width(text).unwrap_or(WIDEST + 1);
        Break {
            len,
            need: len + 1 + next.first_word(text),
            sentence: SentenceBreak::between(&text[line.span], &text[next.span]),
        }
    }

    /// Returns whether wrapping at `width` could have made the break.
    fn is_full(&self, width: usize) -> bool {
        self.len <= width && width < self.need + SLACK
    }
}

impl SentenceBreak {
    fn between(line: &str, next: &str) -> SentenceBreak {
        let closing = ['"', '\'', '”', '’', '»', '“', ')', ']'];
        let words = line.trim_end_matches(closing);
        if words.ends_with(['.', '!', '?', '…', ':']) {
            SentenceBreak::Ends
        } else if next.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase()) {
            SentenceBreak::Continues
        } else {
            SentenceBreak::Open
        }
    }
}

/// Finds the width that explains the most breaks, the smallest of several.
fn popular_width(breaks: &[Break]) -> Option<usize> {
    // Each break votes for a range of widths: +1 where it begins, -1 after its end.
    let mut steps = [0_i64; WIDEST + 2];
    for b in breaks.iter().filter(|b| b.len <= WIDEST) {
        steps[b.len.max(NARROWEST)] += 1;
        steps[(b.need + SLACK).clamp(NARROWEST, WIDEST + 1)] -= 1;
    }
    let (mut votes, mut best) = (0, (0, None));
    for (width, step) in steps.iter().enumerate() {
        votes += step;
        if votes > best.0 {
            best = (votes, Some(width));
        }
    }
    best.1
}

/// Returns whether a line begins as an item of a list does: `- ferries`, `* ferries`, `2. ferries`.
fn is_list_item(line: &str) -> bool {
    let mark = line.split_whitespace().next().unwrap_or("");
    let number = mark.strip_suffix(['.', ')']).unwrap_or("");
    matches!(mark, "-" | "*" | "+" | "•" | "·" | "–" | "—")
        || (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}
