//! The frame: the words of a story around its quotes, in numbers.
//!
//! Two revisions of a passage are compared here with their quotes left blank, to tell whether the
//! words that name a speaker are still the same words in the same place, whatever happened to what
//! is quoted.

use super::vocabulary::Vocabulary;
use crate::compare::runs;
use crate::extract::Analysis;
use crate::scan::{Scan, TokenKind};
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::cell::Cell;
use std::ops::Range;

/// The words of a story outside its quotes.
pub(super) struct Frame {
    /// The number of each word; of a whole quote, [`QUOTE`].
    words: Vec<u32>,
    /// The token of each word.
    tokens: Vec<usize>,
    /// The words of each sentence.
    sentences: Vec<Range<usize>>,
}

/// Stands for a quote.
const QUOTE: u32 = u32::MAX;

/// Shorter stories share no phrases for no reason.
const SHORTEST: usize = 20;

/// Words further from a quote than this are not compared, however long its sentence is: a paragraph
/// of nothing but quotes is one sentence.
pub(super) const NEAR: usize = 512;

/// So many words are compared for each word of two frames, and some in any case. Revisions of news
/// take a tenth of it.
const COMPARED: usize = 64;
const LEAST: usize = 1 << 16;

/// How many words may still be compared to tell whether speakers changed.
pub(super) struct Patience(Cell<usize>);

impl Patience {
    pub(super) fn of(before: &Frame, after: &Frame) -> Patience {
        Patience(Cell::new(COMPARED * (before.len() + after.len()) + LEAST))
    }

    /// Takes some words, as far as there are enough left.
    fn take(&self, words: usize) -> bool {
        let left = self.0.get().checked_sub(words);
        self.0.set(left.unwrap_or(self.0.get()));
        left.is_some()
    }
}

/// Some sentences of a revision, and the quote among them, by its word.
pub(super) struct Passage<'f> {
    pub(super) frame: &'f Frame,
    pub(super) sentences: Range<usize>,
    pub(super) near: usize,
}

/// Some sentences of one revision beside those of the other, with the words that both have.
pub(super) struct Window {
    start: usize,
    kept: Vec<bool>,
}

impl Frame {
    pub(super) fn of(analysis: &Analysis, vocabulary: &mut Vocabulary) -> Frame {
        let (scan, text) = (&analysis.scan, analysis.document.text());
        let mut frame = Frame {
            words: Vec::new(),
            tokens: Vec::new(),
            sentences: Vec::new(),
        };
        for passage in scan.passages.iter().filter(|p| p.inside.is_none()) {
            for sentence in &scan.sentences[passage.sentences.clone()] {
                let start = frame.words.len();
                for n in sentence.tokens.clone() {
                    let token = &scan.tokens[n];
                    frame.words.push(match token.kind {
                        TokenKind::Quote(_) => QUOTE,
                        _ => vocabulary.token(&text[token.span]),
                    });
                    frame.tokens.push(n);
                }
                frame.sentences.push(start..frame.words.len());
            }
        }
        frame
    }

    /// Returns the words that some tokens are; nothing for tokens inside a quote.
    pub(super) fn words(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let first = self.tokens.binary_search(&tokens.start).ok()?;
        Some(first..first + tokens.len().max(1))
    }

    /// Returns the words that some of the text covers; nothing for text inside a quote.
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

    /// Returns how much of the shorter frame's phrases, three words each, the other has, in
    /// thousandths; nothing where it is too short to tell.
    pub(super) fn shared_phrases(&self, other: &Frame) -> Option<usize> {
        let phrases = |frame: &Frame| -> FxHashSet<[u32; 3]> {
            let threes = frame
                .words
                .windows(3)
                .filter(|three| !three.contains(&QUOTE));
            threes.filter_map(|three| three.try_into().ok()).collect()
        };
        let (one, two) = (phrases(self), phrases(other));
        let least = one.len().min(two.len());
        (least >= SHORTEST).then(|| one.intersection(&two).count() * 1000 / least)
    }

    /// Returns the sentence that a token is in; nothing for a token inside a quote.
    pub(super) fn sentence_of(&self, token: usize) -> Option<usize> {
        let word = self.tokens.binary_search(&token).ok()?;
        Some(self.sentence(word))
    }

    /// Returns the words of a sentence.
    pub(super) fn words_of(&self, sentence: usize) -> &[u32] {
        &self.words[self.sentences[sentence].clone()]
    }

    /// Returns how many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns the words of a run of sentences, as far as there are so many and they are near a word.
    fn span(&self, sentences: Range<usize>, near: usize) -> Range<usize> {
        let last = self.sentences.len().saturating_sub(1);
        let sentence = |n: usize| self.sentences.get(n.min(last)).cloned().unwrap_or_default();
        let start = sentence(sentences.start)
            .start
            .max(near.saturating_sub(NEAR));
        start..sentence(sentences.end - 1).end.min(near + NEAR)
    }
}

impl Window {
    /// Compares sentences of two frames; `None` where all their words are the same.
    pub(super) fn compare(
        before: Passage<'_>,
        after: Passage<'_>,
        patience: &Patience,
    ) -> Option<(Window, Window)> {
        let old = before.frame.span(before.sentences, before.near);
        let new = after.frame.span(after.sentences, after.near);
        let old_words = &before.frame.words[old.clone()];
        let new_words = &after.frame.words[new.clone()];
        if old_words == new_words {
            return None;
        }
        let mut windows = (Window::of(&old), Window::of(&new));
        if !patience.take(old.len() + new.len()) {
            // Whether the words are there at all has to do.
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

    fn of(words: &Range<usize>) -> Window {
        Window {
            start: words.start,
            kept: vec![false; words.len()],
        }
    }

    /// Keeps the words that are among some others.
    fn keep_those_of(&mut self, own: &[u32], others: &[u32]) {
        let others: FxHashSet<u32> = others.iter().copied().collect();
        for (kept, word) in self.kept.iter_mut().zip(own) {
            *kept = others.contains(word);
        }
    }

    /// Tells whether all of some words are in the other revision, too.
    pub(super) fn keeps(&self, words: &Range<usize>) -> bool {
        words.clone().all(|word| {
            let place = word.checked_sub(self.start);
            place.is_some_and(|n| self.kept.get(n).copied().unwrap_or(false))
        })
    }
}
