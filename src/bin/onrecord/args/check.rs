//! `onrecord check`, as typed.

use super::{Color, ReportFormat};
use crate::fail_on::FailOn;
use crate::settings::Unreferenced;
use std::num::NonZero;
use std::path::PathBuf;

/// Compare stories with the answers you have accepted for them
///
/// Each story has a golden, a CSV file with accepted answers. Any answer that differs is listed, and the
/// check fails. A story without a golden is a finding, too.
#[derive(Debug, clap::Args)]
#[command(after_long_help = CHECK_EXAMPLES)]
pub(crate) struct CheckArgs {
    /// Stories, goldens or folders [default: the inputs of onrecord.toml, or this folder]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Rewrite the goldens that differ, and write the missing ones
    #[arg(long, visible_alias = "bless")]
    pub(crate) update: bool,

    /// Write nothing, even if ONRECORD_UPDATE is set
    #[arg(long, conflicts_with = "update")]
    pub(crate) no_update: bool,

    /// Goldens without a story: ignore, warn, reject or (with --update) delete [default: warn; in
    /// CI reject]
    #[arg(long, value_name = "WHAT", hide_possible_values = true)]
    pub(crate) unreferenced: Option<Unreferenced>,

    #[command(flatten)]
    pub(crate) report: ReportArgs,

    /// Skip a PATH that onrecord.toml ignores or does not list among its inputs
    #[arg(long)]
    pub(crate) force_exclude: bool,

    /// Add the words of FILE (CSV) to the built-in reporting verbs, roles and titles
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,

    /// Stories to process in parallel [default: one per CPU]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,

    /// Colors: auto, always or never
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) color: Color,
}

/// How findings are reported.
#[derive(Debug, clap::Args)]
pub(crate) struct ReportArgs {
    /// Output format: text, json, github, sarif or junit
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: Option<ReportFormat>,

    /// Write the report to FILE; it appears only once it is complete
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Lowest severity that fails the run: note, warning or error; or never [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,

    /// Exit with 0 even if there are findings
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  Has any answer changed since it was accepted?
      onrecord check stories/

  Review the changes, one golden at a time:
      onrecord review stories/

  Accept everything:
      onrecord check stories/ --update

  In a pull request:
      onrecord check --format github

Where goldens are:
  A folder with one story has story.txt (.md, .html) and quotes.csv. In a folder with many,
  speech.md has speech.quotes.csv. known-misses.csv (story,line,quote,reason) lists
  answers that are known to be wrong. See docs/check.md.

Environment:
  ONRECORD_UPDATE   no, unseen, always or force: what is written; --update is always
  CI, TF_BUILD      nothing is ever written in CI

Exit code: 0 if all answers are as accepted, 1 for findings, 2 if something could not be checked.";
