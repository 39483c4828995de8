//! Markdown as a user meets it: every offset is one of the file.
#![cfg(feature = "markdown")]

use onrecord::read::{Format, documents};
use onrecord::{Document, Extractor};
use std::fs;
use tempfile::TempDir;

fn markdown(text: &str) -> Document {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("story.md");
    fs::write(&path, text).unwrap();
    documents(&[path], Format::Auto).next().unwrap().unwrap()
}

fn blocks(document: &Document) -> Vec<(&'static str, &str)> {
    let block = |b: &onrecord::document::Block| (b.kind.name(), &document.text()[b.span]);
    document.blocks().iter().map(block).collect()
}

const STORY: &str = "\
---
title: \"Lamp post falls for third time\"
author: Noor Eklund
date: 2026-02-11
---

# Lamp post falls *again*

The lamp post on Quay Street fell over on Monday, and **Mayor Ivo Santini**
said it was “a matter for [the lamp post](https://example.org/“post”)”.

```sh
echo \"not a quote\"
```

> \"It leans,\" the surveyor wrote. \"It has always
> leaned, and I have `always \"said\"` so.\"

- \"*Never* again,\" said Ida Kroll.
- Nobody was hurt.

| who | what |
|---|---|
| Ida Kroll | “I was in the bath” |

<div>“No quote of ours”</div>
";

#[test]
fn the_prose_is_blocks_and_the_rest_is_not() {
    let document = markdown(STORY);
    let found = blocks(&document);
    let kinds: Vec<_> = found.iter().map(|block| block.0).collect();
    assert_eq!(
        kinds,
        [
            "heading",
            "paragraph",
            "block-quote",
            "list-item",
            "list-item",
            "paragraph",
            "paragraph",
            "paragraph",
            "paragraph"
        ]
    );
    assert_eq!(found[0].1, "Lamp post falls  again");
    assert_eq!(found[8].1, "“I was in the bath”");
    let metadata = document.metadata();
    assert_eq!(
        metadata.headline.as_deref(),
        Some("Lamp post falls for third time")
    );
    assert_eq!(metadata.byline.as_deref(), Some("Noor Eklund"));
    assert_eq!(metadata.published.as_deref(), Some("2026-02-11"));
}

#[test]
fn offsets_are_those_of_the_file() {
    let analysis = Extractor::default().extract(markdown(STORY));
    let text = analysis.document.text();
    assert_eq!(text.len(), STORY.len());
    assert_eq!(text.chars().count(), STORY.chars().count());
    assert_eq!(text.lines().count(), STORY.lines().count());
    let mut found = Vec::new();
    for record in analysis.records() {
        let raw = analysis.document.raw(record.quote().content).unwrap();
        found.push(&STORY[raw.start as usize..raw.end as usize]);
        assert_eq!(raw.start as usize, record.quote().content.start());
    }
    assert_eq!(
        found,
        [
            "a matter for [the lamp post",
            "It leans,",
            "It has always\n> leaned, and I have `always \"said\"` so.",
            "*Never* again,",
            "I was in the bath",
        ]
    );
}

#[test]
fn speakers_are_found_through_the_markup() {
    let analysis = Extractor::default().extract(markdown(STORY));
    let speakers: Vec<_> = analysis.records().map(|record| record.speaker()).collect();
    assert_eq!(speakers[0], Some("Ivo Santini"));
    assert_eq!(speakers[3], Some("Ida Kroll"));
}

#[test]
fn emphasis_inside_a_quote_is_part_of_it() {
    for text in [
        "\"**We will not pay**,\" said Ann Lee.",
        "“**We will not pay**,” said *Ann Lee*.",
        "***\"We will not pay,\" said Ann Lee.***",
        "Ann Lee said: \"We will *not* pay,\" and left.",
        "\"[We will not](https://example.org) pay,\" said Ann Lee.",
    ] {
        let analysis = Extractor::default().extract(markdown(text));
        let records: Vec<_> = analysis.records().collect();
        assert_eq!(records.len(), 1, "{text}");
        assert_eq!(records[0].speaker(), Some("Ann Lee"), "{text}");
        let raw = analysis.document.raw(records[0].quote().content).unwrap();
        let words = &text[raw.start as usize..raw.end as usize];
        assert!(
            words.starts_with(['W', '*', '[']) && words.ends_with(','),
            "{words}"
        );
    }
}

#[test]
fn any_cut_of_a_file_keeps_its_length() {
    for (cut, _) in STORY.char_indices().skip(1) {
        for part in [&STORY[..cut], &STORY[cut..]] {
            let document = markdown(part);
            assert_eq!(document.text().len(), part.len());
            assert_eq!(document.text().chars().count(), part.chars().count());
        }
    }
}

#[test]
fn deep_nesting_is_read() {
    for sign in [">", "- ", "*", "[", "![", "`", "1. ", "<a>", "~~"] {
        let text = format!("{}\"Deep,\" said Ann Lee.", sign.repeat(20_000));
        assert_eq!(markdown(&text).text().len(), text.len());
    }
}
