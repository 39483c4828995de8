//! The alignment of a quote with a stretch of a source: the fewest words changed, then the shortest cuts.
//!
//! Dynamic programming over words, as for edit distance (Wagner and Fischer 1974), with free ends in the
//! source and with marked cuts that skip words at almost no cost.
//!
//! R. A. Wagner and M. J. Fischer, "The string-to-string correction problem", JACM 21 (1974).

use super::query_quote::{Insertion, QuotePart};
use std::ops::Range;

/// One step through both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AlignmentStep {
    /// A term of the quote and the same term of the source.
    Same(usize, usize),
    /// A term of the quote in the place of a different one of the source.
    Changed(usize, usize),
    /// A term of the quote that the source does not have.
    Added(usize),
    /// A term of the source that the quote leaves out without a mark.
    Dropped(usize),
    /// A marked cut or insertion, by its number among the parts, and the terms of the source that it
    /// replaces.
    Marked(usize, Range<usize>),
}

/// The cost of a changed word. A word left out by a marked cut costs 1:
/// of two alignments without a change the one with the shorter cut is taken.
const CHANGED: u32 = 1 << 12;
/// The cost of a dropped word of the source: a third of a changed one, so that "The main issue is … the
/// pins they need", with four words dropped, does not lose its first half to them.
const DROPPED: u32 = CHANGED / 3;
/// The cost of an added word. Between a word changed and one added, the change is taken.
const ADDED: u32 = CHANGED;
/// The cost of a word that an insertion replaces.
const REPLACED: u32 = 2;

/// The most cells of a table. Only a quote of thousands of words needs more.
const CELLS: usize = 1 << 22;

/// How a cell was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellMove {
    Both,
    Quote,
    Source,
}

/// Aligns a quote with the terms of a source in a window; both ends of the window are free.
///
/// An insertion glued to a word, `walk[ed]`, replaces one word that it `fits`. `None` where the texts
/// are too long.
pub(super) fn align(
    parts: &[QuotePart],
    ids: &[u32],
    source: &[u32],
    window: Range<usize>,
    fits: impl Fn(&Insertion, usize) -> bool,
) -> Option<Vec<AlignmentStep>> {
    let width = window.len() + 1;
    if parts.len().saturating_add(1).saturating_mul(width) > CELLS {
        return None;
    }
    let source = &source[window.clone()];
    let mut table = CostTable {
        moves: Vec::with_capacity(parts.len() * width),
        costs: vec![0; width],
    };
    for part in parts {
        match part {
            QuotePart::Term(term) => table.term_row(|n| source[n] == ids[*term]),
            QuotePart::Insertion(insertion) if insertion.is_glued() => {
                table.term_row(|n| fits(insertion, window.start + n));
            }
            QuotePart::Cut(_) => table.marked_row(1),
            QuotePart::Insertion(_) => table.marked_row(REPLACED),
        }
    }
    Some(table.steps(parts, ids, source, window.start))
}

/// The table of costs, filled row by row; a row is a part of the quote.
struct CostTable {
    moves: Vec<CellMove>,
    costs: Vec<u32>,
}

impl CostTable {
    /// Fills the row of a term.
    fn term_row(&mut self, is_same: impl Fn(usize) -> bool) {
        let mut diagonal = self.costs[0];
        self.costs[0] += ADDED;
        self.moves.push(CellMove::Quote);
        for n in 0..self.costs.len() - 1 {
            let both = diagonal + if is_same(n) { 0 } else { CHANGED };
            let (quote, source) = (self.costs[n + 1] + ADDED, self.costs[n] + DROPPED);
            diagonal = self.costs[n + 1];
            let (cost, way) = if both <= quote && both <= source {
                (both, CellMove::Both)
            } else if quote <= source {
                (quote, CellMove::Quote)
            } else {
                (source, CellMove::Source)
            };
            self.costs[n + 1] = cost;
            self.moves.push(way);
        }
    }

    /// Fills the row of a marked cut or insertion.
    fn marked_row(&mut self, step: u32) {
        self.moves.push(CellMove::Quote);
        for n in 1..self.costs.len() {
            let longer = self.costs[n - 1] + step;
            let way = if longer < self.costs[n] {
                self.costs[n] = longer;
                CellMove::Source
            } else {
                CellMove::Quote
            };
            self.moves.push(way);
        }
    }

