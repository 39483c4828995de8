//! `onrecord extract`, as typed.

use super::columns::with_columns;
use super::{Color, QuoteFormat, ReadingArgs};
use crate::speaker::Wanted;
use onrecord::write::schema;
use std::num::NonZero;
use std::path::PathBuf;

/// List every quote of a story with its speaker
///
/// Reads stories and lists every quoted span with its line, the speaker under the fullest name the
/// story gives, the words that name the speaker, the reporting verb, the reason and how sure the
/// answer is. Quotes that nobody is named for, and quoted words that are not speech (titles, scare
/// quotes), are listed too, without a speaker: no quote is left out.
#[derive(Debug, clap::Args)]
#[command(after_long_help = with_columns(EXTRACT_EXAMPLES, &schema::QUOTES))]
pub(crate) struct ExtractArgs {
    /// Stories to read: files, folders, or - for standard input
    ///
    /// A text, Markdown, HTML or NITF file is one story. A JSONL file has one story a line,
    /// {"id": "…", "text": "…"}, a CSV file one a row, a WARC file the pages of a crawl. All may be
    /// compressed (.gz). A folder gives what is named like a story; JSON and CSV have to be named.
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// How to print: csv, jsonl, table or parquet [default: table on a terminal, else csv]
    ///
    /// With -o, the ending of the file's name decides: .csv, .jsonl, .txt or .parquet.
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: Option<QuoteFormat>,

    /// Write to FILE; it appears only once it is complete
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Name a speaker only where the answer is at least this sure, from 0 to 1
    ///
    /// Quotes below it stay in the list, without speaker, mention, cue and evidence.
    #[arg(long, value_name = "X", default_value_t = 0.0, hide_default_value = true, value_parser = confidence)]
    pub(crate) min_confidence: f64,

    /// Only the quotes of this speaker; may be repeated
    ///
    /// Any words of the name will do, in its order, without regard to case and accents: --speaker zelenskiy.
    /// /…/ is a regular expression: --speaker '/^(Horne|.* Psaki)$/'.
    #[arg(long, value_name = "NAME")]
    pub(crate) speaker: Vec<Wanted>,

    /// Show for each quote the words it rests on, the reason, and who came second
    #[arg(long, conflicts_with_all = ["format", "excel"])]
    pub(crate) explain: bool,

    /// CSV that opens in Excel as it is
    ///
    /// Marks the file as UTF-8 and puts an apostrophe before cells that a spreadsheet would take
    /// for a formula (= + - @). That alters the text: leave it out when a program reads the CSV.
    #[arg(long)]
    pub(crate) excel: bool,

    /// Add the words of FILE (CSV) to the built-in reporting verbs, roles and titles
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,

    /// Go on with a run of the same arguments that was ended; needs -o
    ///
    /// While it runs, the output stands in FILE.partial, and FILE.checkpoint says how far it is. One
    /// run at a time writes to it. Stories that are done have to be what they were; standard input
    /// cannot be gone on with.
    #[arg(long, requires = "output")]
    pub(crate) resume: bool,

    /// Go on behind what cannot be read, and exit with 2 at the end [default]
    #[arg(long, overrides_with = "no_skip_errors")]
    pub(crate) skip_errors: bool,

    /// End at the first input that cannot be read
    #[arg(long, overrides_with = "skip_errors")]
    pub(crate) no_skip_errors: bool,

    /// How many stories to work on at a time [default: one a processor]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,

    /// Colours: auto, always or never
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) color: Color,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

const EXTRACT_EXAMPLES: &str = "\
Examples:
  Read one story on the screen:
      onrecord extract story.txt

  Why was each quote given to its speaker?
      onrecord extract story.txt --explain

  A folder of stories as a spreadsheet, only answers that are at least 90 % sure:
      onrecord extract stories/ --min-confidence 0.9 --excel -o quotes.csv

  A table with the stories in the column body:
      onrecord extract stories.csv --text-field body --id-field url

  The pages of a crawl, without what stands under the pictures:
      onrecord extract crawl.warc.gz --without captions,pull-quotes -o quotes.jsonl

  Everything one person said:
      onrecord extract stories/ --speaker \"Emily Horne\"

Columns of the CSV:
{columns}
  start and end count characters (Unicode code points) from 0 and leave the quotation marks out.
  JSONL also has where mention and cue are, depth (1: a quote inside a quote), closing (mark,
  continued in the next paragraph, or missing) and continues (the start of the quote it goes on
  with). Parquet has all of these, typed.

Exit code: 0 when all was read, 2 when something could not be; the rest is printed all the same.";

fn confidence(typed: &str) -> Result<f64, String> {
    match typed.parse() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("give a number from 0 to 1, such as 0.9".to_owned()),
    }
}
