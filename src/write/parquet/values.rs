//! The values of a column, until they are written.

use crate::write::schema::{ColumnType, Value};
use ::parquet::basic::{LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::writer::SerializedColumnWriter;
use ::parquet::schema::types::{Type, TypePtr};
use std::sync::Arc;

/// The values of a column.
#[derive(Debug)]
pub(super) struct ColumnValues {
    /// For each row whether there is a value, as the format counts it: 1 or 0.
    levels: Vec<i16>,
    values: TypedValues,
}

/// The values of a column, those that are `null` left out.
#[derive(Debug)]
enum TypedValues {
    Texts(Vec<ByteArray>),
    Numbers(Vec<i64>),
    Fractions(Vec<f64>),
    Flags(Vec<bool>),
}

impl ColumnValues {
    /// Makes a column without rows.
    pub(super) fn of(kind: ColumnType) -> ColumnValues {
        ColumnValues {
            levels: Vec::new(),
            values: match kind {
                ColumnType::Integer => TypedValues::Numbers(Vec::new()),
                ColumnType::Fraction => TypedValues::Fractions(Vec::new()),
                ColumnType::Flag => TypedValues::Flags(Vec::new()),
                _ => TypedValues::Texts(Vec::new()),
            },
        }
    }

    /// Returns how many rows there are.
    pub(super) fn len(&self) -> usize {
        self.levels.len()
    }

    /// Returns how many bytes of text there are.
    pub(super) fn bytes(&self) -> usize {
        match &self.values {
            TypedValues::Texts(texts) => texts.iter().map(ByteArray::len).sum(),
            _ => 0,
        }
    }

    /// Adds the value of a row, which is of the type of the column or null.
    pub(super) fn push(&mut self, value: Value<'_>) {
        self.levels.push((!value.is_null()).into());
        match (&mut self.values, value) {
            (TypedValues::Texts(texts), Value::Text(text)) => {
                texts.push(text.into_owned().into_bytes().into());
            }
            // No text has so many characters, and no file so many bytes.
            (TypedValues::Numbers(numbers), Value::Integer(number)) => {
                numbers.push(i64::try_from(number).unwrap_or(i64::MAX));
            }
            (TypedValues::Fractions(fractions), Value::Fraction(number)) => fractions.push(number),
            (TypedValues::Flags(flags), Value::Flag(flag)) => flags.push(flag),
            _ => {}
        }
    }

    /// Adds the values of other rows, which are of the same column.
    pub(super) fn append(&mut self, mut more: ColumnValues) {
        self.levels.append(&mut more.levels);
        match (&mut self.values, more.values) {
            (TypedValues::Texts(all), TypedValues::Texts(mut more)) => all.append(&mut more),
            (TypedValues::Numbers(all), TypedValues::Numbers(mut more)) => all.append(&mut more),
            (TypedValues::Fractions(all), TypedValues::Fractions(mut more)) => {
                all.append(&mut more);
            }
            (TypedValues::Flags(all), TypedValues::Flags(mut more)) => all.append(&mut more),
            _ => {}
        }
    }

    /// Writes the values of a column.
    pub(super) fn write(
        &self,
        is_optional: bool,
        out: &mut SerializedColumnWriter<'_>,
    ) -> Result<(), ParquetError> {
        let levels = is_optional.then_some(self.levels.as_slice());
        match &self.values {
            TypedValues::Texts(texts) => out
                .typed::<ByteArrayType>()
                .write_batch(texts, levels, None)?,
            TypedValues::Numbers(numbers) => out
                .typed::<Int64Type>()
                .write_batch(numbers, levels, None)?,
            TypedValues::Fractions(fractions) => out
                .typed::<DoubleType>()
                .write_batch(fractions, levels, None)?,
            TypedValues::Flags(flags) => {
                out.typed::<BoolType>().write_batch(flags, levels, None)?
            }
        };
        Ok(())
    }
}

/// Returns what a file says of a column.
pub(super) fn parquet_type(
    name: &str,
    kind: ColumnType,
    is_optional: bool,
) -> Result<TypePtr, ParquetError> {
    let (physical, logical) = match kind {
        ColumnType::Integer => (Physical::INT64, None),
        ColumnType::Fraction => (Physical::DOUBLE, None),
        ColumnType::Flag => (Physical::BOOLEAN, None),
        _ => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let repetition = match is_optional {
        true => Repetition::OPTIONAL,
        false => Repetition::REQUIRED,
    };
    let primitive = Type::primitive_type_builder(name, physical)
        .with_logical_type(logical)
        .with_repetition(repetition);
    primitive.build().map(Arc::new)
}
