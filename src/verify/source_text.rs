//! The words of one chunk of a source, and which of them are terms.

use super::chunk::Chunk;
use super::index::QuoteIndex;
use super::terms::{asides, is_term};
use super::vocabulary::QueryVocabulary;
use crate::compare::Words;

/// The words of a chunk.
#[derive(Debug)]
pub(super) struct SourceText<'c> {
    pub(super) chunk: &'c Chunk,
    pub(super) words: Words<'c>,
    /// Its terms, by their place in `words`, without remarks such as `(Laughter)`.
    pub(super) terms: Vec<usize>,
    /// The number of each term in the vocabulary.
    pub(super) ids: Vec<u32>,
    /// Whether each word is part of such a remark.
    aside: Vec<bool>,
}

impl<'c> SourceText<'c> {
    pub(super) fn of(chunk: &'c Chunk, index: &'c QuoteIndex<'_>) -> SourceText<'c> {
        let words = Words::with_lexicon(&chunk.text, index.lexicon);
        let aside = asides(&words);
        SourceText::new(chunk, words, aside, &index.vocabulary)
    }

    /// Reads the chunk with the remarks as ordinary words.
    pub(super) fn with_asides(chunk: &'c Chunk, index: &'c QuoteIndex<'_>) -> SourceText<'c> {
        let words = Words::with_lexicon(&chunk.text, index.lexicon);
        let aside = vec![false; words.len()];
        SourceText::new(chunk, words, aside, &index.vocabulary)
    }

    fn new(
        chunk: &'c Chunk,
        words: Words<'c>,
        aside: Vec<bool>,
        vocabulary: &QueryVocabulary,
    ) -> SourceText<'c> {
        let is_spoken_term = |n: &usize| !aside[*n] && is_term(&words, *n);
        let terms: Vec<usize> = (0..words.len()).filter(is_spoken_term).collect();
        let ids = terms.iter().map(|&n| vocabulary.id(words.key(n))).collect();
        SourceText {
            chunk,
            words,
            terms,
            ids,
            aside,
        }
    }

    /// Returns whether the transcript has remarks here.
    pub(super) fn has_asides(&self) -> bool {
        self.aside.contains(&true)
    }

    /// Returns whether a term is not in the chunk before.
    pub(super) fn is_new(&self, term: usize) -> bool {
        self.words.span(self.terms[term]).start() >= self.chunk.new
    }

    /// Returns the turn of a term.
    pub(super) fn turn(&self, term: usize) -> usize {
        self.chunk
            .turn(self.words.span(self.terms[term]).start())
            .turn
    }

    /// Returns whether a word is part of a remark.
    pub(super) fn is_aside(&self, word: usize) -> bool {
        self.aside[word]
    }
}
