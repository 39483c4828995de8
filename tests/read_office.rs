//! Documents of word processors: text and quotes as a reader sees them, tracked changes, damaged archives.
#![cfg(feature = "docx")]

use onrecord::extract::Interviews;
use onrecord::read::{Format, Options, Tracked, documents};
use onrecord::{Document, Error, Extractor};
use std::fs;
use tempfile::TempDir;

/// A ZIP archive of some texts, stored as they are.
fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let mut crc = flate2::Crc::new();
        crc.update(text.as_bytes());
        let mut common = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        common.extend(crc.sum().to_le_bytes());
        common.extend((text.len() as u32).to_le_bytes());
        common.extend((text.len() as u32).to_le_bytes());
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        let start = archive.len() as u32;
        archive.extend(b"PK\x03\x04");
        archive.extend(&common);
        archive.extend(name.as_bytes());
        archive.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = archive.len() as u32;
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([parts.len() as u8, 0, parts.len() as u8, 0]);
    archive.extend((directory.len() as u32).to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0, 0]);
    archive
}

fn read(name: &str, bytes: &[u8], options: Options) -> Result<Document, Error> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    documents(&[path], options).next().unwrap()
}

fn docx(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
    );
    zip(&[("word/document.xml", &xml)])
}

fn blocks(document: &Document) -> Vec<(&'static str, String)> {
    let block = |b: &onrecord::document::Block| (b.kind.name(), document.text()[b.span].to_owned());
    document.blocks().iter().map(block).collect()
}

#[test]
fn a_document_of_python_docx_is_read() {
    let bytes = include_bytes!("office/python-docx.docx");
    let document = read("story.docx", bytes, Options::default()).unwrap();
    assert_eq!(
        document.metadata().headline.as_deref(),
        Some("Ferry fares to rise")
    );
    assert_eq!(document.metadata().byline.as_deref(), Some("Ada Moen"));
    let block = |kind, text: &str| (kind, text.to_owned());
    assert_eq!(
        blocks(&document),
        [
            block("heading", "Ferry fares to rise"),
            block(
                "paragraph",
                "“We will not sell the ferry,” said Ines Duarte."
            ),
            block("paragraph", "Karl Holm said: “The rope is new and dry.”"),
            block("paragraph", "“It holds, for now,” said Ana Ruiz."),
            block("list-item", "“It leans,” she said."),
            block("paragraph", "Tom Lind"),
            block("paragraph", "“We were wrong.”"),
            block("block-quote", "R&D & “fish & chips”, said Bo Lund."),
            block("paragraph", "“Not this year,” Duarte wrote."),
        ]
    );
    let analysis = Extractor::default().extract(document);
    let mut quotes = analysis.records().map(|q| (q.words(), q.speaker()));
    assert_eq!(
        quotes.next(),
        Some(("We will not sell the ferry,", Some("Ines Duarte")))
    );
    assert_eq!(quotes.last(), Some(("Not this year,", Some("Ines Duarte"))));
    // The content decides, where the name says nothing.
    assert!(read("story", bytes, Options::default()).is_ok());
}

#[test]
fn a_deletion_is_read_once() {
    // A deletion of 20 KB that 2,000 places name would be 40 MB of text; an id of a megabyte is none.
    let id = "c".repeat(1 << 20);
    for id in ["c1", &id] {
        let deleted = "old ".repeat(5_000);
        let content = format!(
            "<o><text:tracked-changes><text:changed-region xml:id=\"{id}\"><text:deletion><text:p>{deleted}</text:p>\
             </text:deletion></text:changed-region></text:tracked-changes><text:p>The {}rope.</text:p></o>",
            format!("<text:change text:change-id=\"{}\"/>", &id[..2]).repeat(2_000)
        );
        let bytes = zip(&[("content.xml", &content)]);
        let options = Options::default().tracked(Tracked::Original);
        let document = read("a.odt", &bytes, options).unwrap();
        let olds = if id.len() == 2 { 5_000 } else { 0 };
        assert_eq!(document.text().matches("old").count(), olds);
    }
}

