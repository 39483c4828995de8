//! What an edit does to the meaning, as far as its words show.
//!
//! The rules are tried in order of gravity, and the first that fits names the edit.

use super::edit_side::EditSide;
use super::tokenize::WordKind;
use super::typo::is_typo;
use super::variants::{expanded, is_filler, is_spelling, is_tense};
use super::word_class::{is_negation, is_number, is_pronoun};
use super::words::Words;
use crate::text::{has_damage, readable};
use std::ops::Range;

/// What an edit does. Where several notes fit, the gravest is given: a lost "not" before all others,
/// even where brackets or an ellipsis replace it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Note {
    /// A "not", "never" or "without" was added or dropped: "we will" for "we will not".
    Negation,
    /// A number changed: "15" for "12", "three" for "two".
    Number,
    /// A name changed: "Lisbon" for "Porto".
    Name,
    /// Words in square brackets were added or dropped: "[the council]" for "they".
    Bracket,
    /// An ellipsis replaces words, or words replace an ellipsis.
    Ellipsis,
    /// One pronoun instead of another: "they" for "we".
    Pronoun,
    /// Another form of the same verb: "was" for "is", "closed" for "close".
    Tense,
    /// The same word written another way: "firsthand" for "first hand", "harbor" for "harbour".
    Spelling,
    /// The same words contracted or expanded: "it's" for "it is".
    Contraction,
    /// Words that carry no meaning: "um", "you know", a word said twice.
    Filler,
    /// The same number written another way: "25" for "twenty-five".
    NumberStyle,
    /// The same word in short or in full: "Sen." for "Senator", "okay" for "OK".
    Abbreviation,
    /// The same compound, joined or not: "reelection" for "re-election".
    Compound,
    /// The same word with different capitals.
    Case,
    /// Commas, full stops, hyphens, marks.
    Punctuation,
    /// The same word, damaged on the way: `users™` or `VanÛk` for “users’” and “Vaněk”.
    Encoding,
}

impl Note {
    /// Returns the note as it is printed.
    pub fn name(self) -> &'static str {
        match self {
            Note::Negation => "negation",
            Note::Number => "number",
            Note::Name => "name",
            Note::Bracket => "bracket",
            Note::Ellipsis => "ellipsis",
            Note::Pronoun => "pronoun",
            Note::Tense => "tense",
            Note::Spelling => "spelling",
            Note::Contraction => "contraction",
            Note::Filler => "filler",
            Note::NumberStyle => "number-style",
            Note::Abbreviation => "abbreviation",
            Note::Compound => "compound",
            Note::Case => "case",
            Note::Punctuation => "punctuation",
            Note::Encoding => "encoding",
        }
    }
}

/// Returns what an edit does, where its words show it.
pub(super) fn of(
    before: &Words<'_>,
    old: &Range<usize>,
    after: &Words<'_>,
    new: &Range<usize>,
) -> Option<Note> {
    let old = EditSide {
        words: before,
        range: old.clone(),
    };
    let new = EditSide {
        words: after,
        range: new.clone(),
    };
    if is_damage(old.text(), new.text()) {
        return Some(Note::Encoding);
    }
    if is_apostrophe(&old, &new) {
        return Some(Note::Spelling);
    }
    let (old_words, new_words) = (expanded(&old), expanded(&new));
    // Brackets may replace "they will not", and an ellipsis "not, he said,".
    let lexicon = before.lexicon();
    let negations = |words: &[String]| {
        let negates = |word: &&String| is_negation(word, lexicon);
        words.iter().filter(negates).count()
    };
    if negations(&old_words) != negations(&new_words) {
        return Some(Note::Negation);
    }
    if old.has_bracket() || new.has_bracket() {
        return Some(Note::Bracket);
    }
    if old.has(WordKind::Ellipsis) || new.has(WordKind::Ellipsis) {
        return Some(Note::Ellipsis);
    }
    // `http://example.org` and `//example.org` are one address.
    let is_scheme =
        |side: &EditSide<'_, '_>| side.keys().all(|key| matches!(key, "http" | "https"));
    if is_scheme(&old) && is_scheme(&new) {
        return Some(Note::Punctuation);
    }
    if old_words == new_words {
        return Some(Note::Contraction);
    }
    if old.only(is_negation) != new.only(is_negation) {
        return Some(Note::Negation);
    }
    if old.only(is_number) != new.only(is_number) {
        return Some(Note::Number);
    }
    if old.letters() == new.letters() || is_misspelled(&old, &new) {
        return Some(Note::Spelling);
    }
    if old.names() != new.names() {
        return Some(Note::Name);
    }
    let (pronouns, others) = (old.only(is_pronoun), new.only(is_pronoun));
    if pronouns != others && !pronouns.is_empty() && !others.is_empty() {
        return Some(Note::Pronoun);
    }
    if is_tense(&old, &new) {
        return Some(Note::Tense);
    }
    is_filler(&old, &new).then_some(Note::Filler)
}

