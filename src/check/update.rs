//! The golden with the current answers.

use super::golden::{choices, escaped};
use super::{Comparison, Difference, Golden, GoldenRow};

impl<'a> Comparison<'a> {
    /// Returns the golden with the current answers in its columns.
    ///
    /// Only differences are changed. `keeps` returns whether the golden's side of a difference stays: the
    /// golden of a known miss is right, and the current answer is not. A cell that allows several answers
    /// stays as long as the current one is among them.
    pub fn updated(&self, keeps: impl Fn(Difference<'a>) -> bool) -> Golden {
        let mut rows: Vec<(RowPosition, GoldenRow)> = Vec::new();
        for (other, row) in self.actual.rows.iter().enumerate() {
            let paired = self.pairs.of_actual[other].map(|n| &self.golden.rows[n]);
            if paired.is_none() && keeps(Difference::Added(row)) {
                continue;
            }
            let cells = (0..self.golden.columns.len()).map(|n| self.cell(n, paired, other, &keeps));
            let line = paired.map_or(0, |row| row.line);
            let cells = cells.collect();
            rows.push((RowPosition::at(other), GoldenRow { line, cells }));
        }
        let mut after = RowPosition::default();
        for (row, other) in self.golden.rows.iter().zip(&self.pairs.of_golden) {
            match other {
                Some(other) => after = RowPosition::at(*other),
                None if keeps(Difference::Removed(row)) => {
                    after.and_then += 1;
                    rows.push((after, row.clone()));
                }
                None => {}
            }
        }
        rows.sort_by_key(|(place, _)| *place);
        Golden {
            kind: self.golden.kind,
            columns: self.golden.columns.clone(),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
        }
    }

    /// Returns the cell of an updated row.
    fn cell(
        &self,
        n: usize,
        paired: Option<&'a GoldenRow>,
        other: usize,
        keeps: impl Fn(Difference<'a>) -> bool,
    ) -> String {
        let column = self.golden.columns[n];
        let actual = &self.actual.rows[other];
        let is = self.actual.cell(actual, column).unwrap_or_default();
        let stays = paired.filter(|golden| {
            let difference = Difference::Cell {
                golden,
                actual,
                column,
            };
            choices(&golden.cells[n]).any(|choice| choice == is) || keeps(difference)
        });
        stays.map_or_else(
            || escaped(is).into_owned(),
            |golden| golden.cells[n].clone(),
        )
    }
}

/// The position of a row: after this many current rows, and then this many of the golden's own.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct RowPosition {
    rows: usize,
    and_then: usize,
}

impl RowPosition {
    fn at(row: usize) -> RowPosition {
        RowPosition {
            rows: row + 1,
            and_then: 0,
        }
    }
}
