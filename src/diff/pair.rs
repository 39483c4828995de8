//! Two revisions compared: the quotes grouped, each group judged.

use super::align::{Group, align};
use super::frame::Patience;
use super::judge::Case;
use super::lone::{self, Lone};
use super::revision::Revision;
use super::vocabulary::Vocabulary;
use super::{Change, Comparison, Kind, Relation, Side, order};
use crate::scan::QuoteId;

/// Texts that share no quote are different stories if they share less than this of their phrases, in
/// thousandths. The two sides of each of 38 real pairs share 611 at least; of the 3,486 pairs of
/// different stories about one election campaign one shares more than this.
const ONE_STORY: usize = 150;

/// Compares two revisions.
pub(super) fn compare(
    before: &Revision<'_>,
    after: &Revision<'_>,
    vocabulary: &Vocabulary,
) -> Comparison {
    // Of several best alignments one is found, and which hangs on the side one starts from. So the
    // revisions are always compared in the same order, and what is found is turned round.
    let mut found = if before.order() <= after.order() {
        Comparer {
            before,
            after,
            vocabulary,
        }
        .compare()
    } else {
        mirrored(
            Comparer {
                before: after,
                after: before,
                vocabulary,
            }
            .compare(),
        )
    };
    sort(&mut found, before, after);
    found
}

fn mirrored(found: Comparison) -> Comparison {
    Comparison {
        changes: found.changes.into_iter().map(Change::mirrored).collect(),
        pairs: found.pairs.into_iter().map(|(b, a)| (a, b)).collect(),
        relation: found.relation,
    }
}

/// Puts changes into the reading order of the revision after; what is gone stands behind the quote
/// that it stood behind.
fn sort(found: &mut Comparison, before: &Revision<'_>, after: &Revision<'_>) {
    found.pairs.sort_unstable();
    let start = |revision: &Revision<'_>, side: Side| match side {
        Side::Quote(id) => revision.analysis.scan.quotes[id.index()].span.start(),
        Side::Prose(span) => span.start(),
    };
    let pairs = &found.pairs;
    found.changes.sort_by_cached_key(|change| {
        let own = change.before.map_or(0, |side| start(before, side));
        let place = match (change.before, change.after) {
            (_, Some(side)) => (start(after, side), 0),
            (Some(Side::Quote(id)), None) => {
                let ahead = pairs.partition_point(|(b, _)| *b < id);
                let ahead = ahead.checked_sub(1).map(|n| Side::Quote(pairs[n].1));
                ahead.map_or((0, 0), |side| (start(after, side), 1))
            }
            _ => (0, 0),
        };
        (place, own)
    });
}

struct Comparer<'r, 'a> {
    before: &'r Revision<'a>,
    after: &'r Revision<'a>,
    vocabulary: &'r Vocabulary,
}

impl Comparer<'_, '_> {
    fn compare(&self) -> Comparison {
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
        let moved = order::moved(&places);
        let patience = Patience::of(&self.before.frame, &self.after.frame);
        let mut changes = Vec::new();
        let mut broken = (Vec::new(), Vec::new());
        for (group, moved) in groups.iter().zip(moved) {
            let mut case = Case::of(self.before, self.after, group, &patience);
            let (before, after) = case.reach();
            broken.0.extend(before);
            broken.1.extend(after);
            changes.extend(case.changes(moved.then_some(Kind::Moved)));
        }
        let paired = groups.iter().flat_map(|group| group.before.iter().copied());
        let gone = Lone::of(self.before, paired, broken.0);
        let paired = groups.iter().flat_map(|group| group.after.iter().copied());
        let new = Lone::of(self.after, paired, broken.1);
        let (before, after) = ((self.before, &gone), (self.after, &new));
        changes.extend(lone::changes(before, after, self.vocabulary));
        Comparison {
            changes,
            relation: self.relation(&groups),
            pairs: self.pairs(&groups),
        }
    }

    fn pairs(&self, groups: &[Group]) -> Vec<(QuoteId, QuoteId)> {
        let mut pairs = Vec::new();
        for (b, a) in groups.iter().flat_map(Group::pairs) {
            pairs.push((self.before.quotes[b].id, self.after.quotes[a].id));
        }
        pairs
    }

    fn relation(&self, groups: &[Group]) -> Relation {
        let phrases = || self.before.frame.shared_phrases(&self.after.frame);
        if groups.is_empty() && phrases().is_some_and(|shared| shared < ONE_STORY) {
            Relation::DifferentStories
        } else {
            Relation::Revisions
        }
    }
}
