//! The passage of a story that shows a quote, who says it and the verb between them.

use super::QuoteRow;
use super::piece::{MarkedWords, WordsMark};
use super::style::{Style, StyledText};
use crate::attribute::Outcome;
use crate::text::Span;

/// How much of a sentence is shown on either side of what matters in it.
const AROUND: usize = 160;
/// A quote longer than this is shown by its beginning and its end.
const LONG: usize = 2 * AROUND + GAP;
/// A gap that is shorter than this is not worth leaving out.
const GAP: usize = 24;

/// Where the words are that show a quote: parts of the text, and what stands out in them.
#[derive(Clone, Debug, Default)]
pub struct PassagePlaces {
    parts: Vec<Span>,
    /// The pieces that stand out, the ones on top first: the mention of “‘Yes,’ she said” lies inside the
    /// outer quote.
    marked: Vec<(Span, WordsMark)>,
}

impl PassagePlaces {
    /// Finds the sentences that a row rests on. Their length is bounded for every text.
    pub fn of(row: &QuoteRow<'_>) -> PassagePlaces {
        let marked = marked(row);
        PassagePlaces {
            parts: shown(row, &marked),
            marked,
        }
    }

    /// Returns the words of the text, with quote, mention and cue marked, and `…` for what is left out.
    pub fn pieces(&self, text: &str) -> Vec<MarkedWords> {
        let mut pieces = Vec::new();
        for (n, part) in self.parts.iter().enumerate() {
            if n > 0 {
                pieces.push(MarkedWords {
                    mark: WordsMark::Gap,
                    text: " … ".to_owned(),
                });
            }
            self.push_part(text, *part, &mut pieces);
        }
        pieces
    }

    /// Appends one part of the text.
    fn push_part(&self, text: &str, part: Span, pieces: &mut Vec<MarkedWords>) {
        let inside = |at: &usize| part.start() < *at && *at < part.end();
        let ends = self.marked.iter().flat_map(|(s, _)| [s.start(), s.end()]);
        let mut cuts: Vec<usize> = ends.filter(inside).collect();
        cuts.extend([part.start(), part.end()]);
        cuts.sort_unstable();
        for pair in cuts.windows(2).filter(|pair| pair[0] < pair[1]) {
            let piece = Span::new(pair[0], pair[1]);
            let top = self.marked.iter().find(|(span, _)| span.contains(piece));
            pieces.push(MarkedWords {
                mark: top.map_or(WordsMark::Kept, |(_, mark)| *mark),
                text: text[piece].to_owned(),
            });
        }
    }
}

/// Returns the sentences that a row rests on, with quote, mention and cue styled.
pub(super) fn passage(row: &QuoteRow<'_>) -> StyledText {
    let text = row.analysis.document.text();
    let mut styled = StyledText::default();
    for piece in PassagePlaces::of(row).pieces(text) {
        styled.push(Style::of(piece.mark), &piece.text);
    }
    styled
}

fn marked(row: &QuoteRow<'_>) -> Vec<(Span, WordsMark)> {
    let mut marked = Vec::new();
    if row.mention.is_some() {
        let mention = row.record.and_then(|record| record.mention());
        marked.extend(mention.map(|m| (m.span, WordsMark::Mention)));
    }
    let outcome = row.record.map(|record| &record.attribution().outcome);
    if let (Some(_), Some(Outcome::Spoken { cue: Some(cue), .. })) = (row.cue, outcome) {
        marked.push((*cue, WordsMark::Cue));
    }
    marked.push((row.marked, WordsMark::Quote));
    marked
}

/// Returns the parts of the text to show, in order and apart.
fn shown(row: &QuoteRow<'_>, marked: &[(Span, WordsMark)]) -> Vec<Span> {
    let text = row.analysis.document.text();
    let sentences = sentences(row);
    let mut parts = Vec::new();
    for (span, _) in marked {
        let around = sentences.iter().find(|sentence| sentence.contains(*span));
        let around = *around.unwrap_or(span);
        parts.extend(ends(*span).map(|end| {
            let from = end.start().saturating_sub(AROUND).max(around.start());
            let to = (end.end() + AROUND).min(around.end());
            whole_words(text, Span::new(from, to), around)
        }));
    }
    parts.sort_unstable();
    parts.dedup_by(|next, before| {
        let close = next.start() <= before.end() + GAP;
        if close {
            *before = before.cover(*next);
        }
        close
    });
    parts
}

/// Returns the span, or, of a long one, only its two ends.
fn ends(span: Span) -> impl Iterator<Item = Span> {
    let (start, end) = (
        Span::new(span.start(), span.start()),
        Span::new(span.end(), span.end()),
    );
    let ends = if span.len() > LONG {
        [Some(start), Some(end)]
    } else {
        [Some(span), None]
    };
    ends.into_iter().flatten()
}

/// Returns the sentences that hold the quote and the mention.
fn sentences(row: &QuoteRow<'_>) -> Vec<Span> {
    // The turn of an interview is shown without what stands around it.
    let Some(record) = row.record else {
        return Vec::new();
    };
    let scan = &row.analysis.scan;
    let quote = record.quote();
    let around = scan.passages.get(quote.passage).and_then(|passage| {
        let sentences = scan.sentences.get(passage.sentences.clone())?;
        sentences.get(sentences.partition_point(|s| s.tokens.end <= quote.token))
    });
    let mention = record.mention().filter(|_| row.mention.is_some());
    let named = mention.and_then(|mention| scan.sentences.get(mention.sentence));
    let both = [around, named].into_iter().flatten();
    both.filter_map(|sentence| {
        let tokens = scan.tokens.get(sentence.tokens.clone())?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    })
    .collect()
}

/// Widens a span until it begins and ends between words, or where the sentence does.
fn whole_words(text: &str, span: Span, limit: Span) -> Span {
    let (mut from, mut to) = (span.start(), span.end());
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    let (limit_from, limit_to) = (limit.start().min(from), limit.end().max(to));
    let before = &text[Span::new(limit_from, from)];
    let after = &text[Span::new(to, limit_to)];
    let back = before
        .chars()
        .rev()
        .take(AROUND)
        .take_while(|c| !c.is_whitespace());
    let on = after
        .chars()
        .take(AROUND)
        .take_while(|c| !c.is_whitespace());
    let from = from - back.map(char::len_utf8).sum::<usize>();
    Span::new(from, to + on.map(char::len_utf8).sum::<usize>())
}
