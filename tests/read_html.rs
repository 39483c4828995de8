//! Web pages as a user meets them: the article with its quotes, where they stand in the page, what
//! can be left out, and pages that were made to break something.
#![cfg(feature = "html")]

use onrecord::document::{BlockKind, Metadata};
use onrecord::read::{Format, Options, documents};
use onrecord::{Document, Error, ErrorKind, Extractor};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The pages of `tests/pages`, each with what it has to give.
fn pages() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "html"))
        .map(|page| {
            let expected = fs::read_to_string(page.with_extension("txt")).unwrap();
            (page, expected)
        })
        .collect();
    pages.sort();
    assert!(pages.len() >= 7);
    pages
}

fn page(html: &str) -> Result<Document, Error> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("page.html");
    fs::write(&path, html).unwrap();
    documents(&[path], Format::Auto).next().unwrap()
}

fn read(path: &Path) -> Document {
    documents(&[path.to_owned()], Format::Auto)
        .next()
        .unwrap()
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The blocks of a document: what they are and what they say.
fn blocks(document: &Document) -> Vec<(&'static str, &str)> {
    let block = |b: &onrecord::document::Block| (b.kind.name(), &document.text()[b.span]);
    document.blocks().iter().map(block).collect()
}

#[test]
fn every_quote_of_the_pages_is_found_word_for_word() {
    let extractor = Extractor::default();
    for (path, expected) in pages() {
        let (_, quotes) = expected.split_once("\n\n").unwrap();
        let analysis = extractor.extract(read(&path));
        let found: Vec<_> = analysis.records().map(|record| record.words()).collect();
        for quote in quotes.lines() {
            assert!(found.contains(&quote), "{}: {quote}", path.display());
        }
        // What stands around the article is no part of it.
        for foreign in [
            "Accept all",
            "hour of my week",
            "lighthouse",
            "ate the mailbox",
            "stopped,",
        ] {
            let leaked = found.iter().any(|quote| quote.contains(foreign));
            assert!(!leaked, "{}: {foreign}", path.display());
        }
    }
}

#[test]
fn what_a_page_says_of_itself_is_kept() {
    for (path, expected) in pages() {
        let (head, _) = expected.split_once("\n\n").unwrap();
        let document = read(&path);
        for line in head.lines() {
            let (key, value) = line.split_once(": ").unwrap();
            let metadata: &Metadata = document.metadata();
            let found = match key {
                "headline" => &metadata.headline,
                "byline" => &metadata.byline,
                "published" => &metadata.published,
                "url" => &metadata.url,
                key => panic!("{key}"),
            };
            let found = found.as_deref().unwrap_or_default();
            assert!(
                found.starts_with(value),
                "{}: {key}: {found}",
                path.display()
            );
        }
        let first = document.blocks()[0];
        let headline = document.metadata().headline.as_deref();
        assert_eq!(Some(&document.text()[first.span]), headline);
        assert_eq!(first.kind, BlockKind::Heading);
    }
}

#[test]
fn the_way_back_leads_to_the_same_words() {
    let extractor = Extractor::default();
    for (path, expected) in pages() {
        let (_, quotes) = expected.split_once("\n\n").unwrap();
        let bytes = fs::read(&path).unwrap();
        let analysis = extractor.extract(read(&path));
        for record in analysis.records() {
            let words = record.words();
            let Some(raw) = analysis.document.raw(record.quote().content) else {
                // Marks that a browser adds (`<q>`) are nowhere in the page.
                assert!(!quotes.contains(words) || words.contains('“'), "{words}");
                continue;
            };
            let slice = &bytes[raw.start as usize..raw.end as usize];
            let slice = match String::from_utf8(slice.to_vec()) {
                Ok(slice) => slice,
                Err(_) => encoding_rs::WINDOWS_1252.decode(slice).0.into_owned(),
            };
            assert_eq!(shown(&slice), words, "{}", path.display());
        }
    }
}

/// What a browser shows of some HTML without block elements.
fn shown(html: &str) -> String {
    let html = html.replace("<q>", "“").replace("</q>", "”");
    let mut text = String::new();
    for part in html.split('<') {
        let part = if text.is_empty() {
            part
        } else {
            part.split_once('>').unwrap().1
        };
        text.push_str(part);
    }
    let text = htmlize::unescape(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const LONG: &str = "The harbour board met for three hours on Monday evening, heard eleven speakers, \
    among them two captains, and put off the question of the crane until the autumn, as it had done in \
    the spring, in the autumn before that and, a clerk recalled, in the year the crane was bought.";

#[test]
fn captions_pull_quotes_and_links_to_other_stories_are_told_from_the_story() {
    let html = format!(
        "<html><head><title>Crane stays where it is</title></head><body><article>\
         <h1>Crane stays where it is</h1><p>{LONG}</p>\
         <p>“It has not lifted a thing since the flood,” said Captain Ruth Amsel. {LONG}</p>\
         <figure><img src=a.jpg><figcaption>The crane, “our giraffe” to some</figcaption></figure>\
         <blockquote><p>“It has not lifted a thing since the flood,”</p></blockquote>\
         <p>{LONG}</p>\
         <p><a href=/x>Read more: “We want it gone”</a></p>\
         <h2>What happens <em>next</em></h2><p>{LONG}</p>\
         <blockquote><p>Resolved, that the crane remain.</p></blockquote>\
         <ul><li>The board meets again in May, with <a href=/y>the same agenda</a>.</li></ul>\
         </article></body></html>"
    );
    let document = page(&html).unwrap();
    let kinds: Vec<_> = blocks(&document).iter().map(|block| block.0).collect();
    assert_eq!(
        kinds,
        [
            "heading",
            "paragraph",
            "paragraph",
            "caption",
            "pull-quote",
            "paragraph",
            "related",
            "heading",
            "paragraph",
            "block-quote",
            "list-item"
        ]
    );
    let story = page(&html).unwrap().without_blocks(&[
        BlockKind::Caption,
        BlockKind::PullQuote,
        BlockKind::Related,
    ]);
    let analysis = Extractor::default().extract(story);
    let quotes: Vec<_> = analysis.records().map(|record| record.words()).collect();
    assert_eq!(quotes, ["It has not lifted a thing since the flood,"]);
}

#[test]
fn white_space_and_entities_read_as_a_browser_shows_them() {
    let html = "<body><p>&#8220;One\n   <b>two</b>&nbsp;three<br>four &amp;c.&rdquo; said\tAnn&eacute;.\
                <script>var no = 1;</script><!-- no --></p><div>Five <i>six</i></div><p>7 &lt; 8</p>";
    let document = page(html).unwrap();
    assert_eq!(
        document.text(),
        "“One two\u{A0}three\nfour &c.” said Anné.\n\nFive six\n\n7 < 8"
    );
}

#[test]
fn a_page_is_told_by_its_name_or_its_first_bytes() {
    let folder = TempDir::new().unwrap();
    let html = "\u{FEFF}\n<!DOCTYPE HTML><p>“Yes,” said Ann Lee.</p>";
    for name in ["page", "page.htm", "page.php"] {
        let path = folder.path().join(name);
        fs::write(&path, html).unwrap();
        assert_eq!(read(&path).text(), "“Yes,” said Ann Lee.", "{name}");
    }
    // A name that says text is believed, and so is whoever forces a format.
    let path = folder.path().join("page.txt");
    fs::write(&path, html).unwrap();
    assert!(read(&path).text().contains("DOCTYPE"));
    let mut forced = documents(&[path], Options::from(Format::Html));
    assert_eq!(
        forced.next().unwrap().unwrap().text(),
        "“Yes,” said Ann Lee."
    );
}

#[test]
fn the_character_set_is_the_one_the_page_declares() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("page.html");
    let html = "<meta charset='iso-8859-2'><p>“Nie,” powiedział Łukasz.</p>";
    let (bytes, ..) = encoding_rs::ISO_8859_2.encode(html);
    fs::write(&path, &bytes).unwrap();
    let document = read(&path);
    assert_eq!(document.encoding(), "ISO-8859-2");
    assert!(document.text().contains("powiedział Łukasz"));
    // One bad byte in a page that is UTF-8 costs one character and no story.
    let mut bytes =
        b"<meta charset=utf-8><p>\xE2\x80\x9CYes,\xE2\x80\x9D said Ann Lee.</p><p>\xFF</p>"
            .to_vec();
    fs::write(&path, &bytes).unwrap();
    let document = read(&path);
    assert!(document.text().starts_with("“Yes,” said Ann Lee."));
    assert_eq!(document.raw(document.blocks()[0].span), None);
    bytes.push(0);
    fs::write(&path, &bytes).unwrap();
    let refused = documents(&[path], Format::Auto).next().unwrap();
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::Encoding);
}

#[test]
fn a_page_without_words_says_so() {
    let error = page("<html><body><img src=a.png></body></html>").unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("page.html: web page without text"),
        "{error}"
    );
}

