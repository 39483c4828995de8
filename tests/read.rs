//! Reading as a user meets it: encodings, folders, JSONL, and what is said of bad input.

use onrecord::read::{Format, documents};
use onrecord::{Document, Error, ErrorKind};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const STORY: &str = "“The café is open,” said Renée Lund.\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn read(path: &Path) -> Vec<Result<Document, Error>> {
    documents(&[path.to_owned()], Format::Auto).collect()
}

/// Reads a file of these bytes: the text and the encoding, or what is said of it, without the folder.
fn read_file(name: &str, bytes: &[u8]) -> Result<(String, &'static str), String> {
    let folder = folder(&[(name, bytes)]);
    let mut found = read(&folder.path().join(name));
    assert_eq!(found.len(), 1);
    match found.remove(0) {
        Ok(document) => Ok((document.text().to_owned(), document.encoding())),
        Err(error) => Err(without_folder(&error, folder.path())),
    }
}

fn without_folder(error: &Error, folder: &Path) -> String {
    error
        .to_string()
        .replace(&format!("{}/", folder.display()), "")
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = "\u{FEFF}".encode_utf16().chain(text.encode_utf16());
    units.flat_map(bytes).collect()
}

#[test]
fn utf8_is_read_with_and_without_a_byte_order_mark() {
    assert_eq!(
        read_file("story.txt", STORY.as_bytes()),
        Ok((STORY.to_owned(), "UTF-8"))
    );
    let marked = format!("\u{FEFF}{STORY}");
    assert_eq!(
        read_file("story.txt", marked.as_bytes()),
        Ok((STORY.to_owned(), "UTF-8"))
    );
}

#[test]
fn utf16_is_told_by_its_mark() {
    assert_eq!(
        read_file("story.txt", &utf16(STORY, u16::to_le_bytes)),
        Ok((STORY.to_owned(), "UTF-16LE"))
    );
    assert_eq!(
        read_file("story.txt", &utf16(STORY, u16::to_be_bytes)),
        Ok((STORY.to_owned(), "UTF-16BE"))
    );
    let mut cut = utf16("“Yes,” he said.", u16::to_le_bytes);
    cut.pop();
    assert_eq!(
        read_file("story.txt", &cut),
        Err("story.txt: not UTF-16LE, as its byte order mark says".to_owned())
    );
}

#[test]
fn an_encoding_from_before_unicode_is_found_and_named() {
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(STORY);
    assert!(!lossy);
    assert_eq!(
        read_file("story.txt", &bytes),
        Ok((STORY.to_owned(), "windows-1252"))
    );
    let russian = "«Мост открыт», — сказала мэр города Анна Орлова. Она добавила, что пробок больше не будет.\n";
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1251.encode(russian);
    assert!(!lossy);
    assert_eq!(
        read_file("story.txt", &bytes),
        Ok((russian.to_owned(), "windows-1251"))
    );
}

#[test]
fn bytes_that_are_no_text_are_an_error_with_their_place() {
    for (bytes, said) in [
        (&b"ab\xC3(cd"[..], "story.txt: not UTF-8 at byte 2"),
        (
            b"\"Yes,\" he said. \xFF\xFF\xFF",
            "story.txt: not UTF-8 at byte 16",
        ),
        // Damaged UTF-8, not windows-1252.
        (
            b"\xE2\x80\x9CYes,\xE2\x80\x9D said Ren\xC3",
            "story.txt: not UTF-8 at byte 19",
        ),
        (b"abc\0def", "story.txt: binary, a NUL byte at byte 3"),
        (b"", "story.txt: empty"),
        (b"\xEF\xBB\xBF", "story.txt: empty"),
    ] {
        assert_eq!(read_file("story.txt", bytes), Err(said.to_owned()));
    }
}

#[test]
fn a_folder_is_walked_in_the_order_of_names() {
    let jsonl = br#"{"id":"from b","text":"B."}"#;
    let folder = folder(&[
        ("c/d.md", b"D."),
        ("b.jsonl", jsonl),
        ("a.txt", b"A."),
        ("e.TXT", b"E."),
        ("picture.png", b"\x89PNG"),
        (".hidden.txt", b"H."),
        (".git/g.txt", b"G."),
        (".gitignore", b"*.txt"),
    ]);
    let texts: Vec<_> = read(folder.path())
        .into_iter()
        .map(|document| document.unwrap().text().to_owned())
        .collect();
    assert_eq!(texts, ["A.", "B.", "D.", "E."]);
}

