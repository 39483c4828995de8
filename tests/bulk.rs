//! Long runs as a user meets them: patterns, runs that are ended and gone on with, and what happens
//! where an input cannot be read.

use assert_cmd::cargo::CommandCargoExt as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

fn onrecord(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).args(args).env("NO_COLOR", "1");
    command
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    told(&onrecord(folder, args).output().unwrap())
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let code = output.status.code().unwrap();
    (code, text(&output.stdout), text(&output.stderr))
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn stories(numbers: std::ops::Range<usize>) -> String {
    let line = |n| format!("{{\"id\":\"s{n}\",\"text\":\"\\\"It is {n},\\\" said Ann Lee.\"}}\n");
    numbers.map(line).collect()
}

/// The documents of some CSV output.
fn documents(csv: &str) -> Vec<&str> {
    let rows = csv.lines().skip(1);
    rows.map(|row| row.split(',').next().unwrap()).collect()
}

#[test]
fn a_pattern_is_every_file_that_matches_in_the_order_of_names() {
    let story = "\"Yes,\" said Ann Lee.";
    let folder = folder(&[
        ("a.txt", story),
        ("b.html", story),
        ("in/c.txt", story),
        ("in/deep/d.txt", story),
        ("in/deep/e.dat", story),
    ]);
    for (pattern, expected) in [
        ("*.txt", vec!["a.txt"]),
        ("**/*.txt", vec!["a.txt", "in/c.txt", "in/deep/d.txt"]),
        ("in/**/*.txt", vec!["in/c.txt", "in/deep/d.txt"]),
        ("in/deep/?.*", vec!["in/deep/d.txt", "in/deep/e.dat"]),
        ("[ab].*", vec!["a.txt", "b.html"]),
    ] {
        let (code, csv, stderr) = run(folder.path(), &["extract", pattern]);
        assert_eq!((code, stderr.as_str()), (0, ""), "{pattern}");
        assert_eq!(documents(&csv), expected, "{pattern}");
    }
    let (code, _, stderr) = run(folder.path(), &["extract", "*.xyz", "a.txt"]);
    assert_eq!(
        (code, stderr.as_str()),
        (2, "onrecord: *.xyz: no file matches\n")
    );
    // A file that is called like a pattern is that file.
    fs::write(folder.path().join("what?.txt"), story).unwrap();
    let (_, csv, _) = run(folder.path(), &["extract", "what?.txt"]);
    assert_eq!(documents(&csv), ["what?.txt"]);
}

#[test]
fn errors_are_skipped_unless_they_are_not_to_be() {
    let folder = folder(&[
        ("a.txt", "\"A,\" said Ann Lee."),
        ("c.txt", "\"C,\" said Ann Lee."),
    ]);
    let args = ["extract", "a.txt", "b.txt", "c.txt", "-o", "q.csv"];
    let (code, _, stderr) = run(folder.path(), &[&args[..], &["--no-skip-errors"]].concat());
    assert_eq!(code, 2);
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert!(!folder.path().join("q.csv").exists());
    let (code, ..) = run(folder.path(), &[&args[..], &["--skip-errors"]].concat());
    assert_eq!(code, 2);
    let csv = fs::read_to_string(folder.path().join("q.csv")).unwrap();
    assert_eq!(documents(&csv), ["a.txt", "c.txt"]);
}

#[test]
fn resume_without_a_run_to_go_on_with_is_a_run() {
    let folder = folder(&[("s.jsonl", &stories(0..2500))]);
    let args = ["extract", "s.jsonl", "-o"];
    run(folder.path(), &[&args[..], &["plain.csv"]].concat());
    let (code, ..) = run(
        folder.path(),
        &[&args[..], &["resumed.csv", "--resume"]].concat(),
    );
    assert_eq!(code, 0);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(read("plain.csv") == read("resumed.csv"));
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["plain.csv", "resumed.csv", "s.jsonl"]);
    let (code, _, stderr) = run(folder.path(), &["extract", "s.jsonl", "--resume"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("--output"), "{stderr}");
}

#[cfg(unix)]
mod ended {
    use super::*;
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::process::{Child, Stdio};

