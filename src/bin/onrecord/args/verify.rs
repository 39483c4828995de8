//! `onrecord verify`: its arguments.

use super::columns::with_columns;
use super::{ColorArgs, ExtractorArgs, KeepArgs, PeopleArgs, ReadingArgs, RowsOrReportArgs};
use crate::fail_on::VerdictThreshold;
use onrecord::write::schema;
use std::path::PathBuf;
use std::str::FromStr;

/// A value for one file.
#[derive(Clone, Debug)]
pub(crate) struct FileSetting {
    pub(crate) file: String,
    pub(crate) value: String,
}

impl FromStr for FileSetting {
    type Err = String;

    fn from_str(typed: &str) -> Result<FileSetting, String> {
        match typed.split_once('=') {
            Some((file, value)) if !file.is_empty() && !value.trim().is_empty() => {
                Ok(FileSetting {
                    file: file.to_owned(),
                    value: value.trim().to_owned(),
                })
            }
            _ => Err("expected FILE=NAME".to_owned()),
        }
    }
}

/// Check quotes against transcripts and other sources
///
/// Looks up every quote in the sources and gives a verdict: exact; typography (different marks, dashes
/// or spaces); abridged (marked cuts … and insertions [like this]); altered (any other difference in
/// wording, however small); absent. Each verdict comes with the words of the source, their place and
/// the edits. If the source names who is talking, the speaker is checked too.
#[derive(Debug, clap::Args)]
#[command(after_long_help = with_columns(VERIFY_EXAMPLES, &schema::VERDICTS))]
pub(crate) struct VerifyArgs {
    /// Stories to check: files, folders, or - for stdin
    #[arg(value_name = "STORY", required_unless_present_any = ["against", "pairs"])]
    pub(crate) paths: Vec<PathBuf>,

    /// Sources to check against: files and folders
    ///
    /// Any input format (plain text, Markdown, HTML, JSONL, CSV, …), subtitles (.srt, .vtt), and
    /// transcripts as tools write them. A list ends with the next option or with --; without a STORY the
    /// last one is the story.
    #[arg(
        short,
        long,
        value_name = "SOURCE",
        num_args = 1..,
        required_unless_present_any = ["own", "rewrite_of", "pairs"],
        conflicts_with_all = ["own", "rewrite_of", "pairs"]
    )]
    pub(crate) against: Vec<PathBuf>,

    /// Check a rewritten text, such as a chatbot's summary, against its originals
    ///
    /// Every quote has to stand in an original, with the same speaker. Markdown is stripped. A text without
    /// any quote fails the run.
    #[arg(long, value_name = "ORIGINAL", num_args = 1.., conflicts_with_all = ["own", "pairs"])]
    pub(crate) rewrite_of: Vec<PathBuf>,

    /// Check many stories, each against its own sources: a CSV file with the columns story and source
    ///
    /// A row names a story and one source; paths are relative to the file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["own", "paths"])]
    pub(crate) pairs: Option<PathBuf>,

    /// Say who speaks in a source without labels: speech.txt="Ana Ruiz"
    #[arg(long, value_name = "FILE=NAME")]
    pub(crate) speaker_of: Vec<FileSetting>,

    /// Address of the recording; rows link to the time of the words (…#t=249)
    ///
    /// FILE=URL gives the address for one source.
    #[arg(long, value_name = "URL")]
    pub(crate) media: Vec<String>,

    /// Print only quotes with this verdict or a worse one, or with this severity or a higher one
    #[arg(long, value_name = "WHAT")]
    pub(crate) only: Option<VerdictThreshold>,

    /// Check each story against the one before it: versions of one story, oldest first
    #[arg(long = "self")]
    pub(crate) own: bool,

    /// Which quotes fail the run (exit code 1): this verdict or a worse one, or a lowest severity
    /// [default: altered]
    ///
    /// Verdicts are typography, abridged, altered and absent; severities are note, warning and error;
    /// never means exit code 0. The right words of the wrong speaker count too; an absent title or
    /// term does not.
    #[arg(
        long,
        value_name = "WHAT",
        default_value = "altered",
        hide_default_value = true
    )]
    pub(crate) fail_on: VerdictThreshold,

    #[command(flatten)]
    pub(crate) printing: RowsOrReportArgs,

    /// Write CSV that opens correctly in Excel
    #[arg(long)]
    pub(crate) excel: bool,

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

const VERIFY_EXAMPLES: &str = "\
Examples:
  Check a story against a transcript:
      onrecord verify story.txt --against hearing.vtt

  Check a folder of stories against a folder of sources, as a spreadsheet:
      onrecord verify stories/ --against sources/ --excel -o verdicts.csv

  Check a summary against the story it was made from:
      onrecord verify summary.md --rewrite-of story.txt

  Did a quote change between versions?
      onrecord verify v1.txt v2.txt v3.txt --self

Columns of the CSV:
{columns}
  start and end count characters (Unicode code points) from 0, without the quotation marks.
  edits has: words of the source → words of the quote (note). disagreeing names other sources that
  have the quote in different words.

Exit code: 0 without findings, 1 if --fail-on was reached, 2 if some input could not be read; the
rest is still checked.";
