//! Where a story quotes: what is far from every quote need not be known well.

use crate::mention::story::Story;

/// The paragraphs with a quote, in order.
#[derive(Debug, Default)]
pub(super) struct QuotingBlocks(Vec<usize>);

impl QuotingBlocks {
    /// Lists them.
    pub(super) fn of(story: &Story<'_>) -> QuotingBlocks {
        let quotes = story.scan.quotes.iter();
        let mut blocks: Vec<usize> = quotes
            .map(|quote| story.scan.passages[quote.passage].block)
            .collect();
        blocks.sort_unstable();
        blocks.dedup();
        QuotingBlocks(blocks)
    }

    /// Tells whether one of the paragraphs from `before` in front of this one to `behind` after it quotes.
    pub(super) fn is_any_near(&self, block: usize, before: usize, behind: usize) -> bool {
        let next = self.0.partition_point(|&quoting| quoting + before < block);
        self.0
            .get(next)
            .is_some_and(|&quoting| quoting <= block + behind)
    }
}
