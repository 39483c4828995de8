//! Parquet: one table from beginning to end, for DuckDB, Polars and Spark.
//!
//! A [`Writer`](super::Writer) appends one story after another. Parquet keeps the values of a column
//! together, for thousands of rows, and describes the columns at the end of the file. So any thread
//! turns the rows of a story into columns ([`ParquetRows`]), and one thread joins them ([`Parquet`]);
//! a group of rows is written as soon as it is full.

mod values;

use super::QuoteRow;
use super::schema::{Column, ColumnType, Field, Missing, Quotes, typed_fields};
use ::parquet::basic::Compression;
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::{EnabledStatistics, WriterProperties};
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::types::{Type, TypePtr};
use std::io;
use std::sync::Arc;
use values::{ColumnValues, parquet_type};

/// How many rows, and how many bytes of text, a row group has before it is written. Readers work on
/// one group per thread, and want it large; all of it is held in memory.
const ROWS_PER_GROUP: usize = 1 << 15;
const BYTES_PER_GROUP: usize = 16 << 20;

/// The compression of pages: every reader knows it, and decodes it faster than a disk reads.
const COMPRESSION: Compression = Compression::SNAPPY;

/// What a file says it was made by, in the words that readers look for.
const CREATED_BY: &str = concat!("onrecord version ", env!("CARGO_PKG_VERSION"));

/// Some rows of the table, column by column.
#[derive(Debug)]
pub struct ParquetRows {
    /// One for each of the columns, or none where there are no rows.
    columns: Vec<ColumnValues>,
    /// How many bytes of text they hold, about.
    bytes: usize,
}

impl ParquetRows {
    /// Takes the cells of some rows, of one story or many.
    pub fn of(rows: &[QuoteRow<'_>]) -> ParquetRows {
        let mut taken = ParquetRows::none();
        if !rows.is_empty() {
            taken.columns.extend(fields().into_iter().map(|field| {
                let mut values = ColumnValues::of(field.column.kind);
                rows.iter().for_each(|row| values.push(field.value(row)));
                values
            }));
            let kept = rows[0].further.len();
            taken.columns.extend((0..kept).map(|n| {
                let mut values = ColumnValues::of(ColumnType::Text);
                for row in rows {
                    values.push(row.further.get(n).and_then(|(_, value)| *value).into());
                }
                values
            }));
            taken.bytes = taken.columns.iter().map(ColumnValues::bytes).sum();
        }
        taken
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, ColumnValues::len)
    }

    /// Returns whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    fn none() -> ParquetRows {
        ParquetRows {
            columns: Vec::new(),
            bytes: 0,
        }
    }

    fn append(&mut self, more: ParquetRows) {
        self.bytes += more.bytes;
        if self.is_empty() {
            self.columns = more.columns;
        } else {
            let both = self.columns.iter_mut().zip(more.columns);
            both.for_each(|(values, more)| values.append(more));
        }
    }
}

/// Writes Parquet: the columns of the CSV, typed, and then what only the JSONL has, flat
/// (`mention_start`, `story_headline`), `null` where there is nothing.
///
/// The same rows, handed over story by story, always give the same bytes: no time is written down.
#[derive(Debug)]
pub struct Parquet {
    /// What is written and not yet handed on stands in the vector.
    file: SerializedFileWriter<Vec<u8>>,
    /// The rows of the group that is not full yet.
    group: ParquetRows,
    /// How many fields of the input are columns after those of the schema.
    kept: usize,
}

impl Parquet {
    /// Begins a table, with columns for fields of the input, which the rows must [have](QuoteRow::keep).
    ///
    /// # Errors
    /// None that could be named.
    pub fn new(kept: &[String]) -> io::Result<Parquet> {
        let properties = WriterProperties::builder()
            .set_created_by(CREATED_BY.to_owned())
            .set_compression(COMPRESSION)
            // Least and greatest of a page would be held in memory up to the end.
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true)
            .build();
        let schema = schema(kept).map_err(failed)?;
        let file = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties));
        Ok(Parquet {
            file: file.map_err(failed)?,
            group: ParquetRows::none(),
            kept: kept.len(),
        })
    }

    /// Adds some rows, and writes what is complete.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn add(&mut self, rows: ParquetRows, out: &mut dyn io::Write) -> io::Result<()> {
        self.group.append(rows);
        if self.group.len() >= ROWS_PER_GROUP || self.group.bytes >= BYTES_PER_GROUP {
            self.write_group().map_err(failed)?;
            self.hand_on(out)?;
        }
        Ok(())
    }

    /// Writes what is left, and where everything stands: without that a table cannot be read.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn finish(mut self, out: &mut dyn io::Write) -> io::Result<()> {
        if !self.group.is_empty() {
            self.write_group().map_err(failed)?;
        }
        self.file.finish().map_err(failed)?;
        self.hand_on(out)
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        let group = std::mem::replace(&mut self.group, ParquetRows::none());
        let mut columns = self.file.next_row_group()?;
        let optional = fields().into_iter().map(|field| is_optional(&field.column));
        let optional = optional.chain(std::iter::repeat_n(true, self.kept));
        for (is_optional, values) in optional.zip(group.columns) {
            if let Some(mut out) = columns.next_column()? {
                values.write(is_optional, &mut out)?;
                out.close()?;
            }
        }
        columns.close().map(drop)
    }

    fn hand_on(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        self.file.flush()?;
        let written = std::mem::take(self.file.inner_mut());
        out.write_all(&written)
    }
}

fn fields() -> Vec<&'static Field<Quotes>> {
    typed_fields()
}

/// Returns what a file says of its columns.
fn schema(kept: &[String]) -> Result<TypePtr, ParquetError> {
    let columns = fields().into_iter().map(|f| {
        let column = &f.column;
        parquet_type(column.name, column.kind, is_optional(column))
    });
    let kept = kept.iter();
    let columns = columns.chain(kept.map(|name| parquet_type(name, ColumnType::Text, true)));
    let table = Type::group_type_builder("quotes").with_fields(columns.collect::<Result<_, _>>()?);
    table.build().map(Arc::new)
}

fn is_optional(column: &Column) -> bool {
    column.missing != Missing::Never
}

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
