//! All quotes at once, to the letter: the automaton of Aho and Corasick, over words.
//!
//! A. V. Aho and M. J. Corasick, "Efficient string matching", CACM 18 (1975). The words of a source are
//! read once, one step each, however many quotes there are: a story that says “No” a thousand times
//! looks up one phrase.

use rustc_hash::FxHashMap;

/// No phrase, no node.
pub(super) const NONE: u32 = u32::MAX;

/// The phrases of some quotes, each a list of numbered words.
#[derive(Debug)]
pub(super) struct Phrases {
    pub(super) nodes: Vec<TrieNode>,
    edges: FxHashMap<(u32, u32), u32>,
    /// For each phrase, its node and the quotes that are this phrase.
    pub(super) phrases: Vec<(u32, Vec<u32>)>,
}

/// A prefix of some phrases.
#[derive(Clone, Copy, Debug)]
pub(super) struct TrieNode {
    parent: u32,
    /// The word that leads here from `parent`.
    word: u32,
    /// How many words it has.
    pub(super) depth: u32,
    /// The longest proper suffix that is a node.
    fail: u32,
    /// The longest phrase that is this node or a suffix of it, by its node.
    pub(super) output: u32,
    /// The phrase that ends here.
    pub(super) phrase: u32,
}

impl Default for Phrases {
    fn default() -> Phrases {
        let root = TrieNode {
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
    /// Adds the words of a quote; one without words is never found.
    pub(super) fn add(&mut self, quote: u32, words: &[u32]) {
        if words.is_empty() {
            return;
        }
        let mut at = 0;
        for &word in words {
            let next = self.nodes.len() as u32;
            let child = *self.edges.entry((at, word)).or_insert(next);
            if child == next {
                self.nodes.push(TrieNode {
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

    /// Links the nodes, once all quotes are added.
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

    /// Returns the node that a word leads to. Words that no quote has are numbered 0.
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

    /// Returns the next shorter phrase that ends where a phrase ends, by its node.
    pub(super) fn shorter(&self, node: u32) -> u32 {
        self.nodes[self.nodes[node as usize].fail as usize].output
    }
}
