//! The answer for a quote: its verdict, and the places in the sources that it is based on.

use super::chance::MatchStrength;
use super::speaker_match::{SpeakerDoubt, SpeakerMatch};
use super::verdict::Verdict;
use crate::compare::{Note, Permille};
use crate::document::{CueTime, InFile};
use crate::text::{Place, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The verdict on a quote.
#[derive(Clone, Debug)]
pub struct VerdictResult {
    /// The story, by its number among those of the index.
    pub story: usize,
    /// The quote, by its number in the story's `scan.quotes`.
    pub quote: usize,
    /// The verdict.
    pub verdict: Verdict,
    /// The best match, then those of up to sixteen other sources that have different words. Each source
    /// gives one match.
    pub matches: Vec<Arc<SourceMatch>>,
    /// In how many places of all sources all its words occur in a row.
    pub count: u64,
    /// Whether the quote is speech, as far as the story shows, and not a title or a term.
    pub is_speech: bool,
    /// The place of an absent quote that shares some words with it, perhaps by chance.
    pub nearest: Option<Arc<SourceMatch>>,
}

impl VerdictResult {
    /// Returns the match that the verdict is based on; `None` where the quote is absent.
    pub fn best(&self) -> Option<&SourceMatch> {
        self.matches.first().map(Arc::as_ref)
    }

    /// Returns the matches in other sources that have different words.
    pub fn disagreeing(&self) -> impl Iterator<Item = &SourceMatch> {
        let best = self.best().map_or("", |best| best.text.as_str());
        let others = self.matches.iter().skip(1).map(Arc::as_ref);
        others.filter(move |other: &&SourceMatch| {
            other.verdict == Verdict::Altered && other.text != best
        })
    }

    /// Returns whether the source gives the words to a different speaker.
    pub fn is_misattributed(&self) -> bool {
        self.best()
            .is_some_and(|best| best.speaker_match == SpeakerMatch::Different)
    }
}

/// A quote at a place of a source.
#[derive(Clone, Debug)]
pub struct SourceMatch {
    /// The name of the source.
    pub document: String,
    /// The span of the words in the source's text, in bytes.
    pub span: Span,
    /// The start as line, column and code point.
    pub start: Place,
    /// The end.
    pub end: Place,
    /// The place in the source's file.
    pub in_file: InFile,
    /// The source's own words, without labels.
    pub text: String,
    /// Who says them there.
    pub speaker: Option<String>,
    /// When, in a recording.
    pub time: Option<CueTime>,
    /// How the quote compares with these words.
    pub verdict: Verdict,
    /// The changes, in order.
    pub edits: Vec<WordEdit>,
    /// The words changed without a mark, relative to the words of the source; may exceed 1000.
    pub word_error_rate: Permille,
    /// Whether story and source name the same speaker.
    pub speaker_match: SpeakerMatch,
    /// Why that is not known.
    pub speaker_doubt: Option<SpeakerDoubt>,
    /// How many words differ without a mark, and how many the source has.
    pub differing: (usize, usize),
    /// How much of the quote is there.
    pub(super) strength: MatchStrength,
}

/// Words of the source and the words of the quote instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordEdit {
    /// The words of the source; empty where the quote adds some.
    pub before: String,
    /// The words of the quote; empty where it drops some.
    pub after: String,
    /// The span of the words in [`SourceMatch::text`], in bytes.
    pub in_source: Span,
    /// Their span in the quote's words, in bytes.
    pub in_quote: Span,
    /// What the edit does, where its words show it.
    pub note: Option<Note>,
    /// The cut, where one is marked.
    pub cut: Option<Cut>,
}

/// A marked cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// How many words were left out.
    pub words: usize,
    /// What the cut crosses.
    pub crosses: Option<Crossing>,
}

/// What a cut crosses: the gravest of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Crossing {
    /// The end of a sentence.
    Sentence,
    /// The end of a sentence, and the next one begins with "they" or "it", whose referent may have been
    /// cut.
    Antecedent,
    /// The turn of a different speaker.
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

/// What one or more sources have of the quotes: what [`QuoteIndex::search`](super::QuoteIndex::search)
/// returns.
#[derive(Debug, Default)]
pub struct SourceMatches {
    /// The matches of each speaker query, by its number: the best, and others with different words.
    pub(super) found: BTreeMap<u32, Vec<Arc<SourceMatch>>>,
    /// How often all the words of each query occur in a row.
    pub(super) counts: BTreeMap<u32, u64>,
    /// The length of the sources in bytes.
    pub(super) pool: u64,
}

impl SourceMatches {
    /// Adds the matches of the next source. The size does not grow with the number of sources.
    pub fn merge(&mut self, next: SourceMatches) {
        self.pool += next.pool;
        if self.found.is_empty() && self.counts.is_empty() {
            (self.found, self.counts) = (next.found, next.counts);
            return;
        }
        for (query, matches) in next.found {
            let kept = self.found.entry(query).or_default();
            kept.extend(matches);
            best_of(kept);
        }
        for (query, count) in next.counts {
            *self.counts.entry(query).or_default() += count;
        }
    }
}

/// How many disagreeing sources are listed.
const MOST_DISAGREEING: usize = 16;

/// Sorts the matches of a quote, and keeps the best and some that disagree. Of equally good ones the
/// first source comes first.
fn best_of(matches: &mut Vec<Arc<SourceMatch>>) {
    matches.sort_by_key(|s| {
        rank(
            s.verdict,
            s.is_chance(0),
            s.speaker_match,
            s.word_error_rate,
        )
    });
    let mut is_first = true;
    matches.retain(|s| std::mem::take(&mut is_first) || s.verdict == Verdict::Altered);
    matches.truncate(1 + MOST_DISAGREEING);
}

impl SourceMatch {
    /// Returns whether the quote shares words with the source by chance, given the bytes of all sources.
    pub(super) fn is_chance(&self, pool: u64) -> bool {
        let altered = self.verdict == Verdict::Altered;
        let strength = &self.strength;
        altered && strength.is_chance(self.speaker_match, self.speaker.is_some(), pool)
    }
}

/// Returns the sort key of a match, the best first: faithful or not, the wrong speaker or not, to the
/// letter or cut, the right speaker, the verdict, the words.
pub(super) fn rank(
    verdict: Verdict,
    is_chance: bool,
    speaker_match: SpeakerMatch,
    rate: Permille,
) -> MatchRank {
    let altered = verdict >= Verdict::Altered;
    (
        altered,
        is_chance,
        speaker_match == SpeakerMatch::Different,
        verdict > Verdict::Typography,
        speaker_match,
        verdict,
        rate,
    )
}

/// What the matches of a quote in several sources are sorted by.
pub(super) type MatchRank = (bool, bool, bool, bool, SpeakerMatch, Verdict, Permille);
