//! Quotes: marked words.

use crate::text::Span;

/// A quote's index into [`super::Scan::quotes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub u32);

impl QuoteId {
    /// Returns the index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Marked words: one span in one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Where it stands, marks included.
    pub span: Span,
    /// The words, marks excluded.
    pub content: Span,
    /// How it ends.
    pub closing: Closing,
    /// 0 for a quote of the story, 1 for a quote inside a quote, and so on.
    pub depth: u8,
    /// The quote this one lies in.
    pub parent: Option<QuoteId>,
    /// The quote of an earlier paragraph whose speech goes on in this one.
    pub continues: Option<QuoteId>,
    /// The passage that holds the quote as one token.
    pub passage: usize,
    /// That token, as an index into [`super::Scan::tokens`].
    pub token: usize,
    /// The passage of the words inside.
    pub inside: usize,
}

/// How a quote ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closing {
    /// With a closing mark.
    Mark,
    /// With its paragraph, and the speech goes on in the next one, which opens with a mark again.
    Continued,
    /// With its paragraph or at the next opening mark: the closing mark is missing.
    Missing,
}
