//! Verdicts to bytes: CSV and JSONL for machines, quote over source for people.
//!
//! Every format prints [`VerdictRow`]s, one a quote, as [`rows`](super::rows) are printed of an
//! analysis. Offsets are code points, in the story and in the source.

mod aligned;
mod csv;
mod jsonl;
pub(super) mod row;
mod table;

pub use self::csv::VerdictCsv;
pub use jsonl::VerdictJsonl;
pub use row::{OtherRow, SourceRow, VerdictEditRow, VerdictRow, verdict_rows};
pub use table::VerdictTable;

use crate::document::Document;
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
