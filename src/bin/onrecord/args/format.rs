//! Output formats, as they are typed.

use clap::ValueEnum;

/// Output format of rows, without a choice that only one command has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowFormat {
    Csv,
    Tsv,
    Jsonl,
    Table,
    Html,
    Xlsx,
}

/// Output format of quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum QuoteFormat {
    Csv,
    Tsv,
    Jsonl,
    Table,
    Html,
    Xlsx,
    Parquet,
    Brat,
}

/// Output format of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
    Html,
    Github,
    Sarif,
    Junit,
}

/// Output format of changes and verdicts: rows, or a report of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FoundFormat {
    Csv,
    Tsv,
    Jsonl,
    Table,
    Html,
    Xlsx,
    Github,
    Sarif,
    Junit,
}

impl FoundFormat {
    /// Returns the format of rows; `None` for a report.
    pub(crate) fn rows(self) -> Option<RowFormat> {
        match self {
            FoundFormat::Csv => Some(RowFormat::Csv),
            FoundFormat::Tsv => Some(RowFormat::Tsv),
            FoundFormat::Jsonl => Some(RowFormat::Jsonl),
            FoundFormat::Table => Some(RowFormat::Table),
            FoundFormat::Html => Some(RowFormat::Html),
            FoundFormat::Xlsx => Some(RowFormat::Xlsx),
            FoundFormat::Github | FoundFormat::Sarif | FoundFormat::Junit => None,
        }
    }

    /// Returns the format of a report; `None` for rows.
    pub(crate) fn report(self) -> Option<ReportFormat> {
        match self {
            FoundFormat::Csv
            | FoundFormat::Tsv
            | FoundFormat::Jsonl
            | FoundFormat::Table
            | FoundFormat::Html
            | FoundFormat::Xlsx => None,
            FoundFormat::Github => Some(ReportFormat::Github),
            FoundFormat::Sarif => Some(ReportFormat::Sarif),
            FoundFormat::Junit => Some(ReportFormat::Junit),
        }
    }
}
