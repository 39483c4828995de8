//! `onrecord eval`: its arguments.

use super::ExtractorArgs;
use clap::ValueEnum;
use std::path::PathBuf;

/// Measure accuracy on stories annotated by hand
///
/// Extracts the quotes of annotated stories and compares them with the annotation: which quotes were
/// found, whether the right words and the right name were given for the speaker, whether titles and
/// scare quotes were left alone, and whether the confidence is calibrated. A second table counts
/// outcomes by kind of quote, a third one accuracy by evidence.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EVAL_EXAMPLES)]
pub(crate) struct EvalArgs {
    /// Annotated stories: JSONL files, folders of brat (.txt with .ann), or - for stdin
    #[arg(value_name = "GOLD", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// Output format: table or json; or gold, the annotation itself as JSONL [default: table]
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "table",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) format: EvalFormat,

    /// Also show the first N wrong answers, with the right ones
    #[arg(long, value_name = "N")]
    pub(crate) misses: Option<usize>,

    /// Measure this model, made by `onrecord-train`, instead of the built-in one
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) extractor: ExtractorArgs,
}

const EVAL_EXAMPLES: &str = "\
Examples:
  Measure accuracy, and show the first ten wrong answers:
      onrecord eval gold.jsonl --misses 10

  Print the figures for a program:
      onrecord eval gold.jsonl --format json

  Turn what annotators corrected in brat into a gold file:
      onrecord eval annotations/ --format gold > gold.jsonl

  Measure the effect of your own lexicon:
      onrecord eval gold.jsonl --lexicon verbs.csv

Annotation, one story per line (wrapped here):
  {\"id\": \"ferry\", \"text\": \"“It sails at six,” said Ines Duarte.\", \"quotes\": [{\"start\": 1,
   \"end\": 17, \"kind\": \"attributed\", \"source\": [[24, 35]], \"speaker\": [\"Ines Duarte\"]}]}
  start and end count characters (Unicode code points) from 0, without the quotation marks.
  kind is attributed (speech with a speaker named in the story), sourceless (speech without one),
  none (not speech) or ignore (not counted). source has the words that name the speaker, speaker
  the correct names: null means nobody, and without the key no name is judged.

Exit code: 0 if everything was read, 2 if some input could not be read; the rest is still counted.";

/// Output format of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EvalFormat {
    Table,
    Json,
    Gold,
}
