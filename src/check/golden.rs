//! The golden: a strict CSV table of expected answers.

use super::GoldenKind;
use super::cell::whole_number;
use crate::error::Error;
use crate::sheet::{Sheet, SheetDialect};
use std::borrow::Cow;

/// What to do about a table that a spreadsheet opened with another delimiter, and saved.
const IN_COLUMNS: &str = "in the spreadsheet, import it with Data, From Text/CSV and the delimiter “comma”, and save it as “CSV UTF-8”";

/// The expected answers for a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Golden {
    pub(super) kind: GoldenKind,
    pub(super) columns: Vec<&'static str>,
    pub(super) rows: Vec<GoldenRow>,
    pub(super) dialect: SheetDialect,
}

/// One row of a golden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldenRow {
    /// Its line in the file of the golden, from 1; 0 for a row that was not read from a file.
    pub line: u64,
    /// A cell for each column.
    pub cells: Vec<String>,
}

impl Golden {
    /// Parses a golden, called `name` in errors: CSV with a header of known columns, in UTF-8 or as a
    /// spreadsheet saves it.
    ///
    /// # Errors
    /// [`ErrorKind::Encoding`](crate::ErrorKind::Encoding) where the encoding is not certain,
    /// [`ErrorKind::Syntax`](crate::ErrorKind::Syntax) for an unknown,
    /// duplicate or missing column, a row with too many or too few cells, and an unclosed field.
    pub fn parse(kind: GoldenKind, name: &str, csv: &[u8]) -> Result<Golden, Error> {
        let sheet = Sheet::read(name, csv)?;
        let mut reader = sheet.reader();
        let header = reader.headers().map_err(|e| sheet.malformed(&e))?;
        // A spreadsheet may write columns that somebody emptied.
        let used = header.iter().enumerate();
        let used = used.filter(|(_, named)| !named.is_empty()).last();
        let used = used.map_or(header.len(), |(last, _)| last + 1);
        let columns = columns(kind, &sheet, header.iter().take(used))?;
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| sheet.malformed(&e))?;
            let line = sheet.line(record.position());
            if let Some(cell) = record.iter().skip(used).find(|cell| !cell.is_empty()) {
                let message = format!("“{cell}” is in a column without a name");
                return Err(sheet.wrong(line, message));
            }
            let cells =
                columns
                    .iter()
                    .zip(&record)
                    .map(|(column, cell)| match kind.is_number(column) {
                        true => whole_number(cell).into_owned(),
                        false => cell.to_owned(),
                    });
            rows.push(GoldenRow {
                line,
                cells: cells.collect(),
            });
        }
        // And rows.
        let is_empty = |row: &GoldenRow| row.cells.iter().all(String::is_empty);
        while sheet.dialect.is_spreadsheet && rows.last().is_some_and(is_empty) {
            rows.pop();
        }
        Ok(Golden {
            kind,
            columns,
            rows,
            dialect: sheet.dialect,
        })
    }

    /// Returns the kind of the golden.
    pub fn kind(&self) -> GoldenKind {
        self.kind
    }

    /// Returns the rows, in the order of the file.
    pub fn rows(&self) -> &[GoldenRow] {
        &self.rows
    }

    /// Returns the names of the columns, in the order of the file.
    pub fn columns(&self) -> &[&'static str] {
        &self.columns
    }

    /// Returns the cell of a row as the file has it; `None` where the golden does not have the column.
    pub fn cell<'a>(&self, row: &'a GoldenRow, column: &str) -> Option<&'a str> {
        let n = self.columns.iter().position(|name| *name == column)?;
        row.cells.get(n).map(String::as_str)
    }

    /// Returns the cell of a row as the story has it, unescaped.
    pub fn words<'a>(&self, row: &'a GoldenRow, column: &str) -> Option<Cow<'a, str>> {
        self.cell(row, column).map(unescaped)
    }

    /// Returns the golden as CSV in UTF-8, with LF after each row. One that a spreadsheet saved keeps its
    /// delimiter, and has the byte order mark by which Excel knows UTF-8 if it was not in plain UTF-8.
    pub fn to_csv(&self) -> Vec<u8> {
        let mut start = Vec::new();
        if self.dialect.has_mark {
            start.extend("\u{FEFF}".as_bytes());
        }
        let mut csv = csv::WriterBuilder::new()
            .delimiter(self.dialect.delimiter)
            .terminator(csv::Terminator::Any(b'\n'))
            .from_writer(start);
        let rows = self.rows.iter().map(|row| &row.cells);
        let written = csv
            .write_record(&self.columns)
            .and_then(|()| rows.into_iter().try_for_each(|row| csv.write_record(row)));
        debug_assert!(written.is_ok(), "memory does not refuse: {written:?}");
        csv.into_inner().unwrap_or_default()
    }
}

/// Returns the answers that a cell allows: `Ana Ruiz | the mayor` where an editor could take either.
pub(super) fn choices(cell: &str) -> impl Iterator<Item = Cow<'_, str>> {
    cell.split(" | ").map(unescaped)
}

/// Escapes an answer for a cell: a `|` that is a word of its own gets a `\`, since it would otherwise
/// separate two answers (“Vote yes | vote no,” is one quote), and so does one that has some already.
pub(super) fn escaped(answer: &str) -> Cow<'_, str> {
    bars(answer, |word| format!("\\{word}"))
}

/// Undoes [`escaped`].
pub(super) fn unescaped(cell: &str) -> Cow<'_, str> {
    bars(cell, |word| {
        word.strip_prefix('\\').unwrap_or(word).to_owned()
    })
}

