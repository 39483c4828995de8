//! Which row of a golden and which current row are about the same quote.
//!
//! Three linear passes, each over the rows that the one before left: same line and words; same words on a
//! different line, as after a paragraph was added above; similar words on the same line, as after an edit
//! of the quote. Of equal rows the first is paired with the first.

use super::{Actual, Golden};
use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};

/// How many rows of a line a row is compared with: an edited quote stays near its place.
const NEAR: usize = 8;

/// Which rows are paired.
#[derive(Debug)]
pub(super) struct RowPairs {
    /// For each row of the golden, the current row.
    pub(super) of_golden: Vec<Option<usize>>,
    /// For each current row, the row of the golden.
    pub(super) of_actual: Vec<Option<usize>>,
}

/// RowPairs the rows.
pub(super) fn pair(golden: &Golden, actual: &Actual) -> RowPairs {
    let mut pairs = RowPairs {
        of_golden: vec![None; golden.rows.len()],
        of_actual: vec![None; actual.rows.len()],
    };
    let kind = golden.kind;
    let present = |columns: &[&'static str]| -> Vec<&'static str> {
        let columns = columns.iter().copied();
        columns
            .filter(|column| golden.columns.contains(column))
            .collect()
    };
    pairs.by(golden, actual, &present(kind.key()));
    pairs.by(golden, actual, &present(kind.words()));
    // A golden without lines is treated as if all its rows were on one line.
    pairs.similar(golden, actual, &present(kind.lines()));
    pairs
}

impl RowPairs {
    fn link(&mut self, row: usize, other: usize) {
        self.of_golden[row] = Some(other);
        self.of_actual[other] = Some(row);
    }

    /// RowPairs rows that are equal in some columns.
    fn by(&mut self, golden: &Golden, actual: &Actual, columns: &[&str]) {
        let mut free: BTreeMap<Vec<Cow<'_, str>>, VecDeque<usize>> = BTreeMap::new();
        for (other, row) in actual.rows.iter().enumerate() {
            if self.of_actual[other].is_none() {
                free.entry(cells(columns, |c| actual.cell(row, c).map(Cow::Borrowed)))
                    .or_default()
                    .push_back(other);
            }
        }
        for (n, row) in golden.rows.iter().enumerate() {
            if self.of_golden[n].is_some() {
                continue;
            }
            let same = free.get_mut(&cells(columns, |c| golden.words(row, c)));
            if let Some(other) = same.and_then(VecDeque::pop_front) {
                self.link(n, other);
            }
        }
    }

    /// RowPairs rows of one line whose words are alike.
    fn similar(&mut self, golden: &Golden, actual: &Actual, lines: &[&str]) {
        let mut free: BTreeMap<Vec<Cow<'_, str>>, VecDeque<usize>> = BTreeMap::new();
        for (other, row) in actual.rows.iter().enumerate() {
            if self.of_actual[other].is_none() {
                let line = cells(lines, |c| actual.cell(row, c).map(Cow::Borrowed));
                free.entry(line).or_default().push_back(other);
            }
        }
        for (n, row) in golden.rows.iter().enumerate() {
            let line = cells(lines, |c| golden.words(row, c));
            let Some(near) = free.get_mut(&line).filter(|_| self.of_golden[n].is_none()) else {
                continue;
            };
            let similar = near.iter().take(NEAR).position(|&other| {
                golden.kind.words().iter().any(|column| {
                    let is = actual.cell(&actual.rows[other], column);
                    let was = golden.words(row, column);
                    are_similar(&was.unwrap_or_default(), is.unwrap_or_default())
                })
            });
            if let Some(other) = similar.and_then(|at| near.remove(at)) {
                self.link(n, other);
            }
        }
    }
}

fn cells<'a>(columns: &[&str], cell: impl Fn(&str) -> Option<Cow<'a, str>>) -> Vec<Cow<'a, str>> {
    let cells = columns
        .iter()
        .map(|column| cell(column).unwrap_or_default());
    cells.collect()
}

/// Returns whether one text may be an edit of the other: they share a start and an end, together at least
/// half of the words of the longer one.
fn are_similar(was: &str, is: &str) -> bool {
    let was: Vec<&str> = was.split_whitespace().collect();
    let is: Vec<&str> = is.split_whitespace().collect();
    let start = was.iter().zip(&is).take_while(|(a, b)| a == b).count();
    let room = was.len().min(is.len()) - start;
    let end = was.iter().rev().zip(is.iter().rev()).take(room);
    let end = end.take_while(|(a, b)| a == b).count();
    start + end > 0 && 2 * (start + end) >= was.len().max(is.len())
}
