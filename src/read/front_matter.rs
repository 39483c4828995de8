//! Front matter: the lines between `---` at the start of a Markdown file.

use crate::document::Metadata;

/// The longest front matter, in bytes. What is longer is a story between two rules.
const LONGEST: usize = 1 << 16;

/// Returns the length of the front matter that a file begins with, or zero. Unlike the parser of Markdown,
/// this accepts blank lines before the first key, which some sites have.
pub(super) fn length(text: &str) -> usize {
    let mut at = text.len() - text.trim_start_matches(['\u{FEFF}', '\n', '\r']).len();
    let mut lines = text[at..].split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    let rule = first.trim_end();
    if !matches!(rule, "---" | "+++") {
        return 0;
    }
    at += first.len();
    let mut has_key = false;
    for line in lines {
        at += line.len();
        let words = line.trim_end();
        if words == rule || (words == "..." && rule == "---") {
            return if has_key { at } else { 0 };
        }
        if !has_key && !words.is_empty() && !words.starts_with('#') {
            let key = words.split([':', '=']).next().unwrap_or("").trim_end();
            let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'');
            has_key = key.len() < words.len() && !key.is_empty() && key.chars().all(is_key);
            if !has_key {
                return 0;
            }
        }
        if at > LONGEST {
            return 0;
        }
    }
    0
}

/// Reads known keys; other keys are skipped, and so is YAML or TOML beyond `key: value`.
pub(super) fn metadata(front: &str) -> Metadata {
    let mut metadata = Metadata::default();
    for line in front.lines() {
        let Some((key, value)) = line.split_once([':', '=']) else {
            continue;
        };
        let field = match key.trim_end().to_ascii_lowercase().as_str() {
            "title" | "headline" => &mut metadata.headline,
            "author" | "authors" | "byline" => &mut metadata.byline,
            "date" | "published" | "pubdate" => &mut metadata.published,
            "url" | "canonical" | "canonical_url" | "link" => &mut metadata.url,
            "lang" | "language" => &mut metadata.language,
            "site" | "publisher" => &mut metadata.site,
            _ => continue,
        };
        if let Some(value) = scalar(value) {
            *field = Some(value.to_owned());
        }
    }
    metadata
}

/// Returns the value of a key, whatever it is: a list on one line as it is spelled, one of several lines with
/// commas between.
pub(super) fn field(front: &str, name: &str) -> Option<String> {
    let mut lines = front.lines();
    let value = lines.by_ref().find_map(|line| {
        let (key, value) = line.split_once([':', '='])?;
        let key = key.trim_end().trim_matches(['"', '\'']);
        (key == name).then_some(value.trim())
    })?;
    if !value.is_empty() {
        return scalar(value).or(Some(value)).map(str::to_owned);
    }
    let items = lines.map_while(|line| line.trim_start().strip_prefix("- "));
    let items: Vec<&str> = items.map(|item| scalar(item).unwrap_or(item)).collect();
    (!items.is_empty()).then(|| items.join(", "))
}

/// Returns a value without its quotation marks; `None` for an empty one or the head of a list.
fn scalar(value: &str) -> Option<&str> {
    let value = value.trim();
    let inside = ['"', '\''].iter().find_map(|&mark| {
        let inside = value.strip_prefix(mark)?;
        inside.strip_suffix(mark)
    });
    let value = inside.unwrap_or(value);
    (!value.is_empty() && !value.starts_with(['[', '{', '|', '>'])).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_its_value() {
        let front = "---\ndesk: 'City'\ntags: [sea, \"ferry\"]\nnone:\npeople:\n  - Ada Moen\n  - \"Bo Ek\"\n---\n";
        let field = |name| field(front, name);
        assert_eq!(field("desk").as_deref(), Some("City"));
        assert_eq!(field("tags").as_deref(), Some("[sea, \"ferry\"]"));
        assert_eq!(field("people").as_deref(), Some("Ada Moen, Bo Ek"));
        assert_eq!((field("none"), field("esk")), (None, None));
    }

    #[test]
    fn yaml_and_toml_are_read_where_they_are_simple() {
        let yaml = "---\ntitle: \"Ferry: late again\"\nauthor: Ines Duarte\ntags: [sea]\ndate: 2026-03-01\n---\n";
        let read = metadata(yaml);
        assert_eq!(read.headline.as_deref(), Some("Ferry: late again"));
        assert_eq!(read.byline.as_deref(), Some("Ines Duarte"));
        assert_eq!(read.published.as_deref(), Some("2026-03-01"));
        let toml =
            "+++\ntitle = 'A bridge'\nurl = \"https://example.org/a\"\nauthor = [\"x\"]\n+++\n";
        let read = metadata(toml);
        assert_eq!(read.headline.as_deref(), Some("A bridge"));
        assert_eq!(read.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(read.byline, None);
    }
}
