//! What programs are told of the output: the generated files are those of the source, and what every
//! command prints is as its JSON Schema says.

#![cfg(feature = "cli")]

#[path = "../xtask/src/generated/mod.rs"]
mod generated;

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_is_generated_is_committed() {
    for (path, content) in generated::files(root()).expect("every marker") {
        let committed = fs::read_to_string(root().join(&path)).unwrap_or_default();
        assert!(
            committed == content,
            "{path} is out of date: cargo run -p xtask -- schema"
        );
    }
}

#[test]
fn quotes_are_as_their_schema_says() {
    let hidden = "“We will n\u{200B}ot,” said Ana Ruiz.";
    let folder = with_file("hidden.txt", hidden);
    let hidden = folder.path().join("hidden.txt");
    let hidden = hidden.to_str().expect("UTF-8");
    let args = ["extract", "golden", "tests/pages", hidden, "-f", "jsonl"];
    let (_, jsonl) = run(&args);
    assert!(jsonl.contains("\"hidden\":[\"U+200B\"]") && jsonl.contains("\"story\":{"));
    assert_lines("quotes", &jsonl);
}

#[test]
fn stories_that_cannot_be_read_are_as_their_schema_says() {
    let (_, jsonl) = run(&["extract", "no/such/story", "-f", "jsonl", "--error-rows"]);
    assert_lines("errors", &jsonl);
}

#[test]
fn changes_are_as_their_schema_says() {
    for versions in folders("golden/diff") {
        let (_, jsonl) = run(&["diff", &versions, "-f", "jsonl"]);
        assert_lines("changes", &jsonl);
    }
}

#[test]
fn verdicts_are_as_their_schema_says() {
    for story in folders("golden/verify") {
        let sources = format!("{story}/sources");
        let files = fs::read_dir(root().join(&story)).expect("a folder");
        let files = files.map(|entry| entry.expect("an entry").path());
        let mut files = files.filter(|path| path.file_stem().is_some_and(|n| n == "story"));
        let story = files.next().expect("a story");
        let story = story.to_str().expect("UTF-8");
        let (_, jsonl) = run(&["verify", story, "--against", &sources, "-f", "jsonl"]);
        assert_lines("verdicts", &jsonl);
    }
}

