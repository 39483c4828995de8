//! Compressed inputs as a user meets them.
#![cfg(feature = "gzip")]

use flate2::Compression;
use flate2::write::GzEncoder;
use onrecord::read::{Format, Options, documents};
use onrecord::{Document, Error, ErrorKind};
use std::fs;
use std::io::Write as _;
use tempfile::TempDir;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn read(name: &str, bytes: &[u8]) -> Vec<Result<Document, Error>> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    documents(&[path], Format::Auto).collect()
}

const LINES: &[u8] = b"{\"id\":\"one\",\"text\":\"1\"}\n{\"id\":\"two\",\"text\":\"2\"}\n";

#[test]
fn what_is_packed_is_read_as_what_is_inside() {
    let text = &read("story.txt.gz", &gzip(b"\"Yes,\" he said."))[0];
    assert_eq!(text.as_ref().unwrap().text(), "\"Yes,\" he said.");
    // The name may say less, or nothing.
    for name in ["stories.jsonl.gz", "stories.gz", "stories"] {
        let found = read(name, &gzip(LINES));
        let ids: Vec<_> = found.iter().map(|d| d.as_ref().unwrap().id()).collect();
        assert_eq!(ids, ["one", "two"], "{name}");
    }
    // Files that were packed one by one and then joined are one file.
    let (first, second) = LINES.split_at(10);
    let joined = [gzip(first), gzip(second)].concat();
    assert_eq!(read("stories.jsonl.gz", &joined).len(), 2);
}

#[test]
fn a_folder_gives_packed_stories_too() {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in [
        ("b.txt.gz", gzip(b"B.")),
        ("a.txt", b"A.".to_vec()),
        ("c.tar.gz", gzip(b"C.")),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let texts: Vec<_> = documents(&[folder.path().to_owned()], Format::Auto)
        .map(|document| document.unwrap().text().to_owned())
        .collect();
    assert_eq!(texts, ["A.", "B."]);
}

#[test]
fn a_damaged_file_is_named() {
    let mut packed = gzip(&LINES.repeat(1000));
    packed.truncate(packed.len() / 2);
    let found = read("stories.jsonl.gz", &packed);
    let error = found.last().unwrap().as_ref().unwrap_err();
    assert!(error.place().contains("stories.jsonl.gz"), "{error}");
    let found = read("story.txt.gz", &[&gzip(b"Yes.")[..], b"no gzip"].concat());
    assert!(found[0].is_err());
}

#[test]
fn what_swells_beyond_the_limit_is_refused() {
    let bomb = gzip(&vec![b'a'; 2 << 20]);
    assert!(bomb.len() < 5_000);
    for name in [
        "story.txt.gz",
        "stories.jsonl.gz",
        "page.html.gz",
        "crawl.warc.gz",
        "story.md.gz",
    ] {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, &bomb).unwrap();
        let found: Vec<_> = documents(&[path], Options::default().longest(1 << 20)).collect();
        assert_eq!(found.len(), 1, "{name}");
        let error = found[0].as_ref().unwrap_err();
        let limit = if name.starts_with("crawl") {
            ErrorKind::Syntax
        } else {
            ErrorKind::Limit
        };
        assert_eq!(error.kind(), limit, "{error}");
    }
}

#[test]
fn the_limit_can_be_set() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("s.jsonl");
    let long = format!("{{\"text\":\"{}\"}}\n", "a".repeat(2000));
    fs::write(&path, [long.as_bytes(), LINES].concat()).unwrap();
    let found: Vec<_> = documents(&[path], Options::default().longest(1000)).collect();
    let said = found[0].as_ref().unwrap_err().to_string();
    assert!(
        said.ends_with("s.jsonl:1: longer than 1000 bytes"),
        "{said}"
    );
    assert_eq!(found.iter().flatten().count(), 2);
}

#[cfg(feature = "zstd")]
#[test]
fn zstd_is_read_too() {
    let packed = zstd::encode_all(LINES, 3).unwrap();
    for name in ["stories.jsonl.zst", "stories"] {
        let found = read(name, &packed);
        let ids: Vec<_> = found.iter().map(|d| d.as_ref().unwrap().id()).collect();
        assert_eq!(ids, ["one", "two"], "{name}");
    }
}

#[cfg(not(feature = "zstd"))]
#[test]
fn a_build_without_a_feature_says_which() {
    let error = read("s.jsonl.zst", &[0x28, 0xB5, 0x2F, 0xFD, 0, 0])
        .remove(0)
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("this build lacks the feature `zstd`"),
        "{error}"
    );
}
