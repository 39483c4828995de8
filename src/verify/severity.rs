//! How grave a verdict is.
//!
//! Words that are wrong and words of somebody else are errors. Where "um" or a comma is left out an editor
//! may let them pass: a warning. "It's" for "it is" is a note.

use super::{SpeakerMatch, Verdict, VerdictResult, WordEdit};
use crate::compare::Note;
use crate::severity::Severity;

impl VerdictResult {
    /// Returns the severity of the verdict. A title or a term that no source has is expected: `none`.
    pub fn severity(&self) -> Severity {
        let best = self.best();
        match self.verdict {
            _ if best.is_some_and(|best| best.speaker_match == SpeakerMatch::Different) => {
                Severity::Error
            }
            Verdict::Exact => Severity::None,
            Verdict::Typography => Severity::Note,
            Verdict::Abridged => Severity::Warning,
            Verdict::Altered => best.map_or(Severity::Error, |best| of_edits(&best.edits)),
            Verdict::Absent if self.is_speech => Severity::Error,
            Verdict::Absent => Severity::None,
        }
    }
}

/// Returns how grave the edits of an altered quote are: as grave as the worst of them.
pub fn of_edits<'e>(edits: impl IntoIterator<Item = &'e WordEdit>) -> Severity {
    edits
        .into_iter()
        .map(of_edit)
        .max()
        .unwrap_or(Severity::Error)
}

/// The table: how grave an edit is, by its note. A word for another has none, nor has a cut that crosses
/// a turn.
fn of_edit(edit: &WordEdit) -> Severity {
    match edit.note {
        None | Some(Note::Negation | Note::Number | Note::Name | Note::Pronoun | Note::Tense) => {
            Severity::Error
        }
        // An altered quote has a cut that is too long, or one that crosses a turn.
        Some(Note::Bracket | Note::Ellipsis) if edit.cut.is_some() => Severity::Error,
        Some(Note::Bracket | Note::Ellipsis | Note::Filler | Note::Punctuation) => {
            Severity::Warning
        }
        Some(_) => Severity::Note,
    }
}

/// Returns whether an altered quote differs from its source in small words, spelling or signs only.
pub fn is_near_verbatim<'e>(edits: impl IntoIterator<Item = &'e WordEdit>) -> bool {
    of_edits(edits) < Severity::Error
}
