//! The words of a text, as they are compared.

use crate::text::{Folded, Span, fold};
use unicode_normalization::char::is_combining_mark;

/// A text cut into words and signs, each with the key it is compared by.
///
/// ```
/// use onrecord::compare::Words;
///
/// let curly = Words::of("It’s not 1,000 — it’s ﬁve …");
/// let straight = Words::of("it's not 1000 -- it's five...");
/// let keys = |words: &Words<'_>| (0..words.len()).map(|n| words.key(n).to_owned()).collect::<Vec<_>>();
/// assert_eq!(keys(&curly), keys(&straight));
/// ```
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    words: Vec<Word>,
    /// The folded words one behind the other, case kept.
    folded: String,
    /// The same in small letters.
    keys: String,
}

/// One word or sign.
#[derive(Clone, Copy, Debug)]
struct Word {
    span: Span,
    sort: Sort,
    /// Where the word ends in `folded` and `keys`; it begins where the one before ends.
    folded: u32,
    key: u32,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sort {
    /// Letters, with the apostrophes inside: `don’t`.
    Word,
    /// Digits, with the signs inside: `1,000`, `3.5`, `-5`.
    Number,
    /// `…`, `...`, `. . .`
    Ellipsis,
    /// `[` or `]`: what stands between is the editor's.
    Bracket,
    /// A quotation mark.
    Mark,
    /// A dash, `--`, or a hyphen between spaces.
    Dash,
    /// Any other sign, a hyphen between letters included: `first-hand` is two words and a sign.
    Sign,
}

impl Sort {
    /// Tells whether it is something one says: a word or a number.
    pub fn is_spoken(self) -> bool {
        matches!(self, Sort::Word | Sort::Number)
    }
}

impl<'t> Words<'t> {
    /// Cuts a text into words. Linear in its length.
    pub fn of(text: &'t str) -> Words<'t> {
        let mut words = Words {
            text,
            words: Vec::new(),
            folded: String::new(),
            keys: String::new(),
        };
        let mut items: Vec<(Span, Folded)> = fold(text).collect();
        // A line break for two spaces is no other text: `late.  ... So`.
        items.dedup_by(|b, a| (a.1, b.1) == (Folded::Space, Folded::Space));
        let mut cutter = Cutter { items, at: 0 };
        let mut piece = Piece::default();
        while let Some(sort) = cutter.next(&mut piece) {
            words.push(&piece, sort);
        }
        words
    }

    fn push(&mut self, piece: &Piece, sort: Sort) {
        self.folded.push_str(&piece.folded);
        self.keys
            .extend(piece.folded.chars().flat_map(char::to_lowercase));
        self.words.push(Word {
            span: piece.span,
            sort,
            folded: self.folded.len() as u32,
            key: self.keys.len() as u32,
        });
    }

    /// Returns the text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns how many words and signs there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns how many of them are words or numbers.
    pub fn spoken(&self) -> usize {
        self.words.iter().filter(|w| w.sort.is_spoken()).count()
    }

    /// Returns where a word stands, in bytes of the text.
    pub fn span(&self, n: usize) -> Span {
        self.words[n].span
    }

    /// Returns what a word is.
    pub fn sort(&self, n: usize) -> Sort {
        self.words[n].sort
    }

    /// Returns the word with its signs folded and its capitals kept.
    pub fn folded(&self, n: usize) -> &str {
        let start = n.checked_sub(1).map_or(0, |n| self.words[n].folded);
        &self.folded[start as usize..self.words[n].folded as usize]
    }

    /// Returns what a word is compared by: folded, in small letters.
    pub fn key(&self, n: usize) -> &str {
        let start = n.checked_sub(1).map_or(0, |n| self.words[n].key);
        &self.keys[start as usize..self.words[n].key as usize]
    }

    /// Returns the bytes of the text that some words take up; for none, the empty place before
    /// the first of them that there would be.
    pub fn cover(&self, words: std::ops::Range<usize>) -> Span {
        match (self.words.get(words.start), words.is_empty()) {
            (Some(first), false) => first.span.cover(self.words[words.end - 1].span),
            (Some(first), true) => Span::new(first.span.start(), first.span.start()),
            (None, _) => Span::new(self.text.len(), self.text.len()),
        }
    }
}

/// A word that is being put together.
#[derive(Default)]
struct Piece {
    span: Span,
    folded: String,
}

impl Piece {
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
struct Cutter {
    items: Vec<(Span, Folded)>,
    at: usize,
}

impl Cutter {
    /// Puts the next word into `piece` and tells what it is.
    fn next(&mut self, piece: &mut Piece) -> Option<Sort> {
        piece.folded.clear();
        while self.peek(0) == Some(Folded::Space) {
            self.at += 1;
        }
        let sort = match self.peek(0)? {
            Folded::Char('.') if self.is_ellipsis() => self.ellipsis(piece),
            Folded::Ellipsis => self.sign(piece, '…', Sort::Ellipsis),
            Folded::Char(c) if is_letter(c) => self.word(piece),
            Folded::Char('[') => self.sign(piece, '[', Sort::Bracket),
            Folded::Char(']') => self.sign(piece, ']', Sort::Bracket),
            Folded::Char(c) => self.sign(piece, c, Sort::Sign),
            Folded::Hyphen | Folded::Dash if self.is_minus() => self.word(piece),
            Folded::Hyphen => self.hyphen(piece),
            Folded::Dash => self.sign(piece, '—', Sort::Dash),
            Folded::Single if self.peek(1) == Some(Folded::Single) => {
                self.take(piece, '"');
                self.take(piece, '"');
                piece.folded.pop();
                Sort::Mark
            }
            Folded::Single => self.sign(piece, '\'', Sort::Mark),
            Folded::Double | Folded::Space => self.sign(piece, '"', Sort::Mark),
        };
        Some(sort)
    }

