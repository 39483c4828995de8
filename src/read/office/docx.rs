//! `word/document.xml`: paragraphs (`w:p`) of runs (`w:r`) of text (`w:t`).

use super::element::local;
use super::office_text::OfficeText;
use crate::document::BlockKind;
use crate::read::Tracked;
use crate::read::tags::{HtmlToken, attribute, tokens};

/// Elements whose text is not that of the story: field codes, a second form of a text box, positions of pictures.
const SKIPPED: [&str; 5] = [
    "instrText",
    "delInstrText",
    "Fallback",
    "posOffset",
    "annotation",
];

/// Reads the paragraphs.
pub(super) fn read(xml: &str, tracked: Tracked, text: &mut OfficeText) {
    let mut kind = BlockKind::Paragraph;
    // How many elements are open whose text is not read, and whether text is expected.
    let (mut skipped, mut is_text) = (0_usize, false);
    for token in tokens(xml) {
        match token {
            HtmlToken::Text(words, _) => {
                if is_text && skipped == 0 {
                    text.push(&htmlize::unescape(words));
                }
            }
            HtmlToken::Start {
                name, attributes, ..
            } => {
                let is_whole = attributes.trim_end().ends_with('/');
                match local(name) {
                    // A text box stands inside a paragraph.
                    "p" => {
                        text.end(kind);
                        kind = BlockKind::Paragraph;
                    }
                    "pStyle" => kind = style(&value(attributes)).unwrap_or(kind),
                    "numPr" if kind == BlockKind::Paragraph => kind = BlockKind::ListItem,
                    "t" | "delText" => is_text = !is_whole,
                    "tab" | "ptab" if skipped == 0 => text.push("\t"),
                    "br" | "cr" if skipped == 0 => text.push("\n"),
                    "noBreakHyphen" if skipped == 0 => text.push("-"),
                    name if is_skipped(name, tracked) && !is_whole => skipped += 1,
                    _ => {}
                }
            }
            HtmlToken::End { name, .. } => match local(name) {
                "p" => {
                    text.end(kind);
                    kind = BlockKind::Paragraph;
                }
                "t" | "delText" => is_text = false,
                name if is_skipped(name, tracked) => {
                    skipped = skipped.saturating_sub(1);
                }
                _ => {}
            },
        }
    }
    text.end(kind);
}

/// Returns whether the text of an element is not read.
fn is_skipped(name: &str, tracked: Tracked) -> bool {
    let change = match tracked {
        Tracked::Accepted => ["del", "moveFrom"],
        Tracked::Original => ["ins", "moveTo"],
        Tracked::Both => ["", ""],
    };
    SKIPPED.contains(&name) || change.contains(&name)
}

/// Returns the kind of block that a style makes.
fn style(name: &str) -> Option<BlockKind> {
    let name = name.to_ascii_lowercase();
    if name.starts_with("heading") || name == "title" || name == "subtitle" {
        Some(BlockKind::Heading)
    } else if name.contains("quote") {
        Some(BlockKind::BlockQuote)
    } else if name.starts_with("list") {
        Some(BlockKind::ListItem)
    } else if name == "caption" {
        Some(BlockKind::Caption)
    } else {
        None
    }
}

fn value(attributes: &str) -> String {
    attribute(attributes, "w:val").unwrap_or_default()
}
