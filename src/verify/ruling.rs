//! What is found out of a quote: its verdict, and the place that it rests on.

use super::Verdict;
use crate::compare::{Note, Permille};
use crate::document::{CueTime, InFile};
use crate::text::{Place, Span};
use std::sync::Arc;

/// The verdict on a quote.
#[derive(Clone, Debug)]
pub struct Ruling {
    /// The story, by its number among those of the inquiry.
    pub story: usize,
    /// The quote, by its number in the story's `scan.quotes`.
    pub quote: usize,
    /// The verdict.
    pub verdict: Verdict,
    /// The best place, and then, of up to sixteen other sources, those that have the quote in other
    /// words. A source gives one place each.
    pub sightings: Vec<Arc<Sighting>>,
    /// In how many places of all sources all its words stand in a row.
    pub count: u64,
}

/// So many sources that disagree are named.
const MOST: usize = 16;

/// Puts the places of a quote in order, those of the first source first, and keeps the best and
/// some that disagree.
pub(super) fn best_of(sightings: &mut Vec<Arc<Sighting>>) {
    sightings.sort_by_key(|s| rank(s.verdict, s.accord, s.word_error_rate));
    let mut best = true;
    sightings.retain(|s| std::mem::take(&mut best) || s.verdict == Verdict::Altered);
    sightings.truncate(1 + MOST);
}

/// How good a place is: the verdict first, then the speaker, then the words. "Faithful or not"
/// counts before the speaker, the speaker before the kind of faithfulness.
pub(super) fn rank(
    verdict: Verdict,
    accord: Accord,
    rate: Permille,
) -> (bool, bool, Verdict, Accord, Permille) {
    let altered = verdict >= Verdict::Altered;
    (altered, accord == Accord::Other, verdict, accord, rate)
}

impl Ruling {
    /// Returns the place that the verdict rests on; none where the quote is absent.
    pub fn sighting(&self) -> Option<&Sighting> {
        self.sightings.first().map(Arc::as_ref)
    }

    /// Returns the places in other sources that have the quote in other words.
    pub fn disagreeing(&self) -> impl Iterator<Item = &Sighting> {
        let best = self.sighting().map_or("", |best| best.text.as_str());
        let others = self.sightings.iter().skip(1).map(Arc::as_ref);
        others.filter(move |other: &&Sighting| {
            other.verdict == Verdict::Altered && other.text != best
        })
    }

    /// Tells whether the words are right and somebody else's.
    pub fn is_misattributed(&self) -> bool {
        self.sighting()
            .is_some_and(|best| best.accord == Accord::Other)
    }
}

/// A quote at a place of a source.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// The name of the source.
    pub document: String,
    /// Where the words stand in the source's text, in bytes.
    pub span: Span,
    /// The same as people count.
    pub start: Place,
    /// Where they end.
    pub end: Place,
    /// Where that is in the source's file.
    pub in_file: InFile,
    /// The source's own words, without the labels between.
    pub text: String,
    /// Who says them there.
    pub speaker: Option<String>,
    /// When, in a recording.
    pub time: Option<CueTime>,
    /// What the quote is against these words.
    pub verdict: Verdict,
    /// The changes, in order.
    pub edits: Vec<WordEdit>,
    /// The words changed without a mark by the words of the source; may be more than 1000.
    pub word_error_rate: Permille,
    /// Whether it is the same speaker.
    pub accord: Accord,
}

/// Words of the source and what the quote has instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordEdit {
    /// The words of the source; empty where the quote adds some.
    pub before: String,
    /// The words of the quote; empty where it drops some.
    pub after: String,
    /// Where the words stand in [`Sighting::text`], in bytes.
    pub in_source: Span,
    /// Where they stand in the quote's words, in bytes.
    pub in_quote: Span,
    /// What the change does, where that can be told.
    pub note: Option<Note>,
    /// The cut, where it is marked as one.
    pub cut: Option<Cut>,
}

/// A marked cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// How many words were left out.
    pub words: usize,
    /// What the cut goes over.
    pub crosses: Option<Crossing>,
}

/// What a cut goes over: the gravest of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Crossing {
    /// The end of a sentence.
    Sentence,
    /// The end of a sentence, and what follows is about "they" or "it", who may have been named in
    /// what was cut.
    Antecedent,
    /// Another speaker's turn.
    Turn,
}

impl Crossing {
    /// Returns the word that is printed.
    pub fn name(self) -> &'static str {
        match self {
            Crossing::Sentence => "sentence",
            Crossing::Antecedent => "antecedent",
            Crossing::Turn => "turn",
        }
    }
}

/// Whether story and source name the same speaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Accord {
    /// The same.
    Same,
    /// One of the two does not say, or in words that cannot be compared.
    #[default]
    Unknown,
    /// Somebody else.
    Other,
}
