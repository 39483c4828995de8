//! Workbooks: one sheet with the columns of the CSV, for Excel, LibreOffice and Numbers.
//!
//! Every cell is text, also where it holds a number: a spreadsheet computes nothing in a text, so that the quote
//! “=1+1” is shown and not run, without the apostrophe that CSV needs ([`Csv::for_excel`](super::Csv::for_excel)).
//! Like Parquet, a workbook ends with what describes it, so that any thread turns the rows of a story into cells
//! ([`WorkbookRows`]), and one thread joins them ([`Workbook`]).

use super::schema::{Changes, Field, Quotes, TableSchema, Verdicts, csv_fields};
use super::{ChangeRow, ChangeWriter, QuoteRow, VerdictRow};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, IgnoreError, Worksheet, XlsxError};
use std::fmt;
use std::io;

/// What a cell may hold, in UTF-16 code units, and what a sheet may have: the limits of Excel.
const LONGEST_CELL: usize = 32_767;
const MOST_ROWS: u32 = 1_048_576;

/// The most bytes of text in a workbook, all of which is in memory up to the end.
const MOST_BYTES: usize = 512 << 20;

/// How wide a column is, in characters: as its longest cell, within these bounds.
const WIDTH: std::ops::RangeInclusive<usize> = 8..=60;

/// Some rows of a table, as cells of text.
#[derive(Debug, Default)]
pub struct WorkbookRows {
    rows: Vec<Vec<String>>,
    bytes: usize,
}

