//! A JSON Schema for `onrecord eval --format json`. Its keys are fields of types in `eval`, which
//! prints no rows; `tests/schema.rs` holds the two against each other.

use super::json::Json;
use super::schema::{closed, page};

/// Makes the schema.
pub(crate) fn document() -> String {
    let rates = || fields("precision recall f1", share);
    let answers = "attributed right sourceless none not_in_gold";
    let properties = [
        ("documents", count()),
        ("gold_quotes", count()),
        ("predicted_quotes", count()),
        ("detection", rates()),
        ("exact", share()),
        ("mention", rates()),
        ("speaker", rates()),
        ("abstention", share()),
        ("calibration_error", share()),
        ("answered_at_99", share()),
        ("by_answer", list([("answer", text())], answers, None)),
        (
            "by_evidence",
            list([("evidence", text())], "quotes right", Some("share_right")),
        ),
        ("misses", of_type("array")),
    ];
    let required: Vec<&str> = properties.iter().map(|(key, _)| *key).collect();
    // Only where `--misses` asks for them.
    let required = &required[..required.len() - 1];
    let properties = properties.map(|(key, value)| (key.to_owned(), value));
    let object = closed(properties.into(), required);
    page("The output of `onrecord eval --format json`", object)
}

fn of_type(name: &str) -> Json {
    Json::object([("type", Json::text(name))])
}

fn text() -> Json {
    of_type("string")
}

fn count() -> Json {
    Json::object([
        ("type", Json::text("integer")),
        ("minimum", Json::Number(0)),
    ])
}

/// A number from 0 to 1, or `null` for a share of nothing.
fn share() -> Json {
    Json::object([("type", Json::texts(["number", "null"]))])
}

fn fields(keys: &str, value: fn() -> Json) -> Json {
    let properties = keys.split(' ').map(|key| (key.to_owned(), value()));
    object(properties.collect())
}

fn object(properties: Vec<(String, Json)>) -> Json {
    let keys: Vec<String> = properties.iter().map(|(key, _)| key.clone()).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let mut entries = vec![("type".to_owned(), Json::text("object"))];
    entries.extend(closed(properties, &keys));
    Json::Object(entries)
}

/// A list of objects: what each is about, counts, and perhaps a share.
fn list(about: [(&str, Json); 1], counts: &str, share_key: Option<&str>) -> Json {
    let about = about.map(|(key, value)| (key.to_owned(), value));
    let counts = counts.split(' ').map(|key| (key.to_owned(), count()));
    let shares = share_key.map(|key| (key.to_owned(), share()));
    let item = object(about.into_iter().chain(counts).chain(shares).collect());
    Json::object([("type", Json::text("array")), ("items", item)])
}
