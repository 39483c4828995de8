//! Which quotes may be edits of each other, by the words that they share.
//!
//! Meant for finding the partner of a row, and never for judging it: a dropped “not” leaves two quotes
//! more alike than a fair cut does.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// How many words in a row a moved quote must share with its old place.
const SHINGLE: usize = 3;

/// How many quotes with the same words in a row are looked at.
const MOST: usize = 4;

/// The words of a quote: lower-case letters and digits.
#[derive(Debug)]
pub(super) struct WordBag {
    /// In the order of the quote.
    words: Vec<String>,
    /// In the order of the alphabet.
    sorted: Vec<String>,
}

impl WordBag {
    /// Makes the bag of some texts.
    pub(super) fn of<'t>(texts: impl Iterator<Item = Cow<'t, str>>) -> WordBag {
        let mut words = Vec::new();
        for text in texts {
            words.extend(plain_words(&text));
        }
        let mut sorted = words.clone();
        sorted.sort_unstable();
        WordBag { words, sorted }
    }

    /// Returns how similar two quotes are, in thousandths; nothing if one is hardly an edit of the other.
    ///
    /// They share half of their words, or one is nearly a part of the other, as after a cut.
    pub(super) fn likeness(&self, other: &WordBag) -> Option<usize> {
        let (mut shared, mut n, mut m) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.sorted.get(n), other.sorted.get(m)) {
            match a.cmp(b) {
                std::cmp::Ordering::Equal => (shared, n, m) = (shared + 1, n + 1, m + 1),
                std::cmp::Ordering::Less => n += 1,
                std::cmp::Ordering::Greater => m += 1,
            }
        }
        let less = self.sorted.len().min(other.sorted.len());
        let both = self.sorted.len() + other.sorted.len();
        let is_half = 4 * shared >= both && shared > 0;
        let is_part = 10 * shared >= 9 * less && less >= SHINGLE;
        (is_half || is_part).then(|| 2000 * shared / both.max(1))
    }

    fn shingles(&self) -> impl Iterator<Item = &[String]> {
        self.words.windows(SHINGLE.min(self.words.len().max(1)))
    }
}

/// Returns the words of a text, without signs and capitals.
pub(super) fn plain_words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|char: char| !char.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

/// Quotes by words in a row.
pub(super) struct Candidates<'b> {
    by_shingle: BTreeMap<&'b [String], Vec<usize>>,
}

impl<'b> Candidates<'b> {
    /// Lists some quotes.
    pub(super) fn of(quotes: impl Iterator<Item = (usize, &'b WordBag)>) -> Candidates<'b> {
        let mut by_shingle: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
        for (n, bag) in quotes {
            for shingle in bag.shingles() {
                let known = by_shingle.entry(shingle).or_default();
                if known.len() < MOST && known.last() != Some(&n) {
                    known.push(n);
                }
            }
        }
        Candidates { by_shingle }
    }

    /// Returns the quotes that share words in a row with another, those with the most first; a few.
    pub(super) fn sharing_words_with(&self, bag: &WordBag) -> impl Iterator<Item = usize> {
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for shingle in bag.shingles() {
            for n in self.by_shingle.get(shingle).into_iter().flatten() {
                *votes.entry(*n).or_default() += 1;
            }
        }
        let mut votes: Vec<(usize, usize)> = votes.into_iter().collect();
        votes.sort_by_key(|(n, count)| (std::cmp::Reverse(*count), *n));
        votes.into_iter().take(MOST).map(|(n, _)| n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> Option<usize> {
        let bag = |text: &str| WordBag::of([Cow::Owned(text.to_owned())].into_iter());
        bag(one).likeness(&bag(other))
    }

    #[test]
    fn an_edit_and_a_cut_are_similar_and_another_quote_is_not() {
        let whole =
            "We will not close the ferry this year, nor the pier, nor the old gate by the mill";
        for (other, is_similar) in [
            (
                "We will close the ferry this year, nor the pier, nor the old gate by the mill",
                true,
            ),
            ("We will not close the ferry", true),
            ("the old gate by the mill", true),
            ("The bread was better then", false),
            ("", false),
        ] {
            assert_eq!(likeness(whole, other).is_some(), is_similar, "{other}");
            assert_eq!(likeness(whole, other), likeness(other, whole));
        }
        assert_eq!(likeness("", ""), None);
    }
}
