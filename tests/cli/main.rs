//! The command line as a user meets it: exit codes, messages, files and pipes.

mod inputs;

use assert_cmd::Command;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

const STORY: &str = "“The bridge is safe,” said police chief Dana Whitlock on Friday.\n";
const HEADER: &str =
    "document,line,quote,speaker,role,mention,cue,evidence,confidence,kind,start,end\r\n";

fn onrecord() -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

/// A folder of files, removed in the end.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// What a run in `folder` gave: exit code, standard output, standard error.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = onrecord().current_dir(folder).args(args).output().unwrap();
    (
        output.status.code().expect("no signal"),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn without_arguments_the_short_help_says_what_to_type() {
    let (code, stdout, stderr) = run(Path::new("."), &[]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("onrecord extract story.txt"), "{stderr}");
}

#[test]
fn help_and_version_go_to_standard_output() {
    let (code, stdout, stderr) = run(Path::new("."), &["extract", "--help"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert!(stdout.contains("onrecord extract story.txt --explain"));
    assert!(stdout.contains(HEADER.trim_end()));
    let (code, stdout, _) = run(Path::new("."), &["--version"]);
    assert_eq!(code, 0);
    assert_eq!(stdout, format!("onrecord {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_are_scripts() {
    for (shell, part) in [
        ("bash", "complete -F _onrecord"),
        ("zsh", "#compdef onrecord"),
        ("fish", "complete -c onrecord"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion:arg-completer"),
    ] {
        let (code, stdout, stderr) = run(Path::new("."), &["--completions", shell]);
        assert_eq!((code, stderr.as_str()), (0, ""), "{shell}");
        assert!(stdout.contains(part), "{shell}");
    }
}

#[test]
fn a_pipe_gets_csv_and_the_summary_is_for_terminals() {
    let folder = folder(&[("story.txt", STORY.as_bytes())]);
    let (code, stdout, stderr) = run(folder.path(), &["extract", "story.txt"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let row = stdout.strip_prefix(HEADER).expect("the header");
    assert!(
        row.starts_with("story.txt,1,\"The bridge is safe,\","),
        "{row}"
    );
    assert!(row.ends_with(",direct,1,20\r\n"), "{row}");
}

#[test]
fn standard_input_is_a_story() {
    for format in ["csv", "jsonl", "table"] {
        let piped = onrecord()
            .args(["extract", "-", "--format", format])
            .write_stdin(STORY)
            .assert()
            .success();
        let stdout = String::from_utf8(piped.get_output().stdout.clone()).unwrap();
        assert!(stdout.contains("The bridge is safe,"), "{stdout}");
    }
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let folder = folder(&[("a.txt", STORY.as_bytes()), ("c.txt", STORY.as_bytes())]);
    let (code, stdout, stderr) = run(folder.path(), &["extract", "a.txt", "b.txt", "c.txt"]);
    assert_eq!(code, 2);
    assert_eq!(stdout.lines().count(), 3);
    assert!(
        stderr.starts_with("onrecord: b.txt: no such file"),
        "{stderr}"
    );
    assert_eq!(stderr.lines().count(), 1);
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let folder = folder(&[("long.txt", STORY.repeat(1_500).as_bytes())]);
    for format in ["csv", "jsonl", "table"] {
        let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("onrecord"))
            .current_dir(folder.path())
            .args(["extract", "long.txt", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 10];
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut first).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
}

#[test]
fn colours_only_where_they_are_wanted() {
    let folder = folder(&[("story.txt", STORY.as_bytes())]);
    let table = |color: &str| {
        let args = ["extract", "story.txt", "-f", "table", "--color", color];
        run(folder.path(), &args).1
    };
    assert!(table("always").contains('\u{1B}'));
    assert!(!table("never").contains('\u{1B}'));
    assert!(!table("auto").contains('\u{1B}'));
    let args = ["extract", "story.txt", "--explain", "--color", "never"];
    let explained = run(folder.path(), &args).1;
    assert!(!explained.contains('\u{1B}'));
    assert!(explained.contains("^^^^^"), "{explained}");
}

#[test]
fn an_explanation_says_what_decided() {
    let story = "The harbour master stayed away. “It leaks,” Ana Reis told the council.\n\n\
                 Her first novel, “The Silent Dam”, came out in May.";
    let folder = folder(&[("story.txt", story.as_bytes())]);
    let args = ["extract", "story.txt", "--explain"];
    let (_, explained, _) = run(folder.path(), &args);
    let words = explained.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("because “told” follows the name"), "{words}");
    assert!(words.contains("have capitals, as in a title"), "{words}");
    // The answers are the ones that are given without.
    let csv = run(folder.path(), &["extract", "story.txt", "--format", "csv"]).1;
    assert!(csv.contains("Ana Reis"), "{csv}");
    assert!(explained.contains("line 1: Ana Reis"), "{explained}");
    // What is withheld is not argued for.
    let args = ["extract", "story.txt", "--explain", "--min-confidence", "1"];
    let withheld = run(folder.path(), &args).1;
    assert!(!withheld.contains("“told” follows"), "{withheld}");
}

#[test]
fn an_explanation_says_whom_a_pronoun_means_and_names_nobody_twice() {
    let story = "Ana Reis met Ines Duarte at the dam on Monday. Reis had a torch with her.\n\n\
                 “It leaks,” she told the council. Ms Reis, who runs the port, added: “It did in May.”";
    let folder = folder(&[("story.txt", story.as_bytes())]);
    let (_, explained, _) = run(folder.path(), &["extract", "story.txt", "--explain"]);
    let words = explained.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("means she: Ana Reis, named in line 1"),
        "{words}"
    );
    for answer in explained.split("story.txt, ").skip(1) {
        let name = answer.lines().next().unwrap().split(": ").nth(1).unwrap();
        let second = answer
            .lines()
            .find(|line| line.trim_start().starts_with("second"));
        let second = second.expect("Reis or Duarte");
        assert!(name == "Ana Reis" && !second.contains(name), "{explained}");
    }
}

#[test]
fn machine_formats_have_no_colours_whatever_is_asked() {
    let story = "“Stop,” he said in \u{1B}[31mred\u{1B}[0m. “\u{1B}[1mGo.”";
    let folder = folder(&[("story.txt", story.as_bytes())]);
    for color in ["always", "never"] {
        let args = ["extract", "story.txt", "-f", "csv", "--color", color];
        let stdout = run(folder.path(), &args).1;
        // The story's own escape sequence is text like any other.
        assert!(stdout.contains("\u{1B}[1mGo."), "{stdout}");
        assert_eq!(stdout.matches('\u{1B}').count(), 1);
    }
}

#[test]
fn a_file_appears_once_it_is_complete() {
    let folder = folder(&[("story.txt", STORY.as_bytes()), ("out.csv", b"before")]);
    let out = folder.path().join("out.csv");
    let (code, stdout, _) = run(folder.path(), &["extract", "story.txt", "-o", "out.csv"]);
    assert_eq!((code, stdout.as_str()), (0, ""));
    assert!(fs::read_to_string(&out).unwrap().starts_with(HEADER));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_file_is_left_alone_where_nothing_can_be_done() {
    let folder = folder(&[("story.txt", STORY.as_bytes()), ("out.csv", b"before")]);
    let args = [
        "extract",
        "story.txt",
        "-o",
        "out.csv",
        "--lexicon",
        "none.csv",
    ];
    let (code, _, stderr) = run(folder.path(), &args);
    assert_eq!(code, 2);
    assert!(
        stderr.starts_with("onrecord: none.csv: no such file"),
        "{stderr}"
    );
    assert_eq!(fs::read(folder.path().join("out.csv")).unwrap(), b"before");

    let (code, _, stderr) = run(
        folder.path(),
        &["extract", "story.txt", "-o", "none/out.csv"],
    );
    assert_eq!(code, 2);
    assert!(stderr.starts_with("onrecord: none/out.csv: "), "{stderr}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_a_link_is_followed() {
    let folder = folder(&[("story.txt", STORY.as_bytes()), ("real.csv", b"before")]);
    let link = folder.path().join("link.csv");
    std::os::unix::fs::symlink("real.csv", &link).unwrap();
    assert_eq!(
        run(folder.path(), &["extract", "story.txt", "-o", "/dev/null"]).0,
        0
    );
    assert_eq!(
        run(folder.path(), &["extract", "story.txt", "-o", "link.csv"]).0,
        0
    );
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let real = fs::read_to_string(folder.path().join("real.csv")).unwrap();
    assert!(real.starts_with(HEADER));
}

#[test]
fn the_name_of_the_output_tells_the_format() {
    let folder = folder(&[("story.txt", STORY.as_bytes())]);
    for (name, start) in [
        ("out.csv", HEADER),
        ("out.jsonl", "{\"document\":\"story.txt\""),
        ("out.txt", "story.txt · 1 quote\n"),
        ("out", HEADER),
    ] {
        assert_eq!(
            run(folder.path(), &["extract", "story.txt", "-o", name]).0,
            0
        );
        let written = fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(written.starts_with(start), "{name}: {written}");
    }
    let (code, _, stderr) = run(folder.path(), &["extract", "story.txt", "-o", "out.json"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("name it .jsonl"), "{stderr}");
}

#[test]
fn excel_is_csv_and_nothing_else() {
    let folder = folder(&[("story.txt", STORY.as_bytes())]);
    let (code, stdout, _) = run(folder.path(), &["extract", "story.txt", "--excel"]);
    assert_eq!(code, 0);
    assert!(stdout.starts_with("\u{FEFF}document,line,"));
    let args = ["extract", "story.txt", "--excel", "-f", "jsonl"];
    let (code, stdout, stderr) = run(folder.path(), &args);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("--excel is for CSV only"), "{stderr}");
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_build_without_parquet_says_so_and_writes_nothing_else() {
    let folder = folder(&[("story.txt", STORY.as_bytes())]);
    for args in [["-o", "q.parquet"], ["-f", "parquet"]] {
        let args = [&["extract", "story.txt"], &args[..]].concat();
        let (code, stdout, stderr) = run(folder.path(), &args);
        assert_eq!((code, stdout.as_str()), (2, ""), "{args:?}");
        assert!(stderr.contains("lacks the feature `parquet`"), "{stderr}");
    }
    assert!(!folder.path().join("q.parquet").exists());
}
