//! The typed table of quotes: what Parquet has, for whoever builds such tables (Arrow) from rows.

use super::column::{Column, Missing};
use super::field::{Field, typed_fields};
use super::quotes::Quotes;
use super::value::Value;
use crate::write::row::QuoteRow;

/// A column of the typed table of quotes, with the function that reads its cells.
///
/// ```
/// use onrecord::write::{rows, schema};
/// use onrecord::{Document, Extractor};
///
/// let story = Document::plain("ferry", "“It sails at six,” said Ines Duarte.")?;
/// let analysis = Extractor::default().extract(story);
/// let speaker = schema::typed_quotes().into_iter().find(|column| column.spec().name == "speaker");
/// let speaker = speaker.expect("a column of this name");
/// let rows = rows(&analysis, 0.0);
/// assert!(matches!(speaker.value(&rows[0]), schema::Value::Text(name) if name == "Ines Duarte"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct TypedColumn(&'static Field<Quotes>);

impl TypedColumn {
    /// Returns what is known of the column.
    pub fn spec(&self) -> &'static Column {
        &self.0.column
    }

    /// Returns whether a cell can be empty.
    pub fn is_optional(&self) -> bool {
        self.0.column.missing != Missing::Never
    }

    /// Reads the cell of a row: a value of the type of the column, or [`Value::Null`].
    pub fn value<'r>(&self, row: &'r QuoteRow<'_>) -> Value<'r> {
        self.0.value(row)
    }
}

impl std::fmt::Debug for TypedColumn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("TypedColumn")
            .field(&self.0.column.name)
            .finish()
    }
}

/// Returns the columns of the typed table of quotes: first those of the CSV, in its order, then what only the JSON
/// object has, flat. They are those of [`TableSpec::parquet`](super::TableSpec::parquet).
pub fn typed_quotes() -> Vec<TypedColumn> {
    typed_fields().into_iter().map(TypedColumn).collect()
}
