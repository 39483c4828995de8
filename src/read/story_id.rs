//! The id of a JSON object that cannot be read: of a line that is too long, or whose text is none.
//!
//! Whoever is handed an error for one of a million lines asks which; so the id is looked for without parsing the rest.
//! In a line that was cut off it is found where it stands before the text.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(untagged)]
enum FoundId {
    Words(String),
    Number(serde_json::Number),
}

/// Returns the string or number of the key `name`, if the bytes begin with an object that has it.
pub(super) fn find(object: &[u8], name: &str) -> Option<String> {
    let mut rest = object.trim_ascii_start().strip_prefix(b"{")?;
    loop {
        let (key, after) = string(rest.trim_ascii_start())?;
        let value = after.trim_ascii_start().strip_prefix(b":")?;
        let value = value.trim_ascii_start();
        if key == name.as_bytes() {
            let mut values = serde_json::Deserializer::from_slice(value).into_iter();
            return Some(match values.next()?.ok()? {
                FoundId::Words(words) => words,
                FoundId::Number(number) => number.to_string(),
            });
        }
        rest = after_value(value)?.trim_ascii_start().strip_prefix(b",")?;
    }
}

/// Cuts a string off; returns what is between its marks, as it is written, and the rest.
fn string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let inner = bytes.strip_prefix(b"\"")?;
    let mut is_escaped = false;
    let end = inner.iter().position(|byte| {
        let ends = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        ends
    })?;
    Some((&inner[..end], &inner[end + 1..]))
}

/// Cuts a value off; returns the rest.
fn after_value(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    let mut open = 0_u64;
    loop {
        match rest.first()? {
            b'"' => {
                rest = string(rest)?.1;
                if open == 0 {
                    return Some(rest);
                }
                continue;
            }
            b'{' | b'[' => open += 1,
            b'}' | b']' if open > 0 => {
                open -= 1;
                if open == 0 {
                    return Some(&rest[1..]);
                }
            }
            b',' | b'}' if open == 0 => return Some(rest),
            _ => {}
        }
        rest = &rest[1..];
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn an_id_is_found_in_lines_that_are_no_json() {
        for (line, id) in [
            (r#"{"id": "a", "text": nothing}"#, Some("a")),
            (r#" {"text":null,"id":12}"#, Some("12")),
            (
                r#"{"text": "\ud800", "tags": ["},", {"id": "no"}], "id": "é"}"#,
                Some("é"),
            ),
            (r#"{"id":"a","text":"cut o"#, Some("a")),
            (r#"{"text":"a \"quote\", \\","id":"b"}"#, Some("b")),
            (r#"{"text":"cut off, "id":"b"}"#, None),
            (r#"{"text":"no id"}"#, None),
            (r#"{"id":["a"]}"#, None),
            (r#"["id","a"]"#, None),
            ("", None),
            ("{", None),
        ] {
            assert_eq!(find(line.as_bytes(), "id").as_deref(), id, "{line}");
        }
        assert_eq!(
            find(br#"{"url":"u","id":"a"}"#, "url").as_deref(),
            Some("u")
        );
    }
}
