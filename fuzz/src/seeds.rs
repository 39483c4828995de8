//! What inputs are made of: the golden stories and pages of the project, in every format.

use crate::targets::text::SEPARATOR;
use crate::targets::{Target, zip};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Returns the seeds of a target, in the same order everywhere.
///
/// # Panics
/// If the project's golden stories are not where they belong.
pub fn seeds(target: Target) -> Vec<Vec<u8>> {
    match target {
        Target::Extract => texts(),
        Target::Diff => pairs("golden/diff", &texts()),
        Target::Verify => pairs("golden/verify", &texts()),
        Target::Read => read(),
        Target::Files => files(),
        Target::Settings => settings(),
    }
}

/// Puts the seeds of a target into a folder, as cargo-fuzz takes them.
///
/// # Errors
/// Those of the disk.
pub fn write(target: Target, folder: &Path) -> std::io::Result<usize> {
    let folder = folder.join(target.name());
    fs::create_dir_all(&folder)?;
    let seeds = seeds(target);
    for (n, seed) in seeds.iter().enumerate() {
        fs::write(folder.join(format!("{n:03}")), seed)?;
    }
    Ok(seeds.len())
}

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Returns what is in a folder with a file name that `wanted` tells, by path.
fn found(folder: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<(PathBuf, Vec<u8>)> {
    let mut open = vec![project(folder)];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        for entry in entries.filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if wanted(&entry.file_name().to_string_lossy()) {
                found.push((path.clone(), fs::read(&path).unwrap_or_default()));
            }
        }
    }
    found.sort();
    found
}

fn contents(folder: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<Vec<u8>> {
    let found = found(folder, wanted).into_iter();
    found.map(|(_, bytes)| bytes).collect()
}

/// Returns the golden stories, and a few texts of odd shapes.
pub fn texts() -> Vec<Vec<u8>> {
    let mut texts = contents("golden", &|name| name.ends_with(".txt"));
    texts.extend(ODD.iter().map(|text| text.as_bytes().to_vec()));
    texts
}

/// Small texts of shapes that news has rarely.
const ODD: &[&str] = &[
    "“‘“‘Go,’ she said,” he said,’ they said,” said Ana Ruiz.\n\n“Second, said nobody",
    "RUIZ: We will not sell.\nHOANG: (laughs) Who said we would?\n>> RUIZ: You did.\n",
    "Q. Did you say “no”?\nA. I said: “No … not [the ferry].”\n",
    "“We will” … “pay not a cent” [of it], ‘she’ said; “$5,000, or 3.5%,” Ruiz’s aide told the Harbour Council.\n",
];

/// Stories of one folder with one another, and every story with itself changed by whoever mutates it.
fn pairs(folder: &str, texts: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let found = found(folder, &|name| name.ends_with(".txt"));
    let separator = SEPARATOR.as_bytes();
    let mut pairs = Vec::new();
    for two in found.windows(2) {
        let group = |path: &Path| path.strip_prefix(project(folder)).map(Path::to_owned);
        let first = |path: &Path| {
            group(path)
                .ok()?
                .components()
                .next()
                .map(|c| c.as_os_str().to_owned())
        };
        if first(&two[0].0) == first(&two[1].0) {
            pairs.push([&two[0].1, separator, &two[1].1].concat());
            pairs.push([&two[1].1, separator, &two[0].1].concat());
        }
    }
    pairs.extend(texts.iter().map(|text| [text, separator, text].concat()));
    pairs
}

/// Every story in every format, each with the letter of the format.
fn read() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    let texts = texts();
    for (n, text) in texts.iter().enumerate() {
        let text = String::from_utf8_lossy(text).into_owned();
        let format = FORMATS[n % FORMATS.len()];
        seeds.push(wrapped(format, &text));
    }
    for page in contents("tests/pages", &|name| name.ends_with(".html")) {
        seeds.push([b"h", &page[..]].concat());
        seeds.push([b"w", &archive(&page)[..]].concat());
        seeds.push([b"x", &gzip(&archive(&page))[..]].concat());
    }
    for (letter, ending) in [(b"d", ".docx"), (b"o", ".odt")] {
        let files = contents("tests/office", &|name| {
            name.starts_with("libreoffice") && name.ends_with(ending)
        });
        seeds.extend(files.iter().map(|file| [&letter[..], file].concat()));
    }
    seeds
}

