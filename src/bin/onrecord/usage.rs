//! What clap says of the arguments, which it says again word by word.

use crate::exit::{Exit, print_lines};
use clap::Error;
use onrecord::visible::Visible;
use std::env;

/// Prints an error of clap's, or its help, and tells how the run ends.
///
/// Where an argument holds what would steer a terminal or a CI runner, the words are printed
/// without clap's colours, line by line, so that it can do nothing.
pub(crate) fn told(error: &Error) -> Exit {
    let is_plain = |argument: std::ffi::OsString| {
        let argument = argument.to_string_lossy();
        Visible(&argument).to_string() == argument
    };
    if env::args_os().all(is_plain) {
        // Where standard error cannot be written to, nobody is left to be told about it.
        let _ = error.print();
    } else {
        print_lines(&error.render().to_string());
    }
    match error.exit_code() {
        0 => Exit::Done,
        _ => Exit::Failed,
    }
}
