//! `onrecord extract`: from arguments to a plan.

use super::destination::{
    FOR_CSV, SummaryLine, destination, ending, file, named, no_page, no_workbook, refuse,
};
use super::kept::{OutputShape, field_names};
use super::reading;
use crate::args::{ExtractArgs, QuoteFormat, RowFormat};
use crate::output::Target;
use crate::people::PeopleFile;
use crate::settings::Settings;
use crate::setup::lexicons;
use crate::sink::OutputFormat;
use crate::speaker::SpeakerFilter;
use onrecord::extract::Interviews;
use onrecord::write::{Csv, Explain, Jsonl, QuoteTable, Screen, person_columns, schema};
use onrecord::{Error, read};
use std::io::{self, IsTerminal as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};

/// The plan of `onrecord extract`.
pub(crate) struct Extract {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) reading: read::Options,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
    pub(crate) min_confidence: f64,
    pub(crate) speakers: Vec<SpeakerFilter>,
    pub(crate) interviews: Interviews,
    /// Fields of the input that are printed.
    pub(crate) kept: Vec<String>,
    pub(crate) people: Option<PeopleFile>,
    pub(crate) format: OutputFormat,
    pub(crate) target: Target,
    pub(crate) summary: SummaryLine,
    pub(crate) errors: Errors,
    pub(crate) resume: Resume,
    /// The arguments that the output depends on: a resumed run must have the same.
    pub(crate) arguments: String,
}

/// What to do after unreadable input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Errors {
    Skip,
    Stop,
    /// Print a row in the place of the story.
    Rows,
}

/// Whether to resume an interrupted run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resume {
    Anew,
    IfBegun,
}

/// Builds the plan from the arguments. Contradictory arguments end the program.
///
/// # Errors
/// The file of people cannot be read.
pub(crate) fn extract(mut args: ExtractArgs, settings: &Settings) -> Result<Extract, Error> {
    args.file.output = file(args.file.output);
    if args.resume && args.file.output.is_none() {
        refuse(
            "extract",
            "--resume needs an output file: add -o FILE".to_owned(),
        );
    }
    if args.resume && args.paths.iter().any(|path| is_standard_input(path)) {
        let message = "--resume cannot read standard input a second time: write it to a file first";
        refuse("extract", message.to_owned());
    }
    let format = format(&args).unwrap_or_else(|contradiction| refuse("extract", contradiction));
    if args.error_rows && format != ExtractFormat::Jsonl {
        let message = "--error-rows needs --format jsonl: no other format has room for an error";
        refuse("extract", message.to_owned());
    }
    let (target, screen) = destination(args.file.output.as_deref(), args.colors);
    let target = match (format, target) {
        (ExtractFormat::Brat, Target::File(path)) => Target::Folder(path),
        (_, target) => target,
    };
    let arguments = arguments(&args, format);
    let kept = field_names("--keep", args.keep.keep, &schema::QUOTES, format.shape());
    let kept = kept.unwrap_or_else(|contradiction| refuse("extract", contradiction));
    let (people, of_people) = PeopleFile::typed(
        args.people.people.as_deref(),
        |people| person_columns(people).collect(),
        (format.shape() == OutputShape::Flat).then_some(&schema::QUOTES),
        &kept,
    )?;
    let further = [kept.as_slice(), &of_people].concat();
    Ok(Extract {
        format: match &target {
            Target::Folder(path) => OutputFormat::Brat(path.clone()),
            _ => output_format(format, screen, &further),
        },
        people,
        arguments,
        errors: match (args.error_rows, args.no_skip_errors) {
            (true, _) => Errors::Rows,
            (_, true) => Errors::Stop,
            _ => Errors::Skip,
        },
        resume: match args.resume {
            true => Resume::IfBegun,
            false => Resume::Anew,
        },
        target,
        paths: args.paths,
        reading: reading(args.reading).keep(read_fields(format, &kept)),
        kept,
        lexicons: lexicons(args.extractor.lexicon, settings),
        jobs: args.extractor.jobs,
        min_confidence: args.min_confidence,
        speakers: args.speaker,
        interviews: match args.turns {
            true => Interviews::Turns,
            false => Interviews::Quotes,
        },
        summary: if io::stderr().is_terminal() {
            SummaryLine::Shown
        } else {
            SummaryLine::Hidden
        },
    })
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

/// Lists the fields of the input that are needed: a page has the date, the headline and the like of each story.
fn read_fields(format: ExtractFormat, kept: &[String]) -> Vec<String> {
    let shown: &[&str] = match format {
        #[cfg(feature = "pages")]
        ExtractFormat::Page => &["published", "date", "headline", "byline", "url"],
        _ => &[],
    };
    let shown = shown.iter().map(|&name| name.to_owned());
    kept.iter().cloned().chain(shown).collect()
}

/// Returns everything that the bytes of the output depend on.
fn arguments(args: &ExtractArgs, format: ExtractFormat) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let ExtractArgs {
        paths,
        min_confidence,
        speaker,
        extractor,
        reading,
        keep,
        people,
        turns,
        error_rows,
        ..
    } = args;
    let lexicon = &extractor.lexicon;
    format!(
        "{version} {paths:?} {format:?} {min_confidence} {speaker:?} {lexicon:?} {reading:?} {keep:?} {people:?} {turns} {error_rows}"
    )
}

/// The output format, with its variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ExtractFormat {
    Csv,
    Tsv,
    Excel,
    Jsonl,
    Table,
    Explain,
    Brat,
    #[cfg(feature = "pages")]
    Page,
    #[cfg(feature = "parquet")]
    Parquet,
    #[cfg(feature = "xlsx")]
    Workbook,
}

