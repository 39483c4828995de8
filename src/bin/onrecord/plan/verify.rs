//! `onrecord verify`: the plan made of the arguments.

use super::{Reporting, Summary, destination, file, named, reading, refuse};
use crate::args::{Format, FoundFormat, VerifyArgs};
use crate::fail_on::VerdictThreshold;
use crate::output::Target;
use crate::settings::Settings;
use onrecord::read;
use onrecord::write::{VerdictCsv, VerdictJsonl, VerdictTable, VerdictWriter};
use std::io::{self, IsTerminal as _};
use std::num::NonZero;
use std::path::PathBuf;

/// The plan of `onrecord verify`.
pub(crate) struct Verify {
    pub(crate) stories: Vec<PathBuf>,
    pub(crate) sources: Sources,
    pub(crate) reading: read::Options,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
    pub(crate) fail_on: VerdictThreshold,
    pub(crate) writer: Box<dyn VerdictWriter>,
    pub(crate) target: Target,
    /// How findings are reported; `None` where rows are printed.
    pub(crate) report: Option<Reporting>,
    pub(crate) summary: Summary,
}

/// What stories are checked against.
pub(crate) enum Sources {
    /// These files and folders.
    Paths(Vec<PathBuf>),
    /// The story before.
    Previous,
}

/// Makes a plan of the arguments. Arguments that contradict each other end the program.
pub(crate) fn verify(mut args: VerifyArgs, settings: &Settings) -> Verify {
    args.output = file(args.output);
    let report = args.format.and_then(FoundFormat::report);
    let report = report.map(|format| Reporting::of_findings(format, args.output.clone(), settings));
    let format = format(&args).unwrap_or_else(|contradiction| refuse("verify", contradiction));
    let (target, screen) = destination(args.output.as_deref(), args.color);
    Verify {
        writer: match format {
            Format::Csv if args.excel => Box::new(VerdictCsv::for_excel()),
            Format::Csv => Box::new(VerdictCsv::default()),
            Format::Jsonl => Box::new(VerdictJsonl),
            Format::Table => Box::new(VerdictTable::new(screen)),
        },
        target,
        report,
        stories: args.paths,
        sources: if args.own {
            Sources::Previous
        } else {
            Sources::Paths(args.against)
        },
        reading: reading(args.reading),
        lexicons: super::lexicons(args.lexicon, settings),
        jobs: args.jobs,
        fail_on: args.fail_on.settled(),
        summary: if io::stderr().is_terminal() {
            Summary::Shown
        } else {
            Summary::Left
        },
    }
}

/// Returns the format: the one asked for, or by the name of the output, or by the terminal.
fn format(args: &VerifyArgs) -> Result<Format, String> {
    let rows = args
        .format
        .map(|format| format.rows().unwrap_or(Format::Csv));
    let format = match (rows, &args.output) {
        (Some(format), _) => format,
        (None, Some(path)) => named(path)?,
        (None, None) if args.excel || !io::stdout().is_terminal() => Format::Csv,
        (None, None) => Format::Table,
    };
    match format {
        Format::Jsonl | Format::Table if args.excel => Err("--excel is for CSV only".to_owned()),
        format => Ok(format),
    }
}
