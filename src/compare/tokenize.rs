//! Cuts folded text into words, numbers and signs.
//!
//! `don’t`, `1,000`, `U.S` and `-5` are one word each; `first-hand` is two words and a hyphen; `--`
//! and a spaced hyphen are a dash; `. . .` is an ellipsis.

use crate::text::{Folded, Span};
use unicode_normalization::char::is_combining_mark;

/// The kind of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WordKind {
    /// Letters, with the apostrophes inside: `don’t`.
    Word,
    /// Digits, with the signs inside: `1,000`, `3.5`, `-5`.
    Number,
    /// `…`, `...`, `. . .`
    Ellipsis,
    /// `[` or `]`: the words between are the editor's.
    Bracket,
    /// A quotation mark.
    Mark,
    /// A dash, `--`, or a hyphen between spaces.
    Dash,
    /// Any other sign, including a hyphen between letters: `first-hand` is two words and a sign.
    Sign,
}

impl WordKind {
    /// Returns whether it is spoken: a word or a number.
    pub fn is_spoken(self) -> bool {
        matches!(self, WordKind::Word | WordKind::Number)
    }
}

/// A word while it is built.
#[derive(Default)]
pub(super) struct WordBuilder {
    pub(super) span: Span,
    pub(super) folded: String,
}

impl WordBuilder {
    fn add(&mut self, span: Span, c: char) {
        self.span = if self.folded.is_empty() {
            span
        } else {
            self.span.cover(span)
        };
        self.folded.push(c);
    }
}

/// Cuts folded characters into words.
pub(super) struct Tokenizer {
    items: Vec<(Span, Folded)>,
    at: usize,
}

impl Tokenizer {
    pub(super) fn new(items: Vec<(Span, Folded)>) -> Tokenizer {
        Tokenizer { items, at: 0 }
    }

    /// Puts the next word into `word` and returns its kind.
    pub(super) fn next(&mut self, word: &mut WordBuilder) -> Option<WordKind> {
        word.folded.clear();
        while self.peek(0) == Some(Folded::Space) {
            self.at += 1;
        }
        let kind = match self.peek(0)? {
            Folded::Char('.') if self.is_ellipsis() => self.ellipsis(word),
            Folded::Ellipsis => self.sign(word, '…', WordKind::Ellipsis),
            Folded::Char(c) if is_letter(c) => self.word(word),
            Folded::Char('[') => self.sign(word, '[', WordKind::Bracket),
            Folded::Char(']') => self.sign(word, ']', WordKind::Bracket),
            Folded::Char(c) => self.sign(word, c, WordKind::Sign),
            Folded::Hyphen | Folded::Dash if self.is_minus() => self.word(word),
            Folded::Hyphen => self.hyphen(word),
            Folded::Dash => self.sign(word, '—', WordKind::Dash),
            Folded::Single if self.peek(1) == Some(Folded::Single) => {
                self.take(word, '"');
                self.take(word, '"');
                word.folded.pop();
                WordKind::Mark
            }
            Folded::Single => self.sign(word, '\'', WordKind::Mark),
            Folded::Double | Folded::Space => self.sign(word, '"', WordKind::Mark),
        };
        Some(kind)
    }

    /// Returns the item `n` places on.
    fn peek(&self, n: usize) -> Option<Folded> {
        self.items.get(self.at + n).map(|(_, folded)| *folded)
    }

    /// Takes one item into `word`, as `c`.
    fn take(&mut self, word: &mut WordBuilder, c: char) {
        word.add(self.items[self.at].0, c);
        self.at += 1;
    }

    fn sign(&mut self, word: &mut WordBuilder, c: char, kind: WordKind) -> WordKind {
        self.take(word, c);
        kind
    }

    /// Takes letters and digits, and what joins them: `don’t`, `o’clock`, `1,000`, `3.5`, `U.S.`
    fn word(&mut self, word: &mut WordBuilder) -> WordKind {
        if self.is_minus() {
            self.take(word, '-');
        }
        let digits = matches!(self.peek(0), Some(Folded::Char(c)) if c.is_ascii_digit());
        while let Some(item) = self.peek(0) {
            match (item, self.peek(1)) {
                (Folded::Char(c), _) if is_letter(c) => self.take(word, c),
                (Folded::Single, Some(Folded::Char(c))) if is_letter(c) && !digits => {
                    self.take(word, '\'');
                }
                // 1,000 and 1000 are the same number; 3,5 and 35 are not, nor are 3.5 and 35.
                (Folded::Char(','), _) if digits && self.is_thousands() => self.at += 1,
                (Folded::Char('.'), Some(Folded::Char(c))) if is_letter(c) => self.take(word, '.'),
                _ => break,
            }
        }
        if digits {
            WordKind::Number
        } else {
            WordKind::Word
        }
    }

    /// Returns whether exactly three digits follow the comma here.
    fn is_thousands(&self) -> bool {
        let is_digit = |n| matches!(self.peek(n), Some(Folded::Char(c)) if c.is_ascii_digit());
        (1..=3).all(is_digit) && !is_digit(4)
    }

    /// Takes a hyphen: a dash where it is doubled or stands between spaces.
    fn hyphen(&mut self, word: &mut WordBuilder) -> WordKind {
        // A quote may end here: “It fails its -” has the same dash with and without its marks.
        let is_end = |next| matches!(next, Folded::Space | Folded::Double | Folded::Single);
        let alone = self.is_spaced() && self.peek(1).is_none_or(is_end);
        let doubled = self.peek(1) == Some(Folded::Hyphen);
        if !alone && !doubled {
            return self.sign(word, '-', WordKind::Sign);
        }
        self.take(word, '—');
        while self.peek(0) == Some(Folded::Hyphen) {
            self.take(word, '—');
        }
        word.folded.truncate('—'.len_utf8());
        WordKind::Dash
    }

    /// Returns whether a hyphen or dash here is a minus: `at -5 degrees`, not `9-5` nor `– 5`.
    fn is_minus(&self) -> bool {
        matches!(self.peek(0), Some(Folded::Hyphen | Folded::Dash))
            && self.is_spaced()
            && matches!(self.peek(1), Some(Folded::Char(c)) if c.is_ascii_digit())
    }

    /// Returns whether the next item comes first, or after a space or a mark: `at -5` and “-5 degrees”.
    fn is_spaced(&self) -> bool {
        let before = self.at.checked_sub(1).map(|n| self.items[n].1);
        matches!(
            before,
            None | Some(Folded::Space | Folded::Double | Folded::Single)
        )
    }

    /// Returns whether three full stops or more begin here, one space between them at most.
    fn is_ellipsis(&self) -> bool {
        let second = self.next_stop(self.at);
        second.and_then(|n| self.next_stop(n)).is_some()
    }

    /// Returns where the full stop after the one at `n` is.
    fn next_stop(&self, n: usize) -> Option<usize> {
        let is = |n: usize, wanted| self.items.get(n).is_some_and(|(_, f)| *f == wanted);
        let next = if is(n + 1, Folded::Space) {
            n + 2
        } else {
            n + 1
        };
        is(next, Folded::Char('.')).then_some(next)
    }

    fn ellipsis(&mut self, word: &mut WordBuilder) -> WordKind {
        self.take(word, '…');
        while let Some(next) = self.next_stop(self.at - 1) {
            word.span = word.span.cover(self.items[next].0);
            self.at = next + 1;
        }
        WordKind::Ellipsis
    }
}

/// Returns whether a character is part of a word. Accents are characters of their own.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}
