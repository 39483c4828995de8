//! One story as a JSON object: a line of JSONL or an object of a JSON file, `{"id": "…", "text": "…"}`,
//! or a ninjs item.

use super::{Options, decode, ninjs, segments};
use crate::document::{Document, KeptFields};
use crate::error::{Error, ErrorKind};
use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// The keys that are read. Others are skipped.
#[derive(Deserialize)]
struct StoryObject<'l> {
    id: Option<StoryId>,
    #[serde(borrow)]
    text: Cow<'l, str>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "`id` must be a string or a number")]
enum StoryId {
    Words(String),
    Number(serde_json::Number),
}

impl fmt::Display for StoryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoryId::Words(words) => f.write_str(words),
            StoryId::Number(number) => number.fmt(f),
        }
    }
}

/// Parses an object.
pub(super) fn document(place: &str, line: &[u8], options: &Options) -> Result<Document, Error> {
    let line = decode::line(place, line)?;
    let document = story(place, line, options)?;
    if options.keep.is_empty() {
        return Ok(document);
    }
    let item: Value = serde_json::from_str(line).map_err(|e| malformed(place, &e, line))?;
    let kept = KeptFields::of(&options.keep, |name| match field(&item, name)? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    });
    Ok(document.with_kept(kept))
}

/// Parses the text and the id of an object.
fn story(place: &str, line: &str, options: &Options) -> Result<Document, Error> {
    // Serde would take `["a", "text"]` for an object without its keys.
    if line.trim_start().starts_with('[') {
        return Err(no_object(place));
    }
    if options.text_field.is_some() || options.id_field.is_some() {
        return chosen(place, line, options);
    }
    if line.contains("\"segments\"") || line.contains("\"utterances\"") {
        let item = serde_json::from_str(line).ok();
        if let Some(transcript) = item.and_then(|item| segments::document(place, &item)) {
            return transcript;
        }
    }
    let story: StoryObject<'_> = match serde_json::from_str(line) {
        Ok(story) => story,
        Err(error) => {
            if error.is_data() && !line.trim_start().starts_with('{') {
                return Err(no_object(place));
            }
            let item = line.contains("\"bod").then(|| serde_json::from_str(line));
            let ninjs = item.and_then(|item| ninjs::document(place, &item.ok()?));
            return ninjs.unwrap_or_else(|| Err(malformed(place, &error, line)));
        }
    };
    let id = story
        .id
        .map_or_else(|| place.to_owned(), |id| id.to_string());
    Document::plain(id, story.text)
}

fn no_object(place: &str) -> Error {
    Error::new(ErrorKind::Syntax, place, "not an object")
}

/// Builds a document from the fields of the options.
fn chosen(place: &str, line: &str, options: &Options) -> Result<Document, Error> {
    let item: Value = serde_json::from_str(line).map_err(|e| malformed(place, &e, line))?;
    let wrong = |message| Err(Error::new(ErrorKind::Syntax, place, message));
    let wanted = options.text_field.as_deref().unwrap_or("text");
    let id = options.id_field.as_deref().unwrap_or("id");
    let text = match field(&item, wanted) {
        Some(Value::String(text)) => text.as_str(),
        Some(_) => return wrong(format!("`{wanted}` must be a string")),
        None => return wrong(format!("missing field `{wanted}`{}", texts(&item, id))),
    };
    let wanted = options.id_field.as_deref().unwrap_or("id");
    let id = match field(&item, wanted) {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        None if options.id_field.is_none() => place.to_owned(),
        None => return wrong(format!("missing field `{wanted}`")),
        Some(_) => return wrong(format!("`{wanted}` must be a string or a number")),
    };
    Document::plain(id, text)
}

/// The most fields that a message names, and the longest name.
const MOST_NAMED: usize = 8;
const LONGEST_NAME: usize = 40;

/// Returns the way out where the text has another name: the fields with words but the id, the longest first.
fn texts(item: &Value, id: &str) -> String {
    let mut found = Vec::new();
    for (name, value) in item.as_object().into_iter().flatten() {
        match value {
            Value::String(text) => found.push((text.len(), name.clone())),
            Value::Object(inner) => {
                let texts = inner
                    .iter()
                    .filter_map(|(key, value)| Some((key, value.as_str()?)));
                found.extend(texts.map(|(key, text)| (text.len(), format!("{name}.{key}"))));
            }
            _ => {}
        }
    }
    found.retain(|(_, name)| {
        name != id && name.len() <= LONGEST_NAME && !name.contains(char::is_control)
    });
    found.sort_by_key(|(length, name)| (std::cmp::Reverse(*length), name.clone()));
    found.truncate(MOST_NAMED);
    if found.is_empty() {
        return String::new();
    }
    let names: Vec<String> = found.iter().map(|(_, name)| format!("`{name}`")).collect();
    format!(
        "; fields with words are {}: --text-field names the one to read",
        names.join(", ")
    )
}

/// Finds a field: by its full name, else along the dots.
fn field<'v>(item: &'v Value, name: &str) -> Option<&'v Value> {
    item.get(name)
        .or_else(|| name.split('.').try_fold(item, |item, name| item.get(name)))
}

/// Returns the error for a malformed object, with its column (bytes, from 1).
fn malformed(place: &str, error: &serde_json::Error, line: &str) -> Error {
    let whole = error.to_string();
    let way_out = match serde_json::from_str(line) {
        Ok(item) if whole.starts_with("missing field `text`") => texts(&item, "id"),
        _ => String::new(),
    };
    // serde_json counts lines within what it was given, which is one line in JSONL.
    let at = format!(" at line {} column {}", error.line(), error.column());
    match whole.strip_suffix(&at) {
        Some(message) if error.line() > 1 => {
            let place = format!("{place}:{}:{}", error.line(), error.column());
            Error::new(ErrorKind::Syntax, place, format!("{message}{way_out}"))
        }
        Some(message) => {
            let place = format!("{place}:{}", error.column());
            Error::new(ErrorKind::Syntax, place, format!("{message}{way_out}"))
        }
        None => Error::new(ErrorKind::Syntax, place, whole),
    }
}
