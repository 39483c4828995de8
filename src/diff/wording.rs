//! What happened to the words of a quote.

use super::change_kind::ChangeKind;
use crate::compare::{Edit, Note, Permille, Words, edits, similarity};
use std::ops::Range;

/// The words of two quotes compared.
pub(super) struct Wording {
    pub(super) edits: Vec<ClassifiedEdit>,
    /// Whether equal words are written with different signs.
    pub(super) has_different_signs: bool,
    pub(super) similarity: Permille,
}

/// An edit with what it is: [`ChangeKind::Wording`], [`ChangeKind::Typography`], [`ChangeKind::Truncated`] or
/// [`ChangeKind::Extended`].
pub(super) struct ClassifiedEdit {
    pub(super) edit: Edit,
    pub(super) kind: ChangeKind,
}

impl Wording {
    /// The same words.
    pub(super) fn same() -> Wording {
        Wording {
            edits: Vec::new(),
            has_different_signs: false,
            similarity: Permille(1000),
        }
    }
}

/// Compares the words of two quotes.
pub(super) fn compare(before: &Words<'_>, after: &Words<'_>) -> Wording {
    let mut edits = edits(before, after);
    slide(before, after, &mut edits);
    let different_signs = has_different_signs(before, after, &edits);
    let similarity = similarity(before, after, &edits);
    let spoken = (SpokenWords::of(before), SpokenWords::of(after));
    let edits = edits.into_iter().map(|edit| ClassifiedEdit {
        kind: kind(&spoken.0, &spoken.1, &edit),
        edit,
    });
    Wording {
        edits: edits.collect(),
        has_different_signs: different_signs,
        similarity,
    }
}

/// The words of a quote, and the first and last spoken one.
struct SpokenWords<'w, 't> {
    words: &'w Words<'t>,
    first: usize,
    last: usize,
}

impl<'w, 't> SpokenWords<'w, 't> {
    fn of(words: &'w Words<'t>) -> SpokenWords<'w, 't> {
        let mut spoken = (0..words.len()).filter(|&n| words.kind(n).is_spoken());
        let first = spoken.next().unwrap_or(words.len());
        SpokenWords {
            words,
            first,
            last: spoken.next_back().unwrap_or(first),
        }
    }

    /// Returns whether nothing is spoken before a range, or nothing after it.
    fn is_edge(&self, range: &Range<usize>) -> bool {
        range.start <= self.first || self.last < range.end
    }

    fn spoken(&self, range: &Range<usize>) -> usize {
        let spoken = |&n: &usize| self.words.kind(n).is_spoken();
        range.clone().filter(spoken).count()
    }
}

/// Returns the kind of one edit.
fn kind(before: &SpokenWords<'_, '_>, after: &SpokenWords<'_, '_>, edit: &Edit) -> ChangeKind {
    if edit.is_typographic() {
        return ChangeKind::Typography;
    }
    let (old, new) = (before.spoken(&edit.before), after.spoken(&edit.after));
    let ellipsis = edit.note == Some(Note::Ellipsis);
    // Words in brackets are the editor's: “(the pumps)” was said, “[the pumps]” was not.
    let bracket = edit.note == Some(Note::Bracket);
    match (old, new) {
        (0, 0) if bracket => ChangeKind::Wording,
        // Without its ellipsis a cut is invisible; after the last word there is no cut.
        (0, 0) if ellipsis && !before.is_edge(&edit.before) => ChangeKind::Wording,
        (0, 0) => ChangeKind::Typography,
        // “Not enough to save it” for “enough to save it”: even at the edge this is not a cut.
        (0 | 1, 0 | 1) if matches!(edit.note, Some(Note::Negation | Note::Number)) => {
            ChangeKind::Wording
        }
        (_, 0) if ellipsis || before.is_edge(&edit.before) => ChangeKind::Truncated,
        (0, _) if ellipsis || after.is_edge(&edit.after) => ChangeKind::Extended,
        _ => ChangeKind::Wording,
    }
}

/// Moves a deletion or an insertion to the beginning of the quote where equal words allow it: of "we said
/// we will go" not "said we" was cut, but "we said". (To the end they are moved already, because equal
/// beginnings are matched first.)
fn slide(before: &Words<'_>, after: &Words<'_>, edits: &mut [Edit]) {
    for n in 0..edits.len() {
        let start = n
            .checked_sub(1)
            .map_or((0, 0), |n| (edits[n].before.end, edits[n].after.end));
        let edit = &mut edits[n];
        if edit.after.is_empty() && start.0 == 0 && can_slide(before, &edit.before) {
            let length = edit.before.len();
            (edit.before, edit.after) = (0..length, 0..0);
        } else if edit.before.is_empty() && start.1 == 0 && can_slide(after, &edit.after) {
            let length = edit.after.len();
            (edit.before, edit.after) = (0..0, 0..length);
        }
    }
}

/// Returns whether cutting a range leaves the same words as cutting as many from the beginning.
fn can_slide(words: &Words<'_>, range: &Range<usize>) -> bool {
    (0..range.start).all(|n| words.folded(n) == words.folded(n + range.len()))
}

/// Returns whether equal words are written with different signs: "don’t" for "don't".
fn has_different_signs(before: &Words<'_>, after: &Words<'_>, edits: &[Edit]) -> bool {
    let (mut old, mut new) = (0, 0);
    let ends = edits
        .iter()
        .map(|edit| (edit.before.clone(), edit.after.clone()));
    let last = (before.len()..before.len(), after.len()..after.len());
    for (edit_before, edit_after) in ends.chain([last]) {
        while old < edit_before.start {
            let (b, a) = (
                &before.text()[before.span(old)],
                &after.text()[after.span(new)],
            );
            // `. . .` may contain a line break.
            if b != a && !b.split_whitespace().eq(a.split_whitespace()) {
                return true;
            }
            (old, new) = (old + 1, new + 1);
        }
        (old, new) = (edit_before.end, edit_after.end);
    }
    false
}
