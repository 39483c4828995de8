//! `content.xml`: paragraphs (`text:p`), headings (`text:h`), notes inside of them (`text:note`).
//!
//! What was deleted stands in `text:tracked-changes`, before the text, with the number that `text:change` has at its
//! place; what was inserted stands in its place, between `text:change-start` and `text:change-end`.

use super::office_text::OfficeText;
use crate::document::BlockKind;
use crate::read::Tracked;
use crate::read::xml::{XmlError, XmlTag, XmlToken, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// Elements whose text is not that of the story.
const SKIPPED: [&str; 6] = [
    "tracked-changes",
    "annotation",
    "note-citation",
    "title",
    "desc",
    "automatic-styles",
];

/// The most spaces that one element stands for.
const MOST_SPACES: usize = 64;

/// Reads the paragraphs.
pub(super) fn read(xml: &str, tracked: Tracked, text: &mut OfficeText) -> Result<(), XmlError> {
    let mut reader = OdtReader {
        tracked,
        changes: match tracked {
            Tracked::Accepted => TrackedChanges::default(),
            Tracked::Original | Tracked::Both => TrackedChanges::of(xml)?,
        },
        skipped: 0,
        items: 0,
        is_inside: false,
        insertions: 0,
    };
    for token in tokens(xml) {
        match token? {
            XmlToken::Text(words, _) if reader.is_read() => {
                text.push_plain(&htmlize::unescape(words));
            }
            XmlToken::Literal(words, _) if reader.is_read() => text.push_plain(words),
            XmlToken::Text(..) | XmlToken::Literal(..) => {}
            XmlToken::Start(tag) => reader.start(tag, text),
            XmlToken::End(name) => reader.end(name, text),
        }
    }
    Ok(())
}

/// Where the reader is.
struct OdtReader {
    tracked: Tracked,
    changes: TrackedChanges,
    /// How many elements are open whose text is not read.
    skipped: usize,
    /// How many list items are open.
    items: usize,
    is_inside: bool,
    /// How many insertions are open that are not read.
    insertions: usize,
}

impl OdtReader {
    fn is_read(&self) -> bool {
        self.skipped == 0 && self.is_inside && self.insertions == 0
    }

    fn start(&mut self, tag: XmlTag<'_>, text: &mut OfficeText) {
        match tag.name {
            name if SKIPPED.contains(&name) => self.skipped += 1,
            "list-item" => self.items += 1,
            _ if self.skipped > 0 => {}
            "p" | "h" => self.is_inside = true,
            "note" => text.begin_note(),
            "change-start" if self.is_unread(tag) => self.insertions += 1,
            "change-end" if self.is_unread(tag) => {
                self.insertions = self.insertions.saturating_sub(1);
            }
            "change" => self.deletion(tag, text),
            _ if self.insertions > 0 => {}
            "s" => {
                let count = tag.attribute("c").and_then(|count| count.parse().ok());
                text.push(&" ".repeat(count.unwrap_or(1).min(MOST_SPACES)));
            }
            "tab" => text.push("\t"),
            "line-break" => text.push("\n"),
            _ => {}
        }
    }

    /// Returns whether a mark is that of an insertion that is not read.
    fn is_unread(&self, tag: XmlTag<'_>) -> bool {
        let id = tag.id("change-id").unwrap_or_default();
        self.tracked == Tracked::Original && self.changes.inserted.contains(&id)
    }

    /// Reads what was deleted here. It stands at one place: a document that names it at thousands of them would be
    /// unpacked to any size.
    fn deletion(&mut self, tag: XmlTag<'_>, text: &mut OfficeText) {
        let id = tag.id("change-id").unwrap_or_default();
        let deleted = self.changes.deleted.remove(&id);
        for (n, words) in deleted.into_iter().flatten().enumerate() {
            if n > 0 {
                text.end(BlockKind::Paragraph);
            }
            text.push_run(&words, false);
        }
    }

    fn end(&mut self, name: &str, text: &mut OfficeText) {
        match name {
            // Where the end of a paragraph was inserted, it continues.
            "p" | "h" if self.skipped == 0 && self.insertions == 0 => text.end(match name {
                "h" => BlockKind::Heading,
                _ if self.items > 0 => BlockKind::ListItem,
                _ => BlockKind::Paragraph,
            }),
            "list-item" => self.items = self.items.saturating_sub(1),
            "note" if self.skipped == 0 => text.end_note(),
            name if SKIPPED.contains(&name) => self.skipped = self.skipped.saturating_sub(1),
            _ => {}
        }
    }
}

/// The tracked changes of a document, by their numbers.
#[derive(Debug, Default)]
struct TrackedChanges {
    inserted: BTreeSet<String>,
    /// The paragraphs that were deleted.
    deleted: BTreeMap<String, Vec<String>>,
}

impl TrackedChanges {
    fn of(xml: &str) -> Result<TrackedChanges, XmlError> {
        let mut changes = TrackedChanges::default();
        let (mut id, mut is_deletion, mut is_inside) = (String::new(), false, false);
        for token in tokens(xml) {
            let mut add = |words: &str| {
                if is_deletion && is_inside {
                    let paragraphs = changes.deleted.entry(id.clone()).or_default();
                    if let Some(paragraph) = paragraphs.last_mut() {
                        paragraph.push_str(words);
                    }
                }
            };
            match token? {
                XmlToken::Text(words, _) => add(&htmlize::unescape(words)),
                XmlToken::Literal(words, _) => add(words),
                XmlToken::Start(tag) => match tag.name {
                    "changed-region" => id = tag.id("id").unwrap_or_default(),
                    "insertion" => {
                        changes.inserted.insert(id.clone());
                    }
                    "deletion" => is_deletion = true,
                    "p" | "h" if is_deletion => {
                        is_inside = true;
                        let paragraphs = changes.deleted.entry(id.clone()).or_default();
                        paragraphs.push(String::new());
                    }
                    "s" | "tab" | "line-break" => add(" "),
                    // Who changed it and when is in paragraphs, too.
                    "change-info" => is_inside = false,
                    _ => {}
                },
                XmlToken::End(name) => match name {
                    "deletion" => is_deletion = false,
                    "p" | "h" => is_inside = false,
                    // The text begins.
                    "tracked-changes" => break,
                    _ => {}
                },
            }
        }
        Ok(changes)
    }
}
