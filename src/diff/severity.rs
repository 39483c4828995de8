//! How grave a change is.

use super::{Edit, Kind};
use crate::compare::Note;

/// How grave a change is. `docs/diff.md` has the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// No word and no speaker is touched: signs only. Not a finding unless asked for.
    None,
    /// The reader is told the same: a spelling, another place in the story, another neutral verb.
    Low,
    /// The reader is told something else.
    Medium,
    /// The reader is told the opposite, another number, another name, or of another speaker.
    High,
}

impl Severity {
    /// Returns the severity as it is printed.
    pub fn name(self) -> &'static str {
        match self {
            Severity::None => "none",
            Severity::Low => "low",
            Severity::Medium => "medium",
            Severity::High => "high",
        }
    }

    /// Returns how grave the gravest of some kinds is, with the edits of the words.
    pub fn of(kinds: &[Kind], edits: &[Edit]) -> Severity {
        let kinds = kinds.iter().map(|kind| match kind {
            Kind::Wording => words(edits),
            Kind::Typography => Severity::None,
            Kind::Extended | Kind::Cue | Kind::Moved | Kind::Split | Kind::Merged => Severity::Low,
            Kind::Truncated | Kind::Added | Kind::Removed | Kind::Unquoted | Kind::Requoted => {
                Severity::Medium
            }
            Kind::Speaker => Severity::High,
        });
        kinds.max().unwrap_or(Severity::None)
    }
}

/// How grave the gravest edit is.
fn words(edits: &[Edit]) -> Severity {
    let edits = edits.iter().map(|edit| match edit.note {
        Some(Note::Negation | Note::Number | Note::Name) => Severity::High,
        Some(Note::Spelling | Note::Contraction | Note::Filler) => Severity::Low,
        Some(Note::Case | Note::Punctuation) => Severity::None,
        _ => Severity::Medium,
    });
    edits.max().unwrap_or(Severity::Medium)
}
