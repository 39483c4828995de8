//! How inputs are to be read, as typed: the same for every subcommand that reads stories.

use clap::ValueEnum;

#[derive(Debug, clap::Args)]
pub(crate) struct ReadingArgs {
    /// What the stories are: auto (by name, or else by their first bytes), text, markdown, html,
    /// jsonl, json, csv, nitf, warc or parquet
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) input_format: InputFormat,

    /// The JSON field or CSV column of the words [default: text]
    #[arg(long, value_name = "NAME")]
    pub(crate) text_field: Option<String>,

    /// The JSON field or CSV column of the story's name [default: id]
    #[arg(long, value_name = "NAME")]
    pub(crate) id_field: Option<String>,

    /// Leave parts of web pages and Markdown out: headings, block-quotes, pull-quotes, captions,
    /// related (links to other stories)
    #[arg(
        long,
        value_name = "PARTS",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub(crate) without: Vec<Part>,
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
    Warc,
    Parquet,
}

/// What may be left out of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    Headings,
    BlockQuotes,
    PullQuotes,
    Captions,
    Related,
}
