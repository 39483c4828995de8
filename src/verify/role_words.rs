//! Words of names that name nobody: titles ("Sen.") and roles ("MODERATOR").

use crate::lexicon::{Lexicon, QuoteLists};

/// Returns whether a word is a title.
pub(super) fn is_title(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.quoted(word).any(QuoteLists::LABEL_TITLE)
}

/// Returns whether a word occurs in labels that name no person.
pub(super) fn is_role(word: &str, lexicon: &Lexicon) -> bool {
    let lists = QuoteLists::LABEL_TITLE.with(QuoteLists::LABEL_ROLE);
    lexicon.quoted(word).any(lists) || word.contains(|c: char| c.is_ascii_digit())
}
