//! `onrecord verify`, as typed.

use super::columns::with_columns;
use super::{Color, FoundFormat, ReadingArgs};
use clap::ValueEnum;
use onrecord::write::schema;
use std::num::NonZero;
use std::path::PathBuf;

/// Check every quote of a story against transcripts and other sources
///
/// Looks every quote up in the sources and says whether its words stand there: exact; typography
/// (other marks, dashes, spaces); abridged (with marked cuts … and insertions [like this]); altered
/// (a word is different, however small); absent. Each comes with the source's own words, their
/// place, and what was changed. Where the source says who is talking, the speaker is checked too.
#[derive(Debug, clap::Args)]
#[command(after_long_help = with_columns(VERIFY_EXAMPLES, &schema::VERDICTS))]
pub(crate) struct VerifyArgs {
    /// Stories to check: files, folders, or - for standard input
    #[arg(value_name = "STORY", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// What to check them against: files and folders
    ///
    /// Whatever can be a story (plain text, Markdown, HTML, JSONL, CSV and the rest), subtitles (.srt,
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

    /// Check each story against the one named before it: versions of one story, the oldest first
    #[arg(long = "self")]
    pub(crate) own: bool,

    /// The exit code is 1 for a quote of this verdict or a worse one [default: altered]
    ///
    /// typography, abridged, altered, absent or never. Right words of the wrong speaker count as
    /// well, unless it is never; absent words that are no speech (titles, terms) do not.
    #[arg(
        long,
        value_name = "VERDICT",
        default_value = "altered",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) fail_on: Bar,

    /// How to print: csv, jsonl or table [default: table on a terminal, else csv]; or github, sarif
    /// or junit
    ///
    /// With -o, the ending of the file's name decides: .csv, .jsonl or .txt. github, sarif and junit
    /// report the findings to CI.
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

    /// How many sources to search at a time [default: one a processor]
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

const VERIFY_EXAMPLES: &str = "\
Examples:
  Are the quotes of a story in the transcript?
      onrecord verify story.txt --against hearing.vtt

  A folder of stories against a folder of sources, as a spreadsheet:
      onrecord verify stories/ --against sources/ --excel -o verdicts.csv

  Did a quote change from version to version?
      onrecord verify v1.txt v2.txt v3.txt --self

Columns of the CSV:
{columns}
  start and end count characters (Unicode code points) from 0 and leave the quotation marks out.
  Edits read: words of the source → words of the quote (what that does). disagreeing names the
  other sources that have the quote in other words.

Exit code: 0 when nothing was found, 1 when --fail-on was reached, 2 when something could not be
read; the rest is checked all the same.";

/// The mildest verdict that is a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bar {
    Typography,
    Abridged,
    Altered,
    Absent,
    Never,
}
