//! Marked cuts and insertions: what `…` and `[the council]` may replace.

use super::align::AlignmentStep;
use super::edge_words;
use super::query_quote::{Insertion, QuotePart};
use super::result::{Crossing, Cut};
use super::verdict::Verdict;
use super::verdict_builder::{MatchContext, VerdictBuilder};
use crate::compare::Note;
use crate::lexicon::QuoteLists;
use crate::text::Span;
use std::ops::Range;

/// The most words a cut may leave out. Set by judgment: words further apart are usually in different
/// paragraphs and different answers.
const MOST_CUT: usize = 80;

/// The most words left out next to a fragment of one word, which could be from anywhere: "I … resign".
const MOST_CUT_BY_ONE: usize = 12;

/// How many words more than its own an insertion may replace: "[she]" for "the head of the board".
const MOST_REPLACED: usize = 5;

/// A marked cut or insertion, and what it replaces in the source.
pub(super) struct MarkedEdit<'g, 'p> {
    context: &'g MatchContext<'p>,
    part: &'g QuotePart,
    /// The terms of the source that it replaces.
    terms: Range<usize>,
    /// The terms of the source before and after it, where both texts are the same.
    before: Option<usize>,
    after: Option<usize>,
    /// Whether one of the fragments beside it is a single word.
    beside_one: bool,
}

impl<'g, 'p> MarkedEdit<'g, 'p> {
    pub(super) fn new(
        context: &'g MatchContext<'p>,
        steps: &[AlignmentStep],
        at: usize,
        part: usize,
        terms: Range<usize>,
    ) -> Self {
        let seen = |step: Option<&AlignmentStep>| match step {
            Some(AlignmentStep::Same(_, term)) => Some(*term),
            _ => None,
        };
        let is_kept = |step: &&AlignmentStep| !matches!(step, AlignmentStep::Marked(..));
        let before = steps[..at].iter().rev().take_while(is_kept).count();
        let after = steps[at + 1..].iter().take_while(is_kept).count();
        MarkedEdit {
            context,
            part: &context.parts[part],
            terms,
            before: at.checked_sub(1).and_then(|n| seen(steps.get(n))),
            after: seen(steps.get(at + 1)),
            beside_one: before == 1 || after == 1,
        }
    }

    /// Adds its edits to the verdict.
    pub(super) fn judge(&self, builder: &mut VerdictBuilder<'_, '_>) {
        match self.part {
            QuotePart::Term(_) => {}
            QuotePart::Cut(range) => self.cut(range, builder),
            QuotePart::Insertion(insertion) => self.insertion(insertion, builder),
        }
        self.edges(builder);
    }

    /// Judges a cut.
    fn cut(&self, range: &Range<usize>, builder: &mut VerdictBuilder<'_, '_>) {
        let mut words = self.words();
        if self.terms.is_empty() && !self.changes_turn() {
            // Nothing is left out: the mark means a pause.
            let source = &self.context.source.words;
            let same = words.clone().any(|n| source.key(n) == "…");
            builder.at_least(if same {
                Verdict::Exact
            } else {
                Verdict::Typography
            });
            return;
        }
        if self.terms.is_empty() {
            words.start = words.end;
        }
        let cut = Cut {
            words: self.spoken(),
            crosses: self.crossing(),
        };
        let most = if self.beside_one {
            MOST_CUT_BY_ONE
        } else {
            MOST_CUT
        };
        let loses_negation = self.replaces_negation();
        let altered =
            loses_negation || cut.words > most || (self.changes_turn() && !self.is_one_speaker());
        builder.at_least(if altered {
            Verdict::Altered
        } else {
            Verdict::Abridged
        });
        let note = if loses_negation {
            Note::Negation
        } else {
            Note::Ellipsis
        };
        builder.edit(words, range.clone(), Some(note), Some(cut));
    }

