//! Runs that share an output.

use super::*;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::symlink;
use std::process::Child;

fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// A run that waits for its sixth story.
fn waiting(folder: &Path) -> (Child, fs::File) {
    fifo(&folder.join("s.jsonl"));
    let args = [ARGS, &["-j", "1", "--resume"]].concat();
    let mut command = onrecord(folder, &args);
    let child = command.stderr(Stdio::null()).spawn().unwrap();
    let pipe = fs::File::options().write(true).open(folder.join("s.jsonl"));
    let mut pipe = pipe.unwrap();
    pipe.write_all(lines(0..5).as_bytes()).unwrap();
    while !folder.join("q.jsonl.partial").exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(200));
    (child, pipe)
}

#[test]
fn one_run_at_a_time_writes_to_an_output() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    let (mut first, pipe) = waiting(path);
    let stands = fs::read(path.join("q.jsonl.partial")).unwrap();
    let (code, stderr) = resume(path);
    assert_eq!(code, 2);
    assert_eq!(
        stderr,
        "onrecord: q.jsonl.partial: another run is writing to it: wait for it to end, or write to \
         another file\n"
    );
    assert_eq!(fs::read(path.join("q.jsonl.partial")).unwrap(), stands);
    // Whatever ends the first, its lock goes with it.
    first.kill().unwrap();
    first.wait().unwrap();
    drop(pipe);
    fs::remove_file(path.join("s.jsonl")).unwrap();
    fs::write(path.join("s.jsonl"), lines(0..10)).unwrap();
    let (code, stderr) = resume(path);
    assert_eq!(code, 0, "{stderr}");
    assert!(output(path) == reference(path));
}

#[test]
fn a_run_that_is_ended_does_not_put_its_part_over_that_of_another() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    let (mut first, mut pipe) = waiting(path);
    fifo(&path.join("t.jsonl"));
    let args = ["extract", "t.jsonl", "-o", "q.jsonl", "-j", "1"];
    let mut command = onrecord(path, &args);
    let mut second = command.stderr(Stdio::piped()).spawn().unwrap();
    let other = fs::File::options().write(true).open(path.join("t.jsonl"));
    let mut other = other.unwrap();
    other.write_all(b"no json\n").unwrap();
    let mut stderr = BufReader::new(second.stderr.take().unwrap());
    let mut said = String::new();
    stderr.read_line(&mut said).unwrap();
    let id = second.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(second.wait().unwrap().code(), Some(130));
    let said = std::io::read_to_string(stderr).unwrap();
    assert!(said.contains("another run is writing to it"), "{said}");
    pipe.write_all(lines(5..10).as_bytes()).unwrap();
    drop(pipe);
    assert_eq!(first.wait().unwrap().code(), Some(0));
    drop(other);
    fs::remove_file(path.join("t.jsonl")).unwrap();
    fs::remove_file(path.join("s.jsonl")).unwrap();
    fs::write(path.join("s.jsonl"), lines(0..10)).unwrap();
    assert!(output(path) == reference(path));
    let mut names: Vec<_> = fs::read_dir(path)
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["q.jsonl", "s.jsonl"]);
}

#[test]
fn a_partial_that_was_taken_away_is_not_handed_over() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    let (mut first, pipe) = waiting(path);
    fs::remove_file(path.join("q.jsonl.partial")).unwrap();
    fs::write(path.join("q.jsonl.partial"), "of somebody else").unwrap();
    drop(pipe);
    assert_eq!(first.wait().unwrap().code(), Some(2));
    assert!(!path.join("q.jsonl").exists());
    let there = fs::read_to_string(path.join("q.jsonl.partial")).unwrap();
    assert_eq!(there, "of somebody else");
}

#[test]
fn links_and_special_files_are_not_written_to() {
    let folder = stories(3);
    let path = folder.path();
    fs::write(path.join("precious"), "kept").unwrap();
    let partial = path.join("q.jsonl.partial");
    let refused = |made: &str| {
        let (code, stderr) = resume(path);
        assert_eq!(code, 2, "{made}");
        assert!(
            stderr.contains("is a link, has a second hard link, or is not a regular file"),
            "{made}: {stderr}"
        );
        assert_eq!(fs::read_to_string(path.join("precious")).unwrap(), "kept");
        fs::remove_file(&partial).unwrap();
    };
    symlink("precious", &partial).unwrap();
    refused("a link");
    symlink("nowhere", &partial).unwrap();
    refused("a link to nothing");
    assert!(!path.join("nowhere").exists());
    fifo(&partial);
    refused("a pipe");
    symlink("precious", path.join("q.jsonl.checkpoint")).unwrap();
    let (code, stderr) = resume(path);
    assert_eq!(code, 2);
    assert!(stderr.contains("q.jsonl.checkpoint: a link"), "{stderr}");
    assert!(!partial.exists(), "made for nothing");
    fs::remove_file(path.join("q.jsonl.checkpoint")).unwrap();
    // What the output itself leads to is written, as without --resume.
    symlink("real.jsonl", path.join("q.jsonl")).unwrap();
    fs::write(path.join("real.jsonl"), "").unwrap();
    assert_eq!(resume(path).0, 0);
    assert!(path.join("q.jsonl").is_symlink());
    assert!(output(path) == reference(path));
    let args = [
        "extract",
        "s.jsonl",
        "-f",
        "csv",
        "-o",
        "/dev/null",
        "--resume",
    ];
    let (code, stderr) = run(path, &args);
    assert_eq!(code, 2);
    assert!(stderr.contains("/dev/null: not a regular file"), "{stderr}");
}
