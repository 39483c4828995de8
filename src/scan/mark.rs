//! Marks: the quotation signs of a paragraph, and which way each one leans.
//!
//! A mark leans by what stands on either side of it: `said "we` opens, `go" he` closes. Neighbouring
//! marks are looked through, so that both signs of `“‘Stop!’”` lean alike.

use crate::text::{Span, mojibake, reference};
use crate::visible::is_invisible;

/// A quotation sign, or two that stand for one (`''`, `""`).
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) sign: Sign,
    pub(super) lean: Lean,
    /// The nearest characters that are seen and are not marks.
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
}

/// Which sign a mark is, as far as pairing cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// `"`, and `""` as files with doubled marks have it.
    Straight,
    /// `“` and ` `` `.
    Opening,
    /// `”`.
    Closing,
    /// `„`, which only ever opens.
    Low,
    /// `''`: two apostrophes for one mark, or two closing marks of nested quotes.
    Doubled,
    /// `«`.
    GuillemetLeft,
    /// `»`.
    GuillemetRight,
    /// `'`.
    Apostrophe,
    /// `‘` and `‹`; German closes with the first.
    SingleOpening,
    /// `‚`, which only ever opens.
    SingleLow,
    /// `’` and `›`.
    SingleClosing,
}

impl Sign {
    /// Tells whether the sign is one of the single marks, which an apostrophe may be mistaken for.
    pub(super) fn is_single(self) -> bool {
        matches!(
            self,
            Sign::Apostrophe | Sign::SingleOpening | Sign::SingleLow | Sign::SingleClosing
        )
    }
}

/// Which way a mark leans, by the characters around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// A space before it, none behind.
    Open,
    /// A space behind it, none before.
    Close,
    /// Spaces on both sides, as in tokenised text.
    Spaced,
    /// None on either side: `day."The`.
    Tight,
}

/// The bytes that [`sign_at`] looks at; most of a text are none.
const MAY_START_SIGN: [bool; 256] = {
    let mut may = [false; 256];
    let signs = [b'"', b'\'', b'&', b'`', 0xC2, 0xC3, 0xE2];
    let mut n = 0;
    while n < signs.len() {
        may[signs[n] as usize] = true;
        n += 1;
    }
    may
};

/// Finds the marks of one paragraph, in order.
pub(super) fn marks(text: &str, block: Span, marks: &mut Vec<Mark>) {
    marks.clear();
    let bytes = text.as_bytes();
    let mut at = block.start();
    let may_start = |byte: &u8| MAY_START_SIGN[usize::from(*byte)];
    while let Some(skipped) = bytes[at..block.end()].iter().position(may_start) {
        at += skipped;
        let Some((sign, len)) = sign_at(text, at, block.end()) else {
            at += 1;
            continue;
        };
        if is_inch(bytes, at) || is_foot(bytes, at) || is_empty_pair(bytes, at, len) {
            at += len;
            continue;
        }
        marks.push(Mark {
            span: Span::new(at, at + len),
            sign,
            lean: Lean::Tight,
            before: None,
            after: None,
        });
        at += len;
    }
    look_around(text, block, marks);
}

/// Returns the sign that starts at a byte, and its length.
fn sign_at(text: &str, at: usize, end: usize) -> Option<(Sign, usize)> {
    let bytes = text.as_bytes();
    let pair = |sign, doubled, byte| {
        let two = at + 1 < end && bytes[at + 1] == byte;
        Some(if two { (doubled, 2) } else { (sign, 1) })
    };
    match bytes[at] {
        b'"' => pair(Sign::Straight, Sign::Straight, b'"'),
        b'\'' => pair(Sign::Apostrophe, Sign::Doubled, b'\''),
        b'&' => mark_of_reference(&text[Span::new(at, end)]),
        b'`' if at + 1 < end && bytes[at + 1] == b'`' => Some((Sign::Opening, 2)),
        0xC2 if at + 1 < end => match bytes[at + 1] {
            0xAB => Some((Sign::GuillemetLeft, 2)),
            0xBB => Some((Sign::GuillemetRight, 2)),
            0x80..=0x9F => mark_of_mojibake(&text[Span::new(at, end)]),
            _ => None,
        },
        // `â`
        0xC3 if at + 1 < end && bytes[at + 1] == 0xA2 => {
            mark_of_mojibake(&text[Span::new(at, end)])
        }
        0xE2 if at + 2 < end && bytes[at + 1] == 0x80 => {
            let sign = match bytes[at + 2] {
                0x98 | 0xB9 => Sign::SingleOpening,
                0x9A => Sign::SingleLow,
                0x99 | 0xBA => Sign::SingleClosing,
                0x9C | 0x9F => Sign::Opening,
                0x9D => Sign::Closing,
                0x9E => Sign::Low,
                _ => return None,
            };
            Some((sign, 3))
        }
        _ => None,
    }
}

