//! Workbooks as a spreadsheet reads them: the cells of the CSV, all of them text, and no formula.
#![cfg(all(feature = "xlsx", feature = "cli", feature = "gzip"))]

use assert_cmd::cargo::CommandCargoExt as _;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const STORY: &str =
    "“=1+1 is late,” said Ann Lee.\n\nKarl Holm called it “@SUM(A1)”: “+2 & <3>, _x0041_ too”.\n";

fn stories() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("1.txt"), STORY).unwrap();
    fs::write(
        folder.path().join("2.txt"),
        "“=1+1 is early,” said Ann Lee.\n",
    )
    .unwrap();
    folder
}

fn run(folder: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let output = command.current_dir(folder).args(args).output().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn number(bytes: &[u8], at: usize, len: usize) -> usize {
    let bytes = bytes[at..at + len].iter().rev();
    bytes.fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// Returns a part of a workbook, which is a ZIP archive.
fn part(book: &[u8], name: &str) -> String {
    let end = memchr::memmem::rfind(book, b"PK\x05\x06").unwrap();
    let mut entry = number(book, end + 16, 4);
    loop {
        let len = number(book, entry + 28, 2);
        if &book[entry + 46..entry + 46 + len] == name.as_bytes() {
            break;
        }
        entry += 46 + len + number(book, entry + 30, 2) + number(book, entry + 32, 2);
    }
    let (size, local) = (number(book, entry + 20, 4), number(book, entry + 42, 4));
    let data = local + 30 + number(book, local + 26, 2) + number(book, local + 28, 2);
    let data = &book[data..data + size];
    let mut text = String::new();
    match number(book, entry + 10, 2) {
        0 => text.push_str(std::str::from_utf8(data).unwrap()),
        _ => {
            let mut data = flate2::read::DeflateDecoder::new(data);
            data.read_to_string(&mut text).unwrap();
        }
    }
    text
}

/// Returns what stands between two marks, each time.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> Vec<&'a str> {
    let parts = text.split(open).skip(1);
    parts
        .map(|part| part.split(close).next().unwrap())
        .collect()
}

/// Reads the cells that are not empty, row by row. Each must be a shared text.
fn cells(book: &[u8]) -> Vec<Vec<String>> {
    let texts = part(book, "xl/sharedStrings.xml");
    let texts: Vec<String> = between(&texts, "<si>", "</si>")
        .into_iter()
        .map(|text| {
            let text = text.split('>').skip(1).collect::<Vec<_>>().join(">");
            let text = text.trim_end_matches("</t>");
            let text = text.replace("&lt;", "<").replace("&gt;", ">");
            text.replace("&amp;", "&").replace("_x005F_", "_")
        })
        .collect();
    let sheet = part(book, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"));
    let rows = between(&sheet, "<row ", "</row>").into_iter();
    rows.map(|row| {
        let cells = between(row, "<c ", "</c>").into_iter();
        cells
            .map(|cell| {
                assert!(cell.contains("t=\"s\""), "no text: {cell}");
                let number: usize = between(cell, "<v>", "</v>")[0].parse().unwrap();
                texts[number].clone()
            })
            .collect()
    })
    .collect()
}

#[test]
fn a_workbook_has_the_cells_of_the_csv_as_text() {
    for command in [
        &["extract", "1.txt", "2.txt"][..],
        &["diff", "1.txt", "2.txt"],
        &["verify", "1.txt", "--against", "2.txt"],
    ] {
        let folder = stories();
        for name in ["q.xlsx", "q.csv"] {
            let (code, messages) = run(folder.path(), &[command, &["-o", name]].concat());
            assert!(code < 2, "{messages}");
        }
        let csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_path(folder.path().join("q.csv"));
        let expected: Vec<Vec<String>> = csv
            .unwrap()
            .records()
            .map(|record| {
                let record = record.unwrap();
                let cells = record.iter().filter(|cell| !cell.is_empty());
                cells.map(str::to_owned).collect()
            })
            .collect();
        let book = fs::read(folder.path().join("q.xlsx")).unwrap();
        assert_eq!(cells(&book), expected, "{command:?}");
        assert!(expected.iter().flatten().any(|cell| cell.starts_with("=1")));
        // No clock, and no order of threads.
        let again = [command, &["-o", "q.xlsx", "-j", "2"]].concat();
        run(folder.path(), &again);
        let again = fs::read(folder.path().join("q.xlsx")).unwrap();
        assert!(again == book, "{command:?}");
        assert!(part(&book, "docProps/core.xml").contains("1980-01-01T00:00:00Z"));
    }
}

#[test]
fn a_format_is_chosen_without_a_name_too() {
    let folder = stories();
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let command = command.current_dir(folder.path());
    let output = command.args(["extract", "1.txt", "-f", "xlsx"]).output();
    assert_eq!(cells(&output.unwrap().stdout).len(), 4);
}

#[test]
fn a_quote_that_fits_no_cell_costs_its_story_only() {
    let folder = stories();
    let long = format!("“{}” said Ann Lee.\n", "very late, ".repeat(4000));
    fs::write(folder.path().join("long.txt"), long).unwrap();
    let args = ["extract", "long.txt", "1.txt", "-o", "q.xlsx"];
    let (code, messages) = run(folder.path(), &args);
    assert_eq!(code, 2);
    assert!(messages.contains("long.txt: ") && messages.contains("32,767 characters"));
    let book = fs::read(folder.path().join("q.xlsx")).unwrap();
    assert_eq!(cells(&book).len(), 4, "the other story is written");
}

#[test]
fn what_cannot_be_with_a_workbook_is_refused() {
    let folder = stories();
    for (args, sentence) in [
        (
            &["extract", "1.txt", "-o", "q.xlsx", "--resume"][..],
            "--resume cannot append to a workbook",
        ),
        (
            &["extract", "1.txt", "-o", "q.xlsx", "--excel"],
            "--excel is for CSV only",
        ),
        (
            &["extract", "1.txt", "-o", "q.ods"],
            "name it .xlsx or .csv",
        ),
    ] {
        let (code, messages) = run(folder.path(), args);
        assert_eq!(code, 2, "{args:?}");
        assert!(messages.contains(sentence), "{messages}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn fields_of_the_input_are_columns() {
    let folder = stories();
    let table = "text,desk\n\"“We go,” said Ann Lee.\",=1+1\n";
    fs::write(folder.path().join("s.csv"), table).unwrap();
    for args in [
        &["extract", "s.csv"][..],
        &["verify", "s.csv", "--against", "1.txt"],
    ] {
        let args = [args, &["--keep", "desk", "-o", "q.xlsx"]].concat();
        assert!(run(folder.path(), &args).0 < 2);
        let book = fs::read(folder.path().join("q.xlsx")).unwrap();
        let rows = cells(&book);
        assert_eq!(rows[0].last().unwrap(), "desk", "{args:?}");
        assert_eq!(rows[1].last().unwrap(), "=1+1", "{args:?}");
    }
}
