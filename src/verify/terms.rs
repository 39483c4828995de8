//! Which words of a text count when a passage is looked up: its terms, without stage directions.

use crate::compare::{WordKind, Words};
use crate::lexicon::QuoteLists;
use std::ops::Range;

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
                | "♪"
                | "♫"
                | "†"
                | "‡"
                | "¶"
                | "§"
                | "•"
                | "·"
                | "■"
                | "►"
                | "→"
        ),
        _ => false,
    }
}

/// The longest remark: "(VIDEO CLIP OF THE MAYOR SPEAKING AT A RALLY)".
const LONGEST: usize = 24;

/// Returns for each word whether it is a remark of the transcript and not speech: `(Laughter)`,
/// `[APPLAUSE]`, `(BELL RINGS)`, `[00:04:09]`, `[2]`. `[inaudible]` is not one: there were words.
pub(super) fn asides(words: &Words<'_>) -> Vec<bool> {
    let mut aside = vec![false; words.len()];
    let mut next = 0;
    for open in 0..words.len() {
        if open < next {
            continue;
        }
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
        let inside = open + 1..end;
        // “(and)” alone joins no remarks: somebody says “and”.
        let has_remark = inside.clone().any(|n| words.key(n) != "and");
        let listed = has_remark
            && inside
                .clone()
                .all(|n| words.is_listed(n, QuoteLists::REMARK));
        if listed || is_direction(words, &inside) || is_stamp(words, &inside, close) {
            aside[open..=end].fill(true);
            next = end + 1;
        }
    }
    aside
}

/// Returns whether words are a stage direction: all in capitals, which no typist uses for speech in
/// parentheses. A short word alone may be the name of a body: "(NATO)".
fn is_direction(words: &Words<'_>, inside: &Range<usize>) -> bool {
    const UNHEARD: [&str; 5] = [
        "inaudible",
        "unintelligible",
        "indiscernible",
        "unclear",
        "word",
    ];
    let spoken = inside.clone().filter(|&n| words.kind(n).is_spoken());
    let (mut letters, mut count) = (0, 0);
    for n in spoken {
        let folded = words.folded(n);
        if folded.contains(char::is_lowercase) || UNHEARD.contains(&words.key(n)) {
            return false;
        }
        letters += folded.chars().filter(|c| c.is_uppercase()).count();
        count += 1;
    }
    let signs = inside.clone().filter(|&n| !words.kind(n).is_spoken());
    let plain = signs
        .clone()
        .all(|n| matches!(words.key(n), "-" | "," | "." | "/" | "—" | "'" | ":"));
    plain && letters > if count > 1 { 4 } else { 7 }
}

/// Returns whether words are a time, `[00:04:09]`, or the number of a note, `[2]`.
fn is_stamp(words: &Words<'_>, inside: &Range<usize>, close: &str) -> bool {
    let digits = |n: usize| {
        words.kind(n) == WordKind::Number
            && words
                .key(n)
                .bytes()
                .all(|b| b.is_ascii_digit() || b == b'.')
    };
    let numbers = inside.clone().filter(|&n| digits(n)).count();
    let colons = inside.clone().filter(|&n| words.key(n) == ":").count();
    let all = numbers + colons == inside.len();
    let note = close == "]" && inside.len() == 1 && words.key(inside.start).len() < 4;
    all && ((numbers > 1 && colons + 1 == numbers) || (numbers == 1 && note))
}

/// Adds the pauses of a transcript, `(..)`, which a quote leaves out.
pub(super) fn add_pauses(words: &Words<'_>, aside: &mut [bool]) {
    for open in 0..words.len() {
        if words.key(open) != "(" {
            continue;
        }
        let dots = (open + 1..words.len()).take(12);
        let dots = dots
            .take_while(|&n| matches!(words.key(n), "." | "…"))
            .count();
        let close = open + 1 + dots;
        if dots > 0 && close < words.len() && words.key(close) == ")" {
            aside[open..=close].fill(true);
        }
    }
}