    /// Returns the item `n` places on.
    fn peek(&self, n: usize) -> Option<Folded> {
        self.items.get(self.at + n).map(|(_, folded)| *folded)
    }

    /// Takes one item into `piece`, as `c`.
    fn take(&mut self, piece: &mut Piece, c: char) {
        piece.add(self.items[self.at].0, c);
        self.at += 1;
    }

    fn sign(&mut self, piece: &mut Piece, c: char, sort: Sort) -> Sort {
        self.take(piece, c);
        sort
    }

    /// Takes letters and digits, and what joins them: `don’t`, `o’clock`, `1,000`, `3.5`, `U.S.`
    fn word(&mut self, piece: &mut Piece) -> Sort {
        if self.is_minus() {
            self.take(piece, '-');
        }
        let digits = matches!(self.peek(0), Some(Folded::Char(c)) if c.is_ascii_digit());
        while let Some(item) = self.peek(0) {
            match (item, self.peek(1)) {
                (Folded::Char(c), _) if is_letter(c) => self.take(piece, c),
                (Folded::Single, Some(Folded::Char(c))) if is_letter(c) && !digits => {
                    self.take(piece, '\'');
                }
                // 1,000 and 1000 are the same number; 3,5 and 35 are not, nor are 3.5 and 35.
                (Folded::Char(','), _) if digits && self.is_thousands() => self.at += 1,
                (Folded::Char('.'), Some(Folded::Char(c))) if is_letter(c) => self.take(piece, '.'),
                _ => break,
            }
        }
        if digits { Sort::Number } else { Sort::Word }
    }

    /// Tells whether three digits and no more stand behind the comma here.
    fn is_thousands(&self) -> bool {
        let is_digit = |n| matches!(self.peek(n), Some(Folded::Char(c)) if c.is_ascii_digit());
        (1..=3).all(is_digit) && !is_digit(4)
    }

    /// Takes a hyphen: a dash where it is doubled or stands between spaces.
    fn hyphen(&mut self, piece: &mut Piece) -> Sort {
        let alone = self.is_spaced() && matches!(self.peek(1), Some(Folded::Space) | None);
        let doubled = self.peek(1) == Some(Folded::Hyphen);
        if !alone && !doubled {
            return self.sign(piece, '-', Sort::Sign);
        }
        self.take(piece, '—');
        while self.peek(0) == Some(Folded::Hyphen) {
            self.take(piece, '—');
        }
        piece.folded.truncate('—'.len_utf8());
        Sort::Dash
    }

