//! Classes of words that an edit may touch: negations, numbers, pronouns.

use crate::lexicon::{Lexicon, QuoteLists};

/// Returns whether a word, by its key, is a negation. Any word in "n't" is: "can't", "won't".
pub(super) fn is_negation(key: &str, lexicon: &Lexicon) -> bool {
    lexicon.quoted(key).any(QuoteLists::NEGATION) || key.ends_with("n't")
}

/// Returns whether a word is a number, in digits or in letters.
pub(super) fn is_number(key: &str, lexicon: &Lexicon) -> bool {
    lexicon.quoted(key).any(QuoteLists::NUMBER)
        || key.starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

/// Returns whether a word is a pronoun, alone or in a contraction: "we", "we've".
pub(super) fn is_pronoun(key: &str, lexicon: &Lexicon) -> bool {
    let word = key.split('\'').next().unwrap_or(key);
    lexicon.quoted(word).any(QuoteLists::PRONOUN)
}