    /// Traces the cheapest path back from its end.
    fn steps(
        &self,
        parts: &[QuotePart],
        ids: &[u32],
        source: &[u32],
        first: usize,
    ) -> Vec<AlignmentStep> {
        let width = self.costs.len();
        let ends = self.costs.iter().enumerate();
        let mut at = ends.min_by_key(|(_, cost)| **cost).map_or(0, |(at, _)| at);
        let mut row = parts.len();
        let mut end = at;
        let mut steps = Vec::new();
        while row > 0 {
            let way = self.moves[(row - 1) * width + at];
            match (&parts[row - 1], way) {
                (QuotePart::Term(term), CellMove::Both) => {
                    let same = ids[*term] == source[at - 1];
                    let here = first + at - 1;
                    steps.push(if same {
                        AlignmentStep::Same(*term, here)
                    } else {
                        AlignmentStep::Changed(*term, here)
                    });
                    (row, at) = (row - 1, at - 1);
                }
                (QuotePart::Term(term), CellMove::Quote) => {
                    steps.push(AlignmentStep::Added(*term));
                    row -= 1;
                }
                (QuotePart::Insertion(glued), CellMove::Both) if glued.is_glued() => {
                    let here = first + at - 1;
                    steps.push(AlignmentStep::Marked(row - 1, here..here + 1));
                    (row, at) = (row - 1, at - 1);
                }
                (QuotePart::Insertion(glued), CellMove::Source) if glued.is_glued() => {
                    steps.push(AlignmentStep::Dropped(first + at - 1));
                    at -= 1;
                }
                (QuotePart::Term(_), CellMove::Source) => {
                    steps.push(AlignmentStep::Dropped(first + at - 1));
                    at -= 1;
                }
                (_, CellMove::Source) => {
                    at -= 1;
                    continue;
                }
                (_, _) => {
                    steps.push(AlignmentStep::Marked(row - 1, first + at..first + end));
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

    fn steps(quote: &[u32], cut: Option<usize>, source: &[u32]) -> Vec<AlignmentStep> {
        let mut parts: Vec<QuotePart> = (0..quote.len()).map(QuotePart::Term).collect();
        if let Some(cut) = cut {
            parts.insert(cut, QuotePart::Cut(0..1));
        }
        align(&parts, quote, source, 0..source.len(), |_, _| false).expect("a small table")
    }

    #[test]
    fn the_nearest_words_after_a_cut_are_taken() {
        // "we pay … now" in "so we pay you and now or now".
        let found = steps(&[1, 2, 3], Some(2), &[9, 1, 2, 8, 7, 3, 6, 3]);
        assert_eq!(
            found,
            [
                AlignmentStep::Same(0, 1),
                AlignmentStep::Same(1, 2),
                AlignmentStep::Marked(2, 3..5),
                AlignmentStep::Same(2, 5)
            ]
        );
    }

    #[test]
    fn changed_and_dropped_words_are_distinguished() {
        let found = steps(&[1, 2, 3, 4], None, &[1, 5, 3, 6, 4]);
        assert_eq!(
            found,
            [
                AlignmentStep::Same(0, 0),
                AlignmentStep::Changed(1, 1),
                AlignmentStep::Same(2, 2),
                AlignmentStep::Dropped(3),
                AlignmentStep::Same(3, 4)
            ]
        );
        assert_eq!(
            steps(&[1, 9], None, &[1]),
            [AlignmentStep::Same(0, 0), AlignmentStep::Added(1)]
        );
    }

    #[test]
    fn the_shortest_cut_is_taken_and_of_equal_ones_the_first_is_longer() {
        // "pay … now" in "pay you now, pay now".
        let found = steps(&[1, 2], Some(1), &[1, 8, 2, 1, 2]);
        assert_eq!(
            found,
            [
                AlignmentStep::Same(0, 3),
                AlignmentStep::Marked(1, 4..4),
                AlignmentStep::Same(1, 4)
            ]
        );
        // "pay … you … now" in "pay all you and you right now".
        let parts = [
            QuotePart::Term(0),
            QuotePart::Cut(0..1),
            QuotePart::Term(1),
            QuotePart::Cut(0..1),
            QuotePart::Term(2),
        ];
        let source = [1, 8, 2, 9, 2, 7, 3];
        let found = align(&parts, &[1, 2, 3], &source, 0..7, |_, _| false);
        assert_eq!(
            found.expect("a small table"),
            [
                AlignmentStep::Same(0, 0),
                AlignmentStep::Marked(1, 1..4),
                AlignmentStep::Same(1, 4),
                AlignmentStep::Marked(3, 5..6),
                AlignmentStep::Same(2, 6)
            ]
        );
    }

    #[test]
    fn a_change_goes_before_a_word_added_and_the_last_of_equal_words_is_taken() {
        let changed = [AlignmentStep::Changed(0, 0), AlignmentStep::Same(1, 1)];
        assert_eq!(steps(&[9, 2], None, &[1, 2]), changed);
        assert_eq!(
            steps(&[1, 2, 3], None, &[1, 2, 2, 3]),
            [
                AlignmentStep::Same(0, 0),
                AlignmentStep::Dropped(1),
                AlignmentStep::Same(1, 2),
                AlignmentStep::Same(2, 3)
            ]
        );
    }

    #[test]
    fn a_window_inside_a_source_keeps_the_places_of_the_source() {
        let source = [1, 2, 1, 8, 2, 4, 9, 2];
        let parts: Vec<QuotePart> = (0..4).map(QuotePart::Term).collect();
        let found = align(&parts, &[1, 5, 2, 9], &source, 2..7, |_, _| false);
        assert_eq!(
            found.expect("a small table"),
            [
                AlignmentStep::Same(0, 2),
                AlignmentStep::Changed(1, 3),
                AlignmentStep::Same(2, 4),
                AlignmentStep::Dropped(5),
                AlignmentStep::Same(3, 6)
            ]
        );
    }

    /// Aligns “a [x] b” with a source; an insertion with letters outside the brackets fits one place.
    fn inserted(source: &[u32], window: Range<usize>, fits: Option<usize>) -> Vec<AlignmentStep> {
        let insertion = Insertion {
            range: 1..4,
            inside: 2..3,
            before: fits.map(|_| 1),
            after: None,
        };
        let parts = [
            QuotePart::Term(0),
            QuotePart::Insertion(Box::new(insertion)),
            QuotePart::Term(1),
        ];
        let found = align(&parts, &[1, 2], source, window, |_, n| Some(n) == fits);
        found.expect("a small table")
    }

    #[test]
    fn an_insertion_replaces_any_words_and_a_glued_one_a_single_word() {
        let source = [7, 1, 8, 9, 2];
        let (first, last) = (AlignmentStep::Same(0, 1), AlignmentStep::Same(1, 4));
        let found = inserted(&source, 1..5, None);
        let all = AlignmentStep::Marked(1, 2..4);
        assert_eq!(found, [first.clone(), all, last.clone()]);
        // `walk[ed]` replaces the word that it fits, and the other one is dropped.
        for (fits, dropped) in [(3, 2), (2, 3)] {
            let mut expected = vec![
                first.clone(),
                AlignmentStep::Marked(1, fits..fits + 1),
                last.clone(),
            ];
            let at = if dropped < fits { 1 } else { 2 };
            expected.insert(at, AlignmentStep::Dropped(dropped));
            assert_eq!(inserted(&source, 1..5, Some(fits)), expected);
        }
        // Without a word for it, it stands between the others.
        let found = inserted(&[7, 1, 2], 1..3, Some(9));
        let empty = AlignmentStep::Marked(1, 2..2);
        let (first, last) = (AlignmentStep::Same(0, 1), AlignmentStep::Same(1, 2));
        assert_eq!(found, [first, empty, last]);
    }

    #[test]
    fn only_texts_that_are_too_long_have_no_alignment() {
        let source = vec![1; CELLS / 2];
        let parts = [QuotePart::Term(0)];
        let aligned = |len| align(&parts, &[1], &source, 0..len, |_, _| false);
        assert!(aligned(CELLS / 2 - 1).is_some());
        assert!(aligned(CELLS / 2).is_none());
    }
}
