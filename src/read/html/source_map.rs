//! A source map: the text of a page with the place of each word, so that words of the article can
//! be traced to bytes.

use super::article::ArticleText;
use super::entity::write_text;
use super::text_builder::TextBuilder;
use crate::document::{Origin, Piece, RawSpan};
use crate::read::decoded::{CharWidth, Decoded};
use crate::read::tags::{HtmlToken, is_inline, tokens};
use crate::text::Span;

/// How many blocks may be missing. Each miss costs a search of the whole page.
const MOST_MISSES: usize = 64;

/// How many bytes are searched for all blocks of a page: if the blocks are in a different order
/// than in the article, each search runs to the end of the page.
const MOST_SEARCHED: usize = 1 << 30;

/// The text of a page, with places.
pub(super) struct SourceMap<'p> {
    page: &'p Decoded,
    builder: TextBuilder,
}

impl<'p> SourceMap<'p> {
    /// Reads a page.
    pub(super) fn of(page: &'p Decoded) -> SourceMap<'p> {
        let mut builder = TextBuilder::default();
        if page.width == CharWidth::Unknown {
            return SourceMap { page, builder };
        }
        for token in tokens(&page.text) {
            match token {
                HtmlToken::Text(text, at) => write_text(&mut builder, text, at),
                HtmlToken::Start { name, .. } if name.eq_ignore_ascii_case("br") => builder.line(),
                HtmlToken::Start { name, .. } if name.eq_ignore_ascii_case("q") => {
                    builder.word("“", None)
                }
                HtmlToken::End { name, .. } if name.eq_ignore_ascii_case("q") => {
                    builder.word("”", None)
                }
                HtmlToken::Start { name, .. } | HtmlToken::End { name, .. } => {
                    if !is_inline(name) {
                        builder.end_block();
                    }
                }
            }
        }
        SourceMap { page, builder }
    }

    /// Finds where the blocks of the article stand.
    pub(super) fn origin(&self, article: &ArticleText) -> Origin {
        let mut pieces = Vec::new();
        let (mut from, mut misses, mut searched) = (0, 0, 0);
        for block in &article.blocks {
            if misses == MOST_MISSES || searched > MOST_SEARCHED || self.builder.text.is_empty() {
                break;
            }
            match self.find(&article.text.as_str()[block.span], from, &mut searched) {
                Some(found) => {
                    from = found.end();
                    pieces.extend(self.pieces(found, block.span));
                }
                None => misses += 1,
            }
        }
        Origin::Pieces(match self.page.width {
            CharWidth::Utf8 { mark } => shifted(pieces, mark as u64),
            CharWidth::One | CharWidth::Unknown => by_character(&pieces, &self.page.text),
        })
    }

    /// Finds a block after the one before it, or else anywhere; adds up what was `searched`.
    fn find(&self, block: &str, from: usize, searched: &mut usize) -> Option<Span> {
        let text = self.builder.text.as_bytes();
        let mut look = |from: usize| {
            let found = memchr::memmem::find(&text[from..], block.as_bytes());
            *searched += found.unwrap_or(text.len() - from);
            found.map(|at| from + at)
        };
        let at = look(from).or_else(|| look(0))?;
        Some(Span::new(at, at + block.len()))
    }

    /// Returns the pieces of `found`, as pieces of `block`.
    fn pieces(&self, found: Span, block: Span) -> impl Iterator<Item = Piece> {
        let all = &self.builder.pieces;
        let first = all.partition_point(|piece| piece.text.end() <= found.start());
        all[first..]
            .iter()
            .take_while(move |piece| piece.text.start() < found.end())
            .filter_map(move |piece| cut(*piece, found))
            .map(move |piece| Piece {
                text: moved(piece.text, found.start(), block.start()),
                ..piece
            })
    }
}

/// Cuts a piece at the edges of a block; only verbatim pieces can be cut.
fn cut(piece: Piece, found: Span) -> Option<Piece> {
    let Piece { text, raw } = piece;
    let start = found.start().max(text.start()) - text.start();
    let end = text.end() - found.end().min(text.end());
    if start + end > 0 && text.len() as u64 != raw.end - raw.start {
        return None;
    }
    Some(Piece {
        text: Span::new(text.start() + start, text.end() - end),
        raw: RawSpan {
            start: raw.start + start as u64,
            end: raw.end - end as u64,
        },
    })
}

fn moved(span: Span, from: usize, to: usize) -> Span {
    Span::new(span.start() - from + to, span.end() - from + to)
}

fn shifted(mut pieces: Vec<Piece>, by: u64) -> Vec<Piece> {
    for piece in &mut pieces {
        piece.raw.start += by;
        piece.raw.end += by;
    }
    pieces
}

/// Turns places in the decoded page into places in its bytes, of which each character had one.
fn by_character(pieces: &[Piece], page: &str) -> Vec<Piece> {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_unstable_by_key(|&n| pieces[n].raw.start);
    let mut bytes_of: Vec<Vec<Piece>> = vec![Vec::new(); pieces.len()];
    let (mut at, mut characters) = (0, 0);
    for n in order {
        let Piece { text, raw } = pieces[n];
        let (start, end) = (raw.start as usize, raw.end as usize);
        // Counted from where the last piece begins: this one may be the same words again.
        characters += page[at..start].chars().count() as u64;
        let inside = &page[start..end];
        let count = inside.chars().count() as u64;
        if text.len() as u64 == raw.end - raw.start && count < raw.end - raw.start {
            let mut from = text.start();
            bytes_of[n].extend(inside.chars().zip(characters..).map(|(c, byte)| {
                let text = Span::new(from, from + c.len_utf8());
                from = text.end();
                Piece {
                    text,
                    raw: RawSpan {
                        start: byte,
                        end: byte + 1,
                    },
                }
            }));
        } else {
            bytes_of[n].push(Piece {
                text,
                raw: RawSpan {
                    start: characters,
                    end: characters + count,
                },
            });
        }
        at = start;
    }
    bytes_of.into_iter().flatten().collect()
}
