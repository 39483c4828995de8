//! The words of a quote compared with those of a source, one by one: the worst difference decides.
//!
//! The alignment is walked once. Equal words are judged by their spelling and the signs before them
//! (`inner_punctuation`), marked cuts and insertions by what they replace (`marked`), anything else is
//! altered. Then come the edges: words cut off there (`edge_words`) and the outer signs
//! (`outer_punctuation`).

use super::align::AlignmentStep;
use super::edge_words::{self, QuoteEdge};
use super::inner_punctuation::{
    InnerPunctuation, WordPosition, is_title_case, is_title_case_in, spelling,
};
use super::marked::MarkedEdit;
use super::outer_punctuation;
use super::query_quote::QuotePart;
use super::result::{Crossing, Cut, WordEdit};
use super::style_steps::{StyleBlock, StyleFinder};
use super::verdict::Verdict;
use super::verdict_builder::{JudgedMatch, MatchContext, VerdictBuilder};
use crate::compare::{Edit, Note, Permille};
use crate::text::Span;
use std::ops::Range;

impl MatchContext<'_> {
    /// Judges an alignment; `None` where too little of the quote is there.
    pub(super) fn judge(&self, steps: &[AlignmentStep]) -> Option<JudgedMatch> {
        let seen = |step: &AlignmentStep| match step {
            AlignmentStep::Same(_, at) => Some(*at),
            _ => None,
        };
        // Most places that are judged have too little of the quote, in whatever style its numbers are.
        let is_kept = self.is_kept(steps, &[]);
        let numbers = self.quote.has_numeral && self.may_be_kept(steps);
        if !is_kept && !numbers {
            return None;
        }
        let style = StyleFinder {
            quote: self.quote,
            source: self.source,
            steps,
        };
        let blocks = style.blocks();
        let first = steps.iter().find_map(seen);
        let last = steps.iter().rev().find_map(seen);
        let first = first
            .into_iter()
            .chain(blocks.first().map(|block| block.source.start))
            .min()?;
        let last = last
            .into_iter()
            .chain(blocks.last().map(|block| block.source.end - 1))
            .max()?;
        if !is_kept && (blocks.is_empty() || !self.is_kept(steps, &blocks)) {
            return None;
        }
        let mut builder = VerdictBuilder {
            context: self,
            verdict: Verdict::Exact,
            edits: Vec::new(),
            span: self.cover(first, last),
            found: self.words(first, last),
            wrong: 0,
            capitals: self.is_capitals(first, last),
            title_case: is_title_case(&self.quote.words)
                || is_title_case_in(&self.source.words, self.words(first, last)),
        };
        builder.walk(steps, &blocks);
        builder.edges(steps, &blocks, first, last);
        let places = |edit: &WordEdit| (edit.in_source.start(), edit.in_quote.start());
        builder.edits.sort_by_key(places);
        let strength = self.strength(steps, &blocks);
        let said = (first..=last).filter(|&n| self.is_spoken(n)).count().max(1);
        let rate = (builder.wrong * 1000 / said).min(usize::from(u16::MAX));
        Some(JudgedMatch {
            verdict: builder.verdict,
            edits: builder.edits,
            span: builder.span,
            terms: first..last + 1,
            word_error_rate: Permille(rate as u16),
            differing: (builder.wrong, said),
            strength,
            in_quotation: self.is_in_quotation(first, last),
        })
    }

    /// Returns the words from one term of the source to another.
    fn words(&self, first: usize, last: usize) -> Range<usize> {
        self.source.terms[first]..self.source.terms[last] + 1
    }

    /// Returns the text from one term of the source to another.
    fn cover(&self, first: usize, last: usize) -> Span {
        self.source.words.cover(self.words(first, last))
    }

    fn is_spoken(&self, term: usize) -> bool {
        self.source.words.kind(self.source.terms[term]).is_spoken()
    }

    /// Returns whether quote or source is in capitals throughout, as closed captions are, or the source
    /// has no capitals.
    fn is_capitals(&self, first: usize, last: usize) -> bool {
        let is_shouted = |text: &str| {
            let upper = text.chars().filter(|c| c.is_uppercase()).count();
            upper > 8 && !text.contains(char::is_lowercase)
        };
        let source = &self.source.words.text()[self.cover(first, last)];
        self.source.is_bare || is_shouted(source) || is_shouted(self.quote.words.text())
    }
}

/// A word of the quote and the term of the source that it was matched with.
#[derive(Clone, Copy)]
struct MatchedWord {
    word: usize,
    source: usize,
}

