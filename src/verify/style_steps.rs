//! Parts of an alignment where quote and source have the same words in another style: "25 boats" and
//! "twenty-five boats".
//!
//! Terms are aligned one by one, so a number in words is some terms against one. Here the steps between
//! two equal terms are taken together, with numerals beside them (`$` of "$1 trillion" and "a trillion
//! dollars" is in two places), and both sides compared by their style.

use super::align::AlignmentStep;
use super::query_quote::QueryQuote;
use super::source_text::SourceText;
use crate::compare::{Note, is_numeral, style_note};
use std::ops::Range;

/// Steps that differ in style only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StyleBlock {
    /// The steps.
    pub(super) steps: Range<usize>,
    /// The terms of the quote.
    pub(super) quote: Range<usize>,
    /// The terms of the source.
    pub(super) source: Range<usize>,
    pub(super) note: Note,
}

/// How many equal terms on either side may be part of a number.
const NEIGHBORS: usize = 6;

/// How many terms more than the quote has the source may have at an edge: "105" is four words.
const EDGE: usize = 6;

/// A quote and the source it is aligned with.
pub(super) struct StyleFinder<'f> {
    pub(super) quote: &'f QueryQuote<'f>,
    pub(super) source: &'f SourceText<'f>,
    pub(super) steps: &'f [AlignmentStep],
}

/// The terms of some steps: those of the quote, and those of the source, open where the quote ends.
struct StepTerms {
    quote: Range<usize>,
    /// The first term of the source; unknown at the start of the quote.
    start: Option<usize>,
    end: Option<usize>,
}

impl StyleFinder<'_> {
    /// Finds the blocks, in order.
    pub(super) fn blocks(&self) -> Vec<StyleBlock> {
        let mut blocks: Vec<StyleBlock> = Vec::new();
        let mut at = 0;
        while at < self.steps.len() {
            if !is_changed(&self.steps[at]) {
                at += 1;
                continue;
            }
            let len = self.steps[at..]
                .iter()
                .take_while(|s| is_changed(s))
                .count();
            let from = blocks.last().map_or(0, |block| block.steps.end);
            let block = self.block(at..at + len, from);
            at = block.as_ref().map_or(at + len, |block| block.steps.end);
            blocks.extend(block);
        }
        blocks
    }

    /// Finds the block of some changed steps, which may take in numerals on both sides.
    fn block(&self, changed: Range<usize>, from: usize) -> Option<StyleBlock> {
        let own = self.compare(changed.clone());
        own.or_else(|| {
            let wider = self.widened(changed.clone(), from);
            (wider != changed).then(|| self.compare(wider)).flatten()
        })
    }

    /// Takes in numerals before and after, and the changed steps between them.
    fn widened(&self, changed: Range<usize>, from: usize) -> Range<usize> {
        let (mut start, mut end) = (changed.start, changed.end);
        let numeral = |step: &AlignmentStep| match step {
            AlignmentStep::Same(_, at) => {
                let n = self.source.terms[*at];
                is_numeral(&self.source.words, n)
                    || matches!(self.source.words.key(n), "a" | "an" | "and")
            }
            _ => false,
        };
        while start > from && changed.start - start < NEIGHBORS && numeral(&self.steps[start - 1]) {
            start -= 1;
        }
        while end < self.steps.len() && end - changed.end < NEIGHBORS {
            let step = &self.steps[end];
            if !(numeral(step) || is_changed(step)) {
                break;
            }
            end += 1;
        }
        start..end
    }

    /// Compares the two sides of some steps by their style.
    fn compare(&self, steps: Range<usize>) -> Option<StyleBlock> {
        let terms = self.terms(&steps)?;
        let len = terms.quote.len();
        if len == 0 || len > 2 * EDGE {
            return None;
        }
        let sources: Vec<Range<usize>> = match (terms.start, terms.end) {
            (Some(start), Some(end)) => std::iter::once(start..end).collect(),
            (Some(start), None) => {
                let end = self.source.terms.len().min(start + len + EDGE);
                (start + 1..=end).map(|end| start..end).collect()
            }
            (None, Some(end)) => {
                let start = end.saturating_sub(len + EDGE);
                (start..end).rev().map(|start| start..end).collect()
            }
            (None, None) => return None,
        };
        // The longest that fits: "100" is all of "one hundred".
        let fits = sources.into_iter().rev().find_map(|source| {
            let note = self.note(&terms.quote, &source)?;
            Some((source, note))
        });
        fits.map(|(source, note)| StyleBlock {
            steps,
            quote: terms.quote,
            source,
            note,
        })
    }

    fn note(&self, quote: &Range<usize>, source: &Range<usize>) -> Option<Note> {
        if source.is_empty() || self.source.turn(source.start) != self.source.turn(source.end - 1) {
            return None;
        }
        let (said, quoted) = (&self.source.terms, &self.quote.terms);
        let said = said[source.start]..said[source.end - 1] + 1;
        let quoted = quoted[quote.start]..quoted[quote.end - 1] + 1;
        style_note(&self.source.words, said, &self.quote.words, quoted)
    }

    /// Returns the terms of some steps; `None` beside a marked cut.
    fn terms(&self, steps: &Range<usize>) -> Option<StepTerms> {
        let same = |n: usize| match &self.steps[n] {
            AlignmentStep::Same(term, at) => Some((*term, *at)),
            _ => None,
        };
        let quoted = |step: &AlignmentStep| match step {
            AlignmentStep::Same(term, _)
            | AlignmentStep::Changed(term, _)
            | AlignmentStep::Added(term) => Some(*term),
            AlignmentStep::Dropped(_) | AlignmentStep::Marked(..) => None,
        };
        let inside = &self.steps[steps.clone()];
        if inside
            .iter()
            .any(|step| matches!(step, AlignmentStep::Marked(..)))
        {
            return None;
        }
        let first = inside.iter().find_map(quoted)?;
        let last = inside.iter().rev().find_map(quoted)?;
        let start = match steps.start.checked_sub(1) {
            Some(n) => Some(same(n)?.1 + 1),
            None => None,
        };
        let end = match steps.end < self.steps.len() {
            true => Some(same(steps.end)?.1),
            false => None,
        };
        Some(StepTerms {
            quote: first..last + 1,
            start,
            end,
        })
    }
}

fn is_changed(step: &AlignmentStep) -> bool {
    !matches!(step, AlignmentStep::Same(..) | AlignmentStep::Marked(..))
}
