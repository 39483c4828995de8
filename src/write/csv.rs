//! CSV: one line per row, for a spreadsheet.
//!
//! By RFC 4180: commas, quotation marks doubled inside quoted cells, CR LF at the end of a record.
//! Cells are the text's own words; nothing is trimmed or normalized, so that a reader gets back
//! exactly what was written.

use super::schema::{self, Field, Quotes, TableSchema};
use super::{QuoteRow, Writer};
use crate::document::Document;
use std::borrow::Cow;
use std::io;

/// What a spreadsheet may take for the start of a formula; some pass over space before it, or read
/// signs of full width as the narrow ones.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Writes the quotes of stories as CSV.
#[derive(Clone, Debug, Default)]
pub struct Csv {
    formulas: Formulas,
    separator: Separator,
    /// The names of the fields of the input that are printed, too.
    kept: Vec<String>,
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, Default)]
enum Separator {
    #[default]
    Comma,
    /// As in TSV.
    Tab,
}

/// What happens to cells that a spreadsheet would take for a formula.
#[derive(Clone, Copy, Debug, Default)]
enum Formulas {
    /// They stay as they are.
    #[default]
    Kept,
    /// They get an apostrophe, so that a spreadsheet shows them and runs none of them.
    Escaped,
}

impl Csv {
    /// Makes a writer for files that are opened in Excel by a double click.
    ///
    /// A byte order mark makes Excel read UTF-8. A cell that begins with `=`, `+`, `-`, `@`, one of
    /// these in full width, a tab or a line break gets an apostrophe in front, because a spreadsheet would take the quote
    /// “=1+1” for a formula. This alters the text: use it for people, not for programs.
    pub fn for_excel() -> Csv {
        Csv {
            formulas: Formulas::Escaped,
            ..Csv::default()
        }
    }

    /// Returns the writer with tabs between the cells: TSV, with cells that hold a tab or a line break in quotation
    /// marks, as CSV has them.
    #[must_use]
    pub fn with_tabs(self) -> Csv {
        Csv {
            separator: Separator::Tab,
            ..self
        }
    }

    /// Returns the writer with columns for fields of the input, which the rows must have been
    /// [given](QuoteRow::keep).
    #[must_use]
    pub fn with_kept(self, names: impl IntoIterator<Item = String>) -> Csv {
        Csv {
            kept: names.into_iter().collect(),
            ..self
        }
    }

    /// Writes the header of a table, after the byte order mark where one is wanted.
    pub(super) fn header<T: TableSchema>(&self, out: &mut dyn io::Write) -> io::Result<()> {
        if matches!(self.formulas, Formulas::Escaped) {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        let mut csv = self.records(out);
        let names = schema::csv_fields::<T>().into_iter();
        let names = names.map(|field| field.column.name);
        csv.write_record(names.chain(self.kept.iter().map(String::as_str)))?;
        csv.flush()
    }

    /// Writes rows of a table.
    pub(super) fn rows<T: TableSchema>(
        &self,
        rows: &[T::Row<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let fields: Vec<&Field<T>> = schema::csv_fields();
        let mut csv = self.records(out);
        for row in rows {
            for field in &fields {
                csv.write_field(self.escaped(&field.cell(row)).as_bytes())?;
            }
            for (_, value) in T::kept(row) {
                csv.write_field(self.escaped(value.unwrap_or_default()).as_bytes())?;
            }
            csv.write_record(None::<&[u8]>)?;
        }
        csv.flush()
    }

    fn records<'o>(&self, out: &'o mut dyn io::Write) -> ::csv::Writer<&'o mut dyn io::Write> {
        ::csv::WriterBuilder::new()
            .delimiter(match self.separator {
                Separator::Comma => b',',
                Separator::Tab => b'\t',
            })
            .terminator(::csv::Terminator::CRLF)
            .from_writer(out)
    }

    fn escaped<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.formulas {
            Formulas::Escaped if text.starts_with(FORMULA) => Cow::Owned(format!("'{text}")),
            Formulas::Escaped | Formulas::Kept => Cow::Borrowed(text),
        }
    }
}

impl Writer for Csv {
    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()> {
        self.header::<Quotes>(out)
    }

    fn document(
        &self,
        _document: &Document,
        rows: &[QuoteRow<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        self.rows::<Quotes>(rows, out)
    }
}
