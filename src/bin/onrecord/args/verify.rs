//! `onrecord verify`, as typed.

use super::columns::with_columns;
use super::{Color, FoundFormat, ReadingArgs};
use crate::fail_on::VerdictThreshold;
use onrecord::write::schema;
use std::num::NonZero;
use std::path::PathBuf;

/// Check every quote of a story against transcripts and other sources
///
/// Searches the sources for every quote and returns a verdict: exact; typography (different marks,
/// dashes, spaces); abridged (with marked cuts … and insertions [like this]); altered (a word is
/// different, however small); absent. Each comes with the source's own words, their place, and the edits.
/// If the source names who speaks, the speaker is checked, too.
#[derive(Debug, clap::Args)]
#[command(after_long_help = with_columns(VERIFY_EXAMPLES, &schema::VERDICTS))]
pub(crate) struct VerifyArgs {
    /// Stories to check: files, folders, or - for stdin
    #[arg(value_name = "STORY", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// Sources to check them against: files and folders
    ///
    /// Any format of a story (plain text, Markdown, HTML, JSONL, CSV and the rest), subtitles (.srt,
    /// .vtt) and transcripts whose lines begin with NAME: or >>.
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

    /// What ends with exit code 1: this verdict or a worse one, or a lowest severity [default: altered]
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

    /// Output format: csv, jsonl or table [default: table on a terminal, otherwise csv]; or github,
    /// sarif or junit
    ///
    /// With -o, the extension decides: .csv, .jsonl or .txt. github, sarif and junit report the findings
    /// to CI.
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: Option<FoundFormat>,

    /// Write to FILE; it appears only once it is complete
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// CSV that opens in Excel as it is
    #[arg(long)]
    pub(crate) excel: bool,

    /// Add the words of FILE (CSV) to the built-in reporting verbs, roles and titles
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,

    /// Sources to search in parallel [default: one per CPU]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,

    /// Colors: auto, always or never
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

const VERIFY_EXAMPLES: &str = "\
Examples:
  Are the quotes of a story in the transcript?
      onrecord verify story.txt --against hearing.vtt

  A folder of stories against a folder of sources, as a spreadsheet:
      onrecord verify stories/ --against sources/ --excel -o verdicts.csv

  Did a quote change between versions?
      onrecord verify v1.txt v2.txt v3.txt --self

Columns of the CSV:
{columns}
  start and end are character offsets (Unicode code points) from 0, without the quotation marks.
  Edits read: words of the source → words of the quote (note). disagreeing lists other sources with
  different words.

Exit code: 0 if nothing was found, 1 if --fail-on was reached, 2 if something could not be read; the
rest is checked.";
