//! `onrecord diff`, as typed.

use super::{Color, FoundFormat, ReadingArgs};
use crate::fail_on::ChangeThreshold;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use onrecord::diff::ChangeKind;
use std::num::NonZero;
use std::path::PathBuf;

/// List what happened to each quote between versions of a story
///
/// Follows every quote through the versions and reports each change: different wording, speaker or
/// reporting verb, cut, extended, moved, split, merged, added, removed, without its marks. Re-wrapped
/// paragraphs, changes outside quotes and a fuller name of the same speaker are not reported; different
/// marks and dashes (typography) are listed but are not findings.
#[derive(Debug, clap::Args)]
#[command(after_long_help = DIFF_EXAMPLES)]
pub(crate) struct DiffArgs {
    /// The versions, oldest first: files, folders (sorted by date if all versions
    /// have one, otherwise by name), or - for stdin
    ///
    /// A JSONL file has one version per line: {"id": "…", "text": "…"}.
    #[arg(value_name = "VERSION", required_unless_present = "git")]
    pub(crate) paths: Vec<PathBuf>,

    /// Take the versions from the git history of this file
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

    /// What ends with exit code 1: a lowest severity, or kinds of change [default: note]
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

    /// Add the words of FILE (CSV) to the built-in reporting verbs, roles and titles
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,

    /// Versions to read in parallel [default: one per CPU]
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

/// Reads a kind of change by its name.
fn kind() -> impl clap::builder::TypedValueParser<Value = ChangeKind> {
    PossibleValuesParser::new(ChangeKind::ALL.map(ChangeKind::name)).try_map(|name| {
        let kind = ChangeKind::ALL.into_iter().find(|kind| kind.name() == name);
        kind.ok_or("no such kind")
    })
}

const DIFF_EXAMPLES: &str = "\
Examples:
  What happened to the quotes overnight?
      onrecord diff monday.txt tuesday.txt

  As a check, only what an editor must see:
      onrecord diff monday.txt tuesday.txt --ignore cue,moved --fail-on error

  Every version in a folder, each quote with its timeline:
      onrecord diff versions/

  The history of a file:
      onrecord diff --git stories/ferry.txt --since 2024-05-01

Kinds: wording, typography, truncated, extended, speaker, cue, moved, split, merged, added, removed,
  unquoted (the quotation marks were removed), requoted (quotation marks were added).
Severities: error (negation, number, name, speaker), warning (other wording, cut, added, removed,
  unquoted, requoted), note (spelling, longer, cue, moved, split, merged), none (typography).

Exit code: 0 if nothing changed that --fail-on counts, 1 if something did or the stories are different,
2 if something could not be read.";
