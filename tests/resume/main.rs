//! Runs that are gone on with: the whole output is what one run would have written, or nothing is.

#[cfg(unix)]
mod shared;

use assert_cmd::cargo::CommandCargoExt as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const ARGS: &[&str] = &["extract", "s.jsonl", "-o", "q.jsonl"];

fn onrecord(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).args(args);
    command
}

fn run(folder: &Path, args: &[&str]) -> (i32, String) {
    let output = onrecord(folder, args).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().expect("no signal"), said)
}

fn resume(folder: &Path) -> (i32, String) {
    run(folder, &[ARGS, &["--resume"]].concat())
}

fn line(n: usize) -> String {
    format!("{{\"id\":\"s{n}\",\"text\":\"“Weir {n} holds,” said Ines Duarte.\"}}\n")
}

fn lines(numbers: std::ops::Range<usize>) -> String {
    numbers.map(line).collect()
}

/// A folder with some stories.
fn stories(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("s.jsonl"), lines(0..count)).unwrap();
    folder
}

/// What one run writes of the stories as they are.
fn reference(folder: &Path) -> String {
    let output = onrecord(folder, &["extract", "s.jsonl", "-f", "jsonl"]).output();
    String::from_utf8(output.unwrap().stdout).unwrap()
}

fn output(folder: &Path) -> String {
    fs::read_to_string(folder.join("q.jsonl")).unwrap()
}

/// A run over 2,500 stories that was killed behind its second checkpoint or soon after.
fn killed() -> TempDir {
    let folder = stories(2_500);
    let checkpoint = folder.path().join("q.jsonl.checkpoint");
    let args = [ARGS, &["--resume", "-j", "1"]].concat();
    let mut child = onrecord(folder.path(), &args).spawn().unwrap();
    let is_far = || fs::read_to_string(&checkpoint).is_ok_and(|text| text.contains("stories 2000"));
    while !is_far() {
        assert!(child.try_wait().unwrap().is_none(), "too fast to be killed");
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(checkpoint.exists(), "too fast to be killed");
    folder
}

#[test]
fn killed_at_any_time_it_ends_as_if_it_had_not_been() {
    let folder = stories(4_000);
    let path = folder.path();
    let reference = reference(path);
    let mut dice: u64 = 0x2545_F491_4F6C_DD1D;
    let mut kills = 0;
    for round in 0..4 {
        for step in 0.. {
            let jobs = if (round + step) % 2 == 0 { "1" } else { "2" };
            let args = [ARGS, &["--resume", "-j", jobs]].concat();
            let mut command = onrecord(path, &args);
            let mut child = command.stderr(Stdio::null()).spawn().unwrap();
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            // In the end nobody kills it, so that the test ends on any machine.
            let time = if step < 12 { dice % 1_500 } else { 600_000 };
            let begun = std::time::Instant::now();
            let status = loop {
                if let Some(status) = child.try_wait().unwrap() {
                    break Some(status);
                }
                if begun.elapsed() > Duration::from_millis(time) {
                    child.kill().unwrap();
                    child.wait().unwrap();
                    break None;
                }
                std::thread::sleep(Duration::from_millis(1));
            };
            match status {
                Some(status) => {
                    assert_eq!(status.code(), Some(0));
                    break;
                }
                None => kills += 1,
            }
        }
        assert!(output(path) == reference, "round {round}, {kills} kills");
        fs::remove_file(path.join("q.jsonl")).unwrap();
        let names = fs::read_dir(path).unwrap();
        let names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["s.jsonl"], "nothing is left over");
    }
    assert!(kills > 0);
}

