//! Which quotes of two revisions are the same quote.
//!
//! In three steps, each on what the one before left over: quotes of the same words, first those that
//! kept their order and then the others; quotes of similar words, by an optimal assignment of all of
//! them; pieces of quotes that were split or merged.

use super::revision::Revision;
use super::vocabulary::Vocabulary;
use super::{likeness, parts};
use crate::compare::runs;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// One quote in both revisions: several pieces on the side where it is split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) before: Vec<usize>,
    pub(super) after: Vec<usize>,
}

impl Group {
    /// Returns the pairs of the group: one, or one a piece.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + Clone + '_ {
        let before = self.before.iter();
        before.flat_map(|&b| self.after.iter().map(move |&a| (b, a)))
    }
}

/// What is known of the pairs so far.
pub(super) struct Pairs {
    /// For each quote before, its partner after.
    pub(super) after: Vec<Option<usize>>,
    /// For each quote after, its partner before.
    pub(super) before: Vec<Option<usize>>,
}

/// Groups the quotes of two revisions, in the order of the first revision. Quotes that are in no
/// group have no partner.
pub(super) fn align(
    before: &Revision<'_>,
    after: &Revision<'_>,
    vocabulary: &Vocabulary,
) -> Vec<Group> {
    let mut pairs = Pairs::new(before.quotes.len(), after.quotes.len());
    identical(before, after, &mut pairs);
    likeness::pair(before, after, vocabulary, &mut pairs);
    parts::group(before, after, vocabulary, &pairs)
}

impl Pairs {
    fn new(before: usize, after: usize) -> Pairs {
        Pairs {
            after: vec![None; before],
            before: vec![None; after],
        }
    }

    /// Pairs two quotes.
    pub(super) fn join(&mut self, before: usize, after: usize) {
        self.after[before] = Some(after);
        self.before[after] = Some(before);
    }

    /// Counts on how many sides the neighbours of two quotes are neighbours in both revisions; the
    /// beginning and the end of a story are neighbours, too.
    pub(super) fn neighbours(&self, before: usize, after: usize) -> u32 {
        let ahead = match (before.checked_sub(1), after.checked_sub(1)) {
            (Some(before), Some(after)) => self.after[before] == Some(after),
            (None, None) => true,
            _ => false,
        };
        let behind = match (self.after.get(before + 1), self.before.get(after + 1)) {
            (Some(partner), Some(_)) => *partner == Some(after + 1),
            (None, None) => true,
            _ => false,
        };
        u32::from(ahead) + u32::from(behind)
    }
}

/// Shorter quotes of the same words need not be the same quote: anybody says "yes" and "no comment".
const TELLING: usize = 3;

/// Pairs quotes of the same words.
fn identical(before: &Revision<'_>, after: &Revision<'_>, pairs: &mut Pairs) {
    let mut numbers: FxHashMap<&[u32], u32> = FxHashMap::default();
    let mut number = |spoken| {
        let next = numbers.len() as u32;
        *numbers.entry(spoken).or_insert(next)
    };
    let old: Vec<u32> = before
        .quotes
        .iter()
        .map(|q| number(q.spoken.as_slice()))
        .collect();
    let new: Vec<u32> = after
        .quotes
        .iter()
        .map(|q| number(q.spoken.as_slice()))
        .collect();
    for (old, new) in runs(&old, &new) {
        for (b, a) in old.clone().zip(new) {
            let alone = old.len() == 1;
            if !alone || is_telling(before, b, after, a) {
                pairs.join(b, a);
            }
        }
    }
    // What moved, each with the first of the same words.
    let mut waiting: FxHashMap<u32, VecDeque<usize>> = FxHashMap::default();
    for (a, number) in new
        .iter()
        .enumerate()
        .filter(|(a, _)| pairs.before[*a].is_none())
    {
        waiting.entry(*number).or_default().push_back(a);
    }
    for (b, number) in old.iter().enumerate() {
        let Some(queue) = waiting.get_mut(number).filter(|_| pairs.after[b].is_none()) else {
            continue;
        };
        if let Some(&a) = queue.front()
            && is_telling(before, b, after, a)
        {
            queue.pop_front();
            pairs.join(b, a);
        }
    }
}

/// Tells whether two quotes of the same words are the same quote wherever they stand.
fn is_telling(before: &Revision<'_>, b: usize, after: &Revision<'_>, a: usize) -> bool {
    let (b, a) = (&before.quotes[b], &after.quotes[a]);
    let same = match (before.figure(b), after.figure(a)) {
        (Some(one), Some(other)) => one.is(other),
        _ => false,
    };
    same || b.spoken.len() >= TELLING
}
