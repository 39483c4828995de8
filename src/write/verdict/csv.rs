//! CSV: one line per quote, for a spreadsheet.

use super::VerdictWriter;
use crate::document::Document;
use crate::write::Csv;
use crate::write::VerdictRow;
use crate::write::schema::Verdicts;
use std::io;

/// Writes CSV, with the cells of [`Csv`].
///
/// The edits are in one cell, `; ` between them: `not → (negation)`.
#[derive(Clone, Debug, Default)]
pub struct VerdictCsv {
    csv: Csv,
}

impl VerdictCsv {
    /// Makes a writer for files that are opened in Excel: see [`Csv::for_excel`].
    pub fn for_excel() -> VerdictCsv {
        VerdictCsv {
            csv: Csv::for_excel(),
        }
    }

    /// Returns the writer with columns for fields of the stories' input: see [`Csv::with_kept`].
    #[must_use]
    pub fn with_kept(self, names: impl IntoIterator<Item = String>) -> VerdictCsv {
        VerdictCsv {
            csv: self.csv.with_kept(names),
        }
    }

    /// Returns the writer with tabs between the cells: see [`Csv::with_tabs`].
    #[must_use]
    pub fn with_tabs(self) -> VerdictCsv {
        VerdictCsv {
            csv: self.csv.with_tabs(),
        }
    }
}

impl VerdictWriter for VerdictCsv {
    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()> {
        self.csv.header::<Verdicts>(out)
    }

    fn story(
        &self,
        _document: &Document,
        rows: &[VerdictRow<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        self.csv.rows::<Verdicts>(rows, out)
    }
}
