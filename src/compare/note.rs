//! What an edit does to the meaning, as far as its words tell.

use super::words::{Sort, Words};
use std::ops::Range;

/// What an edit does. Where several hold, one is given: a lost "not" before all others, also where
/// brackets or an ellipsis stand for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Note {
    /// A "not", "never" or "without" came or went: "we will" for "we will not".
    Negation,
    /// A number changed: "15" for "12", "three" for "two".
    Number,
    /// A name changed: "Lisbon" for "Porto".
    Name,
    /// Words in square brackets came or went: "[the council]" for "they".
    Bracket,
    /// Words were cut where an ellipsis stands now, or the other way round.
    Ellipsis,
    /// A pronoun for another: "they" for "we".
    Pronoun,
    /// Another form of the same verb: "was" for "is", "closed" for "close".
    Tense,
    /// The same word written another way: "firsthand" for "first hand", "harbor" for "harbour".
    Spelling,
    /// The same words run together or taken apart: "it's" for "it is".
    Contraction,
    /// Words that carry no meaning: "um", "you know", a word said twice.
    Filler,
    /// The same word with another capital.
    Case,
    /// Commas, full stops, hyphens, marks.
    Punctuation,
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
            Note::Case => "case",
            Note::Punctuation => "punctuation",
        }
    }
}

/// One side of an edit.
#[derive(Clone)]
struct Side<'w, 't> {
    words: &'w Words<'t>,
    range: Range<usize>,
}

impl<'w> Side<'w, '_> {
    fn keys(&self) -> impl Iterator<Item = &'w str> + Clone + use<'w, '_> {
        let words = self.words;
        let spoken = self.range.clone().filter(|&n| words.sort(n).is_spoken());
        spoken.map(|n| words.key(n))
    }

    fn has(&self, sort: Sort) -> bool {
        self.range.clone().any(|n| self.words.sort(n) == sort)
    }

    fn has_spoken(&self) -> bool {
        self.keys().next().is_some()
    }

    /// Tells whether the edited words are within square brackets or bring some along.
    fn has_bracket(&self) -> bool {
        self.has(Sort::Bracket)
    }

    /// The words of a kind, in order; equal lists on both sides mean that the edit left them alone.
    fn only(&self, is: impl Fn(&str) -> bool) -> Vec<&'w str> {
        self.keys().filter(|key| is(key)).collect()
    }

    /// Words with a capital that is not the first word of a sentence's.
    fn names(&self) -> Vec<&'w str> {
        let words = self.words;
        let capital = |&n: &usize| {
            words.sort(n) == Sort::Word
                && words.folded(n).starts_with(char::is_uppercase)
                && !is_first(words, n)
                && !matches!(words.key(n), "i" | "i'm" | "i've" | "i'll" | "i'd")
        };
        let names = self.range.clone().filter(capital);
        names.map(|n| words.key(n)).collect()
    }
}

/// Tells whether a word begins the text or a sentence, where any word has a capital.
fn is_first(words: &Words<'_>, n: usize) -> bool {
    let Some(before) = n.checked_sub(1) else {
        return true;
    };
    match words.sort(before) {
        Sort::Word | Sort::Number | Sort::Dash => false,
        Sort::Sign => matches!(words.key(before), "." | "?" | "!" | ":"),
        _ => true,
    }
}

