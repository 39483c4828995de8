//! `content.xml`: paragraphs (`text:p`), headings (`text:h`), notes inside of them (`text:note`).
//!
//! What was deleted stands in `text:tracked-changes`, before the text, and is not read; what was inserted is in its
//! place.

use super::element::local;
use super::office_text::OfficeText;
use crate::document::BlockKind;
use crate::read::tags::{HtmlToken, attribute, tokens};

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
pub(super) fn read(xml: &str, text: &mut OfficeText) {
    let (mut skipped, mut items, mut is_inside) = (0_usize, 0_usize, false);
    for token in tokens(xml) {
        match token {
            HtmlToken::Text(words, _) => {
                if skipped == 0 && is_inside {
                    text.push_collapsed(&htmlize::unescape(words));
                }
            }
            HtmlToken::Start {
                name, attributes, ..
            } => {
                let is_whole = attributes.trim_end().ends_with('/');
                match local(name) {
                    "p" | "h" if skipped == 0 && !is_whole => is_inside = true,
                    "list-item" if !is_whole => items += 1,
                    "note" if skipped == 0 && !is_whole => text.begin_note(),
                    "s" if skipped == 0 => {
                        let count =
                            attribute(attributes, "text:c").and_then(|count| count.parse().ok());
                        text.push(&" ".repeat(count.unwrap_or(1).min(MOST_SPACES)));
                    }
                    "tab" if skipped == 0 => text.push("\t"),
                    "line-break" if skipped == 0 => text.push("\n"),
                    name if SKIPPED.contains(&name) && !is_whole => skipped += 1,
                    _ => {}
                }
            }
            HtmlToken::End { name, .. } => match local(name) {
                "p" | "h" if skipped == 0 => {
                    text.end(match local(name) {
                        "h" => BlockKind::Heading,
                        _ if items > 0 => BlockKind::ListItem,
                        _ => BlockKind::Paragraph,
                    });
                }
                "list-item" => items = items.saturating_sub(1),
                "note" if skipped == 0 => text.end_note(),
                name if SKIPPED.contains(&name) => skipped = skipped.saturating_sub(1),
                _ => {}
            },
        }
    }
}
