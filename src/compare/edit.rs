//! The edits between two texts: the shortest edit script (Myers 1986), each edit with its note.
//!
//! E. W. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1 (1986).

use super::note::{self, Note};
use super::words::Words;
use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Words that were replaced: no words on one side is an insertion or a deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The words of the text before, by number.
    pub before: Range<usize>,
    /// The words of the text after.
    pub after: Range<usize>,
    /// What the edit does, where its words show it.
    pub note: Option<Note>,
}

impl Edit {
    /// Makes an edit of some words and their replacement, for a caller that has aligned the texts
    /// itself.
    pub fn between(
        before: &Words<'_>,
        old: Range<usize>,
        after: &Words<'_>,
        new: Range<usize>,
    ) -> Edit {
        let note = note::of(before, &old, after, &new);
        Edit {
            before: old,
            after: new,
            note,
        }
    }

    /// Returns whether the edit changes only signs and capitals, or their encoding.
    pub fn is_typographic(&self) -> bool {
        matches!(
            self.note,
            Some(Note::Case | Note::Punctuation | Note::Encoding)
        )
    }

    /// Returns how many words or numbers the edit costs: those of the longer side.
    pub fn cost(&self, before: &Words<'_>, after: &Words<'_>) -> usize {
        let spoken = |words: &Words<'_>, range: &Range<usize>| {
            range.clone().filter(|&n| words.kind(n).is_spoken()).count()
        };
        spoken(before, &self.before).max(spoken(after, &self.after))
    }
}

/// A proportion in thousandths, so that the same texts give the same number everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permille(pub u16);

/// Up to this many differing words the shortest list of edits is found; the time grows with its square.
/// Longer passages are compared with a heuristic that stays linear. No quote of the annotated news is
/// a tenth as long.
const EXACT_UP_TO: usize = 4_000;

/// Finds the edits that turn one text into another, in order.
///
/// Equal words keep their place; words that differ in capitals only are an edit with
/// [`Note::Case`]. The list is the shortest there is (for passages of up to 4,000 differing
/// words), and `edits(a, b)` mirrors `edits(b, a)`.
pub fn edits(before: &Words<'_>, after: &Words<'_>) -> Vec<Edit> {
    // There may be several shortest scripts, and the order of the texts decides which is found. So the
    // texts are always compared in one order, and the result is mirrored if needed.
    if order(before) <= order(after) {
        return ordered(before, after);
    }
    let mut edits = ordered(after, before);
    for edit in &mut edits {
        std::mem::swap(&mut edit.before, &mut edit.after);
    }
    edits
}

fn order<'w>(words: &'w Words<'_>) -> (usize, &'w str) {
    (words.len(), words.text())
}

fn ordered(before: &Words<'_>, after: &Words<'_>) -> Vec<Edit> {
    let mut numbers = KeyNumbers::default();
    let (old, new) = (numbers.of(before), numbers.of(after));
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tails = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let algorithm = if old.len() + new.len() <= EXACT_UP_TO {
        Algorithm::RawMyers
    } else {
        Algorithm::Myers
    };
    let mut edits = Vec::new();
    let mut builder = EditBuilder { before, after };
    builder.same(0, 0, head, &mut edits);
    for op in capture_diff_slices(algorithm, old, new) {
        let (old, new) = (op.old_range(), op.new_range());
        let (old, new) = (
            old.start + head..old.end + head,
            new.start + head..new.end + head,
        );
        match op {
            DiffOp::Equal { .. } => builder.same(old.start, new.start, old.len(), &mut edits),
            _ => builder.edit(old, new, &mut edits),
        }
    }
    builder.same(before.len() - tail, after.len() - tail, tail, &mut edits);
    edits
}

/// A number for each key, so that words are compared as numbers.
#[derive(Default)]
struct KeyNumbers<'w> {
    of: FxHashMap<&'w str, u32>,
}

impl<'w> KeyNumbers<'w> {
    fn of(&mut self, words: &'w Words<'_>) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(words.len());
        for n in 0..words.len() {
            let next = self.of.len() as u32;
            numbers.push(*self.of.entry(words.key(n)).or_insert(next));
        }
        numbers
    }
}

/// Turns what `similar` found into edits.
struct EditBuilder<'w, 't> {
    before: &'w Words<'t>,
    after: &'w Words<'t>,
}

