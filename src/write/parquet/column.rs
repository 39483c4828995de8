//! The columns of the table, a contract, and what stands in them.

use super::cells::{Cells, Values};
use crate::document::Metadata;
use crate::write::Row;
use ::parquet::basic::{LogicalType, Repetition, Type as Physical};
use ::parquet::errors::ParquetError;
use ::parquet::schema::types::{Type, TypePtr};
use std::sync::Arc;

/// A column: its name, and what stands in it in the row of a quote.
pub(super) struct Column {
    name: &'static str,
    cell: Cell,
}

/// What stands in a column; `Maybe`: or else `null`.
#[derive(Clone, Copy)]
enum Cell {
    Text(for<'r> fn(&'r Row<'_>) -> &'r str),
    MaybeText(for<'r> fn(&'r Row<'_>) -> Option<&'r str>),
    Number(fn(&Row<'_>) -> usize),
    MaybeNumber(fn(&Row<'_>) -> Option<u64>),
    Fraction(fn(&Row<'_>) -> f64),
}

/// First those of the CSV, in its order; then what only the JSONL has, with an underscore where it
/// nests.
pub(super) const COLUMNS: [Column; 29] = [
    text("document", |row| row.document),
    number("line", |row| row.line),
    text("quote", |row| row.quote),
    maybe_text("speaker", |row| row.speaker),
    maybe_text("role", |row| row.role),
    maybe_text("mention", |row| row.mention.map(|piece| piece.text)),
    maybe_text("cue", |row| row.cue.map(|piece| piece.text)),
    maybe_text("evidence", |row| row.evidence),
    Column {
        name: "confidence",
        cell: Cell::Fraction(|row| row.confidence),
    },
    text("kind", |row| row.kind),
    number("start", |row| row.start),
    number("end", |row| row.end),
    number("depth", |row| row.depth.into()),
    text("closing", |row| row.closing),
    maybe_number("continues", |row| row.continues.map(|at| at as u64)),
    maybe_text("speaker_kind", |row| row.speaker_kind),
    maybe_number("mention_start", |row| row.mention.map(|m| m.start as u64)),
    maybe_number("mention_end", |row| row.mention.map(|m| m.end as u64)),
    maybe_number("cue_start", |row| row.cue.map(|cue| cue.start as u64)),
    maybe_number("cue_end", |row| row.cue.map(|cue| cue.end as u64)),
    text("block", |row| row.block),
    maybe_number("raw_start", |row| row.raw.map(|raw| raw.start)),
    maybe_number("raw_end", |row| row.raw.map(|raw| raw.end)),
    maybe_text("story_headline", |row| known(row, |story| &story.headline)),
    maybe_text("story_byline", |row| known(row, |story| &story.byline)),
    maybe_text("story_published", |row| known(row, |s| &s.published)),
    maybe_text("story_url", |row| known(row, |story| &story.url)),
    maybe_text("story_language", |row| known(row, |story| &story.language)),
    maybe_text("story_site", |row| known(row, |story| &story.site)),
];

const fn text(name: &'static str, of: for<'r> fn(&'r Row<'_>) -> &'r str) -> Column {
    let cell = Cell::Text(of);
    Column { name, cell }
}

const fn maybe_text(name: &'static str, of: for<'r> fn(&'r Row<'_>) -> Option<&'r str>) -> Column {
    let cell = Cell::MaybeText(of);
    Column { name, cell }
}

const fn number(name: &'static str, of: fn(&Row<'_>) -> usize) -> Column {
    let cell = Cell::Number(of);
    Column { name, cell }
}

const fn maybe_number(name: &'static str, of: fn(&Row<'_>) -> Option<u64>) -> Column {
    let cell = Cell::MaybeNumber(of);
    Column { name, cell }
}

fn known<'r>(
    row: &'r Row<'_>,
    part: for<'s> fn(&'s Metadata) -> &'s Option<String>,
) -> Option<&'r str> {
    row.story.and_then(|story| part(story).as_deref())
}

/// Returns what a file says of its columns.
pub(super) fn schema() -> Result<TypePtr, ParquetError> {
    let columns = COLUMNS.iter().map(Column::schema);
    let table = Type::group_type_builder("quotes").with_fields(columns.collect::<Result<_, _>>()?);
    table.build().map(Arc::new)
}

impl Column {
    fn schema(&self) -> Result<TypePtr, ParquetError> {
        let (physical, logical) = match self.cell {
            Cell::Text(_) | Cell::MaybeText(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Cell::Number(_) | Cell::MaybeNumber(_) => (Physical::INT64, None),
            Cell::Fraction(_) => (Physical::DOUBLE, None),
        };
        let repetition = match self.may_be_null() {
            true => Repetition::OPTIONAL,
            false => Repetition::REQUIRED,
        };
        let column = Type::primitive_type_builder(self.name, physical)
            .with_logical_type(logical)
            .with_repetition(repetition);
        column.build().map(Arc::new)
    }

    /// Tells whether a cell may have nothing in it.
    pub(super) fn may_be_null(&self) -> bool {
        match self.cell {
            Cell::MaybeText(_) | Cell::MaybeNumber(_) => true,
            Cell::Text(_) | Cell::Number(_) | Cell::Fraction(_) => false,
        }
    }

    /// Makes a column without cells.
    pub(super) fn empty(&self) -> Cells {
        Cells::of(match self.cell {
            Cell::Text(_) | Cell::MaybeText(_) => Values::Texts(Vec::new()),
            Cell::Number(_) | Cell::MaybeNumber(_) => Values::Numbers(Vec::new()),
            Cell::Fraction(_) => Values::Fractions(Vec::new()),
        })
    }

    /// Adds the cell of a row.
    pub(super) fn add(&self, row: &Row<'_>, cells: &mut Cells) {
        match self.cell {
            Cell::Text(of) => cells.text(Some(of(row))),
            Cell::MaybeText(of) => cells.text(of(row)),
            Cell::Number(of) => cells.number(Some(of(row) as u64)),
            Cell::MaybeNumber(of) => cells.number(of(row)),
            Cell::Fraction(of) => cells.fraction(of(row)),
        }
    }
}
