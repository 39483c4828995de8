//! The words of a text, as they are compared: each with its place and the key it is compared by.
//!
//! Two texts that differ only in typography have the same keys: marks, dashes and widths are folded
//! ([`fold`]), capitals are lowered, and thousands separators are dropped.

use super::tokenize::{Tokenizer, WordBuilder, WordKind};
use super::word_class::is_negation;
use crate::lexicon::{Lexicon, QuoteLists};
use crate::text::{Folded, Span, fold};

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
    /// What is known of the words.
    lexicon: &'t Lexicon,
    words: Vec<PlacedWord>,
    /// The folded words, concatenated, case kept.
    folded: String,
    /// The same in lower case.
    keys: String,
}

/// One word or sign.
#[derive(Clone, Copy, Debug)]
struct PlacedWord {
    span: Span,
    kind: WordKind,
    /// Where the word ends in `folded` and `keys`; it begins where the one before ends.
    folded: u32,
    key: u32,
}

impl<'t> Words<'t> {
    /// Cuts a text into words, of which the built-in lexicon knows what they are. Linear in its length.
    pub fn of(text: &'t str) -> Words<'t> {
        Words::with_lexicon(text, Lexicon::builtin())
    }

    /// Cuts a text into words, of which `lexicon` knows what they are.
    pub fn with_lexicon(text: &'t str, lexicon: &'t Lexicon) -> Words<'t> {
        let mut words = Words {
            text,
            lexicon,
            words: Vec::new(),
            folded: String::new(),
            keys: String::new(),
        };
        let mut items: Vec<(Span, Folded)> = fold(text).collect();
        // A line break instead of two spaces does not make a different text: `late.  ... So`.
        items.dedup_by(|b, a| (a.1, b.1) == (Folded::Space, Folded::Space));
        let mut tokenizer = Tokenizer::new(items);
        let mut word = WordBuilder::default();
        while let Some(kind) = tokenizer.next(&mut word) {
            words.push(&word, kind);
        }
        words
    }

    fn push(&mut self, word: &WordBuilder, kind: WordKind) {
        self.folded.push_str(&word.folded);
        self.keys
            .extend(word.folded.chars().flat_map(char::to_lowercase));
        self.words.push(PlacedWord {
            span: word.span,
            kind,
            folded: self.folded.len() as u32,
            key: self.keys.len() as u32,
        });
    }

    /// Returns the text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns what is known of the words.
    pub(crate) fn lexicon(&self) -> &'t Lexicon {
        self.lexicon
    }

    /// Returns whether a word is a negation. Any word in "n't" is: "can't", "won't".
    pub fn is_negation(&self, n: usize) -> bool {
        is_negation(self.key(n), self.lexicon)
    }

    /// Returns whether a word is in any of these lists.
    pub(crate) fn is_listed(&self, n: usize, lists: QuoteLists) -> bool {
        self.lexicon.quoted(self.key(n)).any(lists)
    }

    /// Returns how many words and signs there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns how many of them are words or numbers.
    pub fn spoken(&self) -> usize {
        self.words.iter().filter(|w| w.kind.is_spoken()).count()
    }

    /// Returns where a word stands, in bytes of the text.
    pub fn span(&self, n: usize) -> Span {
        self.words[n].span
    }

    /// Returns what a word is.
    pub fn kind(&self, n: usize) -> WordKind {
        self.words[n].kind
    }

    /// Returns the word with its signs folded and its capitals kept.
    pub fn folded(&self, n: usize) -> &str {
        let start = n.checked_sub(1).map_or(0, |n| self.words[n].folded);
        &self.folded[start as usize..self.words[n].folded as usize]
    }

    /// Returns what a word is compared by: folded, in lower case.
    pub fn key(&self, n: usize) -> &str {
        let start = n.checked_sub(1).map_or(0, |n| self.words[n].key);
        &self.keys[start as usize..self.words[n].key as usize]
    }

    /// Returns the span of some words in the text; for an empty range, the empty span where its first
    /// word would begin.
    pub fn cover(&self, words: std::ops::Range<usize>) -> Span {
        match (self.words.get(words.start), words.is_empty()) {
            (Some(first), false) => first.span.cover(self.words[words.end - 1].span),
            (Some(first), true) => Span::new(first.span.start(), first.span.start()),
            (None, _) => Span::new(self.text.len(), self.text.len()),
        }
    }
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
