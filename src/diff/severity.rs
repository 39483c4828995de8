//! How grave a change is, by what happened and by the notes on its edits. `docs/diff.md` has the table.
//!
//! Similarity has no say: a dropped "not" leaves two quotes more alike than a fair cut does.

use super::change_kind::{ChangeKind, QuoteEdit};
use crate::compare::Note;
use crate::severity::Severity;

/// Returns the highest severity of some kinds of change, given the edits of the words.
pub(super) fn of(kinds: &[ChangeKind], edits: &[QuoteEdit]) -> Severity {
    let kinds = kinds.iter().map(|kind| kind.severity(edits));
    kinds.max().unwrap_or_default()
}

impl ChangeKind {
    /// Returns the severity of this kind of change, given the edits of the words.
    pub fn severity(self, edits: &[QuoteEdit]) -> Severity {
        match self {
            ChangeKind::Wording => wording(edits),
            ChangeKind::Typography | ChangeKind::Encoding => Severity::None,
            ChangeKind::Extended
            | ChangeKind::Correction
            | ChangeKind::Cue
            | ChangeKind::Moved
            | ChangeKind::Split
            | ChangeKind::Merged => Severity::Note,
            ChangeKind::Truncated
            | ChangeKind::Added
            | ChangeKind::Removed
            | ChangeKind::Unquoted
            | ChangeKind::Requoted => Severity::Warning,
            ChangeKind::Speaker => Severity::Error,
        }
    }
}

/// Returns the highest severity of some edits.
fn wording(edits: &[QuoteEdit]) -> Severity {
    let edits = edits.iter().map(|edit| match edit.note {
        Some(Note::Negation | Note::Number | Note::Name) => Severity::Error,
        Some(Note::Spelling | Note::Contraction | Note::Filler) => Severity::Note,
        Some(Note::Case | Note::Punctuation | Note::Encoding) => Severity::None,
        _ => Severity::Warning,
    });
    edits.max().unwrap_or(Severity::Warning)
}
