//! Results to bytes: CSV and JSONL for machines, a table and an explanation for people.
//!
//! Every format prints [`QuoteRow`]s: one quote each, flattened, with offsets in code points. [`rows`]
//! makes them from an [`Analysis`](crate::Analysis); a caller may leave rows out before they are
//! printed. A [`Writer`] then appends one document after another, so that many threads can each
//! format a document into memory while one of them copies the results out in order.
//!
//! Nothing here decides anything about a quote. Take [`Csv`] for a spreadsheet, [`Jsonl`] for a
//! program (it alone carries nesting, continuation and the places of mention and cue), [`QuoteTable`] to
//! read a story, [`Explain`] to find out why a quote was given to somebody. With the feature
//! `parquet`, `Parquet` writes the same rows for databases.

mod because;
mod csv;
mod diff;
mod explain;
mod jsonl;
#[cfg(feature = "parquet")]
mod parquet;
mod passage;
pub mod report;
mod row;
pub mod schema;
mod style;
mod table;
mod verdict;
mod words;
mod wrap;

pub use self::csv::Csv;
pub use self::diff::{
    ChangeCsv, ChangeJsonl, ChangePage, ChangeRow, ChangeWriter, EditRow, SideRow, ThreadRow,
    change_rows,
};
#[cfg(feature = "parquet")]
pub use self::parquet::{Parquet, ParquetRows};
pub use explain::Explain;
pub use jsonl::Jsonl;
pub use row::{Excerpt, QuoteRow, SpeakerAnswer, rows};
pub use style::{ColorChoice, Screen};
pub use table::QuoteTable;
pub use verdict::{
    OtherRow, SourceRow, VerdictCsv, VerdictEditRow, VerdictJsonl, VerdictRow, VerdictTable,
    VerdictWriter, verdict_rows,
};

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