#[test]
fn deep_and_huge_pages_are_refused_with_their_place() {
    for element in [
        "div",
        "b",
        "span",
        "blockquote",
        "x-y",
        "svg",
        "font color=red",
    ] {
        let html = format!("<p>{}", format!("<{element}>").repeat(100_000));
        let error = page(&html).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
        let at = 3 + 512 * (element.len() + 2);
        let said = format!("nested deeper than 512 elements at byte {at}");
        assert!(error.to_string().ends_with(&said), "{error}");
    }
    let error = page(&"<p>a<br>".repeat(150_000)).unwrap_err();
    assert!(
        error.to_string().contains("more than 200000 elements"),
        "{error}"
    );
    let error = page(&"a".repeat((16 << 20) + 1)).unwrap_err();
    assert!(error.to_string().contains("longer than 16 MiB"), "{error}");
}

/// Each of these ended the program, or took minutes and gigabytes for 100 kB.
#[test]
fn what_tags_do_not_tell_is_refused() {
    let fonts: String = (0..480).map(|n| format!("<font a{n}>")).collect();
    for (html, said) in [
        (format!("<svg>{}", "<tr>".repeat(100_000)), "nested deeper"),
        (
            format!(
                "<object>{}",
                "<marquee></object><object></marquee>".repeat(50_000)
            ),
            "nested deeper",
        ),
        (
            format!("<p>{fonts}{}", "<p>x".repeat(20_000)),
            "more than 200000 elements",
        ),
    ] {
        let html = format!("<p>The gate is shut.{html}");
        let error = page(&html).expect_err(said);
        assert_eq!(error.kind(), ErrorKind::Limit);
        assert!(error.to_string().contains(said), "{error}");
        // Without a page around it as well.
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("stories.jsonl");
        fs::write(&path, serde_json::json!({ "body_html": html }).to_string()).unwrap();
        let error = documents(&[path], Format::Auto).next().unwrap();
        let error = error.expect_err(said);
        assert!(error.to_string().contains(said), "{error}");
    }
}

