//! Parquet as other programs read it: the same quotes as in the CSV and the JSONL, typed.
#![cfg(all(feature = "parquet", feature = "cli"))]

use assert_cmd::cargo::CommandCargoExt as _;
use onrecord::write::{self, Parquet, ParquetRows};
use onrecord::{Document, Extractor};
use parquet::basic::{LogicalType, Type as Physical};
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::Field;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const STORY: &str = "\
The bridge stays open

“The steel is here, but the welders are not,” said Marta Lindqvist, the chief engineer, on Monday. She \
called the delay “no surprise”.

“We were told ‘by Christmas’ three times.

“Nobody believes it,” an official said. It is the third delay for the “bridge to nowhere”.
";

const PAGE: &str = "<html lang=en><head><title>Ferry</title><meta property='og:title' content='The ferry is late'>\
</head><body><article><h1>The ferry is late</h1><p>“It will sail,” said Ann Lee, who has been its captain \
for twenty years and has seen worse winters than this one.</p><p>Nobody else in the harbour wanted to \
say when, and the council did not answer on Friday.</p></article></body></html>";

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let output = command.current_dir(folder).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

fn stories() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("bridge.txt"), STORY).unwrap();
    fs::write(folder.path().join("ferry.html"), PAGE).unwrap();
    fs::write(folder.path().join("silent.txt"), "Nobody spoke.").unwrap();
    folder
}

/// Writes the same stories in three formats.
fn written(folder: &Path, more: &[&str]) {
    for name in ["q.parquet", "q.csv", "q.jsonl"] {
        let args = [
            "extract",
            "bridge.txt",
            "silent.txt",
            "ferry.html",
            "-o",
            name,
        ];
        let (code, stdout, stderr) = run(folder, &[&args[..], more].concat());
        assert_eq!(
            (code, stdout.as_str(), stderr.as_str()),
            (0, "", ""),
            "{name}"
        );
    }
}

fn table(path: &Path) -> SerializedFileReader<fs::File> {
    SerializedFileReader::new(fs::File::open(path).unwrap()).unwrap()
}

/// The rows of a table, as names and values.
fn rows(path: &Path) -> Vec<Vec<(String, Field)>> {
    let rows = table(path).into_iter().map(Result::unwrap);
    let rows = rows.map(|row| {
        let cells = row.get_column_iter();
        cells
            .map(|(name, field)| (name.clone(), field.clone()))
            .collect()
    });
    rows.collect()
}

