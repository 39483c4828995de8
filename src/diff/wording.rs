//! What happened to the words of a quote.

use super::Kind;
use crate::compare::{Edit, Note, Permille, Words, edits, similarity};
use std::ops::Range;

/// The words of two quotes compared.
pub(super) struct Wording {
    pub(super) edits: Vec<Named>,
    /// Words that are the same are written with other signs.
    pub(super) other_signs: bool,
    pub(super) similarity: Permille,
}

/// An edit with what it is: [`Kind::Wording`], [`Kind::Typography`], [`Kind::Truncated`] or
/// [`Kind::Extended`].
pub(super) struct Named {
    pub(super) edit: Edit,
    pub(super) kind: Kind,
}

impl Wording {
    /// The same words.
    pub(super) fn same() -> Wording {
        Wording {
            edits: Vec::new(),
            other_signs: false,
            similarity: Permille(1000),
        }
    }
}

/// Compares the words of two quotes.
pub(super) fn compare(before: &Words<'_>, after: &Words<'_>) -> Wording {
    let mut edits = edits(before, after);
    slide(before, after, &mut edits);
    let other_signs = has_other_signs(before, after, &edits);
    let similarity = similarity(before, after, &edits);
    let said = (Said::of(before), Said::of(after));
    let edits = edits.into_iter().map(|edit| Named {
        kind: kind(&said.0, &said.1, &edit),
        edit,
    });
    Wording {
        edits: edits.collect(),
        other_signs,
        similarity,
    }
}

/// The words of a quote, and which of them is spoken first and last.
struct Said<'w, 't> {
    words: &'w Words<'t>,
    first: usize,
    last: usize,
}

impl<'w, 't> Said<'w, 't> {
    fn of(words: &'w Words<'t>) -> Said<'w, 't> {
        let mut spoken = (0..words.len()).filter(|&n| words.kind(n).is_spoken());
        let first = spoken.next().unwrap_or(words.len());
        Said {
            words,
            first,
            last: spoken.next_back().unwrap_or(first),
        }
    }

    /// Tells whether nothing is spoken before a range, or nothing behind it.
    fn is_edge(&self, range: &Range<usize>) -> bool {
        range.start <= self.first || self.last < range.end
    }

    fn spoken(&self, range: &Range<usize>) -> usize {
        let spoken = |&n: &usize| self.words.kind(n).is_spoken();
        range.clone().filter(spoken).count()
    }
}

/// Names what one edit is.
fn kind(before: &Said<'_, '_>, after: &Said<'_, '_>, edit: &Edit) -> Kind {
    if edit.is_typographic() {
        return Kind::Typography;
    }
    let (old, new) = (before.spoken(&edit.before), after.spoken(&edit.after));
    let ellipsis = edit.note == Some(Note::Ellipsis);
    // What stands in brackets is the editor's: “(the pumps)” was said, “[the pumps]” was not.
    let bracket = edit.note == Some(Note::Bracket);
    match (old, new) {
        (0, 0) if bracket => Kind::Wording,
        // Without its ellipsis a cut cannot be seen any more; behind the last word there is no cut.
        (0, 0) if ellipsis && !before.is_edge(&edit.before) => Kind::Wording,
        (0, 0) => Kind::Typography,
        // “Not enough to save it” for “enough to save it”: at the edge as well, that is no cut.
        (0 | 1, 0 | 1) if matches!(edit.note, Some(Note::Negation | Note::Number)) => Kind::Wording,
        (_, 0) if ellipsis || before.is_edge(&edit.before) => Kind::Truncated,
        (0, _) if ellipsis || after.is_edge(&edit.after) => Kind::Extended,
        _ => Kind::Wording,
    }
}

/// Moves a deletion or an insertion to the beginning of the quote where the same words allow it (to
/// the end they are moved already, because equal beginnings are taken off first): of "we said we will go", "said we" was not cut, but "we said".
fn slide(before: &Words<'_>, after: &Words<'_>, edits: &mut [Edit]) {
    for n in 0..edits.len() {
        let start = n
            .checked_sub(1)
            .map_or((0, 0), |n| (edits[n].before.end, edits[n].after.end));
        let edit = &mut edits[n];
        if edit.after.is_empty() && start.0 == 0 && slides(before, &edit.before) {
            let length = edit.before.len();
            (edit.before, edit.after) = (0..length, 0..0);
        } else if edit.before.is_empty() && start.1 == 0 && slides(after, &edit.after) {
            let length = edit.after.len();
            (edit.before, edit.after) = (0..0, 0..length);
        }
    }
}

/// Tells whether cutting a range leaves the same words as cutting as many from the beginning.
fn slides(words: &Words<'_>, range: &Range<usize>) -> bool {
    (0..range.start).all(|n| words.folded(n) == words.folded(n + range.len()))
}

/// Tells whether words that are the same are written with other signs: "don’t" for "don't".
fn has_other_signs(before: &Words<'_>, after: &Words<'_>, edits: &[Edit]) -> bool {
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
            // `. . .` may hold a line break.
            if b != a && !b.split_whitespace().eq(a.split_whitespace()) {
                return true;
            }
            (old, new) = (old + 1, new + 1);
        }
        (old, new) = (edit_before.end, edit_after.end);
    }
    false
}
