//! `onrecord review`: from arguments to a plan.

use super::Links;
use super::check::{in_ci, inputs};
use super::destination::color_choice;
use crate::args::ReviewArgs;
use crate::settings::{Settings, is_ci};
use crate::setup::lexicons;
use onrecord::Error;
use onrecord::write::ColorChoice;
use std::num::NonZero;
use std::path::PathBuf;

/// The plan of `onrecord review`.
pub(crate) struct Review {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) links: Links,
    pub(crate) mode: ReviewMode,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
    pub(crate) colors: ColorChoice,
}

/// Where the mode comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReviewMode {
    /// Ask for each golden.
    Asked,
    /// Accept all.
    Accept,
    /// Reject all.
    Reject,
    /// Only list the differences.
    List,
}

/// Builds the plan from the arguments and the settings.
///
/// [`onrecord::ErrorKind::Usage`] if it would write in CI.
pub(crate) fn review(args: ReviewArgs, settings: &Settings) -> Result<Review, Error> {
    let mode = match (args.accept, args.reject, args.list) {
        (true, ..) => ReviewMode::Accept,
        (_, true, _) => ReviewMode::Reject,
        (.., true) => ReviewMode::List,
        _ => ReviewMode::Asked,
    };
    if is_ci() && mode != ReviewMode::List {
        return Err(in_ci("review"));
    }
    let (paths, links) = inputs(args.stories.paths, settings);
    Ok(Review {
        paths,
        links,
        mode,
        lexicons: lexicons(args.extractor.lexicon, settings),
        jobs: args.extractor.jobs,
        colors: color_choice(args.colors),
    })
}
