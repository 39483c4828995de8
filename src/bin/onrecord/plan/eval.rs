//! `onrecord eval`: what is to be done.

use crate::args::{EvalArgs, EvalFormat};
use crate::settings::Settings;
use crate::setup::lexicons;
use std::num::NonZero;
use std::path::PathBuf;

/// What `onrecord eval` is to do.
pub(crate) struct Eval {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) format: EvalFormat,
    /// How many misses to show; nothing where nobody asked for them.
    pub(crate) misses: Option<usize>,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
}

/// Makes a plan of the arguments.
pub(crate) fn eval(args: EvalArgs, settings: &Settings) -> Eval {
    Eval {
        paths: args.paths,
        format: args.format,
        misses: args.misses,
        lexicons: lexicons(args.extractor.lexicon, settings),
        jobs: args.extractor.jobs,
    }
}
