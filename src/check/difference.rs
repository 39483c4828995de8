//! The differences between a golden and the current answers: rows, cells, and the order.

use super::golden::choices;
use super::pair::{RowPairs, pair};
use super::typography::is_typographic;
use super::{Actual, Golden};
use crate::document::InFile;
use crate::write::report::{Region, Rule};
use std::borrow::Cow;

/// One difference between a golden and the current answers; rows are meant by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Difference {
    /// The golden has a row that the current answers do not have.
    Removed {
        /// The golden's row.
        golden: usize,
    },
    /// The current answers have a row that the golden does not have.
    Added {
        /// The current row.
        actual: usize,
    },
    /// Two rows about the same thing differ in a column.
    Cell {
        /// The golden's row.
        golden: usize,
        /// The current row.
        actual: usize,
        /// The column.
        column: &'static str,
    },
    /// A row is at another place among the others.
    Moved {
        /// The golden's row.
        golden: usize,
        /// The current row.
        actual: usize,
    },
}

impl Difference {
    /// Returns the row of the golden, if it has one.
    pub fn golden(self) -> Option<usize> {
        match self {
            Difference::Removed { golden }
            | Difference::Cell { golden, .. }
            | Difference::Moved { golden, .. } => Some(golden),
            Difference::Added { .. } => None,
        }
    }

    /// Returns the current row, if there is one.
    pub fn actual(self) -> Option<usize> {
        match self {
            Difference::Added { actual }
            | Difference::Cell { actual, .. }
            | Difference::Moved { actual, .. } => Some(actual),
            Difference::Removed { .. } => None,
        }
    }
}

/// A golden and the current answers, row by row.
#[derive(Debug)]
pub struct Comparison<'a> {
    pub(super) golden: &'a Golden,
    pub(super) actual: &'a Actual,
    pub(super) pairs: RowPairs,
    /// For each row of the golden, whether it is paired and in the same order as most others.
    in_order: Vec<bool>,
    /// For each row of the golden, the nearest one above it that is paired.
    paired_above: Vec<Option<usize>>,
}

/// Compares a golden with the current answers.
///
/// # Panics
/// If the two are of different kinds.
pub fn compare<'a>(golden: &'a Golden, actual: &'a Actual) -> Comparison<'a> {
    assert_eq!(golden.kind, actual.kind, "a golden of a different kind");
    let pairs = pair(golden, actual);
    let mut in_order = vec![false; golden.rows.len()];
    for (row, _) in pairs.in_same_order() {
        in_order[row] = true;
    }
    let mut above = None;
    let paired_above = pairs.of_golden.iter().enumerate().map(|(row, other)| {
        let found = above;
        above = other.map(|_| row).or(above);
        found
    });
    Comparison {
        paired_above: paired_above.collect(),
        pairs,
        golden,
        actual,
        in_order,
    }
}

impl<'a> Comparison<'a> {
    /// Lists the differences, in the order of the golden; added rows come last.
    pub fn differences(&self) -> Vec<Difference> {
        let mut found = Vec::new();
        for (row, other) in self.pairs.of_golden.iter().enumerate() {
            match other {
                Some(other) => {
                    if !self.in_order[row] {
                        found.push(Difference::Moved {
                            golden: row,
                            actual: *other,
                        });
                    }
                    self.cells(row, *other, &mut found);
                }
                None => found.push(Difference::Removed { golden: row }),
            }
        }
        for (row, other) in self.pairs.of_actual.iter().enumerate() {
            if other.is_none() {
                found.push(Difference::Added { actual: row });
            }
        }
        found
    }

    fn cells(&self, golden: usize, actual: usize, found: &mut Vec<Difference>) {
        let row = &self.golden.rows[golden];
        for (n, column) in self.golden.columns.iter().enumerate() {
            if !self.golden.kind.is_compared(column) {
                continue;
            }
            let is = self.is(actual, column);
            if !choices(&row.cells[n]).any(|choice| choice == is) {
                found.push(Difference::Cell {
                    golden,
                    actual,
                    column,
                });
            }
        }
    }

    /// Returns whether most rows of both sides have a partner: the golden is that of this story.
    pub fn is_mostly_equal(&self) -> bool {
        let pairs = self.pairs.of_golden.iter().flatten().count();
        let rows = self.golden.rows.len() + self.actual.rows.len();
        pairs > 0 && 4 * pairs >= rows
    }

