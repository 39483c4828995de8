//! HTML pages as bytes: they are always the same, hold nothing that loads, and stay small. `.ci/pages` opens them in a
//! browser.

#![cfg(all(feature = "cli", feature = "markdown", feature = "pages"))]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn onrecord(folder: &Path, args: &[&str]) -> std::process::Output {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).args(args).output().unwrap()
}

/// Writes a story, and returns its page.
fn page(story: &str) -> String {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("story.txt"), story).unwrap();
    let output = onrecord(folder.path(), &["extract", "story.txt", "-f", "html"]);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// `ONRECORD_UPDATE=1 cargo test --test html_pages` accepts another page.
#[test]
fn a_page_is_always_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html");
    let output = onrecord(&folder, &["extract", "dam.md", "--format", "html"]);
    assert!(output.status.success(), "{output:?}");
    let page = String::from_utf8(output.stdout).unwrap();
    let version = concat!("onrecord ", env!("CARGO_PKG_VERSION"));
    let page = page.replace(version, "onrecord VERSION");
    let path = folder.join("dam.html");
    if std::env::var_os("ONRECORD_UPDATE").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let accepted = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    for (n, (is, was)) in page.lines().zip(accepted.lines()).enumerate() {
        assert_eq!(is, was, "line {}: ONRECORD_UPDATE=1 accepts it", n + 1);
    }
    assert_eq!(page.lines().count(), accepted.lines().count());
}

#[test]
fn no_word_of_a_story_is_markup() {
    let story = "A <script>x</script> </style> <img src=x onerror=y> headline\n\n\
        “</script><script>alert(1)</script> {{ 7 * 7 }},” said Ines <b onclick=z>Duarte</b>.\n\n\
        “It turns\u{202E} around,” said Paul Hoang.\n";
    let page = page(story);
    for (markup, times) in [
        ("<script", 1),
        ("</script>", 1),
        ("</style>", 1),
        ("<img", 0),
        ("<b onclick", 0),
        (" style=", 0),
        ("src=", 1), // The words of the story.
        ("\u{202E}", 0),
    ] {
        assert_eq!(page.matches(markup).count(), times, "{markup}");
    }
    for shown in ["{{ 7 * 7 }}", "data-c=\"202e\""] {
        assert!(page.contains(shown), "{shown}");
    }
}

#[test]
fn only_addresses_of_the_web_are_links() {
    let folder = TempDir::new().unwrap();
    let story = |url: &str| {
        format!("{{\"id\": \"a\", \"url\": \"{url}\", \"text\": \"“Go,” said Ines Duarte.\"}}\n")
    };
    for (url, is_link) in [
        ("javascript:alert(1)", false),
        ("https://news.example/a", true),
    ] {
        fs::write(folder.path().join("a.jsonl"), story(url)).unwrap();
        let output = onrecord(folder.path(), &["extract", "a.jsonl", "-f", "html"]);
        let page = String::from_utf8(output.stdout).unwrap();
        assert_eq!(page.contains(&format!("href=\"{url}\"")), is_link, "{url}");
    }
}

/// Three times the story and 60 KB, however many quotes it has.
#[test]
fn a_page_is_small() {
    let dense: String = (0..3000)
        .map(|n| format!("“Yes, {n},” said Ines Duarte.\n\n"))
        .collect();
    let some: String = (0..400)
        .map(|n| {
            format!(
                "“We opened the gate on day {n} and will not close it,” said Ines Duarte, who had waited since \
                 morning near the old mill with all of her neighbors and two dogs.\n\n"
            )
        })
        .collect();
    let page_of = |story: &str| {
        let page = page(story);
        assert!(page.len() < 3 * story.len() + 60_000, "{}", page.len());
        page
    };
    let dense = page_of(&dense);
    assert_eq!(dense.matches("<q id=").count(), 3000);
    assert!(dense.contains("numbers and reasons are left out"));
    let some = page_of(&some);
    assert!(
        some.contains("<li id=\"n400\""),
        "notes are left out too early"
    );
    page_of("No quotes.\n");
}

