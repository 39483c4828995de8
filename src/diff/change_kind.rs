//! What can happen to a quote, and to its words.

use crate::compare::Note;
use crate::text::Span;

/// What happened to a quote. A quote may have changed in several ways at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// The wording changed: "We will sell" for "We will not sell".
    Wording,
    /// The same words with different signs: curly marks for straight ones, a dash for two hyphens.
    Typography,
    /// The same words, damaged or repaired on the way: `donâ€™t` for `don’t`, `&#8217;` for `’`.
    Encoding,
    /// Words were cut from its beginning or end, or replaced by an ellipsis.
    Truncated,
    /// Words were added to its beginning or end, or replaced an ellipsis.
    Extended,
    /// It is attributed to somebody else, or to nobody any more.
    Speaker,
    /// A different reporting verb: "claimed" for "said".
    Cue,
    /// It is at a different place among the quotes.
    Moved,
    /// One quote became several.
    Split,
    /// Several quotes became one.
    Merged,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its words are in the story without marks now.
    Unquoted,
    /// Its words were in the story without marks before.
    Requoted,
    /// It stands in a correction note, or such a note confesses its change.
    Correction,
}

impl ChangeKind {
    /// All kinds, in the order they are printed.
    pub const ALL: [ChangeKind; 15] = [
        ChangeKind::Wording,
        ChangeKind::Typography,
        ChangeKind::Encoding,
        ChangeKind::Truncated,
        ChangeKind::Extended,
        ChangeKind::Speaker,
        ChangeKind::Cue,
        ChangeKind::Moved,
        ChangeKind::Split,
        ChangeKind::Merged,
        ChangeKind::Added,
        ChangeKind::Removed,
        ChangeKind::Unquoted,
        ChangeKind::Requoted,
        ChangeKind::Correction,
    ];

    /// Returns the kind as it is printed.
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Wording => "wording",
            ChangeKind::Typography => "typography",
            ChangeKind::Encoding => "encoding",
            ChangeKind::Truncated => "truncated",
            ChangeKind::Extended => "extended",
            ChangeKind::Speaker => "speaker",
            ChangeKind::Cue => "cue",
            ChangeKind::Moved => "moved",
            ChangeKind::Split => "split",
            ChangeKind::Merged => "merged",
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Unquoted => "unquoted",
            ChangeKind::Requoted => "requoted",
            ChangeKind::Correction => "correction",
        }
    }

    /// Returns the kind with the revisions swapped.
    pub fn mirrored(self) -> ChangeKind {
        match self {
            ChangeKind::Truncated => ChangeKind::Extended,
            ChangeKind::Extended => ChangeKind::Truncated,
            ChangeKind::Split => ChangeKind::Merged,
            ChangeKind::Merged => ChangeKind::Split,
            ChangeKind::Added => ChangeKind::Removed,
            ChangeKind::Removed => ChangeKind::Added,
            ChangeKind::Unquoted => ChangeKind::Requoted,
            ChangeKind::Requoted => ChangeKind::Unquoted,
            other => other,
        }
    }
}

/// Whether terms, titles and scare quotes that were added or removed are changes. They are nobody's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Terms {
    /// They are no changes.
    #[default]
    Ignored,
    /// They are changes, as those of quotes are.
    Reported,
}

/// Words of a quote that were replaced. The span is empty on the side without words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuoteEdit {
    /// Their span in the text before, in bytes.
    pub before: Span,
    /// Their span in the text after, in bytes.
    pub after: Span,
    /// What the edit does, where its words show it.
    pub note: Option<Note>,
}

impl QuoteEdit {
    /// Returns whether the edit changes only signs and capitals, or their encoding.
    pub fn is_typographic(&self) -> bool {
        matches!(
            self.note,
            Some(Note::Case | Note::Punctuation | Note::Encoding)
        )
    }
}
