//! A row of `diff -f jsonl`, as tests look at it.

use serde_json::Value;

/// Returns the kinds of change with spaces between, and the quote after or before.
pub fn kinds_and_quote(row: &Value) -> (String, String) {
    let kinds = row["changes"].as_array().unwrap().iter();
    let kinds: Vec<&str> = kinds.map(|kind| kind.as_str().unwrap()).collect();
    let side = match &row["after"] {
        Value::Null => &row["before"],
        after => after,
    };
    (kinds.join(" "), side["quote"].as_str().unwrap().to_owned())
}
