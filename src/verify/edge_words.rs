//! Words lost at the edges of a quote and of its fragments, without a mark.
//!
//! A quote may begin and end anywhere; that changes no word. But a fragment must not begin inside a word
//! ("violent" of "non-violent"), end inside a number ("5" of "5 million") or, printed as a sentence,
//! leave the "not" outside.

use super::source_text::SourceText;
use crate::compare::{Note, WordKind, Words};
use crate::lexicon::QuoteLists;
use std::ops::Range;

/// Words that a fragment lost at an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EdgeLoss {
    /// The words of the source.
    pub(super) words: Range<usize>,
    pub(super) note: Option<Note>,
}

/// An end of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum QuoteEdge {
    Start,
    End,
}

impl QuoteEdge {
    /// Returns the words of the source that stand where the quote has `len` others at its edge: those of
    /// the same sentence and turn, next to the words that were found.
    pub(super) fn replaced(
        self,
        source: &SourceText<'_>,
        found: &Range<usize>,
        len: usize,
    ) -> Range<usize> {
        let words = &source.words;
        let turn = |n: usize| source.chunk.turn(words.span(n).start()).turn;
        let is_near = |n: usize, beside: usize| {
            let ends = matches!(words.key(n), "." | "?" | "!" | "…" | "—" | ";" | ":");
            !ends && !source.is_aside(n) && turn(n) == turn(beside)
        };
        let spoken = |n: &usize| words.kind(*n).is_spoken();
        match self {
            QuoteEdge::Start => {
                let near = (0..found.start).rev();
                let near = near.take_while(|&n| is_near(n, found.start)).filter(spoken);
                let near: Vec<usize> = near.take(len).collect();
                match near.last() {
                    Some(first) => *first..near[0] + 1,
                    None => found.start..found.start,
                }
            }
            QuoteEdge::End => {
                let near = found.end..words.len();
                let near = near
                    .take_while(|&n| is_near(n, found.end - 1))
                    .filter(spoken);
                let near: Vec<usize> = near.take(len).collect();
                match near.last() {
                    Some(last) => near[0]..*last + 1,
                    None => found.end..found.end,
                }
            }
        }
    }
}

/// Finds what a fragment that begins at a word of the source cuts off before it.
pub(super) fn before(source: &SourceText<'_>, at: usize) -> Option<EdgeLoss> {
    let words = &source.words;
    let sign = at.checked_sub(1)?;
    let broken = is_line_break(words, sign, at);
    if !(touches(words, sign, at) || broken) || words.kind(sign).is_spoken() {
        return None;
    }
    let word = sign.checked_sub(1).filter(|&n| touches(words, n, sign));
    let numbers = word.is_some_and(|n| is_one_number(words, n, at));
    let joins = word.is_some_and(|n| words.kind(n).is_spoken())
        && (matches!(words.key(sign), "-" | "/" | "&" | "_") || numbers);
    let amount = words.kind(at) == WordKind::Number && is_amount(words.key(sign));
    let start = word.filter(|_| joins).unwrap_or(sign);
    (joins || amount).then(|| loss(source, start..at))
}

/// Finds what a fragment that ends at a word of the source cuts off after it.
pub(super) fn after(source: &SourceText<'_>, at: usize) -> Option<EdgeLoss> {
    let words = &source.words;
    let next = at + 1;
    if next >= words.len() {
        return None;
    }
    let number = words.kind(at) == WordKind::Number;
    if number && (is_amount(words.key(next)) || words.is_listed(next, QuoteLists::MAGNITUDE)) {
        return Some(loss(source, next..next + 1));
    }
    let word = Some(next + 1)
        .filter(|&n| n < words.len() && (touches(words, next, n) || is_line_break(words, next, n)));
    let word = word.filter(|&n| touches(words, at, next) && words.kind(n).is_spoken())?;
    let numbers = is_one_number(words, at, word);
    let joins = matches!(words.key(next), "-" | "/" | "&" | "_") || numbers;
    (joins && !words.kind(next).is_spoken()).then(|| loss(source, next..word + 1))
}

/// Finds a negation among the words of the sentence right before a word, at most `most` of them.
pub(super) fn negation_before(source: &SourceText<'_>, at: usize, most: usize) -> Option<EdgeLoss> {
    let words = &source.words;
    let near = (0..at).rev().take(most);
    let near = near.take_while(|&n| words.kind(n).is_spoken());
    let mut negations = near.filter(|&n| words.is_negation(n));
    negations.next().map(|n| loss(source, n..n + 1))
}

/// Finds the "not" or "never" that negates the last word of a fragment, among the next `most` words:
/// "I will not" is not “I will.” Other negations begin a phrase of their own ("with no help").
pub(super) fn negation_after(source: &SourceText<'_>, at: usize, most: usize) -> Option<EdgeLoss> {
    let words = &source.words;
    let following = (at + 1..words.len()).take(most);
    let mut following = following.take_while(|&n| words.kind(n).is_spoken());
    let negation = following.find(|&n| matches!(words.key(n), "not" | "never"));
    negation.map(|n| loss(source, n..n + 1))
}

/// Returns whether two words around a sign can be one number, `5:30` or `6'2`. A minus begins a number of
/// its own, behind a mark as anywhere: “fell to 5”-5.
fn is_one_number(words: &Words<'_>, first: usize, second: usize) -> bool {
    [words.kind(first), words.kind(second)] == [WordKind::Number; 2]
        && !words.key(second).starts_with('-')
}

fn loss(source: &SourceText<'_>, words: Range<usize>) -> EdgeLoss {
    let has_negation = words.clone().any(|n| source.words.is_negation(n));
    let has_number = words.clone().any(|n| {
        source.words.kind(n) == WordKind::Number
            || is_amount(source.words.key(n))
            || source.words.is_listed(n, QuoteLists::MAGNITUDE)
    });
    let note = match (has_negation, has_number) {
        (true, _) => Some(Note::Negation),
        (false, true) => Some(Note::Number),
        (false, false) => None,
    };
    EdgeLoss { words, note }
}

/// Returns whether a hyphen ends a line and a word begins the next one: "un-" and "lawful".
fn is_line_break(words: &Words<'_>, hyphen: usize, word: usize) -> bool {
    // The terms of “½” have one place: nothing is between them.
    let (from, to) = (words.span(hyphen).end(), words.span(word).start());
    let between = words.text().get(from..to).unwrap_or_default();
    let small = words.folded(word).starts_with(char::is_lowercase);
    words.key(hyphen) == "-"
        && small
        && between.contains('\n')
        && between.chars().all(char::is_whitespace)
}

/// Returns whether two words have nothing between them.
fn touches(words: &Words<'_>, n: usize, next: usize) -> bool {
    words.span(n).end() == words.span(next).start()
}

/// Returns whether a sign belongs to a number: `$`, `%`.
fn is_amount(key: &str) -> bool {
    matches!(
        key,
        "$" | "€" | "£" | "¥" | "₹" | "%" | "‰" | "°" | "#" | "+" | "<" | ">" | "=" | "~"
    )
}
