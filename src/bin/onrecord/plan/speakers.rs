//! `onrecord speakers`: from arguments to a plan.

use super::destination::{FOR_CSV, destination, file, named, no_page, refuse};
use super::kept::{OutputShape, field_names};
use super::reading;
use crate::args::{RowFormat, SpeakersArgs, SpeakersFormat};
use crate::output::Target;
use crate::settings::Settings;
use crate::setup::lexicons;
use onrecord::read;
use onrecord::speakers::DATE_FIELDS;
use onrecord::write::schema;
use std::io::{self, IsTerminal as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};

/// The plan of `onrecord speakers`.
pub(crate) struct Speakers {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) reading: read::Options,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) people: Option<PathBuf>,
    /// Fields of the input that group the rows.
    pub(crate) by: Vec<String>,
    pub(crate) min_confidence: f64,
    pub(crate) jobs: Option<NonZero<usize>>,
    pub(crate) format: SpeakersFormat,
    /// CSV that opens correctly in Excel.
    pub(crate) is_for_excel: bool,
    pub(crate) target: Target,
}

/// Builds the plan from the arguments. Contradictory arguments end the program.
pub(crate) fn speakers(mut args: SpeakersArgs, settings: &Settings) -> Speakers {
    args.output.output = file(args.output.output);
    let named = args.output.output.as_deref().map(by_extension).transpose();
    let named = named.unwrap_or_else(|contradiction| refuse("speakers", contradiction));
    let is_shown = args.output.output.is_none() && io::stdout().is_terminal();
    let shown = match is_shown && !args.excel {
        true => SpeakersFormat::Table,
        false => SpeakersFormat::Csv,
    };
    let format = args.format.or(named).unwrap_or(shown);
    if args.excel && format != SpeakersFormat::Csv {
        refuse("speakers", FOR_CSV.to_owned());
    }
    if let (SpeakersFormat::Html, Some(reason)) = (format, no_page(args.output.output.as_deref())) {
        refuse("speakers", reason);
    }
    let shape = match format {
        SpeakersFormat::Jsonl | SpeakersFormat::Table | SpeakersFormat::Html => {
            OutputShape::Objects
        }
        SpeakersFormat::Csv | SpeakersFormat::Tsv => OutputShape::Flat,
    };
    let by = field_names("--by", args.by, &schema::SPEAKERS, shape);
    let by = by.unwrap_or_else(|contradiction| refuse("speakers", contradiction));
    let dates = DATE_FIELDS.iter().map(|&name| name.to_owned());
    let kept: Vec<String> = by.iter().cloned().chain(dates).collect();
    let (target, _) = destination(args.output.output.as_deref(), args.colors);
    Speakers {
        paths: args.paths,
        reading: reading(args.reading).keep(kept),
        lexicons: lexicons(args.extractor.lexicon, settings),
        people: args.people.people,
        by,
        min_confidence: args.min_confidence,
        jobs: args.extractor.jobs,
        format,
        target,
        is_for_excel: args.excel,
    }
}

/// Returns the format for the extension of an output file.
fn by_extension(path: &Path) -> Result<SpeakersFormat, String> {
    match named(path)? {
        RowFormat::Csv => Ok(SpeakersFormat::Csv),
        RowFormat::Tsv => Ok(SpeakersFormat::Tsv),
        RowFormat::Jsonl => Ok(SpeakersFormat::Jsonl),
        RowFormat::Table => Ok(SpeakersFormat::Table),
        RowFormat::Html => Ok(SpeakersFormat::Html),
        RowFormat::Xlsx => Err(format!(
            "{}: speakers are not written as a workbook: name it .csv, which a spreadsheet opens",
            path.display()
        )),
    }
}