#[test]
fn tracked_changes_are_read_as_asked() {
    let bytes = include_bytes!("office/python-docx.docx");
    for (tracked, words) in [
        (Tracked::Accepted, "“The rope is new and dry.”"),
        (Tracked::Original, "“The rope is old and dry.”"),
        (Tracked::Both, "“The rope is oldnew and dry.”"),
    ] {
        let document = read("story.docx", bytes, Options::default().tracked(tracked)).unwrap();
        assert!(document.text().contains(words), "{}", document.text());
    }
    // The end of a paragraph is tracked, too.
    for (mark, tracked, text) in [
        ("del", Tracked::Accepted, "We go now"),
        ("del", Tracked::Original, "We go\n\nnow"),
        ("del", Tracked::Both, "We go\n\nnow"),
        ("ins", Tracked::Accepted, "We go\n\nnow"),
        ("ins", Tracked::Original, "We go now"),
    ] {
        let body = format!(
            "<w:p><w:pPr><w:rPr><w:{mark} w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>We go</w:t></w:r></w:p>\
             <w:p><w:r><w:t xml:space=\"preserve\"> now</w:t></w:r></w:p>"
        );
        let read = read("a.docx", &docx(&body), Options::default().tracked(tracked)).unwrap();
        assert_eq!(read.text(), text, "{mark} {tracked:?}");
    }
    let moved = "<w:p><w:moveFrom><w:r><w:t>here </w:t></w:r></w:moveFrom><w:r><w:t>we go </w:t></w:r>\
                 <w:moveTo><w:r><w:t>there</w:t></w:r></w:moveTo></w:p>";
    assert_eq!(
        read("a.docx", &docx(moved), Options::default())
            .unwrap()
            .text(),
        "we go there"
    );
}

