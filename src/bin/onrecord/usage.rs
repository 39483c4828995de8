//! Help and usage errors from clap, which quote the arguments.

use crate::exit::{Exit, print_lines, report_error};
use clap::Error;
use onrecord::visible::Visible;
use std::env;
use std::io::{self, Write as _};

/// Prints an error or help of clap; returns the exit.
///
/// If an argument has characters that must be escaped, the message is printed without colors, line
/// by line.
pub(crate) fn told(error: &Error) -> Exit {
    let is_plain = |argument: std::ffi::OsString| {
        let argument = argument.to_string_lossy();
        Visible(&argument).to_string() == argument
    };
    if error.use_stderr() && !env::args_os().all(is_plain) {
        print_lines(&error.render().to_string());
        return Exit::Failed;
    }
    let printed = error.print().and_then(|()| io::stdout().flush());
    match printed {
        // If stderr cannot be written to, there is nowhere to report it.
        _ if error.use_stderr() => Exit::Failed,
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => report_error(&onrecord::Error::io("standard output", error)),
    }
}