impl EditBuilder<'_, '_> {
    /// Adds an edit for each of the equal words that differ in capitals.
    fn same(&mut self, before: usize, after: usize, len: usize, edits: &mut Vec<Edit>) {
        for n in 0..len {
            let (b, a) = (before + n, after + n);
            if self.before.folded(b) != self.after.folded(a) {
                edits.push(Edit {
                    before: b..b + 1,
                    after: a..a + 1,
                    note: Some(Note::Case),
                });
            }
        }
    }

    /// Adds an edit of words that differ. `similar` returns a deletion and an insertion at one place as one.
    fn edit(&mut self, before: Range<usize>, after: Range<usize>, edits: &mut Vec<Edit>) {
        let note = note::of(self.before, &before, self.after, &after);
        edits.push(Edit {
            before,
            after,
            note,
        });
    }
}

/// Returns how much of two texts is the same words in the same order, from 0 to 1000: twice the
/// words they share, divided by all their words. Signs do not count; two texts without words are equal.
pub fn similarity(before: &Words<'_>, after: &Words<'_>, edits: &[Edit]) -> Permille {
    let (old, new) = (before.spoken(), after.spoken());
    if old + new == 0 {
        return Permille(1000);
    }
    let changed = |words: &Words<'_>, range: &Range<usize>| {
        range.clone().filter(|&n| words.kind(n).is_spoken()).count()
    };
    let edits = edits.iter().filter(|edit| !edit.is_typographic());
    let unshared: usize = edits
        .map(|edit| changed(before, &edit.before) + changed(after, &edit.after))
        .sum();
    Permille(((old + new - unshared) * 1000 / (old + new)) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> Vec<(String, String, Option<Note>)> {
        let (before, after) = (Words::of(before), Words::of(after));
        let text = |words: &Words<'_>, range: &Range<usize>| {
            words.text()[words.cover(range.clone())].to_owned()
        };
        let edits = edits(&before, &after).into_iter();
        edits
            .map(|e| (text(&before, &e.before), text(&after, &e.after), e.note))
            .collect()
    }

    #[test]
    fn the_lost_not_is_the_only_edit() {
        let found = shown(
            "“We will not close the ferry this year,”",
            "\"We will close the ferry this year,\"",
        );
        assert_eq!(
            found,
            [("not".to_owned(), String::new(), Some(Note::Negation))]
        );
    }

    #[test]
    fn marks_dashes_and_spaces_are_no_edits() {
        let found = shown("It’s late — don’t\nwait…", "It's late -- don't wait ...");
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn capitals_are_edits_of_their_own() {
        let found = shown("Give it to us now", "give it to US now");
        let case = Some(Note::Case);
        assert_eq!(
            found,
            [
                ("Give".to_owned(), "give".to_owned(), case),
                ("us".to_owned(), "US".to_owned(), case)
            ]
        );
    }

    /// All texts of up to four words of `a`, `b` and a capital.
    fn small_texts() -> Vec<String> {
        let mut texts = vec![String::new()];
        let mut from = 0;
        for _ in 0..4 {
            let until = texts.len();
            for n in from..until {
                for word in ["a ", "b ", "A ", ", "] {
                    texts.push(format!("{}{word}", texts[n]));
                }
            }
            from = until;
        }
        texts
    }

    #[test]
    fn edits_mirror_and_lead_from_one_text_to_the_other() {
        let texts = small_texts();
        let words: Vec<Words<'_>> = texts.iter().map(|t| Words::of(t)).collect();
        for before in words.iter().step_by(3) {
            for after in &words {
                let there = edits(before, after);
                let mut back = edits(after, before);
                for edit in &mut back {
                    std::mem::swap(&mut edit.before, &mut edit.after);
                }
                assert_eq!(there, back, "{:?} {:?}", before.text(), after.text());
                assert_eq!(applied(before, after, &there), all(after));
                assert_eq!(there.is_empty(), all(before) == all(after));
            }
        }
    }

    fn all<'w>(words: &'w Words<'_>) -> Vec<&'w str> {
        (0..words.len()).map(|n| words.folded(n)).collect()
    }

    /// The text before, with the edits applied.
    fn applied<'w>(before: &'w Words<'_>, after: &'w Words<'_>, edits: &[Edit]) -> Vec<&'w str> {
        let mut made = Vec::new();
        let mut at = 0;
        for edit in edits {
            made.extend((at..edit.before.start).map(|n| before.folded(n)));
            made.extend(edit.after.clone().map(|n| after.folded(n)));
            at = edit.before.end;
        }
        made.extend((at..before.len()).map(|n| before.folded(n)));
        made
    }
}
