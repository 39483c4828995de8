//! A JSON Schema for the object that a row is printed as.

use super::json::Json;
use onrecord::write::schema::{Column, ColumnType, Missing, TableSpec, Unit};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Makes the schema of a table's objects.
pub(crate) fn document(table: &TableSpec) -> String {
    let title = match table.name {
        "quotes" => "A line of `onrecord extract --format jsonl`",
        "errors" => {
            "A line of `onrecord extract --format jsonl --error-rows` for a story that could not be read"
        }
        "changes" => "A line of `onrecord diff --format jsonl`",
        "verdicts" => "A line of `onrecord verify --format jsonl`",
        _ => "The output of `onrecord check --format json`",
    };
    page(title, object(&table.columns()))
}

/// Makes a schema with a title.
pub(crate) fn page(title: &str, object: Vec<(String, Json)>) -> String {
    let mut entries = vec![
        ("$schema".to_owned(), Json::text(DRAFT)),
        ("title".to_owned(), Json::text(title)),
        ("type".to_owned(), Json::text("object")),
    ];
    entries.extend(object);
    format!("{}\n", Json::Object(entries))
}

/// The keys of an object: no others, and all that are never left out.
fn object(columns: &[&Column]) -> Vec<(String, Json)> {
    let keyed: Vec<&Column> = columns
        .iter()
        .copied()
        .filter(|c| c.key.is_some())
        .collect();
    let mut properties = Vec::new();
    let mut required = Vec::new();
    let same_object = |a: &&Column, b: &&Column| inside(a).is_some() && inside(a) == inside(b);
    for part in keyed.chunk_by(same_object) {
        let (key, value) = match inside(part[0]) {
            Some(key) => (key, nested(part)),
            None => (own_key(part[0]), value(part[0])),
        };
        if part.iter().any(|column| column.missing != Missing::Omitted) {
            required.push(key);
        }
        properties.push((key.to_owned(), value));
    }
    closed(properties, &required)
}

/// The object that a column is a field of.
fn inside(column: &Column) -> Option<&'static str> {
    column.path().and_then(|(object, _)| object)
}

fn own_key(column: &Column) -> &'static str {
    column.path().map_or(column.name, |(_, key)| key)
}

/// The schema of an object inside the object of the row.
fn nested(part: &[&Column]) -> Json {
    let is_nullable = part.iter().any(|c| c.missing == Missing::WithObject);
    let fields = part.iter().map(|c| (own_key(c).to_owned(), value(c)));
    let required = part.iter().filter(|c| c.missing != Missing::Omitted);
    let required: Vec<&str> = required.map(|c| own_key(c)).collect();
    let mut entries = vec![("type".to_owned(), of_type("object", is_nullable))];
    entries.extend(closed(fields.collect(), &required));
    Json::Object(entries)
}

/// The entries for these keys and no others.
pub(crate) fn closed(properties: Vec<(String, Json)>, required: &[&str]) -> Vec<(String, Json)> {
    vec![
        ("properties".to_owned(), Json::Object(properties)),
        ("required".to_owned(), Json::texts(required.iter().copied())),
        ("additionalProperties".to_owned(), Json::False),
    ]
}

fn of_type(name: &str, is_nullable: bool) -> Json {
    match is_nullable {
        true => Json::texts([name, "null"]),
        false => Json::text(name),
    }
}

/// The schema of one value.
fn value(column: &Column) -> Json {
    let is_nullable = column.missing == Missing::Null;
    let typed = |name| vec![("type".to_owned(), of_type(name, is_nullable))];
    let list = |items| {
        let mut entries = typed("array");
        entries.push(("items".to_owned(), Json::Object(items)));
        entries
    };
    let text = || vec![("type".to_owned(), Json::text("string"))];
    let mut entries = match column.kind {
        ColumnType::Text => typed("string"),
        ColumnType::Word(words) => words_of(words(), is_nullable),
        ColumnType::Integer => {
            let mut entries = typed("integer");
            let from_one = matches!(column.unit, Unit::Lines | Unit::Columns);
            entries.push(("minimum".to_owned(), Json::Number(from_one.into())));
            entries
        }
        ColumnType::Fraction => typed("number"),
        ColumnType::Flag => typed("boolean"),
        ColumnType::Texts => list(text()),
        ColumnType::Words(words) => list(words_of(words(), false)),
        ColumnType::Fields => {
            let mut entries = typed("object");
            let of_text = vec![("type".to_owned(), of_type("string", true))];
            entries.push(("additionalProperties".to_owned(), Json::Object(of_text)));
            entries
        }
        ColumnType::Records(columns) => {
            let mut items = vec![("type".to_owned(), Json::text("object"))];
            items.extend(object(&columns()));
            list(items)
        }
        _ => Vec::new(),
    };
    let mut description = column.description.to_owned();
    if let Some(unit) = unit(column.unit) {
        description += &format!(" ({unit})");
    }
    entries.push(("description".to_owned(), Json::text(description)));
    Json::Object(entries)
}

fn words_of(words: Vec<&'static str>, is_nullable: bool) -> Vec<(String, Json)> {
    let words = words.into_iter().map(Json::text);
    let null = is_nullable.then_some(Json::Null);
    vec![("enum".to_owned(), Json::List(words.chain(null).collect()))]
}

/// Returns what a number counts.
pub(crate) fn unit(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::CodePoints => Some("code points, from 0"),
        Unit::Bytes => Some("bytes, from 0"),
        Unit::Lines => Some("from 1"),
        Unit::Columns => Some("code points, from 1"),
        _ => None,
    }
}
