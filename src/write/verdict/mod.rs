//! Verdicts to bytes: CSV and JSONL for machines, quote over source for people.
//!
//! Every format prints [`VerdictRow`](super::VerdictRow)s, one a quote, as [`rows`](super::rows) are printed of an
//! analysis. Offsets are code points, in the story and in the source.

mod aligned;
mod csv;
mod jsonl;
mod pair;
mod table;
mod writer;

pub use self::csv::VerdictCsv;
pub use jsonl::VerdictJsonl;
pub use table::VerdictTable;
pub use writer::VerdictWriter;

#[cfg(feature = "pages")]
pub(super) use {
    pair::{WordPair, pairs},
    table::hidden_notes,
};
