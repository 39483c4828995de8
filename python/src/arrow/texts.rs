//! Quotes of the texts of a table: batch by batch, in the order of the rows.
//!
//! A batch of the input may have a million texts, so it is worked on in pieces of some megabytes; each gives a
//! batch of the output. The texts of a piece are shared out to threads in small parts.

use super::capsule::Batches;
use super::column::{ByteColumn, find, is_text, texts};
use super::printed::printed;
use super::rows::{QuoteColumns, fields};
use crate::finder::QuoteFinder;
use crate::story::{TextAs, refuse_long, text_document};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use arrow_select::concat::concat_batches;
use arrow_select::take::take;
use onrecord::document::KeptFields;
use onrecord::speakers::People;
use onrecord::{Document, Error, ErrorKind, batch};
use std::num::NonZero;
use std::ops::Range;
use std::sync::Arc;

/// Bytes of text per piece and thread: as `batch` has them.
const BYTES_PER_THREAD: usize = 1 << 20;

/// Rows per piece and thread, where texts are tiny.
const ROWS_PER_THREAD: usize = 1 << 12;

/// Bytes of text that a thread takes at a time: small enough that no thread waits long for another.
const BYTES_PER_PART: usize = 1 << 15;

/// Where the columns are that are read.
#[derive(Clone, Debug)]
pub(crate) struct TableColumns {
    text: usize,
    /// Without one the number of the row, from 0, is the id.
    id: Option<usize>,
    /// Columns that are carried along.
    kept: Vec<usize>,
}

impl TableColumns {
    /// Finds the columns by their names.
    ///
    /// # Errors
    /// For a name that no column has, a text column of another type, and a kept column that is called like one of
    /// the output.
    pub(crate) fn of(
        schema: &Schema,
        text: &str,
        id: Option<&str>,
        kept: &[String],
    ) -> Result<TableColumns, Error> {
        let columns = TableColumns {
            text: find(schema, text, "text")?,
            id: id.map(|name| find(schema, name, "id")).transpose()?,
            kept: kept
                .iter()
                .map(|name| find(schema, name, "keep"))
                .collect::<Result<_, _>>()?,
        };
        let kind = schema.field(columns.text).data_type();
        match is_text(kind) {
            true => Ok(columns),
            false => {
                let message =
                    format!("the column `{text}` (text=) is of the type {kind}, and no text");
                Err(Error::new(ErrorKind::Usage, "", message))
            }
        }
    }
}

/// One batch of the input with its columns.
#[derive(Debug)]
struct TextBatch {
    texts: ByteColumn,
    ids: Option<ByteColumn>,
    kept: Vec<ArrayRef>,
    rows: usize,
    /// The number of its first row.
    first: u64,
}

impl TextBatch {
    fn of(
        batch: &RecordBatch,
        columns: &TableColumns,
        first: u64,
    ) -> Result<TextBatch, ArrowError> {
        let kept = columns.kept.iter();
        Ok(TextBatch {
            texts: texts(batch.column(columns.text))?,
            ids: columns.id.map(|id| printed(batch.column(id))).transpose()?,
            kept: kept.map(|&n| ArrayRef::clone(batch.column(n))).collect(),
            rows: batch.num_rows(),
            first,
        })
    }

    /// Returns the id of a row. One that is null is no id.
    fn id(&self, row: usize) -> Option<String> {
        match &self.ids {
            None => Some((self.first + row as u64).to_string()),
            Some(ids) => ids
                .get(row)
                .map(|id| String::from_utf8_lossy(id).into_owned()),
        }
    }

    /// Reads the text of a row.
    fn document(&self, row: usize, text_as: TextAs) -> Result<Document, Error> {
        let id = self.id(row).unwrap_or_default();
        let wrong = |kind, message: String| Error::new(kind, id.clone(), message);
        let Some(bytes) = self.texts.get(row) else {
            return Err(wrong(ErrorKind::Syntax, "the text is null".to_owned()));
        };
        refuse_long(&id, bytes.len())?;
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let at = error.valid_up_to();
            wrong(
                ErrorKind::Encoding,
                format!("not UTF-8 at byte {at} of the text"),
            )
        })?;
        text_document(id, text.to_owned(), text_as)
    }

    /// Returns the end of the rows from `first` that have about so many bytes, one at least.
    fn end(&self, first: usize, last: usize, bytes: usize, rows: usize) -> usize {
        let mut sum = 0;
        let mut end = first;
        while end < last && (end == first || (sum < bytes && end - first < rows)) {
            sum += self.texts.length(end);
            end += 1;
        }
        end
    }
}

/// The stream of quotes.
pub(crate) struct TextQuotes {
    source: Batches,
    columns: TableColumns,
    work: TextWork,
    current: Option<TextBatch>,
    /// The next row of it.
    row: usize,
    /// How many rows came before it.
    before: u64,
}

impl TextQuotes {
    pub(crate) fn new(
        source: Batches,
        columns: TableColumns,
        finder: QuoteFinder,
        jobs: NonZero<usize>,
    ) -> Result<TextQuotes, Error> {
        let schema = output_schema(&source.schema(), &columns.kept, finder.people())?;
        Ok(TextQuotes {
            source,
            columns,
            work: TextWork {
                finder,
                jobs,
                schema,
            },
            current: None,
            row: 0,
            before: 0,
        })
    }

