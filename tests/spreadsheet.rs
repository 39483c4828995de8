//! Goldens that were opened and saved in a spreadsheet: read, or refused with the way to save them.

#![cfg(feature = "cli")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const STORY: &str = "“The bakery isn’t open – the café is,” said Zoë Krüger.\n\n“12.50,” said a waiter. “It was 3/4 of that,” he added.\n\n“1,200” said a sign.\n";

/// The story, and the golden that `init` makes of it.
fn desk() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("menu.md"), STORY).unwrap();
    assert_eq!(run(folder.path(), &["init"]).0, 0);
    let golden = fs::read_to_string(folder.path().join("menu.quotes.csv")).unwrap();
    (folder, golden)
}

fn run(folder: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).args(args).env("CI", "false");
    let output = command.output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (
        output.status.code().expect("no signal"),
        String::from_utf8(printed).unwrap(),
    )
}

/// The golden with another delimiter, and marks only where they are needed, as Excel does it.
fn delimited(golden: &str, delimiter: u8) -> String {
    let mut rows = csv::Reader::from_reader(golden.as_bytes());
    let header = rows.headers().unwrap().clone();
    let mut out = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    out.write_record(&header).unwrap();
    rows.records()
        .for_each(|row| out.write_record(&row.unwrap()).unwrap());
    String::from_utf8(out.into_inner().unwrap()).unwrap()
}

fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |char| match char {
        '“' => 0x93,
        '”' => 0x94,
        '’' => 0x92,
        '–' => 0x96,
        char => u8::try_from(char).expect("a character of Windows-1252"),
    };
    text.chars().map(byte).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    let text = format!("\u{FEFF}{text}");
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_golden_saved_by_a_spreadsheet_agrees() {
    let (folder, golden) = desk();
    let semicolons = delimited(&golden, b';');
    let files: [(&str, Vec<u8>); 9] = [
        (
            "CSV UTF-8",
            format!("\u{FEFF}{}", delimited(&golden, b',')).into(),
        ),
        (
            "CSV in a country with decimal commas",
            windows_1252(&semicolons),
        ),
        ("CSV elsewhere", windows_1252(&delimited(&golden, b','))),
        ("Unicode text", utf16(&delimited(&golden, b'\t'))),
        ("UTF-8 with semicolons", semicolons.clone().into()),
        ("CR LF", golden.replace('\n', "\r\n").into()),
        ("sep=", format!("sep=;\r\n{semicolons}").into()),
        (
            "empty rows and columns",
            semicolons
                .replace("\r\n", ";;\r\n")
                .into_bytes()
                .into_iter()
                .chain(*b";;;;;;;;;\r\n")
                .collect(),
        ),
        (
            "numbers",
            semicolons
                .replace("\r\n3;12.50,;", "\r\n3,0;12.50,;")
                .replace(";1,200;", ";1200;")
                .into(),
        ),
    ];
    for (name, bytes) in files {
        fs::write(folder.path().join("menu.quotes.csv"), &bytes).unwrap();
        let (code, printed) = run(folder.path(), &["check"]);
        assert_eq!(
            (code, printed.as_str()),
            (0, "1 story, 4 quotes, 0 findings\n"),
            "{name}"
        );
        // A golden that agrees is not touched.
        assert_eq!(run(folder.path(), &["check", "--update"]).0, 0, "{name}");
        assert_eq!(
            fs::read(folder.path().join("menu.quotes.csv")).unwrap(),
            bytes,
            "{name}"
        );
    }
}

#[test]
fn an_update_keeps_the_delimiter_and_makes_it_utf_8_that_excel_knows() {
    let (folder, golden) = desk();
    let saved = delimited(&golden, b';').replace("Zoë Krüger;", "Zoe Kruger;");
    let path = folder.path().join("menu.quotes.csv");
    fs::write(&path, windows_1252(&saved)).unwrap();
    assert_eq!(run(folder.path(), &["check"]).0, 1);
    assert_eq!(run(folder.path(), &["check", "--update"]).0, 0);
    let updated = fs::read_to_string(&path).unwrap();
    let expected = format!("\u{FEFF}{}", delimited(&golden, b';').replace("\r\n", "\n"));
    assert_eq!(updated, expected);
    assert_eq!(run(folder.path(), &["check"]).0, 0);
}

