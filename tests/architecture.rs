//! Which part of the library may name which: the module table, held against the source.
//!
//! The flow goes one way (`docs/design.md`): a stage may use what comes before it, and heavy crates
//! are used in one place each. Rust itself would let every module use every other.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/code.rs"]
mod code;
#[path = "architecture/columns.rs"]
mod columns;
#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/type_names.rs"]
mod type_names;

/// Each module with the modules it may name. A row names rows above it only.
const MODULES: &[(&str, &[&str])] = &[
    // How text from outside is shown to people.
    ("visible", &[]),
    ("error", &["visible"]),
    ("severity", &[]),
    // `visible`: what prints nothing is no difference.
    ("text", &["visible", "error"]),
    // How what the build script packed is read.
    ("packed", &[]),
    ("compare", &["text"]),
    ("document", &["error", "text"]),
    ("lexicon", &["error", "text", "packed"]),
    ("read", &["error", "text", "document"]),
    // `visible`: what prints nothing is of no word.
    ("scan", &["visible", "text", "document", "lexicon"]),
    // `visible`: nor of a name.
    (
        "mention",
        &["visible", "text", "document", "lexicon", "scan"],
    ),
    // `error`: the model is a file with a format, and may be wrong in a line.
    (
        "attribute",
        &[
            "error", "text", "packed", "document", "lexicon", "scan", "mention",
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
            "attribute",
        ],
    ),
    // `mention`: the confusion is counted by kind of speaker.
    (
        "eval",
        &[
            "visible",
            "error",
            "text",
            "document",
            "mention",
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
            "scan",
            "mention",
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
            "scan",
            "mention",
            "attribute",
            "extract",
        ],
    ),
    // `compare`: the names of the notes on an edit.
    (
        "write",
        &[
            "visible",
            "error",
            "severity",
            "text",
            "compare",
            "document",
            "scan",
            "mention",
            "attribute",
            "extract",
            "diff",
            "verify",
        ],
    ),
    (
        "check",
        &[
            "error", "severity", "text", "compare", "document", "extract", "write",
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
    ("csv", &["lexicon", "read", "write", "check"]),
    ("ctrlc", &["bin"]),
    ("dom_query", &["read"]),
    ("dom_smoothie", &["read"]),
    ("encoding_rs", &["read"]),
    ("quick_junit", &["write"]),
    ("flate2", &["read"]),
    ("html5ever", &["read"]),
    ("htmlize", &["text", "read"]),
    ("indicatif", &["bin"]),
    ("parquet", &["read", "write"]),
    ("pulldown_cmark", &["read"]),
    ("rayon", &["batch"]),
    ("same_file", &["bin"]),
    ("serde_json", &["eval", "read", "write"]),
    ("similar", &["compare"]),
    ("strsim", &["bin"]),
    ("terminal_size", &["bin"]),
    ("toml", &["bin"]),
    ("zstd", &["read"]),
];

/// Folders whose entries still import each other in circles, with how many entries do, and what is to
/// be done. The list may only shrink: a number that is too large fails as well.
const LEFT_CIRCLES: &[(&str, usize, &str)] = &[
    (
        "attribute",
        7,
        "the types and the loop leave `mod.rs`; what `question` and `look` share stands by itself",
    ),
    (
        "mention",
        22,
        "`Cast` and the ids leave `mod.rs`; finding mentions and coreference become two folders",
    ),
];

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
            "//!\nuse crate::mention::Cast;\n",
            "src/scan/mark.rs:2: scan names mention",
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

/// One source file.
struct Source<'a> {
    path: &'a str,
    /// The module it is part of: `scan` for `src/scan/mark.rs`.
    module: &'a str,
    /// How many modules deep it is: 1 for the module's own file.
    depth: usize,
    text: &'a str,
}

impl<'a> Source<'a> {
    fn new(path: &'a str, text: &'a str) -> Source<'a> {
        let inner = path.strip_prefix("src/").expect("a file of src/");
        let inner = inner.strip_suffix(".rs").expect("a Rust file");
        let parts: Vec<&str> = inner.split('/').filter(|part| *part != "mod").collect();
        Source {
            path,
            module: parts[0],
            depth: parts.len(),
            text,
        }
    }

    /// Lists what breaks the table, in the order of the lines.
    fn complaints(&self, exports: &[(String, String)]) -> Vec<String> {
        let Some((_, allowed)) = MODULES.iter().find(|(module, _)| *module == self.module) else {
            return vec![self.complaint(0, "is not in the table")];
        };
        let mut found: Vec<(usize, String)> = Vec::new();
        if self.module != "bin" {
            for (at, name) in self.names_of_ours() {
                let owner = exports.iter().find(|(export, _)| export == name);
                let name = owner.map_or(name, |(_, module)| module);
                if name != self.module && !allowed.contains(&name) {
                    found.push((at, format!("names {name}")));
                }
            }
        }
        for (name, homes) in CRATES {
            if !homes.contains(&self.module) {
                found.extend(self.uses(name).map(|at| (at, format!("names {name}"))));
            }
        }
        found.extend(
            self.ways_out()
                .map(|at| (at, "leaves itself by super::".to_owned())),
        );
        found.sort();
        found
            .iter()
            .map(|(at, what)| self.complaint(*at, what))
            .collect()
    }

    fn complaint(&self, at: usize, what: &str) -> String {
        let line = self.text[..at].matches('\n').count() + 1;
        format!("{}:{line}: {} {what}", self.path, self.module)
    }

    /// The names behind `crate::`, groups in braces taken apart, each with its place.
    fn names_of_ours(&self) -> Vec<(usize, &'a str)> {
        let mut names = Vec::new();
        for at in self.code("crate::") {
            let start = at + "crate::".len();
            match self.text[start..].strip_prefix('{') {
                Some(_) => self.group(start + 1, &mut names),
                None => names.push((start, word(&self.text[start..]))),
            }
        }
        names
    }

    /// The first names of the paths in a group that begins at a byte.
    fn group(&self, start: usize, names: &mut Vec<(usize, &'a str)>) {
        let mut depth = 0;
        let mut fresh = true;
        for (at, sign) in self.text[start..].char_indices() {
            match sign {
                '{' => depth += 1,
                '}' if depth == 0 => return,
                '}' => depth -= 1,
                ',' if depth == 0 => fresh = true,
                sign if fresh && is_word(sign) => {
                    names.push((start + at, word(&self.text[start + at..])));
                    fresh = false;
                }
                _ => {}
            }
        }
    }

    /// The places where a crate is named: `use csv::…`, `::csv::…`, but not `self::csv::…`.
    fn uses(&self, name: &'a str) -> impl Iterator<Item = usize> + '_ {
        self.code(name).filter(move |&at| {
            let before = &self.text[..at];
            let path = before
                .strip_suffix("::")
                .is_some_and(|b| b.ends_with(is_word));
            let behind = &self.text[at + name.len()..];
            let named = behind.starts_with("::") || before.ends_with("use ");
            named && !path && !before.ends_with(is_word) && !behind.starts_with(is_word)
        })
    }

    /// The places where a path of `super`s leads out of the module. Indented code is in a module of
    /// its own inside the file, one deeper.
    fn ways_out(&self) -> impl Iterator<Item = usize> + '_ {
        self.code("super::").filter(|&at| {
            let first = !self.text[..at].ends_with("super::");
            let supers = self.text[at..]
                .split("::")
                .take_while(|part| *part == "super")
                .count();
            let line = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
            let inside = usize::from(self.text[line..].starts_with(' '));
            first && supers >= self.depth + inside
        })
    }

    /// The places of a pattern outside comments.
    fn code(&self, pattern: &'a str) -> impl Iterator<Item = usize> + '_ {
        self.text
            .match_indices(pattern)
            .map(|(at, _)| at)
            .filter(|&at| {
                let line = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
                !self.text[line..at].contains("//")
            })
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