impl ExtractFormat {
    fn shape(self) -> OutputShape {
        match self {
            ExtractFormat::Jsonl
            | ExtractFormat::Table
            | ExtractFormat::Explain
            | ExtractFormat::Brat => OutputShape::Objects,
            #[cfg(feature = "pages")]
            ExtractFormat::Page => OutputShape::Objects,
            _ => OutputShape::Flat,
        }
    }
}

/// Makes the writer, with columns for `further` in flat tables after all others.
fn output_format(format: ExtractFormat, screen: Screen, further: &[String]) -> OutputFormat {
    let csv = |csv: Csv| Box::new(csv.with_kept(further.iter().cloned()));
    OutputFormat::Stories(match format {
        ExtractFormat::Csv => csv(Csv::default()),
        ExtractFormat::Tsv => csv(Csv::default().with_tabs()),
        ExtractFormat::Excel => csv(Csv::for_excel()),
        ExtractFormat::Jsonl => Box::new(Jsonl),
        ExtractFormat::Table => Box::new(QuoteTable::new(screen)),
        ExtractFormat::Explain => Box::new(Explain::new(screen)),
        ExtractFormat::Brat => unreachable!("a folder"),
        #[cfg(feature = "pages")]
        ExtractFormat::Page => return OutputFormat::Page,
        #[cfg(feature = "parquet")]
        ExtractFormat::Parquet => return OutputFormat::Parquet(further.to_vec()),
        #[cfg(feature = "xlsx")]
        ExtractFormat::Workbook => return OutputFormat::Workbook(further.to_vec()),
    })
}

/// Decides the format: by the flags, the extension of the output, or the terminal.
fn format(args: &ExtractArgs) -> Result<ExtractFormat, String> {
    if args.explain {
        return Ok(ExtractFormat::Explain);
    }
    let format = match (args.format, &args.file.output) {
        (Some(QuoteFormat::Csv), _) => RowFormat::Csv,
        (Some(QuoteFormat::Tsv), _) => RowFormat::Tsv,
        (Some(QuoteFormat::Jsonl), _) => RowFormat::Jsonl,
        (Some(QuoteFormat::Table), _) => RowFormat::Table,
        (Some(QuoteFormat::Html), _) => RowFormat::Html,
        (Some(QuoteFormat::Xlsx), _) => RowFormat::Xlsx,
        (Some(QuoteFormat::Parquet), _) => return parquet(args),
        (Some(QuoteFormat::Brat), _) => return brat(args),
        (None, Some(path)) if ending(path) == "parquet" => return parquet(args),
        (None, Some(path)) => named(path)?,
        (None, None) if args.excel || !io::stdout().is_terminal() => RowFormat::Csv,
        (None, None) => RowFormat::Table,
    };
    match (format, args.excel) {
        (RowFormat::Csv, false) => Ok(ExtractFormat::Csv),
        (RowFormat::Csv, true) => Ok(ExtractFormat::Excel),
        (_, true) => Err(FOR_CSV.to_owned()),
        (RowFormat::Tsv, false) => Ok(ExtractFormat::Tsv),
        (RowFormat::Jsonl, false) => Ok(ExtractFormat::Jsonl),
        (RowFormat::Table, false) => Ok(ExtractFormat::Table),
        (RowFormat::Html, false) => page(args),
        (RowFormat::Xlsx, false) => workbook(args),
    }
}

/// Returns a page, if it can be written.
fn page(args: &ExtractArgs) -> Result<ExtractFormat, String> {
    if let Some(reason) = no_page(args.file.output.as_deref()) {
        return Err(reason);
    }
    if args.resume {
        return Err("--resume cannot append to a page: write CSV or JSONL".to_owned());
    }
    #[cfg(feature = "pages")]
    return Ok(ExtractFormat::Page);
    #[cfg(not(feature = "pages"))]
    unreachable!("refused above");
}

/// Returns a workbook, if it can be written.
fn workbook(args: &ExtractArgs) -> Result<ExtractFormat, String> {
    if let Some(reason) = no_workbook(args.file.output.as_deref()) {
        return Err(reason);
    }
    if args.resume {
        return Err("--resume cannot append to a workbook: write CSV or JSONL".to_owned());
    }
    #[cfg(feature = "xlsx")]
    return Ok(ExtractFormat::Workbook);
    #[cfg(not(feature = "xlsx"))]
    unreachable!("refused above");
}

/// Returns the format of brat, if it can be written.
fn brat(args: &ExtractArgs) -> Result<ExtractFormat, String> {
    if args.excel {
        return Err(FOR_CSV.to_owned());
    }
    if args.resume {
        return Err("--resume cannot add to a folder for brat: write to a new folder".to_owned());
    }
    if args.file.output.is_none() {
        return Err("brat needs a folder, for pairs of .txt and .ann: add -o FOLDER".to_owned());
    }
    Ok(ExtractFormat::Brat)
}

/// Returns Parquet, if it can be written.
fn parquet(args: &ExtractArgs) -> Result<ExtractFormat, String> {
    if args.excel {
        return Err(FOR_CSV.to_owned());
    }
    if args.resume {
        let message = "--resume cannot append to Parquet: write CSV or JSONL";
        return Err(message.to_owned());
    }
    if args.file.output.is_none() && io::stdout().is_terminal() {
        return Err("Parquet cannot be shown on a terminal: add -o FILE".to_owned());
    }
    #[cfg(feature = "parquet")]
    return Ok(ExtractFormat::Parquet);
    #[cfg(not(feature = "parquet"))]
    Err("this build cannot write Parquet: it lacks the feature `parquet`".to_owned())
}
