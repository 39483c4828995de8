//! Raw HTML in Markdown: its text, in the blocks that its elements make.
//!
//! The parser hands HTML over as it is: whole blocks of it, and single tags within a paragraph. The text
//! of `<p>`, `<blockquote>` or `<figcaption>` is prose; that of `<script>`, `<pre>` or `<code>` is not.

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

/// A part of a block of HTML, with places in it.
pub(super) enum HtmlPart {
    /// Text that is read.
    Text(Range<usize>),
    /// The mark that a browser shows for `<q>`, over a sign of its tag.
    Mark(usize),
    /// The end of a block, and its kind where an element says it.
    End(Option<BlockKind>),
}

/// Returns the parts of a block of HTML.
pub(super) fn parts(html: &str) -> Vec<HtmlPart> {
    let mut parts = Vec::new();
    let mut kinds: Vec<BlockKind> = Vec::new();
    let mut code = 0_usize;
    for token in tokens(html) {
        match token {
            HtmlToken::Text(text, at) => {
                if code == 0 && !text.trim().is_empty() {
                    parts.push(HtmlPart::Text(at..at + text.len()));
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
                if is_quotation(name) {
                    parts.push(HtmlPart::Mark(at + 1 + name.len() + attributes.len()));
                }
                if !is_inline(name) && !name.eq_ignore_ascii_case("br") {
                    parts.push(HtmlPart::End(kinds.last().copied()));
                    kinds.extend(kind(name));
                }
            }
            HtmlToken::End { name, at } => {
                if is_quotation(name) {
                    parts.push(HtmlPart::Mark(at));
                }
                if is_code(name) {
                    code = code.saturating_sub(1);
                }
                if !is_inline(name) {
                    parts.push(HtmlPart::End(kinds.last().copied()));
                    if kind(name).is_some() {
                        kinds.pop();
                    }
                }
            }
        }
    }
    parts.push(HtmlPart::End(kinds.last().copied()));
    parts
}

/// What a tag within a paragraph does.
pub(super) enum InlineTag {
    /// It begins code.
    Code,
    /// It ends code.
    CodeEnd,
    /// It is shown as a mark, over a sign of the tag.
    Mark(usize),
    /// Nothing for the words.
    Other,
}

impl InlineTag {
    pub(super) fn of(html: &str) -> InlineTag {
        match tokens(html).next() {
            Some(HtmlToken::Start {
                name, attributes, ..
            }) if is_code(name) && !attributes.ends_with('/') => InlineTag::Code,
            Some(HtmlToken::End { name, .. }) if is_code(name) => InlineTag::CodeEnd,
            Some(HtmlToken::Start { name, .. }) if is_quotation(name) => {
                InlineTag::Mark(html.len() - 1)
            }
            Some(HtmlToken::End { name, .. }) if is_quotation(name) => InlineTag::Mark(0),
            _ => InlineTag::Other,
        }
    }
}

fn is_quotation(name: &str) -> bool {
    name.eq_ignore_ascii_case("q")
}

fn is_code(name: &str) -> bool {
    CODE.iter().any(|n| n.eq_ignore_ascii_case(name))
}
