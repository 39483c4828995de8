//! JSON, CSV, ninjs and NITF as a user meets them.

use onrecord::read::{Format, Options, documents};
use onrecord::{Document, Error, ErrorKind};
use std::fs;
use tempfile::TempDir;

fn read(name: &str, bytes: &str, options: impl Into<Options>) -> Vec<Result<Document, Error>> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    documents(&[path], options).collect()
}

/// The stories as `id = text`, and what is said of those that are none.
fn told(found: &[Result<Document, Error>]) -> Vec<String> {
    let one = |found: &Result<Document, Error>| match found {
        Ok(document) => {
            let id = document.id().rsplit('/').next().unwrap();
            format!("{id} = {}", document.text())
        }
        Err(error) => error.to_string().rsplit('/').next().unwrap().to_owned(),
    };
    found.iter().map(one).collect()
}

#[test]
fn fields_can_be_named() {
    let lines = r#"{"url":"u1","story":{"body":"One."},"text":"no"}
{"url":2,"story.body":"Two."}
{"url":"u3","story":{"body":3}}
{"story":{"body":"Four."}}
{"url":"u5"}
"#;
    let options = Options::default().text_field("story.body").id_field("url");
    assert_eq!(
        told(&read("s.jsonl", lines, options.clone())),
        [
            "u1 = One.",
            "2 = Two.",
            "s.jsonl:3: `story.body` must be a string",
            "s.jsonl:4: missing field `url`",
            "s.jsonl:5: missing field `story.body`",
        ]
    );
    let only_text = Options::default().text_field("t");
    assert_eq!(
        told(&read("s.jsonl", r#"{"t":"x"}"#, only_text)),
        ["s.jsonl:1 = x"]
    );
}

#[test]
fn json_is_an_object_or_an_array_of_them() {
    let one = "{\n  \"id\": \"one\",\n  \"text\": \"A \\\"}{\\\" b.\"\n}\n";
    let two = r#"{"id":"two","tags":[["}"],{"a":"\\"}],"text":"B."}"#;
    for (name, json, expected) in [
        ("s.json", one.to_owned(), vec!["one = A \"}{\" b."]),
        (
            "s.json",
            format!("\u{FEFF}[\n{one}, {two}]\n"),
            vec!["one = A \"}{\" b.", "two = B."],
        ),
        ("s", format!("[{two},{two}]"), vec!["two = B.", "two = B."]),
        (
            "s.json",
            format!("{one}{two}"),
            vec!["one = A \"}{\" b.", "two = B."],
        ),
        (
            "s.json",
            "[{\"id\":1},\n{\"text\":\n!}, {\"text\":\"C.\"}]".to_owned(),
            vec![
                "s.json:item 1:8: missing field `text`",
                "s.json:item 2:2:1: expected value",
                "s.json:item 3 = C.",
            ],
        ),
        (
            "s.json",
            "[{\"text\":\"C.\"},{\"te".to_owned(),
            vec![
                "s.json:item 1 = C.",
                "s.json:item 2: the file ends inside this object",
            ],
        ),
        (
            "s.json",
            "[1, 2]".to_owned(),
            vec!["s.json: expected an object, found `1` at byte 1"],
        ),
        (
            "s.json",
            "[]".to_owned(),
            vec!["s.json: no object in the file"],
        ),
        (
            "s.json",
            String::new(),
            vec!["s.json: no object in the file"],
        ),
    ] {
        assert_eq!(told(&read(name, &json, Format::Auto)), expected, "{json}");
    }
    // A note in brackets is no array.
    assert_eq!(
        told(&read("s", "[Photo: Ann Lee]", Format::Auto)),
        ["s = [Photo: Ann Lee]"]
    );
}

#[test]
fn an_object_that_is_too_long_costs_itself() {
    let json = format!(
        "[{{\"text\":\"{}\"}},{{\"text\":\"B.\"}}]",
        "a".repeat(300_000)
    );
    let found = read("s.json", &json, Options::default().longest(1000));
    assert_eq!(
        told(&found),
        [
            "s.json:item 1: longer than 1000 bytes",
            "s.json:item 2 = B."
        ]
    );
}

#[test]
fn csv_has_a_story_a_row() {
    let csv = "\u{FEFF}id,date,text\r\na,2026,\"“Yes,”\nshe said.\"\r\n,x,\"\"\r\nc\r\nd,,\"He said \"\"no\"\".\"";
    assert_eq!(
        told(&read("s.csv", csv, Format::Auto)),
        [
            "a = “Yes,”\nshe said.",
            " = ",
            "s.csv:5: the row has only 1 columns",
            "d = He said \"no\"."
        ]
    );
    let semicolons = "name;body, of words;date\nx;One, two;3\n";
    let options = Options::default()
        .text_field("body, of words")
        .id_field("name");
    assert_eq!(told(&read("s.csv", semicolons, options)), ["x = One, two"]);
    assert_eq!(
        told(&read("s.tsv", "text\tid\nT.\t1\n", Format::Auto)),
        ["1 = T."]
    );
    assert_eq!(
        told(&read("s.csv", "text\nT.\n", Format::Auto)),
        ["s.csv:2 = T."]
    );
    let wrong = read("s.csv", "a,b\n1,2\n3,4\n", Format::Auto);
    assert_eq!(told(&wrong), ["s.csv:1: no column `text`; columns: a, b"]);
    assert_eq!(wrong[0].as_ref().unwrap_err().kind(), ErrorKind::Usage);
}

#[test]
fn a_mark_that_is_never_closed_does_not_swallow_all_memory() {
    let csv = format!("id,text\n1,T.\n2,\"{}", "open\n".repeat(200_000));
    let found = read("s.csv", &csv, Options::default().longest(100_000));
    assert_eq!(found.len(), 2);
    let error = found[1].as_ref().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
}

#[test]
fn what_is_no_object_is_no_story() {
    let lines = "[\"a\",\"“Yes,” she said.\"]\n\"b\"\n3\nnull\n";
    assert_eq!(
        told(&read("s.jsonl", lines, Format::Auto)),
        [1, 2, 3, 4].map(|line| format!("s.jsonl:{line}: not an object"))
    );
    let chosen = Options::default().text_field("t");
    assert_eq!(
        told(&read("s.jsonl", "[\"a\"]\n", chosen)),
        ["s.jsonl:1: not an object"]
    );
}

#[test]
fn a_field_that_is_never_closed_is_an_error_where_it_begins() {
    let folder = TempDir::new().unwrap();
    let paths = ["a.csv", "b.csv"].map(|name| folder.path().join(name));
    fs::write(&paths[0], "id,text\n1,One.\n2,\"Two.\n3,Three.\n4,Four.\n").unwrap();
    fs::write(&paths[1], "id,text\n5,\"Five \"\"5\"\",\nand on.\"\n").unwrap();
    let found: Vec<_> = documents(&paths, Format::Auto).collect();
    assert_eq!(
        told(&found),
        [
            "1 = One.",
            "a.csv:3: the field that begins here with `\"` has no closing mark",
            "5 = Five \"5\",\nand on.",
        ]
    );
    // Far more rows than are read at a time.
    let rows = "7,\"Seven, and\nseven.\"\n".repeat(9_000);
    let found = read("s.csv", &format!("id,text\n{rows}8,\"Eight"), Format::Auto);
    assert_eq!(found.iter().filter(|story| story.is_ok()).count(), 9_000);
    assert_eq!(
        told(&found[9_000..]),
        ["s.csv:18002: the field that begins here with `\"` has no closing mark"]
    );
}

#[test]
fn a_folder_does_not_give_json_and_csv_unless_asked() {
    let folder = TempDir::new().unwrap();
    for (name, text) in [
        ("a.txt", "A."),
        ("b.json", "{\"text\":\"B.\"}"),
        ("c.csv", "text\nC.\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let texts = |format| -> Vec<String> {
        documents(&[folder.path().to_owned()], format)
            .map(|document| document.unwrap().text().to_owned())
            .collect()
    };
    assert_eq!(texts(Format::Auto), ["A."]);
    assert_eq!(texts(Format::Json), ["B."]);
    assert_eq!(texts(Format::Csv), ["C."]);
}

#[cfg(feature = "html")]
#[test]
fn ninjs_is_read_in_both_versions() {
    let json = r#"[
        {"uri":"urn:a:1","headline":"Pier saved","byline":"Ann Lee","versioncreated":"2026-01-02",
         "body_text":"\"It stands,\" he said.","body_html":"<p>\"It stands,\"</p><p>he said.</p>"},
        {"uri":"http://a.example/2","headlines":[{"value":"Pier lost"}],
         "bodies":[{"contenttype":"text/plain","value":"It fell."}]},
        {"uri":"urn:a:3","body_text":"Plain."},
        {"uri":"urn:a:4","headline":"No body"}
    ]"#;
    let found = read("s.json", json, Format::Auto);
    assert_eq!(
        told(&found)[..3],
        [
            "urn:a:1 = Pier saved\n\n\"It stands,\"\n\nhe said.",
            "2 = It fell.",
            "urn:a:3 = Plain."
        ]
    );
    assert!(found[3].is_err());
    let metadata = found[0].as_ref().unwrap().metadata();
    assert_eq!(metadata.headline.as_deref(), Some("Pier saved"));
    assert_eq!(metadata.byline.as_deref(), Some("Ann Lee"));
    assert_eq!(metadata.published.as_deref(), Some("2026-01-02"));
    let second = found[1].as_ref().unwrap().metadata();
    assert_eq!(second.url.as_deref(), Some("http://a.example/2"));
    assert_eq!(second.headline.as_deref(), Some("Pier lost"));
}

#[cfg(feature = "html")]
#[test]
fn nitf_is_read_with_its_places() {
    let nitf = "<?xml version=\"1.0\"?>\n<nitf><head><title>not this</title><docdata>\
        <doc-id id-string=\"mw.77\"/><date.issue norm=\"20260102T030405Z\"/></docdata></head>\n\
        <body><body.head><hedline><hl1>Pier &amp; park saved</hl1><hl2>not this</hl2></hedline>\n\
        <byline>By <person>Ann Lee</person></byline></body.head>\n<body.content>\n\
        <p>&#x201C;It <em>stands</em>,&#x201D; said Rosa Quill.</p>\n<hl2>What next</hl2>\n\
        <media><media-caption>The pier</media-caption></media>\n<block><p>Two\n lines.</p></block>\n\
        </body.content><body.end><tagline>not this</tagline></body.end></body></nitf>";
    for name in ["s.nitf", "s.xml", "s"] {
        let found = read(name, nitf, Format::Auto);
        let document = found[0].as_ref().unwrap();
        assert_eq!(document.id(), "mw.77");
        assert_eq!(
            document.text(),
            "Pier & park saved\n\n“It stands,” said Rosa Quill.\n\nWhat next\n\nThe pier\n\nTwo lines."
        );
        let kinds: Vec<_> = document.blocks().iter().map(|b| b.kind.name()).collect();
        assert_eq!(
            kinds,
            ["heading", "paragraph", "heading", "caption", "paragraph"]
        );
        assert_eq!(
            document.metadata().headline.as_deref(),
            Some("Pier & park saved")
        );
        assert_eq!(document.metadata().byline.as_deref(), Some("By Ann Lee"));
        assert_eq!(
            document.metadata().published.as_deref(),
            Some("20260102T030405Z")
        );
        let raw = document.raw(document.blocks()[1].span).unwrap();
        let slice = &nitf[raw.start as usize..raw.end as usize];
        assert_eq!(
            slice,
            "&#x201C;It <em>stands</em>,&#x201D; said Rosa Quill."
        );
    }
}

/// NITF is XML, which HTML reads otherwise: sections without references, prefixes, the encoding in the first line.
#[cfg(feature = "html")]
#[test]
fn nitf_is_read_as_xml() {
    let nitf = "<?xml version='1.0'?><!DOCTYPE nitf [<!ENTITY x \"y\">]><n:nitf><n:body><n:body.head>\
        <n:byline>By Ren&eacute;e <n:person>Holm</n:person><n:byttl>of the <![CDATA[R&D]]> desk</n:byttl></n:byline></n:body.head>\
        <n:body.content><n:p><![CDATA[“R&amp;D <all>,”]]> said Bo &amp; Co</n:p><n:p>Ren&eacute;e &#8211; M&S</n:p>\
        <n:style>shown</n:style></n:body.content></n:body></n:nitf>";
    let found = read("s.nitf", nitf, Format::Nitf);
    let document = found[0].as_ref().unwrap();
    assert_eq!(
        document.text(),
        "“R&amp;D <all>,” said Bo & Co\n\nRenée – M&S\n\nshown"
    );
    assert_eq!(
        document.metadata().byline.as_deref(),
        Some("By Renée Holm of the R&D desk")
    );
    let raw = document.raw(document.blocks()[1].span).unwrap();
    let slice = &nitf[raw.start as usize..raw.end as usize];
    assert_eq!(slice, "Ren&eacute;e &#8211; M&S");

    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><nitf><body.content><p>\xB9koda</p></body.content></nitf>";
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("s.nitf");
    fs::write(&path, latin).unwrap();
    let story = documents(&[path], Format::Nitf).next().unwrap().unwrap();
    assert_eq!((story.text(), story.encoding()), ("škoda", "ISO-8859-2"));

    let cut = told(&read(
        "s.nitf",
        "<nitf><body.content><p>Late.</p><p",
        Format::Nitf,
    ));
    assert_eq!(cut, ["s.nitf: malformed XML at byte 32"]);
}

/// A head of a few kilobytes, compressed, may have millions of columns.
#[test]
fn columns_have_a_limit_and_the_missing_one_is_told_in_a_line() {
    let few = format!("id,text{}\n1,“No.”\n", ",x".repeat(16_382));
    let found = read("s.csv", &few, Format::Auto);
    assert_eq!(told(&found), ["1 = “No.”"]);
    let limit = "s.csv:1: more than 16384 columns, the limit for a table";
    for more in [16_383, 1_000_000] {
        let many = few.replacen(&",x".repeat(16_382), &",x".repeat(more), 1);
        let found = read("s.csv", &many, Format::Auto);
        assert_eq!(told(&found), [limit], "{more}");
        assert_eq!(found[0].as_ref().unwrap_err().kind(), ErrorKind::Limit);
    }
    // A row is a row, whatever the head says.
    let row = format!("id,text\n1,“No.”\n2,b{}\n", ",".repeat(200_000));
    let found = told(&read("s.csv", &row, Format::Auto));
    assert_eq!(found, ["1 = “No.”", &limit.replace(":1:", ":3:")]);
    let long = format!("{}\n1\n", "y".repeat(100_000));
    let found = told(&read(
        "s.csv",
        &format!("a{}{long}", ",x".repeat(30)),
        Format::Auto,
    ));
    assert!(found[0].starts_with("s.csv:1: no column `text`; columns: a, x, x"));
    assert!(found[0].ends_with(" x and 11 more"), "{}", found[0]);
    let found = told(&read("s.csv", &long, Format::Auto));
    assert!(found[0].len() < 200, "{}", found[0]);
}

#[test]
fn json_without_text_says_which_fields_have_words() {
    let line = r#"{"id":"a","slug":"pier","story":{"body":"“We go,” said Ann Lee."},"n":3}"#;
    let names = "; fields with words are `story.body`, `slug`: --text-field names the one to read";
    assert_eq!(
        told(&read("s.jsonl", line, Options::default())),
        [format!(
            "s.jsonl:1:{}: missing field `text`{names}",
            line.len()
        )]
    );
    assert_eq!(
        told(&read(
            "s.jsonl",
            line,
            Options::default().text_field("body")
        )),
        [format!("s.jsonl:1: missing field `body`{names}")]
    );
}