    /// Judges an insertion.
    fn insertion(&self, insertion: &Insertion, builder: &mut VerdictBuilder<'_, '_>) {
        let quote = &self.context.quote.words;
        let inside = insertion.inside.clone();
        let inserted = inside
            .clone()
            .filter(|&n| quote.kind(n).is_spoken())
            .count();
        let loses_negation =
            inside.clone().any(|n| quote.is_negation(n)) != self.replaces_negation();
        let long = self.terms.len() > inserted + MOST_REPLACED;
        let altered =
            loses_negation || long || !self.keeps_letters(insertion) || self.changes_turn();
        builder.at_least(if altered {
            Verdict::Altered
        } else {
            Verdict::Abridged
        });
        let note = if loses_negation {
            Note::Negation
        } else {
            Note::Bracket
        };
        builder.edit(self.words(), insertion.range.clone(), Some(note), None);
    }

    /// Returns whether the letters outside the brackets are those of the one word they replace.
    fn keeps_letters(&self, insertion: &Insertion) -> bool {
        let source = self.context.source;
        let key = |term: usize| source.words.key(source.terms[term]);
        let stands = self.terms.len() == 1;
        let fits = || self.context.quote.fits(insertion, key(self.terms.start));
        !insertion.is_glued() || (stands && fits())
    }

    /// Judges the fragments on either side, which must not end inside a word or a number.
    fn edges(&self, builder: &mut VerdictBuilder<'_, '_>) {
        if self.terms.is_empty() {
            return;
        }
        let source = self.context.source;
        let word = |term: Option<usize>| term.map(|term| source.terms[term]);
        let left = word(self.before).and_then(|at| edge_words::after(source, at));
        let right = word(self.after).and_then(|at| edge_words::before(source, at));
        for loss in [left, right].into_iter().flatten() {
            builder.lose(loss, self.context.quote.range(self.part).start);
        }
    }

    /// Returns the words of the source that are replaced, including the signs between them.
    fn words(&self) -> Range<usize> {
        let source = self.context.source;
        if self.terms.is_empty() {
            let end = self.after.map(|term| source.terms[term]);
            let start = self.before.map(|term| source.terms[term] + 1);
            let start = start.or(end).unwrap_or(0);
            return start..end.unwrap_or(start).max(start);
        }
        source.terms[self.terms.start]..source.terms[self.terms.end - 1] + 1
    }

    /// Counts the replaced words.
    fn spoken(&self) -> usize {
        let source = self.context.source;
        let words = source.terms[self.terms.clone()].iter();
        words.filter(|&&n| source.words.kind(n).is_spoken()).count()
    }

    /// Returns whether a negation is among the replaced words.
    fn replaces_negation(&self) -> bool {
        let source = self.context.source;
        let mut words = source.terms[self.terms.clone()].iter();
        words.any(|&n| source.words.is_negation(n))
    }

    /// Returns what a cut crosses.
    fn crossing(&self) -> Option<Crossing> {
        if self.changes_turn() {
            return Some(Crossing::Turn);
        }
        let source = self.context.source;
        let words = &source.words;
        let start = self.before.map(|term| source.terms[term])?;
        let next = self.after.map(|term| source.terms[term])?;
        let ends = (start..next).any(|n| matches!(words.key(n), "." | "?" | "!"));
        let word = words.key(next).split('\'').next().unwrap_or_default();
        let pronoun = words.lexicon().quoted(word).any(QuoteLists::ANTECEDENT);
        match (ends, pronoun) {
            (true, true) => Some(Crossing::Antecedent),
            (true, false) => Some(Crossing::Sentence),
            (false, _) => None,
        }
    }

    /// Returns the turns before and after.
    fn turns(&self) -> Option<(usize, usize)> {
        let source = self.context.source;
        Some((source.turn(self.before?), source.turn(self.after?)))
    }

    fn changes_turn(&self) -> bool {
        self.turns().is_some_and(|(before, after)| before != after)
    }

    /// Returns whether the same speaker goes on after the cut, as after a question.
    fn is_one_speaker(&self) -> bool {
        let document = self.context.document;
        let speaker = |turn: usize| {
            let turn = document.turns().get(turn.checked_sub(1)?)?;
            turn.speaker.map(|span: Span| &document.text()[span])
        };
        self.turns().is_some_and(|(before, after)| {
            speaker(before).is_some() && speaker(before) == speaker(after)
        })
    }
}
