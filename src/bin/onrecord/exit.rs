//! How a run ends, and what is said of what went wrong.

use onrecord::visible::Visible;
use std::backtrace::{Backtrace, BacktraceStatus};
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

impl Exit {
    fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            // As in `diff`: a quote that changed, a check that failed.
            Exit::Found => 1,
            Exit::Failed => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}

/// Ends the program.
pub(crate) fn now(exit: Exit) -> ! {
    std::process::exit(exit.code().into())
}

/// Prints to stderr what could not be done: one line a problem, its place first.
pub(crate) fn report_error(problem: &onrecord::Error) -> Exit {
    eprint_line(&format_args!("onrecord: {problem}"));
    Exit::Failed
}

/// Prints a line for people. Whatever it holds from outside, it is one line and steers nothing: all
/// that is said on stderr goes through here.
pub(crate) fn eprint_line(line: &dyn Display) {
    let line = line.to_string();
    // Where stderr cannot be written to, nobody is left to be told about it.
    let _ = writeln!(io::stderr().lock(), "{}", Visible(&line));
}

/// Prints the lines of a page for people.
pub(crate) fn print_lines(page: &str) {
    page.lines().for_each(|line| eprint_line(&line));
}

/// Makes sure that a panic, whose message may hold a piece of a story, is told like anything else.
pub(crate) fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        eprint_line(&format_args!("onrecord: {panic}"));
        let backtrace = Backtrace::capture();
        if backtrace.status() == BacktraceStatus::Captured {
            print_lines(&backtrace.to_string());
        }
    }));
}

/// Ends a run by how its writing went.
pub(crate) fn of(written: Result<(), onrecord::Error>) -> Exit {
    match written {
        Ok(()) => Exit::Done,
        Err(error) => report_error(&error),
    }
}
