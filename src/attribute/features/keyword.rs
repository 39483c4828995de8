//! Keywords: words beside a quote that say what the marks are for.
//!
//! `the so-called “quiet zone”`, `his novel “The Harbour”`, `a phenomenon known as “ghosting”`,
//! `on “Meet the Nation” on Sunday`.

use crate::lexicon::Classes;
use crate::scan::{Token, TokenKind};

/// Returns the number of the set of keywords that a word is in; 0 for none.
pub(crate) fn keyword(text: &str, token: &Token) -> u8 {
    if !matches!(token.kind, TokenKind::Lower | TokenKind::Capital) {
        return 0;
    }
    let word = &text[token.span];
    for (n, set) in SETS.iter().enumerate() {
        if set.iter().any(|w| word.eq_ignore_ascii_case(w)) {
            return n as u8 + 1;
        }
    }
    let sets = SETS.len() as u8;
    if token.is(Classes::WORK) {
        sets + 1
    } else if token.is(Classes::DOCUMENT) {
        sets + 2
    } else if token.is(Classes::SPEECH) {
        sets + 3
    } else if token.is(Classes::ORGANIZATION | Classes::OUTLET) {
        sets + 4
    } else if token.is(Classes::ROLE | Classes::KIN) {
        sets + 5
    } else if token.is(Classes::NUMBER | Classes::TIME) {
        sets + 6
    } else {
        0
    }
}

/// Words that say alike what the marks beside them are for.
const SETS: &[&[&str]] = &[
    &[
        "so-called",
        "self-styled",
        "self-described",
        "self-proclaimed",
        "proverbial",
        "supposed",
        "alleged",
    ],
    &[
        "titled",
        "entitled",
        "headlined",
        "subtitled",
        "named",
        "nicknamed",
        "codenamed",
    ],
    &[
        "called",
        "dubbed",
        "termed",
        "labelled",
        "labeled",
        "branded",
        "christened",
        "billed",
    ],
    &[
        "known",
        "aka",
        "alias",
        "meaning",
        "means",
        "mean",
        "translates",
        "translated",
        "reading",
        "reads",
        "read",
    ],
    &[
        "word", "words", "term", "terms", "phrase", "phrases", "name", "nickname", "label",
        "letters",
    ],
    &[
        "slogan", "slogans", "motto", "mantra", "chant", "chants", "chanting", "chanted",
        "hashtag", "banner", "sign", "signs",
    ],
    &["as", "like"],
    &["the", "this", "these", "those"],
    &["a", "an", "any", "no", "every", "some"],
    &["his", "her", "their", "its", "my", "our", "your"],
    &["on"],
    &["in", "at"],
    &["of"],
    &["for"],
    &["and", "or"],
    &["is", "are", "was", "were", "be", "been", "being"],
    &["that"],
    &["by", "from"],
    &["not", "n't", "n’t", "never"],
    &["to"],
    &["with", "without"],
    &["about", "over", "against"],
    &["more", "most", "very", "too", "so"],
    &["had", "has", "have"],
    &[
        "will", "would", "could", "should", "can", "may", "might", "must",
    ],
];
