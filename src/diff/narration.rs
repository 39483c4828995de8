//! The narration: the words of a story around its quotes, as numbers.
//!
//! Two revisions of a passage are compared with their quotes left blank. So it can be seen whether the
//! words that name a speaker are unchanged, whatever happened to the quoted words.

use super::vocabulary::Vocabulary;
use crate::compare::runs;
use crate::extract::Analysis;
use crate::scan::{Scan, TokenKind};
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::cell::Cell;
use std::ops::Range;

/// The words of a story outside its quotes.
pub(super) struct Narration {
    /// The number of each word; of a whole quote, [`QUOTE`].
    words: Vec<u32>,
    /// The token of each word.
    tokens: Vec<usize>,
    /// The words of each sentence.
    sentences: Vec<Range<usize>>,
}

/// The number of a quote.
const QUOTE: u32 = u32::MAX;

/// With fewer phrases than this, stories cannot be called different.
const MIN_PHRASES: usize = 20;

/// Words further from a quote than this are not compared, however long its sentence is: a paragraph
/// of nothing but quotes is one sentence.
pub(super) const NEAR: usize = 512;

/// How many words may be compared per word of both narrations, and in any case. Revisions of news take a
/// tenth of it.
const PER_WORD: usize = 64;
const AT_LEAST: usize = 1 << 16;

/// How many words may still be compared to find changed speakers.
pub(super) struct CompareBudget(Cell<usize>);

impl CompareBudget {
    pub(super) fn of(before: &Narration, after: &Narration) -> CompareBudget {
        CompareBudget(Cell::new(
            PER_WORD * (before.len() + after.len()) + AT_LEAST,
        ))
    }

    /// Takes some words if enough are left; returns whether they were.
    fn take(&self, words: usize) -> bool {
        let left = self.0.get().checked_sub(words);
        self.0.set(left.unwrap_or(self.0.get()));
        left.is_some()
    }
}

/// Some sentences of a revision, and the quote among them, by its word.
pub(super) struct SentenceWindow<'f> {
    pub(super) narration: &'f Narration,
    pub(super) sentences: Range<usize>,
    pub(super) near: usize,
}

/// Some sentences of one revision, and which of their words the other one has.
pub(super) struct AlignedWindow {
    start: usize,
    kept: Vec<bool>,
}

impl Narration {
    pub(super) fn of(analysis: &Analysis, vocabulary: &mut Vocabulary) -> Narration {
        let (scan, text) = (&analysis.scan, analysis.document.text());
        let mut narration = Narration {
            words: Vec::new(),
            tokens: Vec::new(),
            sentences: Vec::new(),
        };
        for passage in scan.passages.iter().filter(|p| p.inside.is_none()) {
            for sentence in &scan.sentences[passage.sentences.clone()] {
                let start = narration.words.len();
                for n in sentence.tokens.clone() {
                    let token = &scan.tokens[n];
                    narration.words.push(match token.kind {
                        TokenKind::Quote(_) => QUOTE,
                        _ => vocabulary.token(&text[token.span]),
                    });
                    narration.tokens.push(n);
                }
                narration.sentences.push(start..narration.words.len());
            }
        }
        narration
    }

    /// Returns the words of some tokens; `None` for tokens inside a quote.
    pub(super) fn words(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let first = self.tokens.binary_search(&tokens.start).ok()?;
        Some(first..first + tokens.len().max(1))
    }

    /// Returns the words in a span of the text; `None` for a span inside a quote.
    pub(super) fn covered(&self, scan: &Scan, span: Span) -> Option<Range<usize>> {
        let token = |n: usize| scan.tokens[n].span;
        let start = self
            .tokens
            .partition_point(|&n| token(n).start() < span.start());
        let end = self
            .tokens
            .partition_point(|&n| token(n).end() <= span.end());
        (start < end).then_some(start..end)
    }

