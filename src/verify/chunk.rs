//! A source, a chunk at a time: memory does not grow with the source.

use super::sought::is_core;
use super::vocabulary::Vocabulary;
use crate::compare::{Sort, Words};
use crate::document::{CueTime, Document};
use crate::text::Span;
use std::collections::VecDeque;
use std::iter::Peekable;

/// Pieces are no longer than this many bytes, so that chunks can be cut between them.
const LONGEST_PIECE: usize = 1 << 13;

/// Some text of a source that stands together.
#[derive(Clone, Copy, Debug)]
struct Piece {
    span: Span,
    voice: Voice,
}

/// Who is talking, and when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Voice {
    /// The turn, by its number; 0 where there are none.
    pub(super) turn: usize,
    pub(super) time: Option<CueTime>,
}

/// A stretch of a source without labels and times.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    pub(super) text: String,
    /// Where each piece begins in `text`, where it comes from, and whose words it holds.
    pieces: Vec<(usize, Piece)>,
    /// Where what the chunk before does not have begins, in bytes of the text.
    new: usize,
    /// Whether the source begins with it; otherwise it repeats the end of the one before.
    pub(super) is_first: bool,
    /// Whether the source ends with it.
    pub(super) is_last: bool,
}

impl Chunk {
    /// Returns where some of its text stands in the document.
    pub(super) fn origin(&self, span: Span) -> Span {
        let (at, first) = self.piece(span.start());
        let start = (first.span.start() + span.start() - at).min(first.span.end());
        let (at, last) = self.piece(span.end().saturating_sub(1).max(span.start()));
        let end = (last.span.start() + span.end() - at).min(last.span.end());
        Span::new(start, end.max(start))
    }

    /// Returns whose words stand at a byte of the text.
    pub(super) fn voice(&self, at: usize) -> Voice {
        self.piece(at).1.voice
    }

    fn piece(&self, at: usize) -> (usize, Piece) {
        let n = self.pieces.partition_point(|(start, _)| *start <= at);
        self.pieces[n.saturating_sub(1)]
    }

    fn push(&mut self, document: &str, piece: Piece) {
        if let Some((_, last)) = self.pieces.last() {
            let between = &document[Span::new(last.span.end(), piece.span.start())];
            // The source's own white space, so that what is the same stays the same.
            let own = between.len() <= 16 && between.chars().all(char::is_whitespace);
            self.text.push_str(if own { between } else { "\n" });
        }
        self.pieces.push((self.text.len(), piece));
        self.text.push_str(&document[piece.span]);
    }
}

/// Cuts a document into chunks of about `size` bytes, of which each repeats the last `overlap` bytes
/// of the one before.
pub(super) fn chunks(document: &Document, size: usize, overlap: usize) -> Chunks<'_> {
    Chunks {
        text: document.text(),
        pieces: pieces(document).peekable(),
        held: VecDeque::new(),
        bytes: 0,
        size,
        overlap,
        is_first: true,
    }
}

/// The chunks of a document.
pub(super) struct Chunks<'d> {
    text: &'d str,
    pieces: Peekable<Box<dyn Iterator<Item = Piece> + 'd>>,
    /// The pieces of the chunk that is being made.
    held: VecDeque<Piece>,
    bytes: usize,
    size: usize,
    overlap: usize,
    is_first: bool,
}

impl Iterator for Chunks<'_> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let repeated = self.held.len();
        while self.bytes < self.size {
            let Some(piece) = self.pieces.next() else {
                break;
            };
            self.bytes += piece.span.len();
            self.held.push_back(piece);
        }
        if self.held.len() == repeated {
            return None;
        }
        let mut chunk = Chunk {
            is_first: std::mem::take(&mut self.is_first),
            is_last: self.pieces.peek().is_none(),
            ..Chunk::default()
        };
        for piece in &self.held {
            chunk.push(self.text, *piece);
        }
        chunk.new = chunk.pieces[repeated].0;
        while let Some(first) = self.held.front().map(|piece| piece.span.len()) {
            if self.bytes - first < self.overlap {
                break;
            }
            self.bytes -= first;
            self.held.pop_front();
        }
        Some(chunk)
    }
}

/// The text that may hold quotes: the turns of a transcript, the blocks of anything else.
fn pieces(document: &Document) -> Box<dyn Iterator<Item = Piece> + '_> {
    let text = document.text();
    if document.turns().is_empty() {
        let voice = Voice::default();
        let blocks = document.blocks().iter();
        return Box::new(blocks.flat_map(move |block| split(text, block.span, voice)));
    }
    let turns = document.turns().iter().enumerate();
    Box::new(turns.flat_map(move |(n, turn)| {
        turn.stretches.iter().flat_map(move |stretch| {
            let voice = Voice {
                turn: n + 1,
                time: stretch.time,
            };
            split(text, stretch.span, voice)
        })
    }))
}