#[test]
fn a_folder_without_stories_says_so() {
    let folder = folder(&[("picture.png", b"\x89PNG")]);
    let found = read(folder.path());
    let [Err(error)] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert!(
        error.to_string().contains("no stories in this folder"),
        "{error}"
    );
}

#[test]
fn inputs_come_in_the_order_given_and_a_missing_one_in_its_place() {
    let folder = folder(&[("b.txt", b"B."), ("a.txt", b"A.")]);
    let paths: Vec<PathBuf> = ["b.txt", "none.txt", "a.txt"]
        .iter()
        .map(|name| folder.path().join(name))
        .collect();
    let found: Vec<_> = documents(&paths, Format::Auto)
        .map(|document| match document {
            Ok(document) => document.text().to_owned(),
            Err(error) => without_folder(&error, folder.path()),
        })
        .collect();
    assert_eq!(found.len(), 3);
    assert_eq!((found[0].as_str(), found[2].as_str()), ("B.", "A."));
    assert!(
        found[1].starts_with("none.txt: no such file"),
        "{}",
        found[1]
    );
}

#[test]
fn jsonl_gives_one_document_a_line_and_names_the_bad_ones() {
    let mut lines = Vec::new();
    lines.extend_from_slice(
        "\u{FEFF}{\"id\":\"one\",\"text\":\"1\",\"tags\":[{}],\"url\":null}\r\n".as_bytes(),
    );
    lines.extend_from_slice(b"\n");
    lines.extend_from_slice(b"{\"text\":\"\\u201cYes\\u201d\"}\n");
    lines.extend_from_slice(b"{\"id\":7,\"text\":\"3\"}\n");
    lines.extend_from_slice(b"{\"id\":\"x\"}\n");
    lines.extend_from_slice(b"{\"text\":\"\xFF\"}\n");
    lines.extend_from_slice(b"not json\n");
    lines.extend_from_slice(b"{\"id\":[],\"text\":\"\"}\n");
    lines.extend_from_slice(b"{\"id\":\"last\",\"text\":\"no line break at the end\"}");
    let folder = folder(&[("s.jsonl", &lines)]);
    let found: Vec<_> = read(&folder.path().join("s.jsonl"))
        .into_iter()
        .map(|document| match document {
            Ok(document) => format!(
                "{} = {}",
                document.id().rsplit('/').next().unwrap(),
                document.text()
            ),
            Err(error) => without_folder(&error, folder.path()),
        })
        .collect();
    assert_eq!(
        found,
        [
            "one = 1",
            "s.jsonl:3 = “Yes”",
            "7 = 3",
            "s.jsonl:5:10: missing field `text`",
            "s.jsonl:6: not UTF-8 at byte 9 of the line",
            "s.jsonl:7:2: expected ident",
            "s.jsonl:8:8: `id` must be a string or a number",
            "last = no line break at the end",
        ]
    );
}

#[test]
fn what_the_name_does_not_tell_the_first_bytes_do() {
    let line = br#"{"id":"one","text":"1"}"#;
    let folder = folder(&[("stories", line), ("s.txt", line)]);
    let one = &read(&folder.path().join("stories"))[0];
    assert_eq!(one.as_ref().unwrap().id(), "one");
    // A name that says text is believed.
    let text = &read(&folder.path().join("s.txt"))[0];
    assert_eq!(text.as_ref().unwrap().text().as_bytes(), line);
    let forced: Vec<_> = documents(&[folder.path().join("s.txt")], Format::Jsonl).collect();
    assert_eq!(forced[0].as_ref().unwrap().id(), "one");
}

#[test]
fn kinds_tell_bad_bytes_from_bad_disks() {
    let folder = folder(&[("nul.txt", b"\0")]);
    let kind = |name: &str| {
        read(&folder.path().join(name))[0]
            .as_ref()
            .unwrap_err()
            .kind()
    };
    assert_eq!(kind("nul.txt"), ErrorKind::Encoding);
    assert_eq!(kind("none.txt"), ErrorKind::Io);
}

#[test]
fn hard_wrapped_lines_are_one_paragraph_and_offsets_stay() {
    let text = "\
The bridge over the river will stay shut until the spring, the
city said on Tuesday, and engineers will look at “every single
bolt of it” before traffic is let on to it again, a spokeswoman
for the works department told reporters.

Nobody was hurt when the first of the cables snapped on Sunday,
and the ferry has run every half hour since then.
";
    let document = Document::plain("wrapped.txt", text).unwrap();
    let blocks: Vec<_> = document
        .blocks()
        .iter()
        .map(|block| &document.text()[block.span])
        .collect();
    assert_eq!(blocks.len(), 2, "{blocks:?}");
    assert!(blocks[0].contains("every single\nbolt of it"));
}
