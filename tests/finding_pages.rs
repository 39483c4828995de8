//! Pages of findings (`--format html` of `verify`, `diff` and `check`): their bytes, what hostile material does in them,
//! and their size. `.ci/pages` opens them in a browser.

#![cfg(all(feature = "cli", feature = "pages"))]

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Markup, template syntax, direction marks, and words that are written from right to left.
const HOSTILE: &str = "<script>alert(1)</script></style><img src=x onerror=alert(2)> {{ 7 * 7 }} {% raw %} \u{202E}evil\u{202C} \
                       javascript:alert(3) \"onclick=\"x' &amp; 🚢 שלום עולם";

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/html")
        .join(name)
}

/// Makes a command that runs in a folder and writes no golden.
fn onrecord(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).env_remove("ONRECORD_UPDATE");
    command
}

/// Runs a command in a folder and returns its page.
fn page(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = onrecord(folder)
        .args(arguments)
        .args(["-f", "html"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

/// Compares a page with the one that somebody has looked at. `ONRECORD_UPDATE=1` writes it.
fn assert_golden(name: &str, page: &str) {
    let page = page.replace(env!("CARGO_PKG_VERSION"), "VERSION");
    let path = golden(name);
    if std::env::var_os("ONRECORD_UPDATE").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let wanted = fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        wanted == page,
        "{name} differs: look at the page, then set ONRECORD_UPDATE=1"
    );
}

/// Asserts that nothing of a story became markup.
fn assert_harmless(page: &str) {
    let body = page.split_once("</head>").unwrap().1;
    assert!(
        page.contains("&lt;script&gt;alert(1)"),
        "the words are there"
    );
    assert_eq!(
        page.matches("<script").count(),
        1,
        "the script of the page only"
    );
    assert_eq!(page.matches("</style").count(), 1);
    for markup in [
        "<img",
        "onclick=\"x",
        " onerror=alert(2)>",
        "href=\"javascript",
        "\u{202E}",
        " 49 ",
    ] {
        assert!(!body.contains(markup), "{markup}");
    }
    assert!(
        body.contains("{{ 7 * 7 }}"),
        "no template of a story is run"
    );
}

fn folder(files: &[(&str, String)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn the_page_of_verify_is_the_one_that_was_looked_at() {
    let arguments = [
        "verify",
        "ferry.md",
        "--media",
        "https://media.example/hearing.mp4",
        "--against",
        "hearing.vtt",
        "release.txt",
    ];
    let page = page(&golden(""), &arguments, 1);
    assert_golden("verify.html", &page);
    // Problems come first, with the words of the source and a link to their time in the recording.
    let order = [
        "<h2>Errors",
        "<del><span class=\"vh\">left out: </span>not</del>",
        "#t=249\">▶ 00:04:09.500</a>",
        "<h2>Warnings",
        "<h2>No problem",
    ];
    let places = order.map(|part| page.find(part).unwrap_or_else(|| panic!("no {part}")));
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn nothing_of_a_story_or_source_runs_in_the_page_of_verify() {
    let story = format!(
        "“We {HOSTILE} will not,” said Ada <b>Vik</b>. “It {HOSTILE} sails,” said Ada Vik. “Gone {HOSTILE},” she said."
    );
    let source = format!("Ada Vik: We {HOSTILE} will. It {HOSTILE} sails at six.\n");
    let folder = folder(&[("<b>&'.txt", story), ("source<i>.txt", source)]);
    for media in ["javascript:alert(4)", "data:text/html,<script>"] {
        let page = page(
            folder.path(),
            &[
                "verify",
                "<b>&'.txt",
                "--media",
                media,
                "--against",
                "source<i>.txt",
            ],
            1,
        );
        assert_harmless(&page);
    }
}

#[test]
fn the_page_of_diff_is_the_one_that_was_looked_at() {
    let page = page(&golden(""), &["diff", "v1.txt", "v2.txt", "v3.txt"], 1);
    assert_golden("diff.html", &page);
    // A quote that moved names its place in the other version, on both sides, and the links lead there.
    let moved: Vec<&str> = page.split("<a class=\"tag\" href=\"#s1").skip(1).collect();
    let (after, before) = (moved[0], moved[1]);
    assert!(
        after.contains(">← line 19</a>") && before.contains(">→ line 5</a>"),
        "{moved:?}"
    );
    for link in moved {
        let id = format!("id=\"s1{}\"", link.split('"').next().unwrap());
        assert_eq!(page.matches(&id).count(), 1, "{id}");
    }
    // Every link of the page leads somewhere.
    for link in page.split("href=\"#").skip(1) {
        let id = link.split('"').next().unwrap();
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn nothing_of_a_story_runs_in_the_page_of_diff() {
    let inside = HOSTILE.replace(['"', '\''], "");
    let story = |not: &str| {
        format!(
            "The head {HOSTILE}\n\n“We {inside} will{not},” said Ada Vik.\n\n“It {inside} sails,” said Ola <b>Moen</b>.\n"
        )
    };
    let files = [
        ("<b>&'.txt", story(" not")),
        ("b<i>.txt", story("")),
        ("c.txt", story(" never")),
    ];
    let folder = folder(&files);
    let page = page(
        folder.path(),
        &["diff", "<b>&'.txt", "b<i>.txt", "c.txt"],
        1,
    );
    assert_harmless(&page);
    assert!(page.contains("<del>"), "{page}");
}

/// Returns a folder with the stories and goldens of the page of `check`.
fn goldens() -> TempDir {
    let files = ["dam.md", "dam.quotes.csv", "ferry.txt", "ferry.quotes.csv"];
    let text = |name| fs::read_to_string(golden("check").join(name)).unwrap();
    folder(&files.map(|name| (name, text(name))))
}

#[test]
fn the_page_of_check_is_the_one_that_was_looked_at() {
    let folder = goldens();
    let page = page(folder.path(), &["check", "--isolated", "."], 1);
    assert_golden("check.html", &page);
    // Old and new are marked in the sentence of the story.
    assert!(
        page.contains("will <del>not</del> close the night line"),
        "{page}"
    );
    let written = onrecord(folder.path())
        .args(["check", "--isolated", ".", "-o", "r.html"])
        .output();
    assert_eq!(written.unwrap().status.code(), Some(1));
    assert_eq!(
        fs::read_to_string(folder.path().join("r.html")).unwrap(),
        page
    );
}

#[test]
fn nothing_of_a_story_or_golden_runs_in_the_page_of_check() {
    let inside = HOSTILE.replace(['"', '\''], "");
    let story = format!("The head {HOSTILE}\n\n“We {inside} will not,” said Ada <b>Vik</b>.\n");
    let csv = inside.replace("will", "shall");
    let golden = format!("line,quote,speaker\n3,\"We {csv} will,\",\"Ada {csv}\"\n");
    let folder = folder(&[("quotes.csv", golden), ("story.txt", story)]);
    let page = page(folder.path(), &["check", "--isolated", "."], 1);
    assert_harmless(&page);
}

#[test]
fn the_page_of_many_quotes_is_small() {
    let names = ["Ada Vik", "Ines Duarte", "Ola Moen", "Grete Holm"];
    let quote = |n: usize| {
        format!(
            "The ferry number {n} leaves the harbor of Lund at {} in the morning",
            n % 24
        )
    };
    let story: String = (0..3000)
        .map(|n| format!("“{},” said {}.\n\n", quote(n), names[n % 4]))
        .collect();
    let source: String = (0..3000)
        .map(|n| {
            format!(
                "{}: {}.\n",
                names[n % 4],
                quote(n).replace("morning", if n % 10 == 0 { "evening" } else { "morning" })
            )
        })
        .collect();
    let most = 3 * story.len() + 60_000;
    let folder = folder(&[("story.txt", story), ("source.txt", source)]);
    let page = page(
        folder.path(),
        &["verify", "story.txt", "--against", "source.txt"],
        1,
    );
    assert!(
        page.len() < most,
        "{} bytes, and {most} are enough",
        page.len()
    );
    assert_eq!(page.matches(" data-t=\"").count(), 3000);
    let changed = fs::read_to_string(folder.path().join("story.txt"))
        .unwrap()
        .replace("at 5 in", "at 6 in");
    fs::write(folder.path().join("later.txt"), changed).unwrap();
    let page = self::page(folder.path(), &["diff", "story.txt", "later.txt"], 1);
    assert!(
        page.len() < 2 * most,
        "{} bytes of two versions, and {most} for each are enough",
        page.len()
    );
    assert_eq!(page.matches(" data-t=\"").count(), 125);
}

/// A page lists 5,000 findings; of the others it says how many there are, and no link leads to them.
#[test]
fn findings_that_a_page_leaves_out_have_no_links_and_are_counted() {
    let story = |verb: &str| -> String {
        let lines = (0..5010).map(|n| format!("“Boat {n} {verb},” said Ada Vik.\n\n"));
        lines.collect()
    };
    let folder = folder(&[("one.txt", story("sails")), ("two.txt", story("stays"))]);
    let page = page(folder.path(), &["diff", "one.txt", "two.txt"], 1);
    assert_eq!(page.matches("<li class=\"q\" id=\"c").count(), 5000);
    assert!(page.contains("more findings are left out"));
    for link in page.split("href=\"#c").skip(1) {
        let number: usize = link.split('"').next().unwrap().parse().unwrap();
        assert!(number <= 5000, "{number} leads nowhere");
    }
}
