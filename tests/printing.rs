//! How text reaches people: in one way, held against the source.
//!
//! What comes from outside is printed by `visible::Visible`, and only a few places print at all. A
//! new one is to go through one of them, or be named here with what makes it safe.

use std::fs;
use std::path::{Path, PathBuf};

/// What prints, and the files that may have it; `src/check/` is all of a folder.
const WAYS: &[(&str, &[&str])] = &[
    // Nothing is printed past the ways below.
    ("eprintln!", &[]),
    ("eprint!", &[]),
    ("println!", &[]),
    ("print!", &[]),
    ("dbg!", &[]),
    // `eprint_line`, which shows its whole line, and a bar of figures.
    (
        "stderr()",
        &[
            "src/bin/onrecord-train.rs", // `Visible`.
            "src/bin/onrecord/exit.rs",
            "src/bin/onrecord/progress.rs",
        ],
    ),
    // The help of clap is flushed, so that an error is seen.
    (
        "stdout()",
        &[
            "src/bin/onrecord/output.rs",
            "src/bin/onrecord/review/screen.rs", // Lines of `ReviewPage`, which `render` gives.
            "src/bin/onrecord/usage.rs",
        ],
    ),
    // clap prints for itself where the arguments hold nothing to be shown.
    (".print()", &["src/bin/onrecord/usage.rs"]),
    (".exit()", &["src/bin/onrecord/verify.rs"]), // An exit code, and nothing printed.
    // `catch_panic` keeps silent or leaves a panic to the hook of the binary, which is `eprint_line`.
    (
        "set_hook",
        &["src/bin/onrecord/exit.rs", "src/read/catch_panic.rs"],
    ),
    // Data, and pages that `write` has made.
    (
        "Output::",
        &[
            "src/bin/onrecord/brat.rs",   // Files for programs.
            "src/bin/onrecord/config.rs", // `Visible`, or escaped as TOML has it.
            "src/bin/onrecord/diff.rs",
            "src/bin/onrecord/eval.rs", // `Visible`, in `eval::print`.
            "src/bin/onrecord/resume.rs",
            "src/bin/onrecord/main.rs", // A script of clap's.
            "src/bin/onrecord/output.rs",
            "src/bin/onrecord/report.rs",
            "src/bin/onrecord/review/mod.rs",
            "src/bin/onrecord/rule.rs",     // `Visible`.
            "src/bin/onrecord/speakers.rs", // `Visible`, in `write::speakers_table`.
            "src/bin/onrecord/verdict_output.rs",
        ],
    ),
    // The only writers of `write`: those for programs; lines of cells, each of which went through
    // `StyledText::push`; and GitHub's log.
    (
        "out.write_all(",
        &[
            "src/bin/onrecord/review/screen.rs", // What `render` gives.
            "src/write/csv.rs",
            "src/write/diff/jsonl.rs",
            "src/write/diff/page.rs",     // A line break.
            "src/write/diff/timeline.rs", // A line break.
            "src/write/explain.rs",       // A line break.
            "src/write/html/",            // Pages: `page::render` escapes every value.
            "src/write/jsonl.rs",
            "src/write/parquet/mod.rs",
            "src/write/report/json.rs",
            "src/write/report/junit.rs",
            "src/write/report/listing.rs", // What `render` gives, and a line break.
            "src/write/report/sarif.rs",
            "src/write/table.rs", // A line break.
            "src/write/verdict/jsonl.rs",
            "src/write/verdict/table.rs", // A line break.
            "src/write/workbook.rs",
            "src/write/wrap.rs", // What `render` gives.
        ],
    ),
    ("writeln!(self.out", &["src/write/report/github.rs"]), // `Visible`.
    ("writeln!(out", &[]),
    // The number of a character, for pages; a color.
    ("write!(out", &["src/page/escape.rs", "src/write/style.rs"]),
    // These characters are made by `StyledText::push`, which shows; a space for a line break is made by
    // `wrap`.
    ("StyledChar {", &["src/write/style.rs", "src/write/wrap.rs"]),
];

/// Ways to ask what a stream is, which print nothing.
const QUESTIONS: &[&str] = &[
    "stderr().is_terminal()",
    "stdout().is_terminal()",
    "choice(&io::stdout())",
    "terminal_size_of(io::stdout())",
];

#[test]
fn the_source_has_no_other_way_to_print() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for file in sources(&root.join("src")) {
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let path = file.strip_prefix(root).expect("a file of the project");
        let path = path.to_str().expect("a path in ASCII").replace('\\', "/");
        found.extend(complaints(&path, &text));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn another_way_is_told_with_its_line() {
    for (path, text) in [
        (
            "src/bin/onrecord/init.rs",
            "fn f() {\n    eprintln!(\"{name}\");\n}",
        ),
        (
            "src/batch.rs",
            "\n    let _ = writeln!(std::io::stderr(), \"{e}\");",
        ),
        (
            "src/bin/onrecord/git.rs",
            "\nio::stdout().write_all(&said)?;",
        ),
        ("src/write/diff/csv.rs", "\n    out.write_all(b\"\")"),
        ("src/bin/onrecord/plan/diff.rs", "\n    error.exit()"),
    ] {
        let found = complaints(path, text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(&format!("{path}:2: ")), "{found:?}");
    }
    for (path, text) in [
        (
            "src/bin/onrecord/exit.rs",
            "writeln!(io::stderr().lock(), \"\")",
        ),
        (
            "src/bin/onrecord/plan/mod.rs",
            "if io::stderr().is_terminal() {",
        ),
        ("src/read/mod.rs", "//! println!(\"…\") shows it"),
        (
            "src/read/mod.rs",
            "#[cfg(test)]\nmod tests {\n    println!();",
        ),
    ] {
        assert_eq!(complaints(path, text), [""; 0], "{path}");
    }
}

/// Lists the ways to print that a file may not have. Comments and tests are no source here.
fn complaints(path: &str, text: &str) -> Vec<String> {
    let code = text
        .split("\n#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or(text);
    let code = code.strip_prefix("#[cfg(test)]").map_or(code, |_| "");
    let mut found = Vec::new();
    for (n, line) in statements(code) {
        let line = QUESTIONS.iter().fold(line, |line, q| line.replace(q, ""));
        for (way, files) in WAYS {
            let is_there = line.match_indices(way).any(|(at, _)| {
                // `print!` is the end of `eprint!`.
                let before = line[..at].chars().next_back();
                way.starts_with('.') || !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            });
            let may =
                |file: &&str| path == *file || (file.ends_with('/') && path.starts_with(*file));
            if is_there && !files.iter().any(may) {
                found.push(format!("{path}:{n}: `{way}`: see tests/printing.rs"));
            }
        }
    }
    found
}

/// The lines without comments, each with its number; a chain of calls is one.
fn statements(code: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (n, line) in code.lines().enumerate() {
        let line = line.split("//").next().unwrap_or(line);
        match lines.last_mut() {
            Some((_, last)) if line.trim_start().starts_with('.') => last.push_str(line.trim()),
            _ => lines.push((n + 1, line.to_owned())),
        }
    }
    lines
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
