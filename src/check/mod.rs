//! Expected against actual: what a golden says of a story, and what the tool says.
//!
//! A [`Golden`] is a table that people keep beside a story, the [`Actual`] one is made from what the
//! tool finds. [`compare`] pairs their rows and tells what differs, column by column, but only in
//! the columns that the golden has; each [`Difference`] becomes a
//! [`Finding`](crate::write::report::Finding). [`Comparison::updated`] is the golden with the answers
//! of the tool, except where an editor's answer is to stay. [`KnownMisses`] and [`Allowances`] are
//! the two places to say that a finding is known, and why.
//!
//! All goldens are alike: a [`Kind`] is a file name and some columns, so that what is checked for
//! quotes is checked for changes and verdicts by the same code. Nothing here reads or writes files.

mod actual;
mod allowance;
mod difference;
mod golden;
mod kind;
mod known;
mod pair;
mod update;

pub use actual::{Actual, ActualRow};
pub use allowance::{Allowance, Allowances};
pub use difference::{Comparison, Difference, compare};
pub use golden::{Golden, GoldenRow};
pub use kind::Kind;
pub use known::{KnownMiss, KnownMisses};
