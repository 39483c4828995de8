//! CSV: one line per changed quote, for a spreadsheet.

use super::ChangeWriter;
use crate::write::ChangeRow;
use crate::write::Csv;
use crate::write::schema::Changes;
use std::io;

/// Writes CSV: several kinds of change in a cell with spaces between, edits as `will not → will
/// (negation)` with semicolons between.
#[derive(Clone, Debug, Default)]
pub struct ChangeCsv {
    csv: Csv,
}

impl ChangeCsv {
    /// Makes a writer for files that are opened in Excel by a double click: see
    /// [`Csv::for_excel`].
    pub fn for_excel() -> ChangeCsv {
        ChangeCsv {
            csv: Csv::for_excel(),
        }
    }

    /// Returns the writer with columns for what a file of people says: see
    /// [`person_columns_of_changes`](crate::write::person_columns_of_changes).
    #[must_use]
    pub fn with_people(self, names: impl IntoIterator<Item = String>) -> ChangeCsv {
        ChangeCsv {
            csv: self.csv.with_kept(names),
        }
    }

    /// Returns the writer with tabs between the cells: see [`Csv::with_tabs`].
    #[must_use]
    pub fn with_tabs(self) -> ChangeCsv {
        ChangeCsv {
            csv: self.csv.with_tabs(),
        }
    }
}

impl ChangeWriter for ChangeCsv {
    fn changes(&self, rows: &[ChangeRow<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        self.csv.header::<Changes>(out)?;
        self.csv.rows::<Changes>(rows, out)
    }
}
