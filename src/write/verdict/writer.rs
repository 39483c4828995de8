//! What every format of verdicts can do.

use crate::document::Document;
use crate::write::VerdictRow;
use std::io;

/// Prints the verdicts on one story after another.
///
/// The output is always identical for the same rows.
pub trait VerdictWriter: Sync {
    /// Writes what comes before the first story: a header line, or nothing.
    ///
    /// # Errors
    /// Those of `out`.
    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()>;

    /// Writes the rows of one story.
    ///
    /// # Errors
    /// Those of `out`.
    fn story(
        &self,
        document: &Document,
        rows: &[VerdictRow<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()>;
}