    /// Returns the sentence of a word.
    pub(super) fn sentence(&self, word: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= word)
    }

    /// Returns how many of the phrases (trigrams) of the shorter narration the other has, in thousandths;
    /// `None` where it is too short.
    pub(super) fn shared_phrases(&self, other: &Narration) -> Option<usize> {
        let phrases = |narration: &Narration| -> FxHashSet<[u32; 3]> {
            let threes = narration
                .words
                .windows(3)
                .filter(|three| !three.contains(&QUOTE));
            threes.filter_map(|three| three.try_into().ok()).collect()
        };
        let (one, two) = (phrases(self), phrases(other));
        let least = one.len().min(two.len());
        (least >= MIN_PHRASES).then(|| one.intersection(&two).count() * 1000 / least)
    }

    /// Returns the sentence of a token; `None` for a token inside a quote.
    pub(super) fn sentence_of(&self, token: usize) -> Option<usize> {
        let word = self.tokens.binary_search(&token).ok()?;
        Some(self.sentence(word))
    }

    /// Returns the numbers of some words.
    pub(super) fn numbers(&self, words: Range<usize>) -> &[u32] {
        self.words.get(words).unwrap_or_default()
    }

    /// Returns whether some sentences have a word.
    pub(super) fn has(&self, sentences: Range<usize>, word: u32) -> bool {
        let end = sentences.end.min(self.sentences.len());
        let sentences = self.sentences.get(sentences.start..end).unwrap_or_default();
        let mut words = sentences
            .iter()
            .flat_map(|sentence| &self.words[sentence.clone()]);
        words.any(|other| *other == word)
    }

    /// Returns the words of a sentence.
    pub(super) fn words_of(&self, sentence: usize) -> &[u32] {
        &self.words[self.sentences[sentence].clone()]
    }

    /// Returns how many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns the words of a range of sentences, as far as they are near a word.
    fn span(&self, sentences: Range<usize>, near: usize) -> Range<usize> {
        let last = self.sentences.len().saturating_sub(1);
        let sentence = |n: usize| self.sentences.get(n.min(last)).cloned().unwrap_or_default();
        let start = sentence(sentences.start)
            .start
            .max(near.saturating_sub(NEAR));
        start..sentence(sentences.end - 1).end.min(near + NEAR)
    }
}

impl AlignedWindow {
    /// Compares sentences of two frames; `None` where all their words are the same.
    pub(super) fn compare(
        before: SentenceWindow<'_>,
        after: SentenceWindow<'_>,
        budget: &CompareBudget,
    ) -> Option<(AlignedWindow, AlignedWindow)> {
        let old = before.narration.span(before.sentences, before.near);
        let new = after.narration.span(after.sentences, after.near);
        let old_words = &before.narration.words[old.clone()];
        let new_words = &after.narration.words[new.clone()];
        if old_words == new_words {
            return None;
        }
        let mut windows = (AlignedWindow::of(&old), AlignedWindow::of(&new));
        if !budget.take(old.len() + new.len()) {
            // Then it only counts whether the words occur at all.
            windows.0.keep_those_of(old_words, new_words);
            windows.1.keep_those_of(new_words, old_words);
            return Some(windows);
        }
        for (old, new) in runs(old_words, new_words) {
            windows.0.kept[old].fill(true);
            windows.1.kept[new].fill(true);
        }
        Some(windows)
    }

    fn of(words: &Range<usize>) -> AlignedWindow {
        AlignedWindow {
            start: words.start,
            kept: vec![false; words.len()],
        }
    }

    /// Marks the words that are among some others as kept.
    fn keep_those_of(&mut self, own: &[u32], others: &[u32]) {
        let others: FxHashSet<u32> = others.iter().copied().collect();
        for (kept, word) in self.kept.iter_mut().zip(own) {
            *kept = others.contains(word);
        }
    }

    /// Returns whether the other revision has all of some words.
    pub(super) fn keeps(&self, words: &Range<usize>) -> bool {
        words.clone().all(|word| {
            let place = word.checked_sub(self.start);
            place.is_some_and(|n| self.kept.get(n).copied().unwrap_or(false))
        })
    }
}
