//! What stands between words and how they are written: signs, capitals, digits.
//!
//! A transcript's punctuation is its typist's, so that a comma or a dash more is typography. What
//! turns a sentence round is not: "No. More is needed" is not "No more is needed".

use super::Verdict;
use super::chunk::Source;
use crate::compare::{Sort, Words, is_negation};
use crate::text::Span;
use std::ops::Range;

/// Some words of a quote and the signs behind them, beside the same of a source.
pub(super) struct Between<'p, 'a> {
    pub(super) quote: &'p Words<'a>,
    pub(super) source: &'p Source<'p>,
    /// The signs, by their place among the words: what stands before and behind are words.
    pub(super) in_quote: Range<usize>,
    pub(super) in_source: Range<usize>,
}

/// The signs between two words, sorted.
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
            match words.sort(n) {
                Sort::Mark => {}
                Sort::Ellipsis | Sort::Bracket => found.cuts.push(key),
                _ if matches!(key, "*" | "_" | "|" | "\\") => {}
                _ => found.keys.push(key),
            }
        }
        found
    }

    fn has(&self, keys: &[&str]) -> bool {
        self.keys.iter().any(|key| keys.contains(key))
    }

    /// Tells whether a sentence ends or is interrupted here.
    fn is_break(&self) -> bool {
        self.keys.iter().any(|key| *key != "-")
    }

    /// The signs with every dash a hyphen: "10–15" and "10-15".
    fn dashes(&self) -> impl Iterator<Item = &'w str> + '_ {
        let dash = |key: &&'w str| if *key == "—" { "-" } else { *key };
        self.keys.iter().map(dash)
    }

    /// The signs without hyphens.
    fn open(&self) -> impl Iterator<Item = &&'w str> {
        self.keys.iter().filter(|key| **key != "-")
    }
}

impl Between<'_, '_> {
    /// Judges the signs, and tells whether both texts have a break here.
    pub(super) fn judge(&self) -> (Verdict, bool) {
        let quote = Signs::of(self.quote, self.in_quote.clone());
        if self.is_same_text() {
            return (Verdict::Exact, quote.is_break());
        }
        let said = self.in_source.clone().filter(|&n| !self.source.is_aside(n));
        let source = Signs::of(&self.source.words, said);
        let breaks = quote.is_break() && source.is_break();
        if quote.cuts != source.cuts || quote.has(&["?"]) != source.has(&["?"]) {
            return (Verdict::Altered, breaks);
        }
        let numbers = self.sorts().all(|sort| sort == Sort::Number);
        if quote.dashes().eq(source.dashes()) || (breaks && !numbers) {
            return (Verdict::Typography, breaks);
        }
        let more = if quote.is_break() { &quote } else { &source };
        let verdict = if numbers {
            Verdict::Altered
        } else if quote.open().eq(source.open()) {
            // "first-hand" and "first hand"; "non-violent" too, whose words stay.
            Verdict::Typography
        } else if more.has(&[".", "!"]) {
            self.full_stop()
        } else if self.denies() {
            Verdict::Altered
        } else {
            Verdict::Typography
        };
        (verdict, breaks)
    }

    /// Tells whether the same characters stand between the words.
    fn is_same_text(&self) -> bool {
        let between = |words: &Words<'_>, range: &Range<usize>| {
            let before = words.span(range.start - 1).end();
            Span::new(before, words.span(range.end).start().max(before))
        };
        let source = &self.source.words;
        self.quote.text()[between(self.quote, &self.in_quote)]
            == source.text()[between(source, &self.in_source)]
    }

    /// A full stop inside a sentence is one of spelling ("Mr. Lund") or makes two of it.
    fn full_stop(&self) -> Verdict {
        const SHORTENED: [&str; 26] = [
            "a.m", "co", "corp", "dr", "gen", "gov", "hon", "inc", "jr", "lt", "ltd", "messrs",
            "mr", "mrs", "ms", "p.m", "prof", "rep", "rev", "sen", "sgt", "sr", "st", "u.k", "u.n",
            "u.s",
        ];
        let before = self.in_quote.start.checked_sub(1);
        match before {
            Some(n) if SHORTENED.contains(&self.quote.key(n)) => Verdict::Typography,
            _ => Verdict::Altered,
        }
    }

    /// Tells whether a word at either side denies: "no, more" is not "no more".
    fn denies(&self) -> bool {
        let sides = [self.in_quote.start.checked_sub(1), Some(self.in_quote.end)];
        let words = sides
            .into_iter()
            .flatten()
            .filter(|&n| n < self.quote.len());
        words.into_iter().any(|n| is_negation(self.quote.key(n)))
    }

    fn sorts(&self) -> impl Iterator<Item = Sort> + '_ {
        let sides = [self.in_quote.start.checked_sub(1), Some(self.in_quote.end)];
        let words = sides
            .into_iter()
            .flatten()
            .filter(|&n| n < self.quote.len());
        words.map(|n| self.quote.sort(n))
    }
}

/// Where a word stands, for what its capital means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// It begins a fragment or a clause: a capital comes and goes with the sentence around it.
    Start,
    /// It stands among others: "us" is not "US", nor is "polish" "Polish".
    Inside,
    /// One of the texts is in capitals throughout, and they say nothing.
    Capitals,
}

/// Judges how a word of the quote and the same word of the source are written.
pub(super) fn spelling(
    quote: &Words<'_>,
    n: usize,
    source: &Words<'_>,
    at: usize,
    stand: Stand,
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
    let first_person = matches!(quote.key(n), "i" | "i'm" | "i'd" | "i'll" | "i've");
    if one == other || first_person || stand == Stand::Capitals {
        return Verdict::Typography;
    }
    let rest = |word: &str| {
        word.char_indices()
            .nth(1)
            .map(|(n, _)| n)
            .unwrap_or(word.len())
    };
    match stand {
        Stand::Start if one[rest(one)..] == other[rest(other)..] => Verdict::Typography,
        _ => Verdict::Altered,
    }
}

/// The digits of a word that are none of ASCII and no wide form of it: 10² is not 102.
fn digits(word: &str) -> Vec<char> {
    let odd = |c: &char| c.is_numeric() && !c.is_ascii() && !('０'..='９').contains(c);
    word.chars().filter(odd).collect()
}
