//! Which row of a golden and which current row are about the same quote.
//!
//! Rows are known by their words and their order; lines are not compared, so that a paragraph that was put
//! in at the top changes nothing. Linear passes, each over the rows that the one before left: the longest
//! common subsequence of equal words; equal words anywhere (a quote that has moved); similar words
//! between the same neighbors (a quote that was edited); similar words anywhere.
//!
//! If a story has the same words several times (“Yes.”) and lost one of them, the other columns say
//! which. Otherwise the first is paired with the first.

use super::similar_rows::{Candidates, WordBag};
use super::{Actual, Golden};
use crate::compare::runs;
use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

/// How many rows between the same neighbors a row is compared with.
const NEAR: usize = 8;

/// Which rows are paired.
#[derive(Debug)]
pub(super) struct RowPairs {
    /// For each row of the golden, the current row.
    pub(super) of_golden: Vec<Option<usize>>,
    /// For each current row, the row of the golden.
    pub(super) of_actual: Vec<Option<usize>>,
}

/// Pairs the rows.
pub(super) fn pair(golden: &Golden, actual: &Actual) -> RowPairs {
    let mut pairs = RowPairs {
        of_golden: vec![None; golden.rows.len()],
        of_actual: vec![None; actual.rows.len()],
    };
    let keys = RowKeys::of(golden, actual);
    pairs.in_order(&keys.strict);
    for (rows, others) in pairs.gaps() {
        pairs.in_order_within(&keys.words, rows, others);
    }
    pairs.anywhere(&keys.words);
    let bags = Bags::of(golden, actual, &pairs);
    for (rows, others) in pairs.gaps() {
        pairs.similar_within(&bags, rows, others);
    }
    pairs.similar_anywhere(&bags);
    pairs
}

/// The rows of both sides as numbers: rows with the same number have the same words.
struct RowKeys {
    words: (Vec<u32>, Vec<u32>),
    /// The same, but words that are not as often on both sides are the same only with their other columns.
    strict: (Vec<u32>, Vec<u32>),
}

type RowCells<'t> = Vec<Cow<'t, str>>;

impl RowKeys {
    fn of(golden: &Golden, actual: &Actual) -> RowKeys {
        let kind = golden.kind;
        let has = |column: &&'static str| golden.columns.contains(column);
        let words: Vec<&str> = kind.key().iter().copied().filter(has).collect();
        let all = golden.columns.iter().copied();
        let all: Vec<&str> = all.filter(|column| kind.is_compared(column)).collect();
        let old = |row, columns: &[&str]| -> RowCells<'_> {
            let cells = columns.iter().map(|column| golden.words(row, column));
            cells.map(Option::unwrap_or_default).collect()
        };
        let new = |row, columns: &[&str]| -> RowCells<'_> {
            let cells = columns.iter().map(|column| actual.cell(row, column));
            cells
                .map(|cell| Cow::Borrowed(cell.unwrap_or_default()))
                .collect()
        };
        let mut numbers = Numbers::default();
        let old_words = golden.rows.iter().map(|row| numbers.of(old(row, &words)));
        let old_words: Vec<u32> = old_words.collect();
        let new_words = actual.rows.iter().map(|row| numbers.of(new(row, &words)));
        let new_words: Vec<u32> = new_words.collect();
        let mut surplus = vec![0_i64; numbers.numbers.len()];
        old_words.iter().for_each(|&n| surplus[n as usize] += 1);
        new_words.iter().for_each(|&n| surplus[n as usize] -= 1);
        let is_clear = |n: u32| surplus[n as usize] == 0;
        let mut strict = Numbers::after(&numbers);
        let old_rows = golden.rows.iter().zip(&old_words);
        let old_rows = old_rows.map(|(row, &n)| match is_clear(n) {
            true => n,
            false => strict.of(old(row, &all)),
        });
        let old_rows: Vec<u32> = old_rows.collect();
        let new_rows = actual.rows.iter().zip(&new_words);
        let new_rows = new_rows.map(|(row, &n)| match is_clear(n) {
            true => n,
            false => strict.of(new(row, &all)),
        });
        let new_rows: Vec<u32> = new_rows.collect();
        RowKeys {
            strict: (old_rows, new_rows),
            words: (old_words, new_words),
        }
    }
}

/// Numbers rows, so that equal ones are found fast.
#[derive(Default)]
struct Numbers<'t> {
    numbers: BTreeMap<RowCells<'t>, u32>,
    first: u32,
}

impl<'t> Numbers<'t> {
    /// Starts after the numbers of another.
    fn after(other: &Numbers<'_>) -> Numbers<'t> {
        Numbers {
            numbers: BTreeMap::new(),
            first: other.first + other.numbers.len() as u32,
        }
    }

    fn of(&mut self, row: RowCells<'t>) -> u32 {
        let next = self.first + self.numbers.len() as u32;
        *self.numbers.entry(row).or_insert(next)
    }
}

/// The words of the rows that are not paired yet.
struct Bags {
    golden: BTreeMap<usize, WordBag>,
    actual: BTreeMap<usize, WordBag>,
}

impl Bags {
    fn of(golden: &Golden, actual: &Actual, pairs: &RowPairs) -> Bags {
        let columns = golden.kind.words();
        let old = golden.rows.iter().enumerate();
        let old = old.filter(|(n, _)| pairs.of_golden[*n].is_none());
        let old = old.map(|(n, row)| {
            let words = columns
                .iter()
                .filter_map(|column| golden.words(row, column));
            (n, WordBag::of(words))
        });
        let new = actual.rows.iter().enumerate();
        let new = new.filter(|(n, _)| pairs.of_actual[*n].is_none());
        let new = new.map(|(n, row)| {
            let words = columns.iter().filter_map(|column| actual.cell(row, column));
            (n, WordBag::of(words.map(Cow::Borrowed)))
        });
        Bags {
            golden: old.collect(),
            actual: new.collect(),
        }
    }
}

impl RowPairs {
    fn link(&mut self, row: usize, other: usize) {
        self.of_golden[row] = Some(other);
        self.of_actual[other] = Some(row);
    }

