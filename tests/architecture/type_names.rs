//! A type name stands once in the crate: two types of one name cost every reader a look at the imports.

use super::code::code_only;
use super::{is_word, sources, word};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Type names that stand twice, with what is to be done. The list may only shrink.
const LEFT_NAMES: &[(&str, &str)] = &[
    (
        "Clause",
        "two of attribution: the one of `candidate` is where a candidate stands",
    ),
    (
        "Form",
        "of an auxiliary in attribution, of a mention beside it: two names",
    ),
    (
        "Place",
        "of attribution and of mentions: the name is that of `text`",
    ),
    ("Tag", "one tagger for both (`src/tag`)"),
    (
        "Walk",
        "of attribution and of mentions: what is walked names it",
    ),
];

#[test]
fn no_type_name_is_declared_twice() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut declared = BTreeMap::new();
    for file in sources(&root.join("src")) {
        let path = file.strip_prefix(root).expect("a file of the project");
        let path = path.to_str().expect("a path in ASCII").replace('\\', "/");
        add(
            &path,
            &fs::read_to_string(&file).expect("a source"),
            &mut declared,
        );
    }
    let complaints = complaints(&declared, LEFT_NAMES);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Each type name with the places that declare it.
type Declared = BTreeMap<String, Vec<String>>;

/// Adds the types that a file declares.
fn add(path: &str, text: &str, declared: &mut Declared) {
    let code = code_only(text);
    for keyword in ["struct", "enum", "trait", "union", "type"] {
        for (at, _) in code.match_indices(keyword) {
            let after = &code[at + keyword.len()..];
            let is_keyword = !code[..at].ends_with(is_word) && after.starts_with(' ');
            let name = word(after.trim_start());
            // A `type` in braces belongs to an `impl` or a trait.
            let is_item = keyword != "type" || depth(&code[..at]) == 0;
            if is_keyword && is_item && name.starts_with(char::is_uppercase) {
                let line = code[..at].matches('\n').count() + 1;
                let places = declared.entry(name.to_owned()).or_default();
                places.push(format!("{path}:{line}"));
            }
        }
    }
}

fn depth(code: &str) -> usize {
    code.matches('{').count() - code.matches('}').count()
}

/// Lists the names with two declarations that are not leftovers, and leftovers that have one by now.
fn complaints(declared: &Declared, left: &[(&str, &str)]) -> Vec<String> {
    let twice = declared.iter().filter(|(_, places)| is_twice(places));
    let is_left = |name: &str| left.iter().any(|(left, _)| *left == name);
    let new = twice.filter(|(name, _)| !is_left(name));
    let mut complaints: Vec<String> = new
        .map(|(name, places)| format!("{name} is declared at {}", places.join(", ")))
        .collect();
    let gone = left
        .iter()
        .filter(|(name, _)| declared.get(*name).is_none_or(|places| !is_twice(places)));
    let gone = gone.map(|(name, _)| format!("{name} is declared once, take it off the list"));
    complaints.extend(gone);
    complaints
}

/// Whether two of these places are seen by one reader: two programs may have one name each.
fn is_twice(places: &[String]) -> bool {
    let program = |place: &str| {
        let inner = place.strip_prefix("src/bin/")?;
        Some(
            inner
                .split(['/', '.'])
                .next()
                .unwrap_or_default()
                .to_owned(),
        )
    };
    places.iter().enumerate().any(|(n, place)| {
        let is_seen = |other: &String| match (program(place), program(other)) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        places[..n].iter().any(is_seen)
    })
}

#[test]
fn a_name_that_stands_twice_is_found_and_a_leftover_that_does_not_too() {
    let mut declared = BTreeMap::new();
    add(
        "src/a.rs",
        "/// A struct Shape.\npub(crate) struct Shape<'a>(&'a str);\n",
        &mut declared,
    );
    add(
        "src/b.rs",
        "struct Own;\nimpl I for Own {\n    type Shape = u8;\n}\n",
        &mut declared,
    );
    assert_eq!(complaints(&declared, &[]), [""; 0]);
    add("src/c.rs", "\npub type Shape = u8;\n", &mut declared);
    let twice = "Shape is declared at src/a.rs:2, src/c.rs:2";
    assert_eq!(complaints(&declared, &[]), [twice]);
    assert_eq!(complaints(&declared, &[("Shape", "why")]), [""; 0]);
    let args = |bin: &str| format!("src/bin/{bin}:1");
    assert!(!is_twice(&[
        args("onrecord/args.rs"),
        args("onrecord-train.rs")
    ]));
    assert!(is_twice(&[args("onrecord/a.rs"), args("onrecord/b.rs")]));
    assert!(is_twice(&[
        args("onrecord/a.rs"),
        "src/text/span.rs:3".to_owned()
    ]));
    assert_eq!(
        complaints(&declared, &[("Own", "why"), ("Shape", "why")]),
        ["Own is declared once, take it off the list"]
    );
}
