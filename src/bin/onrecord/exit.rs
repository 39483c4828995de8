//! How a run ends, and what is said of what went wrong.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// How a run ended.
///
/// The later of two is the one that a run ends with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All was done.
    #[default]
    Done,
    /// All was done, and there is something to look at.
    Found,
    /// Something could not be done; the rest was.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Done => ExitCode::SUCCESS,
            // As in `diff`: a quote that changed, a check that failed.
            Exit::Found => ExitCode::from(1),
            Exit::Failed => ExitCode::from(2),
        }
    }
}

/// Says on standard error what could not be done: one line a problem, its place first.
pub(crate) fn complain(problem: &onrecord::Error) -> Exit {
    tell(&format_args!("onrecord: {problem}"));
    Exit::Failed
}

/// Prints a line for people.
pub(crate) fn tell(line: &dyn Display) {
    // Where standard error cannot be written to, nobody is left to be told about it.
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Ends a run by how its writing went.
pub(crate) fn of(written: Result<(), onrecord::Error>) -> Exit {
    match written {
        Ok(()) => Exit::Done,
        Err(error) => complain(&error),
    }
}