#[test]
fn what_cannot_be_read_is_refused_with_the_way_to_save_it() {
    let (folder, golden) = desk();
    let semicolons = delimited(&golden, b';');
    let save = "save it as “CSV UTF-8 (comma delimited)” in Excel";
    let import = "Data, From Text/CSV";
    let in_one_cell: String = golden
        .lines()
        .map(|line| format!("\"{}\"\r\n", line.replace('"', "\"\"")))
        .collect();
    let files: [(&str, Vec<u8>, &str); 5] = [
        (
            "CSV (Macintosh)",
            b"quote,speaker\r\nCaf\x8E don\xD5t,x\r\n".to_vec(),
            save,
        ),
        (
            "damaged UTF-8",
            golden.as_bytes()[..golden.find("ë").unwrap() + 1].to_vec(),
            save,
        ),
        ("rows in one cell", in_one_cell.into(), import),
        (
            "a date",
            semicolons.replace("It was 3/4 of that,", "4-Mar").into(),
            import,
        ),
        (
            "a formula",
            semicolons.replace("It was 3/4 of that,", "#NAME?").into(),
            import,
        ),
    ];
    for (name, bytes, advice) in files {
        fs::write(folder.path().join("menu.quotes.csv"), &bytes).unwrap();
        let (code, printed) = run(folder.path(), &["check"]);
        assert_eq!(code, 2, "{name}: {printed}");
        assert!(
            printed.starts_with("onrecord: menu.quotes.csv"),
            "{name}: {printed}"
        );
        assert!(printed.contains(advice), "{name}: {printed}");
        // What cannot be read is not written over.
        assert_eq!(run(folder.path(), &["check", "--update"]).0, 2, "{name}");
        assert_eq!(
            fs::read(folder.path().join("menu.quotes.csv")).unwrap(),
            bytes,
            "{name}"
        );
    }
}

#[test]
fn a_changed_number_is_no_reformatted_one() {
    let (folder, golden) = desk();
    for (was, is) in [(";1,200;", ";1,300;"), (";12.50,;", ";12.60,;")] {
        let saved = delimited(&golden, b';');
        assert!(saved.contains(was), "{saved}");
        fs::write(
            folder.path().join("menu.quotes.csv"),
            saved.replace(was, is),
        )
        .unwrap();
        let (code, printed) = run(folder.path(), &["check"]);
        assert_eq!(code, 1, "{is}: {printed}");
    }
    // A list of known misses may come from a spreadsheet, too.
    let wrong = golden.replace("Zoë Krüger", "Zoe Kruger");
    fs::write(folder.path().join("menu.quotes.csv"), wrong).unwrap();
    let list = "story;line;quote;reason\r\nmenu.md;1,0;The bakery isn’t open – the…;the desk writes it so\r\n";
    fs::write(
        folder.path().join("known-misses.csv"),
        windows_1252(&list.replace('…', "_"))
            .into_iter()
            .map(|byte| if byte == b'_' { 0x85 } else { byte })
            .collect::<Vec<u8>>(),
    )
    .unwrap();
    let (code, printed) = run(folder.path(), &["check"]);
    assert_eq!(code, 0, "{printed}");
    // The line that Excel reads as the delimiter counts.
    let list = "sep=;\r\nstory;quote;reason\r\nmenu.md;1,200;\r\n";
    fs::write(folder.path().join("known-misses.csv"), list).unwrap();
    let (code, printed) = run(folder.path(), &["check"]);
    assert_eq!(code, 2);
    assert!(printed.contains("known-misses.csv:3: "), "{printed}");
}
