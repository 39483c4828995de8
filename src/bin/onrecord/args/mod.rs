//! The arguments, in one file per command; flags of several commands are in `common`. What depends on
//! more than one argument is decided in `plan`.

mod check;
mod columns;
mod common;
mod diff;
mod eval;
mod extract;
mod format;
mod init;
mod review;
mod rule;
mod speakers;
mod verify;

use crate::settings::ConfigArgs;
pub(crate) use check::{CheckArgs, ReportArgs};
use clap::{Parser, Subcommand};
use clap_complete::Shell;
pub(crate) use common::{
    CheckedPathsArgs, ColorArgs, ColorMode, ExtractorArgs, InputFormat, KeepArgs, OmittedPart,
    OutputArgs, PeopleArgs, ReadingArgs, RowsOrReportArgs, TrackedText,
};
pub(crate) use diff::DiffArgs;
pub(crate) use eval::{EvalArgs, EvalFormat};
pub(crate) use extract::ExtractArgs;
pub(crate) use format::{FoundFormat, QuoteFormat, ReportFormat, RowFormat};
pub(crate) use init::InitArgs;
pub(crate) use review::ReviewArgs;
pub(crate) use rule::RuleArgs;
pub(crate) use speakers::{SpeakersArgs, SpeakersFormat};
pub(crate) use verify::{FileSetting, VerifyArgs};

/// Finds the quotes in news stories and who said them.
#[derive(Debug, Parser)]
#[command(
    name = "onrecord",
    version,
    arg_required_else_help = true,
    after_help = "Try `onrecord extract story.txt`. See `onrecord extract --help`."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// Print a completion script for your shell
    #[arg(long, value_name = "SHELL", exclusive = true)]
    pub(crate) completions: Option<Shell>,

    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Extract(ExtractArgs),
    Check(CheckArgs),
    Review(ReviewArgs),
    Rule(RuleArgs),
    Init(InitArgs),
    /// Print the settings in effect, and where each comes from
    Config,
    Diff(DiffArgs),
    Verify(VerifyArgs),
    Speakers(SpeakersArgs),
    Eval(EvalArgs),
}
