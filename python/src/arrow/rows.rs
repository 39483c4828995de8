//! The columns of the output: those of the typed table of quotes, then `error`.
//!
//! A document that cannot be read is a row with its id, an `error`, and nothing else. So every column may be empty,
//! also those that Parquet requires.

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, UInt32Array};
use arrow_schema::{DataType, Field};
use onrecord::speakers::People;
use onrecord::write::schema::{ColumnType, TypedColumn, Value, typed_quotes};
use onrecord::write::{QuoteRow, person_columns};
use std::collections::HashMap;
use std::sync::Arc;

/// Rows, column by column.
pub(super) struct QuoteColumns {
    columns: Vec<(TypedColumn, Cells)>,
    /// For each row the place of its document among those of the batch.
    documents: Vec<u32>,
    errors: StringBuilder,
    /// What a file of people says of the speakers: the id, then its further columns.
    people: Vec<StringBuilder>,
}

enum Cells {
    Texts(StringBuilder),
    Numbers(Int64Builder),
    Fractions(Float64Builder),
    Flags(BooleanBuilder),
}

impl QuoteColumns {
    /// Begins without rows; with a file of people, with its columns.
    pub(super) fn new(people: Option<&People>) -> QuoteColumns {
        let columns = typed_quotes().into_iter();
        let further = people.map_or(0, |people| person_columns(people).count());
        let cells = || StringBuilder::with_capacity(0, 0);
        QuoteColumns {
            columns: columns.map(|column| (column, Cells::of(column))).collect(),
            documents: Vec::new(),
            errors: cells(),
            people: std::iter::repeat_with(cells).take(further).collect(),
        }
    }

    /// Returns how many rows there are.
    pub(super) fn len(&self) -> usize {
        self.documents.len()
    }

    /// Adds the rows of a document.
    pub(super) fn add(&mut self, document: usize, rows: &[QuoteRow<'_>]) {
        for (column, cells) in &mut self.columns {
            rows.iter().for_each(|row| cells.push(column.value(row)));
        }
        for row in rows {
            self.documents.push(place(document));
            self.errors.append_null();
            let fields = row.person.fields.iter().map(|(_, value)| *value);
            let cells = std::iter::once(row.person.id).chain(fields);
            let columns = self.people.iter_mut().zip(cells);
            columns.for_each(|(column, cell)| column.append_option(cell));
        }
    }

    /// Adds the row of a document that could not be read. `id` is `None` for one without an id.
    pub(super) fn add_error(&mut self, document: usize, id: Option<&str>, message: &str) {
        for (column, cells) in &mut self.columns {
            cells.push(match column.spec().name {
                "document" => id.map_or(Value::Null, Value::from),
                _ => Value::Null,
            });
        }
        self.documents.push(place(document));
        self.errors.append_value(message);
        self.people.iter_mut().for_each(StringBuilder::append_null);
    }

    /// Returns the columns, and for each row the place of its document.
    pub(super) fn finish(mut self) -> (Vec<ArrayRef>, UInt32Array) {
        let columns = self.columns.iter_mut().map(|(_, cells)| cells.finish());
        let mut columns: Vec<ArrayRef> = columns.collect();
        let texts = std::iter::once(&mut self.errors).chain(&mut self.people);
        columns.extend(texts.map(|cells| Arc::new(cells.finish()) as ArrayRef));
        (columns, self.documents.into())
    }
}

/// No batch has so many documents.
fn place(document: usize) -> u32 {
    u32::try_from(document).unwrap_or(u32::MAX)
}

impl Cells {
    fn of(column: TypedColumn) -> Cells {
        // Room grows with the rows: many batches are small.
        match column.spec().kind {
            ColumnType::Integer => Cells::Numbers(Int64Builder::with_capacity(0)),
            ColumnType::Fraction => Cells::Fractions(Float64Builder::with_capacity(0)),
            ColumnType::Flag => Cells::Flags(BooleanBuilder::with_capacity(0)),
            _ => Cells::Texts(StringBuilder::with_capacity(0, 0)),
        }
    }

    fn push(&mut self, value: Value<'_>) {
        match (self, value) {
            (Cells::Texts(cells), Value::Text(text)) => cells.append_value(text),
            (Cells::Numbers(cells), Value::Integer(number)) => {
                cells.append_value(i64::try_from(number).unwrap_or(i64::MAX));
            }
            (Cells::Fractions(cells), Value::Fraction(number)) => cells.append_value(number),
            (Cells::Flags(cells), Value::Flag(flag)) => cells.append_value(flag),
            (Cells::Texts(cells), _) => cells.append_null(),
            (Cells::Numbers(cells), _) => cells.append_null(),
            (Cells::Fractions(cells), _) => cells.append_null(),
            (Cells::Flags(cells), _) => cells.append_null(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Cells::Texts(cells) => Arc::new(cells.finish()),
            Cells::Numbers(cells) => Arc::new(cells.finish()),
            Cells::Fractions(cells) => Arc::new(cells.finish()),
            Cells::Flags(cells) => Arc::new(cells.finish()),
        }
    }
}

/// Returns the fields of the schema: the columns of quotes, then `error`, then those of a file of people. Each of our
/// own carries its description.
pub(super) fn fields(people: Option<&People>) -> Vec<Field> {
    let described = |name: &str, kind: DataType, description: &str| {
        let about = HashMap::from([("description".to_owned(), description.to_owned())]);
        Field::new(name, kind, true).with_metadata(about)
    };
    let mut fields: Vec<Field> = typed_quotes()
        .iter()
        .map(|column| {
            let spec = column.spec();
            described(spec.name, kind(spec.kind), spec.description)
        })
        .collect();
    let about = "Why the document could not be read; its row has nothing else but its id";
    fields.push(described("error", DataType::Utf8, about));
    let names = people.into_iter().flat_map(person_columns);
    fields.extend(names.map(|name| Field::new(name, DataType::Utf8, true)));
    fields
}

fn kind(kind: ColumnType) -> DataType {
    match kind {
        ColumnType::Integer => DataType::Int64,
        ColumnType::Fraction => DataType::Float64,
        ColumnType::Flag => DataType::Boolean,
        _ => DataType::Utf8,
    }
}