/// The letters of the formats that a text is put into.
pub const FORMATS: &[u8] = b"abcdefhjlmnostvgzxp";

/// Puts a text into the format of a letter; the letter stands first.
pub fn wrapped(letter: u8, text: &str) -> Vec<u8> {
    let json = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let escaped = || text.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs = || escaped().replace("\n\n", "</p>\n<p>");
    let bytes = match letter {
        b'b' => docx(&escaped()).into_bytes(),
        b'd' => zip::stored("word/document.xml", docx(&escaped()).as_bytes()),
        b'f' => odt(&paragraphs()).into_bytes(),
        b'o' => zip::stored("content.xml", odt(&paragraphs()).as_bytes()),
        b'c' => format!("id,text\none,\"{}\"\n", text.replace('"', "\"\"")).into_bytes(),
        b'e' => format!("id\ttext\none\t\"{}\"\n", text.replace('"', "\"\"")).into_bytes(),
        b'h' => page(&paragraphs()),
        b'j' => format!("[{{\"id\": 1, \"text\": {0}}},\n {{\"body_text\": {0}, \"uri\": \"u\"}}]", json(text)).into_bytes(),
        b'l' => format!("{{\"id\": \"a\", \"text\": {0}}}\n{{\"text\": {0}}}\n", json(text)).into_bytes(),
        b'm' => format!("---\ntitle: A\ndate: 2026-01-02\n---\n# A\n\n{text}\n\n> “Yes,” *she* said.\n").into_bytes(),
        b'n' => format!("<?xml version=\"1.0\"?><nitf><head><title>A</title></head><body><body.head><hedline><hl1>A</hl1></hedline></body.head><body.content><p>{}</p></body.content></body></nitf>", paragraphs()).into_bytes(),
        b's' => cues(text, "", ','),
        b'v' => cues(text, "WEBVTT\n\n", '.'),
        b'g' => gzip(text.as_bytes()),
        b'x' => gzip(&archive(&page(&paragraphs()))),
        b'w' => archive(&page(&paragraphs())),
        b'z' => zstd(text),
        b'p' => table(text),
        _ => text.as_bytes().to_vec(),
    };
    [&[letter], &bytes[..]].concat()
}

fn page(paragraphs: &str) -> Vec<u8> {
    format!("<!doctype html><html><head><title>A</title></head><body><article><h1>A</h1><p>{paragraphs}</p></article></body></html>").into_bytes()
}

/// What Word saves, with tracked changes.
fn docx(text: &str) -> String {
    let text = text.replace(
        "\n\n",
        "</w:t></w:r></w:p>\n<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>",
    );
    format!(
        "<?xml version=\"1.0\"?><w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>\
         <w:p><w:ins><w:r><w:t>{text}</w:t></w:r></w:ins><w:del><w:r><w:delText>“No,” she</w:delText></w:r></w:del></w:p></w:body></w:document>"
    )
}

/// What LibreOffice saves, with tracked changes and a note.
fn odt(paragraphs: &str) -> String {
    let paragraphs = paragraphs
        .replace("<p>", "<text:p>")
        .replace("</p>", "</text:p>");
    format!(
        "<?xml version=\"1.0\"?><office:document-content><text:tracked-changes><text:changed-region xml:id=\"c\"><text:deletion><text:p>“No</text:p>\
         <text:p>no”</text:p></text:deletion></text:changed-region><text:changed-region xml:id=\"d\"><text:insertion/></text:changed-region></text:tracked-changes>\
         <text:h>A</text:h><text:p><text:change text:change-id=\"c\"/><text:change-start text:change-id=\"d\"/>{paragraphs}<text:change-end text:change-id=\"d\"/>\
         <text:note><text:note-body><text:p>n</text:p></text:note-body></text:note><text:s text:c=\"3\"/></text:p></office:document-content>"
    )
}

/// A line a cue, four seconds each.
fn cues(text: &str, head: &str, point: char) -> Vec<u8> {
    let mut cues = head.to_owned();
    for (n, line) in text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .enumerate()
    {
        let (minute, second) = (n / 15 % 60, n % 15 * 4);
        let from = format!("00:{minute:02}:{second:02}{point}000");
        let to = format!("00:{minute:02}:{:02}{point}500", second + 3);
        cues += &format!("{}\n{from} --> {to}\n{line}\n\n", n + 1);
    }
    cues.into_bytes()
}

