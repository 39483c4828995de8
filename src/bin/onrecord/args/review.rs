//! `onrecord review`, as typed.

use super::Color;
use std::path::PathBuf;

/// Accept or reject what a check has found, one golden at a time
///
/// Shows what has changed in each golden that waits to be accepted, and asks: a accepts it, r
/// rejects it, s leaves it for later; A, R and S say the same of all that follow.
#[derive(Debug, clap::Args)]
#[command(after_long_help = REVIEW_EXAMPLES)]
pub(crate) struct ReviewArgs {
    /// Stories, goldens or folders [default: the inputs of onrecord.toml, or this folder]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Accept all, without asking
    #[arg(long, conflicts_with_all = ["reject", "list"])]
    pub(crate) accept: bool,

    /// Reject all, without asking
    #[arg(long, conflicts_with = "list")]
    pub(crate) reject: bool,

    /// Only list what waits
    #[arg(long)]
    pub(crate) list: bool,

    /// Colours: auto, always or never
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) color: Color,
}

const REVIEW_EXAMPLES: &str = "\
Examples:
  Find out what has changed, then decide:
      onrecord check; onrecord review

  Accept one story's answers:
      onrecord review speech.md --accept

Exit code: 0 when nothing waits any more, 1 when something does, 2 when something could not be done.";
