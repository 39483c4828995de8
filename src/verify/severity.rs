//! How grave a verdict is.
//!
//! Words that are wrong and words of somebody else are errors. Where the words differ in small
//! things only ("um" left out, "it's" for "it is") an editor may let them pass: a warning.

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
            Verdict::Altered if best.is_some_and(|best| is_near_verbatim(&best.edits)) => {
                Severity::Warning
            }
            Verdict::Altered => Severity::Error,
            Verdict::Absent if self.is_speech => Severity::Error,
            Verdict::Absent => Severity::None,
        }
    }
}

/// Returns whether an altered quote differs from its source in small words, spelling or signs only.
///
/// A cut that crosses a sentence or a turn has no note, and is not small.
pub fn is_near_verbatim<'e>(edits: impl IntoIterator<Item = &'e WordEdit>) -> bool {
    let is_small = |edit: &WordEdit| {
        matches!(
            edit.note,
            Some(
                Note::Spelling
                    | Note::Contraction
                    | Note::Filler
                    | Note::Case
                    | Note::Punctuation
                    | Note::Encoding
            )
        )
    };
    edits.into_iter().all(is_small)
}
