//! The text as brat reads it.

use std::borrow::Cow;

/// A text whose lines end with LF, and the way to it from the code points of another text.
///
/// Python reads text files with CR LF as LF, so that a file with CR LF would have other offsets for brat than for a
/// program that counts its characters. Written with LF, both agree.
#[derive(Clone, Debug)]
pub struct StandoffText<'t> {
    text: Cow<'t, str>,
    /// The code points before which a CR was left out, counted in the text it was in.
    dropped: Vec<usize>,
}

impl<'t> StandoffText<'t> {
    /// Takes a text with any line ends.
    pub fn new(text: &'t str) -> StandoffText<'t> {
        if !text.contains('\r') {
            return StandoffText {
                text: Cow::Borrowed(text),
                dropped: Vec::new(),
            };
        }
        let mut plain = String::with_capacity(text.len());
        let mut dropped = Vec::new();
        let mut chars = text.chars().enumerate().peekable();
        while let Some((at, c)) = chars.next() {
            match c {
                '\r' if chars.peek().is_some_and(|(_, next)| *next == '\n') => {
                    dropped.push(at + 1);
                }
                '\r' => plain.push('\n'),
                c => plain.push(c),
            }
        }
        StandoffText {
            text: Cow::Owned(plain),
            dropped,
        }
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the code point of this text for one of the text that was taken.
    pub fn offset(&self, code_point: usize) -> usize {
        code_point - self.dropped.partition_point(|&at| at <= code_point)
    }

    /// Cuts words at line breaks: returns the fragments in code points, and the words of all of them with a space
    /// between two. `start` is the code point of this text at which the words begin. Without words there are no
    /// fragments.
    pub(crate) fn fragments(words: &str, start: usize) -> (Vec<(usize, usize)>, String) {
        let (mut fragments, mut shown) = (Vec::new(), String::new());
        let (mut first, mut at) = (start, start);
        let mut rest = words;
        loop {
            let end = rest.find(ends_a_line).unwrap_or(rest.len());
            let (line, tail) = rest.split_at(end);
            at += line.chars().count();
            if at > first {
                if !fragments.is_empty() {
                    shown.push(' ');
                }
                fragments.push((first, at));
                shown.push_str(line);
            }
            let Some(c) = tail.chars().next() else {
                return (fragments, shown);
            };
            // CR LF is one character of this text.
            let ended = if tail.starts_with("\r\n") {
                2
            } else {
                c.len_utf8()
            };
            rest = &tail[ended..];
            at += 1;
            first = at;
        }
    }
}

/// Returns whether a character ends a line for Python, or a column of the file.
pub(super) fn ends_a_line(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n'..='\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
