//! Columns are declared in `src/write/schema`, each once: whatever else looks like a declaration of
//! some, in the code that prints tables or reads them, is a complaint.

use super::source::Source;
use super::sources;
use onrecord::write::schema;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The modules that print tables or read those that are printed, and where columns are declared.
const PRINTING: [&str; 3] = ["write", "check", "bin"];
const SCHEMA: &str = "src/write/schema/";

/// Formats with names of their own: SARIF, and the list of known misses, which people write and no
/// command prints.
const OTHER_FORMATS: [&str; 2] = ["src/write/report/sarif.rs", "src/check/known.rs"];

/// Values for the templates of pages: their keys stay inside.
const TEMPLATE_VALUES: &str = "src/write/html/";

/// A file may ask for a few columns by name, but not list them.
const ASKED_FOR: usize = 4;

#[test]
fn columns_are_declared_in_the_schema_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let names = columns();
    let mut complaints = Vec::new();
    for file in sources(&root.join("src")) {
        let text = fs::read_to_string(&file).expect("a source");
        let path = file.strip_prefix(root).expect("a file of the project");
        let path = path.to_str().expect("a path in ASCII").replace('\\', "/");
        complaints.extend(declarations(&path, &text, &names));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_second_declaration_of_columns_is_found() {
    let names = columns();
    for (text, complaint) in [
        // A header.
        (
            "const COLUMNS: [&str; 2] = [\n    \"line\",\n    \"quote\",\n];\n",
            "src/write/html.rs:2: lists the columns “line”, “quote”",
        ),
        // The same in one text.
        (
            "\nout.write_all(b\"line,quote,speaker\")?;\n",
            "src/write/html.rs:2: lists the columns “line,quote,speaker”",
        ),
        // The fields of a type that serde prints.
        (
            "#[derive(Clone, Serialize)]\npub struct Line<'a> {\n    quote: &'a str,\n}\n",
            "src/write/html.rs:1: derives the keys of a struct",
        ),
        // Keys of JSON.
        (
            "json!({\"line\": row.line, \"quote\": row.quote})\n",
            "src/write/html.rs:1: lists the columns “line”, “quote”",
        ),
        // Names with their getters.
        (
            "[text(\"role\", a), text(\"cue\", b), n(\"start\", c), n(\"end\", d), n(\"line\", e)]",
            "src/write/html.rs:1: names 5 columns: cue, end, line, role, start",
        ),
        // One match arm per column.
        (
            "match c { \"role\" => 1, \"cue\" => 2, \"start\" => 3, \"end\" => 4, \"line\" => 5 }",
            "src/write/html.rs:1: names 5 columns: cue, end, line, role, start",
        ),
    ] {
        assert_eq!(declarations("src/write/html.rs", text, &names), [complaint]);
        assert_eq!(
            declarations("src/write/schema/html.rs", text, &names),
            [""; 0]
        );
        assert_eq!(declarations("src/eval/gold.rs", text, &names), [""; 0]);
    }
    let asked = "// \"line\", \"quote\"\nif column == \"speaker\" || column == \"line\" {}\n";
    assert_eq!(
        declarations("src/check/difference.rs", asked, &names),
        [""; 0]
    );
}

/// The names of the columns of all tables.
fn columns() -> Vec<&'static str> {
    let tables = [schema::QUOTES, schema::CHANGES, schema::VERDICTS];
    let columns = tables.iter().flat_map(|table| table.columns());
    columns.map(|column| column.name).collect()
}

/// Lists the places outside of the schema that declare columns: two names side by side in a list, a
/// header in one text, a struct whose keys are derived, or many names in one file.
fn declarations(path: &str, text: &str, names: &[&str]) -> Vec<String> {
    let source = Source::new(path, text);
    let is_watched = PRINTING.contains(&source.module) && !OTHER_FORMATS.contains(&path);
    if !is_watched || path.starts_with(SCHEMA) {
        return Vec::new();
    }
    // Tests may say what they want.
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let texts = quoted_texts(code);
    let mut found = Vec::new();
    let is_name = |text: &str| names.contains(&text);
    for pair in texts.windows(2) {
        let between = code[pair[0].0 + pair[0].1.len() + 1..pair[1].0 - 1].trim();
        let is_list = between == "," || (between.starts_with(':') && between.ends_with(','));
        if is_list && is_name(pair[0].1) && is_name(pair[1].1) {
            let list = format!("lists the columns “{}”, “{}”", pair[0].1, pair[1].1);
            found.push((pair[0].0, list));
        }
    }
    for (at, text) in &texts {
        let named = text
            .split([',', ';', '\t'])
            .filter(|part| is_name(part.trim()));
        if named.count() > 1 {
            found.push((*at, format!("lists the columns “{text}”")));
        }
    }
    for (at, _) in code.match_indices("#[derive(") {
        let item = code[at..].split('{').next().unwrap_or_default();
        let is_inside = path.starts_with(TEMPLATE_VALUES);
        if item.contains("Serialize") && item.contains("struct ") && !is_inside {
            found.push((at, "derives the keys of a struct".to_owned()));
        }
    }
    let asked: BTreeSet<&str> = texts
        .iter()
        .map(|(_, text)| *text)
        .filter(|t| is_name(t))
        .collect();
    if found.is_empty() && asked.len() > ASKED_FOR {
        let list = asked.iter().copied().collect::<Vec<_>>().join(", ");
        found.push((0, format!("names {} columns: {list}", asked.len())));
    }
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let found = found
        .iter()
        .map(|(at, what)| format!("{path}:{}: {what}", line(*at)));
    found.collect()
}

/// The texts in quotation marks outside comments, each with the place of its first byte.
fn quoted_texts(code: &str) -> Vec<(usize, &str)> {
    let mut texts = Vec::new();
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        let comment = line.find("//").unwrap_or(line.len());
        let marks: Vec<usize> = line[..comment]
            .match_indices('"')
            .map(|(at, _)| at)
            .collect();
        for pair in marks.chunks_exact(2) {
            texts.push((start + pair[0] + 1, &line[pair[0] + 1..pair[1]]));
        }
        start += line.len();
    }
    texts
}
