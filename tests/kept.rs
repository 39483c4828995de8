//! `--keep`: fields of the input in the output, from every format that has fields, into every format.
#![cfg(all(feature = "cli", feature = "markdown", feature = "docx"))]

use assert_cmd::cargo::CommandCargoExt as _;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const INPUTS: [(&str, &str); 5] = [
    (
        "a.jsonl",
        "{\"id\":\"j1\",\"text\":\"“We go,” said Ann Lee.\",\"date\":\"2026-03-01\",\"story\":{\"desk\":\"City\"},\"n\":7,\"tags\":[\"sea\"]}\n\
         {\"id\":\"j2\",\"text\":\"“We stay,” said Bo Ek.\",\"date\":null}\n",
    ),
    (
        "b.csv",
        "date,desk,text,id\n2026-03-02,\"City, north\",\"“We go,” said Ann Lee.\",c1\n,=1+1,\"“We stay,” said Bo Ek.\",c2\n",
    ),
    (
        "c.md",
        "---\ntitle: Late\ndate: 2026-03-03\ndesk: 'City'\n---\n\n“We go,” said Ann Lee.\n",
    ),
    ("d.txt", "“We go,” said Ann Lee.\n"),
    (
        "e.html",
        "<html><head><meta property='article:published_time' content='2026-03-04'></head><body><article>\
         <p>“We will go to the harbour in the morning, whatever the weather is,” said Ann Lee.</p></article></body></html>",
    ),
];

fn inputs() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in INPUTS {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let output = command.current_dir(folder).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

/// What the object `kept` has, row by row.
fn kept(folder: &Path, args: &[&str]) -> Vec<Value> {
    let (code, jsonl, messages) = run(folder, &[args, &["-f", "jsonl"]].concat());
    assert_eq!((code, messages.as_str()), (0, ""));
    let lines = jsonl.lines();
    lines
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["kept"].clone())
        .collect()
}

#[test]
fn every_input_with_fields_has_them() {
    let folder = inputs();
    let value = |json: &str| serde_json::from_str::<Value>(json).unwrap();
    assert_eq!(
        kept(
            folder.path(),
            &["extract", "a.jsonl", "--keep", "date,story.desk,n,tags"]
        ),
        [
            value(
                "{\"date\":\"2026-03-01\",\"story.desk\":\"City\",\"n\":\"7\",\"tags\":\"[\\\"sea\\\"]\"}"
            ),
            value("{\"date\":null,\"story.desk\":null,\"n\":null,\"tags\":null}"),
        ]
    );
    assert_eq!(
        kept(
            folder.path(),
            &["extract", "b.csv", "c.md", "--keep", "date,desk"]
        ),
        [
            value("{\"date\":\"2026-03-02\",\"desk\":\"City, north\"}"),
            value("{\"date\":null,\"desk\":\"=1+1\"}"),
            value("{\"date\":\"2026-03-03\",\"desk\":\"City\"}"),
        ]
    );
    // What is known of any story has names, too.
    assert_eq!(
        kept(
            folder.path(),
            &["extract", "c.md", "e.html", "--keep", "published"]
        ),
        [
            value("{\"published\":\"2026-03-03\"}"),
            value("{\"published\":\"2026-03-04\"}"),
        ]
    );
    // Without the option there is no object.
    assert_eq!(kept(folder.path(), &["extract", "c.md"]), [Value::Null]);
    let office = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office");
    for (name, comment) in [
        ("python-docx.docx", "Bo Ek: “Sure?”"),
        ("libreoffice.docx", "Bo Ek: “Check the name,” says Bo."),
        ("libreoffice.odt", "Bo Ek: “Check the name,” says Bo."),
    ] {
        let path = office.join(name);
        let args = [
            "extract",
            path.to_str().unwrap(),
            "--keep",
            "comments,title",
        ];
        let found = kept(folder.path(), &args);
        assert_eq!(found[0]["comments"], comment, "{name}");
        assert!(
            found[0]["title"].as_str().unwrap().contains("rry"),
            "{name}"
        );
    }
}

