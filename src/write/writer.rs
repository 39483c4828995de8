//! What every format of quotes can do.

use super::QuoteRow;
use crate::document::Document;
use std::io;

/// Prints the rows of one document after another.
///
/// The output is always identical for the same rows.
pub trait Writer: Sync {
    /// Writes what comes before the first document: a header line, or nothing.
    ///
    /// # Errors
    /// Those of `out`.
    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()>;

    /// Returns whether the rows need their reasons, which take time to find.
    fn wants_reasons(&self) -> bool {
        false
    }

    /// Writes the rows of one document.
    ///
    /// # Errors
    /// Those of `out`.
    fn document(
        &self,
        document: &Document,
        rows: &[QuoteRow<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()>;
}
