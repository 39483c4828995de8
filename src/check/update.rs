//! The golden with the current answers.

use super::golden::{choices, escaped};
use super::{Comparison, Difference, Golden, GoldenRow};

impl Comparison<'_> {
    /// Returns the golden with the current answers in its columns.
    ///
    /// Only differences are changed. `keeps` returns whether the golden's side of a difference stays: the
    /// golden of a known miss is right, and the current answer is not. A cell that allows several answers
    /// stays as long as the current one is among them. Lines, which are not compared, become the current ones.
    pub fn updated(&self, keeps: impl Fn(Difference) -> bool) -> Golden {
        let mut rows: Vec<(RowPosition, GoldenRow)> = Vec::new();
        for (other, golden) in self.pairs.of_actual.iter().enumerate() {
            if golden.is_none() && !keeps(Difference::Added { actual: other }) {
                let cells = self.golden.columns.iter();
                let cells = cells.map(|column| escaped(self.is(other, column)).into_owned());
                let cells = cells.collect();
                rows.push((RowPosition::at(other), GoldenRow { line: 0, cells }));
            }
        }
        let mut after = RowPosition::default();
        for (n, row) in self.golden.rows.iter().enumerate() {
            match self.pairs.of_golden[n] {
                Some(other) => {
                    let moved = Difference::Moved {
                        golden: n,
                        actual: other,
                    };
                    if self.is_in_order(n) || !keeps(moved) {
                        after = RowPosition::at(other);
                    } else {
                        after.and_then += 1;
                    }
                    rows.push((after, self.updated_row(n, other, &keeps)));
                }
                None if keeps(Difference::Removed { golden: n }) => {
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
            dialect: self.golden.dialect,
            rows: rows.into_iter().map(|(_, row)| row).collect(),
        }
    }

    /// Returns a row of the golden with the current answers.
    fn updated_row(
        &self,
        golden: usize,
        actual: usize,
        keeps: impl Fn(Difference) -> bool,
    ) -> GoldenRow {
        let row = &self.golden.rows[golden];
        let cells = self.golden.columns.iter().zip(&row.cells);
        let cells = cells.map(|(column, cell)| {
            let is = self.is(actual, column);
            let difference = Difference::Cell {
                golden,
                actual,
                column,
            };
            let is_line = !self.golden.kind.is_compared(column);
            let stays = choices(cell).any(|choice| choice == is) || (!is_line && keeps(difference));
            match stays {
                true => cell.clone(),
                false => escaped(is).into_owned(),
            }
        });
        GoldenRow {
            line: row.line,
            cells: cells.collect(),
        }
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
