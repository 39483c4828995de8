//! `word/document.xml`: paragraphs (`w:p`) of runs (`w:r`) of text (`w:t`).

use super::office_text::OfficeText;
use crate::document::BlockKind;
use crate::read::Tracked;
use crate::read::xml::{XmlError, XmlTag, XmlToken, tokens};
use std::collections::BTreeMap;

/// Elements whose text is not that of the story: field codes, a second form of a text box, positions of pictures,
/// what a paragraph or a run was before its style was changed.
const SKIPPED: [&str; 7] = [
    "instrText",
    "delInstrText",
    "Fallback",
    "posOffset",
    "annotation",
    "pPrChange",
    "rPrChange",
];

/// The kinds of block that the styles of a document make, by their ids, which depend on the language of Word:
/// `berschrift1` is named `heading 1`.
#[derive(Debug, Default)]
pub(super) struct DocxStyles {
    kinds: BTreeMap<String, BlockKind>,
}

impl DocxStyles {
    /// Reads `word/styles.xml`.
    pub(super) fn of(xml: &str) -> Result<DocxStyles, XmlError> {
        let mut styles = DocxStyles::default();
        let mut id = String::new();
        for token in tokens(xml) {
            let XmlToken::Start(tag) = token? else {
                continue;
            };
            match tag.name {
                "style" => id = tag.id("styleId").unwrap_or_default(),
                "name" => {
                    if let Some(kind) = tag.attribute("val").and_then(|name| kind(&name)) {
                        styles.kinds.insert(id.clone(), kind);
                    }
                }
                _ => {}
            }
        }
        Ok(styles)
    }

    fn kind(&self, id: &str) -> Option<BlockKind> {
        self.kinds.get(id).copied().or_else(|| kind(id))
    }
}

/// Reads the paragraphs.
pub(super) fn read(
    xml: &str,
    styles: &DocxStyles,
    tracked: Tracked,
    text: &mut OfficeText,
) -> Result<(), XmlError> {
    let mut reader = DocxReader {
        styles,
        tracked,
        kind: BlockKind::Paragraph,
        skipped: 0,
        is_text: false,
        is_in_properties: false,
        is_joined: false,
        is_bold: false,
    };
    for token in tokens(xml) {
        match token? {
            XmlToken::Text(words, _) if reader.is_read() => {
                text.push_run(&htmlize::unescape(words), reader.is_bold);
            }
            XmlToken::Literal(words, _) if reader.is_read() => text.push_run(words, reader.is_bold),
            XmlToken::Text(..) | XmlToken::Literal(..) => {}
            XmlToken::Start(tag) => reader.start(tag, text),
            XmlToken::End(name) => reader.end(name, text),
        }
    }
    text.end(reader.kind);
    Ok(())
}

/// Where the reader is.
struct DocxReader<'s> {
    styles: &'s DocxStyles,
    tracked: Tracked,
    /// The kind of the paragraph.
    kind: BlockKind,
    /// How many elements are open whose text is not read.
    skipped: usize,
    /// Whether text is expected.
    is_text: bool,
    /// Whether the properties of a paragraph are read.
    is_in_properties: bool,
    /// Whether the paragraph continues in the next: its end was deleted, or inserted.
    is_joined: bool,
    /// Whether the run is in bold.
    is_bold: bool,
}

impl DocxReader<'_> {
    fn is_read(&self) -> bool {
        self.is_text && self.skipped == 0
    }

    fn start(&mut self, tag: XmlTag<'_>, text: &mut OfficeText) {
        match tag.name {
            // A text box stands inside a paragraph.
            "p" => self.end_paragraph(text),
            "pPr" => self.is_in_properties = true,
            "r" => self.is_bold = false,
            "b" if !self.is_in_properties && self.skipped == 0 => {
                let value = tag.attribute("val");
                self.is_bold = !value.is_some_and(|value| value == "0" || value == "false");
            }
            "pStyle" if self.skipped == 0 => {
                let style = tag.attribute("val");
                let kind = style.and_then(|id| self.styles.kind(&id));
                self.kind = kind.unwrap_or(self.kind);
            }
            // Number 0 takes a paragraph out of its list.
            "numId" if self.kind == BlockKind::Paragraph && self.is_other(tag, "0") => {
                self.kind = BlockKind::ListItem;
            }
            // Level 9 is body text.
            "outlineLvl" if self.is_in_properties && self.is_other(tag, "9") => {
                self.kind = BlockKind::Heading;
            }
            // In the properties of a paragraph it says what happened to the end of the paragraph.
            "del" | "ins" if self.is_in_properties => {
                self.is_joined |= self.is_skipped(tag.name);
            }
            "t" | "delText" => self.is_text = true,
            "tab" | "ptab" if self.skipped == 0 && !self.is_in_properties => text.push("\t"),
            "br" | "cr" if self.skipped == 0 => text.push("\n"),
            "noBreakHyphen" if self.skipped == 0 => text.push("-"),
            name if self.is_skipped(name) => self.skipped += 1,
            _ => {}
        }
    }

    /// Returns whether a property that is read has another value.
    fn is_other(&self, tag: XmlTag<'_>, value: &str) -> bool {
        self.skipped == 0 && tag.attribute("val").is_some_and(|found| found != value)
    }

    fn end(&mut self, name: &str, text: &mut OfficeText) {
        match name {
            "p" if self.is_joined => {}
            "p" => self.end_paragraph(text),
            "pPr" if self.skipped == 0 => self.is_in_properties = false,
            "del" | "ins" if self.is_in_properties => {}
            "t" | "delText" => self.is_text = false,
            name if self.is_skipped(name) => self.skipped = self.skipped.saturating_sub(1),
            _ => {}
        }
    }

    /// Ends the paragraph, unless it continues.
    fn end_paragraph(&mut self, text: &mut OfficeText) {
        if !std::mem::take(&mut self.is_joined) {
            text.end(self.kind);
        }
        self.kind = BlockKind::Paragraph;
    }

    /// Returns whether the text of an element is not read.
    fn is_skipped(&self, name: &str) -> bool {
        let change = match self.tracked {
            Tracked::Accepted => ["del", "moveFrom"],
            Tracked::Original => ["ins", "moveTo"],
            Tracked::Both => ["", ""],
        };
        SKIPPED.contains(&name) || change.contains(&name)
    }
}

/// Returns the kind of block that a style makes.
fn kind(style: &str) -> Option<BlockKind> {
    let name = style.to_ascii_lowercase();
    if name.starts_with("heading") || name == "title" || name == "subtitle" {
        Some(BlockKind::Heading)
    } else if name.contains("quot") {
        Some(BlockKind::BlockQuote)
    } else if name.starts_with("list") {
        Some(BlockKind::ListItem)
    } else if name == "caption" {
        Some(BlockKind::Caption)
    } else {
        None
    }
}
