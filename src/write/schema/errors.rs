//! The row of a story that could not be read: what `onrecord extract --error-rows` prints in its place.

use super::column::ColumnType::Text;
use super::column::Unit;
use super::field::{Field, TableSchema};
use crate::error::Error;

/// The table of stories that could not be read.
pub(crate) struct UnreadStories;

impl TableSchema for UnreadStories {
    type Row<'a> = Error;
    const FIELDS: &'static [Field<Self>] = &[
        Field::new("document", Text, |error: &Error| error.document().into())
            .says("The `id` of the JSONL line, if it has one, else its place")
            .unit(Unit::Document),
        Field::new("error", Text, |error: &Error| error.message().into())
            .says("Why it could not be read"),
    ];
}
