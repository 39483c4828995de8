//! JSONL: one JSON object per row and line, for programs.

use super::schema::{Decimals, JsonObject, Quotes, TableSchema, UnreadStories};
use super::{QuoteRow, Writer};
use crate::document::Document;
use crate::error::Error;
use serde::Serialize as _;
use serde_json::ser::Serializer;
use std::io;

/// Writes the quotes of stories as JSONL, `null` where there is nothing.
///
/// `continues` is the `start` of the quote, in the same document, that a quote continues:
/// document and start together name a quote. Confidence has four decimals.
#[derive(Clone, Copy, Debug, Default)]
pub struct Jsonl;

impl Writer for Jsonl {
    fn begin(&self, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    fn document(
        &self,
        _document: &Document,
        rows: &[QuoteRow<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        write::<Quotes>(rows, out)
    }
}

/// Writes the row of a story that could not be read: `{"document": …, "error": …}`.
///
/// # UnreadStories
/// Those of `out`.
pub fn error_jsonl(error: &Error, out: &mut dyn io::Write) -> io::Result<()> {
    write::<UnreadStories>(std::slice::from_ref(error), out)
}

/// Writes rows of a table.
pub(super) fn write<T: TableSchema>(
    rows: &[T::Row<'_>],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    for row in rows {
        let decimals = Decimals(T::DECIMALS);
        JsonObject::of::<T>(row).serialize(&mut Serializer::with_formatter(&mut *out, decimals))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
