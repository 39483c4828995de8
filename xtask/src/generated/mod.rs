//! What is generated into the repository, as files with their whole content: JSON Schemas, tables of
//! columns, and figures.
//!
//! `cargo run -p xtask` writes these files, and `tests/schema.rs`, which includes this module, fails
//! where one of them is different.

mod columns;
mod eval;
pub(crate) mod figures;
mod json;
mod markers;
mod schema;

use onrecord::write::report::RULES;
use onrecord::write::schema::TABLES;
use std::fs;
use std::path::Path;

/// The folder of the JSON Schemas.
pub(crate) const SCHEMAS: &str = "docs/schema";

/// Returns every generated file of the repository at `root`: its path and its content.
///
/// # Errors
/// The sentence for a file that cannot be read, or that has no marker for a part.
pub(crate) fn files(root: &Path) -> Result<Vec<(String, String)>, String> {
    let mut files = Vec::new();
    for table in TABLES {
        let path = format!("{SCHEMAS}/{}.schema.json", table.name);
        files.push((path, schema::document(&table)));
    }
    files.push((format!("{SCHEMAS}/eval.schema.json"), eval::document()));
    files.push(("docs/rules.md".to_owned(), rules()));
    let figures = figures::Sets::read(root)?;
    for (path, parts) in [
        ("docs/columns.md", columns::pages()),
        ("docs/check.md", vec![columns::goldens()]),
        ("docs/accuracy.md", vec![figures.accuracy()]),
        ("README.md", vec![columns::readme(), figures.readme()]),
    ] {
        let mut page = read(root, path)?;
        for part in parts {
            page = markers::replaced(&page, part.marker, &part.text)
                .ok_or_else(|| format!("{path}: no <!-- {} --> … <!-- end -->", part.marker))?;
        }
        files.push((path.to_owned(), page));
    }
    Ok(files)
}

/// Returns the page of the rules, which is also the documentation of the list in the library.
fn rules() -> String {
    let mut page = "What `check`, `diff` and `verify` find. `onrecord rule NAME` prints one of these; generated from \
                    `src/write/rules.rs` by `cargo run -p xtask -- schema`.\n"
        .to_owned();
    for rule in RULES {
        page += &format!("\n{}", rule.explanation());
    }
    page
}

/// A generated part of a page.
pub(crate) struct Part {
    pub(crate) marker: &'static str,
    pub(crate) text: String,
}

fn read(root: &Path, path: &str) -> Result<String, String> {
    fs::read_to_string(root.join(path)).map_err(|e| format!("{path}: {e}"))
}
