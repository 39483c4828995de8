//! The tokenizer: a document as tokens, sentences and quotes.
//!
//! Quotes come first, from marks alone; then the text is cut into tokens in such a way that a
//! whole quote stands as *one* token in the words around it. Later stages read the frame
//! (`Q , the official said .`), not the quoted words, which have tokens of their own.

mod quote;
mod token;

pub use quote::{Closing, Quote, QuoteId};
pub use token::{Token, TokenKind};

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::Span;
use std::ops::Range;

/// A document cut into quotes, passages, sentences and tokens.
#[derive(Debug, Default)]
pub struct Scan {
    /// All quotes in reading order: by start, an outer quote before those it holds.
    pub quotes: Vec<Quote>,
    /// The passages in reading order: each paragraph, and behind it the insides of its quotes.
    pub passages: Vec<Passage>,
    /// The sentences of all passages, in the order of the passages.
    pub sentences: Vec<Sentence>,
    /// The tokens of all passages, in the order of the passages. A quote of a passage is one token
    /// there ([`TokenKind::Quote`]); its words are tokens of the quote's own passage.
    pub tokens: Vec<Token>,
}

/// A run of text that is read as one: a paragraph of the story, or the inside of a quote.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Where it stands.
    pub span: Span,
    /// The quote whose inside this is; `None` for a paragraph.
    pub inside: Option<QuoteId>,
    /// Which block of the document it belongs to.
    pub block: usize,
    /// Its sentences, as indices into [`Scan::sentences`].
    pub sentences: Range<usize>,
    /// Its tokens, as indices into [`Scan::tokens`].
    pub tokens: Range<usize>,
}

/// A sentence of a passage. A quote and the frame around it are one sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens, as indices into [`Scan::tokens`]; never empty.
    pub tokens: Range<usize>,
}

/// Cuts a document into quotes, passages, sentences and tokens.
pub fn scan(_document: &Document, _lexicon: &Lexicon) -> Scan {
    Scan::default()
}
