//! The section of one story: its text with all quotes marked, the speakers, what to review, and the reasons.

use super::cast::{CastPart, StoryCast};
use super::quote::PageQuote;
use super::story_marks::{QuoteMark, StoryMarks, TextPiece};
use crate::coref::SpeakerKind;
use crate::document::{BlockKind, Document};
use crate::page::fragment;
use crate::speakers::quoted_words;
use crate::text::Span;
use crate::write::{QuoteRow, SpeakerAnswer};
use serde::Serialize;
use std::collections::HashSet;
use std::io;

/// A section of a story is at most `TIMES` as long as the story and this: with the frame, a page keeps below three
/// times the story and 60 KB.
const TIMES: usize = 3;
const ALLOWANCE: usize = 30_000;

/// Paragraphs in one part of the page, which a browser lays out when it comes into view.
const CHUNK: usize = 40;

/// A paragraph longer than this is several elements, for the same reason.
const LONG_BLOCK: usize = 20_000;

/// The most names that are listed as not quoted, and the most quotes in the list for review of a story with many.
const MOST_NAMED: usize = 40;
const MOST_REVIEWED: usize = 200;

/// How much a section says of each quote: as much as its size allows.
const DETAILS: [u8; 4] = [3, 2, 1, 0];

/// What the page has of a story.
#[derive(Serialize)]
struct StoryValues<'a> {
    head: &'a HeadValues<'a>,
    cast: &'a [CastPart<'a>],
    unnamed: u64,
    not_speech: u64,
    named: Vec<&'a str>,
    named_left_out: usize,
    quotes: &'a [PageQuote<'a>],
    /// Indices of the quotes to review, the least sure first.
    review: Vec<usize>,
    review_left_out: usize,
    chunks: &'a [Vec<BlockPart<'a>>],
    /// 3: a note with reasons for each quote; 2: reasons for doubtful quotes only; 1: notes for doubtful quotes
    /// only; 0: no notes.
    detail: u8,
}

/// What stands above a story.
#[derive(Serialize)]
pub(super) struct HeadValues<'a> {
    pub(super) title: &'a str,
    document: &'a str,
    byline: Option<&'a str>,
    published: Option<&'a str>,
    site: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    pub(super) quotes: u64,
    /// Quotes inside other quotes.
    nested: u64,
    speakers: u64,
    pub(super) words: u64,
    all_words: u64,
    pub(super) doubtful: u64,
}

/// A paragraph or a part of one.
#[derive(Serialize)]
struct BlockPart<'a> {
    class: &'static str,
    /// Whether it continues the element before.
    is_joined: bool,
    pieces: Vec<TextPiece<'a>>,
}

/// The rendered parts of a story.
#[derive(Debug)]
pub(super) struct RenderedStory {
    pub(super) head: Vec<u8>,
    pub(super) body: Vec<u8>,
}

