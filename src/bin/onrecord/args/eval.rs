//! `onrecord eval`, as typed.

use clap::ValueEnum;
use std::num::NonZero;
use std::path::PathBuf;

/// Measure how right the answers are on stories annotated by hand
///
/// Extracts the quotes of annotated stories and compares them with the annotation: were the quotes
/// found, was the speaker named by the right words and the right name, were titles and scare quotes
/// left alone, and are the answers as sure as they say? A second table tells what became of the
/// quotes of each kind, a third which pattern is right how often.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EVAL_EXAMPLES)]
pub(crate) struct EvalArgs {
    /// Annotated stories to read: JSONL files, or - for standard input
    #[arg(value_name = "GOLD", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// How to print: table or json
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "table",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) format: EvalFormat,

    /// Also show the first N quotes that are wrong, and what was wanted
    #[arg(long, value_name = "N")]
    pub(crate) misses: Option<usize>,

    /// Add the words of FILE (CSV) to the built-in reporting verbs, roles and titles
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,

    /// How many stories to work on at a time [default: one a processor]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,
}

const EVAL_EXAMPLES: &str = "\
Examples:
  How right are the answers, and what are the first ten that are wrong?
      onrecord eval gold.jsonl --misses 10

  The figures for a program:
      onrecord eval gold.jsonl --format json

  Does a lexicon of your own help?
      onrecord eval gold.jsonl --lexicon verbs.csv

Gold, one story a line (here in two):
  {\"id\": \"ferry\", \"text\": \"“It sails at six,” said Ines Duarte.\", \"quotes\": [{\"start\": 1,
   \"end\": 17, \"kind\": \"attributed\", \"source\": [[24, 35]], \"speaker\": [\"Ines Duarte\"]}]}
  start and end count characters (Unicode code points) from 0 and leave the quotation marks out.
  kind is attributed (speech, and the story says whose), sourceless (speech, and it does not), none
  (not speech) or ignore (counts nowhere). source holds the words that name the speaker, speaker
  the names that are right: null is nobody, and without the key no name is judged.

Exit code: 0 when all was read, 2 when something could not be; the rest counts all the same.";

/// How to print figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EvalFormat {
    Table,
    Json,
}
