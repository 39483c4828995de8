//! JSONL: one JSON object per changed quote and line, for programs.

use super::ChangeWriter;
use crate::write::ChangeRow;
use crate::write::jsonl;
use crate::write::schema::Changes;
use std::io;

/// Writes JSONL, `null` where there is nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChangeJsonl;

impl ChangeWriter for ChangeJsonl {
    fn changes(&self, rows: &[ChangeRow<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        jsonl::write::<Changes>(rows, out)
    }
}
