//! `onrecord check`: from arguments to a plan.

use super::destination::color_choice;
use super::{Links, NamedPaths, Reporting};
use crate::args::CheckArgs;
use crate::settings::{Settings, Unreferenced, Update, is_ci};
use crate::setup::lexicons;
use crate::shell;
use onrecord::{Error, ErrorKind};
use std::num::NonZero;
use std::path::{Path, PathBuf};

/// The plan of `onrecord check`.
pub(crate) struct Check {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) links: Links,
    pub(crate) named: NamedPaths,
    pub(crate) update: Update,
    /// Never [`Unreferenced::Auto`].
    pub(crate) unreferenced: Unreferenced,
    pub(crate) reporting: Reporting,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
    /// The arguments as typed, for the suggested command that accepts the findings.
    pub(crate) typed: String,
}

/// Builds the plan from the arguments and the settings.
///
/// [`ErrorKind::Usage`] if the arguments ask to write in CI, or to delete goldens without
/// `--update`.
pub(crate) fn check(args: CheckArgs, settings: &Settings) -> Result<Check, Error> {
    let is_typed = args.unreferenced == Some(Unreferenced::Delete);
    if is_ci() && (args.update || is_typed) {
        let what = if args.update {
            "--update"
        } else {
            "--unreferenced delete"
        };
        return Err(in_ci(what));
    }
    if is_typed && !args.update {
        let message = "--unreferenced delete deletes files: add --update";
        return Err(Error::new(ErrorKind::Usage, "", message));
    }
    let unreferenced = match args.unreferenced.unwrap_or(settings.unreferenced.value) {
        // Settings are untrusted: they alone delete nothing.
        Unreferenced::Delete if args.update => Unreferenced::Delete,
        Unreferenced::Auto | Unreferenced::Delete if is_ci() => Unreferenced::Reject,
        Unreferenced::Auto | Unreferenced::Delete => Unreferenced::Warn,
        said => said,
    };
    let update = match settings.update.value {
        _ if is_ci() || args.no_update => Update::No,
        _ if args.update => Update::Always,
        said => said,
    };
    let typed = retyped(&args.stories.paths, args.extractor.lexicon.as_deref());
    let (paths, links) = inputs(args.stories.paths, settings);
    Ok(Check {
        typed,
        paths,
        links,
        named: if args.force_exclude {
            NamedPaths::UnlessExcluded
        } else {
            NamedPaths::Always
        },
        update,
        unreferenced,
        reporting: Reporting::new(args.report, settings, color_choice(args.colors)),
        lexicons: lexicons(args.extractor.lexicon, settings),
        jobs: args.extractor.jobs,
    })
}

/// Returns the paths and the lexicon as they can be typed again, without a long list from a hook.
fn retyped(paths: &[PathBuf], lexicon: Option<&Path>) -> String {
    const MOST: usize = 3;
    let quoted = |path: &Path| format!(" {}", shell::quoted(&path.display().to_string()));
    let paths = if paths.len() > MOST { &[] } else { paths };
    let lexicon = lexicon.map(|path| format!(" --lexicon{}", quoted(path)));
    let paths = paths.iter().map(|path| quoted(path));
    paths.chain(lexicon).collect()
}

/// Returns the paths on the command line, else the inputs of the settings, and where links in them
/// may lead.
pub(crate) fn inputs(typed: Vec<PathBuf>, settings: &Settings) -> (Vec<PathBuf>, Links) {
    if !typed.is_empty() {
        return (typed, Links::Anywhere);
    }
    let inputs = settings.inputs.value.iter();
    let inputs = inputs.map(|input| settings.base().join(input));
    let root = &settings.root;
    let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.clone());
    (inputs.collect(), Links::Inside(root))
}

/// Returns the error for writing in CI.
pub(crate) fn in_ci(what: &str) -> Error {
    let message = format!("{what}: refusing to write in CI; if this is not CI, set CI=false");
    Error::new(ErrorKind::Usage, "", message)
}
