//! The mask: the file with its markup replaced by white space of the same length.
//!
//! Where markup stood between a mark and its word, the mark moves to the word: `"*Never*," she said` would
//! have a space after its opening mark, and a mark between spaces opens and closes nothing.

use super::walk::TextBlock;
use crate::document::Block;
use crate::text::Span;
use std::ops::Range;

/// A file whose markup is being blanked, from the beginning to the end.
pub(super) struct MarkupMask<'t> {
    text: &'t str,
    masked: String,
    /// The blanked ranges of the block, without the white space of the file.
    gaps: Vec<Range<usize>>,
}

impl<'t> MarkupMask<'t> {
    pub(super) fn of(text: &'t str) -> MarkupMask<'t> {
        MarkupMask {
            text,
            masked: String::with_capacity(text.len()),
            gaps: Vec::new(),
        }
    }

    /// Blanks the markup up to the end of a block; `None` if the block begins before the last one
    /// ended.
    pub(super) fn block(&mut self, found: &TextBlock) -> Option<Block> {
        let start = found.texts.first()?.start;
        let end = found.texts.last()?.end;
        if start < self.masked.len() || end <= start {
            return None;
        }
        self.masked.push_str(&self.text[self.masked.len()..start]);
        self.gaps.clear();
        for range in &found.texts {
            let at = self.masked.len();
            if range.start < at {
                continue;
            }
            self.gap(at..range.start);
            self.masked.push_str(&self.text[range.clone()]);
        }
        self.move_marks(start);
        let span = Span::new(start, self.masked.len());
        let words = &self.masked.as_str()[span];
        let lead = words.len() - words.trim_start().len();
        let words = words.trim().len();
        (words > 0).then(|| Block {
            span: Span::new(start + lead, start + lead + words),
            kind: found.kind,
        })
    }

    /// Blanks what stands between two texts.
    fn gap(&mut self, range: Range<usize>) {
        let gap = &self.text[range.clone()];
        let is_emphasis = gap.bytes().all(|b| matches!(b, b'*' | b'_' | b'~'));
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // `un*believ*able` is one word.
        if is_emphasis
            && is_letter(self.masked.chars().next_back())
            && is_letter(self.text[range.end..].chars().next())
        {
            self.masked.push_str(gap);
            return;
        }
        self.masked.extend(gap.chars().map(blank));
        if !gap.is_empty() && !gap.contains(char::is_whitespace) {
            self.gaps.push(range);
        }
    }

    /// Moves marks over the gaps between them and their words, in the block that begins at `start`.
    fn move_marks(&mut self, start: usize) {
        for gap in std::mem::take(&mut self.gaps) {
            let (before, after) = (&self.masked[start..gap.start], &self.masked[gap.end..]);
            let opening = before.len() - before.trim_end_matches(is_mark).len();
            let closing = after.len() - after.trim_start_matches(is_mark).len();
            let is_open =
                |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "([—–-".contains(c));
            let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
            let moved = if opening > 0
                && is_open(before[..before.len() - opening].chars().next_back())
                && is_word(after.chars().next())
            {
                gap.start - opening..gap.end
            } else if closing > 0
                && is_word(before.chars().next_back())
                && !after[closing..].starts_with(char::is_alphanumeric)
            {
                gap.start..gap.end + closing
            } else {
                continue;
            };
            let blanks = moved.len()
                - if moved.start < gap.start {
                    opening
                } else {
                    closing
                };
            let part = &self.masked[moved.clone()];
            let part = if moved.start < gap.start {
                let (marks, rest) = part.split_at(opening);
                format!("{rest}{marks}")
            } else {
                let (rest, marks) = part.split_at(blanks);
                format!("{marks}{rest}")
            };
            self.masked.replace_range(moved, &part);
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.masked.push_str(&self.text[self.masked.len()..]);
        self.masked
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '„' | '«' | '»')
}

/// Returns white space of the length of a character, in bytes and in characters. There is none of
/// four bytes: a character of four (an emoji in an address) stays.
pub(super) fn blank(c: char) -> char {
    match c.len_utf8() {
        1 if !matches!(c, '\n' | '\r') => ' ',
        2 => '\u{A0}',
        3 => '\u{2003}',
        _ => c,
    }
}
