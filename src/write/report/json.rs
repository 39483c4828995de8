//! JSON: the report as one object, for programs.

use super::{Report, Reporter};
use crate::write::schema::{JsonObject, ReportObject};
use std::io;

/// Writes one JSON object: `version`, `summary` and `findings`, with `null` where there is nothing.
/// Its keys are declared in [`schema::REPORT`](crate::write::schema::REPORT).
#[derive(Clone, Copy, Debug, Default)]
pub struct Json;

impl Reporter for Json {
    fn report(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, &JsonObject::of::<ReportObject>(report))?;
        out.write_all(b"\n")
    }
}
