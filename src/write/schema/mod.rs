//! The columns of every table that is printed, each declared once: name, type, unit, description
//! and the function that reads it off a row.
//!
//! CSV, JSONL and Parquet print what is declared here, goldens are compared by it, `--help` lists
//! it, and `cargo run -p xtask -- schema` writes the tables of `docs/columns.md` and the JSON
//! Schemas of `docs/schema` from it. So a new column is a field of the row and one entry here.
//!
//! The entries of a table stand in the order of its JSON object. A column that is part of an object
//! in there has a path for a key (`mention.start`); flat tables know it by its name
//! (`mention_start`). CSV has an order of its own, which [`Column::csv`] gives.
//!
//! `tests/architecture.rs` fails where a list of columns is declared anywhere else.

mod changes;
mod column;
mod errors;
mod field;
mod findings;
mod json;
mod quotes;
mod speakers;
mod spec;
mod typed;
mod value;
mod verdicts;

pub use column::{Column, ColumnType, Missing, Unit};

pub(crate) use changes::Changes;
pub(crate) use column::{GoldenColumn, GoldenPresence, GoldenRole};
pub(super) use errors::UnreadStories;
#[cfg(feature = "parquet")]
pub(super) use field::typed_fields;
pub(crate) use field::{Field, TableSchema, csv_fields, golden_fields};
pub(super) use findings::ReportObject;
pub(super) use json::{Decimals, JsonObject};
pub(crate) use quotes::Quotes;
pub(super) use speakers::SpeakerCounts;
pub use spec::TableSpec;
pub use typed::{TypedColumn, typed_quotes};
pub use value::Value;
pub(crate) use verdicts::Verdicts;

/// The quotes of stories: what `onrecord extract` prints.
pub const QUOTES: TableSpec = TableSpec::of::<Quotes>("quotes");
/// What happened to quotes between versions: what `onrecord diff` prints.
pub const CHANGES: TableSpec = TableSpec::of::<Changes>("changes");
/// Quotes against their sources: what `onrecord verify` prints.
pub const VERDICTS: TableSpec = TableSpec::of::<Verdicts>("verdicts");
/// Who is quoted over many stories: what `onrecord speakers` prints.
pub const SPEAKERS: TableSpec = TableSpec::of::<SpeakerCounts>("speakers");
/// Stories that could not be read: what `onrecord extract --error-rows` prints in their place.
pub const ERRORS: TableSpec = TableSpec::of::<UnreadStories>("errors");
/// The findings of a check: the one object that `onrecord check --format json` prints.
pub const REPORT: TableSpec = TableSpec::of::<ReportObject>("report");

/// Every table, in the order of the documentation.
pub const TABLES: [TableSpec; 6] = [QUOTES, ERRORS, CHANGES, VERDICTS, SPEAKERS, REPORT];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_columns_of_a_csv_are_numbered_without_gaps() {
        for table in TABLES {
            let mut ranks: Vec<u8> = table.columns().iter().filter_map(|c| c.csv).collect();
            ranks.sort_unstable();
            let wanted = 1..=u8::try_from(ranks.len()).expect("a few columns");
            assert_eq!(ranks, wanted.collect::<Vec<_>>(), "{}", table.name);
        }
    }

    #[test]
    fn no_name_and_no_key_stands_twice() {
        for table in TABLES {
            let columns = table.columns();
            let names: BTreeSet<&str> = columns.iter().map(|column| column.name).collect();
            assert_eq!(names.len(), columns.len(), "{}", table.name);
            let keys: Vec<&str> = columns.iter().filter_map(|column| column.key).collect();
            let different: BTreeSet<&str> = keys.iter().copied().collect();
            assert_eq!(different.len(), keys.len(), "{}", table.name);
        }
    }

    #[test]
    fn every_column_is_printed_somewhere_and_described() {
        for column in TABLES.iter().flat_map(|table| table.columns()) {
            assert!(column.csv.is_some() || column.key.is_some(), "{column:?}");
            assert!(!column.description.is_empty(), "{column:?}");
            assert!(!column.description.contains('|'), "a cell: {column:?}");
        }
    }
}
