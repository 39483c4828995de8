//! Shapes of web pages in which quotes get lost in other readers: each is read once, with its speaker.
#![cfg(feature = "html")]

use onrecord::Extractor;
use onrecord::read::{Format, documents};
use std::fs;
use tempfile::TempDir;

/// The quotes of a page with their speakers.
fn attributed(
    body: &str,
    without: &[onrecord::document::BlockKind],
) -> Vec<(String, Option<String>)> {
    let page = format!(
        "<!doctype html><html><head><title>Crane to stay</title></head><body><nav>Menu</nav><main>{body}</main></body></html>"
    );
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("page.html");
    fs::write(&path, page).unwrap();
    let options = onrecord::read::Options::from(Format::Html).without(without.iter().copied());
    let document = documents(&[path], options).next().unwrap().unwrap();
    let analysis = Extractor::default().extract(document);
    let quotes = analysis.records();
    quotes
        .map(|quote| (quote.words().to_owned(), quote.speaker().map(str::to_owned)))
        .collect()
}

#[test]
fn every_quote_of_a_page_is_read_once() {
    const BEFORE: &str = "<p>The yard of Karsund will keep its crane for another year, its director told the board on Tuesday, and the drivers will stay as well.</p>";
    const AFTER: &str = "<p>The next vote is in April. Until then, the old rules stay in force for everybody who has a ticket for the yard from last year.</p>";
    let vik = |words: &str| (words.to_owned(), Some("Karl Vik".to_owned()));
    for (body, quotes) in [
        // A paragraph that is a link from end to end.
        (
            format!("<article>{BEFORE}<div><p><a href=\"/old\"><strong>“Nobody was near that crane,” said Karl Vik, 41.</strong></a></p></div>{AFTER}</article>"),
            vec![vik("Nobody was near that crane,")],
        ),
        (
            format!("<article>{BEFORE}<p><a href=\"/old\">“It never fell,” Karl Vik said.</a></p>{AFTER}</article>"),
            vec![vik("It never fell,")],
        ),
        // Markup at the marks, and marks that the browser adds.
        (
            format!("<article>{BEFORE}<p>\"This is <em>not</em> a <strong>toy</strong>,\" Karl Vik said. \"<em>Stop that crane.</em>\"</p>{AFTER}</article>"),
            vec![vik("This is not a toy,"), vik("Stop that crane.")],
        ),
        (
            format!("<article>{BEFORE}<p>The yard, Karl Vik said, had <q>run out of rope</q>.</p>{AFTER}</article>"),
            vec![vik("run out of rope")],
        ),
        // A short article, and one in columns with an advertisement between.
        (
            "<article><h1>Crane falls</h1><p>\"It fell at noon and nobody was near it,\" said Karl Vik.</p></article><footer>Imprint</footer>".to_owned(),
            vec![vik("It fell at noon and nobody was near it,")],
        ),
        (
            format!("<div class=\"story-body\"><div class=\"col\"><div>{BEFORE}</div></div><div id=\"ad1\">Advertisement</div><div class=\"col\"><div><p>“Nobody was near it on the night it fell,” said Karl Vik, 41, of Mill Lane.</p></div></div></div>"),
            vec![vik("Nobody was near it on the night it fell,")],
        ),
    ] {
        assert_eq!(attributed(&body, &[]), quotes, "{body}");
    }
    let linked = format!(
        "<article>{BEFORE}<p><a href=\"/old\">“It never fell,” Karl Vik said.</a></p>{AFTER}</article>"
    );
    let without = attributed(&linked, &[onrecord::document::BlockKind::Related]);
    assert_eq!(without, [], "--without related");
}
