//! Finds the paragraphs of plain text.
//!
//! News text comes in two forms. In one, every line is a paragraph, with or without a blank line
//! after it. In the other, as in e-mail, paragraphs are wrapped at a column and only a blank line
//! ends one. [`super::wrap`] finds out which, so that a quote across a wrapped line stays one
//! quote.

use super::lines::{Above, Line, lines};
use super::wrap::Wrap;
use super::{Block, BlockKind};

/// The longest headline, in bytes. The longest of 1,300 news stories was half of that.
const LONGEST_HEADING: usize = 240;

/// Finds the blocks of a plain text.
pub(super) fn plain(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrap = Wrap::of(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<Line> = None;
    for &line in &lines {
        let goes_on = line.above == Above::Break
            && wrap
                .zip(before)
                .is_some_and(|(wrap, before)| wrap.joins(text, before, line));
        match blocks.last_mut() {
            Some(block) if goes_on => block.span = block.span.cover(line.span),
            _ => blocks.push(Block {
                span: line.span,
                kind: BlockKind::Paragraph,
            }),
        }
        before = Some(line);
    }
    if let [first, _, ..] = blocks.as_mut_slice()
        && first.span == lines[0].span
        && is_heading(&text[first.span])
    {
        first.kind = BlockKind::Heading;
    }
    blocks
}

/// Returns whether the first line of a story is its headline: short, and not a sentence with a full
/// stop. `Mayor: "We will pay"` is, `"We will pay," the mayor said.` is not.
fn is_heading(line: &str) -> bool {
    let words = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    line.len() <= LONGEST_HEADING && words.ends_with(|c: char| c.is_alphanumeric() || c == '?')
}
