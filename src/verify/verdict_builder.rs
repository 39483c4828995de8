//! A verdict under construction: the worst difference so far, the edits, and the words they cover.

use super::chance::MatchStrength;
use super::edge_words::EdgeLoss;
use super::query_quote::{QueryQuote, QuotePart};
use super::result::{Cut, WordEdit};
use super::source_text::SourceText;
use super::verdict::Verdict;
use crate::compare::{Note, Permille};
use crate::document::Document;
use crate::text::Span;
use std::ops::Range;

/// A quote and the chunk of a source that it is compared with.
pub(super) struct MatchContext<'p> {
    pub(super) quote: &'p QueryQuote<'p>,
    pub(super) parts: &'p [QuotePart],
    pub(super) source: &'p SourceText<'p>,
    pub(super) document: &'p Document,
}

/// A place of a quote with its verdict.
#[derive(Clone, Debug)]
pub(super) struct JudgedMatch {
    pub(super) verdict: Verdict,
    pub(super) edits: Vec<WordEdit>,
    /// The terms of the source that match the quote.
    pub(super) terms: Range<usize>,
    /// Their span in the text of the chunk, with the words that were lost at the edges.
    pub(super) span: Span,
    pub(super) word_error_rate: Permille,
    /// How many words are wrong, and how many the source has.
    pub(super) differing: (usize, usize),
    /// How much of the quote is there.
    pub(super) strength: MatchStrength,
    /// Whether somebody's turn has the words in quotation marks.
    pub(super) in_quotation: bool,
}

/// Collects the verdict and the edits of one place.
pub(super) struct VerdictBuilder<'b, 'p> {
    pub(super) context: &'b MatchContext<'p>,
    pub(super) verdict: Verdict,
    pub(super) edits: Vec<WordEdit>,
    /// The text of the source that the match and its edits cover.
    pub(super) span: Span,
    /// The words of the source from the first that was found to the last.
    pub(super) found: Range<usize>,
    /// How many words are wrong.
    pub(super) wrong: usize,
    /// Whether quote or source is in capitals throughout.
    pub(super) capitals: bool,
    /// Whether quote or source has a capital on every longer word, as headlines do.
    pub(super) title_case: bool,
}

impl VerdictBuilder<'_, '_> {
    /// Makes the verdict at least as bad as this one.
    pub(super) fn at_least(&mut self, verdict: Verdict) {
        self.verdict = self.verdict.max(verdict);
    }

    /// Adds words that a fragment lost at its edge, before a word of the quote.
    pub(super) fn lose(&mut self, loss: EdgeLoss, at: usize) {
        self.at_least(Verdict::Altered);
        self.wrong += 1;
        self.edit(loss.words, at..at, loss.note, None);
    }

    /// Adds an edit, by the words of source and quote.
    pub(super) fn edit(
        &mut self,
        source: Range<usize>,
        quote: Range<usize>,
        note: Option<Note>,
        cut: Option<Cut>,
    ) {
        let (before, after) = (&self.context.source.words, &self.context.quote.words);
        let (in_source, in_quote) = (before.cover(source), after.cover(quote));
        if !in_source.is_empty() {
            self.span = self.span.cover(in_source);
        }
        self.edits.push(WordEdit {
            before: before.text()[in_source].to_owned(),
            after: after.text()[in_quote].to_owned(),
            in_source,
            in_quote,
            note,
            cut,
        });
    }
}
