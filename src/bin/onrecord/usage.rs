//! What clap says of the arguments, which it says again word by word.

use crate::exit::{Exit, print_lines, report_error};
use clap::Error;
use onrecord::visible::Visible;
use std::env;
use std::io::{self, Write as _};

/// Prints an error of clap's, or its help, and tells how the run ends.
///
/// Where an argument holds what would steer a terminal or a CI runner, the words are printed
/// without clap's colors, line by line, so that it can do nothing.
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
        // Where stderr cannot be written to, nobody is left to be told about it.
        _ if error.use_stderr() => Exit::Failed,
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => report_error(&onrecord::Error::io("standard output", error)),
    }
}
