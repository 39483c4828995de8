//! Which part of the library may name which: the module table, held against the source.
//!
//! The flow goes one way (`docs/design.md`): a stage may use what comes before it, and heavy crates
//! are used in one place each. Rust itself would let every module use every other.

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/code.rs"]
mod code;
#[path = "architecture/columns.rs"]
mod columns;
#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/source.rs"]
mod source;
#[path = "architecture/type_names.rs"]
mod type_names;

use source::Source;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules it may name. A row names rows above it only.
const MODULES: &[(&str, &[&str])] = &[
    // How text from outside is shown to people.
    ("visible", &[]),
    ("error", &["visible"]),
    ("severity", &[]),
    // `visible`: what prints nothing is no difference.
    ("text", &["visible", "error"]),
    // Tables of users, as spreadsheets save them.
    ("sheet", &["error", "text"]),
    // A format that is written and read.
    ("brat", &["error"]),
    // How what the build script packed is read.
    ("packed", &[]),
    ("document", &["error", "text"]),
    ("lexicon", &["error", "text", "packed"]),
    ("compare", &["text", "lexicon"]),
    ("read", &["error", "text", "document", "lexicon"]),
    // `visible`: what prints nothing is of no word.
    ("scan", &["visible", "text", "document", "lexicon"]),
    // `visible`: nor of a name.
    ("tag", &["visible", "text", "document", "lexicon", "scan"]),
    (
        "mention",
        &["visible", "text", "document", "lexicon", "scan", "tag"],
    ),
    // Boosted trees over rows of small integers: no language.
    ("rank", &["packed"]),
    (
        "coref",
        &[
            "visible", "text", "document", "lexicon", "scan", "tag", "mention", "rank",
        ],
    ),
    // `error`: the model is a file with a format, and may be wrong in a line.
    (
        "attribute",
        &[
            "error", "text", "packed", "document", "lexicon", "scan", "tag", "mention", "coref",
            "rank",
        ],
    ),
    (
        "extract",
        &[
            "error",
            "text",
            "document",
            "lexicon",
            "scan",
            "mention",
            "coref",
            "attribute",
        ],
    ),
    // `error`: a file of people is read here.
    (
        "speakers",
        &[
            "error",
            "text",
            "sheet",
            "document",
            "mention",
            "coref",
            "attribute",
            "extract",
        ],
    ),
    // `mention`: the confusion is counted by kind of speaker.
    (
        "eval",
        &[
            "visible",
            "error",
            "text",
            "brat",
            "document",
            "mention",
            "coref",
            "attribute",
            "extract",
        ],
    ),
    (
        "diff",
        &[
            "error",
            "severity",
            "text",
            "compare",
            "document",
            "lexicon",
            "scan",
            "mention",
            "coref",
            "attribute",
            "extract",
        ],
    ),
    (
        "verify",
        &[
            "visible",
            "error",
            "severity",
            "text",
            "compare",
            "document",
            "lexicon",
            "scan",
            "mention",
            "coref",
            "attribute",
            "extract",
        ],
    ),
    // The frame of HTML pages: no word of a story's domain.
    ("page", &["visible"]),
    // `compare`: the names of the notes on an edit.
    (
        "write",
        &[
            "visible",
            "error",
            "page",
            "severity",
            "text",
            "compare",
            "document",
            "scan",
            "mention",
            "coref",
            "attribute",
            "extract",
            "diff",
            "verify",
            "speakers",
            "brat",
        ],
    ),
    (
        // `visible`: characters that nobody sees are a difference.
        "check",
        &[
            "visible", "error", "severity", "text", "sheet", "compare", "document", "extract",
            "write",
        ],
    ),
    // The trainer: a feature of its own.
    (
        "train",
        &[
            "error",
            "text",
            "document",
            "lexicon",
            "scan",
            "mention",
            "coref",
            "rank",
            "attribute",
            "extract",
            "eval",
        ],
    ),
    ("batch", &["error", "document", "read", "extract"]),
    // The binary is a crate of its own; what it may name of ours the compiler sees to.
    ("bin", &[]),
];