#[test]
fn speakers_are_as_their_schema_says() {
    let people = "id,name,party\nq1,Ana Ruiz,Dam\n";
    let folder = with_file("people.csv", people);
    let stories = concat!(
        r#"{"id": "a", "published": "2031-05-02", "text": "“It holds,” said Ana Ruiz."}"#,
        "\n",
        r#"{"id": "b", "text": "“No,” said Ida Holm."}"#,
    );
    fs::write(folder.path().join("stories.jsonl"), stories).expect("stories");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (stories, people) = (path("stories.jsonl"), path("people.csv"));
    let (_, jsonl) = run(&["speakers", &stories, "-f", "jsonl"]);
    assert_lines("speakers", &jsonl);
    let more = ["--people", &people, "--by", "month"];
    let (_, jsonl) = run(&[&["speakers", &stories, "-f", "jsonl"][..], &more].concat());
    assert!(jsonl.contains(r#""person":{"party":"Dam"}"#), "{jsonl}");
    assert_lines("speakers", &jsonl);
}

#[test]
fn a_report_is_as_its_schema_says() {
    let folder = with_file(
        "dam.md",
        "“It holds,” said Ana Ruiz.\n\n“No,” said Ida Holm.\n",
    );
    let golden = "line,quote,speaker\n1,\"It holds,\",Emily Horne\n7,Gone,\n";
    fs::write(folder.path().join("dam.quotes.csv"), golden).expect("a golden");
    let allowed = "<!-- onrecord-allow quote-speaker: on tape -->\n“It leaks,” said Ana Ruiz.\n";
    fs::write(folder.path().join("leak.md"), allowed).expect("a story");
    let golden = "quote,speaker\n\"It leaks,\",Emily Horne\n";
    fs::write(folder.path().join("leak.quotes.csv"), golden).expect("a golden");
    let path = folder.path().to_str().expect("UTF-8");
    let (code, json) = run(&["check", path, "--format", "json"]);
    assert_eq!(code, Some(1));
    let report: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(report["summary"]["suppressed"], 1, "{json}");
    assert_valid("report", &report);
}

#[test]
fn figures_are_as_their_schema_says() {
    let gold = r#"{"id": "a", "text": "“Yes,” said Ana Ruiz.", "quotes": [{"start": 1, "end": 5, "kind": "attributed", "source": [[12, 20]], "speaker": "Ida Holm"}]}"#;
    let folder = with_file("gold.jsonl", gold);
    let path = folder.path().join("gold.jsonl");
    let path = path.to_str().expect("UTF-8");
    for more in [&[][..], &["--misses", "9"]] {
        let args = [&["eval", path, "--format", "json"], more].concat();
        let (_, json) = run(&args);
        assert_valid("eval", &serde_json::from_str(&json).expect("JSON"));
    }
}

#[test]
fn what_breaks_a_schema_is_found() {
    let schema = schema("quotes");
    let (_, jsonl) = run(&["extract", "golden/turns", "-f", "jsonl"]);
    let line: Value = serde_json::from_str(jsonl.lines().next().expect("a quote")).expect("JSON");
    assert_eq!(complaints(&schema, &line, ""), [""; 0]);
    let changed = |change: fn(&mut Value)| {
        let mut line = line.clone();
        change(&mut line);
        complaints(&schema, &line, "")
    };
    for (found, complaint) in [
        (changed(|line| line["line"] = 0.into()), "/line: below 1"),
        (
            changed(|line| line["line"] = "3".into()),
            "/line: of another type",
        ),
        (
            changed(|line| line["kind"] = "odd".into()),
            "/kind: none of the words",
        ),
        (
            changed(|line| line["more"] = 1.into()),
            "/more: not in the schema",
        ),
        (
            changed(|line| drop(line.as_object_mut().map(|l| l.remove("cue")))),
            "/cue: missing",
        ),
        (
            changed(|line| line["mention"]["end"] = Value::Null),
            "/mention/end: of another type",
        ),
    ] {
        assert_eq!(found, [complaint]);
    }
}

fn with_file(name: &str, text: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join(name), text).expect("a file");
    folder
}

fn folders(path: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(path)).expect("a folder");
    let entries = entries.map(|entry| entry.expect("an entry"));
    let folders = entries.filter(|entry| entry.path().is_dir());
    let names = folders.map(|entry| entry.file_name().into_string().expect("UTF-8"));
    let mut folders: Vec<String> = names.map(|name| format!("{path}/{name}")).collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

fn run(args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::cargo_bin("onrecord").expect("the binary");
    let output = command
        .current_dir(root())
        .args(args)
        .output()
        .expect("a run");
    let stdout = String::from_utf8(output.stdout).expect("UTF-8");
    (output.status.code(), stdout)
}

fn schema(name: &str) -> Value {
    let path = root()
        .join(generated::SCHEMAS)
        .join(format!("{name}.schema.json"));
    let json = fs::read_to_string(path).expect("a schema");
    serde_json::from_str(&json).expect("JSON")
}

fn assert_lines(name: &str, jsonl: &str) {
    assert!(!jsonl.is_empty() || name == "changes", "{name}");
    for line in jsonl.lines() {
        assert_valid(name, &serde_json::from_str(line).expect("JSON"));
    }
}

fn assert_valid(name: &str, value: &Value) {
    assert_eq!(complaints(&schema(name), value, ""), [""; 0], "{value}");
}

/// Lists what breaks a schema: the words of JSON Schema that ours use, and no others.
fn complaints(schema: &Value, value: &Value, place: &str) -> Vec<String> {
    if schema["enum"]
        .as_array()
        .is_some_and(|words| !words.contains(value))
    {
        return vec![format!("{place}: none of the words")];
    }
    let types = match &schema["type"] {
        Value::Array(types) => types.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    };
    if !types.is_empty() && !types.iter().any(|name| is_of(name, value)) {
        return vec![format!("{place}: of another type")];
    }
    let mut found = Vec::new();
    if let (Some(least), Some(number)) = (schema["minimum"].as_u64(), value.as_u64())
        && number < least
    {
        found.push(format!("{place}: below {least}"));
    }
    for (n, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(complaints(&schema["items"], item, &format!("{place}/{n}")));
    }
    if let (Some(properties), Some(object)) = (schema["properties"].as_object(), value.as_object())
    {
        let required = schema["required"].as_array().into_iter().flatten();
        let required = required.filter_map(Value::as_str);
        let missing = required.filter(|key| !object.contains_key(*key));
        found.extend(missing.map(|key| format!("{place}/{key}: missing")));
        for (key, value) in object {
            let place = format!("{place}/{key}");
            match properties.get(key) {
                Some(schema) => found.extend(complaints(schema, value, &place)),
                None => found.push(format!("{place}: not in the schema")),
            }
        }
    }
    found
}

fn is_of(name: &Value, value: &Value) -> bool {
    match name.as_str() {
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        Some("null") => value.is_null(),
        _ => false,
    }
}
