//! `onrecord verify`: from arguments to a plan.

use super::destination::{SummaryLine, destination, file, named, refuse};
use super::{Reporting, reading};
use crate::args::{FoundFormat, RowFormat, VerifyArgs};
use crate::fail_on::VerdictThreshold;
use crate::output::Target;
use crate::settings::Settings;
use crate::setup::lexicons;
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
    /// How findings are reported; `None` if rows are printed.
    pub(crate) report: Option<Reporting>,
    pub(crate) summary: SummaryLine,
}

/// What to check stories against.
pub(crate) enum Sources {
    /// These files and folders.
    Paths(Vec<PathBuf>),
    /// The story before.
    Previous,
}

/// Builds the plan from the arguments. Contradictory arguments end the program.
pub(crate) fn verify(mut args: VerifyArgs, settings: &Settings) -> Verify {
    args.printing.file.output = file(args.printing.file.output);
    let report = args.printing.format.and_then(FoundFormat::report);
    let report = report
        .map(|format| Reporting::of_findings(format, args.printing.file.output.clone(), settings));
    let format = format(&args).unwrap_or_else(|contradiction| refuse("verify", contradiction));
    let (target, screen) = destination(args.printing.file.output.as_deref(), args.colors);
    Verify {
        writer: match format {
            RowFormat::Csv if args.excel => Box::new(VerdictCsv::for_excel()),
            RowFormat::Csv => Box::new(VerdictCsv::default()),
            RowFormat::Tsv => Box::new(VerdictCsv::default().with_tabs()),
            RowFormat::Jsonl => Box::new(VerdictJsonl),
            RowFormat::Table => Box::new(VerdictTable::new(screen)),
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
        lexicons: lexicons(args.extractor.lexicon, settings),
        jobs: args.extractor.jobs,
        fail_on: args.fail_on.settled(),
        summary: if io::stderr().is_terminal() {
            SummaryLine::Shown
        } else {
            SummaryLine::Hidden
        },
    }
}

/// Decides the format: by the flag, the extension of the output, or the terminal.
fn format(args: &VerifyArgs) -> Result<RowFormat, String> {
    let rows = args
        .printing
        .format
        .map(|format| format.rows().unwrap_or(RowFormat::Csv));
    let format = match (rows, &args.printing.file.output) {
        (Some(format), _) => format,
        (None, Some(path)) => named(path)?,
        (None, None) if args.excel || !io::stdout().is_terminal() => RowFormat::Csv,
        (None, None) => RowFormat::Table,
    };
    match format {
        RowFormat::Tsv | RowFormat::Jsonl | RowFormat::Table if args.excel => {
            Err("--excel is for CSV only".to_owned())
        }
        format => Ok(format),
    }
}
