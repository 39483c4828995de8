//! Columns of the input: texts and ids, by row.
//!
//! A library may hand over strings that are not UTF-8 (Spark casts bytes to strings without a look), and a string of
//! `arrow` must never be one. So columns are read as bytes, and each text is checked.

use arrow_array::cast::AsArray as _;
use arrow_array::{Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray};
use arrow_schema::{ArrowError, DataType, Schema};
use arrow_select::take::take;
use onrecord::{Error, ErrorKind};

/// A column of strings, as bytes.
#[derive(Debug)]
pub(super) enum ByteColumn {
    Short(BinaryArray),
    Long(LargeBinaryArray),
    View(BinaryViewArray),
    /// A column without any value.
    Nothing,
}

impl ByteColumn {
    /// Reads a column of strings or bytes; nothing for one of another type.
    fn of(column: &ArrayRef) -> Option<ByteColumn> {
        Some(match column.data_type() {
            DataType::Utf8 => ByteColumn::Short(column.as_string::<i32>().clone().into()),
            DataType::LargeUtf8 => ByteColumn::Long(column.as_string::<i64>().clone().into()),
            DataType::Utf8View => {
                ByteColumn::View(column.as_string_view().clone().to_binary_view())
            }
            DataType::Binary => ByteColumn::Short(column.as_binary::<i32>().clone()),
            DataType::LargeBinary => ByteColumn::Long(column.as_binary::<i64>().clone()),
            DataType::BinaryView => ByteColumn::View(column.as_binary_view().clone()),
            DataType::Null => ByteColumn::Nothing,
            _ => return None,
        })
    }

    /// Returns the bytes of a row, or nothing for a null.
    pub(super) fn get(&self, row: usize) -> Option<&[u8]> {
        match self {
            ByteColumn::Short(column) => column.is_valid(row).then(|| column.value(row)),
            ByteColumn::Long(column) => column.is_valid(row).then(|| column.value(row)),
            ByteColumn::View(column) => column.is_valid(row).then(|| column.value(row)),
            ByteColumn::Nothing => None,
        }
    }

    /// Returns the length of a row, in bytes.
    pub(super) fn length(&self, row: usize) -> usize {
        self.get(row).map_or(0, <[u8]>::len)
    }
}

/// Returns whether a column can hold texts.
pub(super) fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(_, values) => is_text(values),
        kind => {
            kind.is_null()
                || matches!(
                    kind,
                    DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View
                )
                || matches!(
                    kind,
                    DataType::Binary | DataType::LargeBinary | DataType::BinaryView
                )
        }
    }
}

/// Returns the place of a column, or the error that names those there are.
pub(super) fn find(schema: &Schema, name: &str, argument: &str) -> Result<usize, Error> {
    schema.index_of(name).map_err(|_| {
        let names: Vec<String> = schema
            .fields()
            .iter()
            .map(|f| format!("`{}`", f.name()))
            .collect();
        let names = match names.is_empty() {
            true => "none".to_owned(),
            false => names.join(", "),
        };
        let message = format!("no column `{name}` ({argument}=); the columns are {names}");
        Error::new(ErrorKind::Usage, "", message)
    })
}

/// Reads texts. A categorical column is one of texts, too.
pub(super) fn texts(column: &ArrayRef) -> Result<ByteColumn, ArrowError> {
    let column = match column.data_type() {
        DataType::Dictionary(..) => {
            let categories = column.as_any_dictionary();
            take(categories.values(), categories.keys(), None)?
        }
        _ => ArrayRef::clone(column),
    };
    ByteColumn::of(&column).ok_or_else(|| {
        ArrowError::SchemaError(format!("a column of {} has no texts", column.data_type()))
    })
}
