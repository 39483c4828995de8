//! `onrecord review`: its arguments.

use super::{CheckedPathsArgs, ColorArgs, ExtractorArgs};

/// Accept or reject differences from goldens, one golden at a time
///
/// Compares like `onrecord check`, shows what differs for each golden, and asks: a accepts it and
/// writes the golden, r keeps the golden, s skips it; A, R and S apply to all the rest.
#[derive(Debug, clap::Args)]
#[command(after_long_help = REVIEW_EXAMPLES)]
pub(crate) struct ReviewArgs {
    #[command(flatten)]
    pub(crate) stories: CheckedPathsArgs,

    /// Accept everything without asking
    #[arg(long, conflicts_with_all = ["reject", "list"])]
    pub(crate) accept: bool,

    /// Keep all goldens without asking
    #[arg(long, conflicts_with = "list")]
    pub(crate) reject: bool,

    /// Only list the differences
    #[arg(long)]
    pub(crate) list: bool,

    #[command(flatten)]
    pub(crate) extractor: ExtractorArgs,

    #[command(flatten)]
    pub(crate) colors: ColorArgs,
}

const REVIEW_EXAMPLES: &str = "\
Examples:
  Review every difference:
      onrecord review

  Accept the answers for one story:
      onrecord review speech.md --accept

Exit code: 0 if everything is decided, 1 if something was skipped, 2 if something failed.";
