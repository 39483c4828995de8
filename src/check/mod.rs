//! Expected against actual: what a golden says of a story, and what the tool says.
//!
//! A [`Golden`] is a table that people keep beside a story, the [`Actual`] one is made from what the
//! tool finds. [`compare`] pairs their rows and tells what differs, column by column, but only in
//! the columns that the golden has; each [`Difference`] becomes a
//! [`Finding`](crate::write::report::Finding). [`Golden::updated`] is the golden with the answers
//! of the tool, except where an editor's answer is to stay. [`KnownMisses`] and [`Allowances`] are
//! the two places to say that a finding is known, and why.
//!
//! All goldens are alike: a [`Kind`] is a file name and some columns, so that what is checked for
//! quotes is checked for changes and verdicts by the same code. Nothing here reads or writes files.

mod actual;
mod allowance;
mod difference;
mod golden;
mod known;
mod pair;
mod update;

pub use actual::{Actual, ActualRow};
pub use allowance::{Allowance, Allowances};
pub use difference::{Comparison, Difference, compare};
pub use golden::{Golden, GoldenRow};
pub use known::{KnownMiss, KnownMisses};

/// What a golden is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The quotes of a story: `quotes.csv`.
    Quotes,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 1] = [Kind::Quotes];

    /// Returns the name of the golden's file in a folder of its own.
    pub fn file_name(self) -> &'static str {
        match self {
            Kind::Quotes => "quotes.csv",
        }
    }

    /// Returns the columns that a golden may have, in the order of the printed table. None of them
    /// holds a fraction: a newly trained model moves confidences, and no answer with them.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Kind::Quotes => &[
                "line", "quote", "speaker", "role", "mention", "cue", "evidence", "kind", "depth",
                "closing", "start", "end",
            ],
        }
    }

    /// Returns the columns that a new golden is given: what an editor can judge.
    pub fn first_columns(self) -> &'static [&'static str] {
        match self {
            Kind::Quotes => &self.columns()[..8],
        }
    }

    /// Returns the columns that tell which row of a golden and which of the tool's are about the
    /// same thing; the last of them is always there.
    pub(crate) fn key(self) -> &'static [&'static str] {
        match self {
            Kind::Quotes => &["line", "quote"],
        }
    }
}