impl VerdictBuilder<'_, '_> {
    /// Judges the steps in order.
    fn walk(&mut self, steps: &[AlignmentStep], blocks: &[StyleBlock]) {
        let mut at = 0;
        let mut blocks = blocks.iter().peekable();
        let mut before = None;
        while at < steps.len() {
            if let Some(block) = blocks.next_if(|block| block.steps.start == at) {
                before = Some(self.styled(block, before));
                at = block.steps.end;
                continue;
            }
            match &steps[at] {
                AlignmentStep::Same(term, source) => {
                    before = Some(self.same(before, *term, *source));
                    at += 1;
                }
                AlignmentStep::Marked(part, source) => {
                    let marked = MarkedEdit::new(self.context, steps, at, *part, source.clone());
                    marked.judge(self);
                    before = None;
                    at += 1;
                }
                _ => {
                    let end = blocks.peek().map_or(steps.len(), |block| block.steps.start);
                    let changed = |step: &&AlignmentStep| {
                        !matches!(step, AlignmentStep::Same(..) | AlignmentStep::Marked(..))
                    };
                    let len = steps[at..end].iter().take_while(changed).count();
                    let edge = match (at, at + len == steps.len()) {
                        (_, true) => Some(QuoteEdge::End),
                        (0, _) => Some(QuoteEdge::Start),
                        _ => None,
                    };
                    let next = self.next(&steps[at + len..], blocks.peek().copied());
                    self.changed(&steps[at..at + len], next, edge);
                    before = None;
                    at += len;
                }
            }
        }
    }

    /// Judges the signs between two words that were matched one after the other; returns whether both
    /// texts have a break there.
    fn between(&mut self, before: MatchedWord, term: usize, source: usize) -> bool {
        let (quote, text) = (self.context.quote, self.context.source);
        let signs = InnerPunctuation {
            quote: &quote.words,
            source: text,
            in_quote: before.word + 1..quote.terms[term],
            in_source: text.terms[before.source] + 1..text.terms[source],
        };
        let (verdict, breaks) = signs.judge();
        self.at_least(verdict);
        if verdict == Verdict::Altered {
            let (quote, source) = (signs.in_quote.clone(), signs.in_source.clone());
            self.edit(source, quote, Some(Note::Punctuation), None);
        }
        self.turn(before.source, source, term);
        breaks
    }

    /// Judges words that differ in style only, and the signs before them.
    fn styled(&mut self, block: &StyleBlock, before: Option<MatchedWord>) -> MatchedWord {
        if let Some(before) = before {
            self.between(before, block.quote.start, block.source.start);
        }
        self.at_least(Verdict::Typography);
        let (quote, source) = (self.context.quote, self.context.source);
        let said = source.terms[block.source.start]..source.terms[block.source.end - 1] + 1;
        let word = quote.terms[block.quote.end - 1];
        let quoted = quote.terms[block.quote.start]..word + 1;
        self.edit(said, quoted, Some(block.note), None);
        MatchedWord {
            word,
            source: block.source.end - 1,
        }
    }

    /// Judges a word that is the same: how it is written, and the signs before it.
    fn same(&mut self, before: Option<MatchedWord>, term: usize, source: usize) -> MatchedWord {
        let (quote, text) = (self.context.quote, self.context.source);
        let (word, at) = (quote.terms[term], text.terms[source]);
        let mut position = WordPosition::Start;
        if before.is_some_and(|before| !self.between(before, term, source)) {
            position = WordPosition::Inside;
        }
        if self.title_case && position == WordPosition::Inside {
            position = WordPosition::Title;
        }
        if self.capitals {
            position = WordPosition::Capitals;
        }
        let verdict = spelling(&quote.words, word, &text.words, at, position);
        self.at_least(verdict);
        if quote.words.folded(word) != text.words.folded(at) && !self.capitals {
            self.edit(at..at + 1, word..word + 1, Some(Note::Case), None);
        } else if verdict == Verdict::Altered {
            self.edit(at..at + 1, word..word + 1, Some(Note::Number), None);
        }
        MatchedWord { word, source }
    }

    /// Marks two neighboring words of the quote that two people say in the source.
    fn turn(&mut self, before: usize, here: usize, term: usize) {
        let source = self.context.source;
        if source.turn(before) != source.turn(here) {
            self.at_least(Verdict::Altered);
            let cut = Cut {
                words: 0,
                crosses: Some(Crossing::Turn),
            };
            let at = source.terms[here];
            let quoted = self.context.quote.terms[term];
            self.edit(at..at, quoted..quoted, None, Some(cut));
        }
    }

