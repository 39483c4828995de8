//! The signs between words, and how words are written: capitals and digits.
//!
//! The punctuation of a transcript is its typist's, so one comma or dash more is typography. A sign that
//! changes the meaning is not: "No. More is needed" is not "No more is needed".

use super::source_text::SourceText;
use super::verdict::Verdict;
use crate::compare::{WordKind, Words, is_abbreviation};
use crate::lexicon::QuoteLists;
use crate::text::Span;
use std::ops::Range;

/// The signs between two words of a quote, and those between the same words of the source.
pub(super) struct InnerPunctuation<'p, 'a> {
    pub(super) quote: &'p Words<'a>,
    pub(super) source: &'p SourceText<'p>,
    /// The signs, by their place among the words; a word precedes and follows them.
    pub(super) in_quote: Range<usize>,
    pub(super) in_source: Range<usize>,
}

/// The signs between two words, by class.
#[derive(Debug, Default, PartialEq, Eq)]
struct Signs<'w> {
    /// All but quotation marks and emphasis.
    keys: Vec<&'w str>,
    /// Ellipses and brackets.
    cuts: Vec<&'w str>,
}

impl<'w> Signs<'w> {
    fn of(words: &'w Words<'_>, signs: impl Iterator<Item = usize>) -> Signs<'w> {
        let mut found = Signs::default();
        for n in signs {
            let key = words.key(n);
            match words.kind(n) {
                WordKind::Mark => {}
                WordKind::Ellipsis | WordKind::Bracket => found.cuts.push(key),
                _ if matches!(key, "*" | "_" | "|" | "\\") => {}
                _ => found.keys.push(key),
            }
        }
        found
    }

    fn has(&self, keys: &[&str]) -> bool {
        self.keys.iter().any(|key| keys.contains(key))
    }

    /// Returns whether a sentence ends or is interrupted here.
    fn is_break(&self) -> bool {
        self.keys.iter().any(|key| *key != "-")
    }

    /// Returns the signs with dashes as hyphens: "10–15" and "10-15".
    fn dashes(&self) -> impl Iterator<Item = &'w str> + '_ {
        let dash = |key: &&'w str| if *key == "—" { "-" } else { *key };
        self.keys.iter().map(dash)
    }

    /// Returns the signs except hyphens.
    fn without_hyphens(&self) -> impl Iterator<Item = &&'w str> {
        self.keys.iter().filter(|key| **key != "-")
    }
}

impl InnerPunctuation<'_, '_> {
    /// Judges the signs, and returns whether both texts have a break here.
    pub(super) fn judge(&self) -> (Verdict, bool) {
        let quote = Signs::of(self.quote, self.in_quote.clone());
        if self.is_same_text() {
            return (Verdict::Exact, quote.is_break());
        }
        let spoken = self.in_source.clone().filter(|&n| !self.source.is_aside(n));
        let source = Signs::of(&self.source.words, spoken);
        if self.source.is_bare && source.keys.is_empty() && quote.cuts == source.cuts {
            // Automatic captions have no stops; only after a "no" does one change what is said.
            let verdict = match quote.has(&[".", "?", "!"]) && self.is_after_no() {
                true => Verdict::Altered,
                false => Verdict::Typography,
            };
            return (verdict, quote.is_break());
        }
        let breaks = quote.is_break() && source.is_break();
        if quote.cuts != source.cuts || quote.has(&["?"]) != source.has(&["?"]) {
            return (Verdict::Altered, breaks);
        }
        let numbers = self.kinds().all(|kind| kind == WordKind::Number);
        if quote.dashes().eq(source.dashes()) || (breaks && !numbers) {
            return (Verdict::Typography, breaks);
        }
        let more = if quote.is_break() { &quote } else { &source };
        let verdict = if numbers {
            Verdict::Altered
        } else if quote.without_hyphens().eq(source.without_hyphens()) {
            // "first-hand" and "first hand"; "non-violent" too, whose words stay.
            Verdict::Typography
        } else if more.has(&[".", "!"]) {
            self.full_stop()
        } else if self.is_at_negation() {
            Verdict::Altered
        } else {
            Verdict::Typography
        };
        (verdict, breaks)
    }

