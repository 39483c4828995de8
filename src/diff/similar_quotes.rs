//! Pairs of quotes with similar words.
//!
//! For each quote without a partner the few likeliest candidates are found by the rarer words they share,
//! so that time does not grow with the square of the quotes. Each candidate pair gets a score of the words
//! that it shares in order, with speaker and neighbors as evidence, and all pairs are chosen at once
//! (`assignment`).

use super::assignment::{PairCandidate, assign};
use super::group::QuoteAlignment;
use super::revision::Revision;
use super::vocabulary::Vocabulary;
use crate::compare::runs;
use rustc_hash::FxHashMap;

/// Candidates per quote: the likeliest by shared words.
const CANDIDATES: usize = 6;

/// A word that is in more quotes than this distinguishes none of them.
const COMMON: usize = 24;

/// The share of words, in thousandths, that two quotes must have in common whatever the evidence. Two
/// quotes at one place that share only "the", "is" and "it" stay below.
const MIN_SHARED: u32 = 340;

/// The score that a pair needs with all its evidence. On 38 real pairs of articles, 450 paired “nothing
/// to commit / working directory clean” with “working in a directory”; this value pairs no unrelated
/// quotes, and loses no pair on eight draws of synthetic revisions.
const MIN_SCORE: u32 = 500;

/// Evidence: the same speaker; a paired neighbor, on each side.
const SPEAKER: u32 = 50;
const NEIGHBOR: u32 = 40;

/// A quote with this many words in a row from a longer one may be its core.
const PIECE: usize = 4;

/// Pairs the remaining quotes.
pub(super) fn pair(
    before: &Revision<'_>,
    after: &Revision<'_>,
    vocabulary: &Vocabulary,
    alignment: &mut QuoteAlignment,
) {
    let old: Vec<usize> = (0..before.quotes.len())
        .filter(|&b| alignment.after[b].is_none())
        .collect();
    let new: Vec<usize> = (0..after.quotes.len())
        .filter(|&a| alignment.before[a].is_none())
        .collect();
    let index = WordIndex::of(after, &new, vocabulary);
    let mut candidates = Vec::new();
    for (n, &b) in old.iter().enumerate() {
        for m in likely_partners(before, b, &new, &index, vocabulary, alignment) {
            let score = score(before, b, after, new[m], vocabulary, alignment);
            candidates.extend(score.map(|weight| PairCandidate {
                old: n,
                new: m,
                weight,
            }));
        }
    }
    for (n, m) in assign(old.len(), new.len(), candidates) {
        alignment.join(old[n], new[m]);
    }
}

/// The quotes that contain each word, and the weight of each quote.
struct WordIndex {
    quotes: FxHashMap<u32, Vec<usize>>,
    weights: Vec<u32>,
}

impl WordIndex {
    fn of(revision: &Revision<'_>, list: &[usize], vocabulary: &Vocabulary) -> WordIndex {
        let weights = list
            .iter()
            .map(|&a| vocabulary.total_weight(&revision.quotes[a].spoken));
        let mut quotes: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (m, &a) in list.iter().enumerate() {
            for &word in &revision.quotes[a].spoken {
                let places = quotes.entry(word).or_default();
                if places.last() != Some(&m) && places.len() <= COMMON {
                    places.push(m);
                }
            }
        }
        WordIndex {
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
fn likely_partners(
    before: &Revision<'_>,
    b: usize,
    new: &[usize],
    index: &WordIndex,
    vocabulary: &Vocabulary,
    alignment: &QuoteAlignment,
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
    let own = vocabulary.total_weight(&before.quotes[b].spoken);
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
    // The quote at the same place is a candidate even if all its words are common ones.
    let slot = b
        .checked_sub(1)
        .map_or(Some(0), |n| alignment.after[n].map(|a| a + 1));
    let slot = slot.and_then(|a| new.binary_search(&a).ok());
    found.extend(slot.filter(|m| !found.contains(m)));
    found
}

/// Returns the score of two quotes; `None` where it is too low.
fn score(
    before: &Revision<'_>,
    b: usize,
    after: &Revision<'_>,
    a: usize,
    vocabulary: &Vocabulary,
    alignment: &QuoteAlignment,
) -> Option<u32> {
    let (old, new) = (&before.quotes[b], &after.quotes[a]);
    if old.in_note != new.in_note {
        return None;
    }
    let same_speaker = match (before.identity(old), after.identity(new)) {
        (Some(one), Some(other)) => one.may_be(other),
        _ => false,
    };
    let words = word_similarity(&old.spoken, &new.spoken, vocabulary, same_speaker);
    let evidence = u32::from(same_speaker) * SPEAKER + alignment.neighbors(b, a) * NEIGHBOR;
    (words >= MIN_SHARED && words + evidence >= MIN_SCORE).then_some(words * 4 + evidence)
}

/// Returns the similarity of two lists of words, from 0 to 1000, by the words shared in order.
fn word_similarity(old: &[u32], new: &[u32], vocabulary: &Vocabulary, same_speaker: bool) -> u32 {
    let common = runs(old, new);
    let shared: u32 = common
        .iter()
        .map(|(run, _)| vocabulary.total_weight(&old[run.clone()]))
        .sum();
    let longest = common.iter().map(|(run, _)| run.len()).max().unwrap_or(0);
    let (old_weight, new_weight) = (vocabulary.total_weight(old), vocabulary.total_weight(new));
    let both = 2000 * shared / (old_weight + new_weight).max(1);
    // A quote that was cut to its core shares little with the whole of what it was.
    let contained = 1000 * shared / old_weight.min(new_weight).max(1);
    let whole = longest == old.len().min(new.len()) && longest >= 2 && same_speaker;
    if (contained >= 800 && longest >= PIECE) || whole {
        both.max(contained * 3 / 5)
    } else {
        both
    }
}