/// A crawl of a page: what the crawler asked, and what it got, twice.
fn archive(page: &[u8]) -> Vec<u8> {
    let block = [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n",
        page,
    ]
    .concat();
    let record = |kind: &str, block: &[u8]| {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://paper.example/a\r\n\
             WARC-Date: 2026-01-02T03:04:05Z\r\nContent-Type: application/http; msgtype={kind}\r\n\
             Content-Length: {}\r\n\r\n",
            block.len()
        );
        [head.as_bytes(), block, b"\r\n\r\n"].concat()
    };
    let asked = record("request", b"GET /a HTTP/1.1\r\n\r\n");
    [
        asked,
        record("response", &block),
        record("response", &block),
    ]
    .concat()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let written = encoder.write_all(bytes);
    debug_assert!(written.is_ok(), "memory does not refuse");
    encoder.finish().unwrap_or_default()
}

#[cfg(feature = "zstd")]
fn zstd(text: &str) -> Vec<u8> {
    zstd::encode_all(text.as_bytes(), 1).unwrap_or_default()
}

#[cfg(not(feature = "zstd"))]
fn zstd(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

/// A table in Parquet: the quotes of the text, as onrecord writes them.
#[cfg(feature = "parquet")]
fn table(text: &str) -> Vec<u8> {
    use onrecord::write::{Parquet, ParquetRows, rows};
    let document = onrecord::Document::plain("a", text).expect("a short text");
    let analysis = onrecord::Extractor::default().extract(document);
    let mut bytes = Vec::new();
    let mut table = Parquet::new(&[]).expect("a table");
    let added = table.add(ParquetRows::of(&rows(&analysis, 0.0)), &mut bytes);
    added
        .and_then(|()| table.finish(&mut bytes))
        .expect("memory");
    bytes
}

#[cfg(not(feature = "parquet"))]
fn table(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn files() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    let mut add = |letter: &[u8], folder: &str, wanted: &dyn Fn(&str) -> bool| {
        let files = contents(folder, wanted).into_iter();
        seeds.extend(files.map(|bytes| [letter, &bytes[..]].concat()));
    };
    add(b"q", "golden", &|name| name.ends_with("quotes.csv"));
    add(b"c", "golden/diff", &|name| name.ends_with("changes.csv"));
    add(b"v", "golden/verify", &|name| {
        name.ends_with("verdicts.csv")
    });
    add(b"k", "golden", &|name| name == "known-misses.csv");
    add(b"l", "data", &|name| {
        name == "titles.csv" || name == "outlets.csv"
    });
    seeds.extend(SMALL_FILES.iter().map(|file| file.as_bytes().to_vec()));
    seeds
}

const SMALL_FILES: &[&str] = &[
    "qline,quote,speaker\n1,\"Yes,\",Ana Ruiz | Paul Hoang\n5,Yes | no,\n",
    "qquote\n\"Yes,\"\n\"Yes,\"\nWe will see it\n",
    "kstory,line,quote,rule,reason\nferry/story.txt,3,We will,quote-speaker,an aside\n",
    "lword,kind,forms,note\nharrumph,verb-report,,\nharbour master,role,,\nbegin,verb-report,began begun,\n",
    "a{\"id\": \"a\", \"text\": \"“Yes,” said Ana Ruiz.\", \"quotes\": [{\"start\": 1, \"end\": 5, \"text\": \"Yes,\", \
     \"kind\": \"attributed\", \"speaker\": [\"Ana Ruiz\"]}]}",
    "s<!-- onrecord-allow quote-cue, quote-speaker: on tape -->\n\n“Yes,” she said.\n",
];

fn settings() -> Vec<Vec<u8>> {
    let mut seeds = contents("docs", &|name| name.ends_with(".toml"));
    seeds.extend(SETTINGS.iter().map(|file| file.as_bytes().to_vec()));
    seeds
}

const SETTINGS: &[&str] = &[
    "inputs = [\"stories\"]\nignore = [\"*.bak\", \"!kept.bak\", \"[a-z]/**\"]\nfail-on = \"warning\"\n",
    "format = \"sarif\"\nunreferenced = \"delete\"\nupdate = \"new\"\nlexicons = [\"a.csv\"]\n",
    "[severity]\nquote-cue = \"note\"\nquote-moved = \"off\"\n\n[known-speakers]\n\"Ana Ruiz\" = [\"Ruiz\", '''R''']\n",
];
