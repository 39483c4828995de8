//! What happened to the words of a quote.

use super::change_kind::ChangeKind;
use crate::compare::{Edit, Note, Permille, Words, edits, similarity, style_note};
use crate::text::readable;
use std::ops::Range;

/// The words of two quotes compared.
pub(super) struct Wording {
    pub(super) edits: Vec<ClassifiedEdit>,
    /// How equal words are written differently.
    pub(super) signs: SignChanges,
    pub(super) similarity: Permille,
}

/// How the same words are written differently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SignChanges {
    /// With different signs: "don’t" for "don't".
    pub(super) typography: bool,
    /// With signs that are encoded or damaged: `don&#8217;t`, `donâ€™t`.
    pub(super) encoding: bool,
}

impl SignChanges {
    /// Compares the same word in two texts.
    pub(super) fn see(&mut self, before: &str, after: &str) {
        // `. . .` may contain a line break.
        if before == after || before.split_whitespace().eq(after.split_whitespace()) {
            return;
        }
        let (old, new) = (readable(before), readable(after));
        if old != before || new != after {
            self.encoding = true;
        } else {
            self.typography = true;
        }
    }

    /// Returns the kinds of change.
    pub(super) fn kinds(self) -> impl Iterator<Item = ChangeKind> {
        let typography = self.typography.then_some(ChangeKind::Typography);
        typography
            .into_iter()
            .chain(self.encoding.then_some(ChangeKind::Encoding))
    }
}

/// An edit with what it is: [`ChangeKind::Wording`], [`ChangeKind::Typography`], [`ChangeKind::Encoding`],
/// [`ChangeKind::Truncated`] or [`ChangeKind::Extended`].
pub(super) struct ClassifiedEdit {
    pub(super) edit: Edit,
    pub(super) kind: ChangeKind,
}

impl Wording {
    /// The same words.
    pub(super) fn same() -> Wording {
        Wording {
            edits: Vec::new(),
            signs: SignChanges::default(),
            similarity: Permille(1000),
        }
    }
}

/// Compares the words of two quotes.
pub(super) fn compare(before: &Words<'_>, after: &Words<'_>) -> Wording {
    let mut edits = edits(before, after);
    slide(before, after, &mut edits);
    for edit in &mut edits {
        if matches!(edit.note, None | Some(Note::Number))
            && style_note(before, edit.before.clone(), after, edit.after.clone())
                == Some(Note::NumberStyle)
        {
            edit.note = Some(Note::Spelling);
        }
    }
    let signs = sign_changes(before, after, &edits);
    let similarity = similarity(before, after, &edits);
    let spoken = (SpokenWords::of(before), SpokenWords::of(after));
    let edits = edits.into_iter().map(|edit| ClassifiedEdit {
        kind: kind(&spoken.0, &spoken.1, &edit),
        edit,
    });
    Wording {
        edits: edits.collect(),
        signs,
        similarity,
    }
}

/// Compares two quotes that have no word in common: all of one was replaced by all of the other.
pub(super) fn replaced(before: &Words<'_>, after: &Words<'_>) -> Wording {
    let edit = Edit {
        before: 0..before.len(),
        after: 0..after.len(),
        note: None,
    };
    Wording {
        edits: vec![ClassifiedEdit {
            edit,
            kind: ChangeKind::Wording,
        }],
        signs: SignChanges::default(),
        similarity: Permille(0),
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
    if edit.note == Some(Note::Encoding) {
        return ChangeKind::Encoding;
    }
    if edit.note == Some(Note::Spelling) {
        return ChangeKind::Wording;
    }
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
            (edit.before, edit.after) = (0..length, start.1..start.1);
        } else if edit.before.is_empty() && start.1 == 0 && can_slide(after, &edit.after) {
            let length = edit.after.len();
            (edit.before, edit.after) = (start.0..start.0, 0..length);
        }
    }
}

/// Returns whether cutting a range leaves the same words as cutting as many from the beginning.
fn can_slide(words: &Words<'_>, range: &Range<usize>) -> bool {
    (0..range.start).all(|n| words.folded(n) == words.folded(n + range.len()))
}

/// Returns how equal words are written differently.
fn sign_changes(before: &Words<'_>, after: &Words<'_>, edits: &[Edit]) -> SignChanges {
    let mut signs = SignChanges::default();
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
            signs.see(b, a);
            (old, new) = (old + 1, new + 1);
        }
        (old, new) = (edit_before.end, edit_after.end);
    }
    signs
}
