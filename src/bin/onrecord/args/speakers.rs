//! `onrecord speakers`: its arguments.

use super::columns::with_columns;
use super::common::confidence;
use super::{ColorArgs, ExtractorArgs, OutputArgs, PeopleArgs, ReadingArgs};
use clap::ValueEnum;
use onrecord::write::schema;
use std::path::PathBuf;

/// Count who is quoted over many stories
///
/// A row for each speaker: in how many stories, with how many quotes and words, with what share of all counted
/// words. Names of several stories are joined only where the full name agrees, or where a file of people says who is
/// meant: two stories may each quote another Vik. Quotes inside quotes, terms, titles, and quotes without a named
/// speaker are not counted; the line at the end says how many these are.
#[derive(Debug, clap::Args)]
#[command(after_long_help = with_columns(SPEAKERS_EXAMPLES, &schema::SPEAKERS))]
pub(crate) struct SpeakersArgs {
    /// Stories: files, folders, patterns, or - for stdin
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) people: PeopleArgs,

    /// Count for each value of these fields of the input: section,author; or year and month of the publication
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    pub(crate) by: Vec<String>,

    /// Count only speakers with this confidence or a higher one (0 to 1)
    #[arg(long, value_name = "CONFIDENCE", default_value_t = 0.0, value_parser = confidence)]
    pub(crate) min_confidence: f64,

    /// Output format: csv, tsv, jsonl, table or html [default: table on a terminal, else csv]
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: Option<SpeakersFormat>,

    /// Write CSV that opens correctly in Excel
    #[arg(long)]
    pub(crate) excel: bool,

    #[command(flatten)]
    pub(crate) output: OutputArgs,

    #[command(flatten)]
    pub(crate) extractor: ExtractorArgs,

    #[command(flatten)]
    pub(crate) colors: ColorArgs,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// Output format of speakers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SpeakersFormat {
    Csv,
    Tsv,
    Jsonl,
    Table,
    Html,
}

const SPEAKERS_EXAMPLES: &str = "\
Examples:
  Who is quoted most in a folder of stories?
      onrecord speakers stories/

  By month, with what is known of the people:
      onrecord speakers archive.jsonl --by month --people people.csv -o speakers.csv

Columns of the CSV:
{columns}
  Then the fields of --by, and the further columns of the file of people.

Exit code: 0 if everything was read, 2 if some input could not be read; the rest is still counted.";
