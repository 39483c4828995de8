//! What every form of a report can do.

use super::Report;
use std::io;

/// Prints a report.
///
/// The output is always identical for the same report.
pub trait Reporter: Sync {
    /// Writes the whole report.
    ///
    /// # Errors
    /// Those of `out`.
    fn report(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()>;
}