/// Changes each word of a text that is a `|` after any number of `\`.
fn bars(text: &str, change: impl Fn(&str) -> String) -> Cow<'_, str> {
    let is_bar = |word: &str| word.trim_start_matches('\\') == "|";
    if !text.split(' ').any(is_bar) {
        return Cow::Borrowed(text);
    }
    let words = text.split(' ').map(|word| match is_bar(word) {
        true => Cow::Owned(change(word)),
        false => Cow::Borrowed(word),
    });
    Cow::Owned(words.collect::<Vec<_>>().join(" "))
}

fn columns<'h>(
    kind: GoldenKind,
    sheet: &Sheet<'_>,
    header: impl Iterator<Item = &'h str>,
) -> Result<Vec<&'static str>, Error> {
    let wrong = |message| sheet.wrong(sheet.line(None), message);
    let mut columns = Vec::new();
    for named in header {
        let known = kind.columns().iter().find(|known| **known == named);
        let Some(column) = known.copied() else {
            if named.contains([',', ';', '\t']) {
                let message = format!("each row is in one cell: {IN_COLUMNS}");
                return Err(wrong(message));
            }
            let known = kind.columns().join(", ");
            return Err(wrong(format!(
                "no column is called “{named}”; there are {known}"
            )));
        };
        if columns.contains(&column) {
            return Err(wrong(format!("two columns are called “{column}”")));
        }
        columns.push(column);
    }
    let needed = kind.needed_column();
    if columns.contains(&needed) {
        Ok(columns)
    } else {
        Err(wrong(format!("the column “{needed}” is missing")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(csv: &str) -> Result<Golden, String> {
        let golden = Golden::parse(GoldenKind::Quotes, "quotes.csv", csv.as_bytes());
        golden.map_err(|e| e.to_string())
    }

    #[test]
    fn what_is_written_is_read_back() {
        let csv = "line,quote,speaker\n3,\"Yes, \"\"now\"\",\n  or never\",Ana Ruiz\n4,No,\n";
        let golden = parse(csv).expect("a golden");
        assert_eq!(golden.rows()[1].line, 4);
        assert_eq!(String::from_utf8(golden.to_csv()).as_deref(), Ok(csv));
        let windows = format!("\u{FEFF}{}", csv.replace('\n', "\r\n"));
        let windows = parse(&windows).expect("a golden");
        assert_eq!(windows.rows()[1].cells, golden.rows()[1].cells);
    }

    #[test]
    fn a_bar_that_is_a_word_is_escaped_and_no_other_is() {
        for (answer, cell) in [
            ("Vote yes | vote no,", r"Vote yes \| vote no,"),
            (r"Vote yes \| vote no,", r"Vote yes \\| vote no,"),
            (" | | ", r" \| \| "),
            ("yes|no", "yes|no"),
            ("|yes| no", "|yes| no"),
            (r"C:\new", r"C:\new"),
        ] {
            assert_eq!(escaped(answer), cell);
            assert_eq!(choices(cell).collect::<Vec<_>>(), [answer]);
        }
        let both: Vec<_> = choices(r"yes \| no | never").collect();
        assert_eq!(both, ["yes | no", "never"]);
    }

    /// Whatever the answer is, a golden that has it allows it and no other.
    #[test]
    fn every_answer_is_written_and_read_back() {
        const SIGNS: [char; 6] = ['|', ' ', '\\', '"', 'a', ','];
        let mut answers = vec![String::new()];
        let mut last = 0;
        for _ in 0..6 {
            let longer = answers[last..].iter();
            let longer = longer.flat_map(|text| SIGNS.map(|sign| format!("{text}{sign}")));
            let longer: Vec<String> = longer.collect();
            last = answers.len();
            answers.extend(longer);
        }
        let row = |answer: &String| GoldenRow {
            line: 0,
            cells: vec![escaped(answer).into_owned(), String::new()],
        };
        let golden = Golden {
            kind: GoldenKind::Quotes,
            columns: vec!["quote", "speaker"],
            rows: answers.iter().map(row).collect(),
            dialect: SheetDialect::default(),
        };
        let golden =
            Golden::parse(GoldenKind::Quotes, "quotes.csv", &golden.to_csv()).expect("a golden");
        assert_eq!(golden.rows().len(), answers.len());
        for (row, answer) in golden.rows().iter().zip(&answers) {
            let allowed: Vec<_> = choices(&row.cells[0]).collect();
            assert_eq!(allowed, [answer.as_str()]);
            assert_eq!(golden.words(row, "quote").as_deref(), Some(answer.as_str()));
        }
    }

    #[test]
    fn errors_have_their_line() {
        for (csv, message) in [
            (
                "line,speaker\n",
                "quotes.csv:1: the column “quote” is missing",
            ),
            (
                "quote,quote\n",
                "quotes.csv:1: two columns are called “quote”",
            ),
            (
                "quote,line\n\"Yes,1\nNo,2\n",
                "quotes.csv:2: the field that begins here with `\"` has no closing mark",
            ),
            (
                "quote,line\nYes\n",
                "quotes.csv:2: 1 cells, the header has 2",
            ),
        ] {
            assert_eq!(parse(csv), Err(message.to_owned()));
        }
        let unknown = parse("quote,confidence\n").expect_err("a fraction");
        assert!(unknown.starts_with("quotes.csv:1: no column is called “confidence”"));
    }
}
