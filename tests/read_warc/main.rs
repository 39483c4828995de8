//! Archives of web pages as a user meets them: what is a story, what is passed over, and what
//! becomes of the records around a damaged one.
#![cfg(all(feature = "html", feature = "gzip"))]

mod packed;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use onrecord::read::{Format, Options, documents};
use onrecord::{Document, Error};
use std::fs;
use std::io::Write as _;
use tempfile::TempDir;

fn page(n: usize) -> Vec<u8> {
    let body = format!(
        "<html><head><meta charset=utf-8></head><body><p>“This is page {n},” said Ann Lee.</p></body></html>"
    );
    http(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8",
        body.as_bytes(),
    )
}

fn http(head: &str, body: &[u8]) -> Vec<u8> {
    [head.as_bytes(), b"\r\n\r\n", body].concat()
}

/// A record whose header says that it is `length` bytes long.
fn record(kind: &str, url: &str, content: &str, length: usize, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n\
         Content-Type: {content}\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(url: &str, block: &[u8]) -> Vec<u8> {
    record(
        "response",
        url,
        "application/http; msgtype=response",
        block.len(),
        block,
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn read(name: &str, archive: &[u8]) -> Vec<Result<Document, Error>> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, archive).unwrap();
    documents(&[path], Format::Auto).collect()
}

/// What came out: the ids of the good ones, and what is said of the bad ones.
fn told(found: &[Result<Document, Error>]) -> (Vec<&str>, Vec<String>) {
    let good = found.iter().flatten().map(Document::id).collect();
    let bad = found.iter().filter_map(|found| found.as_ref().err());
    let bad = bad.map(|error| error.to_string().rsplit('/').next().unwrap().to_owned());
    (good, bad.collect())
}

#[test]
fn pages_are_stories_and_everything_else_is_passed_over() {
    let info = b"software: a test\r\n";
    let ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html";
    let chunks = b"1c\r\n<p>\"In chunks,\" said Ann Lee\r\n5;x=y\r\n.</p>\r\n0\r\n\r\n";
    let latin = b"<p>\x93Caf\xE9,\x94 said Ann Lee.</p>";
    let records = [
        record("warcinfo", "", "application/warc-fields", info.len(), info),
        response("http://a.example/1", &page(1)),
        record(
            "request",
            "http://a.example/1",
            "application/http; msgtype=request",
            4,
            b"GET ",
        ),
        response(
            "http://a.example/gone",
            &http(
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html",
                b"<p>Gone",
            ),
        ),
        response(
            "http://a.example/png",
            &http("HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        ),
        response(
            "http://a.example/chunks",
            &http(&format!("{ok}\r\nTransfer-Encoding: chunked"), chunks),
        ),
        response(
            "http://a.example/packed",
            &http(
                &format!("{ok}\r\nContent-Encoding: gzip"),
                &gzip(b"<p>\"Packed,\" said Ann Lee.</p>"),
            ),
        ),
        response(
            "<http://a.example/latin>",
            &http(&format!("{ok};charset=windows-1252"), latin),
        ),
        response(
            "http://a.example/text",
            &http(
                "HTTP/1.0 200 OK\r\nContent-Type: text/plain",
                b"\"Plain,\" said Ann Lee.",
            ),
        ),
        record(
            "conversion",
            "http://a.example/wet",
            "text/plain",
            22,
            b"\"A wet,\" said Ann Lee.",
        ),
    ];
    let members: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    for (name, archive) in [
        ("c.warc.gz", members),
        ("c.warc", records.concat()),
        ("c.gz", gzip(&records.concat())),
        ("c", records.concat()),
    ] {
        let found = read(name, &archive);
        let (good, bad) = told(&found);
        assert_eq!(bad, [""; 0], "{name}");
        assert_eq!(
            good,
            ["1", "chunks", "packed", "latin", "text", "wet"]
                .map(|n| format!("http://a.example/{n}")),
            "{name}"
        );
        let texts: Vec<_> = found.iter().flatten().map(Document::text).collect();
        assert_eq!(texts[1], "\"In chunks,\" said Ann Lee.");
        assert_eq!(texts[2], "\"Packed,\" said Ann Lee.");
        assert_eq!(texts[3], "“Café,” said Ann Lee.");
        let latin = found[3].as_ref().unwrap();
        assert_eq!(latin.encoding(), "windows-1252");
        assert_eq!(
            latin.metadata().url.as_deref(),
            Some("http://a.example/latin")
        );
        assert_eq!(
            latin.metadata().published.as_deref(),
            Some("2026-01-02T03:04:05Z")
        );
    }
}

#[test]
fn a_damaged_record_costs_itself_and_no_other() {
    let url = |n: usize| format!("http://a.example/{n}");
    let records: Vec<_> = (0..30).map(|n| response(&url(n), &page(n))).collect();
    let kind = "application/http; msgtype=response";
    let with_length = |n: usize, length| record("response", &url(n), kind, length, &page(n));
    let whole = page(0).len();
    let mut plain = records.clone();
    plain[5].truncate(records[5].len() - 60);
    plain[10] = with_length(10, whole + 700);
    plain[15] = with_length(15, whole - 9);
    plain[20] = with_length(20, usize::MAX);
    plain[25] = b"This is no record at all.\r\n\r\n".to_vec();
    let damaged = [5, 10, 15, 20, 25];
    let expected: Vec<String> = (0..30).filter(|n| !damaged.contains(n)).map(url).collect();

    let mut members: Vec<Vec<u8>> = plain.iter().map(|record| gzip(record)).collect();
    members[5] = gzip(&records[5]);
    let half = members[5].len() / 2;
    members[5].truncate(half);
    for (name, archive) in [("c.warc", plain.concat()), ("c.warc.gz", members.concat())] {
        let found = read(name, &archive);
        let (good, bad) = told(&found);
        assert_eq!(good, expected, "{name}: {bad:?}");
        assert_eq!(bad.len(), 5, "{name}: {bad:?}");
        for n in [10, 15, 20] {
            let said = bad.iter().find(|said| said.starts_with(&format!("{n})")));
            assert!(said.unwrap().contains("wrong Content-Length"), "{bad:?}");
        }
        assert!(bad[4].contains("record 26: no record at byte"), "{bad:?}");
    }
    let (_, bad) = told(&read("c.warc.gz", &members.concat()));
    assert!(bad[0].contains("damaged gzip member at byte"), "{bad:?}");
}

#[test]
fn an_archive_that_ends_early_gives_what_it_has() {
    let records: Vec<_> = (0..3)
        .map(|n| response(&format!("http://a.example/{n}"), &page(n)))
        .collect();
    let plain = records.concat();
    let members: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    for (name, archive) in [("c.warc", &plain), ("c.warc.gz", &members)] {
        for cut in 1..archive.len() {
            let found = read(name, &archive[..cut]);
            // The checksum of a member stands behind its record.
            assert!(found.len() <= 4, "{name} {cut}: {found:?}");
            let whole = found
                .iter()
                .flatten()
                .all(|document| document.text().ends_with("said Ann Lee."));
            assert!(whole, "{name} {cut}: {found:?}");
        }
        assert_eq!(read(name, archive).iter().flatten().count(), 3);
    }
}

#[test]
fn a_packed_page_that_swells_is_refused() {
    let bomb = gzip(&vec![b' '; 2 << 20]);
    let block = http(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
        &bomb,
    );
    let archive = [
        response("http://a.example/bomb", &block),
        response("http://a.example/1", &page(1)),
    ];
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("c.warc");
    fs::write(&path, archive.concat()).unwrap();
    let found: Vec<_> = documents(&[path], Options::default().longest(1 << 20)).collect();
    let (good, bad) = told(&found);
    assert_eq!(good, ["http://a.example/1"]);
    assert!(bad[0].contains("compressed page longer than"), "{bad:?}");
}

/// A page that shows what an archive looks like from inside, as a manual does.
fn manual(n: usize) -> Vec<u8> {
    let shown = String::from_utf8(response("http://a.example/shown", &page(0))).unwrap();
    let body = format!(
        "<p>\"Manual {n},\" said Ann Lee.</p><pre>{shown}</pre><p>\"It ends here,\" said Ann Lee.</p>"
    );
    http(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html",
        body.as_bytes(),
    )
}

#[test]
fn a_page_that_shows_a_record_is_one_page() {
    let url = |n: usize| format!("http://a.example/{n}");
    let records: Vec<_> = (0..6).map(|n| response(&url(n), &manual(n))).collect();
    let members: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    for (name, archive) in [("c.warc", records.concat()), ("c.warc.gz", members)] {
        let found = read(name, &archive);
        let (good, bad) = told(&found);
        assert_eq!(bad, [""; 0], "{name}");
        assert_eq!(good, (0..6).map(url).collect::<Vec<_>>(), "{name}");
        let whole = found.iter().flatten();
        assert!(
            whole
                .into_iter()
                .all(|page| page.text().contains("It ends here"))
        );
    }
    // A length that is wrong is believed no more than before: what is shown is taken for a record.
    let kind = "application/http; msgtype=response";
    let mut damaged = records.clone();
    damaged[2] = record("response", &url(2), kind, manual(2).len() + 50, &manual(2));
    damaged[4].truncate(records[4].len() - 60);
    let members: Vec<u8> = damaged.iter().flat_map(|record| gzip(record)).collect();
    for (name, archive) in [("c.warc", damaged.concat()), ("c.warc.gz", members)] {
        let found = read(name, &archive);
        let (good, bad) = told(&found);
        for n in [0, 1, 3, 5] {
            assert!(good.contains(&url(n).as_str()), "{name}: {good:?} {bad:?}");
        }
        assert!(
            !good.contains(&url(2).as_str()) && !good.contains(&url(4).as_str()),
            "{name}"
        );
        assert!(
            bad.iter()
                .any(|said| said.starts_with("2): wrong Content-Length")),
            "{name}: {bad:?}"
        );
    }
}

#[test]
fn lengths_that_are_all_wrong_cost_no_second_reading_each() {
    let kind = "application/http; msgtype=response";
    let records = (0..20_000).map(|n| {
        let url = format!("http://a.example/{n}");
        record("response", &url, kind, 15 << 20, &page(n))
    });
    let archive: Vec<u8> = records.flatten().collect();
    // To look for the end of each would be to read 100 GB, and this would not end.
    let found = read("c.warc", &archive);
    assert_eq!(found.len(), 20_000);
    assert!(found.iter().all(Result::is_err));
}
