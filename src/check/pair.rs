//! Which row of a golden and which of the tool's are about the same quote.
//!
//! Three passes, each over what the one before left, and each linear: the same line and words; the
//! same words at another line, as where a paragraph has come in above; words alike on the same
//! line, as where the quote has been edited. The first of several goes with the first.

use super::{Actual, Golden};
use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};

/// How many rows of a line a row may be compared with: an edited quote stays near its place.
const NEAR: usize = 8;

/// The rows that belong together.
#[derive(Debug)]
pub(super) struct Pairs {
    /// For each row of the golden the row of the tool's.
    pub(super) of_golden: Vec<Option<usize>>,
    /// For each row of the tool's the row of the golden.
    pub(super) of_actual: Vec<Option<usize>>,
}

/// Pairs the rows.
pub(super) fn pair(golden: &Golden, actual: &Actual) -> Pairs {
    let mut pairs = Pairs {
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
    // A golden without lines is as one that is all on one.
    pairs.alike(golden, actual, &present(kind.lines()));
    pairs
}

impl Pairs {
    fn link(&mut self, row: usize, other: usize) {
        self.of_golden[row] = Some(other);
        self.of_actual[other] = Some(row);
    }

    /// Pairs rows that are equal in some columns.
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

    /// Pairs rows of one line whose words are alike.
    fn alike(&mut self, golden: &Golden, actual: &Actual, lines: &[&str]) {
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
            let alike = near.iter().take(NEAR).position(|&other| {
                golden.kind.words().iter().any(|column| {
                    let is = actual.cell(&actual.rows[other], column);
                    let was = golden.words(row, column);
                    are_alike(&was.unwrap_or_default(), is.unwrap_or_default())
                })
            });
            if let Some(other) = alike.and_then(|at| near.remove(at)) {
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

/// Tells whether one text could be the other one edited: at least half of the words of the longer
/// are, in their order, at its start or its end.
fn are_alike(was: &str, is: &str) -> bool {
    let was: Vec<&str> = was.split_whitespace().collect();
    let is: Vec<&str> = is.split_whitespace().collect();
    let start = was.iter().zip(&is).take_while(|(a, b)| a == b).count();
    let room = was.len().min(is.len()) - start;
    let end = was.iter().rev().zip(is.iter().rev()).take(room);
    let end = end.take_while(|(a, b)| a == b).count();
    start + end > 0 && 2 * (start + end) >= was.len().max(is.len())
}
