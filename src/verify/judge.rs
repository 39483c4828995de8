//! The words of a quote compared with those of a source, one by one: the worst difference decides.
//!
//! The alignment is walked once. Equal words are judged by their spelling and the signs before them
//! (`inner_punctuation`), marked cuts and insertions by what they replace (`marked`), anything else is
//! altered. Then come the edges: words cut off there (`edge_words`) and the outer signs
//! (`outer_punctuation`).

use super::align::AlignmentStep;
use super::edge_words;
use super::inner_punctuation::{InnerPunctuation, WordPosition, spelling};
use super::marked::MarkedEdit;
use super::outer_punctuation;
use super::query_quote::QuotePart;
use super::result::{Crossing, Cut, WordEdit};
use super::verdict::Verdict;
use super::verdict_builder::{JudgedMatch, MatchContext, VerdictBuilder};
use crate::compare::{Edit, Note, Permille};
use crate::text::Span;
use std::ops::Range;

/// A quote is altered, and not absent, where this percentage of its words, weighted by length, is found
/// in one place in order. Set by judgment: more than half. On the synthetic cases of `docs/verify.md`
/// the two are never confused.
const KEPT_PER_CENT: usize = 55;

/// One fragment of this many words, found whole, is enough.
const WHOLE_FRAGMENT: usize = 5;

impl MatchContext<'_> {
    /// Judges an alignment; `None` where too little of the quote is there.
    pub(super) fn judge(&self, steps: &[AlignmentStep]) -> Option<JudgedMatch> {
        let seen = |step: &AlignmentStep| match step {
            AlignmentStep::Same(_, at) => Some(*at),
            _ => None,
        };
        let first = steps.iter().find_map(seen)?;
        let last = steps.iter().rev().find_map(seen)?;
        if !self.is_kept(steps) {
            return None;
        }
        let mut builder = VerdictBuilder {
            context: self,
            verdict: Verdict::Exact,
            edits: Vec::new(),
            span: self.cover(first, last),
            wrong: 0,
            capitals: self.is_capitals(first, last),
        };
        builder.walk(steps);
        builder.edges(steps, first, last);
        let places = |edit: &WordEdit| (edit.in_source.start(), edit.in_quote.start());
        builder.edits.sort_by_key(places);
        let said = (first..=last).filter(|&n| self.is_spoken(n)).count().max(1);
        let rate = (builder.wrong * 1000 / said).min(usize::from(u16::MAX));
        Some(JudgedMatch {
            verdict: builder.verdict,
            edits: builder.edits,
            span: builder.span,
            terms: first..last + 1,
            word_error_rate: Permille(rate as u16),
        })
    }

    /// Returns whether enough of the quote is there.
    fn is_kept(&self, steps: &[AlignmentStep]) -> bool {
        let weight = |term: usize| {
            let key = self.quote.words.key(self.quote.terms[term]);
            if key.chars().nth(3).is_some() { 2 } else { 1 }
        };
        let (mut kept, mut all, mut run, mut longest) = (0, 0, 0, 0);
        for step in steps {
            match step {
                AlignmentStep::Same(term, _) => {
                    kept += weight(*term);
                    all += weight(*term);
                    run += 1;
                    longest = longest.max(run);
                }
                AlignmentStep::Changed(term, _) | AlignmentStep::Added(term) => {
                    all += weight(*term);
                    run = 0;
                }
                AlignmentStep::Dropped(_) | AlignmentStep::Marked(..) => run = 0,
            }
        }
        let cut = steps
            .iter()
            .any(|step| matches!(step, AlignmentStep::Marked(..)));
        kept * 100 >= all * KEPT_PER_CENT || (cut && longest >= WHOLE_FRAGMENT)
    }

    /// Returns the text from one term of the source to another.
    fn cover(&self, first: usize, last: usize) -> Span {
        let words = self.source.terms[first]..self.source.terms[last] + 1;
        self.source.words.cover(words)
    }

    fn is_spoken(&self, term: usize) -> bool {
        self.source.words.kind(self.source.terms[term]).is_spoken()
    }

    /// Returns whether quote or source is in capitals throughout, as closed captions are.
    fn is_capitals(&self, first: usize, last: usize) -> bool {
        let is_shouted = |text: &str| {
            let upper = text.chars().filter(|c| c.is_uppercase()).count();
            upper > 8 && !text.contains(char::is_lowercase)
        };
        let source = &self.source.words.text()[self.cover(first, last)];
        is_shouted(source) || is_shouted(self.quote.words.text())
    }
}

impl VerdictBuilder<'_, '_> {
    /// Judges the steps in order.
    fn walk(&mut self, steps: &[AlignmentStep]) {
        let mut at = 0;
        while at < steps.len() {
            match &steps[at] {
                AlignmentStep::Same(term, source) => {
                    let before = at.checked_sub(1).map(|n| &steps[n]);
                    self.same(before, *term, *source);
                    at += 1;
                }
                AlignmentStep::Marked(part, source) => {
                    let marked = MarkedEdit::new(self.context, steps, at, *part, source.clone());
                    marked.judge(self);
                    at += 1;
                }
                _ => {
                    let changed = |step: &&AlignmentStep| {
                        !matches!(step, AlignmentStep::Same(..) | AlignmentStep::Marked(..))
                    };
                    let len = steps[at..].iter().take_while(changed).count();
                    let next = self.next(&steps[at + len..]);
                    self.changed(&steps[at..at + len], next);
                    at += len;
                }
            }
        }
    }

    /// Judges a word that is the same: how it is written, and the signs before it.
    fn same(&mut self, before: Option<&AlignmentStep>, term: usize, source: usize) {
        let (quote, text) = (self.context.quote, self.context.source);
        let (word, at) = (quote.terms[term], text.terms[source]);
        let mut position = WordPosition::Start;
        if let Some(AlignmentStep::Same(term_before, source_before)) = before {
            let signs = InnerPunctuation {
                quote: &quote.words,
                source: text,
                in_quote: quote.terms[*term_before] + 1..word,
                in_source: text.terms[*source_before] + 1..at,
            };
            let (verdict, breaks) = signs.judge();
            self.at_least(verdict);
            if verdict == Verdict::Altered {
                let (quote, source) = (signs.in_quote.clone(), signs.in_source.clone());
                self.edit(source, quote, Some(Note::Punctuation), None);
            }
            if !breaks {
                position = WordPosition::Inside;
            }
            self.turn(*source_before, source, term);
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
    fn next(&self, steps: &[AlignmentStep]) -> (usize, usize) {
        let (quote, source) = (self.context.quote, self.context.source);
        match steps.first() {
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
    fn changed(&mut self, steps: &[AlignmentStep], next: (usize, usize)) {
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
        let (said, quoted) = (cover(&said, next.0), cover(&quoted, next.1));
        let edit = Edit::between(&source.words, said, &quote.words, quoted);
        self.wrong += edit.cost(&source.words, &quote.words);
        self.edit(edit.before, edit.after, edit.note, None);
    }

    /// Judges what the quote leaves out at its edges, its outer signs, and its label.
    fn edges(&mut self, steps: &[AlignmentStep], first: usize, last: usize) {
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
        let opening_room = match steps.first() {
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
        self.at_least(outer_punctuation::judge(self.context, first, last));
        self.at_least(outer_punctuation::label(self.context, first));
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