impl<'a> HeadValues<'a> {
    pub(super) fn of(
        document: &'a Document,
        rows: &[QuoteRow<'a>],
        cast: &StoryCast<'a>,
        quotes: &[PageQuote<'_>],
    ) -> HeadValues<'a> {
        let known = document.metadata();
        let name = document.id().rsplit(['/', '\\']).next().unwrap_or_default();
        let title = known
            .headline
            .as_deref()
            .or_else(|| document.kept("headline"));
        let title = title.filter(|title| !title.trim().is_empty());
        HeadValues {
            title: title.unwrap_or(match name {
                "" => document.id(),
                name => name,
            }),
            document: document.id(),
            byline: document.kept("byline"),
            published: document.kept("published").or_else(|| document.kept("date")),
            site: known.site.as_deref(),
            url: document.kept("url"),
            language: known.language.as_deref(),
            quotes: rows.iter().filter(|row| row.depth == 0).count() as u64,
            nested: rows.iter().filter(|row| row.depth > 0).count() as u64,
            speakers: cast.people.len() as u64,
            words: cast.words,
            all_words: quoted_words(document.text()),
            doubtful: quotes.iter().filter(|quote| quote.is_doubtful()).count() as u64,
        }
    }
}

/// Renders the section of a story, with as much detail as its size allows.
pub(super) fn section<'a>(
    document: &'a Document,
    rows: &[QuoteRow<'a>],
    cast: &StoryCast<'a>,
    quotes: &[PageQuote<'a>],
    head: &HeadValues<'a>,
) -> io::Result<RenderedStory> {
    let chunks = chunks(document, rows, head.title);
    let mut review: Vec<usize> = (0..quotes.len()).collect();
    review.retain(|&n| quotes[n].is_doubtful());
    review.sort_by_key(|&n| quotes[n].confidence_rank);
    let review_left_out = review.len().saturating_sub(MOST_REVIEWED);
    review.truncate(MOST_REVIEWED);
    let mut named = named(rows, cast);
    let named_left_out = named.len().saturating_sub(MOST_NAMED);
    named.truncate(MOST_NAMED);
    let mut values = StoryValues {
        named,
        named_left_out,
        cast: &cast.people,
        unnamed: cast.unnamed,
        not_speech: cast.not_speech,
        chunks: &chunks,
        detail: 0,
        head,
        quotes,
        review,
        review_left_out,
    };
    let most = TIMES * document.text().len() + ALLOWANCE;
    let mut body = Vec::new();
    for detail in DETAILS {
        values.detail = detail;
        body = fragment("story.html", &values)?;
        if body.len() <= most {
            break;
        }
    }
    Ok(RenderedStory {
        head: fragment("story_head.html", &values)?,
        body,
    })
}

/// Lists who is named in the story and has no quote, each name once.
fn named<'a>(rows: &[QuoteRow<'a>], cast: &StoryCast<'_>) -> Vec<&'a str> {
    let Some(row) = rows.first() else {
        return Vec::new();
    };
    let mut listed = HashSet::new();
    let speakers = row.analysis.coreference.speakers.iter();
    let names = speakers.filter(|speaker| {
        matches!(
            speaker.kind,
            SpeakerKind::Person | SpeakerKind::Organization
        ) && cast.by_name(&speaker.name).is_none()
            && listed.insert(speaker.name.as_str())
    });
    names.map(|speaker| speaker.name.as_str()).collect()
}

/// Cuts the text of a story into parts of some paragraphs.
fn chunks<'a>(
    document: &'a Document,
    rows: &[QuoteRow<'a>],
    title: &str,
) -> Vec<Vec<BlockPart<'a>>> {
    let text = document.text();
    let place = |words: &str| Span::of_slice(text, words.as_bytes());
    let marks = rows.iter().map(|row| {
        let content = place(row.quote).unwrap_or(row.marked);
        let shown = row.answer != SpeakerAnswer::Withheld;
        let around = |words: Option<crate::write::Excerpt<'_>>| {
            let span = words.filter(|_| shown).and_then(|words| place(words.text));
            span.map(|span| (span.start(), span.end()))
        };
        QuoteMark {
            content: (content.start(), content.end()),
            end: row.marked.end(),
            mention: around(row.mention),
            cue: around(row.cue),
        }
    });
    let marks = StoryMarks::of(&marks.collect::<Vec<_>>());
    let mut parts = Vec::new();
    for block in document.blocks() {
        let mut from = block.span.start();
        while from < block.span.end() {
            let to = marks.cut(text, from, block.span.end(), LONG_BLOCK);
            let pieces = marks.pieces(text, from, to);
            // The title stands above the story already, unless its quotes are to be seen.
            let is_title = text[block.span].trim() == title.trim() && pieces.len() == 1;
            parts.push(BlockPart {
                class: if is_title { "same" } else { class(block.kind) },
                is_joined: from > block.span.start(),
                pieces,
            });
            from = to;
        }
    }
    // Not by splitting off the rest, which leaves each chunk the memory of all that followed it.
    let mut parts = parts.into_iter();
    let chunk = || Some(parts.by_ref().take(CHUNK).collect::<Vec<_>>());
    let chunks = std::iter::from_fn(chunk).take_while(|chunk| !chunk.is_empty());
    chunks.collect()
}

fn class(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading => "heading",
        BlockKind::ListItem => "item",
        BlockKind::BlockQuote => "block",
        BlockKind::PullQuote => "pull",
        BlockKind::Caption => "caption",
        BlockKind::Related => "related",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_of_paragraphs_take_memory_for_themselves_only() {
        let text = "We go and\n\n".repeat(5_000);
        let document = Document::plain("story", &text).expect("a story");
        let chunks = chunks(&document, &[], "");
        let parts: usize = chunks.iter().map(Vec::len).sum();
        let room: usize = chunks.iter().map(Vec::capacity).sum();
        assert!(parts == 5_000 && room <= 2 * parts, "{parts}, {room}");
    }
}
