//! Where a quote stands, as far as that distinguishes speech from other words in marks.

use super::frame::Frame;
use super::token_class::TokenClass;
use crate::lexicon::WordLists;
use crate::scan::{QuoteId, TokenKind};
use std::ops::Range;

/// What stands around a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum QuotePlace {
    /// The name of something: `a song called “Mind the Tide”`.
    Named,
    /// Before a noun that it says more of: `the “no dogs” rule`.
    Attribute,
    /// In a line that is no sentence: `Bridge ‘too low for boats’`.
    Headline,
    /// It is its paragraph.
    Alone,
    /// In any other sentence.
    Sentence,
}

/// Tokens that a headline has at most.
const HEADLINE: usize = 16;

impl QuotePlace {
    pub(super) fn of(frame: &Frame<'_>, id: QuoteId) -> QuotePlace {
        let quote = &frame.scan.quotes[id.index()];
        let passage = &frame.scan.passages[quote.passage];
        let tokens = passage.tokens.clone();
        let headline = passage.inside.is_none()
            && passage.sentences.len() == 1
            && tokens.len() <= HEADLINE
            && !is_ended(frame, &tokens);
        let first = frame.content(quote).chars().find(|c| c.is_alphanumeric());
        let capital = first.is_some_and(|c| !c.is_lowercase());
        if capital && is_named(frame, &tokens, quote.token) {
            QuotePlace::Named
        } else if is_attribute(frame, &tokens, quote.token, headline) {
            QuotePlace::Attribute
        } else if tokens.len() == 1 {
            QuotePlace::Alone
        } else if headline {
            QuotePlace::Headline
        } else {
            QuotePlace::Sentence
        }
    }
}

fn is_ended(frame: &Frame<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    match frame.tags[last] {
        TokenClass::Stop | TokenClass::Query | TokenClass::Colon => true,
        TokenClass::Quote => frame.words(last).contains(['.', '?', '!']),
        _ => false,
    }
}

/// `a song called “Mind the Tide”`, `her book, “Mind the Tide”`. Names have capitals: what was
/// called `“a disgrace”` was not named so.
fn is_named(frame: &Frame<'_>, tokens: &Range<usize>, quote: usize) -> bool {
    let words = frame.tags[tokens.start..quote]
        .iter()
        .rposition(|tag| !matches!(tag, TokenClass::Comma | TokenClass::Colon));
    words.is_some_and(|at| {
        let left = tokens.start + at;
        let near = quote - left <= 2;
        let token = &frame.scan.tokens[left];
        let names = token.kind == TokenKind::Lower && token.is_listed(WordLists::NAMES_WORK);
        near && (names || frame.tags[left] == TokenClass::Work)
    })
}

/// `the “no dogs” rule`; headlines leave the article out: `Council drops ‘no dogs’ rule`.
fn is_attribute(frame: &Frame<'_>, tokens: &Range<usize>, quote: usize, headline: bool) -> bool {
    let noun = |tag: TokenClass| {
        (TokenClass::Role..=TokenClass::Work).contains(&tag) || tag == TokenClass::Lower
    };
    let right = quote + 1;
    if !tokens.contains(&right) || !noun(frame.tags[right]) {
        return false;
    }
    let article = |tag| {
        matches!(
            tag,
            TokenClass::Determiner | TokenClass::A | TokenClass::Owner | TokenClass::Possessive
        )
    };
    headline
        || frame.tags[tokens.start..quote]
            .last()
            .copied()
            .is_some_and(article)
}
