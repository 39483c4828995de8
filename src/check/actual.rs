//! The actual table: the current answers, in the columns of a golden.

use super::golden::escaped;
use super::{Golden, GoldenKind, GoldenRow};
use crate::document::{Document, InFile};
use crate::extract::Analysis;
use crate::text::{Places, Span};
use crate::write::report::Region;
use crate::write::{
    self, ChangeCsv, ChangeRow, ChangeWriter as _, Row, VerdictCsv, VerdictRow, VerdictWriter as _,
};

/// The current answers for a story.
#[derive(Clone, Debug)]
pub struct Actual {
    pub(super) kind: GoldenKind,
    pub(super) rows: Vec<ActualRow>,
    /// The place in the file for a quote that was removed, of which only the line in the text is known.
    pub(super) removed_place: InFile,
}

/// One row of it.
#[derive(Clone, Debug)]
pub struct ActualRow {
    /// The place in the story.
    pub region: Region,
    /// The place in its file.
    pub in_file: InFile,
    /// A cell for each of [`GoldenKind::columns`].
    pub cells: Vec<String>,
}

impl Actual {
    /// Makes the table of the quotes of a story.
    pub fn quotes(analysis: &Analysis) -> Actual {
        let places = Places::new(analysis.document.text());
        let rows = write::rows(analysis, 0.0);
        Actual {
            kind: GoldenKind::Quotes,
            rows: rows.iter().map(|row| quote(row, &places)).collect(),
            removed_place: analysis.document.in_file(Span::default()),
        }
    }

    /// Makes the table of the changes between versions.
    pub fn changes(rows: &[ChangeRow<'_>]) -> Actual {
        let mut csv = Vec::new();
        let written = ChangeCsv::default().changes(rows, &mut csv);
        debug_assert!(written.is_ok(), "memory does not refuse: {written:?}");
        let places = rows.iter().map(|row| row.after.or(row.before));
        let places = places.map(|side| side.map_or(InFile::AsInText, |side| side.in_file));
        Actual::printed(GoldenKind::Changes, &csv).placed(places)
    }

    /// Makes the table of the verdicts on the quotes of a story.
    pub fn verdicts(document: &Document, rows: &[VerdictRow<'_>]) -> Actual {
        let (writer, mut csv) = (VerdictCsv::default(), Vec::new());
        let written = writer
            .begin(&mut csv)
            .and_then(|()| writer.story(document, rows, &mut csv));
        debug_assert!(written.is_ok(), "memory does not refuse: {written:?}");
        Actual::printed(GoldenKind::Verdicts, &csv).placed(rows.iter().map(|row| row.in_file))
    }

    /// Sets the places of the rows in their files.
    fn placed(mut self, places: impl Iterator<Item = InFile>) -> Actual {
        for (row, place) in self.rows.iter_mut().zip(places) {
            row.in_file = place;
            if place != InFile::AsInText {
                self.removed_place = InFile::Unknown;
            }
        }
        self
    }

    /// Makes the table from the CSV that a command prints, in the columns of a kind. Versions and sources
    /// are named without folders: a golden has no paths.
    fn printed(kind: GoldenKind, csv: &[u8]) -> Actual {
        let mut reader = csv::Reader::from_reader(csv);
        let header = reader.headers().cloned().unwrap_or_default();
        let places = kind.columns().iter();
        let places: Vec<Option<usize>> = places
            .map(|column| header.iter().position(|name| name == *column))
            .collect();
        let mut rows = Vec::new();
        for record in reader.records().filter_map(Result::ok) {
            let cells = kind.columns().iter().zip(&places).map(|(column, place)| {
                let cell = place.and_then(|n| record.get(n)).unwrap_or_default();
                match *column {
                    "from" | "to" | "source" => name(cell).to_owned(),
                    _ => cell.to_owned(),
                }
            });
            let mut row = ActualRow {
                region: Region::line(1),
                in_file: InFile::AsInText,
                cells: cells.collect(),
            };
            let line = kind.lines().iter().find_map(|line| {
                let n = kind.columns().iter().position(|column| column == line)?;
                row.cells[n].parse().ok()
            });
            row.region = Region::line(line.unwrap_or(1));
            rows.push(row);
        }
        Actual {
            kind,
            rows,
            removed_place: InFile::AsInText,
        }
    }

    /// Returns the kind of the table.
    pub fn kind(&self) -> GoldenKind {
        self.kind
    }

    /// Returns the rows, in reading order.
    pub fn rows(&self) -> &[ActualRow] {
        &self.rows
    }

    /// Returns the cell of a row; `None` for a column that this kind does not have.
    pub fn cell<'a>(&self, row: &'a ActualRow, column: &str) -> Option<&'a str> {
        let columns = self.kind.columns();
        let n = columns.iter().position(|name| *name == column)?;
        row.cells.get(n).map(String::as_str)
    }

    /// Makes a first golden of the current answers.
    pub fn golden(&self) -> Golden {
        let columns = self.kind.first_columns().to_vec();
        let rows = self.rows.iter().map(|row| GoldenRow {
            line: 0,
            cells: columns
                .iter()
                .map(|column| escaped(self.cell(row, column).unwrap_or_default()).into_owned())
                .collect(),
        });
        Golden {
            kind: self.kind,
            rows: rows.collect(),
            columns,
        }
    }
}

fn quote(row: &Row<'_>, places: &Places<'_>) -> ActualRow {
    let text = |words: Option<&str>| words.unwrap_or_default().to_owned();
    ActualRow {
        region: region(row.record.quote().content, places),
        in_file: row
            .record
            .analysis()
            .document
            .in_file(row.record.quote().content),
        cells: vec![
            row.line.to_string(),
            row.quote.to_owned(),
            text(row.speaker),
            text(row.role),
            text(row.mention.map(|piece| piece.text)),
            text(row.cue.map(|piece| piece.text)),
            text(row.evidence),
            row.kind.to_owned(),
            row.depth.to_string(),
            row.closing.to_owned(),
            row.start.to_string(),
            row.end.to_string(),
        ],
    }
}

/// Returns the place of some words, in lines and columns.
fn region(span: Span, places: &Places<'_>) -> Region {
    let (start, end) = (places.at(span.start()), places.at(span.end()));
    Region {
        line: start.line,
        column: Some(start.column),
        end_line: end.line,
        end_column: Some(end.column),
    }
}

/// Returns the name of a file without its folders.
fn name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
