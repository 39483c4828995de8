//! What is known of a column: all but the function that reads it.

/// A column of a table, or a field of a JSON object.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Column {
    /// The name in CSV, Parquet and goldens.
    pub name: &'static str,
    /// The key in the JSON object; `mention.start` is `start` in the object `mention`. Nothing for
    /// a column that only CSV has.
    pub key: Option<&'static str>,
    /// The place in the CSV, from 1; nothing for a column that CSV does not have.
    pub csv: Option<u8>,
    /// What it holds.
    pub kind: ColumnType,
    /// What stands there when there is no value.
    pub missing: Missing,
    /// Whether only some option adds it to flat tables, where it then is a column after all others.
    pub is_requested: bool,
    /// What its numbers count, or what its words name.
    pub unit: Unit,
    /// What it says, as a cell of a Markdown table.
    pub description: &'static str,
    /// How goldens use it; nothing for a column that no golden has.
    pub(crate) golden: Option<GoldenColumn>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum ColumnType {
    /// Words.
    Text,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// A whole number, from 0.
    Integer,
    /// A number with decimals.
    Fraction,
    /// `true` or `false` in JSON, `yes` or `no` in CSV.
    Flag,
    /// A list of words.
    Texts,
    /// A list of these words.
    Words(fn() -> Vec<&'static str>),
    /// An object with fields of the input.
    Fields,
    /// A list of objects with these fields.
    Records(fn() -> Vec<&'static Column>),
}

/// What stands in JSON when there is no value. In CSV the cell is empty in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// There is always a value.
    Never,
    /// `null`.
    Null,
    /// The object that it is a field of is `null`; where there is one, it has a value.
    WithObject,
    /// The key is left out.
    Omitted,
}

/// What a number counts, or what a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// Nothing in particular.
    Plain,
    /// Unicode code points of the text, from 0: offsets are half-open.
    CodePoints,
    /// Bytes of the input, from 0.
    Bytes,
    /// Lines, from 1.
    Lines,
    /// Columns of a line, in code points from 1.
    Columns,
    /// A document: a path, or the id of a JSONL line.
    Document,
}

/// How a golden uses a column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GoldenColumn {
    /// Whether a new golden is given it.
    pub(crate) presence: GoldenPresence,
    /// The rule that a difference in it breaks.
    pub(crate) rule: &'static str,
    /// Its part in telling which rows are about the same thing.
    pub(crate) role: GoldenRole,
}

/// Whether a new golden is given a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GoldenPresence {
    /// Yes: an editor can judge it.
    New,
    /// Only where somebody adds it.
    Added,
}

/// The part of a golden's column in telling which rows are about the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GoldenRole {
    /// None: it is an answer.
    Answer,
    /// It has to be equal.
    Key,
    /// It has the line: equal, or else the quote has moved.
    Line,
    /// It has the quoted words: equal, or else alike.
    Words,
}

impl Column {
    /// Returns whether a cell has one value, and no list: what Parquet is given.
    pub fn is_flat(&self) -> bool {
        match self.kind {
            _ if self.is_requested => false,
            ColumnType::Text | ColumnType::Word(_) | ColumnType::Integer => true,
            ColumnType::Fraction | ColumnType::Flag => true,
            ColumnType::Texts | ColumnType::Words(_) | ColumnType::Fields => false,
            ColumnType::Records(_) => false,
        }
    }

    /// Returns the object that the column is a field of in JSON, and its key in there.
    pub fn path(&self) -> Option<(Option<&'static str>, &'static str)> {
        let key = self.key?;
        Some(match key.split_once('.') {
            Some((object, key)) => (Some(object), key),
            None => (None, key),
        })
    }
}
