//! One decision tree: parsed from a line of the model file, its leaves numbered from left to right.

/// How many values a feature can take: a tree asks "is it in this set?" with one 64-bit mask.
pub(crate) const VALUES: u8 = 64;

/// The features that a tree may ask about, in the order of a row: the name of each, and whether its values are in an order.
pub(crate) type FeatureNames = [(&'static str, bool)];

/// Bytes of a mask: four trees fill twelve.
pub(crate) const MASK: usize = 3;

/// The most leaves a tree can have: the bits of a mask. The trainer grows 20.
pub(crate) const MAX_LEAVES: usize = 8 * MASK;

/// A set of leaves, a bit each, the leftmost lowest; the upper 8 bits are not used.
pub(crate) type LeafMask = u32;

/// A tree with its leaves in a row.
#[derive(Default)]
pub(crate) struct FlatTree {
    /// The score at each leaf, from left to right.
    pub(crate) leaves: Vec<i16>,
    pub(crate) splits: Vec<Split>,
}

/// An inner node: which values of a feature go right, and the leaves on its left.
pub(crate) struct Split {
    pub(crate) feature: u8,
    pub(crate) values: u64,
    pub(crate) left: LeafMask,
}

impl FlatTree {
    /// Parses a tree in prefix order: `Feature mask no-branch yes-branch`, or a number for a leaf. `features` are
    /// those that a row has.
    pub(crate) fn parse(line: &str, features: &FeatureNames) -> Option<FlatTree> {
        let mut words = line.split_ascii_whitespace();
        let mut leaves = 0;
        let root = Node::read(&mut words, features, 0, &mut leaves)?;
        words.next().is_none().then_some(())?;
        let mut tree = FlatTree::default();
        tree.flatten(&root);
        Some(tree)
    }

    fn flatten(&mut self, node: &Node) {
        let (feature, mask, no, yes) = match node {
            Node::Leaf(score) => return self.leaves.push(*score),
            Node::Split {
                feature,
                mask,
                no,
                yes,
            } => (*feature, *mask, no, yes),
        };
        // 0 is the value of whatever is not there, so the branch that it takes goes to the left:
        // then it never rules out a leaf, and most values of a row cost nothing.
        let (left, values, right) = match mask & 1 {
            0 => (no, mask, yes),
            _ => (yes, !mask, no),
        };
        let first = self.leaves.len() as u32;
        self.flatten(left);
        let end = self.leaves.len() as u32;
        // At least one leaf follows on the right, so `end` is less than [`MAX_LEAVES`].
        let left = (1 << end) - (1 << first);
        self.splits.push(Split {
            feature,
            values,
            left,
        });
        self.flatten(right);
    }
}

impl Split {
    /// Returns whether a value goes right.
    pub(crate) fn goes_right(&self, value: u8) -> bool {
        (self.values >> value) & 1 == 1
    }

    /// Returns the value from which on all values go the same way.
    pub(crate) fn last_distinct(&self) -> u8 {
        let same = self.values.leading_zeros().max(self.values.leading_ones());
        ((u64::BITS - same) as u8).min(VALUES - 1)
    }
}

/// A node as it is written in the model file.
enum Node {
    Leaf(i16),
    /// Is the value of the feature in the mask?
    Split {
        feature: u8,
        mask: u64,
        no: Box<Node>,
        yes: Box<Node>,
    },
}

impl Node {
    fn read<'w>(
        words: &mut impl Iterator<Item = &'w str>,
        features: &FeatureNames,
        depth: usize,
        leaves: &mut usize,
    ) -> Option<Node> {
        let word = words.next()?;
        if let Ok(score) = word.parse() {
            *leaves += 1;
            return (*leaves <= MAX_LEAVES).then_some(Node::Leaf(score));
        }
        // Even a tree that is all one branch has a leaf on each level.
        if depth > MAX_LEAVES {
            return None;
        }
        let feature = features.iter().position(|(name, _)| *name == word)?;
        let mask = u64::from_str_radix(words.next()?, 16).ok()?;
        let no = Box::new(Node::read(words, features, depth + 1, leaves)?);
        let yes = Box::new(Node::read(words, features, depth + 1, leaves)?);
        Some(Node::Split {
            feature: u8::try_from(feature).ok()?,
            mask,
            no,
            yes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEATURES: &FeatureNames = &[("Side", false)];

    #[test]
    fn what_is_no_tree_is_refused() {
        for words in [
            "",
            "40000",
            "Side",
            "Side 2 5",
            "Side x 5 6",
            "Sides 2 5 6",
            "5 6",
        ] {
            assert!(FlatTree::parse(words, FEATURES).is_none(), "{words}");
        }
        let deep = "Side 2 1 ".repeat(100) + "1";
        assert!(FlatTree::parse(&deep, FEATURES).is_none());
    }
}