/// What a cell looks like in the CSV.
fn printed(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Long(number) => number.to_string(),
        Field::Double(number) => format!("{number:.4}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_first_columns_are_those_of_the_csv() {
    let folder = stories();
    written(folder.path(), &[]);
    let mut csv = csv::Reader::from_path(folder.path().join("q.csv")).unwrap();
    let names: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
    let expected: Vec<Vec<String>> = csv
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(expected.len(), 7);
    let rows = rows(&folder.path().join("q.parquet"));
    assert_eq!(rows.len(), expected.len());
    for (row, expected) in rows.iter().zip(&expected) {
        let row = &row[..names.len()];
        assert!(row.iter().map(|cell| &cell.0).eq(&names), "{row:?}");
        let cells: Vec<String> = row.iter().map(|cell| printed(&cell.1)).collect();
        assert_eq!(&cells, expected);
        // What is not there is `null`, and no empty string.
        assert!(
            row.iter()
                .all(|(_, field)| *field != Field::Str(String::new()))
        );
    }
}

#[test]
fn the_other_columns_are_those_of_the_jsonl() {
    let folder = stories();
    written(folder.path(), &[]);
    let jsonl = fs::read_to_string(folder.path().join("q.jsonl")).unwrap();
    let rows = rows(&folder.path().join("q.parquet"));
    let mut seen = 0;
    for (row, line) in rows.iter().zip(jsonl.lines()) {
        let json: Value = serde_json::from_str(line).unwrap();
        for (name, field) in row {
            // `mention_start` is `start` in `mention`; `mention` is the words in it.
            let parts: Vec<&str> = match name.as_str() {
                "mention" => vec!["mention", "text"],
                "cue" => vec!["cue", "text"],
                "speaker_kind" => vec!["speaker_kind"],
                name => name.split('_').collect(),
            };
            let value = parts.iter().fold(&json, |json, part| &json[*part]);
            let same = match (field, value) {
                (Field::Null, value) => value.is_null(),
                (Field::Str(text), value) => value.as_str() == Some(text),
                (Field::Long(number), value) => value.as_i64() == Some(*number),
                (Field::Double(number), value) => value.as_f64() == Some(*number),
                _ => false,
            };
            assert!(same, "{name}: {field:?} is {value} in the JSONL");
            seen += usize::from(*field != Field::Null && parts.len() > 1);
        }
    }
    assert!(seen > 20, "{seen}");
    let cell = |row: usize, name: &str| &rows[row].iter().find(|cell| cell.0 == name).unwrap().1;
    assert_eq!(
        cell(6, "story_headline"),
        &Field::Str("The ferry is late".to_owned())
    );
    assert_eq!(cell(3, "depth"), &Field::Long(1));
    assert_eq!(cell(4, "continues"), cell(2, "start"));
}

#[test]
fn columns_have_types_and_the_file_has_no_time() {
    let folder = stories();
    written(folder.path(), &[]);
    let path = folder.path().join("q.parquet");
    let table = table(&path);
    let file = table.metadata().file_metadata();
    assert_eq!(file.num_rows(), 7);
    assert!(file.created_by().unwrap().starts_with("onrecord version "));
    assert_eq!(file.key_value_metadata(), None);
    let types = [
        ("document", Physical::BYTE_ARRAY, false),
        ("line", Physical::INT64, false),
        ("speaker", Physical::BYTE_ARRAY, true),
        ("confidence", Physical::DOUBLE, false),
        ("start", Physical::INT64, false),
        ("continues", Physical::INT64, true),
        ("raw_start", Physical::INT64, true),
    ];
    for (name, physical, is_optional) in types {
        let columns = file.schema_descr().columns().iter();
        let column = columns
            .into_iter()
            .find(|column| column.name() == name)
            .unwrap();
        assert_eq!(column.physical_type(), physical, "{name}");
        assert_eq!(column.self_type().is_optional(), is_optional, "{name}");
        let is_text = column.logical_type_ref() == Some(&LogicalType::String);
        assert_eq!(is_text, physical == Physical::BYTE_ARRAY, "{name}");
    }
    let first = fs::read(&path).unwrap();
    written(folder.path(), &["-j", "2"]);
    assert!(fs::read(&path).unwrap() == first);
}

#[test]
fn fields_of_the_input_are_columns() {
    let folder = stories();
    let table = "text,desk\n\"“We go,” said Ann Lee.\",City\n\"“We stay,” said Bo Ek.\",\n";
    fs::write(folder.path().join("s.csv"), table).unwrap();
    let args = ["extract", "s.csv", "--keep", "desk", "-o", "q.parquet"];
    assert_eq!(run(folder.path(), &args).0, 0);
    let path = folder.path().join("q.parquet");
    let rows = rows(&path);
    assert_eq!(
        rows[0].last().unwrap(),
        &("desk".to_owned(), Field::Str("City".to_owned()))
    );
    assert_eq!(rows[1].last().unwrap().1, Field::Null);
    // And from Parquet.
    let read = [
        "extract",
        "q.parquet",
        "--text-field",
        "quote",
        "--keep",
        "desk,speaker,quote",
    ];
    let (code, jsonl, _) = run(folder.path(), &[&read[..], &["-f", "jsonl"]].concat());
    assert_eq!(
        (code, jsonl.as_str()),
        (0, ""),
        "the words alone have no quotes"
    );
    let (_, _, messages) = run(folder.path(), &[&read[..5], &["desk,dsek"]].concat());
    assert!(
        messages.contains("no input has a field `dsek`"),
        "{messages}"
    );
}

#[test]
fn many_rows_stand_in_groups_whose_size_has_a_limit() {
    let story: String = (0..700)
        .map(|n| format!("\"It is {n},\" said Ann Lee.\n\n"))
        .collect();
    let analysis = Extractor::default().extract(Document::plain("s.txt", story).unwrap());
    let rows_of_one = write::rows(&analysis, 0.0);
    let (mut parquet, mut bytes) = (Parquet::new(&[]).unwrap(), Vec::new());
    for n in 0..60 {
        assert_eq!(bytes.is_empty(), n <= 46, "what is full comes out at once");
        let rows = ParquetRows::of(&rows_of_one);
        parquet.add(rows, &mut bytes).unwrap();
    }
    parquet.finish(&mut bytes).unwrap();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("q.parquet");
    fs::write(&path, bytes).unwrap();
    let table = table(&path);
    let groups = table.metadata().row_groups().iter();
    let sizes: Vec<i64> = groups.map(|group| group.num_rows()).collect();
    assert_eq!(sizes, [47 * 700, 13 * 700]);
    let rows = rows(&path);
    for n in [0, 47 * 700 - 1, 47 * 700, 60 * 700 - 1] {
        assert_eq!(rows[n][2].1, Field::Str(format!("It is {},", n % 700)));
    }
}

#[test]
fn no_stories_are_a_table_without_rows() {
    let folder = stories();
    let args = ["extract", "silent.txt", "--format", "parquet", "-o", "q"];
    assert_eq!(run(folder.path(), &args).0, 0);
    let table = table(&folder.path().join("q"));
    assert_eq!(table.metadata().file_metadata().num_rows(), 0);
    assert_eq!(
        table
            .metadata()
            .file_metadata()
            .schema_descr()
            .num_columns(),
        29
    );
}

#[test]
fn what_cannot_be_with_parquet_is_refused() {
    let folder = stories();
    for (args, part) in [
        (
            &["extract", "bridge.txt", "-o", "q.parquet", "--resume"][..],
            "--resume cannot append to Parquet",
        ),
        (
            &["extract", "bridge.txt", "-o", "q.parquet", "--excel"],
            "--excel is for CSV only",
        ),
        (
            &["diff", "bridge.txt", "silent.txt", "-o", "d.parquet"],
            "only extract writes Parquet",
        ),
    ] {
        let (code, stdout, stderr) = run(folder.path(), args);
        assert_eq!((code, stdout.as_str()), (2, ""), "{args:?}");
        assert!(stderr.contains(part), "{args:?}: {stderr}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn what_was_written_is_read_again() {
    let folder = stories();
    written(folder.path(), &[]);
    let args = [
        "extract",
        "q.parquet",
        "--text-field",
        "quote",
        "--id-field",
        "document",
        "-f",
        "csv",
    ];
    let (code, csv, stderr) = run(folder.path(), &args);
    assert_eq!((code, stderr.as_str()), (0, ""));
    // “We were told ‘by Christmas’ three times.”
    assert!(csv.contains("bridge.txt,1,by Christmas"), "{csv}");
}

/// The library panics at some damage, of the offsets behind the name of a column above all, and says
/// so on standard error where nobody keeps it from that.
#[test]
fn damage_is_told_in_our_words_only() {
    let folder = stories();
    written(folder.path(), &[]);
    let whole = fs::read(folder.path().join("q.parquet")).unwrap();
    let name = memchr::memmem::rfind(&whole, b"document").unwrap();
    let mut damaged = 0;
    for at in name..name + 40 {
        let mut bent = whole.clone();
        bent[at] ^= 1;
        fs::write(folder.path().join("bent.parquet"), bent).unwrap();
        let args = [
            "extract",
            "bent.parquet",
            "--text-field",
            "quote",
            "--id-field",
            "document",
            "-f",
            "csv",
        ];
        let (_, _, stderr) = run(folder.path(), &args);
        let ours = stderr
            .lines()
            .all(|line| line.starts_with("onrecord: bent.parquet"));
        assert!(ours, "{at}: {stderr}");
        damaged += usize::from(stderr.contains("damaged Parquet"));
    }
    assert!(damaged > 0, "none of this made it panic");
}
