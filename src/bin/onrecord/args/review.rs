//! `onrecord review`: its arguments.

use super::{CheckedPathsArgs, ColorArgs, ExtractorArgs};

/// Accept or reject findings, one key press each
///
/// Compares like `onrecord check`, and shows each finding in its sentence of the story: a accepts the
/// current answer and writes it at once, r keeps the accepted one, s skips, e opens the golden in your editor
/// (VISUAL or EDITOR), k and j move, ? shows all keys, q quits. Needs a terminal, unless a flag decides.
#[derive(Debug, clap::Args)]
#[command(after_long_help = REVIEW_EXAMPLES)]
pub(crate) struct ReviewArgs {
    #[command(flatten)]
    pub(crate) stories: CheckedPathsArgs,

    /// Accept everything without asking
    #[arg(long, conflicts_with_all = ["reject", "list"])]
    pub(crate) accept: bool,

    /// Keep all accepted answers without asking
    #[arg(long, conflicts_with = "list")]
    pub(crate) reject: bool,

    /// Only list the findings
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
