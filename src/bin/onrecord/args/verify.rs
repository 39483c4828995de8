//! `onrecord verify`: its arguments.

use super::columns::with_columns;
use super::{ColorArgs, ExtractorArgs, ReadingArgs, RowsOrReportArgs};
use crate::fail_on::VerdictThreshold;
use onrecord::write::schema;
use std::path::PathBuf;

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
    #[arg(value_name = "STORY", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// Sources to check against: files and folders
    ///
    /// Any input format (plain text, Markdown, HTML, JSONL, CSV, …), subtitles (.srt, .vtt), and
    /// transcripts with lines that begin with NAME: or >>.
    #[arg(
        short,
        long,
        value_name = "SOURCE",
        num_args = 1..,
        required_unless_present = "own",
        conflicts_with = "own"
    )]
    pub(crate) against: Vec<PathBuf>,

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
}

const VERIFY_EXAMPLES: &str = "\
Examples:
  Check a story against a transcript:
      onrecord verify story.txt --against hearing.vtt

  Check a folder of stories against a folder of sources, as a spreadsheet:
      onrecord verify stories/ --against sources/ --excel -o verdicts.csv

  Did a quote change between versions?
      onrecord verify v1.txt v2.txt v3.txt --self

Columns of the CSV:
{columns}
  start and end count characters (Unicode code points) from 0, without the quotation marks.
  edits has: words of the source → words of the quote (note). disagreeing names other sources that
  have the quote in different words.

Exit code: 0 without findings, 1 if --fail-on was reached, 2 if some input could not be read; the
rest is still checked.";
