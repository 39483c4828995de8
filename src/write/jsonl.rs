//! JSONL: one JSON object a quote and line, for programs.

use super::{Row, Writer};
use crate::document::Document;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io;

/// Writes JSONL: the fields of [`Row`] in their order, `null` where there is nothing.
///
/// `continues` is the `start` of the quote, in the same document, that a quote goes on with:
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
        rows: &[Row<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        for row in rows {
            row.serialize(&mut Serializer::with_formatter(&mut *out, FourDecimals))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// Compact JSON whose fractions, of which confidence is the only one, look like those of the CSV.
struct FourDecimals;

impl Formatter for FourDecimals {
    fn write_f64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{value:.4}")
    }
}

/// Compact JSON whose fractions, a similarity or an error rate, have two decimals.
pub(super) struct TwoDecimals;

impl Formatter for TwoDecimals {
    fn write_f64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{value:.2}")
    }
}
