//! Documents of LibreOffice: quotes split over spans, tracked changes, footnotes, a comment and a table, as DOCX
//! and as ODT. Those in `tests/office` were made of `ferry.fodt` with Debian's `libreoffice-writer-nogui`; where
//! `soffice` is installed they are made again.
#![cfg(feature = "docx")]

use onrecord::read::{Options, Tracked, documents};
use onrecord::{Document, Extractor};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The words of the story, and how they change with the text that is read.
fn words(tracked: Tracked) -> String {
    let (rope, leans) = match tracked {
        Tracked::Accepted => (
            "The rope is new and dry.”",
            "“It leans. It always did.\n\nNobody minds.”",
        ),
        Tracked::Original => (
            "The rope is old and dry, and that is\n\nall.”",
            "“It leans.”",
        ),
        Tracked::Both => (
            "The rope is oldnew and dry, and that is\n\nall.”",
            "“It leans. It always did.\n\nNobody minds.”",
        ),
    };
    format!(
        "Night ferry to stop\n\n“We will not sell the ferry,” said Ines Duarte, the harbour master.\n\n\
         Karl Holm said: “{rope}\n\n{leans}\n\nTom Lind\n\n“We were wrong,” he said.\n\n“Too late,” said Ana Ruiz.\n\n\
         The end.\n\n“Not this year,” Duarte added in a letter.\n\nFares as of March."
    )
}

fn read(path: &Path, tracked: Tracked) -> Document {
    let options = Options::default().tracked(tracked);
    documents(&[path.to_owned()], options)
        .next()
        .unwrap()
        .unwrap()
}

fn assert_read(path: &Path) {
    for tracked in [Tracked::Accepted, Tracked::Original, Tracked::Both] {
        let text = read(path, tracked).text().to_owned();
        assert_eq!(text, words(tracked), "{} {tracked:?}", path.display());
    }
    let document = read(path, Tracked::Accepted);
    let kinds: Vec<&str> = document.blocks().iter().map(|b| b.kind.name()).collect();
    assert_eq!(kinds[0], "heading", "{}", path.display());
    assert_eq!(kinds[7], "list-item", "{}", path.display());
    let known = document.metadata();
    assert_eq!(known.headline.as_deref(), Some("Night ferry to stop"));
    assert_eq!(known.byline.as_deref(), Some("Ada Moen"));
    let analysis = Extractor::default().extract(document);
    let quotes: Vec<_> = analysis
        .records()
        .map(|record| (record.words(), record.speaker()))
        .collect();
    for quote in [
        ("We will not sell the ferry,", Some("Ines Duarte")),
        ("The rope is new and dry.", Some("Karl Holm")),
        ("We were wrong,", Some("Tom Lind")),
        ("Too late,", Some("Ana Ruiz")),
        ("Not this year,", Some("Ines Duarte")),
    ] {
        assert!(quotes.contains(&quote), "{quote:?} in {quotes:?}");
    }
    assert!(!quotes.iter().any(|(words, _)| words.contains("Check")));
}

fn office(name: &str) -> std::path::PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("tests/office").join(name)
}

#[test]
fn documents_that_were_saved_before_are_read() {
    assert_read(&office("libreoffice.docx"));
    assert_read(&office("libreoffice.odt"));
}

#[test]
fn documents_that_are_saved_now_are_read() {
    let is_installed = Command::new("soffice")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !is_installed {
        // Not through `eprintln!`, whose words a passing test keeps to itself.
        let skipped = "skipped: 2 documents (DOCX, ODT), as no soffice is there to save them (libreoffice-writer-nogui)";
        writeln!(std::io::stderr(), "{skipped}").unwrap();
        return;
    }
    let folder = TempDir::new().unwrap();
    for ending in ["docx", "odt"] {
        // A profile of its own: one that runs already would take the order.
        let profile = format!(
            "-env:UserInstallation=file://{}",
            folder.path().join("profile").display()
        );
        let saved = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", ending, "--outdir"])
            .arg(folder.path())
            .arg(office("ferry.fodt"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(saved.unwrap().success());
        assert_read(&folder.path().join("ferry").with_extension(ending));
    }
}
