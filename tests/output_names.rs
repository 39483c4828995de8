//! The name of an output file keeps its word: the format that it promises, or a refusal; no file of a run that
//! failed; what a folder has besides.

use assert_cmd::cargo::CommandCargoExt as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

fn stories() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("1.txt"), "“We\tgo,” said Ann Lee.\n").unwrap();
    fs::write(folder.path().join("2.txt"), "“We\tgo now,” said Ann Lee.\n").unwrap();
    folder
}

fn run(folder: &Path, args: &[&str]) -> (i32, String) {
    let output = Command::cargo_bin("onrecord")
        .unwrap()
        .current_dir(folder)
        .args(args)
        .output()
        .unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

const COMMANDS: [&[&str]; 3] = [
    &["extract", "1.txt"],
    &["diff", "1.txt", "2.txt"],
    &["verify", "1.txt", "--against", "2.txt"],
];

#[test]
fn a_tsv_has_tabs() {
    for command in COMMANDS {
        let folder = stories();
        let (code, messages) = run(folder.path(), &[command, &["-o", "out.tsv"]].concat());
        assert!(code < 2, "{messages}");
        let tsv = fs::read(folder.path().join("out.tsv")).unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .from_reader(&tsv[..]);
        assert!(reader.headers().unwrap().len() > 5, "{command:?}");
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(!rows.is_empty(), "{command:?}");
        assert!(
            rows[0].iter().any(|cell| cell.starts_with("We\tgo")),
            "{:?}",
            rows[0]
        );
    }
}

#[test]
fn a_name_that_promises_another_format_is_refused() {
    for command in COMMANDS {
        for name in [
            "out.xls", "out.ods", "out.md", "out.docx", "out.xml", "out.json",
        ] {
            let folder = stories();
            let (code, messages) = run(folder.path(), &[command, &["-o", name]].concat());
            assert_eq!(code, 2, "{command:?} {name}: {messages}");
            assert!(
                messages.contains(name) && messages.contains("name it"),
                "{messages}"
            );
            assert!(!folder.path().join(name).exists(), "{command:?} {name}");
        }
    }
}

/// A build with the feature is tested in `tests/write_xlsx.rs`.
#[cfg(not(feature = "xlsx"))]
#[test]
fn a_build_without_workbooks_says_so() {
    for command in COMMANDS {
        for more in [&["-o", "out.xlsx"][..], &["-f", "xlsx"]] {
            let folder = stories();
            let (code, messages) = run(folder.path(), &[command, more].concat());
            assert_eq!(code, 2, "{command:?}: {messages}");
            assert!(messages.contains("lacks the feature `xlsx`"), "{messages}");
            assert!(messages.contains("name it .csv"), "{messages}");
            assert!(!folder.path().join("out.xlsx").exists(), "{command:?}");
        }
    }
}

#[test]
fn a_run_that_failed_wholly_leaves_no_file() {
    for command in [
        &["extract", "none.txt"][..],
        &["extract", "empty.txt", "none.txt"],
        &["diff", "none.txt", "1.txt"],
        &["verify", "none.txt", "--against", "1.txt"],
        &["verify", "1.txt", "--against", "none.txt"],
    ] {
        let folder = stories();
        fs::write(folder.path().join("empty.txt"), "").unwrap();
        let args = [command, &["-o", "out.csv"]].concat();
        assert_eq!(run(folder.path(), &args).0, 2, "{command:?}");
        assert!(!folder.path().join("out.csv").exists(), "{command:?}");
        // What was there before stays.
        fs::write(folder.path().join("out.csv"), "mine").unwrap();
        assert_eq!(run(folder.path(), &args).0, 2, "{command:?}");
        assert_eq!(
            fs::read_to_string(folder.path().join("out.csv")).unwrap(),
            "mine"
        );
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 4, "{command:?}: nothing else is left behind");
    }
    let folder = stories();
    assert_eq!(
        run(
            folder.path(),
            &["extract", "none.txt", "1.txt", "-o", "out.csv"]
        )
        .0,
        2
    );
    assert!(folder.path().join("out.csv").exists(), "one story was read");
}

#[test]
fn a_folder_says_what_is_not_read() {
    let folder = stories();
    for name in ["a.jpg", "b.JPG", "c.csv", "LICENSE"] {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    let (code, messages) = run(folder.path(), &["extract", "."]);
    assert_eq!(code, 0, "{messages}");
    let expected = "onrecord: 4 files in folders are not read, by their names: 2 .jpg, 1 without an ending, 1 .csv\n";
    assert_eq!(messages, expected);
    assert_eq!(run(folder.path(), &["extract", "1.txt"]).1, "");
}
