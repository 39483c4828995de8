//! Signals while nothing moves: a run that waits for input, or for the reader of its output, ends.
#![cfg(unix)]

use assert_cmd::cargo::CommandCargoExt as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const STORY: &str = "“The weir holds,” said Ines Duarte on Friday.\n\n";

fn onrecord(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).args(args);
    command
}

/// A folder with a story that a pipe cannot take in.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("story.txt"), STORY.repeat(3_000)).unwrap();
    folder
}

/// Sends a signal.
fn signal(child: &Child, name: &str) {
    let id = child.id().to_string();
    let kill = Command::new("kill").args([name, &id]).status();
    assert!(kill.unwrap().success());
}

/// Waits for an end that has to come soon.
fn soon(child: &mut Child) -> ExitStatus {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(20) {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    panic!("still running");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn the_first_signal_ends_a_run_that_has_nothing_to_keep() {
    let folder = folder();
    for (name, number) in [("-INT", 2), ("-TERM", 15)] {
        // Nothing comes in.
        for command in ["extract", "verify"] {
            let args: &[&str] = match command {
                "extract" => &["extract", "-"],
                _ => &["verify", "-", "--against", "story.txt"],
            };
            let mut command = onrecord(folder.path(), args);
            let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(200));
            signal(&child, name);
            assert_eq!(soon(&mut child).signal(), Some(number), "{args:?}");
        }
        // Nothing gets out.
        let mut command = onrecord(folder.path(), &["extract", "story.txt", "-f", "jsonl"]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(1_000));
        assert!(child.try_wait().unwrap().is_none(), "the pipe is full");
        signal(&child, name);
        assert_eq!(soon(&mut child).signal(), Some(number));
    }
}

#[test]
fn the_first_signal_keeps_what_is_done_of_a_run_that_waits_for_input() {
    for (input, is_resumable) in [("-", false), ("pipe.jsonl", true)] {
        let folder = TempDir::new().unwrap();
        let pipe = folder.path().join("pipe.jsonl");
        let args = [
            "extract",
            input,
            "--input-format",
            "jsonl",
            "-o",
            "q.csv",
            "-j",
            "1",
        ];
        let mut command = onrecord(folder.path(), &args);
        let command = command.stdin(Stdio::piped()).stderr(Stdio::piped());
        let made = Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let mut child = command.spawn().unwrap();
        let mut fifo;
        let stdin = child.stdin.as_mut().unwrap();
        let lines: &mut dyn std::io::Write = match input {
            "-" => stdin,
            _ => {
                fifo = fs::File::options().write(true).open(&pipe).unwrap();
                &mut fifo
            }
        };
        let story = serde_json::json!({"id": "one", "text": STORY}).to_string();
        let three = format!("{story}\n{story}\nno json\n");
        lines.write_all(three.as_bytes()).unwrap();
        lines.flush().unwrap();
        // What is said of the third shows that it is there; the fourth does not come.
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        stderr.read_line(&mut said).unwrap();
        assert!(said.contains(":3:"), "{said}");
        signal(&child, "-TERM");
        assert_eq!(soon(&mut child).code(), Some(130));
        let said = std::io::read_to_string(stderr).unwrap();
        let (says, left) = match is_resumable {
            true => (
                "onrecord: 3 stories processed; --resume continues after them\n",
                &["pipe.jsonl", "q.csv.checkpoint", "q.csv.partial"][..],
            ),
            false => (
                "onrecord: 3 stories processed, in q.csv.partial\n",
                &["pipe.jsonl", "q.csv.checkpoint", "q.csv.partial"][..],
            ),
        };
        assert_eq!(said, says);
        assert_eq!(names(folder.path()), left);
        let partial = fs::read_to_string(folder.path().join("q.csv.partial")).unwrap();
        assert_eq!(partial.lines().count(), 3, "{partial}");
    }
}

#[test]
fn a_folder_for_annotators_that_is_incomplete_is_called_that() {
    use std::io::Write as _;
    let folder = TempDir::new().unwrap();
    let args = "extract - --input-format jsonl --format brat -o out -j 1";
    let args: Vec<&str> = args.split(' ').collect();
    let mut command = onrecord(folder.path(), &args);
    let command = command.stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let story = serde_json::json!({"id": "one", "text": STORY});
    let stdin = child.stdin.as_mut().unwrap();
    writeln!(stdin, "{story}\n{story}\nno json").unwrap();
    // What is said of the third shows that it is there; the fourth does not come.
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    stderr.read_line(&mut said).unwrap();
    assert!(said.contains(":3:"), "{said}");
    signal(&child, "-INT");
    assert_eq!(soon(&mut child).code(), Some(130));
    assert_eq!(
        std::io::read_to_string(stderr).unwrap(),
        "onrecord: 3 stories processed, in out, which is incomplete\n"
    );
    assert_eq!(
        names(&folder.path().join("out")),
        [
            "annotation.conf",
            "one-2.ann",
            "one-2.txt",
            "one.ann",
            "one.txt"
        ]
    );
}

#[test]
fn the_first_signal_ends_a_run_whose_output_nobody_takes() {
    let folder = folder();
    let pipe = folder.path().join("out");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    // Opened for both, a pipe has a reader, who does not read.
    let mut reader = fs::File::options()
        .read(true)
        .write(true)
        .open(&pipe)
        .unwrap();
    let args = ["extract", "story.txt", "-f", "jsonl", "-o", "out"];
    let mut child = onrecord(folder.path(), &args).spawn().unwrap();
    // It takes a little, and then no more.
    reader.read_exact(&mut [0; 8]).unwrap();
    std::thread::sleep(Duration::from_millis(500));
    assert!(child.try_wait().unwrap().is_none(), "the pipe is full");
    signal(&child, "-TERM");
    assert_eq!(soon(&mut child).code(), Some(130));
    drop(reader);
    assert!(
        !names(folder.path())
            .iter()
            .any(|name| name.starts_with("out."))
    );
}
