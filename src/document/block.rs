//! The blocks of a story: paragraphs, headings and the like.

use crate::text::Span;

/// A paragraph, heading or the like: the frame no quote crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without the white space around it. May hold single line breaks where the
    /// text is hard-wrapped.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A headline or a heading.
    Heading,
    /// An item of a list.
    ListItem,
    /// A passage quoted from somebody else.
    BlockQuote,
    /// Words of the story repeated in large letters.
    PullQuote,
    /// The words under a picture.
    Caption,
    /// A link to another story.
    Related,
}

impl BlockKind {
    /// Every kind, in the order above.
    pub const ALL: [BlockKind; 7] = [
        BlockKind::Paragraph,
        BlockKind::Heading,
        BlockKind::ListItem,
        BlockKind::BlockQuote,
        BlockKind::PullQuote,
        BlockKind::Caption,
        BlockKind::Related,
    ];

    /// Returns the name that is printed: `pull-quote`.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Paragraph => "paragraph",
            BlockKind::Heading => "heading",
            BlockKind::ListItem => "list-item",
            BlockKind::BlockQuote => "block-quote",
            BlockKind::PullQuote => "pull-quote",
            BlockKind::Caption => "caption",
            BlockKind::Related => "related",
        }
    }
}
