//! The quotes that are wrong, for people who want to know why.

use super::answer::AnswerKind;
use super::confidence::ten_thousandths;
use super::gold::{Expected, GoldQuote};
use super::judge::{Judged, named};
use crate::attribute::Outcome;
use crate::extract::{Analysis, Record};
use crate::text::{Places, Span};
use serde::Serialize;

/// How many characters of the story are shown before and behind a quote.
const CONTEXT: usize = 150;

/// A quote that is wrong.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Miss {
    /// Where the story stands in the gold: `gold.jsonl:12`.
    pub place: String,
    /// The name of the story.
    pub document: String,
    /// The line of the story that the quote begins on, from 1.
    pub line: usize,
    /// The first quoted code point of the text.
    pub start: usize,
    /// The code point behind the last quoted one.
    pub end: usize,
    /// What is wrong.
    pub wrong: Wrong,
    /// The quoted words, as the gold has them where it has them.
    pub quote: String,
    /// What the gold asks for; nothing where it has no such quote.
    pub wanted: Option<Wanted>,
    /// What was answered; nothing where the quote was not found.
    pub got: Option<Got>,
    /// The words before the quote.
    pub before: String,
    /// The words behind the quote.
    pub after: String,
}

/// The first thing that is wrong with a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Wrong {
    /// The gold has a quote, and none was found there.
    NotFound,
    /// A quote was found that the gold does not have.
    NotInGold,
    /// The story says who speaks, and nobody or the wrong words were named.
    Mention,
    /// It is not speech, and somebody was named.
    NotSpeech,
    /// The speaker is another one, or should be nobody.
    Speaker,
}

/// What the gold asks for.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Wanted {
    /// `attributed`, `sourceless` or `none`.
    pub kind: &'static str,
    /// The words that name the speaker.
    pub source: Vec<String>,
    /// The names that are right; empty for nobody, nothing where the gold does not say.
    pub speaker: Option<Vec<String>>,
}

/// What was answered.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Got {
    /// A kind of speaker, `unnamed` or `not-speech`.
    pub answer: &'static str,
    /// The words that name the speaker.
    pub mention: Option<String>,
    /// The speaker.
    pub speaker: Option<String>,
    /// The pattern seen on the page.
    pub evidence: Option<&'static str>,
    /// How sure the answer is, from 0 to 1, rounded to ten thousandths.
    pub confidence: f64,
}

/// Returns the quotes of one story that are wrong, in reading order, `most` of them at most.
pub fn misses(place: &str, analysis: &Analysis, judged: &[Judged<'_>], most: usize) -> Vec<Miss> {
    let mut wrong: Vec<(Span, &Judged<'_>)> = judged
        .iter()
        .filter(|quote| quote.is_wrong())
        .filter_map(|quote| Some((span(quote)?, quote)))
        .collect();
    wrong.sort_by_key(|&(span, _)| span);
    wrong.truncate(most);
    let places = Places::new(analysis.document.text());
    let miss = |(span, quote)| Miss::new(place, analysis, &places, span, quote);
    wrong.into_iter().map(miss).collect()
}

/// The gold's span, or else ours.
fn span(quote: &Judged<'_>) -> Option<Span> {
    let ours = || quote.record.map(|record| record.quote().content);
    quote.gold.map(|gold| gold.span).or_else(ours)
}

impl Miss {
    fn new(
        place: &str,
        analysis: &Analysis,
        places: &Places<'_>,
        span: Span,
        quote: &Judged<'_>,
    ) -> Miss {
        let text = analysis.document.text();
        let start = places.at(span.start());
        let (before, after) = around(text, span, [CONTEXT; 2]);
        Miss {
            place: place.to_owned(),
            document: analysis.document.id().to_owned(),
            line: start.line,
            start: start.code_point,
            end: places.at(span.end()).code_point,
            wrong: Wrong::first(quote),
            quote: text[span].to_owned(),
            wanted: quote.gold.map(|gold| Wanted::of(gold, text)),
            got: quote.record.map(Got::of),
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }
}

/// The words around a span, as many characters before and after as asked for.
pub(crate) fn around(text: &str, span: Span, most: [usize; 2]) -> (&str, &str) {
    let (before, after) = (&text[..span.start()], &text[span.end()..]);
    let first = before.char_indices().rev().take(most[0]).last();
    let last = after.char_indices().nth(most[1]);
    (
        &before[first.map_or(before.len(), |(at, _)| at)..],
        &after[..last.map_or(after.len(), |(at, _)| at)],
    )
}

impl Wrong {
    fn first(quote: &Judged<'_>) -> Wrong {
        match (quote.gold, quote.record) {
            (_, None) => Wrong::NotFound,
            (None, _) => Wrong::NotInGold,
            _ if quote.mention.wanted > quote.mention.right => Wrong::Mention,
            _ if quote.mention.answered > quote.mention.right => Wrong::NotSpeech,
            _ => Wrong::Speaker,
        }
    }
}

impl Wanted {
    fn of(gold: &GoldQuote, text: &str) -> Wanted {
        Wanted {
            kind: gold.kind.name(),
            source: gold.source.iter().map(|&s| text[s].to_owned()).collect(),
            speaker: match &gold.speaker {
                Expected::Unsaid => None,
                Expected::Nobody => Some(Vec::new()),
                Expected::OneOf(names) => Some(names.clone()),
            },
        }
    }
}

impl Got {
    fn of(record: Record<'_>) -> Got {
        let text = record.analysis().document.text();
        let attribution = record.attribution();
        Got {
            answer: AnswerKind::of(Some(record)).name(),
            mention: record.mention().map(|m| text[m.span].to_owned()),
            speaker: named(record).map(str::to_owned),
            evidence: match attribution.outcome {
                Outcome::Spoken { evidence, .. } => Some(evidence.name()),
                Outcome::Unnamed | Outcome::NotSpeech => None,
            },
            confidence: f64::from(ten_thousandths(attribution.confidence)) / 10_000.0,
        }
    }
}
