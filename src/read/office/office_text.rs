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
    /// Whether the paragraph has words that are not in bold.
    has_plain: bool,
    /// The paragraphs in bold.
    bold: Vec<Span>,
    /// The paragraph around the note that is being read.
    around: Option<String>,
}

impl OfficeText {
    pub(super) fn push(&mut self, words: &str) {
        self.paragraph.push_str(words);
    }

    /// Appends the words of a run.
    pub(super) fn push_run(&mut self, words: &str, is_bold: bool) {
        self.has_plain |= !is_bold && !words.trim().is_empty();
        self.push(words);
    }

    /// Appends words with white space collapsed, as ODT means it. Its styles, such as bold, are not read.
    pub(super) fn push_plain(&mut self, words: &str) {
        self.has_plain = true;
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
        let has_plain = std::mem::take(&mut self.has_plain);
        let words = paragraph.trim();
        if words.is_empty() {
            return;
        }
        if self.around.is_some() {
            self.notes.push(words.to_owned());
        } else {
            self.add(words, kind);
            let last = self.blocks.last().filter(|_| !has_plain);
            self.bold.extend(last.map(|block| block.span));
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

    /// Returns the text, its blocks and those in bold.
    pub(super) fn finish(mut self) -> (String, Vec<Block>, Vec<Span>) {
        self.end_note();
        self.end(BlockKind::Paragraph);
        for note in std::mem::take(&mut self.notes) {
            self.add(&note, BlockKind::Paragraph);
        }
        (self.text, self.blocks, self.bold)
    }
}
