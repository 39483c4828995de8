//! The edges of a quote and of its fragments, where words are left out without a mark.
//!
//! A quote may begin and end anywhere, and that is no change of words. But a fragment must not begin
//! inside a word ("violent" of "non-violent"), end inside a number ("5" of "5 million") or, shown as a
//! sentence, leave the "not" outside.

use super::chunk::Source;
use crate::compare::{Note, Sort, Words, is_negation};
use std::ops::Range;

/// What a fragment has lost at an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Loss {
    /// The words of the source.
    pub(super) words: Range<usize>,
    pub(super) note: Option<Note>,
}

/// Finds what a fragment that begins with a word of the source cuts off before it.
pub(super) fn before(source: &Source<'_>, at: usize) -> Option<Loss> {
    let words = &source.words;
    let sign = at.checked_sub(1)?;
    if !touches(words, sign, at) || words.sort(sign).is_spoken() {
        return None;
    }
    let word = sign.checked_sub(1).filter(|&n| touches(words, n, sign));
    let numbers = word.is_some_and(|n| [words.sort(n), words.sort(at)] == [Sort::Number; 2]);
    let joins = word.is_some_and(|n| words.sort(n).is_spoken())
        && (matches!(words.key(sign), "-" | "/" | "&" | "_") || numbers);
    let amount = words.sort(at) == Sort::Number && is_amount(words.key(sign));
    let start = word.filter(|_| joins).unwrap_or(sign);
    (joins || amount).then(|| loss(source, start..at))
}

/// Finds what a fragment that ends with a word of the source cuts off behind it.
pub(super) fn behind(source: &Source<'_>, at: usize) -> Option<Loss> {
    let words = &source.words;
    let next = at + 1;
    if next >= words.len() {
        return None;
    }
    let number = words.sort(at) == Sort::Number;
    if number && (is_amount(words.key(next)) || is_magnitude(words.key(next))) {
        return Some(loss(source, next..next + 1));
    }
    let word = Some(next + 1).filter(|&n| n < words.len() && touches(words, next, n));
    let word = word.filter(|&n| touches(words, at, next) && words.sort(n).is_spoken())?;
    let numbers = number && words.sort(word) == Sort::Number;
    let joins = matches!(words.key(next), "-" | "/" | "&" | "_") || numbers;
    (joins && !words.sort(next).is_spoken()).then(|| loss(source, next..word + 1))
}

/// Finds a negation among the words of the sentence right before a word: at most so many.
pub(super) fn denied_before(source: &Source<'_>, at: usize, most: usize) -> Option<Loss> {
    let words = &source.words;
    let near = (0..at).rev().take(most);
    let near = near.take_while(|&n| words.sort(n).is_spoken());
    let mut denying = near.filter(|&n| is_negation(words.key(n)));
    denying.next().map(|n| loss(source, n..n + 1))
}

/// Finds the "not" or "never" that takes back the last word of a fragment, at most so many words on:
/// "I will not" is not “I will.” Other negations begin a phrase of their own ("with no help").
pub(super) fn denied_behind(source: &Source<'_>, at: usize, most: usize) -> Option<Loss> {
    let words = &source.words;
    let near = (at + 1..words.len()).take(most);
    let mut near = near.take_while(|&n| words.sort(n).is_spoken());
    let denying = near.find(|&n| matches!(words.key(n), "not" | "never"));
    denying.map(|n| loss(source, n..n + 1))
}

fn loss(source: &Source<'_>, words: Range<usize>) -> Loss {
    let denies = words.clone().any(|n| is_negation(source.words.key(n)));
    let counts = words.clone().any(|n| {
        let key = source.words.key(n);
        source.words.sort(n) == Sort::Number || is_amount(key) || is_magnitude(key)
    });
    let note = match (denies, counts) {
        (true, _) => Some(Note::Negation),
        (false, true) => Some(Note::Number),
        (false, false) => None,
    };
    Loss { words, note }
}

fn touches(words: &Words<'_>, n: usize, next: usize) -> bool {
    words.span(n).end() == words.span(next).start()
}

/// The signs that say of a number what it counts.
fn is_amount(key: &str) -> bool {
    matches!(
        key,
        "$" | "€" | "£" | "¥" | "₹" | "%" | "‰" | "°" | "#" | "+" | "<" | ">" | "=" | "~"
    )
}

/// The words that go on with a number.
fn is_magnitude(key: &str) -> bool {
    matches!(
        key,
        "hundred"
            | "thousand"
            | "million"
            | "millions"
            | "billion"
            | "billions"
            | "trillion"
            | "percent"
            | "bn"
            | "m"
            | "dozen"
    )
}
