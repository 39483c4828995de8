//! `onrecord check`: what is to be done.

use super::{Reporting, paint};
use crate::args::CheckArgs;
use crate::check::Named;
use crate::settings::{Settings, Unreferenced, Update, is_ci};
use onrecord::{Error, ErrorKind};
use std::num::NonZero;
use std::path::PathBuf;

/// What `onrecord check` is to do.
pub(crate) struct Check {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) named: Named,
    /// Never [`Update::Auto`].
    pub(crate) update: Update,
    /// Never [`Unreferenced::Auto`].
    pub(crate) unreferenced: Unreferenced,
    pub(crate) reporting: Reporting,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
    /// The paths as they were typed, for the command that accepts what was found.
    pub(crate) typed: String,
}

/// Makes a plan of the arguments and the settings.
///
/// # Errors
/// [`ErrorKind::Usage`] where something is to be written on a CI machine: it never is.
pub(crate) fn check(args: CheckArgs, settings: &Settings) -> Result<Check, Error> {
    let unreferenced = match args.unreferenced.unwrap_or(settings.unreferenced.value) {
        Unreferenced::Auto if is_ci() => Unreferenced::Reject,
        Unreferenced::Auto => Unreferenced::Warn,
        said => said,
    };
    if is_ci() && (args.update || unreferenced == Unreferenced::Delete) {
        let what = if args.update {
            "--update"
        } else {
            "--unreferenced delete"
        };
        return Err(in_ci(what));
    }
    let update = match settings.update.value {
        _ if is_ci() || args.no_update => Update::No,
        _ if args.update => Update::Always,
        Update::Auto => Update::New,
        said => said,
    };
    Ok(Check {
        typed: retyped(&args.paths),
        paths: inputs(args.paths, settings),
        named: if args.force_exclude {
            Named::UnlessExcluded
        } else {
            Named::Always
        },
        update,
        unreferenced,
        reporting: Reporting::new(args.report, settings, paint(args.color)),
        lexicons: super::lexicons(args.lexicon, settings),
        jobs: args.jobs,
    })
}

/// Returns the paths as they can be typed again; a hook's long list is better left out.
fn retyped(paths: &[PathBuf]) -> String {
    const MOST: usize = 3;
    if paths.len() > MOST {
        return String::new();
    }
    let quoted = paths.iter().map(|path| match path.display().to_string() {
        path if path.contains(means_something) => format!(" '{}'", path.replace('\'', r"'\''")),
        path => format!(" {path}"),
    });
    quoted.collect()
}

/// Tells whether a sign means something to a shell: what is said to be typed is copied, and a path
/// may have been made to be.
fn means_something(sign: char) -> bool {
    !sign.is_alphanumeric() && !"/._-+,:@%=\\".contains(sign)
}

/// Returns the paths that were typed, or else the inputs of the settings.
pub(crate) fn inputs(typed: Vec<PathBuf>, settings: &Settings) -> Vec<PathBuf> {
    if !typed.is_empty() {
        return typed;
    }
    let inputs = settings.inputs.value.iter();
    inputs.map(|input| settings.base().join(input)).collect()
}

/// Says that something is not done in CI.
pub(crate) fn in_ci(what: &str) -> Error {
    let message = format!(
        "{what} would write, and nothing is written in CI; where this is none, say CI=false"
    );
    Error::new(ErrorKind::Usage, "", message)
}