    /// Works on the next piece; nothing where the input has ended.
    fn piece(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        loop {
            if self
                .current
                .as_ref()
                .is_none_or(|batch| self.row >= batch.rows)
            {
                self.before += self.current.take().map_or(0, |batch| batch.rows as u64);
                let Some(batch) = self.source.next().transpose()? else {
                    return Ok(None);
                };
                self.current = Some(TextBatch::of(&batch, &self.columns, self.before)?);
                self.row = 0;
            }
            let Some(batch) = self.current.as_ref().filter(|batch| batch.rows > 0) else {
                continue;
            };
            let jobs = self.work.jobs.get();
            let end = batch.end(
                self.row,
                batch.rows,
                BYTES_PER_THREAD * jobs,
                ROWS_PER_THREAD * jobs,
            );
            let quotes = self.work.quotes(batch, self.row..end)?;
            self.row = end;
            // What has no quotes is no batch: readers count on some rows in each.
            if quotes.num_rows() > 0 {
                return Ok(Some(quotes));
            }
        }
    }
}

/// What threads share.
struct TextWork {
    finder: QuoteFinder,
    jobs: NonZero<usize>,
    schema: SchemaRef,
}

impl TextWork {
    fn quotes(&self, table: &TextBatch, rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
        let mut parts = Vec::new();
        let mut first = rows.start;
        while first < rows.end {
            let end = table.end(first, rows.end, BYTES_PER_PART, rows.len());
            parts.push(first..end);
            first = end;
        }
        let mut done = Vec::new();
        let place = |part: &Range<usize>| table.id(part.start).unwrap_or_default();
        let work = |part: &Range<usize>| Ok(self.part(table, part.clone()));
        batch::each(&parts, Some(self.jobs), place, work, |part| {
            done.push(part?);
            Ok(())
        })
        .map_err(|error| ArrowError::ComputeError(error.to_string()))?;
        let done: Vec<RecordBatch> = done.into_iter().collect::<Result<_, _>>()?;
        concat_batches(&self.schema, &done)
    }

    /// Extracts the quotes of some rows. Runs on any thread.
    fn part(&self, table: &TextBatch, rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
        let mut quotes = QuoteColumns::new(self.finder.people());
        for row in rows {
            let extracted = batch::caught(
                || table.id(row).unwrap_or_default(),
                || {
                    Ok(self
                        .finder
                        .analysis(table.document(row, self.finder.text_as)?))
                },
            );
            match extracted {
                Ok(analysis) => quotes.add(row, &self.finder.rows(&analysis)),
                Err(error) => quotes.add_error(row, table.id(row).as_deref(), error.message()),
            }
        }
        let (mut columns, from) = quotes.finish();
        for kept in &table.kept {
            columns.push(take(kept, &from, None)?);
        }
        RecordBatch::try_new(SchemaRef::clone(&self.schema), columns)
    }
}

impl Iterator for TextQuotes {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.piece().transpose()
    }
}

impl RecordBatchReader for TextQuotes {
    fn schema(&self) -> SchemaRef {
        SchemaRef::clone(&self.work.schema)
    }
}

/// Returns the schema of the output: the columns of quotes, `error`, and those that are kept.
fn output_schema(
    input: &Schema,
    kept: &[usize],
    people: Option<&People>,
) -> Result<SchemaRef, Error> {
    let mut fields = fields(people);
    for &n in kept {
        let field: &Field = input.field(n);
        let name = field.name();
        if fields.iter().any(|own| own.name() == name) {
            let message =
                format!("keep={name}: the output has a column {name} of its own: rename this one");
            return Err(Error::new(ErrorKind::Usage, "", message));
        }
        // A document may be without rows, but no row without a document: what may be null stays so.
        fields.push(field.clone());
    }
    Ok(Arc::new(Schema::new(fields)))
}

/// Reads the documents of a table, with the cells of the kept columns as fields.
pub(crate) fn documents(
    source: Batches,
    columns: TableColumns,
) -> impl Iterator<Item = Result<Document, Error>> {
    let schema = source.schema();
    let names = columns.kept.iter().map(|&n| schema.field(n).name().clone());
    let names: Vec<String> = names.collect();
    let mut before = 0;
    source.flat_map(move |batch| {
        let read = batch.and_then(|batch| {
            let rows = batch.num_rows() as u64;
            let read = batch_documents(&batch, &columns, &names, before);
            before += rows;
            read
        });
        read.unwrap_or_else(|error| vec![Err(Error::new(ErrorKind::Syntax, "", error.to_string()))])
    })
}

fn batch_documents(
    batch: &RecordBatch,
    columns: &TableColumns,
    names: &[String],
    before: u64,
) -> Result<Vec<Result<Document, Error>>, ArrowError> {
    let batch = TextBatch::of(batch, columns, before)?;
    let kept: Vec<ByteColumn> = batch.kept.iter().map(printed).collect::<Result<_, _>>()?;
    let fields = |row: usize| {
        KeptFields::of(names, |name| {
            let n = names.iter().position(|found| found == name)?;
            let cell = kept[n].get(row)?;
            Some(String::from_utf8_lossy(cell).into_owned())
        })
    };
    let rows = 0..batch.rows;
    Ok(rows
        .map(|row| Ok(batch.document(row, TextAs::Text)?.with_kept(fields(row))))
        .collect())
}