#[cfg(unix)]
#[test]
fn ended_within_its_first_story_it_has_one_head() {
    let folder = TempDir::new().unwrap();
    let story = folder.path().join("story.txt");
    let args = [
        "extract",
        "story.txt",
        "-o",
        "q.csv",
        "-f",
        "csv",
        "--resume",
    ];
    // A story that never comes.
    let made = Command::new("mkfifo").arg(&story).status().unwrap();
    assert!(made.success());
    let mut child = onrecord(folder.path(), &args).spawn().unwrap();
    while !folder.path().join("q.csv.partial").exists() {
        assert!(child.try_wait().unwrap().is_none());
        std::thread::sleep(Duration::from_millis(2));
    }
    let pid = child.id().to_string();
    let killed = Command::new("kill").args(["-INT", &pid]).status();
    assert!(killed.unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(folder.path().join("q.csv.checkpoint").exists());
    fs::remove_file(&story).unwrap();
    fs::write(&story, "“The weir holds,” said Ines Duarte.\n").unwrap();
    assert_eq!(run(folder.path(), &args).0, 0);
    let resumed = fs::read_to_string(folder.path().join("q.csv")).unwrap();
    // The head, and one row.
    assert_eq!(resumed.lines().count(), 2, "{resumed}");
}

#[test]
fn what_is_done_has_to_be_what_it_was() {
    let folder = killed();
    let path = folder.path();
    let whole = fs::read_to_string(path.join("s.jsonl")).unwrap();
    let begin_anew = "or remove its .checkpoint and .partial to start over";
    for (text, said) in [
        // One word, as long as it was, deep in the file.
        (
            whole.replacen("Weir 1234 holds", "Weir 1234 gives", 1),
            "stories have changed",
        ),
        (lines(1..2_501), "stories have changed"),
        (lines(0..500), "fewer stories than were processed"),
        (String::new(), "fewer stories than were processed"),
    ] {
        let before = fs::read(path.join("q.jsonl.checkpoint")).unwrap();
        fs::write(path.join("s.jsonl"), text).unwrap();
        let (code, stderr) = resume(path);
        assert_eq!(code, 2, "{stderr}");
        assert!(
            stderr.contains(said) && stderr.contains(begin_anew),
            "{stderr}"
        );
        assert_eq!(fs::read(path.join("q.jsonl.checkpoint")).unwrap(), before);
        assert!(!path.join("q.jsonl").exists());
    }
    fs::remove_file(path.join("s.jsonl")).unwrap();
    assert_eq!(resume(path).0, 2);
    // The same bytes are the same stories, and what lies behind those that are done may change.
    fs::write(path.join("s.jsonl"), whole + &lines(2_500..2_510)).unwrap();
    let (code, stderr) = resume(path);
    assert_eq!(code, 0, "{stderr}");
    assert!(stderr.starts_with("onrecord: resuming after 2"), "{stderr}");
    assert!(output(path) == reference(path));
}

#[test]
fn words_and_checkpoints_of_another_run_are_refused() {
    let folder = killed();
    let path = folder.path();
    fs::write(
        path.join("onrecord.toml"),
        "[known-speakers]\n\"Ines Duarte\" = [\"Duarte\"]\n",
    )
    .unwrap();
    let (code, stderr) = resume(path);
    assert_eq!(code, 2);
    assert!(
        stderr.contains("started with different arguments, lexicons, settings"),
        "{stderr}"
    );
    fs::remove_file(path.join("onrecord.toml")).unwrap();
    let checkpoint = path.join("q.jsonl.checkpoint");
    let kept = fs::read(&checkpoint).unwrap();
    fs::write(
        &checkpoint,
        "stories 2000\nbytes 90\nskipped 0\narguments 0.1.0\n",
    )
    .unwrap();
    let (code, stderr) = resume(path);
    assert_eq!(code, 2);
    assert!(
        stderr.ends_with(
            "written by an incompatible version: remove it and its .partial to start over\n"
        ),
        "{stderr}"
    );
    fs::write(&checkpoint, kept).unwrap();
    // Without what was done there is nothing to go on with.
    fs::remove_file(path.join("q.jsonl.partial")).unwrap();
    let (code, stderr) = resume(path);
    assert_eq!(code, 0, "{stderr}");
    assert!(stderr.contains("starting over"), "{stderr}");
    assert!(output(path) == reference(path));
}

/// Files that have the names of ours by chance are not ours to write over, also where a run is ended.
#[test]
fn files_of_somebody_else_stay() {
    for (name, holds) in [
        ("q.jsonl.partial", "the other half of the report"),
        ("q.jsonl.checkpoint", "stories to check: 3"),
    ] {
        let folder = stories(3);
        let path = folder.path();
        fs::write(path.join(name), holds).unwrap();
        for args in [ARGS, &[ARGS, &["--resume"]].concat()] {
            let (code, stderr) = run(path, args);
            assert_eq!(code, 2, "{args:?}: {stderr}");
            assert!(stderr.contains(name), "{args:?}: {stderr}");
            assert_eq!(fs::read_to_string(path.join(name)).unwrap(), holds);
            assert!(!path.join("q.jsonl").exists());
            assert_eq!(fs::read_dir(path).unwrap().count(), 2, "{args:?}");
        }
    }
    // What an earlier run left is: a second plain run goes over it.
    let folder = killed();
    let (code, stderr) = run(folder.path(), ARGS);
    assert_eq!(code, 0, "{stderr}");
}

#[test]
fn standard_input_is_not_gone_on_with() {
    let folder = TempDir::new().unwrap();
    let (code, stderr) = run(folder.path(), &["extract", "-", "-o", "q.csv", "--resume"]);
    assert_eq!(code, 2);
    assert!(
        stderr.contains("--resume cannot read standard input a second time"),
        "{stderr}"
    );
}
