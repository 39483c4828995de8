//! The arguments, in one file per command; flags of several commands are in `common`. What depends on
//! more than one argument is decided in `plan`.

mod check;
mod columns;
mod common;
mod diff;
mod eval;
mod extract;
mod init;
mod review;
mod verify;

use crate::settings::ConfigArgs;
pub(crate) use check::{CheckArgs, ReportArgs};
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
pub(crate) use common::{
    CheckedPathsArgs, ColorArgs, ColorMode, ExtractorArgs, InputFormat, OmittedPart, OutputArgs,
    ReadingArgs, RowsOrReportArgs,
};
pub(crate) use diff::DiffArgs;
pub(crate) use eval::{EvalArgs, EvalFormat};
pub(crate) use extract::ExtractArgs;
pub(crate) use init::InitArgs;
pub(crate) use review::ReviewArgs;
pub(crate) use verify::VerifyArgs;

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
    Init(InitArgs),
    /// Print the settings in effect, and where each comes from
    Config,
    Diff(DiffArgs),
    Verify(VerifyArgs),
    Eval(EvalArgs),
}

/// Output format of rows, without a choice that only one command has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowFormat {
    Csv,
    Jsonl,
    Table,
}

/// Output format of quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum QuoteFormat {
    Csv,
    Jsonl,
    Table,
    Parquet,
}

/// Output format of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
    Github,
    Sarif,
    Junit,
}

/// Output format of changes and verdicts: rows, or a report of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FoundFormat {
    Csv,
    Jsonl,
    Table,
    Github,
    Sarif,
    Junit,
}

impl FoundFormat {
    /// Returns the format of rows; `None` for a report.
    pub(crate) fn rows(self) -> Option<RowFormat> {
        match self {
            FoundFormat::Csv => Some(RowFormat::Csv),
            FoundFormat::Jsonl => Some(RowFormat::Jsonl),
            FoundFormat::Table => Some(RowFormat::Table),
            FoundFormat::Github | FoundFormat::Sarif | FoundFormat::Junit => None,
        }
    }

    /// Returns the format of a report; `None` for rows.
    pub(crate) fn report(self) -> Option<ReportFormat> {
        match self {
            FoundFormat::Csv | FoundFormat::Jsonl | FoundFormat::Table => None,
            FoundFormat::Github => Some(ReportFormat::Github),
            FoundFormat::Sarif => Some(ReportFormat::Sarif),
            FoundFormat::Junit => Some(ReportFormat::Junit),
        }
    }
}
