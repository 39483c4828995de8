//! A sum of trees over feature rows, in whole numbers only, so that a score is the same anywhere.

use super::feature::{Feature, Row};

/// Trees whose leaves add up to a score.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    nodes: Vec<Node>,
    /// Where each tree begins.
    roots: Vec<Next>,
}

/// A question to one feature: is its value in this set?
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The values that say yes, a bit each.
    mask: u64,
    /// Where a no and where a yes lead.
    next: [Next; 2],
    feature: u8,
}

/// The way on from a question.
#[derive(Clone, Copy, Debug)]
enum Next {
    Node(u32),
    /// The tree is at its end, with a score.
    Leaf(i32),
}

/// How deep a tree may be: deeper ones are no trees of ours, and could exhaust the stack.
const DEEPEST: usize = 60;

impl Forest {
    /// Adds a tree in prefix order: `Feature mask no-branch yes-branch`, or a number for a leaf.
    ///
    /// Returns `None` where the words are no such tree.
    pub(super) fn plant<'w>(&mut self, mut words: impl Iterator<Item = &'w str>) -> Option<()> {
        let root = self.branch(&mut words, 0)?;
        self.roots.push(root);
        words.next().is_none().then_some(())
    }

    fn branch<'w>(
        &mut self,
        words: &mut impl Iterator<Item = &'w str>,
        depth: usize,
    ) -> Option<Next> {
        let word = words.next()?;
        if let Ok(score) = word.parse() {
            return Some(Next::Leaf(score));
        }
        if depth > DEEPEST {
            return None;
        }
        let feature = Feature::ALL.iter().position(|(name, _)| *name == word)?;
        let mask = u64::from_str_radix(words.next()?, 16).ok()?;
        let at = self.nodes.len();
        self.nodes.push(Node {
            mask,
            next: [Next::Leaf(0); 2],
            feature: feature as u8,
        });
        let no = self.branch(words, depth + 1)?;
        let yes = self.branch(words, depth + 1)?;
        self.nodes[at].next = [no, yes];
        Some(Next::Node(at as u32))
    }

    /// Scores rows, in units of [`UNIT`](super::UNIT).
    pub(super) fn score(&self, rows: &[Row], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(rows.len(), 0);
        for &root in &self.roots {
            for (row, score) in rows.iter().zip(scores.iter_mut()) {
                *score += self.walk(root, row);
            }
        }
    }

    fn walk(&self, mut next: Next, row: &Row) -> i32 {
        loop {
            match next {
                Next::Leaf(score) => return score,
                Next::Node(at) => {
                    let node = &self.nodes[at as usize];
                    let yes = (node.mask >> row[usize::from(node.feature)]) & 1;
                    next = node.next[yes as usize];
                }
            }
        }
    }
}
