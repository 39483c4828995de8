//! CSV: one story per row, with its text in a column.

use super::raw::{StoryFormat, StoryPart};
use super::{InputReader, Options, Raw, decode};
use crate::document::KeptFields;
use crate::error::{Error, ErrorKind};
use crate::text::{OPEN_FIELD, OpenField};
use csv::ByteRecord;
use std::io::{self, BufRead as _, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The default columns of text and id.
const TEXT: &str = "text";
const ID: &str = "id";

/// How many columns a table may have: as many as a sheet of a spreadsheet.
const MOST_COLUMNS: usize = 1 << 14;

/// How many columns the error for a missing one names.
const NAMED: usize = 20;

/// The rows of a file.
pub(super) struct CsvRows {
    path: String,
    rows: csv::Reader<LimitedReader>,
    /// How many bytes may be read before the next row must be complete.
    budget: Arc<AtomicU64>,
    columns: Option<Arc<CsvColumns>>,
    is_done: bool,
    /// Whether lines end with CR LF: the parser then takes a row to begin before the LF.
    has_crlf: bool,
    options: Arc<Options>,
}

/// Which columns are read.
#[derive(Debug)]
struct CsvColumns {
    text: usize,
    id: Option<usize>,
    /// Those that are kept and that the table has, by name.
    kept: Vec<(String, usize)>,
}

impl CsvRows {
    pub(super) fn new(
        path: String,
        mut reader: InputReader,
        options: Arc<Options>,
    ) -> io::Result<CsvRows> {
        let head = reader.fill_buf()?;
        let head = head.split(|b| *b == b'\n').next().unwrap_or_default();
        let (delimiter, has_crlf) = (delimiter(head), head.ends_with(b"\r"));
        let budget = Arc::new(AtomicU64::new(0));
        let limited = LimitedReader {
            reader,
            left: Arc::clone(&budget),
            field: OpenField::new(delimiter),
            is_at_end: false,
        };
        let rows = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(limited);
        Ok(CsvRows {
            path,
            rows,
            budget,
            columns: None,
            is_done: false,
            has_crlf,
            options,
        })
    }

    /// Reads a row and the line it begins on.
    fn row(&mut self) -> Result<Option<(ByteRecord, u64)>, Error> {
        // The reader buffers; a row that is longer than allowed is still an error.
        let budget = self.options.longest.saturating_add(1 << 16);
        self.budget.store(budget, Ordering::Relaxed);
        let mut row = ByteRecord::new();
        let read = self.rows.read_byte_record(&mut row);
        let line = row.position().map_or(1, csv::Position::line);
        let line = line + u64::from(self.has_crlf && self.columns.is_some());
        match read {
            Ok(true) => match self.rows.get_ref().open_field() {
                Some(line) => {
                    self.is_done = true;
                    let place = format!("{}:{line}", self.path);
                    Err(Error::new(ErrorKind::Syntax, place, OPEN_FIELD))
                }
                None if row.len() > MOST_COLUMNS => {
                    self.is_done = true;
                    Err(self.too_many_columns(line))
                }
                None => Ok(Some((row, line))),
            },
            Ok(false) => Ok(None),
            Err(error) => {
                self.is_done = true;
                let line = self.rows.position().line();
                let place = format!("{}:{line}", self.path);
                Err(match error.into_kind() {
                    csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::OutOfMemory => {
                        self.options.too_long(place)
                    }
                    csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::QuotaExceeded => {
                        self.too_many_columns(line)
                    }
                    csv::ErrorKind::Io(error) => Error::io(place, error),
                    other => Error::new(ErrorKind::Syntax, place, format!("{other:?}")),
                })
            }
        }
    }

    fn too_many_columns(&self, line: u64) -> Error {
        let place = format!("{}:{line}", self.path);
        let message = format!("more than {MOST_COLUMNS} columns, the limit for a table");
        Error::new(ErrorKind::Limit, place, message)
    }

    fn columns(&mut self) -> Result<Option<Arc<CsvColumns>>, Error> {
        if let Some(columns) = &self.columns {
            return Ok(Some(Arc::clone(columns)));
        }
        let Some((head, _)) = self.row()? else {
            self.is_done = true;
            return Ok(None);
        };
        let name = |name| String::from_utf8_lossy(name);
        let find = |wanted: &str| head.iter().position(|field| name(field).trim() == wanted);
        let missing = |wanted: &str| {
            let names = head.iter().take(NAMED).map(|field| short(&name(field)));
            let mut names = names.collect::<Vec<_>>().join(", ");
            if head.len() > NAMED {
                names += &format!(" and {} more", head.len() - NAMED);
            }
            let message = format!("no column `{wanted}`; columns: {names}");
            Error::new(ErrorKind::Usage, format!("{}:1", self.path), message)
        };
        let wanted = self.options.text_field.as_deref().unwrap_or(TEXT);
        let text = find(wanted).ok_or_else(|| missing(wanted));
        let id = match self.options.id_field.as_deref() {
            None => Ok(find(ID)),
            Some(wanted) => find(wanted).map(Some).ok_or_else(|| missing(wanted)),
        };
        self.is_done = text.is_err() || id.is_err();
        let kept = self.options.keep.iter();
        let columns = Arc::new(CsvColumns {
            text: text?,
            id: id?,
            kept: kept
                .filter_map(|name| Some((name.clone(), find(name)?)))
                .collect(),
        });
        self.columns = Some(Arc::clone(&columns));
        Ok(Some(columns))
    }

    fn story(&mut self) -> Result<Option<Raw>, Error> {
        let Some(columns) = self.columns()? else {
            return Ok(None);
        };
        let Some((row, line)) = self.row()? else {
            self.is_done = true;
            return Ok(None);
        };
        let Some(text) = row.get(columns.text) else {
            let place = format!("{}:{line}", self.path);
            let message = format!("the row has only {} columns", row.len());
            return Err(Error::new(ErrorKind::Syntax, place, message));
        };
        let id = columns.id.and_then(|id| row.get(id));
        let kept = KeptFields::of(&self.options.keep, |name| {
            let (_, column) = columns.kept.iter().find(|(found, _)| found == name)?;
            let cell = decoded(row.get(*column)?);
            (!cell.is_empty()).then_some(cell)
        });
        Ok(Some(Raw {
            version: None,
            path: self.path.clone(),
            part: StoryPart::Line(line),
            id: id.map(decoded),
            format: StoryFormat::Cell(kept),
            bytes: text.to_vec(),
            options: Arc::clone(&self.options),
        }))
    }
}

impl Iterator for CsvRows {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Result<Raw, Error>> {
        if self.is_done {
            return None;
        }
        self.story().transpose()
    }
}

/// Returns a cell in the encoding of its bytes, as that of the text is read; what fits none is U+FFFD.
fn decoded(cell: &[u8]) -> String {
    let decoded = decode::text("", cell.to_vec());
    decoded.map_or_else(
        |_| String::from_utf8_lossy(cell).into_owned(),
        |decoded| decoded.text,
    )
}

/// Returns the name of a column for an error: a header may have megabytes of it.
fn short(name: &str) -> String {
    const LONGEST: usize = 60;
    let name = name.trim();
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

/// Detects the delimiter from the first line: a comma, a semicolon (where the comma is the decimal
/// sign) or a tab.
fn delimiter(head: &[u8]) -> u8 {
    let count = |sign: u8| head.iter().filter(|b| **b == sign).count();
    let signs = [b',', b';', b'\t'];
    let mut best = signs[0];
    for sign in signs {
        if count(sign) > count(best) {
            best = sign;
        }
    }
    best
}

/// A reader with a byte budget: an unclosed quotation mark would turn the whole file into one row.
struct LimitedReader {
    reader: InputReader,
    left: Arc<AtomicU64>,
    field: OpenField,
    is_at_end: bool,
}

impl LimitedReader {
    /// Returns the line of a field that was closed only by the end of the input. Earlier rows are
    /// yielded before the end is reached.
    fn open_field(&self) -> Option<u64> {
        self.field.line().filter(|_| self.is_at_end)
    }
}

impl Read for LimitedReader {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        let most = buf.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        if most == 0 && !buf.is_empty() {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        // Each would be kept until the row ends: millions, of a file of a few kilobytes.
        if self.field.fields() > MOST_COLUMNS {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        let read = self.reader.read(&mut buf[..most])?;
        self.left.store(left - read as u64, Ordering::Relaxed);
        self.field.read(&buf[..read]);
        self.is_at_end = read == 0 && most > 0;
        Ok(read)
    }
}
