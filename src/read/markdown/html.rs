//! Raw HTML in Markdown: its text, in the blocks that its elements make.
//!
//! The parser hands HTML over as it is: whole blocks of it, and single tags within a paragraph. The text
//! of `<p>`, `<blockquote>` or `<figcaption>` is prose; that of `<script>`, `<pre>` or `<code>` is not.

use super::walk::MarkdownWalker;
use crate::document::BlockKind;
use crate::read::tags::{HtmlToken, is_inline, tokens};
use std::ops::Range;

/// Elements with code.
const CODE: [&str; 5] = ["pre", "code", "kbd", "samp", "svg"];

/// Returns the kind of block that an element makes, where it is no paragraph.
fn kind(name: &str) -> Option<BlockKind> {
    let is = |names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(name));
    if is(&["h1", "h2", "h3", "h4", "h5", "h6"]) {
        Some(BlockKind::Heading)
    } else if is(&["li", "dt", "dd"]) {
        Some(BlockKind::ListItem)
    } else if is(&["blockquote"]) {
        Some(BlockKind::BlockQuote)
    } else if is(&["figcaption", "caption"]) {
        Some(BlockKind::Caption)
    } else {
        None
    }
}

/// Walks through a block of HTML that begins at `start`.
pub(super) fn block(html: &str, start: usize, walk: &mut MarkdownWalker<'_>) {
    walk.end_block();
    let mut kinds: Vec<BlockKind> = Vec::new();
    let mut code = 0_usize;
    for token in tokens(html) {
        match token {
            HtmlToken::Text(text, at) => {
                if code == 0 && !text.trim().is_empty() {
                    walk.text(start + at..start + at + text.len());
                }
            }
            HtmlToken::Start {
                name,
                attributes,
                at,
            } => {
                if is_code(name) && !attributes.ends_with('/') {
                    code += 1;
                }
                quotation_tag(
                    name,
                    start + at..start + at + 2 + name.len() + attributes.len(),
                    walk,
                );
                if !is_inline(name) && !name.eq_ignore_ascii_case("br") {
                    walk.html_block(kinds.last().copied());
                    kinds.extend(kind(name));
                }
            }
            HtmlToken::End { name, at } => {
                if name.eq_ignore_ascii_case("q") {
                    walk.mark(start + at);
                }
                if is_code(name) {
                    code = code.saturating_sub(1);
                }
                if !is_inline(name) {
                    walk.html_block(kinds.last().copied());
                    if kind(name).is_some() {
                        kinds.pop();
                    }
                }
            }
        }
    }
    walk.html_block(kinds.last().copied());
}

/// Walks through a tag within a paragraph; returns by how much the depth of code around it changes.
pub(super) fn inline(html: &str, range: Range<usize>, walk: &mut MarkdownWalker<'_>) -> isize {
    match tokens(html).next() {
        Some(HtmlToken::Start {
            name, attributes, ..
        }) if is_code(name) => isize::from(!attributes.ends_with('/')),
        Some(HtmlToken::End { name, .. }) if is_code(name) => -1,
        Some(HtmlToken::Start { name, .. }) => {
            quotation_tag(name, range, walk);
            0
        }
        Some(HtmlToken::End { name, .. }) if name.eq_ignore_ascii_case("q") => {
            walk.mark(range.start);
            0
        }
        _ => 0,
    }
}

/// Shows the mark that a browser shows for `<q>`.
fn quotation_tag(name: &str, tag: Range<usize>, walk: &mut MarkdownWalker<'_>) {
    if name.eq_ignore_ascii_case("q") {
        walk.mark(tag.end - 1);
    }
}

fn is_code(name: &str) -> bool {
    CODE.iter().any(|n| n.eq_ignore_ascii_case(name))
}
