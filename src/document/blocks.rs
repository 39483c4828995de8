//! Where the paragraphs of a plain text are.

use super::{Block, BlockKind};
use crate::text::Span;

/// Finds the paragraphs of a plain text: every non-empty line is one.
pub(super) fn plain(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for end in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]) {
        let line = &text[start..end];
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            blocks.push(Block {
                span: Span::new(from, from + trimmed.len()),
                kind: BlockKind::Paragraph,
            });
        }
        start = end + 1;
    }
    blocks
}
