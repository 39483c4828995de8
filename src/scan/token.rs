//! Tokens.

use super::QuoteId;
use crate::lexicon::{Classes, Word, WordLists};
use crate::text::Span;

/// A word, a number, a sign, or a whole quote.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands; for a quote, marks included.
    pub span: Span,
    /// What it looks like.
    pub kind: TokenKind,
    /// What the lexicon knows of it.
    pub word: Word,
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word in lower case: `said`, `co-ordination`.
    Lower,
    /// A word with a capital first letter: `Horne`, `O’Neill`, `Al-Qaeda`, `Mr.`.
    Capital,
    /// A word of capitals only, two letters or more: `NATO`, `U.S.`.
    Acronym,
    /// Digits first: `40,000`, `16th`, `26-year-old`.
    Number,
    /// The `'s` or the bare apostrophe of a possessive, or the `'s` of "he's".
    Possessive,
    /// One sign: `,`, `:`, `(`, `—`. Runs of dots or dashes are one token.
    Sign(char),
    /// A quote of this passage.
    Quote(QuoteId),
}

impl Token {
    /// Tells whether the token is in any of `classes`.
    pub fn is(&self, classes: Classes) -> bool {
        self.word.classes.any(classes)
    }

    /// Returns whether the token is in any of these word lists.
    pub(crate) fn is_listed(&self, lists: WordLists) -> bool {
        self.word.lists.any(lists)
    }

    /// Tells whether the token is the sign `sign`.
    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == TokenKind::Sign(sign)
    }

    /// Tells whether the token is a word or a number.
    pub fn is_word(&self) -> bool {
        use TokenKind::{Acronym, Capital, Lower, Number};
        matches!(self.kind, Lower | Capital | Acronym | Number)
    }

    /// Tells whether the token is a word that starts with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.kind, TokenKind::Capital | TokenKind::Acronym)
    }
}
