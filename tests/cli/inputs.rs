//! Inputs and arguments that are wrong, encodings, threads.

use super::*;

#[test]
fn what_cannot_be_understood_is_said_before_anything_is_done() {
    let folder = folder(&[("story.txt", STORY.as_bytes())]);
    for (args, part) in [
        (["--min-confidence", "7"], "from 0 to 1"),
        (["--min-confidence", "NaN"], "from 0 to 1"),
        (["--speaker", "/(/"], "unclosed group"),
        (["--speaker", ""], "give a name"),
        (
            ["--format", "xml"],
            "[possible values: csv, tsv, jsonl, table, html, xlsx, parquet, brat]",
        ),
        (["--jobs", "many"], "invalid digit"),
    ] {
        let args = [&["extract", "story.txt"], &args[..]].concat();
        let (code, stdout, stderr) = run(folder.path(), &args);
        assert_eq!((code, stdout.as_str()), (2, ""), "{args:?}");
        assert!(stderr.contains(part), "{args:?}: {stderr}");
    }
}

#[test]
fn each_bad_input_is_named_and_the_rest_goes_on() {
    let files: [(&str, &[u8]); 4] = [
        ("bad.txt", b"ab\xC3(cd"),
        ("empty.txt", b""),
        ("nul.txt", "“Yes,” he said.\0".as_bytes()),
        ("story.txt", STORY.as_bytes()),
    ];
    let folder = folder(&files);
    for (path, said) in [
        ("bad.txt", "onrecord: bad.txt: not UTF-8 at byte 2\n"),
        ("empty.txt", "onrecord: empty.txt: empty\n"),
        (
            "nul.txt",
            "onrecord: nul.txt: binary, a NUL byte at byte 19\n",
        ),
        ("none.txt", "onrecord: none.txt: no such file or folder\n"),
    ] {
        let (code, stdout, stderr) = run(folder.path(), &["extract", path, "story.txt"]);
        assert_eq!((code, stderr.as_str()), (2, said));
        assert_eq!(stdout.lines().count(), 2, "{stdout}");
    }
}

#[test]
fn a_bad_line_of_jsonl_is_skipped_with_its_number() {
    let lines = format!(
        "{}\nnonsense\n{}\n",
        serde_json::json!({"id": "a", "text": STORY}),
        serde_json::json!({"id": "b", "text": STORY}),
    );
    let folder = folder(&[("s.jsonl", lines.as_bytes())]);
    let (code, stdout, stderr) = run(folder.path(), &["extract", "s.jsonl"]);
    assert_eq!(
        (code, stderr.as_str()),
        (2, "onrecord: s.jsonl:2:2: expected ident\n")
    );
    let documents: Vec<_> = stdout.lines().skip(1).map(|row| &row[..2]).collect();
    assert_eq!(documents, ["a,", "b,"]);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(&[("story.txt", STORY.as_bytes())]);
    let locked = folder.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o0)).unwrap();
    let (code, stdout, stderr) = run(folder.path(), &["extract", "locked", "story.txt"]);
    // The superuser may read it, and then it is a folder without stories: an error all the same.
    let said = if fs::read_dir(&locked).is_ok() {
        "onrecord: locked: no stories in this folder"
    } else {
        "onrecord: locked: permission denied\n"
    };
    assert_eq!(code, 2);
    assert!(stderr.starts_with(said), "{stderr}");
    assert_eq!(stdout.lines().count(), 2, "{stdout}");
}

#[test]
fn an_old_encoding_is_read_and_said() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode("“The café is open,” said Renée Lund.\n");
    let folder = folder(&[("old.txt", &bytes)]);
    let (code, stdout, stderr) = run(folder.path(), &["extract", "old.txt"]);
    assert_eq!(
        (code, stderr.as_str()),
        (0, "onrecord: old.txt: read as windows-1252\n")
    );
    assert!(
        stdout.contains("\"The café is open,\",Renée Lund,"),
        "{stdout}"
    );
}

#[test]
fn any_number_of_jobs_prints_the_same_bytes() {
    let mut lines = String::new();
    for n in 0..3000 {
        let text =
            format!("“We have {n} days,” said Mayor Teresa Lund.\n\n“Not {n},” she added.\n");
        lines += &serde_json::json!({"id": n, "text": text}).to_string();
        lines.push('\n');
    }
    let folder = folder(&[("s.jsonl", lines.as_bytes())]);
    let one = run(folder.path(), &["extract", "s.jsonl", "--jobs", "1"]);
    assert_eq!((one.0, one.1.lines().count()), (0, 6001));
    for jobs in ["2", "5"] {
        assert!(
            one == run(folder.path(), &["extract", "s.jsonl", "-j", jobs]),
            "{jobs}"
        );
    }
}

#[test]
fn a_dash_is_standard_output() {
    let folder = folder(&[("story.txt", STORY.as_bytes())]);
    let plain = run(folder.path(), &["extract", "story.txt"]);
    assert_eq!(
        run(folder.path(), &["extract", "story.txt", "-o", "-"]),
        plain
    );
    assert!(!folder.path().join("-").exists());
    let resumed = ["extract", "story.txt", "--resume", "-o", "-"];
    let (code, _, stderr) = run(folder.path(), &resumed);
    assert_eq!(code, 2);
    assert!(stderr.contains("--resume needs an output file"), "{stderr}");
}
