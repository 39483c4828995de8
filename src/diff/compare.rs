//! The comparison of two revisions: align the quotes, then compare each group.

use super::align::align;
use super::change::{Change, ChangeSide, Relation, RevisionDiff};
use super::change_kind::{ChangeKind, Terms};
use super::group::QuoteGroup;
use super::moved;
use super::narration::CompareBudget;
use super::paired::PairedGroup;
use super::revision::Revision;
use super::unpaired::{self, Unpaired};
use super::vocabulary::Vocabulary;
use crate::scan::QuoteId;
use rustc_hash::FxHashSet;

/// Texts that share no quote are different stories if they share less than this of their phrases, in
/// thousandths. In 38 real pairs of revisions the two share at least 611; of 3,486 pairs of different
/// stories about one election campaign one shares more than this.
const ONE_STORY: usize = 150;

/// Compares two revisions.
pub(super) fn compare(
    before: &Revision<'_>,
    after: &Revision<'_>,
    vocabulary: &Vocabulary,
    terms: Terms,
) -> RevisionDiff {
    // There may be several best alignments, and the order of the revisions decides which is found. So
    // they are always compared in one order, and the result is mirrored if needed.
    let mut found = if before.order() <= after.order() {
        RevisionComparer {
            before,
            after,
            vocabulary,
            terms,
        }
        .compare()
    } else {
        mirrored(
            RevisionComparer {
                before: after,
                after: before,
                vocabulary,
                terms,
            }
            .compare(),
        )
    };
    sort(&mut found, before, after);
    found
}

fn mirrored(found: RevisionDiff) -> RevisionDiff {
    RevisionDiff {
        changes: found.changes.into_iter().map(Change::mirrored).collect(),
        pairs: found.pairs.into_iter().map(|(b, a)| (a, b)).collect(),
        relation: found.relation,
    }
}

/// Sorts changes into the reading order of the revision after; a removed quote comes after the quote
/// that it came after.
fn sort(found: &mut RevisionDiff, before: &Revision<'_>, after: &Revision<'_>) {
    found.pairs.sort_unstable();
    let start = |revision: &Revision<'_>, side: ChangeSide| match side {
        ChangeSide::Quote(id) => revision.analysis.scan.quotes[id.index()].span.start(),
        ChangeSide::Prose(span) => span.start(),
    };
    let pairs = &found.pairs;
    found.changes.sort_by_cached_key(|change| {
        let own = change.before.map_or(0, |side| start(before, side));
        let place = match (change.before, change.after) {
            (_, Some(side)) => (start(after, side), 0),
            (Some(ChangeSide::Quote(id)), None) => {
                let ahead = pairs.partition_point(|(b, _)| *b < id);
                let ahead = ahead.checked_sub(1).map(|n| ChangeSide::Quote(pairs[n].1));
                ahead.map_or((0, 0), |side| (start(after, side), 1))
            }
            _ => (0, 0),
        };
        (place, own)
    });
}

struct RevisionComparer<'r, 'a> {
    before: &'r Revision<'a>,
    after: &'r Revision<'a>,
    vocabulary: &'r Vocabulary,
    terms: Terms,
}

impl RevisionComparer<'_, '_> {
    fn compare(&self) -> RevisionDiff {
        let groups = align(self.before, self.after, self.vocabulary);
        let places: Vec<(usize, usize)> = groups
            .iter()
            .map(|group| {
                (
                    group.after[0],
                    self.before.quotes[group.before[0]].spoken.len(),
                )
            })
            .collect();
        let moved = moved::moved(&places);
        let budget = CompareBudget::of(&self.before.narration, &self.after.narration);
        let mut changes = Vec::new();
        let mut broken = (Vec::new(), Vec::new());
        for (group, moved) in groups.iter().zip(moved) {
            let mut pair = PairedGroup::of(self.before, self.after, group, &budget);
            let (before, after) = pair.continuation();
            broken.0.extend(before);
            broken.1.extend(after);
            changes.extend(pair.changes(moved.then_some(ChangeKind::Moved)));
        }
        let paired = groups.iter().flat_map(|group| group.before.iter().copied());
        let removed = Unpaired::of(self.before, paired, broken.0, self.terms);
        let paired = groups.iter().flat_map(|group| group.after.iter().copied());
        let added = Unpaired::of(self.after, paired, broken.1, self.terms);
        let (before, after) = ((self.before, &removed), (self.after, &added));
        changes.extend(unpaired::changes(before, after, self.vocabulary));
        self.confess(&mut changes);
        RevisionDiff {
            changes,
            relation: self.relation(&groups),
            pairs: self.pairs(&groups),
        }
    }

    /// Marks the changes that a new correction note confesses: the note has the quote as it was. A note that was
    /// removed confesses the change of the opposite direction.
    fn confess(&self, changes: &mut [Change]) {
        let words = |revision: &Revision<'_>, side: Option<ChangeSide>| -> Option<Vec<u32>> {
            let Some(ChangeSide::Quote(id)) = side else {
                return None;
            };
            let at = revision
                .quotes
                .binary_search_by_key(&id, |quote| quote.id)
                .ok()?;
            Some(revision.quotes[at].spoken.clone())
        };
        let notes = changes
            .iter()
            .filter(|change| change.kinds == [ChangeKind::Correction]);
        let (mut added, mut removed) = (FxHashSet::default(), FxHashSet::default());
        for change in notes {
            match change.after {
                Some(side) => added.extend(words(self.after, Some(side))),
                None => removed.extend(words(self.before, change.before)),
            }
        }
        if added.is_empty() && removed.is_empty() {
            return;
        }
        for change in changes
            .iter_mut()
            .filter(|change| change.kinds != [ChangeKind::Correction])
        {
            let is_confessed = |words: Option<Vec<u32>>, notes: &FxHashSet<Vec<u32>>| {
                words.is_some_and(|words| notes.contains(&words))
            };
            if is_confessed(words(self.before, change.before), &added)
                || is_confessed(words(self.after, change.after), &removed)
            {
                change.kinds.push(ChangeKind::Correction);
            }
        }
    }

    fn pairs(&self, groups: &[QuoteGroup]) -> Vec<(QuoteId, QuoteId)> {
        let mut pairs = Vec::new();
        for (b, a) in groups.iter().flat_map(QuoteGroup::pairs) {
            pairs.push((self.before.quotes[b].id, self.after.quotes[a].id));
        }
        pairs
    }

    fn relation(&self, groups: &[QuoteGroup]) -> Relation {
        let phrases = || self.before.narration.shared_phrases(&self.after.narration);
        if groups.is_empty() && phrases().is_some_and(|shared| shared < ONE_STORY) {
            Relation::DifferentStories
        } else {
            Relation::Revisions
        }
    }
}
