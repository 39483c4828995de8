//! The text of a document while it is collected, paragraph by paragraph.

use crate::document::{Block, BlockKind};
use crate::text::Span;

/// Paragraphs so far. Notes wait for the end.
#[derive(Debug, Default)]
pub(super) struct OfficeText {
    text: String,
    blocks: Vec<Block>,
    notes: Vec<String>,
    paragraph: String,
    /// The paragraph around the note that is being read.
    around: Option<String>,
}

impl OfficeText {
    pub(super) fn push(&mut self, words: &str) {
        self.paragraph.push_str(words);
    }

    /// Appends words with white space collapsed, as ODT means it.
    pub(super) fn push_collapsed(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' => {
                    if !self.paragraph.ends_with([' ', '\n']) && !self.paragraph.is_empty() {
                        self.paragraph.push(' ');
                    }
                }
                c => self.paragraph.push(c),
            }
        }
    }

    /// Ends the paragraph.
    pub(super) fn end(&mut self, kind: BlockKind) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let words = paragraph.trim();
        if words.is_empty() {
            return;
        }
        if self.around.is_some() {
            self.notes.push(words.to_owned());
        } else {
            self.add(words, kind);
        }
    }

    /// Begins a note: its paragraphs come at the end, and the paragraph around it continues after it.
    pub(super) fn begin_note(&mut self) {
        if self.around.is_none() {
            self.around = Some(std::mem::take(&mut self.paragraph));
        }
    }

    pub(super) fn end_note(&mut self) {
        self.end(BlockKind::Paragraph);
        if let Some(around) = self.around.take() {
            self.paragraph = around;
        }
    }

    fn add(&mut self, words: &str, kind: BlockKind) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.blocks.push(Block {
            span: Span::new(start, self.text.len()),
            kind,
        });
    }

    /// Returns the text and its blocks.
    pub(super) fn finish(mut self) -> (String, Vec<Block>) {
        self.end_note();
        self.end(BlockKind::Paragraph);
        for note in std::mem::take(&mut self.notes) {
            self.add(&note, BlockKind::Paragraph);
        }
        (self.text, self.blocks)
    }
}