    /// Returns whether the same characters separate the words.
    fn is_same_text(&self) -> bool {
        let between = |words: &Words<'_>, range: &Range<usize>| {
            let before = words.span(range.start - 1).end();
            Span::new(before, words.span(range.end).start().max(before))
        };
        let source = &self.source.words;
        self.quote.text()[between(self.quote, &self.in_quote)]
            == source.text()[between(source, &self.in_source)]
    }

    /// Judges a period inside a sentence: part of an abbreviation ("Mr. Lund"), or it makes two sentences.
    fn full_stop(&self) -> Verdict {
        let is_short = |words: &Words<'_>, next: usize| {
            next.checked_sub(1).is_some_and(|n| {
                words.is_listed(n, QuoteLists::ABBREVIATION) || is_abbreviation(words, n)
            })
        };
        let short = is_short(self.quote, self.in_quote.start)
            || is_short(&self.source.words, self.in_source.start);
        match short {
            true => Verdict::Typography,
            false => Verdict::Altered,
        }
    }

    /// Returns whether the word before the signs is "no": "no. More" is not "no more".
    fn is_after_no(&self) -> bool {
        let before = self.in_quote.start.checked_sub(1);
        before.is_some_and(|n| self.quote.key(n) == "no")
    }

    /// Returns whether a neighboring word is a negation: "no, more" is not "no more".
    fn is_at_negation(&self) -> bool {
        let sides = [self.in_quote.start.checked_sub(1), Some(self.in_quote.end)];
        let words = sides
            .into_iter()
            .flatten()
            .filter(|&n| n < self.quote.len());
        words.into_iter().any(|n| self.quote.is_negation(n))
    }

    fn kinds(&self) -> impl Iterator<Item = WordKind> + '_ {
        let sides = [self.in_quote.start.checked_sub(1), Some(self.in_quote.end)];
        let words = sides
            .into_iter()
            .flatten()
            .filter(|&n| n < self.quote.len());
        words.map(|n| self.quote.kind(n))
    }
}

/// The position of a word, which decides what its capital means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordPosition {
    /// At the start of a fragment or a clause: its capital depends on the sentence around it.
    Start,
    /// Among other words: "us" is not "US", and "polish" is not "Polish".
    Inside,
    /// Among the words of a headline, each with a capital.
    Title,
    /// Anywhere, where one of the texts is in capitals throughout and they mean nothing.
    Capitals,
}

/// Judges how a word of the quote and the same word of the source are written.
pub(super) fn spelling(
    quote: &Words<'_>,
    n: usize,
    source: &Words<'_>,
    at: usize,
    position: WordPosition,
) -> Verdict {
    let (one, other) = (
        &quote.text()[quote.span(n)],
        &source.text()[source.span(at)],
    );
    if one == other {
        return Verdict::Exact;
    }
    if digits(one) != digits(other) {
        return Verdict::Altered;
    }
    let (one, other) = (quote.folded(n), source.folded(at));
    let first_person = quote.is_listed(n, QuoteLists::FIRST_PERSON);
    if one == other || first_person || position == WordPosition::Capitals {
        return Verdict::Typography;
    }
    let capital = |word: &str| word.chars().nth(1).is_some() && !word.contains(char::is_lowercase);
    if capital(one) != capital(other) && IS_ACRONYM.contains(&quote.key(n)) {
        return Verdict::Altered;
    }
    match position {
        WordPosition::Inside if IS_NAME.contains(&quote.key(n)) => Verdict::Altered,
        _ => Verdict::Typography,
    }
}

/// Words that mean something else in capitals: "us" and "US".
const IS_ACRONYM: [&str; 14] = [
    "act", "aids", "arm", "care", "ice", "ira", "is", "it", "nice", "pin", "sat", "swat", "us",
    "who",
];

/// Words that mean something else with a capital: "polish" and "Polish", "may" and "May". Capitals of
/// titles and offices are house style: "the president" and "the President".
const IS_NAME: [&str; 25] = [
    "april",
    "august",
    "bill",
    "china",
    "conservative",
    "democratic",
    "frank",
    "german",
    "grant",
    "green",
    "independent",
    "job",
    "labor",
    "labour",
    "liberal",
    "march",
    "mark",
    "may",
    "mobile",
    "polish",
    "reading",
    "republican",
    "rose",
    "turkey",
    "will",
];

/// Returns whether every longer word has a capital, as in a headline.
pub(super) fn is_title_case(words: &Words<'_>) -> bool {
    is_title_case_in(words, 0..words.len())
}

/// Returns whether every longer word of a passage has a capital.
pub(super) fn is_title_case_in(words: &Words<'_>, range: Range<usize>) -> bool {
    let long = range
        .filter(|&n| words.kind(n) == WordKind::Word && words.folded(n).chars().nth(3).is_some());
    let (mut all, mut capital) = (0, 0);
    for n in long {
        all += 1;
        capital += usize::from(words.folded(n).starts_with(char::is_uppercase));
    }
    all >= 3 && capital * 10 >= all * 9
}

/// Returns the digits of a word that are neither ASCII nor its wide forms: 10² is not 102.
fn digits(word: &str) -> Vec<char> {
    let odd = |c: &char| c.is_numeric() && !c.is_ascii() && !('０'..='９').contains(c);
    word.chars().filter(odd).collect()
}
