//! The walk of the automaton through one source: which phrases end at a word, and how often each occurs.
//!
//! The phrases that end at a word are a chain of links. A caller who has seen enough of a phrase closes
//! it, and the chain skips it from then on. Occurrences are counted by visits of the longest phrase and
//! summed up once at the end.

use super::phrases::{NONE, Phrases};
use rustc_hash::FxHashMap;
use std::collections::BinaryHeap;

/// A walk through one source, word by word.
#[derive(Debug)]
pub(super) struct PhraseMatcher<'p> {
    phrases: &'p Phrases,
    node: u32,
    /// How often each node was the longest phrase that ends at a word.
    visits: FxHashMap<u32, u64>,
    /// For a closed phrase, the next one in its chain.
    closed: FxHashMap<u32, u32>,
}

impl<'p> PhraseMatcher<'p> {
    pub(super) fn new(phrases: &'p Phrases) -> PhraseMatcher<'p> {
        PhraseMatcher {
            phrases,
            node: 0,
            visits: FxHashMap::default(),
            closed: FxHashMap::default(),
        }
    }

    /// Starts again, at the start of a stretch of text.
    pub(super) fn restart(&mut self) {
        self.node = 0;
    }

    /// Reads a word. A word that is repeated from the chunk before is not counted again.
    pub(super) fn step(&mut self, word: u32, is_new: bool) {
        self.node = self.phrases.step(self.node, word);
        let longest = self.phrases.nodes[self.node as usize].output;
        if longest != NONE && is_new {
            *self.visits.entry(longest).or_default() += 1;
        }
    }

    /// Returns the longest phrase that ends at the word and is open, by its node.
    pub(super) fn longest(&mut self) -> Option<u32> {
        self.open(self.phrases.nodes[self.node as usize].output)
    }

    /// Returns the next shorter one.
    pub(super) fn shorter(&mut self, node: u32) -> Option<u32> {
        self.open(self.phrases.shorter(node))
    }

    /// Skips a phrase from now on; it is still counted.
    pub(super) fn close(&mut self, node: u32) {
        self.closed.insert(node, self.phrases.shorter(node));
    }

    /// Follows a chain to an open phrase, and shortens the chain (path compression).
    fn open(&mut self, from: u32) -> Option<u32> {
        let mut at = from;
        while let Some(&next) = self.closed.get(&at) {
            at = next;
        }
        let mut back = from;
        while let Some(next) = self.closed.get_mut(&back) {
            back = std::mem::replace(next, at);
        }
        (at != NONE).then_some(at)
    }

    /// Returns how many words a phrase has.
    pub(super) fn words(&self, node: u32) -> usize {
        self.phrases.nodes[node as usize].depth as usize
    }

    /// Returns the quotes that are a phrase.
    pub(super) fn quotes(&self, node: u32) -> &'p [u32] {
        let phrase = self.phrases.nodes[node as usize].phrase;
        &self.phrases.phrases[phrase as usize].1
    }

    /// Returns how often each phrase occurs in the source, by its quotes.
    pub(super) fn counts(self) -> impl Iterator<Item = (&'p [u32], u64)> {
        let phrases = self.phrases;
        let depth = |node: u32| phrases.nodes[node as usize].depth;
        let mut counts = self.visits;
        let mut left: BinaryHeap<(u32, u32)> =
            counts.keys().map(|&node| (depth(node), node)).collect();
        // Where a longer phrase occurs, the phrases that it ends with occur, too.
        std::iter::from_fn(move || {
            let (_, node) = left.pop()?;
            let count = counts.get(&node).copied().unwrap_or(0);
            let next = phrases.shorter(node);
            if next != NONE {
                *counts.entry(next).or_insert_with(|| {
                    left.push((depth(next), next));
                    0
                }) += count;
            }
            let phrase = phrases.nodes[node as usize].phrase as usize;
            Some((&phrases.phrases[phrase].1[..], count))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All lists of up to so many words out of 1 and 2.
    fn lists(longest: usize) -> Vec<Vec<u32>> {
        let mut lists = vec![Vec::new()];
        let mut from = 0;
        for _ in 0..longest {
            let until = lists.len();
            for n in from..until {
                for word in [1, 2] {
                    let mut list = lists[n].clone();
                    list.push(word);
                    lists.push(list);
                }
            }
            from = until;
        }
        lists.split_off(1)
    }

    #[test]
    fn every_phrase_is_found_wherever_it_occurs() {
        let all = lists(4);
        let source = [1, 1, 2, 1, 0, 2, 1, 1, 1, 2, 2, 1, 2, 1, 2];
        for skipped in 0..all.len() {
            let quotes: Vec<&Vec<u32>> = all.iter().skip(skipped).step_by(3).collect();
            let mut phrases = Phrases::default();
            for (n, quote) in quotes.iter().enumerate() {
                phrases.add(n as u32, quote);
            }
            phrases.link();
            let mut matcher = PhraseMatcher::new(&phrases);
            let mut met = Vec::new();
            for (at, word) in source.into_iter().enumerate() {
                matcher.step(word, true);
                let mut phrase = matcher.longest();
                while let Some(node) = phrase {
                    met.push((
                        matcher.quotes(node)[0] as usize,
                        at + 1 - matcher.words(node),
                    ));
                    phrase = matcher.shorter(node);
                }
            }
            met.sort_unstable();
            let mut wanted = Vec::new();
            for (n, quote) in quotes.iter().enumerate() {
                let starts = 0..source.len();
                let stands = starts.filter(|&at| source[at..].starts_with(quote.as_slice()));
                wanted.extend(stands.map(|at| (n, at)));
            }
            assert_eq!(met, wanted);
            let counted: u64 = matcher.counts().map(|(_, count)| count).sum();
            assert_eq!(counted as usize, wanted.len());
        }
    }

    #[test]
    fn a_closed_phrase_is_skipped_and_counted() {
        let mut phrases = Phrases::default();
        for (n, quote) in [&[1][..], &[1, 1], &[1, 1, 1]].into_iter().enumerate() {
            phrases.add(n as u32, quote);
        }
        phrases.link();
        let mut matcher = PhraseMatcher::new(&phrases);
        for _ in 0..3 {
            matcher.step(1, true);
        }
        let longest = matcher.longest().expect("three words");
        let middle = matcher.shorter(longest).expect("two words");
        matcher.close(longest);
        matcher.close(middle);
        let left = matcher.longest().expect("one word");
        assert_eq!(
            (matcher.quotes(left), matcher.shorter(left)),
            (&[0][..], None)
        );
        let mut counts: Vec<_> = matcher.counts().collect();
        counts.sort_unstable();
        assert_eq!(counts, [(&[0][..], 3), (&[1][..], 2), (&[2][..], 1)]);
    }
}
