//! `onrecord check`: its arguments.

use super::{CheckedPathsArgs, ColorArgs, ExtractorArgs, OutputArgs, ReportFormat};
use crate::fail_on::FailOn;
use crate::settings::Unreferenced;

/// Compare stories with accepted answers
///
/// Each story has a golden, a CSV file of accepted answers. Any answer that differs is listed, and the
/// check fails. A story without a golden is a finding too.
#[derive(Debug, clap::Args)]
#[command(after_long_help = CHECK_EXAMPLES)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) stories: CheckedPathsArgs,

    /// Update the goldens that differ, and write missing ones
    #[arg(long, visible_alias = "bless")]
    pub(crate) update: bool,

    /// Write nothing, even if ONRECORD_UPDATE is set
    #[arg(long, conflicts_with = "update")]
    pub(crate) no_update: bool,

    /// What to do with goldens without a story: ignore, warn, reject or (with --update) delete
    /// [default: warn; in CI reject]
    #[arg(long, value_name = "WHAT", hide_possible_values = true)]
    pub(crate) unreferenced: Option<Unreferenced>,

    #[command(flatten)]
    pub(crate) report: ReportArgs,

    /// Skip a PATH that onrecord.toml ignores or does not list among its inputs
    #[arg(long)]
    pub(crate) force_exclude: bool,

    #[command(flatten)]
    pub(crate) extractor: ExtractorArgs,

    #[command(flatten)]
    pub(crate) colors: ColorArgs,
}

/// How findings are reported.
#[derive(Debug, clap::Args)]
pub(crate) struct ReportArgs {
    /// Output format: text, json, html, github, sarif or junit [default: text, or that of onrecord.toml]
    ///
    /// html is a page to look at, in one file; -o report.html writes it, too.
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: Option<ReportFormat>,

    #[command(flatten)]
    pub(crate) file: OutputArgs,

    /// Lowest severity that fails the run: note, warning or error; or never [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,

    /// Exit with 0 even if there are findings
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  Check whether any answer differs from its golden:
      onrecord check stories/

  Review what differs, one golden at a time:
      onrecord review stories/

  Accept everything:
      onrecord check stories/ --update

  Annotate a pull request:
      onrecord check --format github

Where goldens are:
  A folder with one story has story.txt (.md, .html) and quotes.csv. In a folder with several,
  speech.md has speech.quotes.csv. known-misses.csv (story,line,quote,reason) lists answers that
  are known to be wrong. See docs/check.md.

Environment:
  ONRECORD_UPDATE   which goldens to write: no, unseen, always or force; --update means always
  CI, TF_BUILD      if set, this is CI, and nothing is written

Exit code: 0 if no answer differs, 1 for findings, 2 if something could not be checked.";
