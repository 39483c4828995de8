//! Pairs of quotes whose words are similar.
//!
//! For each quote that has no partner yet the few likeliest are found by the words they share, rare
//! ones first, so that the time does not grow with the square of the quotes. Each of those pairs gets
//! a score of its words in their order, with speaker and neighbours as evidence, and all pairs are
//! chosen at once (`assign`).

use super::align::Pairs;
use super::assign::{Bid, assign};
use super::revision::Revision;
use super::vocabulary::Vocabulary;
use crate::compare::runs;
use rustc_hash::FxHashMap;

/// Candidates a quote: the likeliest by shared words.
const CANDIDATES: usize = 6;

/// A word that is in more quotes than this tells nothing about any of them.
const COMMON: usize = 24;

/// Words in thousandths that two quotes must share, whatever speaks for them besides. Two quotes in
/// one slot that have nothing but "the", "is" and "it" in common stay below.
const LEAST: u32 = 340;

/// What a pair needs with all its evidence. On 38 real pairs of articles, 450 took “nothing to commit /
/// working directory clean” and “working in a directory” for one quote; this pairs no two that are not
/// one, and loses none on eight draws of made-up revisions.
const ENOUGH: u32 = 500;

/// Evidence: one speaker; one neighbour, which counts on either side.
const SPEAKER: u32 = 50;
const NEIGHBOUR: u32 = 40;

/// A shorter quote counts as a piece of a longer one from this many words in a row on.
const PIECE: usize = 4;

/// Pairs the quotes that are left over.
pub(super) fn pair(
    before: &Revision<'_>,
    after: &Revision<'_>,
    vocabulary: &Vocabulary,
    pairs: &mut Pairs,
) {
    let old: Vec<usize> = (0..before.quotes.len())
        .filter(|&b| pairs.after[b].is_none())
        .collect();
    let new: Vec<usize> = (0..after.quotes.len())
        .filter(|&a| pairs.before[a].is_none())
        .collect();
    let index = Index::of(after, &new, vocabulary);
    let mut bids = Vec::new();
    for (n, &b) in old.iter().enumerate() {
        for m in candidates(before, b, &new, &index, vocabulary, pairs) {
            let score = score(before, b, after, new[m], vocabulary, pairs);
            bids.extend(score.map(|worth| Bid {
                old: n,
                new: m,
                worth,
            }));
        }
    }
    for (n, m) in assign(old.len(), new.len(), bids) {
        pairs.join(old[n], new[m]);
    }
}

/// Which quotes a word is in, and what each quote weighs.
struct Index {
    quotes: FxHashMap<u32, Vec<usize>>,
    weights: Vec<u32>,
}

impl Index {
    fn of(revision: &Revision<'_>, list: &[usize], vocabulary: &Vocabulary) -> Index {
        let weights = list
            .iter()
            .map(|&a| vocabulary.weigh(&revision.quotes[a].spoken));
        let mut quotes: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (m, &a) in list.iter().enumerate() {
            for &word in &revision.quotes[a].spoken {
                let places = quotes.entry(word).or_default();
                if places.last() != Some(&m) && places.len() <= COMMON {
                    places.push(m);
                }
            }
        }
        Index {
            quotes,
            weights: weights.collect(),
        }
    }

    fn places(&self, word: u32) -> &[usize] {
        let places = self.quotes.get(&word).map_or(&[][..], Vec::as_slice);
        if places.len() > COMMON { &[] } else { places }
    }
}

/// Finds the likeliest partners of a quote, as indices into `new`.
fn candidates(
    before: &Revision<'_>,
    b: usize,
    new: &[usize],
    index: &Index,
    vocabulary: &Vocabulary,
    pairs: &Pairs,
) -> Vec<usize> {
    let mut shared: Vec<(usize, u32)> = Vec::new();
    let mut words = before.quotes[b].spoken.clone();
    words.sort_unstable();
    words.dedup();
    for word in words {
        let weight = vocabulary.weight(word);
        shared.extend(index.places(word).iter().map(|&m| (m, weight)));
    }
    shared.sort_unstable();
    let own = vocabulary.weigh(&before.quotes[b].spoken);
    let mut found: Vec<(u32, usize)> = shared
        .chunk_by(|x, y| x.0 == y.0)
        .map(|chunk| {
            let weight: u32 = chunk.iter().map(|(_, weight)| weight).sum();
            let total = index.weights[chunk[0].0];
            (weight * 1000 / total.min(own).max(1), chunk[0].0)
        })
        .collect();
    found.sort_unstable_by_key(|&(weight, m)| (std::cmp::Reverse(weight), m));
    found.truncate(CANDIDATES);
    let mut found: Vec<usize> = found.into_iter().map(|(_, m)| m).collect();
    // The quote in the same slot is looked at even if all its words are common ones.
    let slot = b
        .checked_sub(1)
        .map_or(Some(0), |n| pairs.after[n].map(|a| a + 1));
    let slot = slot.and_then(|a| new.binary_search(&a).ok());
    found.extend(slot.filter(|m| !found.contains(m)));
    found
}

/// Returns how much speaks for two quotes being one; nothing where it is too little.
fn score(
    before: &Revision<'_>,
    b: usize,
    after: &Revision<'_>,
    a: usize,
    vocabulary: &Vocabulary,
    pairs: &Pairs,
) -> Option<u32> {
    let (old, new) = (&before.quotes[b], &after.quotes[a]);
    let same_speaker = match (before.figure(old), after.figure(new)) {
        (Some(one), Some(other)) => one.is(other),
        _ => false,
    };
    let words = alike(&old.spoken, &new.spoken, vocabulary, same_speaker);
    let evidence = u32::from(same_speaker) * SPEAKER + pairs.neighbours(b, a) * NEIGHBOUR;
    (words >= LEAST && words + evidence >= ENOUGH).then_some(words * 4 + evidence)
}

/// Returns how alike two lists of words are, from 0 to 1000: by what both have in one order.
fn alike(old: &[u32], new: &[u32], vocabulary: &Vocabulary, same_speaker: bool) -> u32 {
    let common = runs(old, new);
    let shared: u32 = common
        .iter()
        .map(|(run, _)| vocabulary.weigh(&old[run.clone()]))
        .sum();
    let longest = common.iter().map(|(run, _)| run.len()).max().unwrap_or(0);
    let (old_weight, new_weight) = (vocabulary.weigh(old), vocabulary.weigh(new));
    let both = 2000 * shared / (old_weight + new_weight).max(1);
    // A quote that was cut to its core has little in common with all of what it was.
    let held = 1000 * shared / old_weight.min(new_weight).max(1);
    let whole = longest == old.len().min(new.len()) && longest >= 2 && same_speaker;
    if (held >= 800 && longest >= PIECE) || whole {
        both.max(held * 3 / 5)
    } else {
        both
    }
}
