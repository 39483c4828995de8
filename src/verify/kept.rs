//! The places of a quote that are kept of a source: a few, the best by a rule.
//!
//! Faithful before altered, then anybody but a wrong speaker, then the verdict, the fewer words
//! wrong, and of those that are as good the first in the source. Once nothing better can come, the
//! quote is settled and its other places are only counted.

use super::chunk::Voice;
use super::judge::Judgement;
use super::{Accord, Verdict};
use crate::compare::Permille;
use crate::text::Span;
use std::rc::Rc;

/// A place where a quote stands, before it is known who says it there.
#[derive(Clone, Debug)]
pub(super) struct Find {
    pub(super) judgement: Judgement,
    pub(super) span: Span,
    pub(super) text: String,
    pub(super) voice: Voice,
}

/// A place and whether the right speaker has it, as far as labels tell.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) find: Rc<Find>,
    pub(super) accord: Accord,
}

/// So many places are kept: in a source without labels who speaks is read only of these.
pub(super) const KEPT: usize = 4;

/// The places that are kept for one speaker, the best first.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    pub(super) kept: Vec<Kept>,
}

/// What the places of a quote are put in order by.
type Value = (bool, bool, Verdict, Permille, usize, Span);

impl Kept {
    fn value(&self) -> Value {
        let judgement = &self.find.judgement;
        (
            judgement.verdict >= Verdict::Altered,
            self.accord == Accord::Other,
            judgement.verdict,
            judgement.word_error_rate,
            judgement.edits.len(),
            self.find.span,
        )
    }
}

impl Places {
    /// Keeps a place if it is among the best.
    pub(super) fn keep(&mut self, new: Kept) {
        let value = new.value();
        let is_known = |old: &Kept| old.find.span == new.find.span && old.value() <= value;
        if self.kept.iter().any(is_known) {
            return;
        }
        let at = self.kept.partition_point(|old| old.value() <= value);
        if at < KEPT {
            self.kept.insert(at, new);
            self.kept.truncate(KEPT);
        }
    }

    /// Returns the verdict of the best place.
    pub(super) fn verdict(&self) -> Verdict {
        let best = self.kept.first();
        best.map_or(Verdict::Absent, |best| best.find.judgement.verdict)
    }

    /// Tells whether the words have no faithful place to the letter.
    pub(super) fn wants_more(&self) -> bool {
        self.verdict() > Verdict::Typography
    }

    /// Tells whether the right speaker says these very words: no place can be better.
    pub(super) fn is_perfect(&self) -> bool {
        let best = self.kept.first();
        best.is_some_and(|best| best.accord == Accord::Same) && self.verdict() == Verdict::Exact
    }

    /// Tells whether as many places as are kept have a verdict.
    pub(super) fn is_full(&self, verdict: Verdict) -> bool {
        let has = |kept: &Kept| kept.find.judgement.verdict == verdict;
        self.kept.len() == KEPT && self.kept.iter().all(has)
    }
}
