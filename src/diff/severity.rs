//! How grave a change is, by what happened and by the notes on its edits. `docs/diff.md` has the table.
//!
//! Similarity has no say: a dropped "not" leaves two quotes more alike than a fair cut does.

use super::{Edit, Kind};
use crate::compare::Note;
use crate::severity::Severity;

/// Returns the highest severity of some kinds of change, given the edits of the words.
pub(super) fn of(kinds: &[Kind], edits: &[Edit]) -> Severity {
    let kinds = kinds.iter().map(|kind| kind.severity(edits));
    kinds.max().unwrap_or_default()
}

impl Kind {
    /// Returns the severity of this kind of change, given the edits of the words.
    pub fn severity(self, edits: &[Edit]) -> Severity {
        match self {
            Kind::Wording => wording(edits),
            Kind::Typography => Severity::None,
            Kind::Extended | Kind::Cue | Kind::Moved | Kind::Split | Kind::Merged => Severity::Note,
            Kind::Truncated | Kind::Added | Kind::Removed | Kind::Unquoted | Kind::Requoted => {
                Severity::Warning
            }
            Kind::Speaker => Severity::Error,
        }
    }
}

/// Returns the highest severity of some edits.
fn wording(edits: &[Edit]) -> Severity {
    let edits = edits.iter().map(|edit| match edit.note {
        Some(Note::Negation | Note::Number | Note::Name) => Severity::Error,
        Some(Note::Spelling | Note::Contraction | Note::Filler) => Severity::Note,
        Some(Note::Case | Note::Punctuation) => Severity::None,
        _ => Severity::Warning,
    });
    edits.max().unwrap_or(Severity::Warning)
}