#[test]
fn who_is_named_and_not_quoted_is_counted_in_full() {
    let letters = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r"];
    let named: String = (0..60)
        .map(|n| {
            let (one, two) = (letters[n / 10], letters[n % 10]);
            format!("Ines {}a{two}ersen came. ", one.to_uppercase())
        })
        .collect();
    let page = page(&format!("“Go,” said Rolf Haugen.\n\n{named}\n"));
    let listed = page.split_once("<summary>Named, not quoted (").unwrap().1;
    let (count, rest) = listed.split_once(')').unwrap();
    let list = rest.split_once("</details>").unwrap().0;
    let shown = list.matches("<li>").count();
    assert_eq!(shown, 40);
    let count: usize = count.parse().unwrap();
    assert!(
        count > shown && list.contains(&format!("and {} more", count - shown)),
        "{count}: {list}"
    );
}

#[test]
fn several_stories_have_an_index() {
    let folder = TempDir::new().unwrap();
    let stories = concat!(
        r#"{"id": "a", "date": "2026-03-09", "headline": "First", "text": "“It sails,” said Ines Duarte."}"#,
        "\n",
        r#"{"id": "b", "date": "2026-05-01", "headline": "Second", "text": "“It sails again,” said Ines Duarte. “No,” a sailor said."}"#,
        "\n",
        r#"{"id": "c", "headline": "Third", "text": "“No,” a sailor said."}"#,
        "\n",
    );
    fs::write(folder.path().join("a.jsonl"), stories).unwrap();
    let output = onrecord(folder.path(), &["extract", "a.jsonl", "-o", "report.html"]);
    assert!(output.status.success(), "{output:?}");
    let page = fs::read_to_string(folder.path().join("report.html")).unwrap();
    // One row for a full name, and one for each story's sailor.
    assert_eq!(
        page.matches("<th scope=\"row\"><bdi>Ines Duarte</bdi>")
            .count(),
        1
    );
    assert_eq!(
        page.matches("<th scope=\"row\"><bdi>a sailor</bdi>")
            .count(),
        2
    );
    for (number, title) in [(1, "First"), (2, "Second"), (3, "Third")] {
        assert!(page.contains(&format!("<a href=\"#s{number}\">{title}</a>")));
        assert!(page.contains(&format!("id=\"s{number}\"")));
        assert!(page.contains(&format!("<q id=\"q{number}-1\"")));
    }
    assert!(page.contains("Quotes by day"), "no chart over time");
    assert!(page.contains("of the 2 stories with a date"));
}

#[test]
fn the_page_of_speakers_says_what_is_counted() {
    let folder = TempDir::new().unwrap();
    let story =
        "“It sails,” said Ines Duarte. The film “Low Tide” is on. “No,” said Rolf Haugen.\n";
    fs::write(folder.path().join("a.txt"), story).unwrap();
    fs::write(
        folder.path().join("people.csv"),
        "id,name,party\np1,Ines Duarte,Greens\n",
    )
    .unwrap();
    let args = [
        "speakers",
        "a.txt",
        "--people",
        "people.csv",
        "-o",
        "s.html",
    ];
    assert!(onrecord(folder.path(), &args).status.success());
    let page = fs::read_to_string(folder.path().join("s.html")).unwrap();
    for said in [
        "<b>2</b> quotes counted",
        "<b>1</b> term or title",
        "Words by party",
        "Greens",
        "not known",
        "Ines Duarte",
    ] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn what_a_page_cannot_do_is_refused() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), "“Go,” said Ines Duarte.\n").unwrap();
    for more in ["--resume", "--excel"] {
        let output = onrecord(folder.path(), &["extract", "a.txt", "-o", "a.html", more]);
        assert_eq!(output.status.code(), Some(2), "{more}");
        assert!(!folder.path().join("a.html").exists(), "{more}");
    }
}
