//! Chores of the repository: `cargo run -p xtask -- COMMAND`.

mod coreference;
mod generated;

use generated::figures::{FIGURES, Sets};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

const USAGE: &str = "\
cargo run -p xtask -- COMMAND

  schema                    writes docs/schema/*.json, docs/rules.md and the tables of columns in the docs
  figures BINARY GOLD...    measures BINARY on annotated stories and writes the figures of
                            README.md and docs/accuracy.md; a set is called as its file is
  gap FILE [MODEL]          whom the pronouns of GAP mean, a line each, to be scored by its parts
  gum FILE [MODEL]          a table of the links between mentions, by kind
  ci                        what to run before a commit: rustfmt, clippy and the tests";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let done = match arguments.as_slice() {
        ["schema"] => write(&root),
        ["figures", binary, gold @ ..] => figures(&root, binary, gold),
        ["gap", file, model @ ..] if model.len() < 2 => {
            coreference::gap(file, model.first().copied()).map(print)
        }
        ["gum", file, model @ ..] if model.len() < 2 => {
            coreference::gum(file, model.first().copied()).map(print)
        }
        ["ci"] => ci(&root),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Prints what a command found.
fn print(text: String) {
    print!("{text}");
}

/// Writes every generated file that differs.
fn write(root: &Path) -> Result<(), String> {
    for (path, content) in generated::files(root)? {
        let file = root.join(&path);
        if fs::read_to_string(&file).ok().as_ref() != Some(&content) {
            fs::write(&file, content).map_err(|e| format!("{path}: {e}"))?;
            println!("wrote {path}");
        }
    }
    Ok(())
}

/// Measures a binary, keeps the figures, and writes them into the pages.
fn figures(root: &Path, binary: &str, gold: &[&str]) -> Result<(), String> {
    let mut sets = Sets::read(root)?;
    for path in gold {
        let name = PathBuf::from(path);
        let name = name.file_stem().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| format!("{path}: no name"))?;
        let run = Command::new(binary)
            .args(["eval", path, "--format", "json"])
            .output()
            .map_err(|e| format!("{binary}: {e}"))?;
        if !run.status.success() {
            let message = String::from_utf8_lossy(&run.stderr);
            return Err(format!("{path}: {}", message.trim_end()));
        }
        sets.insert(name, &String::from_utf8_lossy(&run.stdout))?;
    }
    let file = root.join(FIGURES);
    fs::write(&file, sets.to_json()).map_err(|e| format!("{FIGURES}: {e}"))?;
    write(root)
}

/// Runs the daily commands, and stops at the first that fails. `.ci/run` has all of them.
fn ci(root: &Path) -> Result<(), String> {
    for command in [
        "fmt --all --check",
        "clippy --locked --workspace --all-targets -- -D warnings",
        "test --locked",
    ] {
        let cargo = env::var("CARGO").unwrap_or("cargo".to_owned());
        let run = Command::new(cargo)
            .args(command.split(' '))
            .current_dir(root)
            .status();
        match run {
            Ok(status) if status.success() => {}
            _ => return Err(format!("cargo {command}: failed")),
        }
    }
    Ok(())
}