#[test]
fn every_format_prints_them() {
    let folder = inputs();
    let args = ["extract", "b.csv", "--keep", "date,desk,date"];
    let (_, csv, _) = run(folder.path(), &args);
    let ends: Vec<&str> = csv
        .lines()
        .map(|line| line.split(",direct,").last().unwrap())
        .collect();
    assert!(ends[0].ends_with(",start,end,date,desk"), "{csv}");
    assert_eq!(ends[1..], ["1,7,2026-03-02,\"City, north\"", "1,9,,=1+1"]);
    let (_, tsv, _) = run(folder.path(), &[&args[..], &["-f", "tsv"]].concat());
    assert!(tsv.contains("\t2026-03-02\tCity, north\r\n"), "{tsv}");
    // A spreadsheet would run it.
    let (_, excel, _) = run(folder.path(), &[&args[..], &["--excel"]].concat());
    assert!(excel.ends_with(",,'=1+1\r\n"), "{excel}");
    for format in [&["-f", "table"][..], &["--explain"]] {
        let (_, page, _) = run(folder.path(), &[&args[..], format].concat());
        assert!(
            page.contains("date: 2026-03-02 · desk: City, north"),
            "{page}"
        );
    }
    let verify = ["verify", "b.csv", "--against", "d.txt", "--keep", "desk"];
    let (_, csv, _) = run(folder.path(), &verify);
    assert!(csv.lines().next().unwrap().ends_with(",desk"), "{csv}");
    assert!(
        csv.lines().nth(1).unwrap().ends_with(",\"City, north\""),
        "{csv}"
    );
    let (_, page, _) = run(folder.path(), &[&verify[..], &["-f", "table"]].concat());
    assert!(page.contains("desk: City, north"), "{page}");
}

#[test]
fn a_name_that_nothing_has_is_said() {
    let folder = inputs();
    let (code, _, messages) = run(
        folder.path(),
        &["extract", "b.csv", "d.txt", "--keep", "date,dsek"],
    );
    assert_eq!(
        (code, messages.as_str()),
        (0, "onrecord: no input has a field `dsek` (--keep)\n")
    );
    // The fields are those of the stories: `date` is one of the source alone.
    let verify = ["verify", "e.html", "--against", "b.csv"];
    let (_, _, messages) = run(folder.path(), &[&verify[..], &["--keep", "date"]].concat());
    assert!(
        messages.contains("no input has a field `date` (--keep)"),
        "{messages}"
    );
}

#[test]
fn a_field_that_is_a_story_of_its_own_is_refused() {
    let folder = inputs();
    let story = "“We go,” said Ann Lee. ".repeat(4000);
    let line = |id, text: &str, desk: &str| {
        serde_json::json!({"id": id, "text": text, "desk": desk}).to_string()
    };
    let lines = [
        line("long", "“We go,” said Ann Lee.", &story),
        line("short", "“We go,” said Ann Lee.", "City"),
    ];
    fs::write(folder.path().join("f.jsonl"), lines.join("\n")).unwrap();
    let (code, rows, messages) = run(folder.path(), &["extract", "f.jsonl", "--keep", "desk"]);
    assert_eq!((code, rows.lines().count()), (2, 2), "{messages}");
    assert!(rows.contains("City"), "{rows}");
    let words = "the field `desk` has 108000 bytes and would be printed with every quote";
    assert!(
        messages.contains("long") && messages.contains(words),
        "{messages}"
    );
}

#[cfg(feature = "encodings")]
#[test]
fn a_cell_is_in_the_encoding_of_its_table() {
    let folder = inputs();
    let (table, _, _) = encoding_rs::WINDOWS_1252.encode(
        "id,desk,text\nMünster,Räte und Bürger,\"“We go – now,” said Jürgen Müller of the council.\"\n",
    );
    fs::write(folder.path().join("g.csv"), &table).unwrap();
    let (_, rows, messages) = run(folder.path(), &["extract", "g.csv", "--keep", "desk"]);
    assert!(rows.contains("Jürgen Müller"), "{rows}{messages}");
    assert!(
        rows.contains("Räte und Bürger") && rows.contains("Münster"),
        "{rows}"
    );
}

#[test]
fn a_column_has_its_own_name() {
    let folder = inputs();
    for command in [
        &["extract", "b.csv"][..],
        &["verify", "b.csv", "--against", "d.txt"],
    ] {
        let (code, out, messages) = run(
            folder.path(),
            &[command, &["--keep", "date, speaker"]].concat(),
        );
        assert_eq!((code, out.as_str()), (2, ""), "{command:?}");
        assert!(
            messages.contains("has a column speaker of its own"),
            "{messages}"
        );
    }
    let table = "text,speaker\n\"“We go,” said Ann Lee.\",desk\n";
    fs::write(folder.path().join("s.csv"), table).unwrap();
    let kept = kept(folder.path(), &["extract", "s.csv", "--keep", "speaker"]);
    assert_eq!(kept[0]["speaker"], "desk");
}
