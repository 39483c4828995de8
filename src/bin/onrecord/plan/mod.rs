//! From arguments to plans: takes the settings, the terminal and other arguments into account.

mod check;
mod destination;
mod diff;
mod eval;
mod extract;
mod kept;
mod overwrite;
mod paths;
mod reading;
mod report;
mod review;
mod speakers;
mod verify;

pub(crate) use check::{Check, check, in_ci};
pub(crate) use destination::SummaryLine;
pub(crate) use diff::{ChangeFormat, Diff, Versions, diff};
pub(crate) use eval::{Eval, eval};
pub(crate) use extract::{Errors, Extract, Resume, extract};
pub(crate) use overwrite::refuse_overwrite;
pub(crate) use paths::{Links, NamedPaths};
pub(crate) use reading::reading;
pub(crate) use report::Reporting;
pub(crate) use review::{Review, ReviewMode, review};
pub(crate) use speakers::{Speakers, speakers};
pub(crate) use verify::{Sources, Verify, verify};