    fn in_order(&mut self, keys: &(Vec<u32>, Vec<u32>)) {
        self.in_order_within(keys, 0..self.of_golden.len(), 0..self.of_actual.len());
    }

    /// Pairs the longest common subsequence of some rows, none of which is paired.
    fn in_order_within(
        &mut self,
        keys: &(Vec<u32>, Vec<u32>),
        rows: Range<usize>,
        others: Range<usize>,
    ) {
        for (old, new) in runs(&keys.0[rows.clone()], &keys.1[others.clone()]) {
            for (row, other) in old.zip(new) {
                self.link(rows.start + row, others.start + other);
            }
        }
    }

    /// Returns the rows between pairs of neighbors that are in the same order on both sides, where both
    /// sides have some that are not paired.
    fn gaps(&self) -> Vec<(Range<usize>, Range<usize>)> {
        let mut gaps = Vec::new();
        let (mut row, mut other) = (0, 0);
        let ends = self.in_same_order();
        let last = (self.of_golden.len(), self.of_actual.len());
        for (next, next_other) in ends.into_iter().chain([last]) {
            if row < next && other < next_other {
                gaps.push((row..next, other..next_other));
            }
            (row, other) = (next + 1, next_other + 1);
        }
        gaps
    }

    /// Returns the most pairs that are in the same order on both sides: a longest increasing
    /// subsequence. The others have moved.
    pub(super) fn in_same_order(&self) -> Vec<(usize, usize)> {
        let pairs = self.of_golden.iter().enumerate();
        let pairs = pairs.filter_map(|(row, other)| Some((row, (*other)?)));
        let pairs: Vec<(usize, usize)> = pairs.collect();
        // The last pair of the best sequence of each length, and the pair before each.
        let mut lasts: Vec<usize> = Vec::new();
        let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
        for (n, (_, other)) in pairs.iter().enumerate() {
            let length = lasts.partition_point(|&last| pairs[last].1 < *other);
            before.push(length.checked_sub(1).map(|shorter| lasts[shorter]));
            if length == lasts.len() {
                lasts.push(n);
            } else {
                lasts[length] = n;
            }
        }
        let mut kept = Vec::with_capacity(lasts.len());
        let mut last = lasts.last().copied();
        while let Some(n) = last {
            kept.push(pairs[n]);
            last = before[n];
        }
        kept.reverse();
        kept
    }

    /// Pairs rows with equal words wherever they are.
    fn anywhere(&mut self, keys: &(Vec<u32>, Vec<u32>)) {
        let mut free: BTreeMap<u32, VecDeque<usize>> = BTreeMap::new();
        for (other, key) in keys.1.iter().enumerate() {
            if self.of_actual[other].is_none() {
                free.entry(*key).or_default().push_back(other);
            }
        }
        for (row, key) in keys.0.iter().enumerate() {
            if self.of_golden[row].is_some() {
                continue;
            }
            if let Some(other) = free.get_mut(key).and_then(VecDeque::pop_front) {
                self.link(row, other);
            }
        }
    }

    /// Pairs each row with the most similar one between the same neighbors.
    fn similar_within(&mut self, bags: &Bags, rows: Range<usize>, others: Range<usize>) {
        let mut free: VecDeque<usize> = others
            .filter(|other| self.of_actual[*other].is_none())
            .collect();
        for row in rows {
            let Some(bag) = bags
                .golden
                .get(&row)
                .filter(|_| self.of_golden[row].is_none())
            else {
                continue;
            };
            let near = free.iter().take(NEAR).enumerate();
            let near =
                near.filter_map(|(at, other)| Some((bags.actual.get(other)?.likeness(bag)?, at)));
            // Of equally similar ones the first.
            let best = near.max_by_key(|(likeness, at)| (*likeness, std::cmp::Reverse(*at)));
            if let Some(other) = best.and_then(|(_, at)| free.remove(at)) {
                self.link(row, other);
            }
        }
    }

    /// Pairs each row with the most similar one anywhere: a quote that has moved and was edited.
    fn similar_anywhere(&mut self, bags: &Bags) {
        let free = bags.actual.iter();
        let free = free.filter(|(other, _)| self.of_actual[**other].is_none());
        let candidates = Candidates::of(free.map(|(other, bag)| (*other, bag)));
        for (row, bag) in &bags.golden {
            if self.of_golden[*row].is_some() {
                continue;
            }
            let others = candidates.sharing_words_with(bag);
            let others = others.filter(|other| self.of_actual[*other].is_none());
            let others =
                others.filter_map(|other| Some((bags.actual[&other].likeness(bag)?, other)));
            let best =
                others.max_by_key(|(likeness, other)| (*likeness, std::cmp::Reverse(*other)));
            if let Some((_, other)) = best {
                self.link(*row, other);
            }
        }
    }
}
