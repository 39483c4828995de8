//! A row as a JSON object.

use super::column::{Column, Missing};
use super::field::TableSchema;
use super::value::Value;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::ser::Formatter;
use std::io;

/// A row with a value for each key, in order.
pub(crate) struct JsonObject<'r> {
    cells: Vec<(&'static Column, Value<'r>)>,
}

impl<'r> JsonObject<'r> {
    /// Reads the values off a row.
    pub(crate) fn of<T: TableSchema>(row: &'r T::Row<'_>) -> JsonObject<'r> {
        JsonObject {
            cells: cells::<T>(row),
        }
    }
}

/// Reads what JSON has of a row.
pub(super) fn cells<'r, T: TableSchema>(row: &'r T::Row<'_>) -> Vec<(&'static Column, Value<'r>)> {
    let fields = T::FIELDS.iter();
    let fields = fields.filter(|field| field.column.key.is_some());
    fields.map(|f| (&f.column, f.value(row))).collect()
}

/// Makes a list of the rows of a table inside a table.
pub(super) fn records<'r, 'a: 'r, T: TableSchema>(
    rows: impl Iterator<Item = &'r T::Row<'a>>,
) -> Value<'r> {
    Value::Records(rows.map(|row| cells::<T>(row)).collect())
}

impl Serialize for JsonObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Cells(&self.cells).serialize(serializer)
    }
}

/// Cells of an object, those of objects inside it among them.
struct Cells<'v, 'r>(&'v [(&'static Column, Value<'r>)]);

impl Serialize for Cells<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let parts = self.0.chunk_by(|(a, _), (b, _)| {
            let object = object(a);
            object.is_some() && object == self::object(b)
        });
        for part in parts {
            let missing = part.iter().all(|(_, value)| value.is_null());
            let omitted = part.iter().all(|(c, _)| c.missing == Missing::Omitted);
            match (object(part[0].0), part) {
                _ if missing && omitted => {}
                (Some(object), _) if missing => map.serialize_entry(object, &())?,
                (Some(object), part) => map.serialize_entry(object, &Fields(part))?,
                (None, part) => Fields(part).write(&mut map)?,
            }
        }
        map.end()
    }
}

/// Returns the object that a column is a field of.
fn object(column: &Column) -> Option<&'static str> {
    column.path().and_then(|(object, _)| object)
}

/// The fields of one object.
struct Fields<'v, 'r>(&'v [(&'static Column, Value<'r>)]);

impl Fields<'_, '_> {
    fn write<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        for (column, value) in self.0 {
            if let Some((_, key)) = column.path()
                && !(value.is_null() && column.missing == Missing::Omitted)
            {
                map.serialize_entry(key, value)?;
            }
        }
        Ok(())
    }
}

impl Serialize for Fields<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.write(&mut map)?;
        map.end()
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_none(),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Integer(number) => serializer.serialize_u64(*number),
            Value::Fraction(number) => serializer.serialize_f64(*number),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::Texts(texts) => serializer.collect_seq(texts),
            Value::Fields(fields) => {
                serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
            }
            Value::Records(records) => serializer.collect_seq(records.iter().map(|r| Cells(r))),
        }
    }
}

/// Compact JSON whose fractions have a fixed number of decimals, as those of the CSV.
pub(crate) struct Decimals(pub(crate) usize);

impl Formatter for Decimals {
    fn write_f64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{value:.*}", self.0)
    }
}
