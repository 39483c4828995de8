//! What happened to each quote between the revisions of a story.
//!
//! The quotes of two revisions are aligned first, all of them at once: identical words, then similar
//! words with speaker and neighbors as evidence, then the pieces of quotes that were split or merged
//! (`align`). Only then are the words of a pair compared (`wording`), so that a quote that moved *and*
//! lost its "not" is one quote with two changes, not one removed and one added. Speakers are compared as
//! speakers, not as strings (`speaker_change`): "Ms Horne" is "Emily Horne". The words of an unpaired
//! quote may be in the story without marks (`unquoted`).
//!
//! [`diff`] compares two revisions, [`history`] any number, with a thread that follows each quote
//! through all of them.

mod align;
mod assignment;
mod change;
mod change_kind;
mod compare;
mod correction;
mod group;
mod history;
mod joined;
mod moved;
mod narration;
mod paired;
mod parts;
mod revision;
mod severity;
mod similar_quotes;
mod speaker_change;
mod speaker_identity;
mod translated;
mod unpaired;
mod unquoted;
mod vocabulary;
mod wording;

pub use change::{Change, ChangeSide, Relation, RevisionDiff};
pub use change_kind::{ChangeKind, QuoteEdit, Terms};
pub use history::{History, RevisionStep, Thread, history, history_with};

use crate::extract::Analysis;
use revision::Revision;
use vocabulary::Vocabulary;

/// Finds what happened to the quotes between two revisions of a story.
///
/// `diff(a, a)` has no changes, and `diff(b, a)` mirrors `diff(a, b)`: added becomes removed, truncated
/// becomes extended, split becomes merged, unquoted becomes requoted. Takes about as long as extraction.
///
/// ```
/// use onrecord::diff::{ChangeKind, diff};
/// use onrecord::{Document, Extractor, Severity};
///
/// let extractor = Extractor::default();
/// let read = |id, text| Ok::<_, onrecord::Error>(extractor.extract(Document::plain(id, text)?));
/// let before = read("v1.txt", "“We will not sell the ferry,” said Ines Duarte.")?;
/// let after = read("v2.txt", "“We will sell the ferry,” Duarte said.")?;
/// let changes = diff(&before, &after).changes;
/// assert_eq!(changes[0].kinds, [ChangeKind::Wording]);
/// assert_eq!(changes[0].severity, Severity::Error);
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn diff(before: &Analysis, after: &Analysis) -> RevisionDiff {
    let mut vocabulary = Vocabulary::default();
    let before = Revision::of(before, &mut vocabulary);
    let after = Revision::of(after, &mut vocabulary);
    compare::compare(&before, &after, &vocabulary, Terms::Ignored)
}
