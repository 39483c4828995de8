//! `onrecord diff`: its arguments.

use super::{ColorArgs, ExtractorArgs, PeopleArgs, ReadingArgs, RowsOrReportArgs};
use crate::fail_on::ChangeThreshold;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use onrecord::diff::ChangeKind;
use std::num::NonZero;
use std::path::PathBuf;

/// List how quotes changed between versions of a story
///
/// Follows every quote through the versions and reports each change: wording, speaker, reporting verb,
/// cut, extended, moved, split, merged, added, removed, unquoted. Re-wrapped paragraphs, edits outside
/// quotes and a fuller name of the same speaker are not reported; different marks and dashes
/// (typography) and damaged signs (encoding) are listed but are not findings.
#[derive(Debug, clap::Args)]
#[command(after_long_help = DIFF_EXAMPLES)]
pub(crate) struct DiffArgs {
    /// Versions, oldest first: files, folders, or - for stdin
    ///
    /// The versions in a folder are sorted by their dates if all have one, else by name. A JSONL file
    /// has one version per line: {"id": "…", "text": "…"}.
    #[arg(value_name = "VERSION", required_unless_present = "git")]
    pub(crate) paths: Vec<PathBuf>,

    /// Compare the versions in the git history of this file
    #[arg(long, value_name = "PATH", conflicts_with = "paths")]
    pub(crate) git: Option<PathBuf>,

    /// With --git: only versions since this date, such as 2024-05-01 or "2 weeks ago"
    #[arg(long, value_name = "DATE", requires = "git")]
    pub(crate) since: Option<String>,

    /// With --git: only the latest N versions
    #[arg(long, value_name = "N", requires = "git")]
    pub(crate) max: Option<NonZero<u32>>,

    /// Kinds of change to leave out: typography,cue,moved
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = kind(), hide_possible_values = true)]
    pub(crate) ignore: Vec<ChangeKind>,

    /// Also list terms, titles and scare quotes that were added or removed
    #[arg(long)]
    pub(crate) terms: bool,

    /// Which changes fail the run (exit code 1): a lowest severity, or kinds [default: note]
    ///
    /// Severities are note, warning and error; kinds are those of the output: --fail-on wording,speaker.
    /// With never, changes are listed and the exit code is 0.
    #[arg(
        long,
        value_name = "WHAT",
        value_delimiter = ',',
        default_value = "note",
        hide_default_value = true
    )]
    pub(crate) fail_on: Vec<ChangeThreshold>,

    #[command(flatten)]
    pub(crate) printing: RowsOrReportArgs,

    #[command(flatten)]
    pub(crate) extractor: ExtractorArgs,

    #[command(flatten)]
    pub(crate) colors: ColorArgs,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    #[command(flatten)]
    pub(crate) people: PeopleArgs,
}

/// Reads a kind of change by its name.
fn kind() -> impl clap::builder::TypedValueParser<Value = ChangeKind> {
    PossibleValuesParser::new(ChangeKind::ALL.map(ChangeKind::name)).try_map(|name| {
        let kind = ChangeKind::ALL.into_iter().find(|kind| kind.name() == name);
        kind.ok_or("no such kind")
    })
}

const DIFF_EXAMPLES: &str = "\
Examples:
  Compare two versions:
      onrecord diff monday.txt tuesday.txt

  Fail only for changes that an editor must see:
      onrecord diff monday.txt tuesday.txt --ignore cue,moved --fail-on error

  Compare all versions in a folder, with a timeline for each quote:
      onrecord diff versions/

  Compare the git history of a file:
      onrecord diff --git stories/ferry.txt --since 2024-05-01

Kinds: wording, typography, encoding (damaged or encoded signs), truncated, extended, speaker, cue,
  moved, split, merged, added, removed, unquoted (the quotation marks were removed), requoted
  (quotation marks were added), correction (in a correction note, or confessed by one).
Severities: error (negation, number, name, speaker), warning (other wording, truncated, added,
  removed, unquoted, requoted), note (spelling, extended, cue, moved, split, merged, correction), none
  (typography, encoding).

Exit code: 0 without findings, 1 for findings or if the inputs are not versions of one story, 2 if
some input could not be read.";
