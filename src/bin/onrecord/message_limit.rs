//! Messages about the parts of an input: the first few, and how many more there are.
//!
//! A damaged archive of a million records would else fill a log, and hide what is wrong with the
//! next one.

use crate::exit::{Exit, eprint_line};
use onrecord::Error;
use std::fmt::Display;

/// This many messages are reported one input.
const MOST: u64 = 20;

/// What is reported the input buffered. Inputs come one after another.
pub(crate) struct LimitedMessages {
    /// What the messages are, told of those that are left: "and 812 more problems".
    what: &'static str,
    file: String,
    count: u64,
}

impl LimitedMessages {
    /// What could not be read.
    pub(crate) fn problems() -> LimitedMessages {
        LimitedMessages::of("problems")
    }

    /// What has to be known about what was read.
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

    /// Says what could not be done, its place first.
    pub(crate) fn report_error(&mut self, problem: &Error) -> Exit {
        self.eprint_line(problem.file(), problem);
        Exit::Failed
    }

    /// Says something about an input.
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

    /// Says how many were left untold of the last input.
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
