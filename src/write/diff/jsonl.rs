//! JSONL: one JSON object a changed quote and line, for programs.

use super::super::jsonl::TwoDecimals;
use super::{ChangeRow, ChangeWriter};
use serde::Serialize;
use serde_json::ser::Serializer;
use std::io;

/// Writes JSONL: the fields of [`ChangeRow`] in their order, `null` where there is nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChangeJsonl;

impl ChangeWriter for ChangeJsonl {
    fn changes(&self, rows: &[ChangeRow<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        for row in rows {
            row.serialize(&mut Serializer::with_formatter(&mut *out, TwoDecimals))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}
