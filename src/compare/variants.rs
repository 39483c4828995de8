//! Edits that leave the meaning alone, or change a tense: contractions, spellings, verb forms, fillers.

use super::edit_side::EditSide;
use crate::lexicon::{QuoteLists, WordRelation};

/// Returns the words of a side, with contractions expanded.
pub(super) fn expanded(side: &EditSide<'_, '_>) -> Vec<String> {
    let lexicon = side.words.lexicon();
    let mut words = Vec::new();
    for key in side.keys() {
        match lexicon.related(WordRelation::Contraction, key) {
            [] => words.extend(expanded_word(key)),
            expanded => words.extend(expanded.iter().map(|word| word.to_string())),
        }
    }
    words
}

/// Expands one contraction: "they're" is "they are". "'s" and "'d" are ambiguous ("it is", "it has";
/// "had", "would"), and read as the likelier one.
fn expanded_word(key: &str) -> Vec<String> {
    const ENDS: [(&str, &str); 7] = [
        ("n't", "not"),
        ("'re", "are"),
        ("'ve", "have"),
        ("'ll", "will"),
        ("'m", "am"),
        ("'d", "would"),
        ("'s", "is"),
    ];
    for (end, word) in ENDS {
        if let Some(stem) = key.strip_suffix(end) {
            return vec![stem.to_owned(), word.to_owned()];
        }
    }
    vec![key.to_owned()]
}

/// Returns whether two single words are the British and the American form of one, or one has "ie" for
/// "ei".
pub(super) fn is_spelling(old: &EditSide<'_, '_>, new: &EditSide<'_, '_>) -> bool {
    let (Some(old), Some(new)) = (old.single(), new.single()) else {
        return false;
    };
    old.len() > 3 && american(old) == american(new)
}

/// Writes a word the American way, or at least the same way for both spellings.
fn american(word: &str) -> String {
    const ENDS: [(&str, &str); 12] = [
        ("isation", "ization"),
        ("isations", "izations"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("ence", "ense"),
        ("ogue", "og"),
        ("tre", "ter"),
        ("lled", "led"),
        ("lling", "ling"),
    ];
    let word = word
        .replace("our", "or")
        .replace("cei", "cie")
        .replace("grey", "gray");
    for (british, american) in ENDS {
        if let Some(stem) = word.strip_suffix(british) {
            return format!("{stem}{american}");
        }
    }
    word
}

/// Returns whether both sides are one verb each, in two forms.
pub(super) fn is_tense(old: &EditSide<'_, '_>, new: &EditSide<'_, '_>) -> bool {
    let lexicon = old.words.lexicon();
    let (Some(old), Some(new)) = (old.single(), new.single()) else {
        return false;
    };
    let verb = |form| lexicon.related(WordRelation::VerbForms, form).first();
    (verb(old).is_some() && verb(old) == verb(new))
        || (stem(old) == stem(new) && (has_verb_ending(old) || has_verb_ending(new)))
}

/// Returns whether a word has an ending of a verb.
fn has_verb_ending(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ing")
}

/// Cuts the ending of a verb off: "closed", "closing" and "closes" leave "clos", as "close" does.
fn stem(word: &str) -> &str {
    for end in ["ing", "ed", "es", "e", "s"] {
        if let Some(stem) = word.strip_suffix(end).filter(|stem| stem.len() > 2) {
            return stem;
        }
    }
    word
}

/// Returns whether only words without meaning were added or dropped.
pub(super) fn is_filler(old: &EditSide<'_, '_>, new: &EditSide<'_, '_>) -> bool {
    let side = match (old.has_spoken(), new.has_spoken()) {
        (true, false) => old,
        (false, true) => new,
        _ => return false,
    };
    let keys: Vec<&str> = side.keys().collect();
    let lexicon = side.words.lexicon();
    let is_pair = match keys[..] {
        [first, second] => lexicon
            .related(WordRelation::FillerPair, first)
            .iter()
            .any(|word| **word == *second),
        _ => false,
    };
    is_pair
        || keys
            .iter()
            .all(|key| lexicon.quoted(key).any(QuoteLists::FILLER))
        || is_repetition(side, &keys)
}

/// Returns whether a side repeats the words right before or after it: "the, the ferry".
fn is_repetition(side: &EditSide<'_, '_>, keys: &[&str]) -> bool {
    let words = side.words;
    let spoken = |n: &usize| words.kind(*n).is_spoken();
    let before = (0..side.range.start)
        .rev()
        .filter(spoken)
        .map(|n| words.key(n));
    let following = (side.range.end..words.len())
        .filter(spoken)
        .map(|n| words.key(n));
    let before: Vec<&str> = before.take(keys.len()).collect();
    let following: Vec<&str> = following.take(keys.len()).collect();
    keys.iter().rev().eq(before.iter()) || keys == following
}
