//! Changes to a story that say nothing new, and what becomes of its answers (metamorphic testing, Chen
//! and others 1998).
//!
//! A change makes another text out of a story and says how its words read there. The answers to both
//! are paired by the words of the quotes, and what differs is counted.

mod answers;
mod change;
mod names;

pub use answers::{Answer, Tally, answers, compare};
pub use change::Change;

use onrecord::{Analysis, Document, Extractor};

/// Counts what a change does to the answers of a story; nothing where the story has nothing to be
/// changed.
pub fn count(extractor: &Extractor, story: &Analysis, change: Change) -> Option<Tally> {
    let changed = change.of(story)?;
    let document = Document::plain(story.document.id(), changed.text.as_str()).ok()?;
    let after = answers(&extractor.extract(document));
    let before = answers(story);
    let back = |text: &str| change.back(text, &changed.names);
    Some(compare(&before, &after, &back))
}
