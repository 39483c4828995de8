//! How much of a quote is at a place, and whether somebody reads it out there.

use super::align::AlignmentStep;
use super::chance::{MatchStrength, is_content};
use super::style_steps::StyleBlock;
use super::verdict_builder::MatchContext;
use crate::compare::WordKind;

/// A quote is altered, and not absent, where this percentage of its words, weighted by length, is found
/// in one place in order. Set by judgment: more than half. On the synthetic cases of `docs/verify.md`
/// the two are never confused.
const KEPT_PER_CENT: usize = 55;

/// One fragment of this many words, found whole, is enough.
const WHOLE_FRAGMENT: usize = 5;

impl MatchContext<'_> {
    /// Returns whether enough of the quote could be there if its numbers are in another style.
    pub(super) fn may_be_kept(&self, steps: &[AlignmentStep]) -> bool {
        let (mut same, mut all) = (0, 0);
        for step in steps {
            match step {
                AlignmentStep::Same(..) => (same, all) = (same + 1, all + 1),
                AlignmentStep::Changed(..) | AlignmentStep::Added(_) => all += 1,
                AlignmentStep::Marked(..) => return true,
                AlignmentStep::Dropped(_) => {}
            }
        }
        same * 2 >= all
    }

    /// Returns whether a term of the quote is in a block of another style.
    fn in_block(blocks: &[StyleBlock], term: usize) -> bool {
        blocks.iter().any(|block| block.quote.contains(&term))
    }

    /// Measures how much of the quote is there.
    pub(super) fn strength(&self, steps: &[AlignmentStep], blocks: &[StyleBlock]) -> MatchStrength {
        let mut strength = MatchStrength::default();
        let mut run = 0;
        for step in steps {
            let (term, same) = match step {
                AlignmentStep::Same(term, _) => (*term, true),
                AlignmentStep::Changed(term, _) | AlignmentStep::Added(term) => {
                    (*term, Self::in_block(blocks, *term))
                }
                AlignmentStep::Dropped(_) => {
                    strength.dropped += 1;
                    run = 0;
                    continue;
                }
                AlignmentStep::Marked(..) => {
                    run = 0;
                    continue;
                }
            };
            let content = is_content(self.quote.words.key(self.quote.terms[term]));
            strength.terms += 1;
            strength.content += usize::from(content);
            run = if same { run + 1 } else { 0 };
            strength.run = strength.run.max(run);
            if same {
                strength.same += 1;
                strength.same_content += usize::from(content);
            }
        }
        strength
    }

    /// Returns whether enough of the quote is there.
    pub(super) fn is_kept(&self, steps: &[AlignmentStep], blocks: &[StyleBlock]) -> bool {
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
                    if Self::in_block(blocks, *term) {
                        kept += weight(*term);
                    }
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

    /// Returns whether the words stand in quotation marks inside somebody's turn: an interviewer reads
    /// out what another person said.
    pub(super) fn is_in_quotation(&self, first: usize, last: usize) -> bool {
        /// How far the marks are looked for.
        const REACH: usize = 200;
        let words = &self.source.words;
        let (start, end) = (self.source.terms[first], self.source.terms[last]);
        let mark = |n: &usize| words.kind(*n) == WordKind::Mark && words.key(*n) == "\"";
        let turn = |n: usize| self.source.chunk.turn(words.span(n).start()).turn;
        let glued = |n: usize, next: usize| words.span(n).end() == words.span(next).start();
        let before = (0..start).rev().take(REACH).find(mark);
        let after = (end + 1..words.len()).take(REACH).find(mark);
        let (Some(before), Some(after)) = (before, after) else {
            return false;
        };
        let opens = glued(before, before + 1) && (before == 0 || !glued(before - 1, before));
        let closes = glued(after - 1, after);
        opens && closes && turn(before) == turn(start) && turn(after) == turn(end)
    }
}
