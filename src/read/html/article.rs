//! The article that Readability found, as text with blocks.

use super::text_builder::TextBuilder;
use crate::document::{Block, BlockKind};
use crate::read::tags::is_inline;
use crate::text::Span;
use dom_query::{Document as Page, NodeData, NodeRef};

/// How many block quotes are searched for in the story, to see whether they are pull quotes.
const MOST_COMPARED: usize = 64;

/// The shortest pull quote, in words; "No comment" may well be said twice.
const SHORTEST_PULLED: usize = 4;

/// Elements whose insides are not read.
const UNREAD: [&str; 14] = [
    "script", "style", "noscript", "template", "iframe", "svg", "math", "button", "select",
    "textarea", "input", "object", "title", "head",
];

/// Class names that decide the kind of an element, whatever its tag.
const CLASSES: [(&str, BlockKind); 13] = [
    ("pullquote", BlockKind::PullQuote),
    ("pull-quote", BlockKind::PullQuote),
    ("pull_quote", BlockKind::PullQuote),
    ("caption", BlockKind::Caption),
    ("photo-credit", BlockKind::Caption),
    ("image-credit", BlockKind::Caption),
    ("related", BlockKind::Related),
    ("read-more", BlockKind::Related),
    ("readmore", BlockKind::Related),
    ("read-also", BlockKind::Related),
    ("more-on", BlockKind::Related),
    ("recirc", BlockKind::Related),
    ("recommended", BlockKind::Related),
];

/// The words of an article.
#[derive(Debug)]
pub(super) struct ArticleText {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    /// The blocks in bold.
    pub(super) bold: Vec<Span>,
}

impl ArticleText {
    /// Collects the text of the article; the headline comes first, and only once.
    pub(super) fn of(page: &Page, headline: Option<&str>) -> ArticleText {
        let mut walk = ArticleWalker {
            headline,
            ..ArticleWalker::default()
        };
        if let Some(headline) = headline {
            walk.builder.words(headline, None);
            walk.end_block(BlockKind::Heading);
        }
        let found = page.select_single("#readability-page-1");
        match found.nodes().first() {
            Some(root) => walk.all(*root),
            None => walk.all(page.root()),
        }
        let mut article = ArticleText {
            text: walk.builder.text,
            blocks: walk.blocks,
            bold: walk.bold_blocks,
        };
        article.find_pull_quotes();
        article
    }

    /// Marks the block quotes whose words the story has too: `“We will sail”` in large letters
    /// beside the paragraph it was taken from.
    fn find_pull_quotes(&mut self) {
        let mut compared = 0;
        for n in 0..self.blocks.len() {
            let Block { span, kind } = self.blocks[n];
            let words = self.text.as_str()[span].trim_matches(|c: char| !c.is_alphanumeric());
            let long = words.split_whitespace().nth(SHORTEST_PULLED - 1).is_some();
            if kind != BlockKind::BlockQuote || !long || compared == MOST_COMPARED {
                continue;
            }
            compared += 1;
            let mut found = memchr::memmem::find_iter(self.text.as_bytes(), words);
            if found.any(|at| !span.contains(Span::new(at, at + words.len()))) {
                self.blocks[n].kind = BlockKind::PullQuote;
            }
        }
    }
}

/// The walk over the elements.
#[derive(Default)]
struct ArticleWalker<'h> {
    headline: Option<&'h str>,
    builder: TextBuilder,
    blocks: Vec<Block>,
    /// The kinds of the enclosing elements, innermost last.
    around: Vec<BlockKind>,
    /// How many links are open.
    links: usize,
    /// How many bytes of the block are part of a link.
    linked: usize,
    /// The same for bold text.
    bolds: usize,
    bold: usize,
    bold_blocks: Vec<Span>,
}

/// The effect of an element on the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ElementRole {
    /// Its text continues the line.
    Inline,
    Bold,
    Link,
    /// `<q>`: browsers put marks around it.
    Quote,
    Line,
    Block(BlockKind),
    Unread,
}

