//! Changes to bytes: CSV and JSONL for machines, a page for people.
//!
//! Every format prints [`ChangeRow`](super::ChangeRow)s: one changed quote each, flattened, with offsets in code
//! points. [`change_rows`](super::change_rows) makes them from a [`History`](crate::diff::History).

mod csv;
mod jsonl;
mod lines;
mod page;
mod timeline;
mod writer;

pub use self::csv::ChangeCsv;
pub use jsonl::ChangeJsonl;
pub use page::ChangePage;
pub use writer::ChangeWriter;
