//! CSV: one line a changed quote, for a spreadsheet.

use super::super::csv::{Csv, records};
use super::{ChangeRow, ChangeWriter, EditRow, SideRow};
use std::io;

/// The names of the columns, a contract.
const COLUMNS: [&str; 21] = [
    "from",
    "to",
    "changes",
    "severity",
    "similarity",
    "before_line",
    "before_quote",
    "before_speaker",
    "before_cue",
    "after_line",
    "after_quote",
    "after_speaker",
    "after_cue",
    "edits",
    "before_start",
    "before_end",
    "after_start",
    "after_end",
    "thread",
    "first",
    "last",
];

/// Writes CSV: several kinds of change in a cell with spaces between, edits as `will not → will
/// (negation)` with semicolons between.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChangeCsv {
    csv: Csv,
}

impl ChangeCsv {
    /// Makes a writer for files that are opened in Excel by a double click: see
    /// [`Csv::for_excel`].
    pub fn for_excel() -> ChangeCsv {
        ChangeCsv {
            csv: Csv::for_excel(),
        }
    }
}

impl ChangeWriter for ChangeCsv {
    fn changes(&self, rows: &[ChangeRow<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        self.csv.mark(out)?;
        let mut csv = records(out);
        csv.write_record(COLUMNS)?;
        for row in rows {
            let cells = cells(row);
            let cells = cells.iter().map(|cell| self.csv.cell(cell));
            csv.write_record(cells.map(|cell| cell.as_bytes().to_vec()))?;
        }
        csv.flush()
    }
}

fn cells(row: &ChangeRow<'_>) -> [String; COLUMNS.len()] {
    let number = |side: Option<SideRow<'_>>, of: fn(SideRow<'_>) -> usize| {
        side.map_or(String::new(), |side| of(side).to_string())
    };
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let (before, after) = (row.before, row.after);
    [
        row.from.to_owned(),
        row.to.to_owned(),
        row.changes.join(" "),
        row.severity.to_owned(),
        row.similarity
            .map_or(String::new(), |share| format!("{share:.2}")),
        number(before, |side| side.line),
        text(before.map(|side| side.quote)),
        text(before.and_then(|side| side.speaker)),
        text(before.and_then(|side| side.cue)),
        number(after, |side| side.line),
        text(after.map(|side| side.quote)),
        text(after.and_then(|side| side.speaker)),
        text(after.and_then(|side| side.cue)),
        row.edits.iter().map(edit).collect::<Vec<_>>().join("; "),
        number(before, |side| side.start),
        number(before, |side| side.end),
        number(after, |side| side.start),
        number(after, |side| side.end),
        row.thread.number.to_string(),
        row.thread.first.to_owned(),
        row.thread.last.to_owned(),
    ]
}

/// Writes an edit: `will not → will (negation)`.
fn edit(edit: &EditRow<'_>) -> String {
    let note = edit.note.map_or(String::new(), |note| format!("({note})"));
    let parts = [edit.before, "→", edit.after, &note];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}
