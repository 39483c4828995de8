//! The actual table: the current answers, in the columns of a golden.

use super::golden::escaped;
use super::{Golden, GoldenKind, GoldenRow};
use crate::document::InFile;
use crate::extract::Analysis;
use crate::sheet::SheetDialect;
use crate::text::{Places, Span};
use crate::write::report::{MarkedWords, PassagePlaces, Region};
use crate::write::schema::{Changes, Quotes, TableSchema, Verdicts, golden_fields};
use crate::write::{self, ChangeRow, VerdictRow};

/// The current answers for a story.
#[derive(Clone, Debug)]
pub struct Actual {
    pub(super) kind: GoldenKind,
    pub(super) rows: Vec<ActualRow>,
    /// The place in the file for a quote that was removed, of which only the line in the text is known.
    pub(super) removed_place: InFile,
    /// The text of the story, for its sentences; empty if no row has the places of one.
    text: String,
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
    /// Where the sentence of the story is.
    passage: PassagePlaces,
}

impl Actual {
    /// Makes the table of the quotes of a story.
    pub fn quotes(analysis: &Analysis) -> Actual {
        let places = Places::new(analysis.document.text());
        let rows = write::rows(analysis, 0.0);
        let mut actual = Actual::of::<Quotes>(GoldenKind::Quotes, &rows, |row| {
            let content = row
                .record
                .map_or(row.marked, |record| record.quote().content);
            let in_file = row.analysis.document.in_file(content);
            (region(content, &places), in_file)
        });
        for (row, made) in actual.rows.iter_mut().zip(&rows) {
            row.passage = PassagePlaces::of(made);
        }
        actual.text = analysis.document.text().to_owned();
        actual.removed_place = analysis.document.in_file(Span::default());
        actual
    }

    /// Makes the table of the changes between versions.
    pub fn changes(rows: &[ChangeRow<'_>]) -> Actual {
        Actual::of::<Changes>(GoldenKind::Changes, rows, |row| {
            match row.after.or(row.before) {
                Some(side) => (Region::line(side.line), side.in_file),
                None => (Region::line(1), InFile::AsInText),
            }
        })
    }

    /// Makes the table of the verdicts on the quotes of a story.
    pub fn verdicts(rows: &[VerdictRow<'_>]) -> Actual {
        Actual::of::<Verdicts>(GoldenKind::Verdicts, rows, |row| {
            (Region::line(row.line), row.in_file)
        })
    }

    /// Makes the table of some rows, in the columns of a kind. Versions and sources are named without
    /// folders: a golden has no paths.
    fn of<T: TableSchema>(
        kind: GoldenKind,
        rows: &[T::Row<'_>],
        place: impl Fn(&T::Row<'_>) -> (Region, InFile),
    ) -> Actual {
        let fields = golden_fields::<T>();
        let rows = rows.iter().map(|row| {
            let cells = fields.iter().map(|(field, _)| {
                let cell = field.cell(row);
                match kind.names_file(field.column.name) {
                    true => name(&cell).to_owned(),
                    false => cell,
                }
            });
            let (region, in_file) = place(row);
            ActualRow {
                region,
                in_file,
                cells: cells.collect(),
                passage: PassagePlaces::default(),
            }
        });
        let rows: Vec<ActualRow> = rows.collect();
        let is_text = rows.iter().all(|row| row.in_file == InFile::AsInText);
        Actual {
            kind,
            rows,
            removed_place: if is_text {
                InFile::AsInText
            } else {
                InFile::Unknown
            },
            text: String::new(),
        }
    }

    /// Returns the sentence of the story that a row is about, with quote, mention and cue marked; nothing for
    /// rows of versions and sources.
    pub fn passage(&self, row: &ActualRow) -> Vec<MarkedWords> {
        row.passage.pieces(&self.text)
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

    /// Returns the quoted words of a row: those of the version after, if it has any.
    pub fn words<'a>(&self, row: &'a ActualRow) -> &'a str {
        let words = self.kind.words().iter();
        let mut words = words.filter_map(|column| self.cell(row, column));
        words.find(|words| !words.is_empty()).unwrap_or_default()
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
            dialect: SheetDialect::default(),
        }
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
