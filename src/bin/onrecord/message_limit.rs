//! Limits messages per input: the first few, and how many more there are.
//!
//! A damaged archive with a million records would otherwise fill a log, and hide the problems of
//! the next input.

use crate::exit::{Exit, eprint_line};
use onrecord::Error;
use std::fmt::Display;

/// How many messages are printed per input.
const MOST: u64 = 20;

/// The messages about the current input. Inputs come one after another.
pub(crate) struct LimitedMessages {
    /// The noun for those left out: "and 812 more problems".
    what: &'static str,
    file: String,
    count: u64,
}

impl LimitedMessages {
    /// For unreadable input.
    pub(crate) fn problems() -> LimitedMessages {
        LimitedMessages::of("problems")
    }

    /// For notes about how input was read.
    pub(crate) fn notes() -> LimitedMessages {
        LimitedMessages::of("notes like these")
    }

    fn of(what: &'static str) -> LimitedMessages {
        LimitedMessages {
            what,
            file: String::new(),
            count: 0,
        }
    }

    /// Reports an error, its place first.
    pub(crate) fn report_error(&mut self, problem: &Error) -> Exit {
        self.eprint_line(problem.file(), problem);
        Exit::Failed
    }

    /// Prints a message about an input.
    pub(crate) fn eprint_line(&mut self, file: &str, message: &dyn Display) {
        if file != self.file {
            self.end();
            file.clone_into(&mut self.file);
        }
        self.count += 1;
        if self.count <= MOST {
            eprint_line(&format_args!("onrecord: {message}"));
        }
    }

    /// Prints how many messages about the last input were left out.
    pub(crate) fn end(&mut self) {
        let left = self.count.saturating_sub(MOST);
        if left > 0 {
            let LimitedMessages { file, what, .. } = &self;
            eprint_line(&format_args!("onrecord: {file}: and {left} more {what}"));
        }
        self.count = 0;
    }
}

impl Drop for LimitedMessages {
    fn drop(&mut self) {
        self.end();
    }
}