#[test]
fn a_style_is_known_in_every_language() {
    let styles = "<w:styles><w:style w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/></w:style>\
                  <w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
    let paragraph = |properties: &str, words: &str| {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body = [
        paragraph("<w:pStyle w:val=\"berschrift1\"/>", "Late"),
        paragraph("<w:pStyle w:val=\"Zitat\"/>", "We go."),
        // Its style was changed.
        paragraph(
            "<w:pPrChange><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr></w:pPrChange>",
            "Now.",
        ),
        paragraph(
            "<w:outlineLvl w:val=\"0\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>",
            "Head",
        ),
        paragraph("<w:numPr><w:numId w:val=\"2\"/></w:numPr>", "Item"),
    ];
    let xml = format!(
        "<w:document><w:body>{}</w:body></w:document>",
        body.concat()
    );
    let bytes = zip(&[("word/document.xml", &xml), ("word/styles.xml", styles)]);
    let document = read("a.docx", &bytes, Options::default()).unwrap();
    let kinds: Vec<&str> = document.blocks().iter().map(|b| b.kind.name()).collect();
    assert_eq!(
        kinds,
        [
            "heading",
            "block-quote",
            "paragraph",
            "heading",
            "list-item"
        ]
    );
}

#[test]
fn questions_in_bold_make_an_interview() {
    let paragraph = |bold: &str, words: &str| {
        format!("<w:p><w:r><w:rPr>{bold}</w:rPr><w:t>{words}</w:t></w:r></w:p>")
    };
    let body: String = ["Why is it late?", "And who pays?", "Will you stay?"]
        .iter()
        .map(|question| {
            paragraph("<w:b/>", question) + &paragraph("<w:b w:val=\"0\"/>", "I do not know.")
        })
        .collect();
    let turns = |body: &str| {
        let document = read("a.docx", &docx(body), Options::default()).unwrap();
        let extractor = Extractor::default().with_interviews(Interviews::Turns);
        extractor.extract(document).turns.len()
    };
    assert_eq!(turns(&body), 6);
    assert_eq!(turns(&body.replace("<w:b/>", "")), 0);
    // They were in bold before the change that is tracked.
    let before = "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>";
    assert_eq!(turns(&body.replace("<w:b/>", before)), 0);
}

#[test]
fn a_note_at_its_end_puts_no_paragraph_in_bold() {
    let note = "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>";
    let deleted = "<text:tracked-changes><text:changed-region xml:id=\"c\"><text:deletion><text:p>Who<text:tab/>knew?</text:p>\
                   </text:deletion></text:changed-region></text:tracked-changes>";
    let content = format!(
        "<office:document-content>{deleted}<text:p>Why?{note}</text:p><text:p><text:change text:change-id=\"c\"/></text:p>\
         </office:document-content>"
    );
    let options = Options::default().tracked(Tracked::Both);
    let document = read("a.odt", &zip(&[("content.xml", &content)]), options).unwrap();
    assert_eq!(document.text(), "Why?\n\nWho knew?\n\nA note.");
    assert_eq!(document.bold(), []);
}

#[test]
fn damaged_comments_are_read_only_if_asked_for() {
    let xml =
        "<w:document><w:body><w:p><w:r><w:t>Fares rise.</w:t></w:r></w:p></w:body></w:document>";
    let mut bytes = zip(&[
        ("word/document.xml", xml),
        ("word/comments.xml", "<w:comments/>"),
    ]);
    let at = bytes.windows(12).position(|part| part == b"<w:comments/");
    bytes[at.unwrap()] = b'>';
    assert!(read("a.docx", &bytes, Options::default()).is_ok());
    let asked = Options::default().keep(["comments".to_owned()]);
    assert!(read("a.docx", &bytes, asked).is_err());
}

#[test]
fn malformed_fields_are_errors_only_if_asked_for() {
    let body =
        "<w:document><w:body><w:p><w:r><w:t>It holds.</w:t></w:r></w:p></w:body></w:document>";
    let bytes = zip(&[
        ("word/document.xml", body),
        ("word/comments.xml", "<w:comments><w:comment"),
        (
            "docProps/core.xml",
            "<p><dc:title>The dam</dc:title><cp:keywords",
        ),
    ]);
    let story = read("a.docx", &bytes, Options::default()).unwrap();
    assert_eq!(story.metadata().headline.as_deref(), Some("The dam"));
    for (name, part) in [("comments", "comments"), ("keywords", "properties")] {
        let asked = Options::default().keep([name.to_owned()]);
        let error = read("a.docx", &bytes, asked).unwrap_err().to_string();
        assert!(error.contains("malformed XML at byte"), "{error}");
        assert!(error.contains(&format!("of its {part}")), "{error}");
    }
}

#[test]
fn what_a_reader_does_not_see_is_no_text() {
    let body = "<w:p><w:r><w:t>“We</w:t><w:tab/><w:t>go</w:t><w:br/></w:r>\
                <w:r><w:instrText>HYPERLINK \"no\"</w:instrText><w:t xml:space=\"preserve\"> now</w:t></w:r>\
                <w:hyperlink><w:r><w:t>,” said Bo.</w:t></w:r></w:hyperlink></w:p>";
    let notes = "<w:footnotes><w:footnote><w:p><w:r><w:t>“A note,” she said.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let ends = "<w:endnotes><w:endnote><w:p><w:r><w:t><![CDATA[R&D <all>]]></w:t></w:r></w:p></w:endnote></w:endnotes>";
    let xml = format!("<w:document><w:body>{body}</w:body></w:document>");
    let bytes = zip(&[
        ("word/document.xml", &xml),
        ("word/footnotes.xml", notes),
        ("word/endnotes.xml", ends),
        ("word/comments.xml", notes),
    ]);
    let document = read("a.docx", &bytes, Options::default()).unwrap();
    assert_eq!(
        document.text(),
        "“We\tgo\n now,” said Bo.\n\n“A note,” she said.\n\nR&D <all>"
    );
}

#[test]
fn odt_is_read() {
    let content = "<office:document-content><office:automatic-styles><style:style/></office:automatic-styles><office:body>\
        <text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>\
        <text:h text:outline-level=\"1\">Ferry fares</text:h>\n\
        <text:p>“We<text:s text:c=\"1\"/>will <text:span>not\n  sell</text:span>,”<text:note><text:note-citation>1</text:note-citation>\
        <text:note-body><text:p>A note &amp; more.</text:p></text:note-body></text:note> said<office:annotation><text:p>check!</text:p>\
        </office:annotation> Ines Duarte.</text:p><text:list><text:list-item><text:p>An item.</text:p></text:list-item></text:list>\
        </office:body></office:document-content>";
    let meta = "<office:meta><dc:title>Ferry</dc:title><meta:initial-creator>Ada</meta:initial-creator></office:meta>";
    let bytes = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
        ("meta.xml", meta),
    ]);
    let document = read("a.odt", &bytes, Options::default()).unwrap();
    let block = |kind, text: &str| (kind, text.to_owned());
    assert_eq!(
        blocks(&document),
        [
            block("heading", "Ferry fares"),
            block("paragraph", "“We will not sell,” said Ines Duarte."),
            block("list-item", "An item."),
            block("paragraph", "A note & more."),
        ]
    );
    assert_eq!(document.metadata().headline.as_deref(), Some("Ferry"));
}

