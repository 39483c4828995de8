//! A change of one quote between two revisions.

use super::change_kind::{ChangeKind, QuoteEdit};
use super::severity;
use crate::compare::Permille;
use crate::scan::QuoteId;
use crate::severity::Severity;
use crate::text::Span;

/// What happened to one quote between two revisions.
///
/// A quote that was split gives one change per piece, each with the whole quote before; a merged one
/// likewise. At least one of `before` and `after` is set.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What happened, in the order of [`ChangeKind::ALL`]; never empty.
    pub kinds: Vec<ChangeKind>,
    /// The highest severity of what happened.
    pub severity: Severity,
    /// The quote in the revision before.
    pub before: Option<ChangeSide>,
    /// The quote in the revision after.
    pub after: Option<ChangeSide>,
    /// How similar the words are; `None` for a quote that was added or removed.
    pub similarity: Option<Permille>,
    /// The words that were replaced, in order.
    pub edits: Vec<QuoteEdit>,
}

/// One revision's side of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeSide {
    /// A quote.
    Quote(QuoteId),
    /// The same words without marks, by their bytes.
    Prose(Span),
}

/// What [`diff`](super::diff) finds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RevisionDiff {
    /// The changes, in the reading order of the revision after; a removed quote comes where it was.
    pub changes: Vec<Change>,
    /// The quotes that both revisions have, changed or not.
    pub pairs: Vec<(QuoteId, QuoteId)>,
    /// Whether the texts are revisions of one story.
    pub relation: Relation,
}

/// How two texts are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Revisions of one story.
    Revisions,
    /// They share no quote and hardly any phrase.
    DifferentStories,
}

impl Change {
    /// Returns the change without some kinds; `None` where no kind is left.
    pub fn without(mut self, ignored: &[ChangeKind]) -> Option<Change> {
        self.kinds.retain(|kind| !ignored.contains(kind));
        if !self.kinds.contains(&ChangeKind::Typography) {
            self.edits.retain(|edit| !edit.is_typographic());
        }
        self.severity = severity::of(&self.kinds, &self.edits);
        (!self.kinds.is_empty()).then_some(self)
    }

    /// Returns the change with the revisions swapped.
    pub(super) fn mirrored(self) -> Change {
        let mut kinds: Vec<ChangeKind> = self.kinds.into_iter().map(ChangeKind::mirrored).collect();
        kinds.sort_unstable();
        let edits = self.edits.into_iter().map(|edit| QuoteEdit {
            before: edit.after,
            after: edit.before,
            note: edit.note,
        });
        let edits: Vec<QuoteEdit> = edits.collect();
        Change {
            severity: severity::of(&kinds, &edits),
            kinds,
            before: self.after,
            after: self.before,
            similarity: self.similarity,
            edits,
        }
    }
}
