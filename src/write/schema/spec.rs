//! What is known of a table, without the functions that read its rows.

use super::column::Column;
use super::field::{TableSchema, columns};

/// A table that is printed, for whoever describes the formats.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct TableSpec {
    /// What its rows are: `quotes`.
    pub name: &'static str,
    columns: fn() -> Vec<&'static Column>,
}

impl TableSpec {
    pub(super) const fn of<T: TableSchema>(name: &'static str) -> TableSpec {
        TableSpec {
            name,
            columns: columns::<T>,
        }
    }

    /// Returns the columns, in the order of the JSON object.
    pub fn columns(&self) -> Vec<&'static Column> {
        (self.columns)()
    }

    /// Returns the columns of the CSV, in its order.
    pub fn csv(&self) -> Vec<&'static Column> {
        let mut columns = self.columns();
        columns.retain(|column| column.csv.is_some());
        columns.sort_by_key(|column| column.csv);
        columns
    }

    /// Returns the columns of the Parquet table, in its order.
    pub fn parquet(&self) -> Vec<&'static Column> {
        let mut columns = self.columns();
        columns.retain(|column| column.is_flat());
        columns.sort_by_key(|column| column.csv.unwrap_or(u8::MAX));
        columns
    }
}
