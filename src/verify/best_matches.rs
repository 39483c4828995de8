//! The few best matches of a quote in a source.
//!
//! Faithful before altered, then any speaker but a wrong one, then the verdict, then fewer wrong words;
//! of equal matches the first in the source wins. Once no better match can come, the quote is settled
//! and its other matches are only counted.

use super::chunk::SourceTurn;
use super::speaker_match::SpeakerMatch;
use super::verdict::Verdict;
use super::verdict_builder::JudgedMatch;
use crate::compare::Permille;
use crate::text::Span;
use std::rc::Rc;

/// A match at its place, before it is known who speaks there.
#[derive(Clone, Debug)]
pub(super) struct PlacedMatch {
    pub(super) judged: JudgedMatch,
    pub(super) span: Span,
    pub(super) text: String,
    pub(super) turn: SourceTurn,
}

/// A match, and whether the right speaker says it, as far as labels show.
#[derive(Clone, Debug)]
pub(super) struct RankedMatch {
    pub(super) placed: Rc<PlacedMatch>,
    pub(super) speaker_match: SpeakerMatch,
}

/// How many matches are kept. In a source without labels the speaker is extracted only for these.
pub(super) const MOST_KEPT: usize = 4;

/// The matches that are kept for one speaker, the best first.
#[derive(Clone, Debug, Default)]
pub(super) struct BestMatches {
    pub(super) kept: Vec<RankedMatch>,
}

/// What the matches of a quote are sorted by.
type SortKey = (bool, bool, bool, bool, Verdict, Permille, usize, Span);

impl RankedMatch {
    fn sort_key(&self) -> SortKey {
        let judged = &self.placed.judged;
        (
            judged.verdict >= Verdict::Altered,
            self.speaker_match == SpeakerMatch::Different,
            judged.verdict > Verdict::Typography,
            self.speaker_match != SpeakerMatch::Same,
            judged.verdict,
            judged.word_error_rate,
            judged.edits.len(),
            self.placed.span,
        )
    }
}

impl BestMatches {
    /// Keeps a match if it is among the best.
    pub(super) fn keep(&mut self, new: RankedMatch) {
        let key = new.sort_key();
        let is_known =
            |old: &RankedMatch| old.placed.span == new.placed.span && old.sort_key() <= key;
        if self.kept.iter().any(is_known) {
            return;
        }
        let at = self.kept.partition_point(|old| old.sort_key() <= key);
        if at < MOST_KEPT {
            self.kept.insert(at, new);
            self.kept.truncate(MOST_KEPT);
        }
    }

    /// Returns the verdict of the best match.
    pub(super) fn verdict(&self) -> Verdict {
        let best = self.kept.first();
        best.map_or(Verdict::Absent, |best| best.placed.judged.verdict)
    }

    /// Returns whether no match is faithful to the letter yet.
    pub(super) fn wants_more(&self) -> bool {
        self.verdict() > Verdict::Typography
    }

    /// Returns whether the right speaker says exactly these words: no match can be better.
    pub(super) fn is_perfect(&self) -> bool {
        let best = self.kept.first();
        best.is_some_and(|best| best.speaker_match == SpeakerMatch::Same)
            && self.verdict() == Verdict::Exact
    }

    /// Returns whether all kept matches have this verdict, and no more can be kept.
    pub(super) fn is_full(&self, verdict: Verdict) -> bool {
        let has = |kept: &RankedMatch| kept.placed.judged.verdict == verdict;
        self.kept.len() == MOST_KEPT && self.kept.iter().all(has)
    }
}
