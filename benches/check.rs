//! What checking costs beside extracting: the same 5,000 stories, by the built binary.
//!
//! Prints both times and how fast the check is relative to the extraction; 1 is as fast.

#![allow(clippy::print_stdout, reason = "a bench prints what it has measured")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const STORIES: usize = 5_000;
const ROUNDS: usize = 3;

fn main() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let stories = stories();
    for n in 0..STORIES {
        // The length of a news story: three of the short ones.
        let text: Vec<&str> = (0..3)
            .map(|k| stories[(n + k) % stories.len()].as_str())
            .collect();
        fs::write(folder.path().join(format!("{n:04}.txt")), text.join("\n\n")).expect("a story");
    }
    run(folder.path(), &["check", "--update"]);
    let best = |args: &[&str]| {
        let rounds = (0..ROUNDS).map(|_| run(folder.path(), args));
        rounds.min().expect("a round")
    };
    let extracting = best(&["extract", ".", "--format", "csv"]);
    let checking = best(&["check"]);
    let ratio = extracting.as_secs_f64() / checking.as_secs_f64();
    let (extracting, checking) = (extracting.as_secs_f64(), checking.as_secs_f64());
    println!("extract {extracting:.2} s, check {checking:.2} s: {ratio:.2} of its speed");
}

fn stories() -> Vec<String> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let folders = fs::read_dir(golden).expect("golden/");
    let paths = folders.map(|folder| folder.expect("an entry").path().join("story.txt"));
    let mut paths: Vec<_> = paths.filter(|path| path.is_file()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("a story"))
        .collect()
}

fn run(folder: &Path, args: &[&str]) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(args)
        .current_dir(folder)
        .env("CI", "false")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.expect("a run").success());
    start.elapsed()
}
