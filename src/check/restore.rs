//! Quotes that a spreadsheet took for numbers: known again by the story.

use super::cell::{is_lost, numbers};
use super::{Actual, Golden};
use crate::error::{Error, ErrorKind};
use std::collections::{BTreeMap, BTreeSet};

/// What to do about a quote that a spreadsheet lost.
const AS_TEXT: &str = "take the old file back, import it with Data, From Text/CSV, give the column the type Text, and save it as “CSV UTF-8”";

impl Golden {
    /// Returns the golden, called `name` in errors, with quotes that a spreadsheet took for numbers as the story
    /// has them: `12.50` for `12.5`.
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`] for a quote that a spreadsheet lost: it made a date or an error of it.
    pub fn restored(mut self, name: &str, actual: &Actual) -> Result<Golden, Error> {
        if !self.dialect.is_spreadsheet {
            return Ok(self);
        }
        for (n, column) in self.columns.iter().enumerate() {
            if !self.kind.words().contains(column) {
                continue;
            }
            let cells = actual
                .rows
                .iter()
                .filter_map(|row| actual.cell(row, column));
            let cells: BTreeSet<&str> = cells.collect();
            let numbers = NumberCells::of(cells.iter().copied());
            let has_dates = cells.iter().any(|cell| is_lost(cell));
            for row in &mut self.rows {
                let cell = row.cells[n].as_str();
                if cells.contains(cell) {
                    continue;
                }
                if is_lost(cell) && !has_dates {
                    let message = format!("a spreadsheet made “{cell}” of a quote: {AS_TEXT}");
                    let place = format!("{name}:{}", row.line);
                    return Err(Error::new(ErrorKind::Syntax, place, message));
                }
                if let Some(number) = numbers.only(cell) {
                    row.cells[n] = number.to_owned();
                }
            }
        }
        Ok(self)
    }
}

/// The cells of a story that are numbers, by what they may mean. A box of prices has thousands, and a golden too.
struct NumberCells<'c> {
    /// The first two of each value: two are as good as many, since neither is certain.
    by_value: BTreeMap<String, Vec<&'c str>>,
}

impl<'c> NumberCells<'c> {
    fn of(cells: impl Iterator<Item = &'c str>) -> NumberCells<'c> {
        let mut by_value: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for cell in cells {
            for value in numbers(cell) {
                let same = by_value.entry(value).or_default();
                if same.len() < 2 && !same.contains(&cell) {
                    same.push(cell);
                }
            }
        }
        NumberCells { by_value }
    }

    /// Returns the only cell of which a spreadsheet may have made another.
    fn only(&self, cell: &str) -> Option<&'c str> {
        let values = numbers(cell);
        let same = values.iter().filter_map(|value| self.by_value.get(value));
        let same: BTreeSet<&str> = same.flatten().copied().collect();
        let mut same = same.into_iter();
        same.next().filter(|_| same.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::NumberCells;

    #[test]
    fn a_number_is_known_again_where_only_one_fits() {
        let cells = ["12.50", "1,200", "1.234", "007", "7", "We go"];
        let numbers = NumberCells::of(cells.into_iter());
        for (cell, story) in [
            ("12.5", Some("12.50")),
            ("1200", Some("1,200")),
            ("7.0", None),
            ("1234", Some("1.234")),
            ("3", None),
            ("We go", None),
        ] {
            assert_eq!(numbers.only(cell), story, "{cell}");
        }
    }
}