    /// Begins a run over a pipe, ends it by Ctrl-C behind its third story or soon after it, and puts a file with all
    /// stories into the place of the pipe. The third cannot be read.
    fn ended_run(folder: &Path, output: &str, more: &[&str]) -> (i32, String) {
        let pipe = folder.join("s.jsonl");
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        let args = [&["extract", "s.jsonl", "-o", output, "-j", "1"], more].concat();
        let mut child = onrecord(folder, &args)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = fs::File::options().write(true).open(&pipe).unwrap();
        let all = lines_of_ten();
        let begin: String = all[..5].concat();
        lines.write_all(begin.as_bytes()).unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        stderr.read_line(&mut said).unwrap();
        assert!(said.contains("s.jsonl:3:"), "{said}");
        // It waits for the sixth, which does not come.
        interrupt(&child);
        let code = child.wait().unwrap().code().unwrap();
        drop(lines);
        stderr.read_line(&mut said).unwrap();
        fs::remove_file(&pipe).unwrap();
        fs::write(&pipe, all.concat()).unwrap();
        (code, said)
    }

    fn lines_of_ten() -> Vec<String> {
        let stories = stories(0..10);
        let mut lines: Vec<String> = stories.lines().map(|line| format!("{line}\n")).collect();
        lines[2] = "no json\n".to_owned();
        lines
    }

    fn interrupt(child: &Child) {
        let id = child.id().to_string();
        let kill = Command::new("kill").args(["-INT", &id]).status();
        assert!(kill.unwrap().success());
    }

    #[test]
    fn what_is_done_is_kept_and_gone_on_with() {
        for more in [&[][..], &["--resume"]] {
            let folder = TempDir::new().unwrap();
            let (code, said) = ended_run(folder.path(), "q.csv", more);
            assert_eq!(code, 130);
            let done: usize = (3..=5)
                .find(|n| said.contains(&format!("onrecord: {n} stories processed")))
                .unwrap_or_else(|| panic!("{said}"));
            assert!(!folder.path().join("q.csv").exists());
            let partial = fs::read_to_string(folder.path().join("q.csv.partial")).unwrap();
            assert_eq!(documents(&partial).len(), done - 1);

            let args = ["extract", "s.jsonl", "-o", "q.csv", "--resume"];
            let (code, _, stderr) = run(folder.path(), &args);
            // The third story could not be read, and the whole run says so.
            assert_eq!(code, 2, "{stderr}");
            assert_eq!(stderr, format!("onrecord: resuming after {done} stories\n"));
            let csv = fs::read_to_string(folder.path().join("q.csv")).unwrap();
            let whole = run(folder.path(), &["extract", "s.jsonl"]).1;
            assert_eq!(csv, whole);
            assert!(!folder.path().join("q.csv.partial").exists());
            assert!(!folder.path().join("q.csv.checkpoint").exists());
        }
    }

    #[cfg(feature = "parquet")]
    #[test]
    fn a_table_of_what_is_done_is_kept() {
        use parquet::file::reader::{FileReader as _, SerializedFileReader};
        let folder = TempDir::new().unwrap();
        let (code, said) = ended_run(folder.path(), "q.parquet", &[]);
        assert_eq!(code, 130);
        let told = said.lines().last().unwrap();
        let done = told
            .strip_suffix(" stories processed, in q.parquet.partial")
            .and_then(|told| told.strip_prefix("onrecord: "))
            .unwrap_or_else(|| panic!("{said}"));
        let partial = fs::File::open(folder.path().join("q.parquet.partial")).unwrap();
        let table = SerializedFileReader::new(partial).unwrap();
        let rows = table.metadata().file_metadata().num_rows();
        // The third story could not be read.
        assert_eq!(rows, done.parse::<i64>().unwrap() - 1);
        assert!(!folder.path().join("q.parquet").exists());
    }

    #[test]
    fn another_run_does_not_go_on_with_it() {
        let folder = TempDir::new().unwrap();
        ended_run(folder.path(), "q.csv", &[]);
        let args = ["extract", "s.jsonl", "-o", "q.csv", "--resume"];
        let other = [&args[..], &["--min-confidence", "0.5"]].concat();
        let (code, _, stderr) = run(folder.path(), &other);
        assert_eq!(code, 2);
        assert!(
            stderr.contains("started with different arguments"),
            "{stderr}"
        );
        fs::write(folder.path().join("q.csv.partial"), "short").unwrap();
        let (code, _, stderr) = run(folder.path(), &args);
        assert_eq!(code, 2);
        assert!(
            stderr.contains("shorter than its checkpoint says"),
            "{stderr}"
        );
    }
}