/// Names what an edit does, where its words tell.
pub(super) fn of(
    before: &Words<'_>,
    old: &Range<usize>,
    after: &Words<'_>,
    new: &Range<usize>,
) -> Option<Note> {
    let old = Side {
        words: before,
        range: old.clone(),
    };
    let new = Side {
        words: after,
        range: new.clone(),
    };
    let (apart, others) = (expanded(&old), expanded(&new));
    // "They will not" may hide behind "[the owners]", and "was not" behind "was …".
    let denied = |words: &[String]| words.iter().filter(|word| is_negation(word)).count();
    if denied(&apart) != denied(&others) {
        return Some(Note::Negation);
    }
    if old.has_bracket() || new.has_bracket() {
        return Some(Note::Bracket);
    }
    if old.has(Sort::Ellipsis) || new.has(Sort::Ellipsis) {
        return Some(Note::Ellipsis);
    }
    if !old.has_spoken() && !new.has_spoken() {
        return Some(Note::Punctuation);
    }
    if apart == others {
        return Some(Note::Contraction);
    }
    if old.only(is_negation) != new.only(is_negation) {
        return Some(Note::Negation);
    }
    if old.only(is_number) != new.only(is_number) {
        return Some(Note::Number);
    }
    if joined(&old) == joined(&new) || spelt_alike(&old, &new) {
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

/// Tells whether a word, by its key, denies. "n't" counts wherever it is: "can't", "won't".
pub fn is_negation(key: &str) -> bool {
    const WORDS: [&str; 15] = [
        "barely", "cannot", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not",
        "nothing", "nowhere", "scarcely", "without", "unless",
    ];
    WORDS.contains(&key) || key.ends_with("n't")
}

fn is_number(key: &str) -> bool {
    const WORDS: [&str; 44] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "millions",
        "billion",
        "billions",
        "trillion",
        "dozen",
        "dozens",
        "half",
        "third",
        "quarter",
        "twice",
        "double",
    ];
    WORDS.contains(&key) || key.starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

fn is_pronoun(key: &str) -> bool {
    const WORDS: [&str; 33] = [
        "he",
        "her",
        "hers",
        "herself",
        "him",
        "himself",
        "his",
        "i",
        "it",
        "its",
        "itself",
        "me",
        "mine",
        "my",
        "myself",
        "our",
        "ours",
        "ourselves",
        "she",
        "their",
        "theirs",
        "them",
        "themselves",
        "they",
        "us",
        "we",
        "you",
        "your",
        "yours",
        "yourself",
        "that",
        "this",
        "these",
    ];
    // "we've" and "you're" are about somebody, too.
    WORDS.contains(&key.split('\'').next().unwrap_or(key))
}

/// The words of a side, contractions taken apart.
fn expanded(side: &Side<'_, '_>) -> Vec<String> {
    let mut words = Vec::new();
    for key in side.keys() {
        match key {
            "won't" => words.extend(["will", "not"].map(str::to_owned)),
            "can't" | "cannot" => words.extend(["can", "not"].map(str::to_owned)),
            "gonna" => words.extend(["going", "to"].map(str::to_owned)),
            "wanna" => words.extend(["want", "to"].map(str::to_owned)),
            "gotta" => words.extend(["got", "to"].map(str::to_owned)),
            "let's" => words.extend(["let", "us"].map(str::to_owned)),
            _ => words.extend(taken_apart(key)),
        }
    }
    words
}

/// "they're" is "they are". "'s" and "'d" may stand for two words each ("it is", "it has"; "had",
/// "would"), so they are taken for the likelier.
fn taken_apart(key: &str) -> Vec<String> {
    const ENDS: [(&str, &str); 7] = [
        ("n't", "not"),
        ("'re", "are"),
        ("'ve", "have"),
        ("'ll", "will"),
        ("'m", "am"),
        ("'d", "would"),
        ("'s", "is"),
    ];
    for (end, word) in ENDS {
        if let Some(stem) = key.strip_suffix(end) {
            return vec![stem.to_owned(), word.to_owned()];
        }
    }
    vec![key.to_owned()]
}

/// The letters of a side: "first hand", "first-hand" and "firsthand" are one.
fn joined(side: &Side<'_, '_>) -> String {
    side.keys().collect()
}

/// Tells whether two single words are the British and the American form of one, or one has "ie" for
/// "ei".
fn spelt_alike(old: &Side<'_, '_>, new: &Side<'_, '_>) -> bool {
    let (Some(old), Some(new)) = (single(old), single(new)) else {
        return false;
    };
    old.len() > 3 && american(old) == american(new)
}

/// The one word of a side.
fn single<'w>(side: &Side<'w, '_>) -> Option<&'w str> {
    let mut keys = side.keys();
    keys.next().filter(|_| keys.next().is_none())
}

/// Writes a word the American way, or at least the same way for both spellings.
fn american(word: &str) -> String {
    const ENDS: [(&str, &str); 12] = [
        ("isation", "ization"),
        ("isations", "izations"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("ence", "ense"),
        ("ogue", "og"),
        ("tre", "ter"),
        ("lled", "led"),
        ("lling", "ling"),
    ];
    let word = word
        .replace("our", "or")
        .replace("cei", "cie")
        .replace("grey", "gray");
    for (british, american) in ENDS {
        if let Some(stem) = word.strip_suffix(british) {
            return format!("{stem}{american}");
        }
    }
    word
}

/// Tells whether both sides are one verb each, or a verb with its helper, in two tenses.
fn is_tense(old: &Side<'_, '_>, new: &Side<'_, '_>) -> bool {
    let (Some(old), Some(new)) = (single(old), single(new)) else {
        return false;
    };
    const FORMS: [&[&str]; 14] = [
        &["am", "are", "is", "was", "were", "be", "been", "being"],
        &["has", "have", "had", "having"],
        &["do", "does", "did", "done", "doing"],
        &["will", "would"],
        &["can", "could"],
        &["shall", "should"],
        &["may", "might"],
        &["go", "goes", "went", "gone", "going"],
        &["get", "gets", "got", "gotten", "getting"],
        &["say", "says", "said", "saying"],
        &["make", "makes", "made", "making"],
        &["take", "takes", "took", "taken", "taking"],
        &["come", "comes", "came", "coming"],
        &["know", "knows", "knew", "known", "knowing"],
    ];
    let one_verb = |forms: &&[&str]| forms.contains(&old) && forms.contains(&new);
    FORMS.iter().any(one_verb) || (stem(old) == stem(new) && (ended(old) || ended(new)))
}

/// Tells whether a word has an ending that only verbs have.
fn ended(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ing")
}

/// Cuts the ending of a verb off: "closed", "closing" and "closes" leave "clos", as "close" does.
fn stem(word: &str) -> &str {
    for end in ["ing", "ed", "es", "e", "s"] {
        if let Some(stem) = word.strip_suffix(end).filter(|stem| stem.len() > 2) {
            return stem;
        }
    }
    word
}

/// Tells whether only words without meaning came or went.
fn is_filler(old: &Side<'_, '_>, new: &Side<'_, '_>) -> bool {
    let side = match (old.has_spoken(), new.has_spoken()) {
        (true, false) => old,
        (false, true) => new,
        _ => return false,
    };
    let keys: Vec<&str> = side.keys().collect();
    const WORDS: [&str; 11] = [
        "um", "uh", "er", "erm", "ah", "hm", "hmm", "mm", "well", "okay", "like",
    ];
    const PHRASES: [[&str; 2]; 4] = [
        ["you", "know"],
        ["i", "mean"],
        ["sort", "of"],
        ["kind", "of"],
    ];
    keys.iter().all(|key| WORDS.contains(key))
        || PHRASES.iter().any(|phrase| keys == phrase)
        || is_said_twice(side, &keys)
}

/// Tells whether a side repeats the words right before or behind it: "the, the ferry".
fn is_said_twice(side: &Side<'_, '_>, keys: &[&str]) -> bool {
    let words = side.words;
    let spoken = |n: &usize| words.sort(*n).is_spoken();
    let before = (0..side.range.start)
        .rev()
        .filter(spoken)
        .map(|n| words.key(n));
    let behind = (side.range.end..words.len())
        .filter(spoken)
        .map(|n| words.key(n));
    let before: Vec<&str> = before.take(keys.len()).collect();
    let behind: Vec<&str> = behind.take(keys.len()).collect();
    keys.iter().rev().eq(before.iter()) || keys == behind
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
