//! What can happen to a quote.

use super::severity;
use crate::compare::{Note, Permille};
use crate::scan::QuoteId;
use crate::severity::Severity;
use crate::text::Span;

/// What happened to a quote. A quote may have changed in several ways at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Other words: "We will sell" for "We will not sell".
    Wording,
    /// The same words with other signs: curly marks for straight ones, a dash for two hyphens.
    Typography,
    /// Words were cut from its beginning or end, or where an ellipsis stands now.
    Truncated,
    /// Words were added to its beginning or end, or in the place of an ellipsis.
    Extended,
    /// Somebody else is said to have said it, or nobody any more.
    Speaker,
    /// Another reporting verb: "claimed" for "said".
    Cue,
    /// It stands elsewhere among the other quotes.
    Moved,
    /// One quote became several.
    Split,
    /// Several quotes became one.
    Merged,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its words stand in the story without marks now.
    Unquoted,
    /// Its words stood in the story without marks before.
    Requoted,
}

impl Kind {
    /// All kinds, in the order they are printed.
    pub const ALL: [Kind; 13] = [
        Kind::Wording,
        Kind::Typography,
        Kind::Truncated,
        Kind::Extended,
        Kind::Speaker,
        Kind::Cue,
        Kind::Moved,
        Kind::Split,
        Kind::Merged,
        Kind::Added,
        Kind::Removed,
        Kind::Unquoted,
        Kind::Requoted,
    ];

    /// Returns the kind as it is printed.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Wording => "wording",
            Kind::Typography => "typography",
            Kind::Truncated => "truncated",
            Kind::Extended => "extended",
            Kind::Speaker => "speaker",
            Kind::Cue => "cue",
            Kind::Moved => "moved",
            Kind::Split => "split",
            Kind::Merged => "merged",
            Kind::Added => "added",
            Kind::Removed => "removed",
            Kind::Unquoted => "unquoted",
            Kind::Requoted => "requoted",
        }
    }

    /// Returns what the kind is when the revisions are compared the other way round.
    pub fn mirrored(self) -> Kind {
        match self {
            Kind::Truncated => Kind::Extended,
            Kind::Extended => Kind::Truncated,
            Kind::Split => Kind::Merged,
            Kind::Merged => Kind::Split,
            Kind::Added => Kind::Removed,
            Kind::Removed => Kind::Added,
            Kind::Unquoted => Kind::Requoted,
            Kind::Requoted => Kind::Unquoted,
            other => other,
        }
    }
}

/// What happened to one quote between two revisions.
///
/// A quote that was split is one change a piece, each with the whole quote before it; a merged one
/// likewise. At least one of `before` and `after` is there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What happened, in the order of [`Kind::ALL`]; never empty.
    pub kinds: Vec<Kind>,
    /// The highest severity of what happened.
    pub severity: Severity,
    /// The quote in the revision before.
    pub before: Option<Side>,
    /// The quote in the revision after.
    pub after: Option<Side>,
    /// How much of the words is the same; nothing for a quote that is added or removed.
    pub similarity: Option<Permille>,
    /// The words that were replaced, in order.
    pub edits: Vec<Edit>,
}

/// One revision's side of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A quote.
    Quote(QuoteId),
    /// The same words without marks, by their bytes.
    Prose(Span),
}

/// Words of a quote that were replaced: an empty span where words were only inserted or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    /// Where they stood, in bytes of the text before.
    pub before: Span,
    /// Where they stand, in bytes of the text after.
    pub after: Span,
    /// What the edit does, where that can be told.
    pub note: Option<Note>,
}

impl Edit {
    /// Tells whether the edit leaves the words alone: signs and capitals only.
    pub fn is_typographic(&self) -> bool {
        matches!(self.note, Some(Note::Case | Note::Punctuation))
    }
}

/// What [`diff`](super::diff) finds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// The changes, in reading order of the revision after; what is gone stands where it was.
    pub changes: Vec<Change>,
    /// The quotes that are the same quote in both revisions, changed or not.
    pub pairs: Vec<(QuoteId, QuoteId)>,
    /// Whether the two texts are revisions of one story at all.
    pub relation: Relation,
}

/// What two texts are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Revisions of one story.
    Revisions,
    /// They share no quote and hardly a phrase.
    DifferentStories,
}

impl Change {
    /// Returns the change without some kinds of it; nothing where there are no others.
    pub fn without(mut self, ignored: &[Kind]) -> Option<Change> {
        self.kinds.retain(|kind| !ignored.contains(kind));
        if !self.kinds.contains(&Kind::Typography) {
            self.edits.retain(|edit| !edit.is_typographic());
        }
        self.severity = severity::of(&self.kinds, &self.edits);
        (!self.kinds.is_empty()).then_some(self)
    }

    /// Turns the change round: what was before is after.
    pub(super) fn mirrored(self) -> Change {
        let mut kinds: Vec<Kind> = self.kinds.into_iter().map(Kind::mirrored).collect();
        kinds.sort_unstable();
        let edits = self.edits.into_iter().map(|edit| Edit {
            before: edit.after,
            after: edit.before,
            note: edit.note,
        });
        let edits: Vec<Edit> = edits.collect();
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
