//! What changed between two texts, with a few words around it: a lost “not” is seen wherever it stood.

use super::piece::{MarkedWords, WordsMark};
use crate::compare::{Words, edits};
use std::ops::Range;

/// How many words around a change are shown.
const AROUND: usize = 4;

/// How many changes are shown; both texts are whole in the formats for machines.
const MOST: usize = 6;

/// How many words of one change are shown.
const LONGEST: usize = 24;

/// How many characters are shown at one end of words without spaces.
const LETTERS: usize = 160;

/// Returns the changed words of a text, marked, each with the words around it.
pub(crate) fn changed_words(was: &str, is: &str) -> Vec<MarkedWords> {
    let (old, new) = (Words::of(was), Words::of(is));
    let edits = edits(&old, &new);
    if edits.is_empty() {
        return changed_signs(was, is);
    }
    let mut pieces = MarkedWordsBuilder::default();
    // The text between two edits is that of the new one.
    let mut at = 0;
    for (n, edit) in edits.iter().take(MOST).enumerate() {
        let (gone, come) = (
            old.cover(edit.before.clone()),
            new.cover(edit.after.clone()),
        );
        pieces.kept(&is[at..come.start()], n > 0, true);
        let is_cut = edit.after.is_empty();
        // A cut at the end takes the space before it along, any other the one after it.
        let is_spaced = was[..gone.start()].ends_with(char::is_whitespace);
        if is_cut && is_spaced && !is[..come.start()].ends_with(char::is_whitespace) {
            pieces.put(WordsMark::Kept, " ");
        }
        pieces.changed(WordsMark::Removed, &was[gone]);
        let is_spaced = was[gone.end()..].starts_with(char::is_whitespace);
        let has_more = is[come.start()..].starts_with(|next: char| !next.is_whitespace());
        let are_both = !is_cut && both_are_words(&was[gone], &is[come]);
        if (is_cut && is_spaced && has_more) || are_both {
            pieces.put(WordsMark::Kept, " ");
        }
        pieces.changed(WordsMark::Added, &is[come]);
        at = come.end();
    }
    pieces.kept(&is[at..], true, edits.len() > MOST);
    match edits.len().saturating_sub(MOST) {
        0 => {}
        1 => pieces.put(WordsMark::Kept, "(1 more change)"),
        more => pieces.put(WordsMark::Kept, &format!("({more} more changes)")),
    }
    pieces.pieces
}

fn both_are_words(one: &str, other: &str) -> bool {
    let is_word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    is_word(one.chars().next_back()) && is_word(other.chars().next())
}