    /// Returns whether a row of the golden is where it was among the others.
    pub(super) fn is_in_order(&self, golden: usize) -> bool {
        self.in_order[golden]
    }

    /// Returns a cell of the golden as the story has it; nothing for a column that it does not have.
    pub(super) fn was(&self, golden: usize, column: &str) -> Cow<'a, str> {
        let row = &self.golden.rows[golden];
        self.golden.words(row, column).unwrap_or_default()
    }

    /// Returns a cell of the current answers.
    pub(super) fn is(&self, actual: usize, column: &str) -> &'a str {
        let row = &self.actual.rows[actual];
        self.actual.cell(row, column).unwrap_or_default()
    }

    /// Returns the line and the words that a difference is known by: those of the golden, where it
    /// has the row.
    pub fn subject(&self, difference: Difference) -> (usize, Cow<'a, str>) {
        let (line, words) = match (difference.golden(), difference.actual()) {
            (Some(golden), _) => self.golden_subject(golden),
            (None, Some(actual)) => self.known_by(|column| Cow::Borrowed(self.is(actual, column))),
            (None, None) => (None, Cow::default()),
        };
        (line.unwrap_or(self.region(difference).line), words)
    }

    /// Returns the line, if it has one, and the words of a row of the golden.
    pub(super) fn golden_subject(&self, golden: usize) -> (Option<usize>, Cow<'a, str>) {
        self.known_by(|column| self.was(golden, column))
    }

    /// Lists the lines and the words of all rows of the golden, as far as it has them.
    pub fn golden_subjects(&self) -> impl Iterator<Item = (Option<usize>, Cow<'a, str>)> {
        (0..self.golden.rows.len()).map(|row| self.golden_subject(row))
    }

    /// Returns the line and the words of a row, on the side that has words.
    fn known_by(&self, cell: impl Fn(&str) -> Cow<'a, str>) -> (Option<usize>, Cow<'a, str>) {
        let kind = self.golden.kind;
        let sides = kind.lines().iter().zip(kind.words());
        let mut sides = sides.map(|(line, words)| (cell(line), cell(words)));
        let side = sides.find(|(_, words)| !words.is_empty());
        let (line, words) = side.unwrap_or_default();
        (line.parse().ok(), words)
    }

    /// Returns the rule that a difference breaks.
    pub fn rule(&self, difference: Difference) -> &'static Rule {
        let kind = self.golden.kind;
        match difference {
            Difference::Removed { .. } => kind.rule("removed"),
            Difference::Added { .. } => kind.rule("added"),
            Difference::Moved { .. } => kind.rule("moved"),
            Difference::Cell {
                golden,
                actual,
                column,
            } if kind.words().contains(&column)
                && is_typographic(&self.was(golden, column), self.is(actual, column)) =>
            {
                kind.rule("typography")
            }
            Difference::Cell { column, .. } => kind.rule(column),
        }
    }

    /// Returns the place of a difference in the story. A removed quote has the line of its golden, moved by as
    /// many lines as the quote before it.
    pub fn region(&self, difference: Difference) -> Region {
        match (difference.actual(), difference.golden()) {
            (Some(actual), _) => self.actual.rows[actual].region,
            (None, Some(golden)) => Region::line(self.removed_line(golden)),
            (None, None) => Region::line(1),
        }
    }

    /// Returns the nearest pair above a row of the golden.
    pub(super) fn pair_above(&self, golden: usize) -> Option<(usize, usize)> {
        let row = self.paired_above[golden]?;
        Some((row, self.pairs.of_golden[row]?))
    }

    fn removed_line(&self, golden: usize) -> usize {
        let own = self.golden_subject(golden).0;
        let Some((row, other)) = self.pair_above(golden) else {
            return own.unwrap_or(1).max(1);
        };
        let now = self.actual.rows[other].region.line;
        match (own, self.golden_subject(row).0) {
            (Some(own), Some(before)) if own >= before => now + (own - before),
            _ => now,
        }
    }

    /// Returns the place in the file. The line of a removed quote is one of the text; its line in the file
    /// is not known.
    pub fn in_file(&self, difference: Difference) -> InFile {
        match difference.actual() {
            Some(actual) => self.actual.rows[actual].in_file,
            None => self.actual.removed_place,
        }
    }
}
