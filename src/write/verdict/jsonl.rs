//! JSONL: one JSON object a quote and line, for programs.

use super::{VerdictRow, VerdictWriter};
use crate::document::Document;
use crate::write::jsonl::TwoDecimals;
use serde::Serialize;
use serde_json::ser::Serializer;
use std::io;

/// Writes JSONL: the fields of [`VerdictRow`] in their order, `null` where there is nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct VerdictJsonl;

impl VerdictWriter for VerdictJsonl {
    fn begin(&self, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    fn story(
        &self,
        _document: &Document,
        rows: &[VerdictRow<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        for row in rows {
            row.serialize(&mut Serializer::with_formatter(&mut *out, TwoDecimals))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}
