//! The alignment of a quote with a stretch of a source: the fewest words changed, the shortest cuts.

use super::sought::{Insertion, Item};
use std::ops::Range;

/// One step through both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A core of the quote and the core of the source it is the same as.
    Same(usize, usize),
    /// A core of the quote that stands for another of the source.
    Other(usize, usize),
    /// A core of the quote that the source does not have.
    Added(usize),
    /// A core of the source that the quote leaves out without saying so.
    Dropped(usize),
    /// A marked cut or insertion, by its number among the items, and the cores of the source that
    /// it stands for.
    Marked(usize, Range<usize>),
}

/// The cost of a word of the quote that stands for another. A word left out by a marked cut costs 1:
/// of two ways without a change the shorter cut is taken.
const CHANGED: u32 = 1 << 12;
/// The cost of a word of the source that is dropped: a third of it, so that "The main issue is … the
/// pins they need", with four words dropped, does not lose its first half to them.
const DROPPED: u32 = CHANGED / 3;
/// The cost of a word that is added. Between a word changed and one added the change is taken.
const ADDED: u32 = CHANGED;
/// The cost of a word that an insertion stands for.
const REPLACED: u32 = 2;

/// The most cells of a table. A quote that needs more has thousands of words.
const CELLS: usize = 1 << 22;

/// How a cell was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Both,
    Quote,
    Source,
}

/// Aligns a quote with the cores of a source in a window; both ends of the window are free.
///
/// An insertion that brackets cut into a word, `walk[ed]`, stands for one word that it `fits`. Nothing
/// where the texts are too long for it.
pub(super) fn align(
    items: &[Item],
    ids: &[u32],
    source: &[u32],
    window: Range<usize>,
    fits: impl Fn(&Insertion, usize) -> bool,
) -> Option<Vec<Step>> {
    let width = window.len() + 1;
    if items.len().saturating_add(1).saturating_mul(width) > CELLS {
        return None;
    }
    let source = &source[window.clone()];
    let mut table = Table {
        moves: Vec::with_capacity(items.len() * width),
        costs: vec![0; width],
    };
    for item in items {
        match item {
            Item::Core(core) => table.core(|n| source[n] == ids[*core]),
            Item::Insertion(insertion) if insertion.is_glued() => {
                table.core(|n| fits(insertion, window.start + n));
            }
            Item::Cut(_) => table.marked(1),
            Item::Insertion(_) => table.marked(REPLACED),
        }
    }
    Some(table.steps(items, ids, source, window.start))
}

/// The table, filled row by row; a row is an item.
struct Table {
    moves: Vec<Move>,
    costs: Vec<u32>,
}

impl Table {
    fn core(&mut self, is_same: impl Fn(usize) -> bool) {
        let mut diagonal = self.costs[0];
        self.costs[0] += ADDED;
        self.moves.push(Move::Quote);
        for n in 0..self.costs.len() - 1 {
            let both = diagonal + if is_same(n) { 0 } else { CHANGED };
            let (quote, source) = (self.costs[n + 1] + ADDED, self.costs[n] + DROPPED);
            diagonal = self.costs[n + 1];
            let (cost, way) = if both <= quote && both <= source {
                (both, Move::Both)
            } else if quote <= source {
                (quote, Move::Quote)
            } else {
                (source, Move::Source)
            };
            self.costs[n + 1] = cost;
            self.moves.push(way);
        }
    }

    fn marked(&mut self, step: u32) {
        self.moves.push(Move::Quote);
        for n in 1..self.costs.len() {
            let longer = self.costs[n - 1] + step;
            let way = if longer < self.costs[n] {
                self.costs[n] = longer;
                Move::Source
            } else {
                Move::Quote
            };
            self.moves.push(way);
        }
    }

    /// Walks back from the cheapest end.
    fn steps(&self, items: &[Item], ids: &[u32], source: &[u32], first: usize) -> Vec<Step> {
        let width = self.costs.len();
        let ends = self.costs.iter().enumerate();
        let mut at = ends.min_by_key(|(_, cost)| **cost).map_or(0, |(at, _)| at);
        let mut row = items.len();
        let mut end = at;
        let mut steps = Vec::new();
        while row > 0 {
            let way = self.moves[(row - 1) * width + at];
            match (&items[row - 1], way) {
                (Item::Core(core), Move::Both) => {
                    let same = ids[*core] == source[at - 1];
                    let here = first + at - 1;
                    steps.push(if same {
                        Step::Same(*core, here)
                    } else {
                        Step::Other(*core, here)
                    });
                    (row, at) = (row - 1, at - 1);
                }
                (Item::Core(core), Move::Quote) => {
                    steps.push(Step::Added(*core));
                    row -= 1;
                }
                (Item::Insertion(glued), Move::Both) if glued.is_glued() => {
                    let here = first + at - 1;
                    steps.push(Step::Marked(row - 1, here..here + 1));
                    (row, at) = (row - 1, at - 1);
                }
                (Item::Insertion(glued), Move::Source) if glued.is_glued() => {
                    steps.push(Step::Dropped(first + at - 1));
                    at -= 1;
                }
                (Item::Core(_), Move::Source) => {
                    steps.push(Step::Dropped(first + at - 1));
                    at -= 1;
                }
                (_, Move::Source) => {
                    at -= 1;
                    continue;
                }
                (_, _) => {
                    steps.push(Step::Marked(row - 1, first + at..first + end));
                    row -= 1;
                }
            }
            end = at;
        }
        steps.reverse();
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(quote: &[u32], cut: Option<usize>, source: &[u32]) -> Vec<Step> {
        let mut items: Vec<Item> = (0..quote.len()).map(Item::Core).collect();
        if let Some(cut) = cut {
            items.insert(cut, Item::Cut(0..1));
        }
        align(&items, quote, source, 0..source.len(), |_, _| false).expect("a small table")
    }

    #[test]
    fn the_nearest_words_behind_a_cut_are_taken() {
        // "we pay … now" in "so we pay you and now or now".
        let found = steps(&[1, 2, 3], Some(2), &[9, 1, 2, 8, 7, 3, 6, 3]);
        assert_eq!(
            found,
            [
                Step::Same(0, 1),
                Step::Same(1, 2),
                Step::Marked(2, 3..5),
                Step::Same(2, 5)
            ]
        );
    }

    #[test]
    fn changed_words_are_told_apart() {
        let found = steps(&[1, 2, 3, 4], None, &[1, 5, 3, 6, 4]);
        assert_eq!(
            found,
            [
                Step::Same(0, 0),
                Step::Other(1, 1),
                Step::Same(2, 2),
                Step::Dropped(3),
                Step::Same(3, 4)
            ]
        );
        assert_eq!(
            steps(&[1, 9], None, &[1]),
            [Step::Same(0, 0), Step::Added(1)]
        );
    }
}
