//! Exit codes, and messages on stderr.

use onrecord::visible::Visible;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::Display;
use std::io::{self, Write as _};

/// How a run ended.
///
/// A run ends with the greater of two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All was done.
    #[default]
    Done,
    /// Everything was done, with findings.
    Found,
    /// Something could not be done; the rest was.
    Failed,
}

impl Exit {
    pub(crate) fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            // As in `diff`: a quote that changed, a check that failed.
            Exit::Found => 1,
            Exit::Failed => 2,
        }
    }
}

/// Ends the program.
pub(crate) fn now(exit: Exit) -> ! {
    std::process::exit(exit.code().into())
}

/// Prints an error to stderr, its place first.
pub(crate) fn report_error(problem: &onrecord::Error) -> Exit {
    eprint_line(&format_args!("onrecord: {problem}"));
    Exit::Failed
}

/// Prints one line to stderr. All messages go through here: untrusted text in them is made visible.
pub(crate) fn eprint_line(line: &dyn Display) {
    let line = line.to_string();
    // If stderr cannot be written to, there is nowhere to report it.
    let _ = writeln!(io::stderr().lock(), "{}", Visible(&line));
}

/// Prints a hint to stderr: what to type next time. The run continues.
pub(crate) fn eprint_hint(hint: &dyn Display) {
    eprint_line(&format_args!("onrecord: hint: {hint}"));
}

/// Prints several lines to stderr.
pub(crate) fn print_lines(page: &str) {
    page.lines().for_each(|line| eprint_line(&line));
}

/// Installs a hook that prints panics like other messages: they may quote a story.
pub(crate) fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        eprint_line(&format_args!("onrecord: {panic}"));
        let backtrace = Backtrace::capture();
        if backtrace.status() == BacktraceStatus::Captured {
            print_lines(&backtrace.to_string());
        }
    }));
}

/// Returns the exit of a result, and reports its error.
pub(crate) fn of(written: Result<(), onrecord::Error>) -> Exit {
    match written {
        Ok(()) => Exit::Done,
        Err(error) => report_error(&error),
    }
}
