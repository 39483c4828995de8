//! What happened to each quote between the revisions of a story.
//!
//! The quotes of two revisions are aligned first, all of them at once: identical words, then
//! similar words with speaker and neighbours as evidence, then the pieces of quotes that were split
//! or merged (`align`). Only then are the words inside a pair compared (`wording`), so that a quote
//! that moved *and* lost its "not" is one quote with two changes, and not one that vanished and one
//! that is new. Speakers are compared as speakers and not as strings (`voice`): "Ms Horne" is
//! "Emily Horne". What is left over may stand in the story without its marks (`prose`).
//!
//! [`diff`] compares two revisions, [`history`] any number, with a thread that follows each quote
//! through all of them.

mod align;
mod assign;
mod change;
mod frame;
mod history;
mod identity;
mod joined;
mod judge;
mod likeness;
mod lone;
mod order;
mod pair;
mod parts;
mod prose;
mod revision;
mod severity;
mod vocabulary;
mod voice;
mod wording;

pub use change::{Change, Comparison, Edit, Kind, Relation, Side};
pub use history::{History, Step, Thread, history};

use crate::extract::Analysis;
use revision::Revision;
use vocabulary::Vocabulary;

/// Finds what happened to the quotes between two revisions of a story.
///
/// `diff(a, a)` has no changes, and `diff(b, a)` mirrors `diff(a, b)`: added is removed, truncated
/// is extended, split is merged, unquoted is requoted. Takes about as long as extracting.
///
/// ```
/// use onrecord::diff::{Kind, diff};
/// use onrecord::{Document, Extractor, Severity};
///
/// let extractor = Extractor::default();
/// let read = |id, text| Ok::<_, onrecord::Error>(extractor.extract(Document::plain(id, text)?));
/// let before = read("v1.txt", "“We will not sell the ferry,” said Ines Duarte.")?;
/// let after = read("v2.txt", "“We will sell the ferry,” Duarte said.")?;
/// let changes = diff(&before, &after).changes;
/// assert_eq!(changes[0].kinds, [Kind::Wording]);
/// assert_eq!(changes[0].severity, Severity::Error);
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn diff(before: &Analysis, after: &Analysis) -> Comparison {
    let mut vocabulary = Vocabulary::default();
    let before = Revision::of(before, &mut vocabulary);
    let after = Revision::of(after, &mut vocabulary);
    pair::compare(&before, &after, &vocabulary)
}
