//! `onrecord review`, as typed.

use super::Color;
use std::num::NonZero;
use std::path::PathBuf;

/// Accept or reject what a check finds, one golden at a time
///
/// Compares as `onrecord check` does, shows what differs in each golden, and asks: a accepts it and
/// writes the golden, r keeps the golden as it is, s leaves it for later; A, R and S say the same of
/// all that follow.
#[derive(Debug, clap::Args)]
#[command(after_long_help = REVIEW_EXAMPLES)]
pub(crate) struct ReviewArgs {
    /// Stories, goldens or folders [default: the inputs of onrecord.toml, or this folder]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Accept all, without asking
    #[arg(long, conflicts_with_all = ["reject", "list"])]
    pub(crate) accept: bool,

    /// Keep all goldens as they are, without asking
    #[arg(long, conflicts_with = "list")]
    pub(crate) reject: bool,

    /// Only list what differs
    #[arg(long)]
    pub(crate) list: bool,

    /// Add the words of FILE (CSV) to the built-in reporting verbs, roles and titles
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,

    /// How many stories to work on at a time [default: one a processor]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,

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
  Look at what has changed, and decide:
      onrecord review

  Accept one story's answers:
      onrecord review speech.md --accept

Exit code: 0 when all is decided, 1 when something is left for later, 2 when something could not be done.";
