//! The walk over the events of the Markdown parser: blocks, each with the ranges of its text.

use super::html::{self, HtmlPart, InlineTag};
use super::template::Templates;
use crate::document::BlockKind;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A block as it is being walked through.
#[derive(Debug)]
pub(super) struct TextBlock {
    pub(super) kind: BlockKind,
    /// The ranges of its text, in order.
    pub(super) texts: Vec<Range<usize>>,
    /// Whether all of it is in bold.
    pub(super) is_bold: bool,
}

/// The walk over the events of the parser.
pub(super) struct MarkdownWalker<'t> {
    templates: &'t Templates,
    pub(super) blocks: Vec<TextBlock>,
    /// Where a mark is shown that the file does not have: at the tags of `<q>`.
    pub(super) marks: Vec<usize>,
    /// The ranges of code among the text. Its signs are no quotation marks.
    pub(super) code: Vec<Range<usize>>,
    texts: Vec<Range<usize>>,
    /// The kinds of the enclosing containers, innermost last.
    around: Vec<BlockKind>,
    /// How many elements are open whose text is not read.
    skipped: usize,
    /// The same for tags of HTML within the paragraph.
    skipped_inline: usize,
    /// How many elements in bold are open.
    bold: usize,
    /// Whether the block has words that are not in bold.
    has_plain: bool,
    /// The block of HTML that is being collected.
    html: Option<Range<usize>>,
}

impl<'t> MarkdownWalker<'t> {
    pub(super) fn of(templates: &'t Templates) -> MarkdownWalker<'t> {
        MarkdownWalker {
            templates,
            blocks: Vec::new(),
            marks: Vec::new(),
            code: Vec::new(),
            texts: Vec::new(),
            around: Vec::new(),
            skipped: 0,
            skipped_inline: 0,
            bold: 0,
            has_plain: false,
            html: None,
        }
    }

    pub(super) fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) => self.text(range),
            Event::Code(_) if self.skipped == 0 => self.inline_code(range),
            Event::Html(_) => {
                let start = self.html.as_ref().map_or(range.start, |html| html.start);
                self.html = Some(start..range.end);
            }
            Event::InlineHtml(_) if self.skipped == 0 => {
                match InlineTag::of(&self.templates.plain[range.clone()]) {
                    InlineTag::Code => self.skipped_inline += 1,
                    InlineTag::CodeEnd => {
                        self.skipped_inline = self.skipped_inline.saturating_sub(1);
                    }
                    InlineTag::Mark(at) => self.mark(range.start + at),
                    InlineTag::Other => {}
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } => self.skipped += 1,
            Tag::Strong => self.bold += 1,
            Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } => {}
            Tag::HtmlBlock => self.end_block(),
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.end_block();
                self.skipped += 1;
            }
            tag => {
                self.end_block();
                self.around.push(match tag {
                    Tag::Heading { .. } => BlockKind::Heading,
                    Tag::BlockQuote(_) => BlockKind::BlockQuote,
                    Tag::Item => BlockKind::ListItem,
                    _ => self.kind(),
                });
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.skipped -= 1,
            TagEnd::HtmlBlock => {
                if let Some(range) = self.html.take() {
                    self.html(range);
                }
            }
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link => {}
            _ => {
                self.end_block();
                self.around.pop();
            }
        }
    }

    /// Adds a block of HTML.
    fn html(&mut self, range: Range<usize>) {
        self.end_block();
        let start = range.start;
        for part in html::parts(&self.templates.plain[range]) {
            match part {
                HtmlPart::Text(text) => self.text(start + text.start..start + text.end),
                HtmlPart::Mark(at) => self.mark(start + at),
                HtmlPart::End(kind) => self.html_block(kind),
            }
        }
    }

    /// Adds text, as far as it is none of a template.
    fn text(&mut self, range: Range<usize>) {
        if self.skipped == 0 && self.skipped_inline == 0 {
            let words = &self.templates.plain[range.clone()];
            self.has_plain |= self.bold == 0 && !words.trim().is_empty();
            self.texts.extend(self.templates.visible(range));
        }
    }

    /// Adds the code between backticks: the reader of `` “the `await` keyword” `` sees it.
    fn inline_code(&mut self, range: Range<usize>) {
        let code = &self.templates.plain[range.clone()];
        let ticks = code.bytes().take_while(|b| *b == b'`').count();
        let inside = range.start + ticks..range.end.saturating_sub(ticks);
        if inside.start < inside.end {
            self.code.push(inside.clone());
            self.text(inside);
        }
    }

    /// Shows a mark.
    fn mark(&mut self, at: usize) {
        if self.skipped == 0 && self.skipped_inline == 0 {
            self.marks.push(at);
            self.texts.push(at..at + 1);
        }
    }

    fn kind(&self) -> BlockKind {
        self.around.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    pub(super) fn end_block(&mut self) {
        let kind = self.kind();
        self.html_block(Some(kind));
    }

    /// Ends a block of HTML, whose elements may say what it is.
    fn html_block(&mut self, kind: Option<BlockKind>) {
        self.skipped_inline = 0;
        if !self.texts.is_empty() {
            self.blocks.push(TextBlock {
                kind: kind.unwrap_or_else(|| self.kind()),
                texts: std::mem::take(&mut self.texts),
                is_bold: !self.has_plain,
            });
        }
        self.has_plain = false;
    }
}
