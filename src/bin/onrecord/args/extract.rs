//! `onrecord extract`: its arguments.

use super::columns::with_columns;
use super::common::confidence;
use super::{ColorArgs, ExtractorArgs, KeepArgs, OutputArgs, PeopleArgs, QuoteFormat, ReadingArgs};
use crate::speaker::SpeakerFilter;
use onrecord::write::schema;
use std::path::PathBuf;

/// List every quote in a story with its speaker
///
/// Lists every quoted span with its line, the speaker (the fullest name in the story), the words
/// that name the speaker, the reporting verb, the evidence and the confidence. Quotes without a named
/// speaker, and quoted words that are not speech (titles, scare quotes), have an empty speaker column:
/// no quote is left out.
#[derive(Debug, clap::Args)]
#[command(after_long_help = with_columns(EXTRACT_EXAMPLES, &schema::QUOTES))]
pub(crate) struct ExtractArgs {
    /// Stories to read: files, folders, or - for stdin
    ///
    /// Text, Markdown, HTML and NITF have one story per file, JSONL one per line
    /// ({"id": "…", "text": "…"}), CSV one per row, and WARC one per page of a crawl. Inputs may be
    /// compressed (.gz). A folder yields files with the extension of a story; name JSON and CSV files
    /// yourself.
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// Output format: csv, tsv, jsonl, table, html, xlsx, parquet or brat [default: table on a terminal, else csv]
    ///
    /// With -o, the file extension decides: .csv, .tsv, .jsonl, .txt, .html, .xlsx or .parquet. html is a page to
    /// read and review: the story with its quotes marked; of several stories, an index with a section for each.
    /// Workbooks and Parquet need a build with the feature xlsx or parquet. All cells of a workbook are text, so that no quote is run as a
    /// formula. brat writes a folder, -o FOLDER: for each story its text (.txt) and its quotes, mentions and cues (.ann),
    /// for annotators to correct; onrecord eval reads it back.
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: Option<QuoteFormat>,

    #[command(flatten)]
    pub(crate) file: OutputArgs,

    /// Lowest confidence, from 0 to 1, at which a speaker is named
    ///
    /// Quotes below it stay in the list, with speaker, mention, cue and evidence empty.
    #[arg(long, value_name = "X", default_value_t = 0.0, hide_default_value = true, value_parser = confidence)]
    pub(crate) min_confidence: f64,

    /// List only quotes of this speaker; may be repeated
    ///
    /// Any words of the name match, in the order of the name; case and accents are ignored: --speaker
    /// zelenskiy. /…/ is a regular expression: --speaker '/^(Horne|.* Psaki)$/'.
    #[arg(long, value_name = "NAME")]
    pub(crate) speaker: Vec<SpeakerFilter>,

    /// List the questions and answers of interviews, too, which have no quotation marks
    ///
    /// They are rows of the kind turn, one per paragraph. An interview is recognized by labels that alternate (Q: … A: …,
    /// DUARTE: …), or by questions in bold with plain answers. The speaker is whom the label names.
    #[arg(long, conflicts_with = "explain")]
    pub(crate) turns: bool,

    /// Show for each quote the supporting words, the reason and the runner-up
    #[arg(long, conflicts_with_all = ["format", "excel"])]
    pub(crate) explain: bool,

    /// Write CSV that opens correctly in Excel
    ///
    /// Adds a byte order mark, and an apostrophe before cells that a spreadsheet would read as a formula
    /// (= + - @). That changes the text: do not use it for CSV that a program reads.
    #[arg(long)]
    pub(crate) excel: bool,

    /// Resume an interrupted run with the same arguments; needs -o
    ///
    /// Until the run is complete, the output is in FILE.partial and its progress in FILE.checkpoint.
    /// One run at a time can write to it. Stories already processed must be unchanged; standard input
    /// cannot be resumed.
    #[arg(long, requires = "output")]
    pub(crate) resume: bool,

    /// Skip unreadable input, and exit with 2 at the end [default]
    #[arg(long, overrides_with = "no_skip_errors")]
    pub(crate) skip_errors: bool,

    /// Stop at the first unreadable input
    #[arg(long, overrides_with = "skip_errors")]
    pub(crate) no_skip_errors: bool,

    /// Print a row for unreadable input: {"document": its id, "error": why}; needs --format jsonl
    ///
    /// For jobs on many machines, where nobody reads messages: every story that is not read has a row, and the exit code
    /// is 0. A story that is read has a row for each quote, and none without quotes.
    #[arg(long, conflicts_with = "no_skip_errors")]
    pub(crate) error_rows: bool,

    #[command(flatten)]
    pub(crate) extractor: ExtractorArgs,

    #[command(flatten)]
    pub(crate) colors: ColorArgs,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    #[command(flatten)]
    pub(crate) people: PeopleArgs,

    #[command(flatten)]
    pub(crate) keep: KeepArgs,
}

const EXTRACT_EXAMPLES: &str = "\
Examples:
  Show the quotes of one story:
      onrecord extract story.txt

  Explain why each quote has its speaker:
      onrecord extract story.txt --explain

  Make a spreadsheet from a folder, with speakers only at 90 % confidence or more:
      onrecord extract stories/ --min-confidence 0.9 --excel -o quotes.csv

  Read a table that has the text in the column body:
      onrecord extract stories.csv --text-field body --id-field url

  Keep two columns of that table in the output:
      onrecord extract stories.csv --keep date,desk -o quotes.csv

  Read the pages of a crawl, without captions and pull quotes:
      onrecord extract crawl.warc.gz --without captions,pull-quotes -o quotes.jsonl

  Add the ids of people, and what is known of them:
      onrecord extract stories/ --people people.csv -o quotes.csv

  Let annotators correct the answers in brat:
      onrecord extract stories/ --format brat -o annotations/

  List everything that one person said:
      onrecord extract stories/ --speaker \"Emily Horne\"

Columns of the CSV:
{columns}
  start and end count characters (Unicode code points) from 0, without the quotation marks.
  JSONL also has the offsets of mention and cue, depth (1: a quote inside a quote), closing (mark,
  continued in the next paragraph, or missing) and continues (the start of the quote that this one
  continues). Parquet has all of these as typed columns.

Exit code: 0 if everything was read, 2 if some input could not be read; the rest is still printed.";