/// Compares texts of the same words sign by sign: `don't` is now `don’t`.
fn changed_signs(was: &str, is: &str) -> Vec<MarkedWords> {
    let start = was.split_whitespace().zip(is.split_whitespace());
    let start = start.take_while(|(old, new)| old == new).count();
    let (old, new) = (
        was.split_whitespace().count(),
        is.split_whitespace().count(),
    );
    let end = was
        .split_whitespace()
        .rev()
        .zip(is.split_whitespace().rev());
    let end = end.take_while(|(old, new)| old == new).count();
    let end = end.min(old.min(new) - start.min(old.min(new)));
    let words = |text: &str, from: usize, to: usize| {
        let words = text.split_whitespace().skip(from);
        words
            .take(to.saturating_sub(from))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut pieces = MarkedWordsBuilder::default();
    if start == old && start == new {
        // Spaces and line breaks only.
        return Vec::new();
    }
    pieces.kept(&format!("{} ", words(is, 0, start)), false, true);
    let (gone, come) = (words(was, start, old - end), words(is, start, new - end));
    pieces.changed(WordsMark::Removed, &gone);
    if both_are_words(&gone, &come) {
        pieces.put(WordsMark::Kept, " ");
    }
    pieces.changed(WordsMark::Added, &come);
    pieces.kept(&format!(" {}", words(is, new - end, new)), true, false);
    pieces.pieces
}

#[derive(Default)]
struct MarkedWordsBuilder {
    pieces: Vec<MarkedWords>,
}

impl MarkedWordsBuilder {
    fn put(&mut self, mark: WordsMark, text: &str) {
        if !text.is_empty() {
            let text = shortened(text);
            self.pieces.push(MarkedWords { mark, text });
        }
    }

    /// Appends words that are the same, those near a change before (`after`) or behind it (`before`).
    fn kept(&mut self, text: &str, after: bool, before: bool) {
        let words: Vec<Range<usize>> = word_places(text).collect();
        let head = if after { AROUND } else { 0 };
        let tail = if before { AROUND } else { 0 };
        if words.len() <= head + tail {
            self.put(WordsMark::Kept, text);
            return;
        }
        let first = head.checked_sub(1).map_or(0, |last| words[last].end);
        let rest = words.len() - tail;
        let last = words.get(rest).map_or(text.len(), |word| word.start);
        self.put(
            WordsMark::Kept,
            &format!("{}…{}", &text[..first], &text[last..]),
        );
    }

    /// Appends words that differ, the middle of many left out.
    fn changed(&mut self, mark: WordsMark, text: &str) {
        let words: Vec<Range<usize>> = word_places(text).collect();
        if words.len() <= LONGEST {
            self.put(mark, text);
            return;
        }
        let (first, last) = (
            words[LONGEST / 2 - 1].end,
            words[words.len() - LONGEST / 2].start,
        );
        let more = words.len() - LONGEST;
        let short = format!("{} … ({more} words) … {}", &text[..first], &text[last..]);
        self.put(mark, &short);
    }
}

/// Returns a text, of a very long one both ends.
fn shortened(text: &str) -> String {
    let at = |mut ends: std::str::CharIndices<'_>| ends.nth(LETTERS).map(|(at, _)| at);
    let Some(first) = at(text.char_indices()) else {
        return text.to_owned();
    };
    let last = text
        .char_indices()
        .rev()
        .nth(LETTERS)
        .map_or(0, |(at, _)| at);
    if last <= first {
        return text.to_owned();
    }
    format!("{}…{}", &text[..first], &text[last..])
}

/// Returns the places of the words between spaces.
fn word_places(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |word| {
        let at = word.as_ptr() as usize - start;
        at..at + word.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::report::marked;

    #[test]
    fn a_change_is_seen_with_the_words_around_it() {
        for (was, is, shown) in [
            (
                "It was the supplier. It was not our decision to close the gate,",
                "It was the supplier. It was our decision to close the gate,",
                "…the supplier. It was [-not-] our decision to close…",
            ),
            (
                "never better than today",
                "seldom better than today",
                "[-never-] {+seldom+} better than today",
            ),
            ("We go", "We go now", "We go {+now+}"),
            ("We go now", "We go", "We go [-now-]"),
            ("Not today, no", "Not today", "Not today[-, no-]"),
            ("12 boats", "20 boats", "[-12-] {+20+} boats"),
            ("I don't mind", "I don’t mind", "I [-don't-] {+don’t+} mind"),
            ("we  go\nnow", "we go now", ""),
        ] {
            assert_eq!(marked(&changed_words(was, is)), shown);
        }
    }

    #[test]
    fn a_rewritten_quote_is_shown_in_bounds() {
        let (was, mut is) = ("one two three four five ".repeat(500), String::new());
        for (n, word) in was.split_inclusive(' ').enumerate() {
            is.push_str(if n % 7 == 3 { "six " } else { word });
        }
        let shown = marked(&changed_words(&was, &is));
        assert!(shown.len() < 2_000, "{}", shown.len());
        assert!(shown.ends_with(" (351 more changes)"), "{shown}");
        let shown = marked(&changed_words(&was, &"seven ".repeat(9_000)));
        assert!(shown.contains("two … (2476 words) … four"), "{shown}");
        let shown = marked(&changed_words(&"a".repeat(70_000), &"b".repeat(70_000)));
        assert!(shown.len() < 2_000, "{}", shown.len());
    }
}
