//! Quotes that belong together: pairs, and groups of pieces.

/// One quote in both revisions; several pieces on the side where it is split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QuoteGroup {
    pub(super) before: Vec<usize>,
    pub(super) after: Vec<usize>,
    /// Whether the words are those of another language.
    pub(super) translated: bool,
}

impl QuoteGroup {
    /// Returns the pairs of the group: one, or one per piece.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + Clone + '_ {
        let before = self.before.iter();
        before.flat_map(|&b| self.after.iter().map(move |&a| (b, a)))
    }
}

/// The pairs of quotes found so far.
pub(super) struct QuoteAlignment {
    /// For each quote before, its partner after.
    pub(super) after: Vec<Option<usize>>,
    /// For each quote after, its partner before.
    pub(super) before: Vec<Option<usize>>,
    /// For each quote before, whether its partner is its translation.
    pub(super) translated: Vec<bool>,
}

impl QuoteAlignment {
    pub(super) fn new(before: usize, after: usize) -> QuoteAlignment {
        QuoteAlignment {
            after: vec![None; before],
            before: vec![None; after],
            translated: vec![false; before],
        }
    }

    /// QuoteAlignment two quotes.
    pub(super) fn join(&mut self, before: usize, after: usize) {
        self.after[before] = Some(after);
        self.before[after] = Some(before);
    }

    /// Counts the sides, 0 to 2, on which the neighbors of two quotes are paired. The beginning and the
    /// end of a story count as neighbors.
    pub(super) fn neighbors(&self, before: usize, after: usize) -> u32 {
        let ahead = match (before.checked_sub(1), after.checked_sub(1)) {
            (Some(before), Some(after)) => self.after[before] == Some(after),
            (None, None) => true,
            _ => false,
        };
        let following = match (self.after.get(before + 1), self.before.get(after + 1)) {
            (Some(partner), Some(_)) => *partner == Some(after + 1),
            (None, None) => true,
            _ => false,
        };
        u32::from(ahead) + u32::from(following)
    }
}
