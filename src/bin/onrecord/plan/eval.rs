//! `onrecord eval`: from arguments to a plan.

use crate::args::{EvalArgs, EvalFormat};
use crate::settings::Settings;
use crate::setup::lexicons;
use std::num::NonZero;
use std::path::PathBuf;

/// The plan of `onrecord eval`.
pub(crate) struct Eval {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) format: EvalFormat,
    /// How many misses to show, if asked for.
    pub(crate) misses: Option<usize>,
    pub(crate) model: Option<PathBuf>,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
}

/// Builds the plan from the arguments.
pub(crate) fn eval(args: EvalArgs, settings: &Settings) -> Eval {
    Eval {
        paths: args.paths,
        format: args.format,
        misses: args.misses,
        model: args.model,
        lexicons: lexicons(args.extractor.lexicon, settings),
        jobs: args.extractor.jobs,
    }
}
