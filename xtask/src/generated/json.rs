//! JSON with its keys in the order they are given: a schema reads in the order of its table.

use std::fmt::{self, Write as _};

/// A JSON value.
pub(crate) enum Json {
    Null,
    False,
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(crate) fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    pub(crate) fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Json {
        Json::List(texts.into_iter().map(Json::text).collect())
    }

    pub(crate) fn object<const N: usize>(entries: [(&str, Json); N]) -> Json {
        let entries = entries.into_iter();
        Json::Object(
            entries
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        )
    }

    fn print(&self, depth: usize, out: &mut String) -> fmt::Result {
        match self {
            Json::Null => out.write_str("null"),
            Json::False => out.write_str("false"),
            Json::Number(number) => write!(out, "{number}"),
            Json::Text(text) => write!(out, "{}", quoted(text)),
            // Lists of words stand on one line.
            Json::List(items) if items.iter().all(Json::is_simple) => {
                out.push('[');
                for (n, item) in items.iter().enumerate() {
                    out.push_str(if n > 0 { ", " } else { "" });
                    item.print(depth, out)?;
                }
                out.write_char(']')
            }
            Json::List(items) => {
                let items = items.iter().map(|item| (None, item));
                print_lines(items, ('[', ']'), depth, out)
            }
            Json::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| (Some(key), value));
                print_lines(entries, ('{', '}'), depth, out)
            }
        }
    }

    fn is_simple(&self) -> bool {
        !matches!(self, Json::List(_) | Json::Object(_))
    }
}

fn print_lines<'j>(
    entries: impl Iterator<Item = (Option<&'j String>, &'j Json)>,
    (open, close): (char, char),
    depth: usize,
    out: &mut String,
) -> fmt::Result {
    out.push(open);
    for (n, (key, value)) in entries.enumerate() {
        out.push_str(if n > 0 { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth + 1));
        if let Some(key) = key {
            write!(out, "{}: ", quoted(key))?;
        }
        value.print(depth + 1, out)?;
    }
    write!(out, "\n{}{close}", "  ".repeat(depth))
}

/// Quotes a text of ours, which has no control characters.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.print(0, &mut out)?;
        f.write_str(&out)
    }
}
