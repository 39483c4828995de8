//! Marked cuts and insertions: what may stand behind `…` and `[the council]`.

use super::align::Step;
use super::edge;
use super::judge::{Bench, Judge};
use super::sought::{Insertion, Item};
use super::{Crossing, Cut, Verdict};
use crate::compare::{Note, is_negation};
use crate::text::Span;
use std::ops::Range;

/// The most words a cut may leave out. Set by judgement: what stands further apart is a paragraph
/// further on, another answer as a rule.
const MOST_CUT: usize = 80;

/// The most words left out next to a fragment of one word, which stands anywhere: "I … resign".
const MOST_CUT_BY_ONE: usize = 12;

/// How many words more than it has an insertion may stand for: "[she]" for "the head of the board".
const MOST_REPLACED: usize = 5;

/// A marked place of the quote and what the source has there.
pub(super) struct Gap<'g, 'p> {
    judge: &'g Judge<'p>,
    item: &'g Item,
    /// The cores of the source that it stands for.
    cores: Range<usize>,
    /// The core before and behind it, where both texts are the same.
    before: Option<usize>,
    behind: Option<usize>,
    /// Whether one of the fragments beside it is a single word.
    beside_one: bool,
}

impl<'g, 'p> Gap<'g, 'p> {
    pub(super) fn new(
        judge: &'g Judge<'p>,
        steps: &[Step],
        at: usize,
        item: usize,
        cores: Range<usize>,
    ) -> Self {
        let seen = |step: Option<&Step>| match step {
            Some(Step::Same(_, core)) => Some(*core),
            _ => None,
        };
        let is_kept = |step: &&Step| !matches!(step, Step::Marked(..));
        let before = steps[..at].iter().rev().take_while(is_kept).count();
        let behind = steps[at + 1..].iter().take_while(is_kept).count();
        Gap {
            judge,
            item: &judge.items[item],
            cores,
            before: at.checked_sub(1).and_then(|n| seen(steps.get(n))),
            behind: seen(steps.get(at + 1)),
            beside_one: before == 1 || behind == 1,
        }
    }

    /// Judges the gap into the verdict.
    pub(super) fn judge(&self, bench: &mut Bench<'_, '_>) {
        match self.item {
            Item::Core(_) => {}
            Item::Cut(range) => self.cut(range, bench),
            Item::Insertion(insertion) => self.insertion(insertion, bench),
        }
        self.edges(bench);
    }

    fn cut(&self, range: &Range<usize>, bench: &mut Bench<'_, '_>) {
        let mut words = self.words();
        if self.cores.is_empty() && !self.changes_turn() {
            // Nothing is left out: the speaker paused, or a typist thinks so.
            let source = &self.judge.source.words;
            let same = words.clone().any(|n| source.key(n) == "…");
            bench.at_least(if same {
                Verdict::Exact
            } else {
                Verdict::Typography
            });
            return;
        }
        if self.cores.is_empty() {
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
        let denies = self.denies();
        let altered = denies || cut.words > most || (self.changes_turn() && !self.is_one_speaker());
        bench.at_least(if altered {
            Verdict::Altered
        } else {
            Verdict::Abridged
        });
        let note = if denies {
            Note::Negation
        } else {
            Note::Ellipsis
        };
        bench.edit(words, range.clone(), Some(note), Some(cut));
    }

    fn insertion(&self, insertion: &Insertion, bench: &mut Bench<'_, '_>) {
        let quote = &self.judge.sought.words;
        let inside = insertion.inside.clone();
        let inserted = inside
            .clone()
            .filter(|&n| quote.sort(n).is_spoken())
            .count();
        let denies = inside.clone().any(|n| is_negation(quote.key(n))) != self.denies();
        let long = self.cores.len() > inserted + MOST_REPLACED;
        let altered = denies || long || !self.keeps_letters(insertion) || self.changes_turn();
        bench.at_least(if altered {
            Verdict::Altered
        } else {
            Verdict::Abridged
        });
        let note = if denies {
            Note::Negation
        } else {
            Note::Bracket
        };
        bench.edit(self.words(), insertion.range.clone(), Some(note), None);
    }

    /// Tells whether the letters outside the brackets are those of the one word they stand for.
    fn keeps_letters(&self, insertion: &Insertion) -> bool {
        let source = self.judge.source;
        let key = |core: usize| source.words.key(source.cores[core]);
        let stands = self.cores.len() == 1;
        let fits = || self.judge.sought.fits(insertion, key(self.cores.start));
        !insertion.is_glued() || (stands && fits())
    }

    /// The fragments on either side must not end inside a word or a number.
    fn edges(&self, bench: &mut Bench<'_, '_>) {
        if self.cores.is_empty() {
            return;
        }
        let source = self.judge.source;
        let word = |core: Option<usize>| core.map(|core| source.cores[core]);
        let left = word(self.before).and_then(|at| edge::behind(source, at));
        let right = word(self.behind).and_then(|at| edge::before(source, at));
        for loss in [left, right].into_iter().flatten() {
            bench.lose(loss, self.judge.sought.range(self.item).start);
        }
    }

    /// The words of the source in the gap, signs between them included.
    fn words(&self) -> Range<usize> {
        let source = self.judge.source;
        if self.cores.is_empty() {
            let end = self.behind.map(|core| source.cores[core]);
            let start = self.before.map(|core| source.cores[core] + 1);
            let start = start.or(end).unwrap_or(0);
            return start..end.unwrap_or(start).max(start);
        }
        source.cores[self.cores.start]..source.cores[self.cores.end - 1] + 1
    }

    fn spoken(&self) -> usize {
        let source = self.judge.source;
        let words = source.cores[self.cores.clone()].iter();
        words.filter(|&&n| source.words.sort(n).is_spoken()).count()
    }

    fn denies(&self) -> bool {
        let source = self.judge.source;
        let mut words = source.cores[self.cores.clone()].iter();
        words.any(|&n| is_negation(source.words.key(n)))
    }

    fn crossing(&self) -> Option<Crossing> {
        if self.changes_turn() {
            return Some(Crossing::Turn);
        }
        let source = self.judge.source;
        let words = &source.words;
        let start = self.before.map(|core| source.cores[core])?;
        let next = self.behind.map(|core| source.cores[core])?;
        let ends = (start..next).any(|n| matches!(words.key(n), "." | "?" | "!"));
        let pronoun = matches!(
            words.key(next).split('\'').next(),
            Some(
                "he" | "her"
                    | "his"
                    | "it"
                    | "its"
                    | "she"
                    | "that"
                    | "their"
                    | "them"
                    | "these"
                    | "they"
                    | "this"
            )
        );
        match (ends, pronoun) {
            (true, true) => Some(Crossing::Antecedent),
            (true, false) => Some(Crossing::Sentence),
            (false, _) => None,
        }
    }

    fn turns(&self) -> Option<(usize, usize)> {
        let source = self.judge.source;
        Some((source.turn(self.before?), source.turn(self.behind?)))
    }

    fn changes_turn(&self) -> bool {
        self.turns()
            .is_some_and(|(before, behind)| before != behind)
    }

    /// Tells whether the same speaker has the word again: what was cut is a question, say.
    fn is_one_speaker(&self) -> bool {
        let document = self.judge.document;
        let speaker = |turn: usize| {
            let turn = document.turns().get(turn.checked_sub(1)?)?;
            turn.speaker.map(|span: Span| &document.text()[span])
        };
        self.turns().is_some_and(|(before, behind)| {
            speaker(before).is_some() && speaker(before) == speaker(behind)
        })
    }
}