#[test]
fn damaged_archives_are_errors() {
    let whole = include_bytes!("office/python-docx.docx");
    for cut in (0..whole.len()).step_by(997) {
        let mut damaged = whole.to_vec();
        damaged[cut] ^= 0x5A;
        let _ = read("a.docx", &damaged, Options::default());
        assert!(
            read("a.docx", &whole[..cut], Options::default()).is_err(),
            "{cut}"
        );
    }
    // Any byte of a small one may be wrong, those of the directory among them.
    let small = docx("<w:p><w:r><w:t>“Late,” said Bo.</w:t></w:r></w:p>");
    for at in 0..small.len() {
        for value in [0, 1, b'<', b'&', 0x7F, 0xFF] {
            let mut damaged = small.clone();
            damaged[at] = value;
            let _ = read("a.docx", &damaged, Options::default());
        }
    }
    let cut = zip(&[(
        "word/document.xml",
        "<w:document><w:p><w:t>Late</w:t></w:p><w:p",
    )]);
    let error = read("a.docx", &cut, Options::default()).unwrap_err();
    assert!(
        error.to_string().contains("malformed XML at byte 38"),
        "{error}"
    );
    let error = read(
        "a.docx",
        &zip(&[("a.txt", "“No,” said Bo.")]),
        Options::default(),
    )
    .unwrap_err();
    assert!(error.to_string().contains("ZIP archive without"), "{error}");
    let long = docx(&format!("<w:p><w:t>{}</w:t></w:p>", "long ".repeat(1000)));
    assert!(read("a.docx", &long, Options::default().longest(100_000)).is_ok());
    assert!(read("a.docx", &long, Options::default().longest(5_000)).is_err());
}

#[test]
fn documents_that_are_not_read_say_the_way_out() {
    for (name, bytes, way) in [
        ("a.pdf", &b"%PDF-1.7 \0"[..], "pdftotext"),
        ("a", b"%PDF-1.7 \0", "pdftotext"),
        (
            "a.rtf",
            b"{\\rtf1 \\'93We go,\\'94 said Ann.}",
            "save it as",
        ),
        ("a.doc", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1], "save it as"),
    ] {
        let error = read(name, bytes, Options::from(Format::Auto)).unwrap_err();
        assert!(error.to_string().contains(way), "{error}");
    }
}
