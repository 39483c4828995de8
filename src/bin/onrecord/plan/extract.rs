//! `onrecord extract`: what is to be done.

use super::{Summary, destination, ending, file, named, reading, refuse};
use crate::args::{ExtractArgs, Format, QuoteFormat};
use crate::output::Target;
use crate::settings::Settings;
use crate::sink::Form;
use crate::speaker::Wanted;
use onrecord::read;
use onrecord::write::{Csv, Explain, Jsonl, QuoteTable};
use std::io::{self, IsTerminal as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};

/// What `onrecord extract` is to do.
pub(crate) struct Extract {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) reading: read::Options,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
    pub(crate) min_confidence: f64,
    pub(crate) speakers: Vec<Wanted>,
    pub(crate) form: Form,
    pub(crate) target: Target,
    pub(crate) summary: Summary,
    pub(crate) errors: Errors,
    pub(crate) resume: Resume,
    /// What was asked for, so that another run can tell whether it is the same.
    pub(crate) arguments: String,
}

/// What becomes of the rest where an input cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Errors {
    Skip,
    Stop,
}

/// Whether a run goes on where another has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resume {
    Anew,
    IfBegun,
}

/// Makes a plan of the arguments. Arguments that contradict each other end the program.
pub(crate) fn extract(mut args: ExtractArgs, settings: &Settings) -> Extract {
    args.output = file(args.output);
    if args.resume && args.output.is_none() {
        refuse("extract", "--resume needs a file: say -o FILE".to_owned());
    }
    if args.resume && args.paths.iter().any(|path| is_standard_input(path)) {
        let message = "--resume cannot go on with standard input, which cannot be read again: \
                       write it to a file first";
        refuse("extract", message.to_owned());
    }
    let page = page(&args).unwrap_or_else(|contradiction| refuse("extract", contradiction));
    let (target, screen) = destination(args.output.as_deref(), args.color);
    Extract {
        form: match page {
            Page::Csv => Form::Stories(Box::new(Csv::default())),
            Page::Excel => Form::Stories(Box::new(Csv::for_excel())),
            Page::Jsonl => Form::Stories(Box::new(Jsonl)),
            Page::Table => Form::Stories(Box::new(QuoteTable::new(screen))),
            Page::Explain => Form::Stories(Box::new(Explain::new(screen))),
            #[cfg(feature = "parquet")]
            Page::Parquet => Form::Table,
        },
        arguments: arguments(&args, page),
        errors: match args.no_skip_errors {
            true => Errors::Stop,
            false => Errors::Skip,
        },
        resume: match args.resume {
            true => Resume::IfBegun,
            false => Resume::Anew,
        },
        target,
        paths: args.paths,
        reading: reading(args.reading),
        lexicons: super::lexicons(args.lexicon, settings),
        jobs: args.jobs,
        min_confidence: args.min_confidence,
        speakers: args.speaker,
        summary: if io::stderr().is_terminal() {
            Summary::Shown
        } else {
            Summary::Left
        },
    }
}

impl Extract {
    /// Returns whether stories come from standard input.
    pub(crate) fn reads_standard_input(&self) -> bool {
        self.paths.iter().any(|path| is_standard_input(path))
    }
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Writes down everything that the bytes of the output depend on.
fn arguments(args: &ExtractArgs, page: Page) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let ExtractArgs {
        paths,
        min_confidence,
        speaker,
        lexicon,
        reading,
        ..
    } = args;
    format!("{version} {paths:?} {page:?} {min_confidence} {speaker:?} {lexicon:?} {reading:?}")
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Csv,
    Excel,
    Jsonl,
    Table,
    Explain,
    #[cfg(feature = "parquet")]
    Parquet,
}

/// Decides what is printed: by what was asked for, the name of the output, or who is reading.
fn page(args: &ExtractArgs) -> Result<Page, String> {
    if args.explain {
        return Ok(Page::Explain);
    }
    let format = match (args.format, &args.output) {
        (Some(QuoteFormat::Csv), _) => Format::Csv,
        (Some(QuoteFormat::Jsonl), _) => Format::Jsonl,
        (Some(QuoteFormat::Table), _) => Format::Table,
        (Some(QuoteFormat::Parquet), _) => return parquet(args),
        (None, Some(path)) if ending(path) == "parquet" => return parquet(args),
        (None, Some(path)) => named(path)?,
        (None, None) if args.excel || !io::stdout().is_terminal() => Format::Csv,
        (None, None) => Format::Table,
    };
    match (format, args.excel) {
        (Format::Csv, false) => Ok(Page::Csv),
        (Format::Csv, true) => Ok(Page::Excel),
        (_, true) => Err(FOR_CSV.to_owned()),
        (Format::Jsonl, false) => Ok(Page::Jsonl),
        (Format::Table, false) => Ok(Page::Table),
    }
}

const FOR_CSV: &str = "--excel is for CSV only";

/// Decides whether a Parquet table can be written.
fn parquet(args: &ExtractArgs) -> Result<Page, String> {
    if args.excel {
        return Err(FOR_CSV.to_owned());
    }
    if args.resume {
        let message = "--resume cannot go on with Parquet, which is one table and has no lines: \
                       write CSV or JSONL";
        return Err(message.to_owned());
    }
    if args.output.is_none() && io::stdout().is_terminal() {
        return Err("Parquet is not for the screen: say -o FILE".to_owned());
    }
    #[cfg(feature = "parquet")]
    return Ok(Page::Parquet);
    #[cfg(not(feature = "parquet"))]
    Err("this build of onrecord cannot write Parquet: it needs the feature `parquet`".to_owned())
}
