//! The tables of columns in the documentation.

use super::Part;
use super::schema::unit;
use onrecord::check::GoldenKind;
use onrecord::write::schema::{
    CHANGES, Column, ColumnType, Missing, QUOTES, REPORT, SPEAKERS, TableSpec, Unit, VERDICTS,
};
use std::fmt::Write as _;

/// More words than this are not listed in a cell.
const LISTED: usize = 14;

/// The same in the README, which lists the kinds of evidence below the table.
const FEW: usize = 5;

/// The tables of `docs/columns.md`.
pub(crate) fn pages() -> Vec<Part> {
    [
        ("columns: quotes", QUOTES),
        ("columns: changes", CHANGES),
        ("columns: verdicts", VERDICTS),
        ("columns: speakers", SPEAKERS),
        ("columns: report", REPORT),
    ]
    .map(|(marker, table)| Part {
        marker,
        text: page(&table),
    })
    .into()
}

/// The table of the README: the columns of the CSV.
pub(crate) fn readme() -> Part {
    let mut text = "| column | contains |\n|---|---|\n".to_owned();
    for column in QUOTES.csv() {
        let _ = writeln!(text, "| `{}` | {} |", column.name, holds(column, FEW));
    }
    Part {
        marker: "columns",
        text,
    }
}

/// The columns of goldens: those that a new one is given, and those that may be added.
pub(crate) fn goldens() -> Part {
    let mut text = "| golden | columns |\n|---|---|\n".to_owned();
    for kind in GoldenKind::ALL {
        let (columns, first) = (kind.columns(), kind.first_columns());
        let (first, added) = columns.split_at(first.len());
        let file = kind.file_name();
        let _ = writeln!(text, "| `{file}` | {}; {} |", names(first), names(added));
    }
    Part {
        marker: "goldens",
        text,
    }
}

fn names(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// A row for each column: those of the CSV in its order, and then the rest.
fn page(table: &TableSpec) -> String {
    let mut text = "| CSV | JSON | type | contains |\n|---|---|---|---|\n".to_owned();
    if table.csv().is_empty() {
        text = "| JSON | type | contains |\n|---|---|---|\n".to_owned();
    }
    let mut columns = table.columns();
    if !table.csv().is_empty() {
        columns.sort_by_key(|column| column.csv.unwrap_or(u8::MAX));
    }
    for column in columns {
        row(column, "", !table.csv().is_empty(), &mut text);
    }
    text
}

/// A row for a column, and for each field of the objects in it.
fn row(column: &Column, list: &str, has_csv: bool, text: &mut String) {
    let key = column
        .key
        .map_or("–".to_owned(), |key| format!("`{list}{key}`"));
    if has_csv {
        let name = column
            .csv
            .map_or("–".to_owned(), |_| format!("`{}`", column.name));
        let _ = write!(text, "| {name} ");
    }
    let _ = writeln!(
        text,
        "| {key} | {} | {} |",
        type_of(column),
        holds(column, LISTED)
    );
    if let (ColumnType::Records(columns), Some(key)) = (column.kind, column.key) {
        for inner in columns() {
            row(inner, &format!("{list}{key}[]."), has_csv, text);
        }
    }
}

fn type_of(column: &Column) -> String {
    let mut words = match column.kind {
        ColumnType::Text | ColumnType::Word(_) => "text",
        ColumnType::Integer => "integer",
        ColumnType::Fraction => "fraction",
        ColumnType::Flag => "true or false",
        ColumnType::Texts | ColumnType::Words(_) => "list of texts",
        ColumnType::Fields => "object of texts or `null`",
        ColumnType::Records(_) => "list of objects",
        _ => "value",
    }
    .to_owned();
    words += match column.missing {
        Missing::Never => "",
        Missing::Null | Missing::WithObject => " or `null`",
        Missing::Omitted => ", or no key",
    };
    if let Some(unit) = unit(column.unit).filter(|_| column.unit != Unit::Document) {
        let _ = write!(words, "; {unit}");
    }
    words
}

/// What a column says, with the words that it may hold.
fn holds(column: &Column, listed: usize) -> String {
    let words = match column.kind {
        ColumnType::Word(words) | ColumnType::Words(words) => words(),
        _ => Vec::new(),
    };
    match (column.description, words.len()) {
        (description, 0) => description.to_owned(),
        (description, many) if many > listed => format!("{description}, one of {many}"),
        (description, _) => format!("{description}: {}", names(&words)),
    }
}