    /// Returns the words of source and quote that come next.
    fn next(&self, steps: &[AlignmentStep], block: Option<&StyleBlock>) -> (usize, usize) {
        let (quote, source) = (self.context.quote, self.context.source);
        match steps.first() {
            Some(
                AlignmentStep::Changed(..) | AlignmentStep::Added(_) | AlignmentStep::Dropped(_),
            ) => block.map_or((source.words.len(), quote.words.len()), |block| {
                (
                    source.terms[block.source.start],
                    quote.terms[block.quote.start],
                )
            }),
            Some(AlignmentStep::Same(term, at)) => (source.terms[*at], quote.terms[*term]),
            Some(AlignmentStep::Marked(part, at)) => (
                source
                    .terms
                    .get(at.start)
                    .copied()
                    .unwrap_or(source.words.len()),
                quote.range(&self.context.parts[*part]).start,
            ),
            _ => (source.words.len(), quote.words.len()),
        }
    }

    /// Adds words that differ without a mark, given the words that come next.
    fn changed(&mut self, steps: &[AlignmentStep], next: (usize, usize), edge: Option<QuoteEdge>) {
        self.at_least(Verdict::Altered);
        let (quote, source) = (self.context.quote, self.context.source);
        let (mut quoted, mut said) = (Vec::new(), Vec::new());
        for step in steps {
            match step {
                AlignmentStep::Changed(term, at) => {
                    quoted.push(quote.terms[*term]);
                    said.push(source.terms[*at]);
                }
                AlignmentStep::Added(term) => quoted.push(quote.terms[*term]),
                AlignmentStep::Dropped(at) => said.push(source.terms[*at]),
                AlignmentStep::Same(..) | AlignmentStep::Marked(..) => {}
            }
        }
        let quoted = cover(&quoted, next.1);
        let said = match edge {
            Some(edge) => {
                let len = quoted
                    .clone()
                    .filter(|&n| quote.words.kind(n).is_spoken())
                    .count();
                edge.replaced(source, &self.found, len)
            }
            None => cover(&said, next.0),
        };
        let edit = Edit::between(&source.words, said, &quote.words, quoted);
        self.wrong += edit.cost(&source.words, &quote.words);
        self.edit(edit.before, edit.after, edit.note, None);
    }

    /// Judges what the quote leaves out at its edges, its outer signs, and its label.
    fn edges(&mut self, steps: &[AlignmentStep], blocks: &[StyleBlock], first: usize, last: usize) {
        let source = self.context.source;
        let (first, last) = (source.terms[first], source.terms[last]);
        let inserted = |step: Option<&AlignmentStep>| match step {
            Some(AlignmentStep::Marked(part, _)) => match &self.context.parts[*part] {
                QuotePart::Insertion(insertion) => insertion.inside.len(),
                QuotePart::Term(_) | QuotePart::Cut(_) => 0,
            },
            _ => 0,
        };
        let (opened, closed) = (inserted(steps.first()), inserted(steps.last()));
        let begins = blocks.first().filter(|block| block.steps.start == 0);
        let opening_room = match steps.first() {
            _ if begins.is_some() => usize::from(self.is_capital_first()),
            Some(AlignmentStep::Same(term, _)) => usize::from(self.is_raised(*term, first)),
            _ => opened + usize::from(opened > 0),
        };
        let opening = [
            edge_words::before(source, first),
            edge_words::negation_before(source, first, opening_room),
        ];
        for loss in opening.into_iter().flatten() {
            self.lose(loss, 0);
        }
        let closing = [
            edge_words::after(source, last),
            edge_words::negation_after(source, last, 1 + closed),
        ];
        let end = self.context.quote.words.len();
        for loss in closing.into_iter().flatten() {
            self.lose(loss, end);
        }
        let outer = outer_punctuation::judge(self.context, first, last);
        self.at_least(outer.verdict);
        if outer.verdict == Verdict::Altered {
            self.edit(outer.source, outer.quote, Some(Note::Punctuation), None);
        }
        let label = outer_punctuation::label(self.context, first);
        self.at_least(label);
        if label == Verdict::Altered {
            let quoted = self.context.quote.label.clone();
            self.edit(first..first, quoted, Some(Note::Name), None);
        }
    }

    /// Returns whether the quote begins with a capital.
    fn is_capital_first(&self) -> bool {
        let words = &self.context.quote.words;
        let first = self.context.quote.terms.first();
        first.is_some_and(|&n| words.folded(n).starts_with(char::is_uppercase))
    }

    /// Returns whether the quote begins with a capital where the source has none, as a sentence does.
    fn is_raised(&self, term: usize, at: usize) -> bool {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let words = &self.context.quote.words;
        let quoted = words.folded(self.context.quote.terms[term]);
        capital(quoted) && !capital(self.context.source.words.folded(at))
    }
}

/// Returns the range from the first of some words to the last; for no words, the place of the next.
fn cover(words: &[usize], next: usize) -> Range<usize> {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => *first..last + 1,
        _ => next..next,
    }
}
