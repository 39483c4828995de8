//! `onrecord review`: what is to be done.

use super::check::{in_ci, inputs};
use super::paint;
use crate::args::ReviewArgs;
use crate::check::Links;
use crate::settings::{Settings, is_ci};
use onrecord::Error;
use onrecord::write::ColorChoice;
use std::num::NonZero;
use std::path::PathBuf;

/// What `onrecord review` is to do.
pub(crate) struct Review {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) links: Links,
    pub(crate) answers: Answers,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
    pub(crate) paint: ColorChoice,
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
    /// None is given: what differs is only listed.
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
    let (paths, links) = inputs(args.paths, settings);
    Ok(Review {
        paths,
        links,
        answers,
        lexicons: super::lexicons(args.lexicon, settings),
        jobs: args.jobs,
        paint: paint(args.color),
    })
}
