//! Sentences of a passage. A quote and the frame around it stay together: in
//! `"Really?" Webb asked.` the question mark ends nothing.

use super::quote::Quote;
use super::token::{Token, TokenKind};
use crate::lexicon::Classes;
use std::ops::Range;

/// Splits a passage's tokens into sentences; calls `found` with each range.
pub(super) fn split(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    quotes: &[Quote],
    mut found: impl FnMut(Range<usize>),
) {
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        let mut end = at + 1;
        if ends(text, tokens, at, range.end, quotes) {
            // Closing brackets and further full stops belong to the sentence they close.
            while end < range.end && closes(&tokens[end]) {
                end += 1;
            }
            found(start..end);
            start = end;
        }
        at = end;
    }
    if start < range.end {
        found(start..range.end);
    }
}

fn closes(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Sign(')' | ']' | '.' | '!' | '?' | '…')
    )
}

/// Tells whether a sentence ends behind the token at `at`.
fn ends(text: &str, tokens: &[Token], at: usize, end: usize, quotes: &[Quote]) -> bool {
    let token = &tokens[at];
    let next = (at + 1 < end).then(|| &tokens[at + 1]);
    match token.kind {
        TokenKind::Sign('!' | '?') => next.is_none_or(begins),
        TokenKind::Sign('.') => true,
        TokenKind::Sign('…') => next.is_some_and(begins),
        TokenKind::Quote(id) => ends_with_quote(text, &quotes[id.index()], next),
        TokenKind::Capital | TokenKind::Acronym | TokenKind::Lower => {
            ends_with_dot(text, token, next)
        }
        _ => false,
    }
}

fn begins(next: &Token) -> bool {
    next.is_capital() || matches!(next.kind, TokenKind::Quote(_) | TokenKind::Number)
}

/// `“We count.” The hall was empty.` ends; `“We count,” the mayor said.` goes on.
fn ends_with_quote(text: &str, quote: &Quote, next: Option<&Token>) -> bool {
    let words = text[quote.content].trim_end_matches([' ', '\u{A0}', ')', ']']);
    words.ends_with(['.', '…']) && next.is_some_and(begins)
}

/// An abbreviation's full stop may end a sentence too: `in the U.S. The plan`.
fn ends_with_dot(text: &str, token: &Token, next: Option<&Token>) -> bool {
    if !text[token.span].ends_with('.') || token.is(Classes::TITLE) {
        return false;
    }
    let starter = Classes::DETERMINER | Classes::PRONOUN | Classes::OPENER | Classes::CONJUNCTION;
    next.is_some_and(|n| n.kind == TokenKind::Capital && n.is(starter) && token.span.len() > 2)
}