/// Each crate that has its place, with the modules it has it in.
const CRATES: &[(&str, &[&str])] = &[
    ("anstream", &["bin"]),
    ("anstyle", &["bin"]),
    ("brotli_decompressor", &["read"]),
    ("chardetng", &["read"]),
    ("clap", &["bin"]),
    ("clap_complete", &["bin"]),
    ("crossterm", &["bin"]),
    ("csv", &["sheet", "lexicon", "read", "write", "check"]),
    ("ctrlc", &["bin"]),
    ("dom_query", &["read"]),
    ("dom_smoothie", &["read"]),
    ("encoding_rs", &["read"]),
    ("quick_junit", &["write"]),
    ("quick_xml", &["read"]),
    ("flate2", &["read"]),
    ("html5ever", &["read"]),
    ("htmlize", &["text", "read"]),
    ("indicatif", &["bin"]),
    ("minijinja", &["page"]),
    ("parquet", &["read", "write"]),
    ("pulldown_cmark", &["read"]),
    ("rayon", &["batch", "train"]),
    ("rust_xlsxwriter", &["write"]),
    ("same_file", &["bin"]),
    ("serde_json", &["eval", "read", "write"]),
    ("sha2", &["page", "train"]),
    ("similar", &["compare"]),
    ("strsim", &["bin"]),
    ("terminal_size", &["bin"]),
    ("toml", &["bin"]),
    ("zstd", &["read"]),
];

#[test]
fn the_source_holds_to_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = sources(&root.join("src"));
    let library = fs::read_to_string(root.join("src/lib.rs")).expect("src/lib.rs");
    let exports = exports(&library);
    let mut complaints = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let path = file.strip_prefix(root).expect("a file of the project");
        let path = path.to_str().expect("a path in ASCII").replace('\\', "/");
        if path != "src/lib.rs" {
            complaints.extend(Source::new(&path, &text).complaints(&exports));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn the_table_goes_one_way() {
    for (n, (module, named)) in MODULES.iter().enumerate() {
        for name in *named {
            let above = MODULES[..n].iter().any(|(above, _)| above == name);
            assert!(above, "{module} may not name {name}, which is below it");
        }
    }
}

#[test]
fn what_breaks_the_table_is_told_with_its_line() {
    let exports = [("Analysis".to_owned(), "extract".to_owned())];
    for (path, text, complaint) in [
        (
            "src/scan/mark.rs",
            "//!\nuse crate::coref::Coreference;\n",
            "src/scan/mark.rs:2: scan names coref",
        ),
        (
            "src/scan/mod.rs",
            "fn f() -> crate::Analysis {}\n",
            "src/scan/mod.rs:1: scan names extract",
        ),
        (
            "src/diff/mod.rs",
            "use crate::{\n    text::Span,\n    write::{Row, rows},\n};\n",
            "src/diff/mod.rs:3: diff names write",
        ),
        (
            "src/extract.rs",
            "use super::write::Csv;\n",
            "src/extract.rs:1: extract leaves itself by super::",
        ),
        (
            "src/mention/tag.rs",
            "use super::super::attribute;\n",
            "src/mention/tag.rs:1: mention leaves itself by super::",
        ),
        (
            "src/scan/mod.rs",
            "\nuse rayon::prelude::*;\n",
            "src/scan/mod.rs:2: scan names rayon",
        ),
        (
            "src/text/mod.rs",
            "type E = ::csv::Error;\n",
            "src/text/mod.rs:1: text names csv",
        ),
        (
            "src/stuff.rs",
            "",
            "src/stuff.rs:1: stuff is not in the table",
        ),
    ] {
        assert_eq!(Source::new(path, text).complaints(&exports), [complaint]);
    }
    for (path, text) in [
        (
            "src/write/csv.rs",
            "// crate::read is for others.\nuse super::{Row, Writer};\nuse crate::extract::Record;\n",
        ),
        (
            "src/batch.rs",
            "use crate::{document, read::read};\nuse rayon::prelude::*;\n",
        ),
        (
            "src/attribute/tag.rs",
            "mod tests {\n    use super::super::frame::Frame;\n}\n",
        ),
        ("src/diff/mod.rs", "mod csv;\npub use self::csv::Changes;\n"),
    ] {
        assert_eq!(
            Source::new(path, text).complaints(&exports),
            [""; 0],
            "{path}"
        );
    }
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

fn word(text: &str) -> &str {
    &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]
}

/// What the crate's root gives other names to, with the module it is from: `Document`, `document`.
fn exports(library: &str) -> Vec<(String, String)> {
    let lines = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub use "));
    let mut exports = Vec::new();
    for line in lines {
        let (module, names) = line.split_once("::").expect("a path");
        for name in names.split(|c| !is_word(c)).filter(|name| !name.is_empty()) {
            exports.push((name.to_owned(), module.to_owned()));
        }
    }
    exports
}

/// The Rust files below a folder, by name.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.expect("an entry of src/").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
