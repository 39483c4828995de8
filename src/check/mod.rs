//! Expected against actual: the answers that a golden has for a story, and the current ones.
//!
//! A [`Golden`] is a table that people keep next to a story; the [`Actual`] one is made from the current
//! answers. [`compare`] pairs their rows and finds the differences, column by column, in the columns that
//! the golden has; each [`Difference`] becomes a [`Finding`](crate::write::report::Finding).
//! [`Comparison::updated`] is the golden with the current answers, except where an editor's answer has to
//! stay. [`KnownMisses`] and [`Allowances`] are the two places to say that a finding is known, and why.
//!
//! All goldens are alike: a [`GoldenKind`] is a file name and some columns, so that quotes, changes and
//! verdicts are checked by the same code. Nothing here reads or writes files.

mod actual;
mod allowance;
mod cause;
mod cell;
mod difference;
mod finding;
mod golden;
mod kind;
mod known;
mod pair;
mod restore;
mod similar_rows;
mod typography;
mod update;

pub use actual::{Actual, ActualRow};
pub use allowance::{Allowance, Allowances};
pub use cause::Cause;
pub use difference::{Comparison, Difference, compare};
pub use golden::{Golden, GoldenRow};
pub use kind::GoldenKind;
pub use known::{KnownMiss, KnownMisses};
