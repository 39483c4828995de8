//! The golden with the answers of the tool.

use super::golden::{choices, escaped};
use super::{Comparison, Difference, Golden, GoldenRow};

impl<'a> Comparison<'a> {
    /// Returns the golden with the tool's answers in the columns it has.
    ///
    /// Only what differs is changed. `keeps` tells of which differences the golden's own side is to
    /// stay: a known miss is an answer that is right, and that the tool does not give yet. A cell
    /// that allows several answers stays while the tool gives one of them.
    pub fn updated(&self, keeps: impl Fn(Difference<'a>) -> bool) -> Golden {
        let mut rows: Vec<(Place, GoldenRow)> = Vec::new();
        for (other, row) in self.actual.rows.iter().enumerate() {
            let paired = self.pairs.of_actual[other].map(|n| &self.golden.rows[n]);
            if paired.is_none() && keeps(Difference::Added(row)) {
                continue;
            }
            let cells = (0..self.golden.columns.len()).map(|n| self.cell(n, paired, other, &keeps));
            let line = paired.map_or(0, |row| row.line);
            let cells = cells.collect();
            rows.push((Place::at(other), GoldenRow { line, cells }));
        }
        let mut behind = Place::default();
        for (row, other) in self.golden.rows.iter().zip(&self.pairs.of_golden) {
            match other {
                Some(other) => behind = Place::at(*other),
                None if keeps(Difference::Removed(row)) => {
                    behind.and_then += 1;
                    rows.push((behind, row.clone()));
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

/// Where a row goes: behind as many rows of the tool's, and then of the golden's own.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    rows: usize,
    and_then: usize,
}

impl Place {
    fn at(row: usize) -> Place {
        Place {
            rows: row + 1,
            and_then: 0,
        }
    }
}
