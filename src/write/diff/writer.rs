//! What every format of changes can do.

use crate::write::ChangeRow;
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
