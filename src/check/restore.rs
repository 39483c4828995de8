//! Quotes that a spreadsheet took for numbers: known again by the story.

use super::sheet::{is_lost, is_same_number};
use super::{Actual, Golden};
use crate::error::{Error, ErrorKind};
use std::collections::BTreeSet;

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
            let numbers: Vec<&str> = { cells.iter() }
                .filter(|cell| cell.starts_with(|char: char| char.is_ascii_digit()))
                .copied()
                .collect();
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
                let mut same = numbers.iter().filter(|number| is_same_number(number, cell));
                if let (Some(number), None) = (same.next(), same.next()) {
                    row.cells[n] = (*number).to_owned();
                }
            }
        }
        Ok(self)
    }
}