    /// Tells whether a hyphen or dash here is a minus: `at -5 degrees`, not `9-5` nor `– 5`.
    fn is_minus(&self) -> bool {
        matches!(self.peek(0), Some(Folded::Hyphen | Folded::Dash))
            && self.is_spaced()
            && matches!(self.peek(1), Some(Folded::Char(c)) if c.is_ascii_digit())
    }

    /// Tells whether nothing, a space or a mark stands before the next item: “-5 degrees” is as cold
    /// with its marks as without.
    fn is_spaced(&self) -> bool {
        let before = self.at.checked_sub(1).map(|n| self.items[n].1);
        matches!(
            before,
            None | Some(Folded::Space | Folded::Double | Folded::Single)
        )
    }

    /// Tells whether three full stops or more begin here, one space between them at most.
    fn is_ellipsis(&self) -> bool {
        let second = self.next_stop(self.at);
        second.and_then(|n| self.next_stop(n)).is_some()
    }

    /// Returns where the full stop behind the one at `n` is.
    fn next_stop(&self, n: usize) -> Option<usize> {
        let is = |n: usize, wanted| self.items.get(n).is_some_and(|(_, f)| *f == wanted);
        let next = if is(n + 1, Folded::Space) {
            n + 2
        } else {
            n + 1
        };
        is(next, Folded::Char('.')).then_some(next)
    }

    fn ellipsis(&mut self, piece: &mut Piece) -> Sort {
        self.take(piece, '…');
        while let Some(next) = self.next_stop(self.at - 1) {
            piece.span = piece.span.cover(self.items[next].0);
            self.at = next + 1;
        }
        Sort::Ellipsis
    }
}

/// Tells whether a character is part of a word. Accents come apart from their letters.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> String {
        let words = Words::of(text);
        let keys: Vec<&str> = (0..words.len()).map(|n| words.key(n)).collect();
        keys.join(" ")
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        assert_eq!(
            keys("Don’t the O'Neills—all of them—go?"),
            "don't the o'neills — all of them — go ?"
        );
        assert_eq!(
            keys("the U.S. lost $1,250.50 at 9:30"),
            "the u.s . lost $ 1250.50 at 9 : 30"
        );
        assert_eq!(keys("1,000,000 or 3,5"), "1000000 or 3 , 5");
        assert_eq!(keys("first-hand, ‘late’"), "first - hand , ' late '");
        assert_eq!(keys("''No,'' he said"), "\" no , \" he said");
    }

    #[test]
    fn dashes_and_ellipses_of_all_makes() {
        for text in [
            "cold — he",
            "cold -- he",
            "cold – he",
            "cold—he",
            "cold - he",
            "cold --- he",
        ] {
            assert_eq!(keys(text), "cold — he", "{text}");
        }
        for text in ["cold … he", "cold...he", "cold . . . he", "cold .... he"] {
            assert_eq!(keys(text), "cold … he", "{text}");
        }
        assert_eq!(keys("late.  ...  So"), keys("late.\n... So"));
        assert_eq!(keys("at –5 degrees, 9-5"), "at -5 degrees , 9 - 5");
        assert_eq!(keys("He left. .. So"), "he left … so");
    }

    #[test]
    fn spans_point_into_the_text() {
        let words = Words::of("“Caf&eacute;” [sic] . . .");
        let texts: Vec<&str> = (0..words.len())
            .map(|n| &words.text()[words.span(n)])
            .collect();
        assert_eq!(texts, ["“", "Caf&eacute;", "”", "[", "sic", "]", ". . ."]);
        assert_eq!(&words.text()[words.cover(3..6)], "[sic]");
        assert_eq!(words.cover(1..1), Span::new(3, 3));
        assert_eq!(words.spoken(), 2);
    }
}