/// Returns whether two sides differ in an apostrophe only: "government's" for "governments", "don't" for "dont".
fn is_apostrophe(old: &EditSide<'_, '_>, new: &EditSide<'_, '_>) -> bool {
    let bare = |side: &EditSide<'_, '_>| side.letters().replace('\'', "");
    old.letters() != new.letters() && bare(old) == bare(new)
}

/// Returns whether two sides are one word in two spellings, one of which may be wrong. A name is another name.
fn is_misspelled(old: &EditSide<'_, '_>, new: &EditSide<'_, '_>) -> bool {
    let lexicon = old.words.lexicon();
    let words = old.single().zip(new.single());
    let is_name = || !old.names().is_empty() && !new.names().is_empty();
    is_spelling(old, new)
        || words.is_some_and(|(old, new)| is_typo(old, new, lexicon)) && !is_name()
}

/// Returns whether two texts are one, damaged: they have the same ASCII letters and digits, and one has signs
/// of damage.
fn is_damage(old: &str, new: &str) -> bool {
    let plain = |text: &str| -> String {
        let text = readable(text);
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        letters.map(|c| c.to_ascii_lowercase()).collect()
    };
    (has_damage(old) || has_damage(new)) && plain(old) == plain(new)
}

#[cfg(test)]
mod tests {
    use super::super::edits;
    use super::*;

    /// The notes of the edits between two texts.
    fn notes(before: &str, after: &str) -> Vec<Option<Note>> {
        let edits = edits(&Words::of(before), &Words::of(after));
        edits.into_iter().map(|edit| edit.note).collect()
    }

    #[test]
    fn each_note_has_its_sentence() {
        let cases = [
            ("We will not sell", "We will sell", Note::Negation),
            ("They can pay", "They can't pay", Note::Negation),
            (
                "It was not, as I said, late",
                "It was … late",
                Note::Negation,
            ),
            ("They will not sell", "[The owners] sell", Note::Negation),
            ("It took 12 days", "It took 15 days", Note::Number),
            ("It took two days", "It took three days", Note::Number),
            (
                "We met in Porto again",
                "We met in Lisbon again",
                Note::Name,
            ),
            (
                "I think they knew",
                "I think [the owners] knew",
                Note::Bracket,
            ),
            ("It was, as I said, late", "It was … late", Note::Ellipsis),
            ("I said we lost it", "I said they lost it", Note::Pronoun),
            ("The gate is open", "The gate was open", Note::Tense),
            ("They close the gate", "They closed the gate", Note::Tense),
            (
                "I saw it first hand",
                "I saw it first-hand",
                Note::Punctuation,
            ),
            ("I saw it first hand", "I saw it firsthand", Note::Spelling),
            ("The harbour is ours", "The harbor is ours", Note::Spelling),
            ("I think it is late", "I think it's late", Note::Contraction),
            ("We do not know", "We don't know", Note::Contraction),
            ("It was, um, late", "It was late", Note::Filler),
            ("It was the the gate", "It was the gate", Note::Filler),
            ("I told us all", "I told US all", Note::Case),
            ("Yes, it was", "Yes it was", Note::Punctuation),
            ("We dont know", "We don't know", Note::Spelling),
            (
                "The governments will",
                "The government's will",
                Note::Spelling,
            ),
            (
                "Our intergration is slow",
                "Our integration is slow",
                Note::Spelling,
            ),
            (
                "See http://a.org for it",
                "See //a.org for it",
                Note::Punctuation,
            ),
            ("The users™ rights", "The users’ rights", Note::Encoding),
            ("I met VanÄ›k", "I met VanÛk", Note::Encoding),
        ];
        for (before, after, note) in cases {
            assert_eq!(notes(before, after), [Some(note)], "{before} / {after}");
        }
    }

    #[test]
    fn a_word_for_another_has_no_note() {
        assert_eq!(notes("a good day for it", "a bad day for it"), [None]);
        assert_eq!(notes("the police came", "the policy came"), [None]);
        assert_eq!(notes("in the hand of it", "in the hands of it"), [None]);
    }
}
