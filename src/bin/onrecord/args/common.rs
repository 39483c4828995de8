//! Flags that several commands have: declared once here, and flattened into each of them.

use super::FoundFormat;
use clap::ValueEnum;
use std::num::NonZero;
use std::path::PathBuf;

/// What every command that finds quotes takes.
#[derive(Debug, clap::Args)]
pub(crate) struct ExtractorArgs {
    /// Add the words in FILE (CSV) to the built-in reporting verbs, roles and titles
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,

    /// Stories to process in parallel [default: one per CPU]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,
}

/// Reads a confidence.
pub(super) fn confidence(typed: &str) -> Result<f64, String> {
    match typed.parse() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("give a number from 0 to 1, such as 0.9".to_owned()),
    }
}

/// `--color`.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct ColorArgs {
    /// Colors: auto, always or never
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) color: ColorMode,
}

/// When to use colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorMode {
    Auto,
    Always,
    Never,
}

/// `--output`.
#[derive(Debug, clap::Args)]
pub(crate) struct OutputArgs {
    /// Write to FILE, which appears only when it is complete
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// How `diff` and `verify` print: row by row, or as a report.
#[derive(Debug, clap::Args)]
pub(crate) struct RowsOrReportArgs {
    /// Output format: csv, tsv, jsonl, table, html or xlsx [default: table on a terminal, else csv]; or
    /// github, sarif or junit
    ///
    /// With -o, the file extension decides: .csv, .tsv, .jsonl, .txt, .html, or .xlsx in a build with the feature
    /// xlsx. html is a page to look at, in one file. github, sarif and junit report findings to CI.
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: Option<FoundFormat>,

    #[command(flatten)]
    pub(crate) file: OutputArgs,
}

/// The stories that `check` and `review` compare with their goldens.
#[derive(Debug, clap::Args)]
pub(crate) struct CheckedPathsArgs {
    /// Stories, goldens or folders [default: the inputs of onrecord.toml, or this folder]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

/// `--keep`.
#[derive(Debug, clap::Args)]
pub(crate) struct KeepArgs {
    /// Fields of the input to print with each quote: date,desk
    ///
    /// Fields of JSON (dots lead into objects: story.desk), columns of CSV and Parquet, keys of front matter, properties
    /// of DOCX and ODT, and their comments. For any input: headline, byline, published, url, language and site, as far
    /// as they are known. Each is a column after all others, and a field of the object kept in JSONL.
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    pub(crate) keep: Vec<String>,
}

/// `--people`.
#[derive(Debug, clap::Args)]
pub(crate) struct PeopleArgs {
    /// People by their names: CSV with the columns id, name and aliases (several with | between); further columns,
    /// such as gender or party, are carried along
    #[arg(long, value_name = "FILE")]
    pub(crate) people: Option<PathBuf>,
}

/// How inputs are read.
#[derive(Debug, clap::Args)]
pub(crate) struct ReadingArgs {
    /// Format of the inputs: auto (by extension, else by content), text, markdown, html, jsonl, json,
    /// csv, nitf, docx, odt, warc or parquet
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) input_format: InputFormat,

    /// JSON field or CSV column with the text of a story [default: text]
    #[arg(long, value_name = "NAME")]
    pub(crate) text_field: Option<String>,

    /// JSON field or CSV column with the id of a story [default: id]
    #[arg(long, value_name = "NAME")]
    pub(crate) id_field: Option<String>,

    /// Which text of tracked changes in DOCX and ODT is read
    #[arg(long, value_name = "WHICH", value_enum, default_value_t = TrackedText::Accepted)]
    pub(crate) tracked: TrackedText,

    /// Leave out parts of web pages and Markdown: headings, block-quotes, pull-quotes, captions,
    /// related (links to other stories)
    #[arg(
        long,
        value_name = "PARTS",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub(crate) without: Vec<OmittedPart>,
}

/// What the inputs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Auto,
    Text,
    Markdown,
    Html,
    Jsonl,
    Json,
    Csv,
    Nitf,
    Docx,
    Odt,
    Warc,
    Parquet,
}

/// Which text of tracked changes is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TrackedText {
    Accepted,
    Original,
    Both,
}

/// What can be left out of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OmittedPart {
    Headings,
    BlockQuotes,
    PullQuotes,
    Captions,
    Related,
}
