//! CSV: one line a quote, for a spreadsheet.
//!
//! By RFC 4180: commas, quotation marks doubled inside quoted cells, CR LF at the end of a record.
//! Cells are the text's own words; nothing is trimmed or normalised, so that a reader gets back
//! exactly what was written.

use super::{Row, Writer};
use crate::document::Document;
use std::borrow::Cow;
use std::io;

/// The names of the columns, a contract.
const COLUMNS: [&str; 12] = [
    "document",
    "line",
    "quote",
    "speaker",
    "role",
    "mention",
    "cue",
    "evidence",
    "confidence",
    "kind",
    "start",
    "end",
];

/// What a spreadsheet may take for the start of a formula; some pass over space before it, or read
/// signs of full width as the narrow ones.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Writes CSV.
#[derive(Clone, Copy, Debug, Default)]
pub struct Csv {
    cells: Cells,
}

/// How cells are written.
#[derive(Clone, Copy, Debug, Default)]
enum Cells {
    /// As they are.
    #[default]
    Exact,
    /// In such a way that a spreadsheet shows them and runs none of them.
    Guarded,
}

impl Csv {
    /// Makes a writer for files that are opened in Excel by a double click.
    ///
    /// A byte order mark makes Excel read UTF-8. A cell that begins with `=`, `+`, `-`, `@`, one of
    /// these in full width, a tab or a line break gets an apostrophe in front, because a spreadsheet would take the quote
    /// “=1+1” for a formula. This alters the text: use it for people, not for programs.
    pub fn for_excel() -> Csv {
        Csv {
            cells: Cells::Guarded,
        }
    }

    /// Writes the byte order mark where one is wanted.
    pub(super) fn mark(&self, out: &mut dyn io::Write) -> io::Result<()> {
        match self.cells {
            Cells::Guarded => out.write_all("\u{FEFF}".as_bytes()),
            Cells::Exact => Ok(()),
        }
    }

    /// Writes one record.
    pub(super) fn record(&self, cells: &[String], out: &mut dyn io::Write) -> io::Result<()> {
        let mut csv = records(out);
        for cell in cells {
            csv.write_field(self.cell(cell).as_bytes())?;
        }
        csv.write_record(None::<&[u8]>)?;
        csv.flush()
    }

    pub(super) fn cell<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.cells {
            Cells::Guarded if text.starts_with(FORMULA) => Cow::Owned(format!("'{text}")),
            Cells::Guarded | Cells::Exact => Cow::Borrowed(text),
        }
    }
}

impl Writer for Csv {
    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()> {
        self.mark(out)?;
        let mut csv = records(out);
        csv.write_record(COLUMNS)?;
        csv.flush()
    }

    fn document(
        &self,
        _document: &Document,
        rows: &[Row<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let mut csv = records(out);
        for row in rows {
            let cells: [&str; COLUMNS.len()] = [
                row.document,
                &row.line.to_string(),
                row.quote,
                row.speaker.unwrap_or_default(),
                row.role.unwrap_or_default(),
                row.mention.map_or("", |piece| piece.text),
                row.cue.map_or("", |piece| piece.text),
                row.evidence.unwrap_or_default(),
                &format!("{:.4}", row.confidence),
                row.kind,
                &row.start.to_string(),
                &row.end.to_string(),
            ];
            csv.write_record(
                cells
                    .map(|text| self.cell(text))
                    .iter()
                    .map(|c| c.as_bytes()),
            )?;
        }
        csv.flush()
    }
}

pub(super) fn records(out: &mut dyn io::Write) -> ::csv::Writer<&mut dyn io::Write> {
    ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(out)
}