/// Returns the double mark that a character reference stands for, and the length of the reference.
/// Texts copied from web pages still have them: `&#8220;It leaks,&#8221; he said`.
fn mark_of_reference(text: &str) -> Option<(Sign, usize)> {
    let (len, decoded) = reference(text)?;
    let mut decoded = decoded.chars();
    let sign = double(decoded.next()?)?;
    decoded.next().is_none().then_some((sign, len))
}

/// Returns the double mark that mojibake stands for: `â€œIt leaks,â€ he said`.
fn mark_of_mojibake(text: &str) -> Option<(Sign, usize)> {
    let (len, decoded) = mojibake(text)?;
    Some((double(decoded)?, len))
}

/// Returns which double mark a character is.
fn double(c: char) -> Option<Sign> {
    Some(match c {
        '"' => Sign::Straight,
        '“' | '‟' => Sign::Opening,
        '”' => Sign::Closing,
        '„' => Sign::Low,
        '«' => Sign::GuillemetLeft,
        '»' => Sign::GuillemetRight,
        _ => return None,
    })
}

/// The second sign of `6' 2"`.
fn is_inch(bytes: &[u8], at: usize) -> bool {
    let digits = bytes[..at]
        .iter()
        .rev()
        .take(3)
        .take_while(|b| b.is_ascii_digit())
        .count();
    let mut before = bytes[..at - digits].iter().rev().copied();
    let mut sign = before.next();
    if sign == Some(b' ') {
        sign = before.next();
    }
    let feet = before.next().is_some_and(|b| b.is_ascii_digit());
    bytes[at] == b'"' && (1..3).contains(&digits) && sign == Some(b'\'') && feet
}

/// The first sign of `6' 2"`.
fn is_foot(bytes: &[u8], at: usize) -> bool {
    let behind = &bytes[at + 1..];
    let behind = behind.strip_prefix(b" ").unwrap_or(behind);
    let digits = behind
        .iter()
        .take(3)
        .take_while(|b| b.is_ascii_digit())
        .count();
    bytes[at] == b'\''
        && at > 0
        && bytes[at - 1].is_ascii_digit()
        && (1..3).contains(&digits)
        && behind.get(digits) == Some(&b'"')
}

/// `""` with nothing on either side holds no words and opens none.
fn is_empty_pair(bytes: &[u8], at: usize, len: usize) -> bool {
    let gap = |b: Option<&u8>| b.is_none_or(u8::is_ascii_whitespace);
    bytes[at] == b'"' && len == 2 && gap(bytes[..at].last()) && gap(bytes.get(at + len))
}

/// Fills in what stands around each mark; a run of adjacent marks shares its surroundings. Signs that
/// print nothing are looked through: a reader sees an apostrophe in `O’\u{202A}Neill`.
fn look_around(text: &str, block: Span, marks: &mut [Mark]) {
    let mut first = 0;
    while first < marks.len() {
        let mut last = first;
        while let Some(next) = marks.get(last + 1)
            && text[Span::new(marks[last].span.end(), next.span.start())]
                .chars()
                .all(is_invisible)
        {
            last += 1;
        }
        let before = text[Span::new(block.start(), marks[first].span.start())]
            .chars()
            .rev()
            .find(|c| !is_invisible(*c));
        let after = text[Span::new(marks[last].span.end(), block.end())]
            .chars()
            .find(|c| !is_invisible(*c));
        let lean = lean(before, after);
        for mark in &mut marks[first..=last] {
            (mark.before, mark.after, mark.lean) = (before, after, lean);
        }
        first = last + 1;
    }
}

fn lean(before: Option<char>, after: Option<char>) -> Lean {
    let gap = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match (gap(before), gap(after)) {
        (true, true) => Lean::Spaced,
        (true, false) => Lean::Open,
        (false, true) => Lean::Close,
        (false, false) => tight_lean(before.unwrap_or(' '), after.unwrap_or(' ')),
    }
}

/// Decides by punctuation where no space helps: `(“so”)`, `day”—and`, `then—“no`.
fn tight_lean(before: char, after: char) -> Lean {
    if matches!(before, '(' | '[' | '{' | '/' | '=' | '>') {
        Lean::Open
    } else if matches!(
        after,
        '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '…' | '<'
    ) {
        Lean::Close
    } else if is_dash(before) && !is_dash(after) {
        Lean::Open
    } else if is_dash(after) {
        Lean::Close
    } else {
        Lean::Tight
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‑')
}
