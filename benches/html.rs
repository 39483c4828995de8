//! How fast web pages are read, held against the extractor library alone.
//!
//! `cargo bench --bench html` prints the ratio, which is the same on slow and fast machines; the
//! pages are those of `tests/pages`, made as long as news pages are with menus and scripts.

use dom_smoothie::{Config, Readability, TextMode};
use onrecord::read::{Format, Options, inputs};
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The length that pages are brought to: the mean of 181 news pages.
const PAGE: usize = 174_000;

/// How often both sides are timed, in turns; the fastest turn of each counts.
const TURNS: usize = 15;

#[expect(clippy::print_stdout, reason = "a bench prints its figures")]
fn main() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let pages = lengthened(folder.path());
    let bytes: u64 = pages.iter().map(|page| size(page)).sum();
    let (mut alone, mut ours) = (Duration::MAX, Duration::MAX);
    for _ in 0..TURNS {
        alone = alone.min(timed(&pages, extractor_alone));
        ours = ours.min(timed(&pages, reading));
    }
    let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!(
        "extractor alone {:.1} MB/s, read {:.1} MB/s, ratio {:.2}",
        rate(alone),
        rate(ours),
        alone.as_secs_f64() / ours.as_secs_f64()
    );
}

/// Does what a user of the extractor alone would do.
fn extractor_alone(page: &Path) {
    let html = fs::read_to_string(page).expect("a page in UTF-8");
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let reader = Readability::new(html, None, Some(config));
    let article = reader.expect("a reader").parse().expect("an article");
    black_box(article.text_content);
}

fn reading(page: &Path) {
    let mut raw = inputs(&[page.to_owned()], Options::from(Format::Html));
    let document = raw.next().expect("a page").and_then(|raw| raw.document());
    black_box(document.expect("an article"));
}

fn timed(pages: &[PathBuf], work: fn(&Path)) -> Duration {
    let start = Instant::now();
    pages.iter().for_each(|page| work(page));
    start.elapsed()
}

fn size(page: &Path) -> u64 {
    fs::metadata(page).expect("a page").len()
}

/// Copies the pages that are in UTF-8, each with what news pages carry around their story.
fn lengthened(folder: &Path) -> Vec<PathBuf> {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut found: Vec<PathBuf> = fs::read_dir(pages)
        .expect("tests/pages")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    found.sort();
    found.retain_mut(|path| {
        let Ok(html) = fs::read_to_string(&*path) else {
            return false;
        };
        let name = path.file_name().expect("a name").to_owned();
        *path = folder.join(name);
        fs::write(&*path, padded(&html)).expect("a file");
        true
    });
    found
}

fn padded(html: &str) -> String {
    let end = html.rfind("</body>").unwrap_or(html.len());
    let (story, rest) = html.split_at(end);
    let mut page = story.to_owned();
    let mut n = 0;
    while page.len() < PAGE {
        n += 1;
        page.push_str(&format!(
            "<div class=\"card-{n}\"><a class=\"link\" href=\"/section/{n}\"><span>Item {n}</span></a>\
             <p class=\"teaser\">Teaser of story {n}, in a few words.</p></div>\n\
             <script>window.slots = window.slots || []; window.slots.push({{\"id\": {n}, \"sizes\": \
             [[300, 250], [728, 90]], \"targeting\": {{\"section\": \"news\", \"page\": \"{n}\"}}, \"lazy\": \
             true, \"refresh\": 30, \"bidders\": [\"a\", \"b\", \"c\", \"d\"], \"floor\": 0.{n}}});</script>\n"
        ));
    }
    page + rest
}
