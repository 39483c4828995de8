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
use crate::lexicon::{Lexicon, QuoteLists, WordRelation};
use crate::text::Span;

/// The longest label, in bytes of plain text: `correction, 3 may 2031:`.
const LONGEST_LABEL: usize = 48;

/// The longest note, in bytes. A paragraph is searched for a few dozen phrases.
const LONGEST: usize = 4096;

/// The phrases that notes are known by, from `data/correction_notes.csv` and the user's lexicons.
struct NotePhrases<'l> {
    lexicon: &'l Lexicon,
    /// Labels of notes that are about errors only.
    corrections: Vec<String>,
    /// Labels of notes about anything.
    labels: Vec<String>,
    /// What was done to a story that has a note.
    changes: Vec<String>,
    /// Words about an error, which with a label make a note.
    errors: Vec<String>,
}

impl NotePhrases<'_> {
    fn of(lexicon: &Lexicon) -> NotePhrases<'_> {
        let phrases = |relation| {
            let rows = lexicon.relation(relation);
            rows.flat_map(|(word, forms)| WordRelation::phrases(word, forms))
                .collect()
        };
        NotePhrases {
            lexicon,
            corrections: phrases(WordRelation::NoteCorrection),
            labels: phrases(WordRelation::NoteLabel),
            changes: phrases(WordRelation::NoteChange),
            errors: phrases(WordRelation::NoteError),
        }
    }

    fn is(&self, word: &str, lists: QuoteLists) -> bool {
        self.lexicon.quoted(word).any(lists)
    }
}

/// Returns the spans of the blocks that are correction notes, in order. `quotes` are the places of the quotes,
/// whose words say nothing about the paragraph.
pub(super) fn notes(document: &Document, quotes: &[Span], lexicon: &Lexicon) -> Vec<Span> {
    let phrases = NotePhrases::of(lexicon);
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
        if label_above || phrases.is_note(words) {
            notes.push(block.span);
        }
        // `Correction` may stand as a heading above its note.
        let alone = words.trim_end_matches(|c: char| !c.is_alphanumeric());
        label_above = phrases.corrections.iter().any(|label| label == alone);
    }
    notes
}

impl NotePhrases<'_> {
    /// Returns whether a paragraph is a correction note, given its words in lower case and with plain signs.
    fn is_note(&self, words: &str) -> bool {
        let label = label(words);
        let has = |phrases: &[String]| phrases.iter().any(|phrase| words.contains(phrase));
        label.is_some_and(|label| begins_with(label, &self.corrections))
            || self.is_about_version(words)
            || (label.is_some_and(|label| begins_with(label, &self.labels))
                && (has(&self.errors) || has(&self.changes)))
    }

    /// Returns whether a text says `an earlier version of this story` or `this story was amended`.
    fn is_about_version(&self, words: &str) -> bool {
        let is_story = |rest: &str| self.is(first(rest), QuoteLists::NOTE_STORY);
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
            let says = self.is(first(after), QuoteLists::NOTE_SAYS);
            let last = before.rsplit(|c: char| !c.is_alphabetic()).next();
            self.is(last.unwrap_or(""), QuoteLists::NOTE_VERSION) && (of_story || says)
        });
        let mut this = words.match_indices("this ");
        is_version
            || this.any(|(at, this)| {
                let rest = &words[at + this.len()..];
                let rest = &rest[..rest.find('.').unwrap_or(rest.len())];
                let done = rest.find(' ').map(|end| &rest[end..]);
                is_story(rest) && done.is_some_and(|done| self.is_change(done.trim_start()))
            })
    }

    /// Returns whether a text begins with `was amended` or the like.
    fn is_change(&self, done: &str) -> bool {
        ["was ", "has been ", "has since been "].iter().any(|aux| {
            let done = done.strip_prefix(aux);
            done.is_some_and(|done| {
                self.changes
                    .iter()
                    .any(|verb| done.starts_with(verb.as_str()))
            })
        })
    }
}

/// Returns the first word of a text.
fn first(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphabetic());
    &text[..end.unwrap_or(text.len())]
}

/// Returns what stands before the first colon or dash of a paragraph, if it is short.
fn label(words: &str) -> Option<&str> {
    let end = words.find([':', '—'])?;
    (end <= LONGEST_LABEL).then(|| words[..end].trim_end())
}

/// Returns whether a label is one of some, with or without a date or a place after it.
fn begins_with(label: &str, labels: &[String]) -> bool {
    labels.iter().any(|known| {
        let rest = label.strip_prefix(known.as_str());
        rest.is_some_and(|rest| {
            let date = |c: char| c.is_ascii_digit() || matches!(c, ',' | '(' | '.');
            rest.is_empty() || rest.contains(date)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str) -> bool {
        NotePhrases::of(Lexicon::builtin()).is_note(&plain(text))
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
    fn a_lexicon_adds_phrases() {
        let words =
            b"word,kind,forms,note\nbeg,note-correction,your_pardon,\nbroadcast,note-story,,\n";
        let lexicon = Lexicon::builtin().clone();
        let lexicon = lexicon.with_entries("words.csv", words).expect("a lexicon");
        let phrases = NotePhrases::of(&lexicon);
        for note in [
            "beg your pardon: the fare is 5 euros.",
            "this broadcast was amended.",
        ] {
            assert!(phrases.is_note(note) && !is(note), "{note}");
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
