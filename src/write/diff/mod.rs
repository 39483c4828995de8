//! Changes to bytes: CSV and JSONL for machines, a page for people.
//!
//! Every format prints [`ChangeRow`]s: one changed quote each, flattened, with offsets in code
//! points. [`change_rows`] makes them from a [`History`](crate::diff::History).

mod csv;
mod jsonl;
mod lines;
mod page;
pub(super) mod row;
mod timeline;

pub use self::csv::ChangeCsv;
pub use jsonl::ChangeJsonl;
pub use page::ChangePage;
pub use row::{ChangeRow, EditRow, SideRow, ThreadRow, change_rows};

use std::io;

/// Prints the changes of one story.
///
/// The output is always identical for the same rows.
pub trait ChangeWriter: Sync {
    /// Writes all changes, in the order of the revisions.
    ///
    /// # Errors
    /// Those of `out`.
    fn changes(&self, rows: &[ChangeRow<'_>], out: &mut dyn io::Write) -> io::Result<()>;
}
