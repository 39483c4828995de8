//! JSONL: one JSON object per quote and line, for programs.

use super::VerdictWriter;
use crate::document::Document;
use crate::write::VerdictRow;
use crate::write::jsonl;
use crate::write::schema::Verdicts;
use std::io;

/// Writes JSONL, `null` where there is nothing.
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
        jsonl::write::<Verdicts>(rows, out)
    }
}
