//! Correction notes: paragraphs in which a publisher says what a story said wrongly before.
//!
//! `Correction: An earlier version of this story misquoted Ida Holm as saying, “We will sell the ferry.”` The
//! quote in it is not one of the story: it is compared with notes only, so that it does not take the place
//! of the quote that was corrected.
//!
//! A note begins with a label, or says in its own words, outside its quotes, that the story was changed. A
//! label that has other uses (`Editor’s note:`) needs such words, too.

use super::vocabulary::plain;
use crate::document::Document;
use crate::text::Span;

/// Labels of notes that are about errors only.
const LABELS: [&str; 10] = [
    "correction",
    "corrections",
    "clarification",
    "clarifications",
    "corrects",
    "corrected",
    "erratum",
    "errata",
    "amendment",
    "correction appended",
];

/// Labels of notes about anything.
const NOTES: [&str; 8] = [
    "editor's note",
    "editors' note",
    "editors note",
    "editor note",
    "update",
    "updated",
    "note",
    "for the record",
];

/// Words about the version before. They make a note of a paragraph without any label.
const VERSIONS: [&str; 6] = [
    "earlier", "previous", "prior", "original", "first", "initial",
];

/// What a version may be of.
const STORIES: [&str; 12] = [
    "story",
    "article",
    "report",
    "post",
    "page",
    "column",
    "item",
    "piece",
    "headline",
    "caption",
    "transcript",
    "obituary",
];

/// What was done to a story that has a note.
const DONE: [&str; 8] = [
    "amended",
    "corrected",
    "updated to correct",
    "updated to reflect",
    "revised",
    "edited to correct",
    "changed to correct",
    "updated to clarify",
];

/// Words about an error, which with a label make a note.
const ERRORS: [&str; 16] = [
    "did not say",
    "misquoted",
    "misattributed",
    "misstated",
    "misidentified",
    "as first reported",
    "originally",
    "incorrectly",
    "in error",
    "mistakenly",
    "wrongly",
    "erroneously",
    "inaccurate",
    "has been corrected",
    "should have",
    "we regret",
];

/// The longest label, in bytes of plain text: `correction, 3 may 2031:`.
const LONGEST_LABEL: usize = 48;

/// The longest note, in bytes. A paragraph is searched for a few dozen phrases.
const LONGEST: usize = 4096;

/// Returns the spans of the blocks that are correction notes, in order. `quotes` are the places of the quotes,
/// whose words say nothing about the paragraph.
pub(super) fn notes(document: &Document, quotes: &[Span]) -> Vec<Span> {
    let mut notes = Vec::new();
    let mut label_above = false;
    for block in document.blocks() {
        let first = quotes.partition_point(|quote| quote.start() < block.span.start());
        let inside = quotes[first..]
            .iter()
            .take_while(|quote| quote.start() < block.span.end());
        let mut words = String::new();
        let mut at = block.span.start();
        if block.span.len() <= LONGEST {
            for quote in inside {
                if quote.start() >= at {
                    words.push_str(&document.text()[Span::new(at, quote.start())]);
                    words.push('“');
                    at = quote.end().min(block.span.end());
                }
            }
            words.push_str(&document.text()[Span::new(at, block.span.end())]);
        }
        let words = plain(&words);
        let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
        if label_above || is_note(words) {
            notes.push(block.span);
        }
        // `Correction` may stand as a heading above its note.
        let alone = words.trim_end_matches(|c: char| !c.is_alphanumeric());
        label_above = LABELS.contains(&alone);
    }
    notes
}

/// Returns whether a paragraph is a correction note, given its words in lower case and with plain signs.
fn is_note(words: &str) -> bool {
    let label = label(words);
    let is_labeled = label.is_some_and(|label| begins_with(label, &LABELS));
    let has_label = label.is_some_and(|label| begins_with(label, &NOTES));
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(phrase));
    is_labeled || is_about_version(words) || (has_label && (has(&ERRORS) || has(&DONE)))
}

/// Returns what stands before the first colon or dash of a paragraph, if it is short.
fn label(words: &str) -> Option<&str> {
    let end = words.find([':', '—'])?;
    (end <= LONGEST_LABEL).then(|| words[..end].trim_end())
}

/// Returns whether a label is one of some, with or without a date or a place after it.
fn begins_with(label: &str, labels: &[&str]) -> bool {
    labels.iter().any(|known| {
        let rest = label.strip_prefix(known);
        rest.is_some_and(|rest| {
            let date = |c: char| c.is_ascii_digit() || matches!(c, ',' | '(' | '.');
            rest.is_empty() || rest.contains(date)
        })
    })
}

/// Returns whether a text says `an earlier version of this story` or `this story was amended`.
fn is_about_version(words: &str) -> bool {
    let is_story = |rest: &str| {
        let rest = rest.trim_start();
        STORIES.iter().any(|story| rest.starts_with(story))
    };
    let mut versions = words.match_indices("version");
    let is_version = versions.any(|(at, version)| {
        let before = words[..at].trim_end();
        let after = words[at + version.len()..].trim_start();
        let of = after
            .strip_prefix("of th")
            .and_then(|rest| rest.split_once(' '));
        let of_story =
            of.is_some_and(|(the, story)| matches!(the, "is" | "e" | "ese") && is_story(story));
        // “An earlier version quoted Ida Holm as saying”
        let says = [
            "quoted",
            "misquoted",
            "said",
            "stated",
            "attributed",
            "misattributed",
            "incorrectly",
            "wrongly",
        ];
        let says = says.iter().any(|verb| after.starts_with(verb));
        VERSIONS.iter().any(|word| before.ends_with(word)) && (of_story || says)
    });
    let mut this = words.match_indices("this ");
    is_version
        || this.any(|(at, this)| {
            let rest = &words[at + this.len()..];
            let rest = &rest[..rest.find('.').unwrap_or(rest.len())];
            let done = rest.find(' ').map(|end| &rest[end..]);
            is_story(rest)
                && done.is_some_and(|done| {
                    let done = done.trim_start();
                    ["was ", "has been ", "has since been "].iter().any(|aux| {
                        let done = done.strip_prefix(aux);
                        done.is_some_and(|done| DONE.iter().any(|verb| done.starts_with(verb)))
                    })
                })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str) -> bool {
        is_note(&plain(text))
    }

    #[test]
    fn a_note_is_known_by_its_label_or_its_words() {
        for note in [
            "Correction: the fare is 5 euros.",
            "CORRECTION (3 May 2031): Ida Holm was misquoted.",
            "Clarification, May 3: The fare “ is",
            "Editor’s note: Ida Holm did not say “ as first reported.",
            "Update: this quote was originally “",
            "This article was amended on 3 May 2031. It quoted Ida Holm.",
            "This story has been updated to correct a quote from Ida Holm.",
            "An earlier version of this story misquoted Ida Holm.",
            "*A previous version of the article said “",
            "An earlier version quoted Ida Holm as saying: “",
        ] {
            assert!(is(note), "{note}");
        }
    }

    #[test]
    fn other_paragraphs_are_no_notes() {
        for text in [
            "The correction of the accounts took a year, Holm said.",
            "Editor’s note: “ is a word of the harbour.",
            "Update: the ferry left at noon.",
            "An earlier version of the engine was late, she said: “",
            "This story was told by her father, and “",
            "Corrections officers: three of them left.",
            "“ the clerk said, “",
        ] {
            assert!(!is(text), "{text}");
        }
    }
}
