//! The words of one chunk of a source, and which of them are terms.

use super::chunk::Chunk;
use super::index::QuoteIndex;
use super::terms::{add_pauses, asides, is_term};
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
    /// Whether it has no punctuation, as automatic captions have none: then the quote's is not judged.
    pub(super) is_bare: bool,
}

impl<'c> SourceText<'c> {
    pub(super) fn of(chunk: &'c Chunk, index: &'c QuoteIndex<'_>) -> SourceText<'c> {
        let words = Words::with_lexicon(&chunk.text, index.lexicon);
        let mut aside = asides(&words);
        add_pauses(&words, &mut aside);
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
        let is_bare = is_bare(&words);
        let ids = terms.iter().map(|&n| vocabulary.id(words.key(n))).collect();
        SourceText {
            chunk,
            words,
            terms,
            ids,
            aside,
            is_bare,
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

/// Returns whether a text has no punctuation and no capitals, or capitals only.
///
/// A sentence has a stop within 60 words, in any text that has any.
fn is_bare(words: &Words<'_>) -> bool {
    let (mut spoken, mut stops, mut upper, mut lower) = (0, 0, 0, 0);
    for n in 0..words.len() {
        if words.kind(n).is_spoken() {
            spoken += 1;
            let folded = words.folded(n);
            match folded.chars().next() {
                Some(c) if c.is_uppercase() && words.key(n) != "i" => upper += 1,
                Some(c) if c.is_lowercase() => lower += 1,
                _ => {}
            }
        } else if matches!(words.key(n), "." | "?" | "!" | "," | ";") {
            stops += 1;
        }
    }
    spoken >= 6 && stops * 60 < spoken && (upper * 8 < lower || lower * 8 < upper)
}