/// Reading either takes the square of its length: 400,000 attributes took a minute.
#[test]
fn a_page_that_would_take_its_square_is_refused_with_the_reason() {
    let many: String = (0..1_001).map(|n| format!(" a{n}=1")).collect();
    let error = page(&format!("<p>The gate is shut.<p{many}>")).expect_err("too many");
    assert_eq!(error.kind(), ErrorKind::Limit);
    let said = "tag with more than 1000 attributes at byte 20";
    assert!(error.to_string().contains(said), "{error}");
    let error = page(&format!("<p>The gate is shut.{}", "&nbsp;".repeat(60_000)));
    let error = error.expect_err("too many");
    assert_eq!(error.kind(), ErrorKind::Limit);
    let said = "a paragraph with too many `&` and no-break spaces";
    assert!(error.to_string().contains(said), "{error}");
    let fair: String = (0..1_000).map(|n| format!(" a{n}=1")).collect();
    let read = page(&format!("<article><p{fair}>The gate is shut.</article>")).expect("a page");
    assert_eq!(read.text().trim(), "The gate is shut.");
}

#[test]
fn what_is_as_deep_as_allowed_is_read_on_a_small_stack() {
    let html = format!("{}<p>“Deep,” said Ann Lee.", "<div class=a>".repeat(500));
    let run = move || page(&html).unwrap().text().to_owned();
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(run);
    assert_eq!(thread.unwrap().join().unwrap(), "“Deep,” said Ann Lee.");
}

#[test]
fn no_cut_of_a_page_makes_it_panic() {
    let html = "<html><title>T</title><body><div><p>“A &ldquo;b,” said\u{A0}<q>É</q> <a href='x'>c</a>\
                <br><!-- d --><table><tr><td>e<figure><figcaption>f</figcaption></figure></table>";
    let extractor = Extractor::default();
    for (cut, _) in html.char_indices().skip(1) {
        for part in [&html[..cut], &html[cut..]] {
            if let Ok(document) = page(part) {
                let analysis = extractor.extract(document);
                for record in analysis.records() {
                    let raw = analysis.document.raw(record.quote().content);
                    assert!(raw.is_none_or(|raw| raw.end as usize <= part.len()));
                }
            }
        }
    }
}

#[test]
fn a_story_in_two_articles_is_one_where_the_page_says_so() {
    let filler = "<p>The port of Karsund will raise ferry fares for the third time in a year, its director told the \
                  council on Tuesday, and pupils will pay as well, she said.</p>";
    let first = format!("<h1>Ferry fares to rise again</h1>{filler}{filler}");
    let rest = "<p>“None of us was near that barn,” said Viktor Sand, 41, of Mill Lane.</p>";
    for (body, is_one) in [
        (
            format!(
                "<article>{first}<div>Advertisement</div></article><article>{rest}{filler}</article>"
            ),
            true,
        ),
        (
            format!(
                "<article class=\"s\">{first}</article><aside>Ad</aside><article class=\"s\">{rest}</article>"
            ),
            true,
        ),
        (
            format!(
                "<article>{first}</article><article>{filler}</article><article>{rest}</article>"
            ),
            true,
        ),
        (
            format!("<article>{first}{filler}</article><article><h2>Arson</h2>{rest}</article>"),
            false,
        ),
        (
            format!("<article>{first}{filler}</article><article class=\"card\">{rest}</article>"),
            false,
        ),
    ] {
        let html = format!("<!doctype html><html><body><main>{body}</main></body></html>");
        let text = page(&html).unwrap().text().to_owned();
        assert_eq!(text.contains("None of us"), is_one, "{body}");
    }
}
