//! A column with the function that reads it, and the orders in which the formats print the columns.

use super::column::{Column, ColumnType, GoldenColumn, GoldenPresence, GoldenRole, Missing, Unit};
use super::value::{KeptField, Value, yes_or_no};

/// A table: what a row is, and its columns.
pub(crate) trait TableSchema: Sized + 'static {
    /// What a row is read from.
    type Row<'a>;
    /// How many decimals its fractions are printed with.
    const DECIMALS: usize = 0;
    /// The columns, in the order of the JSON object.
    const FIELDS: &'static [Field<Self>];

    /// Returns the fields of the input, and those of a file of people, that were asked for. Flat tables have them as
    /// columns after all others.
    fn kept<'r>(_row: &'r Self::Row<'_>) -> &'r [KeptField<'r>] {
        &[]
    }
}

/// A column, and how its cell is read off a row.
pub(crate) struct Field<T: TableSchema> {
    pub(crate) column: Column,
    value: for<'r, 'a> fn(&'r T::Row<'a>) -> Value<'r>,
    /// The cell of a flat table, where it is not the value as it is: a list on one line.
    text: Option<for<'r, 'a> fn(&'r T::Row<'a>) -> String>,
}

impl<T: TableSchema> Field<T> {
    /// Makes a column that always has a value, whose key in JSON is its name.
    pub(super) const fn new(
        name: &'static str,
        kind: ColumnType,
        value: for<'r, 'a> fn(&'r T::Row<'a>) -> Value<'r>,
    ) -> Field<T> {
        Field {
            column: Column {
                name,
                key: Some(name),
                csv: None,
                kind,
                missing: Missing::Never,
                is_requested: false,
                unit: Unit::Plain,
                description: "",
                golden: None,
            },
            value,
            text: None,
        }
    }

    /// Says what it holds, as a cell of a Markdown table.
    pub(super) const fn says(mut self, description: &'static str) -> Field<T> {
        self.column.description = description;
        self
    }

    /// Has `null` where there is no value.
    pub(super) const fn or_null(mut self) -> Field<T> {
        self.column.missing = Missing::Null;
        self
    }

    /// Is missing only where the object is that it is a field of.
    pub(super) const fn or_no_object(mut self) -> Field<T> {
        self.column.missing = Missing::WithObject;
        self
    }

    /// Has no key where there is no value.
    pub(super) const fn or_omitted(mut self) -> Field<T> {
        self.column.missing = Missing::Omitted;
        self
    }

    /// Has no key unless some option asks for it, and is then a column of flat tables after all others.
    pub(super) const fn if_requested(mut self) -> Field<T> {
        self.column.is_requested = true;
        self.or_omitted()
    }

    /// Has another key in JSON than its name: `mention.start`.
    pub(super) const fn key(mut self, key: &'static str) -> Field<T> {
        self.column.key = Some(key);
        self
    }

    /// Is in no JSON.
    pub(super) const fn csv_only(mut self) -> Field<T> {
        self.column.key = None;
        self
    }

    /// Is in the CSV, at this place.
    pub(super) const fn csv(mut self, rank: u8) -> Field<T> {
        self.column.csv = Some(rank);
        self
    }

    /// Prints a list on one line, in flat tables.
    pub(super) const fn text(mut self, text: for<'r, 'a> fn(&'r T::Row<'a>) -> String) -> Field<T> {
        self.text = Some(text);
        self
    }

    pub(super) const fn unit(mut self, unit: Unit) -> Field<T> {
        self.column.unit = unit;
        self
    }

    /// Is a column of new goldens, whose differences break `rule`.
    pub(super) const fn golden(self, rule: &'static str) -> Field<T> {
        self.in_golden(rule, GoldenPresence::New)
    }

    /// Is a column that an editor may add to a golden.
    pub(super) const fn added_golden(self, rule: &'static str) -> Field<T> {
        self.in_golden(rule, GoldenPresence::Added)
    }

    const fn in_golden(mut self, rule: &'static str, presence: GoldenPresence) -> Field<T> {
        self.column.golden = Some(GoldenColumn {
            presence,
            rule,
            role: GoldenRole::Answer,
        });
        self
    }

    /// Takes part in telling which rows of a golden are about the same thing.
    pub(super) const fn role(mut self, role: GoldenRole) -> Field<T> {
        if let Some(golden) = &mut self.column.golden {
            golden.role = role;
        }
        self
    }

    /// Reads the value off a row.
    pub(crate) fn value<'r>(&self, row: &'r T::Row<'_>) -> Value<'r> {
        (self.value)(row)
    }

    /// Reads the cell of a flat table off a row.
    pub(crate) fn cell(&self, row: &T::Row<'_>) -> String {
        if let Some(text) = self.text {
            return text(row);
        }
        match self.value(row) {
            Value::Null | Value::Texts(_) | Value::Fields(_) | Value::Records(_) => String::new(),
            Value::Text(text) => text.into_owned(),
            Value::Integer(number) => number.to_string(),
            Value::Fraction(number) => format!("{number:.*}", T::DECIMALS),
            Value::Flag(flag) => yes_or_no(flag).to_owned(),
        }
    }
}

/// Returns what is known of the columns, in the order of the JSON object.
pub(super) fn columns<T: TableSchema>() -> Vec<&'static Column> {
    T::FIELDS.iter().map(|field| &field.column).collect()
}

/// Returns the columns of the CSV, in its order.
pub(crate) fn csv_fields<T: TableSchema>() -> Vec<&'static Field<T>> {
    let fields = T::FIELDS.iter();
    let mut fields: Vec<&Field<T>> = fields.filter(|f| f.column.csv.is_some()).collect();
    fields.sort_by_key(|field| field.column.csv);
    fields
}

/// Returns the columns of a typed table, such as Parquet: first those of the CSV, in its order, then what only
/// the JSON object has.
pub(crate) fn typed_fields<T: TableSchema>() -> Vec<&'static Field<T>> {
    let fields = T::FIELDS.iter();
    let mut fields: Vec<&Field<T>> = fields.filter(|f| f.column.is_flat()).collect();
    fields.sort_by_key(|field| field.column.csv.unwrap_or(u8::MAX));
    fields
}

/// Returns the columns that a golden may have: first those that a new one is given, each part in
/// the order of the CSV.
pub(crate) fn golden_fields<T: TableSchema>() -> Vec<(&'static Field<T>, GoldenColumn)> {
    let fields = T::FIELDS.iter();
    let mut fields: Vec<(&Field<T>, GoldenColumn)> = fields
        .filter_map(|field| Some((field, field.column.golden?)))
        .collect();
    fields.sort_by_key(|(field, golden)| {
        let is_added = golden.presence == GoldenPresence::Added;
        (is_added, field.column.csv.unwrap_or(u8::MAX))
    });
    fields
}
