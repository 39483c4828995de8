//! The changes.

use super::names::{self, Renamed};
use onrecord::Analysis;
use onrecord::scan::Closing;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// A change that says nothing new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Lines end as on Windows.
    Crlf,
    /// A paragraph without names and quotes stands before the story.
    Before,
    /// The same behind it.
    Behind,
    /// No-break spaces stand for spaces.
    NoBreakSpaces,
    /// Letters with accents are taken apart (NFD).
    Decomposed,
    /// Curly marks are straight.
    Straight,
    /// Straight double marks are curly.
    Curly,
    /// People have other names, of the same gender.
    Renamed,
}

/// A story after a change.
#[derive(Clone, Debug)]
pub(super) struct Changed {
    /// Its text.
    pub(super) text: String,
    /// What its people were called before.
    pub(super) names: Renamed,
}

/// Nothing in it can be quoted, name anybody, or be taken for a headline.
const NEUTRAL: &str = "It rained in the morning, and by noon the streets were dry again.";

impl Change {
    /// Every change.
    pub const ALL: [Change; 8] = [
        Change::Crlf,
        Change::Before,
        Change::Behind,
        Change::NoBreakSpaces,
        Change::Decomposed,
        Change::Straight,
        Change::Curly,
        Change::Renamed,
    ];

    /// Returns the name that is printed.
    pub fn name(self) -> &'static str {
        match self {
            Change::Crlf => "CRLF",
            Change::Before => "a paragraph before",
            Change::Behind => "a paragraph behind",
            Change::NoBreakSpaces => "no-break spaces",
            Change::Decomposed => "accents apart (NFD)",
            Change::Straight => "curly marks straight",
            Change::Curly => "straight marks curly",
            Change::Renamed => "other names",
        }
    }

    /// Tells whether no answer may change.
    pub fn is_strict(self) -> bool {
        matches!(self, Change::Crlf | Change::Before | Change::Behind)
    }

    /// Changes a story; nothing where it has nothing that could be changed.
    pub(super) fn of(self, story: &Analysis) -> Option<Changed> {
        let text = story.document.text();
        let unnamed = |text: String| {
            Some(Changed {
                text,
                names: BTreeMap::new(),
            })
        };
        match self {
            Change::Crlf if text.contains('\r') => None,
            Change::Crlf => unnamed(text.replace('\n', "\r\n")),
            Change::Before => unnamed(format!("{NEUTRAL}\n\n{text}")),
            Change::Behind => unnamed(format!("{}\n\n{NEUTRAL}\n", text.trim_end())),
            Change::NoBreakSpaces => unnamed(text.replace(' ', "\u{A0}")),
            Change::Decomposed => unnamed(text.nfd().collect()).filter(|new| new.text != text),
            Change::Straight => straight(text).and_then(unnamed),
            Change::Curly => curly(story).and_then(unnamed),
            Change::Renamed => {
                let names = names::others(story)?;
                Some(Changed {
                    text: names::rename(text, &names),
                    names: names.into_iter().map(|(old, new)| (new, old)).collect(),
                })
            }
        }
    }

    /// Returns what words of the story, before or after, are compared by.
    pub(super) fn back(self, text: &str, names: &Renamed) -> String {
        match self {
            Change::Crlf => text.replace("\r\n", "\n"),
            Change::NoBreakSpaces => text.replace('\u{A0}', " "),
            Change::Decomposed => text.nfc().collect(),
            Change::Straight | Change::Curly => folded(text),
            Change::Renamed => names::rename(text, names),
            Change::Before | Change::Behind => text.to_owned(),
        }
    }
}

fn folded(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

/// Where no straight mark stands in the text, it is clear which was which.
fn straight(text: &str) -> Option<String> {
    let is_clear = text.contains('“') && !text.contains('"') && !text.contains('\'');
    is_clear.then(|| folded(text))
}

/// Makes the straight double marks of quotes curly, where each quote has both of its marks and no
/// straight mark stands elsewhere.
fn curly(story: &Analysis) -> Option<String> {
    let text = story.document.text();
    let mut marks: BTreeMap<usize, char> = BTreeMap::new();
    for quote in &story.scan.quotes {
        let opens = text[quote.span].starts_with('"');
        let closes = quote.closing == Closing::Mark && text[quote.span].ends_with('"');
        if opens && closes {
            marks.insert(quote.span.start(), '“');
            marks.insert(quote.span.end() - 1, '”');
        }
    }
    let is_clear = !marks.is_empty() && marks.len() == text.matches('"').count();
    let letters = text.char_indices();
    is_clear.then(|| {
        letters
            .map(|(at, letter)| marks.get(&at).copied().unwrap_or(letter))
            .collect()
    })
}