impl WorkbookRows {
    /// Takes the cells of quotes, of one story or many.
    ///
    /// # Errors
    /// A cell has more characters than a workbook allows, 32,767.
    pub fn of_quotes(rows: &[QuoteRow<'_>]) -> io::Result<WorkbookRows> {
        WorkbookRows::of::<Quotes>(rows)
    }

    /// Takes the cells of verdicts.
    ///
    /// # Errors
    /// As [`WorkbookRows::of_quotes`].
    pub fn of_verdicts(rows: &[VerdictRow<'_>]) -> io::Result<WorkbookRows> {
        WorkbookRows::of::<Verdicts>(rows)
    }

    fn of<T: TableSchema>(rows: &[T::Row<'_>]) -> io::Result<WorkbookRows> {
        let fields: Vec<&Field<T>> = csv_fields();
        let mut taken = WorkbookRows::default();
        for row in rows {
            let mut cells: Vec<String> = fields.iter().map(|field| field.cell(row)).collect();
            let kept = T::kept(row).iter();
            cells.extend(kept.map(|(_, value)| value.unwrap_or_default().to_owned()));
            for cell in &cells {
                // A character has at most as many UTF-16 code units as bytes.
                if cell.len() > LONGEST_CELL && cell.encode_utf16().count() > LONGEST_CELL {
                    return Err(io::Error::other(
                        "a quote or its source is longer than 32,767 characters, the limit of a cell in a \
                         workbook: write CSV or JSONL",
                    ));
                }
                taken.bytes += cell.len();
            }
            taken.rows.push(cells);
        }
        Ok(taken)
    }
}

/// Writes a workbook with one sheet: a header, and a row per quote or verdict, all cells text.
///
/// The same rows always give the same bytes: its date of creation is fixed.
pub struct Workbook {
    sheet: Worksheet,
    /// The next row.
    row: u32,
    /// The length of the longest cell of each column.
    widths: Vec<usize>,
    bytes: usize,
}

impl Workbook {
    /// Begins a workbook of quotes, with columns for fields of the input that the rows [have](QuoteRow::keep).
    ///
    /// # Errors
    /// A name is longer than 32,767 characters.
    pub fn of_quotes(kept: &[String]) -> io::Result<Workbook> {
        Workbook::of::<Quotes>("quotes", kept)
    }

    /// Begins a workbook of verdicts.
    ///
    /// # Errors
    /// As [`Workbook::of_quotes`].
    pub fn of_verdicts(kept: &[String]) -> io::Result<Workbook> {
        Workbook::of::<Verdicts>("verdicts", kept)
    }

    fn of<T: TableSchema>(name: &str, kept: &[String]) -> io::Result<Workbook> {
        let names = csv_fields::<T>().into_iter().map(|field| field.column.name);
        let names: Vec<&str> = names.chain(kept.iter().map(String::as_str)).collect();
        let mut book = Workbook {
            sheet: Worksheet::new(),
            row: 1,
            widths: names.iter().map(|name| name.len()).collect(),
            bytes: 0,
        };
        book.header(name, &names).map_err(failed)?;
        Ok(book)
    }

    fn header(&mut self, sheet: &str, names: &[&str]) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold();
        self.sheet.set_name(sheet)?;
        for (column, name) in (0..).zip(names) {
            self.sheet
                .write_string_with_format(0, column, *name, &bold)?;
        }
        self.sheet.set_freeze_panes(1, 0)?;
        Ok(())
    }

    /// Adds rows.
    ///
    /// # Errors
    /// The sheet would have more than 1,048,576 rows, or more than 512 MiB of text.
    pub fn add(&mut self, rows: WorkbookRows) -> io::Result<()> {
        self.bytes += rows.bytes;
        if rows.rows.len() > (MOST_ROWS - self.row) as usize || self.bytes > MOST_BYTES {
            let message = "more than 1,048,576 rows or 512 MiB of text, the limit of a workbook: write CSV, JSONL or \
                           Parquet";
            return Err(io::Error::other(message));
        }
        for cells in rows.rows {
            for ((column, cell), width) in (0..).zip(cells).zip(&mut self.widths) {
                *width = cell.chars().take(*WIDTH.end()).count().max(*width);
                let written = self.sheet.write_string(self.row, column, cell);
                written.map_err(failed)?;
            }
            self.row += 1;
        }
        Ok(())
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn finish(mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let bytes = self.saved().map_err(failed)?;
        out.write_all(&bytes)
    }

    fn saved(&mut self) -> Result<Vec<u8>, XlsxError> {
        let mut last_column = 0;
        for (column, width) in (0..).zip(&self.widths) {
            let width = (*width).clamp(*WIDTH.start(), *WIDTH.end()) as f64;
            self.sheet.set_column_width(column, width + 2.0)?;
            last_column = column;
        }
        let last = self.row - 1;
        self.sheet.autofilter(0, 0, last, last_column)?;
        // Excel marks each text that looks like a number, which here is every line and offset.
        let numbers = IgnoreError::NumberStoredAsText;
        self.sheet
            .ignore_error_range(0, 0, last, last_column, numbers)?;
        let mut book = rust_xlsxwriter::Workbook::new();
        let properties = DocProperties::new()
            .set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?)
            .set_comment(concat!("onrecord version ", env!("CARGO_PKG_VERSION")));
        book.set_properties(&properties);
        book.push_worksheet(std::mem::take(&mut self.sheet));
        book.save_to_buffer()
    }
}

impl fmt::Debug for Workbook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workbook")
            .field("row", &self.row)
            .finish_non_exhaustive()
    }
}

/// Writes the changes of a story as a workbook.
#[derive(Clone, Debug, Default)]
pub struct ChangeWorkbook {
    further: Vec<String>,
}

impl ChangeWorkbook {
    /// Returns the writer with columns for what a file of people says: see
    /// [`person_columns_of_changes`](super::person_columns_of_changes).
    #[must_use]
    pub fn with_people(self, names: impl IntoIterator<Item = String>) -> ChangeWorkbook {
        ChangeWorkbook {
            further: names.into_iter().collect(),
        }
    }
}

impl ChangeWriter for ChangeWorkbook {
    fn changes(&self, rows: &[ChangeRow<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let mut book = Workbook::of::<Changes>("changes", &self.further)?;
        book.add(WorkbookRows::of::<Changes>(rows)?)?;
        book.finish(out)
    }
}

fn failed(error: XlsxError) -> io::Error {
    io::Error::other(error)
}
