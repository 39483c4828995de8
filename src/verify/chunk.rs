//! A source, chunk by chunk: memory does not grow with the source.
//!
//! Chunks overlap, so that a quote at a border is whole in one of them. Labels and times of a transcript
//! are left out; a chunk keeps the way back to the places in the document.

use crate::document::{CueTime, Document};
use crate::text::Span;
use std::collections::VecDeque;
use std::iter::Peekable;

/// Pieces are no longer than this many bytes, so that chunks can be cut between them.
const LONGEST_PIECE: usize = 1 << 13;

/// A contiguous stretch of the source's text.
#[derive(Clone, Copy, Debug)]
struct SourcePiece {
    span: Span,
    turn: SourceTurn,
}

/// Who is talking, and when: a turn of a transcript, and the time of its cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SourceTurn {
    /// The turn, by its number from 1; 0 where there are none.
    pub(super) turn: usize,
    pub(super) time: Option<CueTime>,
}

/// A stretch of a source without labels and times.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    pub(super) text: String,
    /// Where each piece begins in `text`, where it comes from, and whose turn it is.
    pieces: Vec<(usize, SourcePiece)>,
    /// Where the text begins that the chunk before does not have, in bytes.
    pub(super) new: usize,
    /// Whether it is the first; any other repeats the end of the one before.
    pub(super) is_first: bool,
    /// Whether it is the last.
    pub(super) is_last: bool,
}

impl Chunk {
    /// Returns the span of some of its text in the document.
    pub(super) fn origin(&self, span: Span) -> Span {
        let (at, first) = self.piece(span.start());
        let start = (first.span.start() + span.start() - at).min(first.span.end());
        let (at, last) = self.piece(span.end().saturating_sub(1).max(span.start()));
        let end = (last.span.start() + span.end() - at).min(last.span.end());
        Span::new(start, end.max(start))
    }

    /// Returns whose turn it is at a byte of the text.
    pub(super) fn turn(&self, at: usize) -> SourceTurn {
        self.piece(at).1.turn
    }

    fn piece(&self, at: usize) -> (usize, SourcePiece) {
        let n = self.pieces.partition_point(|(start, _)| *start <= at);
        self.pieces[n.saturating_sub(1)]
    }

    fn push(&mut self, document: &str, piece: SourcePiece) {
        if let Some((_, last)) = self.pieces.last() {
            let between = &document[Span::new(last.span.end(), piece.span.start())];
            // The white space of the source, so that equal text stays equal.
            let own = between.len() <= 16 && between.chars().all(char::is_whitespace);
            self.text.push_str(if own { between } else { "\n" });
        }
        self.pieces.push((self.text.len(), piece));
        self.text.push_str(&document[piece.span]);
    }
}

/// Cuts a document into chunks of about `size` bytes, of which each repeats the last `overlap` bytes
/// of the one before.
pub(super) fn chunks(document: &Document, size: usize, overlap: usize) -> SourceChunks<'_> {
    SourceChunks {
        text: document.text(),
        pieces: pieces(document).peekable(),
        pending: VecDeque::new(),
        bytes: 0,
        size,
        overlap,
        is_first: true,
    }
}

/// The chunks of a document.
pub(super) struct SourceChunks<'d> {
    text: &'d str,
    pieces: Peekable<Box<dyn Iterator<Item = SourcePiece> + 'd>>,
    /// The pieces of the next chunk.
    pending: VecDeque<SourcePiece>,
    bytes: usize,
    size: usize,
    overlap: usize,
    is_first: bool,
}

impl Iterator for SourceChunks<'_> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let repeated = self.pending.len();
        while self.bytes < self.size {
            let Some(piece) = self.pieces.next() else {
                break;
            };
            self.bytes += piece.span.len();
            self.pending.push_back(piece);
        }
        if self.pending.len() == repeated {
            return None;
        }
        let mut chunk = Chunk {
            is_first: std::mem::take(&mut self.is_first),
            is_last: self.pieces.peek().is_none(),
            ..Chunk::default()
        };
        for piece in &self.pending {
            chunk.push(self.text, *piece);
        }
        chunk.new = chunk.pieces[repeated].0;
        while let Some(first) = self.pending.front().map(|piece| piece.span.len()) {
            if self.bytes - first < self.overlap {
                break;
            }
            self.bytes -= first;
            self.pending.pop_front();
        }
        Some(chunk)
    }
}

/// The text that may hold quotes: the turns of a transcript, the blocks of anything else.
fn pieces(document: &Document) -> Box<dyn Iterator<Item = SourcePiece> + '_> {
    let text = document.text();
    if document.turns().is_empty() {
        let turn = SourceTurn::default();
        let blocks = document.blocks().iter();
        return Box::new(blocks.flat_map(move |block| split(text, block.span, turn)));
    }
    let turns = document.turns().iter().enumerate();
    Box::new(turns.flat_map(move |(n, turn)| {
        turn.stretches.iter().flat_map(move |stretch| {
            let turn = SourceTurn {
                turn: n + 1,
                time: stretch.time,
            };
            split(text, stretch.span, turn)
        })
    }))
}

/// Cuts a long piece at white space, or at a character where there is none.
fn split(text: &str, span: Span, turn: SourceTurn) -> impl Iterator<Item = SourcePiece> + '_ {
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
        // The next piece begins with the white space: left out, it would be another one than the quote's.
        let span = Span::new(start, start + len);
        start = span.end();
        Some(SourcePiece { span, turn })
    })
}