impl ArticleWalker<'_> {
    /// Walks everything below `root`, without recursion: pages can be deep.
    fn all(&mut self, root: NodeRef<'_>) {
        let mut at = root;
        let mut open: Vec<ElementRole> = Vec::new();
        loop {
            let role = self.enter(&at);
            if role != ElementRole::Unread
                && let Some(child) = at.first_child()
            {
                open.push(role);
                at = child;
                continue;
            }
            self.leave(role);
            while at.id != root.id && at.next_sibling().is_none() {
                let Some(parent) = at.parent() else { return };
                at = parent;
                if let Some(role) = open.pop() {
                    self.leave(role);
                }
            }
            match at.next_sibling() {
                Some(next) if at.id != root.id => at = next,
                _ => return,
            }
        }
    }

    fn enter(&mut self, node: &NodeRef<'_>) -> ElementRole {
        let role = node.query_or(ElementRole::Unread, |node| match &node.data {
            NodeData::Text { contents } => {
                let before = self.builder.text.len();
                self.builder.words(contents, None);
                let written = self.builder.text.len() - before;
                self.linked += written * self.links.min(1);
                self.bold += written * self.bolds.min(1);
                ElementRole::Inline
            }
            NodeData::Element(element) => {
                let class = element.attrs.iter().find(|a| &*a.name.local == "class");
                let class = class.map_or("", |class| &class.value);
                self.role(&element.name.local, class)
            }
            NodeData::Document | NodeData::Fragment => ElementRole::Inline,
            _ => ElementRole::Unread,
        });
        match role {
            ElementRole::Inline | ElementRole::Unread => {}
            ElementRole::Bold => self.bolds += 1,
            ElementRole::Link => self.links += 1,
            ElementRole::Quote => self.builder.word("“", None),
            ElementRole::Line => self.builder.line(),
            ElementRole::Block(kind) => {
                self.end_block(self.kind());
                self.around.push(kind);
            }
        }
        role
    }

    fn leave(&mut self, role: ElementRole) {
        match role {
            ElementRole::Inline | ElementRole::Line | ElementRole::Unread => {}
            ElementRole::Bold => self.bolds -= 1,
            ElementRole::Link => self.links -= 1,
            ElementRole::Quote => self.builder.word("”", None),
            ElementRole::Block(_) => {
                self.end_block(self.kind());
                self.around.pop();
            }
        }
    }

    fn kind(&self) -> BlockKind {
        self.around.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn role(&self, name: &str, class: &str) -> ElementRole {
        if UNREAD.contains(&name) {
            return ElementRole::Unread;
        }
        let class = class.to_ascii_lowercase();
        let told = CLASSES.iter().find(|(words, _)| class.contains(words));
        let around = self.kind();
        match name {
            "br" => ElementRole::Line,
            "a" => ElementRole::Link,
            "q" => ElementRole::Quote,
            "b" | "strong" => ElementRole::Bold,
            _ if is_inline(name) => ElementRole::Inline,
            _ => ElementRole::Block(match (told, name) {
                (Some((_, kind)), _) => *kind,
                // An element inside a caption, pull quote or related link belongs to it.
                _ if !matches!(around, BlockKind::Paragraph | BlockKind::BlockQuote) => around,
                (_, "figcaption") => BlockKind::Caption,
                (_, "blockquote") => BlockKind::BlockQuote,
                (_, "li") => BlockKind::ListItem,
                (_, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") => BlockKind::Heading,
                _ => around,
            }),
        }
    }

    fn end_block(&mut self, kind: BlockKind) {
        let linked = std::mem::take(&mut self.linked);
        let bold = std::mem::take(&mut self.bold);
        let Some(span) = self.builder.end_block() else {
            return;
        };
        let words = &self.builder.text.as_str()[span];
        if !self.blocks.is_empty() && self.headline == Some(words) {
            self.builder.take_back(span);
            return;
        }
        let kind = match kind {
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading
                if is_link_to_another(words, linked) =>
            {
                BlockKind::Related
            }
            kind => kind,
        };
        // What is written before a block belongs to it: the blank line, too.
        if bold >= span.len() {
            self.bold_blocks.push(span);
        }
        self.blocks.push(Block { span, kind });
    }
}

/// Returns whether a block is a link to another story: `Read more: Ferry fares to rise`, or nothing
/// but a link. A paragraph that contains a link is not.
fn is_link_to_another(words: &str, linked: usize) -> bool {
    let offers = [
        "read more",
        "related",
        "see also",
        "also read",
        "read also",
        "more:",
    ];
    let offered = offers.iter().any(|offer| {
        words
            .get(..offer.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(offer))
    });
    linked * 10 >= words.len() * 9 || (offered && linked * 2 >= words.len())
}
