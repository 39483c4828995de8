//! `onrecord review`: what is to be done.

use super::check::{in_ci, inputs};
use super::paint;
use crate::args::ReviewArgs;
use crate::settings::{Settings, is_ci};
use onrecord::Error;
use onrecord::write::Paint;
use std::path::PathBuf;

/// What `onrecord review` is to do.
pub(crate) struct Review {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) answers: Answers,
    pub(crate) paint: Paint,
}

/// Where the answers come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answers {
    /// Somebody is asked.
    Asked,
    /// All are accepted.
    Accept,
    /// All are rejected.
    Reject,
    /// None is given: what waits is only listed.
    List,
}

/// Makes a plan of the arguments and the settings.
///
/// # Errors
/// [`onrecord::ErrorKind::Usage`] where something is to be written on a CI machine.
pub(crate) fn review(args: ReviewArgs, settings: &Settings) -> Result<Review, Error> {
    let answers = match (args.accept, args.reject, args.list) {
        (true, ..) => Answers::Accept,
        (_, true, _) => Answers::Reject,
        (.., true) => Answers::List,
        _ => Answers::Asked,
    };
    if is_ci() && answers != Answers::List {
        return Err(in_ci("review"));
    }
    Ok(Review {
        paths: inputs(args.paths, settings),
        answers,
        paint: paint(args.color),
    })
}