/// Cuts a long piece at white space. Text without any is cut at a character.
fn split(text: &str, span: Span, voice: Voice) -> impl Iterator<Item = Piece> + '_ {
    let mut start = span.start();
    std::iter::from_fn(move || {
        let rest = &text[Span::new(start, span.end())];
        if rest.is_empty() {
            return None;
        }
        let mut len = rest.len();
        if len > LONGEST_PIECE {
            len = LONGEST_PIECE;
            while !rest.is_char_boundary(len) {
                len -= 1;
            }
            len = rest[..len]
                .rfind(char::is_whitespace)
                .filter(|n| *n > 0)
                .unwrap_or(len);
        }
        let piece = &rest[..len];
        let from = start;
        let behind = &rest[len..];
        start += len + (behind.len() - behind.trim_start().len());
        Some(Piece {
            span: Span::new(from, from + piece.len()),
            voice,
        })
    })
}

/// The words of a chunk.
#[derive(Debug)]
pub(super) struct Source<'c> {
    pub(super) chunk: &'c Chunk,
    pub(super) words: Words<'c>,
    /// Its cores, by their place in `words`, without what a transcript says of the room.
    pub(super) cores: Vec<usize>,
    /// The number of each core in the vocabulary.
    pub(super) ids: Vec<u32>,
    /// For each word whether it is a remark such as `(Laughter)`.
    aside: Vec<bool>,
}

impl<'c> Source<'c> {
    pub(super) fn of(chunk: &'c Chunk, vocabulary: &Vocabulary) -> Source<'c> {
        let words = Words::of(&chunk.text);
        let aside = asides(&words);
        Source::new(chunk, words, aside, vocabulary)
    }

    /// Reads the chunk with the remarks as words among the others.
    pub(super) fn with_asides(chunk: &'c Chunk, vocabulary: &Vocabulary) -> Source<'c> {
        let words = Words::of(&chunk.text);
        let aside = vec![false; words.len()];
        Source::new(chunk, words, aside, vocabulary)
    }

    fn new(
        chunk: &'c Chunk,
        words: Words<'c>,
        aside: Vec<bool>,
        vocabulary: &Vocabulary,
    ) -> Source<'c> {
        let is_said = |n: &usize| !aside[*n] && is_core(&words, *n);
        let cores: Vec<usize> = (0..words.len()).filter(is_said).collect();
        let ids = cores.iter().map(|&n| vocabulary.id(words.key(n))).collect();
        Source {
            chunk,
            words,
            cores,
            ids,
            aside,
        }
    }

    /// Tells whether the transcript has remarks here.
    pub(super) fn has_asides(&self) -> bool {
        self.aside.contains(&true)
    }

    /// Tells whether the chunk before does not have a core.
    pub(super) fn is_new(&self, core: usize) -> bool {
        self.words.span(self.cores[core]).start() >= self.chunk.new
    }

    /// Returns the turn of a core.
    pub(super) fn turn(&self, core: usize) -> usize {
        self.chunk
            .voice(self.words.span(self.cores[core]).start())
            .turn
    }

    /// Tells whether a word is a remark of the transcript.
    pub(super) fn is_aside(&self, word: usize) -> bool {
        self.aside[word]
    }
}

/// Finds the remarks that are no speech: `(Laughter)`, `[APPLAUSE]`. `[inaudible]` is none: there were
/// words.
pub(super) fn asides(words: &Words<'_>) -> Vec<bool> {
    const ROOM: [&str; 16] = [
        "applause", "audience", "cheering", "cheers", "chuckles", "coughs", "coughing", "end",
        "laughing", "laughs", "laughter", "music", "pause", "pauses", "sighs", "and",
    ];
    const LONGEST: usize = 5;
    let mut aside = vec![false; words.len()];
    for open in 0..words.len() {
        let close = match words.key(open) {
            "[" if words.sort(open) == Sort::Bracket => "]",
            "(" => ")",
            _ => continue,
        };
        let window = open + 1..words.len().min(open + LONGEST);
        let end = window.clone().find(|&n| words.key(n) == close);
        let Some(end) = end.filter(|&end| end > open + 1) else {
            continue;
        };
        let mut inside = (open + 1..end).map(|n| words.key(n));
        // “(and)” alone joins no remarks: the source says “and”.
        let tells = inside.clone().any(|key| key != "and");
        if tells && inside.all(|key| ROOM.contains(&key)) {
            aside[open..=end].fill(true);
        }
    }
    aside
}
