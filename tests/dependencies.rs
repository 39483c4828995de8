//! Every dependency has a reason: `docs/dependencies.md` names those of `Cargo.toml`, and no others.

#![cfg(feature = "cli")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use toml::Table;

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The crates that a manifest names.
fn named(manifest: &str) -> BTreeSet<String> {
    let manifest: Table = file(manifest).parse().expect("TOML");
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = tables
        .iter()
        .filter_map(|table| manifest.get(*table)?.as_table());
    tables.flat_map(|table| table.keys().cloned()).collect()
}

/// The crates in the first cells of the tables below a heading, or below all that stand before it.
fn listed(page: &str) -> BTreeSet<String> {
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.split('|').nth(1).unwrap_or_default());
    let names = cells.flat_map(|cell| cell.split(','));
    names
        .map(|name| name.trim().trim_matches('`').to_owned())
        .collect()
}

#[test]
fn every_dependency_has_its_line() {
    let page = file("docs/dependencies.md");
    let (own, harness) = page.split_once("## The harness").expect("both parts");
    assert_eq!(listed(own), named("Cargo.toml"));
    let (harness, xtask) = harness.split_once("## `xtask/`").expect("both parts");
    assert_eq!(listed(harness), named("fuzz/Cargo.toml"));
    let (xtask, python) = xtask.split_once("## `python/`").expect("both parts");
    assert_eq!(listed(xtask), named("xtask/Cargo.toml"));
    assert_eq!(listed(python), named("python/Cargo.toml"));
}

/// The command of the Python package is built of the same source, and has the same crates in the same versions.
#[test]
fn the_command_as_a_library_is_the_command() {
    let parsed = |manifest: &str| -> Table { file(manifest).parse().expect("TOML") };
    let (own, library) = (parsed("Cargo.toml"), parsed("python/cli/Cargo.toml"));
    let python = parsed("python/Cargo.toml");
    for manifest in [&library, &python] {
        assert_eq!(manifest["package"]["version"], own["package"]["version"]);
        assert_eq!(
            manifest["package"]["rust-version"],
            own["package"]["rust-version"]
        );
    }
    let without_optional = |dependency: &toml::Value| {
        let mut dependency = dependency.clone();
        if let Some(table) = dependency.as_table_mut() {
            table.remove("optional");
            if table.len() == 1 {
                return table["version"].clone();
            }
        }
        dependency
    };
    for (name, dependency) in library["dependencies"].as_table().expect("a table") {
        if name != "onrecord" {
            let wanted = without_optional(&own["dependencies"][name]);
            assert_eq!(without_optional(dependency), wanted, "{name}");
        }
    }
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin/onrecord")) {
        let text = fs::read_to_string(&file).expect("a source");
        for asked in text.split("feature = \"").skip(1) {
            let feature = asked.split('"').next().unwrap_or_default();
            let known = library["features"].get(feature).is_some();
            assert!(
                known,
                "python/cli lacks the feature {feature}: {}",
                file.display()
            );
        }
    }
    let features = own["features"]["cli"].as_array().expect("a list").iter();
    for feature in features.filter_map(|feature| feature.as_str()?.strip_prefix("dep:")) {
        assert!(
            library["dependencies"].get(feature).is_some(),
            "python/cli lacks {feature}"
        );
    }
}

#[test]
fn every_line_gives_a_reason() {
    let page = file("docs/dependencies.md");
    for row in page.lines().filter(|line| line.starts_with("| `")) {
        let reason = row
            .trim_end_matches('|')
            .rsplit('|')
            .next()
            .unwrap_or_default();
        assert!(reason.trim().len() > 10, "{row}");
    }
}

#[test]
fn no_code_of_ours_may_be_unsafe() {
    let lint = |manifest: &str| -> String {
        let manifest: Table = file(manifest).parse().expect("TOML");
        let lint = manifest["lints"]["rust"]["unsafe_code"].as_str();
        lint.expect("a level").to_owned()
    };
    assert_eq!(lint("Cargo.toml"), "forbid");
    // The entry points of cargo-fuzz are made by a macro, which may have to.
    assert_eq!(lint("fuzz/Cargo.toml"), "deny");
    // A capsule of Python has a pointer: one expression, which says why.
    assert_eq!(lint("python/Cargo.toml"), "deny");
}

/// The Rust files below a folder.
fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => files.extend(sources(&path)),
            false => files.extend(
                path.extension()
                    .is_some_and(|end| end == "rs")
                    .then_some(path),
            ),
        }
    }
    files
}

/// The crates that a user of the library gets who asks for no feature.
fn crates_without_features() -> BTreeSet<String> {
    let run = std::process::Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--package=onrecord"])
        .args(["--no-default-features", "--edges=normal", "--prefix=none"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8(run.stdout).expect("UTF-8");
    let error = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{error}");
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    let names = names.filter(|name| !name.is_empty() && *name != "onrecord");
    names.map(str::to_owned).collect()
}

#[test]
fn a_library_without_features_has_neither_threads_nor_encoders() {
    let crates = crates_without_features();
    assert!(crates.contains("similar"), "{crates:?}");
    for heavy in [
        "chardetng",
        "clap",
        "dom_query",
        "encoding_rs",
        "flate2",
        "html5ever",
        "ignore",
        "parquet",
        "rayon",
        "rayon-core",
        "regex",
        "toml",
        "zstd",
    ] {
        assert!(!crates.contains(heavy), "{heavy} in {crates:?}");
    }
    // Two pages give the number.
    let told = format!("{} small", crates.len());
    for page in ["README.md", "src/lib.rs"] {
        assert!(file(page).contains(&told), "{page} does not say “{told}”");
    }
}
