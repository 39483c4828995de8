//! Results to bytes: CSV and JSONL for machines, a table and an explanation for people.
//!
//! Every format prints [`QuoteRow`]s: one quote each, flattened, with offsets in code points. [`rows`]
//! makes them from an [`Analysis`](crate::Analysis); a caller may leave rows out before they are
//! printed. A [`Writer`] then appends one document after another, so that many threads can each
//! format a document into memory while one of them copies the results out in order.
//!
//! Nothing here decides anything about a quote. Take [`Csv`] for a spreadsheet, [`Jsonl`] for a
//! program (it alone carries nesting, continuation and the places of mention and cue), [`QuoteTable`] to
//! read a story, [`Explain`] to find out why a quote was given to somebody. With the feature
//! `parquet`, `Parquet` writes the same rows for databases, and with the feature `xlsx`, `Workbook` for spreadsheets.

mod because;
mod brat;
mod changed_words;
mod csv;
mod diff;
mod explain;
mod finding;
#[cfg(feature = "pages")]
mod html;
mod jsonl;
#[cfg(feature = "parquet")]
mod parquet;
mod passage;
mod piece;
pub mod report;
mod row;
mod rule;
mod rules;
pub mod schema;
mod speakers;
mod style;
mod table;
mod verdict;
mod words;
#[cfg(feature = "xlsx")]
mod workbook;
mod wrap;
mod writer;

pub use self::brat::{BRAT_CONFIGURATION, BratPair};
pub(crate) use self::changed_words::changed_words;
pub use self::csv::Csv;
pub use self::diff::{ChangeCsv, ChangeJsonl, ChangePage, ChangeWriter};
#[cfg(feature = "pages")]
pub use self::html::{
    CheckedStory, FindingsPage, QuotePage, QuotePagePart, changes_html, speakers_html,
    verdicts_html,
};
#[cfg(feature = "parquet")]
pub use self::parquet::{Parquet, ParquetRows};
pub use self::speakers::{speakers_csv, speakers_jsonl, speakers_table};
pub use explain::Explain;
pub use jsonl::{Jsonl, error_jsonl};
pub use row::{
    ChangeRow, EditRow, Excerpt, OtherRow, PersonRow, QuoteRow, SideRow, SourceRow, SpeakerAnswer,
    ThreadRow, VerdictEditRow, VerdictRow, change_rows, person_columns, person_columns_of_changes,
    rows, verdict_rows,
};
pub use style::{ColorChoice, Screen};
pub use table::QuoteTable;
pub use verdict::{VerdictCsv, VerdictJsonl, VerdictTable, VerdictWriter};
#[cfg(feature = "xlsx")]
pub use workbook::{ChangeWorkbook, Workbook, WorkbookRows};
pub use writer::Writer;
