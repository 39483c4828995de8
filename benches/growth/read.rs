//! Series of files that are read.

use super::extract::{many, name};
use super::{Make, Series};
use onrecord::read::Raw;
use std::hint::black_box;
use std::path::Path;

pub(super) const SERIES: &[Series] = &[
    page("html: attributes of one tag", |n| {
        format!(
            "<!doctype html><article><p {}>{SAID}</p></article>",
            attributes(n)
        )
    }),
    page("html: one attribute again", |n| {
        format!(
            "<!doctype html><article><p {}>{SAID}</p></article>",
            "a=1 ".repeat(n)
        )
    }),
    page("html: tags that are never closed", |n| {
        format!("<!doctype html><article>{}", format!("<p>{SAID}").repeat(n))
    }),
    page("html: tags that are never opened", |n| {
        format!(
            "<!doctype html><article><p>{SAID}{}",
            "</b></i></a>".repeat(n)
        )
    }),
    page("html: one paragraph again", |n| {
        format!(
            "<!doctype html><article>{}</article>",
            format!("<p>{SAID}</p>").repeat(n)
        )
    }),
    page("html: references", |n| {
        format!(
            "<!doctype html><article><p>{SAID}{}",
            "&ldquo;a&rdquo; ".repeat(n)
        )
    }),
    page("html: comments", |n| {
        format!("<!doctype html><article><p>{SAID}{}", "<!-- a --".repeat(n))
    }),
    page("html: angle brackets", |n| {
        format!("<!doctype html><article><p>{SAID}{}", "<".repeat(n))
    }),
    page("html: formatting across blocks", |n| {
        format!(
            "<!doctype html><article>{}",
            "<b><p>a".repeat(n.min(200)) + &"</p><p>a".repeat(n)
        )
    }),
    markdown("markdown: emphasis", |n| "*a **b ".repeat(n)),
    markdown("markdown: brackets", |n| "[a](".repeat(n)),
    markdown("markdown: block quotes", |n| {
        format!("> {SAID}\n\n").repeat(n)
    }),
    markdown("markdown: references", |n| {
        many(n, |dice| format!("[{0}]: /{0}\n[{0}]\n\n", name(dice, 6)))
    }),
    text("transcript: labels", |n| {
        "RUIZ: We go.\nHOANG: We stay.\n".repeat(n)
    }),
    subtitles("transcript: cues", |n| {
        "WEBVTT\n\n".to_owned() + &"00:01.000 --> 00:02.000\nWe go.\n\n".repeat(n)
    }),
    text("text: short lines", |n| "We go\n".repeat(n)),
    text("text: one line", |n| "We go ".repeat(n)),
];

const SAID: &str =
    "“We go,” said Ana Ruiz of the harbour council on Monday, and nobody said more about it.";

/// A series of [`worst_texts`](super::worst_texts).
pub(super) fn worst(name: &'static str, make: fn(usize) -> String) -> Series {
    let of = "html";
    Series {
        of,
        ..page(name, make)
    }
}

const fn page(name: &'static str, make: fn(usize) -> String) -> Series {
    series(name, make, |page, _| read("story.html", page))
}

const fn markdown(name: &'static str, make: fn(usize) -> String) -> Series {
    series(name, make, |text, _| read("story.md", text))
}

const fn text(name: &'static str, make: fn(usize) -> String) -> Series {
    series(name, make, |text, _| read("story.txt", text))
}

const fn subtitles(name: &'static str, make: fn(usize) -> String) -> Series {
    series(name, make, |text, _| read("story.vtt", text))
}

const fn series(name: &'static str, make: fn(usize) -> String, work: fn(&str, &str)) -> Series {
    Series {
        name,
        of: "",
        from: 200,
        make: Make::One(make),
        work,
    }
}

/// What is refused, as a page that is nested too deep is, is refused in time.
fn read(path: &str, text: &str) {
    let _ = black_box(Raw::new(path, Path::new(path), text.as_bytes().to_vec()).document());
}

fn attributes(n: usize) -> String {
    (0..n).map(|n| format!("a{n}=1 ")).collect()
}
