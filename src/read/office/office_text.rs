//! The text of a document while it is collected, paragraph by paragraph.

use crate::document::{Block, BlockKind};
use crate::text::Span;

/// Paragraphs so far. Notes wait for the end.
#[derive(Debug, Default)]
pub(super) struct OfficeText {
    text: String,
    blocks: Vec<Block>,
    notes: Vec<String>,
    paragraph: OfficeParagraph,
    /// The paragraphs in bold.
    bold: Vec<Span>,
    /// The paragraph around the note that is being read.
    around: Option<OfficeParagraph>,
}

/// A paragraph while it is collected.
#[derive(Debug, Default)]
struct OfficeParagraph {
    words: String,
    /// Whether some of them are not in bold.
    has_plain: bool,
}

impl OfficeText {
    /// Appends what is neither bold nor plain: white space, a hyphen.
    pub(super) fn push(&mut self, sign: &str) {
        self.paragraph.words.push_str(sign);
    }

    /// Appends the words of a run.
    pub(super) fn push_run(&mut self, words: &str, is_bold: bool) {
        self.paragraph.has_plain |= !is_bold && !words.trim().is_empty();
        self.push(words);
    }

    /// Appends words with white space collapsed, as ODT means it. Its styles, such as bold, are not read.
    pub(super) fn push_plain(&mut self, words: &str) {
        let paragraph = &mut self.paragraph;
        paragraph.has_plain = true;
        for c in words.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' => {
                    if !paragraph.words.ends_with([' ', '\n']) && !paragraph.words.is_empty() {
                        paragraph.words.push(' ');
                    }
                }
                c => paragraph.words.push(c),
            }
        }
    }

    /// Ends the paragraph.
    pub(super) fn end(&mut self, kind: BlockKind) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let words = paragraph.words.trim();
        if words.is_empty() {
            return;
        }
        if self.around.is_some() {
            self.notes.push(words.to_owned());
        } else {
            self.add(words, kind);
            let last = self.blocks.last().filter(|_| !paragraph.has_plain);
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
