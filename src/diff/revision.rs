//! A revision, prepared for comparison.

use super::correction;
use super::narration::Narration;
use super::speaker_identity::SpeakerIdentity;
use super::vocabulary::Vocabulary;
use crate::attribute::{Attribution, Outcome};
use crate::compare::Words;
use crate::coref::SpeakerKind;
use crate::extract::Analysis;
use crate::mention::SpeakerId;
use crate::scan::{Closing, Quote, QuoteId};
use crate::text::Span;

/// Extra bytes for wider signs where the end of a quote is looked for.
const SLACK: usize = 100;

/// One revision of a story: its quotes and the words around them, as numbers.
pub(super) struct Revision<'a> {
    pub(super) analysis: &'a Analysis,
    /// The quotes of the story, in reading order. A quote inside a quote is part of its words.
    pub(super) quotes: Vec<Quotation<'a>>,
    pub(super) narration: Narration,
    /// The speakers, by their index.
    pub(super) identities: Vec<SpeakerIdentity>,
}

/// One quote.
pub(super) struct Quotation<'a> {
    pub(super) id: QuoteId,
    pub(super) quote: &'a Quote,
    pub(super) attribution: &'a Attribution,
    pub(super) words: Words<'a>,
    /// The numbers of the spoken words, without signs.
    pub(super) spoken: Vec<u32>,
    /// The speaker, if the story names one.
    pub(super) speaker: Option<SpeakerId>,
    /// Whether it stands in a correction note.
    pub(super) in_note: bool,
}

impl<'a> Revision<'a> {
    pub(super) fn of(analysis: &'a Analysis, vocabulary: &mut Vocabulary) -> Revision<'a> {
        let records = || analysis.records().filter(|r| r.quote().depth == 0);
        let spans: Vec<Span> = records().map(|record| record.quote().span).collect();
        let notes = correction::notes(&analysis.document, &spans, &analysis.lexicon);
        let quotes = records().map(|record| {
            let words = Words::with_lexicon(record.words(), &analysis.lexicon);
            let spoken = (0..words.len()).filter(|&n| words.kind(n).is_spoken());
            Quotation {
                id: record.id(),
                quote: record.quote(),
                attribution: record.attribution(),
                spoken: spoken.map(|n| vocabulary.number(words.key(n))).collect(),
                words,
                in_note: is_inside(&notes, record.quote().span),
                speaker: speaker(analysis, record.attribution()),
            }
        });
        Revision {
            quotes: quotes.filter(|quote| !quote.spoken.is_empty()).collect(),
            narration: Narration::of(analysis, vocabulary),
            identities: analysis
                .coreference
                .speakers
                .iter()
                .map(|speaker| SpeakerIdentity::of(speaker, &analysis.lexicon))
                .collect(),
            analysis,
        }
    }

    /// Returns the sort key that decides which of two revisions is compared first.
    pub(super) fn order(&self) -> (usize, &'a str) {
        let text = self.analysis.document.text();
        (text.len(), text)
    }

    /// Returns the speaker of a quote.
    pub(super) fn identity(&self, quote: &Quotation<'_>) -> Option<&SpeakerIdentity> {
        quote.speaker.map(|id| &self.identities[id.index()])
    }
}

/// Returns whether a span is inside one of some spans, which are in order.
fn is_inside(spans: &[Span], span: Span) -> bool {
    let at = spans.partition_point(|outer| outer.end() < span.end());
    spans.get(at).is_some_and(|outer| outer.contains(span))
}

/// Returns the speaker of a quote; `None` for a pronoun that the story does not resolve.
fn speaker(analysis: &Analysis, attribution: &Attribution) -> Option<SpeakerId> {
    let speaker = attribution.outcome.speaker()?;
    let kind = analysis.coreference.speakers[speaker.index()].kind;
    (kind != SpeakerKind::Unresolved).then_some(speaker)
}

impl Quotation<'_> {
    /// Returns the full span of this quote if it has no closing mark, its paragraph breaks it off, and the
    /// words of the other revision's quote continue after it; otherwise `None`.
    ///
    /// In a text that is wrapped unevenly, single lines are taken for paragraphs:
    ///
    /// ```text
    /// “We then wrote the first
    /// commit
    /// to the log,” he said.
    /// ```
    pub(super) fn continuation(&self, text: &str, other: &Quotation<'_>) -> Option<Span> {
        if self.quote.closing == Closing::Mark || self.spoken.len() >= other.spoken.len() {
            return None;
        }
        let start = self.quote.content.start();
        let mut end = (start + 2 * other.words.text().len() + SLACK).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let words = Words::of(&text[Span::new(start, end)]);
        let mut spoken = (0..words.len()).filter(|&n| words.kind(n).is_spoken());
        let mut last = None;
        for n in (0..other.words.len()).filter(|&n| other.words.kind(n).is_spoken()) {
            last = Some(
                spoken
                    .next()
                    .filter(|&m| words.key(m) == other.words.key(n))?,
            );
        }
        Some(Span::new(start, start + words.span(last?).end()))
    }

    /// Returns whether the quote is speech, and not a title or a term.
    pub(super) fn is_speech(&self) -> bool {
        self.attribution.outcome != Outcome::NotSpeech
    }
}
