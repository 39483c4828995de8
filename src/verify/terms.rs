//! Which words of a text count when a passage is looked up: its terms, without stage directions.

use crate::compare::{WordKind, Words};
use crate::lexicon::QuoteLists;

/// Returns whether a word is a term, by which a passage is found: a spoken word, a number, or a sign
/// that stands for a word (`$`, `%`, `&`). The other signs are judged afterwards.
pub(super) fn is_term(words: &Words<'_>, n: usize) -> bool {
    match words.kind(n) {
        WordKind::Word | WordKind::Number => true,
        WordKind::Sign => !matches!(
            words.key(n),
            "." | ","
                | ";"
                | ":"
                | "!"
                | "?"
                | "("
                | ")"
                | "-"
                | "*"
                | "_"
                | "{"
                | "}"
                | "\\"
                | "|"
        ),
        _ => false,
    }
}

/// Returns for each word whether it is a remark of the transcript and not speech: `(Laughter)`,
/// `[APPLAUSE]`. `[inaudible]` is not one: there were words.
pub(super) fn asides(words: &Words<'_>) -> Vec<bool> {
    const LONGEST: usize = 5;
    let mut aside = vec![false; words.len()];
    for open in 0..words.len() {
        let close = match words.key(open) {
            "[" if words.kind(open) == WordKind::Bracket => "]",
            "(" => ")",
            _ => continue,
        };
        let window = open + 1..words.len().min(open + LONGEST);
        let end = window.clone().find(|&n| words.key(n) == close);
        let Some(end) = end.filter(|&end| end > open + 1) else {
            continue;
        };
        let mut inside = open + 1..end;
        // “(and)” alone joins no remarks: somebody says “and”.
        let has_remark = inside.clone().any(|n| words.key(n) != "and");
        if has_remark && inside.all(|n| words.is_listed(n, QuoteLists::REMARK)) {
            aside[open..=end].fill(true);
        }
    }
    aside
}
