//! What was typed, a file for each subcommand. Nothing here is decided that depends on more than
//! one argument.

mod check;
mod columns;
mod diff;
mod eval;
mod extract;
mod init;
mod reading;
mod review;
mod verify;

use crate::settings::Given;
pub(crate) use check::{CheckArgs, ReportArgs};
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
pub(crate) use diff::DiffArgs;
pub(crate) use eval::{EvalArgs, EvalFormat};
pub(crate) use extract::ExtractArgs;
pub(crate) use init::InitArgs;
pub(crate) use reading::{InputFormat, Part, ReadingArgs};
pub(crate) use review::ReviewArgs;
pub(crate) use verify::VerifyArgs;

/// Finds the quotes in news stories and says who said them.
#[derive(Debug, Parser)]
#[command(
    name = "onrecord",
    version,
    arg_required_else_help = true,
    after_help = "Try `onrecord extract story.txt`, and `onrecord extract --help` for more."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// Print a script that completes commands for your shell, and stop
    #[arg(long, value_name = "SHELL", exclusive = true)]
    pub(crate) completions: Option<Shell>,

    #[command(flatten)]
    pub(crate) given: Given,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Extract(ExtractArgs),
    Check(CheckArgs),
    Review(ReviewArgs),
    Init(InitArgs),
    /// Print the settings that apply here, and where each comes from
    Config,
    Diff(DiffArgs),
    Verify(VerifyArgs),
    Eval(EvalArgs),
}

/// How to print row by row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Csv,
    Jsonl,
    Table,
}

/// How to print quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum QuoteFormat {
    Csv,
    Jsonl,
    Table,
    Parquet,
}

/// How to print findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
    Github,
    Sarif,
    Junit,
}

/// How to print what is found in versions or sources: row by row, or as a report.
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
    /// Returns how rows are printed; nothing for a report.
    pub(crate) fn rows(self) -> Option<Format> {
        match self {
            FoundFormat::Csv => Some(Format::Csv),
            FoundFormat::Jsonl => Some(Format::Jsonl),
            FoundFormat::Table => Some(Format::Table),
            FoundFormat::Github | FoundFormat::Sarif | FoundFormat::Junit => None,
        }
    }

    /// Returns the form of a report; nothing for rows.
    pub(crate) fn report(self) -> Option<ReportFormat> {
        match self {
            FoundFormat::Csv | FoundFormat::Jsonl | FoundFormat::Table => None,
            FoundFormat::Github => Some(ReportFormat::Github),
            FoundFormat::Sarif => Some(ReportFormat::Sarif),
            FoundFormat::Junit => Some(ReportFormat::Junit),
        }
    }
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}
