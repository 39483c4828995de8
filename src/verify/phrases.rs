//! All quotes at once, to the letter: the automaton of Aho and Corasick, over words.
//!
//! A. V. Aho and M. J. Corasick, "Efficient string matching", CACM 18 (1975). The words of a source
//! are walked once, one step each, whatever the quotes are: a story that says “No” a thousand times
//! asks for one phrase, and a source that says it a thousand times is walked like any other. Which
//! phrases end at a word is a chain of links, so that a caller who has seen enough of a phrase
//! passes over it, and how often each stands in the source is counted by visits and summed up once.

use rustc_hash::FxHashMap;
use std::collections::BinaryHeap;

/// Stands for no phrase and for no node.
const NONE: u32 = u32::MAX;

/// The phrases of some quotes, each a list of numbered words.
#[derive(Debug)]
pub(super) struct Phrases {
    nodes: Vec<Node>,
    edges: FxHashMap<(u32, u32), u32>,
    /// For each phrase, its node and the quotes that are this phrase.
    phrases: Vec<(u32, Vec<u32>)>,
}

/// The beginning of a phrase.
#[derive(Clone, Copy, Debug)]
struct Node {
    parent: u32,
    /// The word that leads here from `parent`.
    word: u32,
    /// How many words it has.
    depth: u32,
    /// The longest other node that this one ends with.
    fail: u32,
    /// The longest phrase that this node is or ends with, by its node.
    output: u32,
    /// The phrase that it is.
    phrase: u32,
}

impl Default for Phrases {
    fn default() -> Phrases {
        let root = Node {
            parent: 0,
            word: 0,
            depth: 0,
            fail: 0,
            output: NONE,
            phrase: NONE,
        };
        Phrases {
            nodes: vec![root],
            edges: FxHashMap::default(),
            phrases: Vec::new(),
        }
    }
}

impl Phrases {
    /// Takes in the words of a quote; one without words is nowhere.
    pub(super) fn add(&mut self, quote: u32, words: &[u32]) {
        if words.is_empty() {
            return;
        }
        let mut at = 0;
        for &word in words {
            let next = self.nodes.len() as u32;
            let child = *self.edges.entry((at, word)).or_insert(next);
            if child == next {
                self.nodes.push(Node {
                    parent: at,
                    word,
                    depth: self.nodes[at as usize].depth + 1,
                    ..self.nodes[0]
                });
            }
            at = child;
        }
        let node = &mut self.nodes[at as usize];
        if node.phrase == NONE {
            node.phrase = self.phrases.len() as u32;
            self.phrases.push((at, Vec::new()));
        }
        self.phrases[node.phrase as usize].1.push(quote);
    }

    /// Links the nodes, once all quotes are in.
    pub(super) fn link(&mut self) {
        let mut order: Vec<u32> = (0..self.nodes.len() as u32).collect();
        order.sort_by_key(|&n| self.nodes[n as usize].depth);
        for n in order {
            let node = self.nodes[n as usize];
            if node.depth > 1 {
                let fail = self.nodes[node.parent as usize].fail;
                self.nodes[n as usize].fail = self.step(fail, node.word);
            }
            let fail = self.nodes[n as usize].fail;
            let output = match node.phrase {
                NONE => self.nodes[fail as usize].output,
                _ => n,
            };
            self.nodes[n as usize].output = output;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// Returns where a word leads from a node. Words that no quote has are numbered 0.
    pub(super) fn step(&self, mut node: u32, word: u32) -> u32 {
        if word == 0 {
            return 0;
        }
        loop {
            if let Some(&next) = self.edges.get(&(node, word)) {
                return next;
            }
            if node == 0 {
                return 0;
            }
            node = self.nodes[node as usize].fail;
        }
    }

    /// Returns the next phrase, by its node, behind the one at a node in its chain.
    fn shorter(&self, node: u32) -> u32 {
        self.nodes[self.nodes[node as usize].fail as usize].output
    }
}

/// The phrases as they are met in one source.
#[derive(Debug)]
pub(super) struct Walk<'p> {
    phrases: &'p Phrases,
    node: u32,
    /// How often the longest phrase that ends at a word was each node.
    visits: FxHashMap<u32, u64>,
    /// For a phrase that is passed over, the next one in its chain.
    closed: FxHashMap<u32, u32>,
}

impl<'p> Walk<'p> {
    pub(super) fn new(phrases: &'p Phrases) -> Walk<'p> {
        Walk {
            phrases,
            node: 0,
            visits: FxHashMap::default(),
            closed: FxHashMap::default(),
        }
    }

    /// Begins anew, as a stretch of text does.
    pub(super) fn begin(&mut self) {
        self.node = 0;
    }

    /// Goes over a word. A word that was gone over in the stretch before is not counted again.
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

    /// Passes over a phrase from now on.
    pub(super) fn close(&mut self, node: u32) {
        self.closed.insert(node, self.phrases.shorter(node));
    }

    /// Follows a chain to a phrase that is open, and remembers the way.
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

    /// Returns how often each phrase stands in the source, by its quotes.
    pub(super) fn counts(self) -> impl Iterator<Item = (&'p [u32], u64)> {
        let phrases = self.phrases;
        let depth = |node: u32| phrases.nodes[node as usize].depth;
        let mut counts = self.visits;
        let mut left: BinaryHeap<(u32, u32)> =
            counts.keys().map(|&node| (depth(node), node)).collect();
        // Where a longer phrase stands, those that it ends with stand, too.
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
    fn every_phrase_is_met_wherever_it_stands() {
        let all = lists(4);
        let source = [1, 1, 2, 1, 0, 2, 1, 1, 1, 2, 2, 1, 2, 1, 2];
        for skipped in 0..all.len() {
            let quotes: Vec<&Vec<u32>> = all.iter().skip(skipped).step_by(3).collect();
            let mut phrases = Phrases::default();
            for (n, quote) in quotes.iter().enumerate() {
                phrases.add(n as u32, quote);
            }
            phrases.link();
            let mut walk = Walk::new(&phrases);
            let mut met = Vec::new();
            for (at, word) in source.into_iter().enumerate() {
                walk.step(word, true);
                let mut phrase = walk.longest();
                while let Some(node) = phrase {
                    met.push((walk.quotes(node)[0] as usize, at + 1 - walk.words(node)));
                    phrase = walk.shorter(node);
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
            let counted: u64 = walk.counts().map(|(_, count)| count).sum();
            assert_eq!(counted as usize, wanted.len());
        }
    }

    #[test]
    fn a_closed_phrase_is_passed_over_and_counted() {
        let mut phrases = Phrases::default();
        for (n, quote) in [&[1][..], &[1, 1], &[1, 1, 1]].into_iter().enumerate() {
            phrases.add(n as u32, quote);
        }
        phrases.link();
        let mut walk = Walk::new(&phrases);
        for _ in 0..3 {
            walk.step(1, true);
        }
        let longest = walk.longest().expect("three words");
        let middle = walk.shorter(longest).expect("two words");
        walk.close(longest);
        walk.close(middle);
        let left = walk.longest().expect("one word");
        assert_eq!((walk.quotes(left), walk.shorter(left)), (&[0][..], None));
        let mut counts: Vec<_> = walk.counts().collect();
        counts.sort_unstable();
        assert_eq!(counts, [(&[0][..], 3), (&[1][..], 2), (&[2][..], 1)]);
    }
}
