//! Typing errors: the same word with a letter too many, too few, wrong or in the wrong place.
//!
//! Without a dictionary "police" and "policy" cannot be told from "intergration" and "integration" by their
//! distance alone. So one letter may differ only inside of a long word, away from its ends, where words of one
//! family differ ("closed", "unclear"); two letters may change places in a shorter one ("teh").

use crate::lexicon::{Lexicon, WordRelation};

/// Words with one letter of difference must be this long: few English words so long differ in one inner letter.
const LONG: usize = 8;

/// The letters at the end of a word that may be an ending.
const ENDING: usize = 3;

/// Returns whether one word is the other with a typing error. Both are in lower case.
pub(super) fn is_typo(old: &str, new: &str, lexicon: &Lexicon) -> bool {
    let (old_letters, new_letters): (Vec<char>, Vec<char>) =
        (old.chars().collect(), new.chars().collect());
    let (short, long) = if old_letters.len() <= new_letters.len() {
        (old_letters, new_letters)
    } else {
        (new_letters, old_letters)
    };
    if long.len() - short.len() > 1 || short.len() < 3 || !long.iter().all(|c| c.is_alphabetic()) {
        return false;
    }
    let head = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let tails = short[head..].iter().rev().zip(long[head..].iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    let (short_rest, long_rest) = (
        &short[head..short.len() - tail],
        &long[head..long.len() - tail],
    );
    match (short_rest, long_rest) {
        ([a, b], [c, d]) => {
            a == d
                && b == c
                && !are_two_words(old, new, lexicon)
                && !are_two_words(new, old, lexicon)
        }
        ([] | [_], [_]) => short.len() + 1 >= LONG && head > 0 && tail >= ENDING,
        _ => false,
    }
}

/// Returns whether two words that differ by two letters in the wrong place mean different things.
fn are_two_words(word: &str, other: &str, lexicon: &Lexicon) -> bool {
    let others = lexicon.related(WordRelation::NotTypo, word);
    others.iter().any(|known| **known == *other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_is_told_from_another_word() {
        for (old, new, typo) in [
            ("intergration", "integration", true),
            ("goverment", "government", true),
            ("definately", "definitely", true),
            ("occurence", "occurrence", true),
            ("teh", "the", true),
            ("freind", "friend", true),
            ("police", "policy", false),
            ("form", "from", false),
            ("hand", "hands", false),
            ("legal", "illegal", false),
            ("moral", "morale", false),
            ("statement", "statements", false),
            ("likely", "unlikely", false),
            ("can", "cab", false),
            ("million", "billion", false),
            ("governed", "governor", false),
        ] {
            assert_eq!(is_typo(old, new, Lexicon::builtin()), typo, "{old} / {new}");
            assert_eq!(is_typo(new, old, Lexicon::builtin()), typo, "{new} / {old}");
        }
    }
}
