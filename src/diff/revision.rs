//! A revision made ready to be compared.

use super::frame::Frame;
use super::identity::Figure;
use super::vocabulary::Vocabulary;
use crate::attribute::{Attribution, Outcome};
use crate::compare::Words;
use crate::extract::Analysis;
use crate::mention::{SpeakerId, SpeakerKind};
use crate::scan::{Closing, Quote, QuoteId};
use crate::text::Span;

/// Room for wider signs where the end of a quote is looked for, in bytes.
const SLACK: usize = 100;

/// One version of a story, its quotes and their frames in numbers.
pub(super) struct Revision<'a> {
    pub(super) analysis: &'a Analysis,
    /// The quotes of the story itself, in reading order. A quote inside a quote is part of its words.
    pub(super) quotes: Vec<Quotation<'a>>,
    pub(super) frame: Frame,
    /// Everybody who is named, by the index of the speaker.
    pub(super) figures: Vec<Figure>,
}

/// One quote.
pub(super) struct Quotation<'a> {
    pub(super) id: QuoteId,
    pub(super) quote: &'a Quote,
    pub(super) attribution: &'a Attribution,
    pub(super) words: Words<'a>,
    /// The numbers of the words that are spoken: signs left out.
    pub(super) spoken: Vec<u32>,
    /// Who says it, as far as the story tells.
    pub(super) speaker: Option<SpeakerId>,
}

impl<'a> Revision<'a> {
    pub(super) fn of(analysis: &'a Analysis, vocabulary: &mut Vocabulary) -> Revision<'a> {
        let records = analysis.records().filter(|r| r.quote().depth == 0);
        let quotes = records.map(|record| {
            let words = Words::of(record.words());
            let spoken = (0..words.len()).filter(|&n| words.kind(n).is_spoken());
            Quotation {
                id: record.id(),
                quote: record.quote(),
                attribution: record.attribution(),
                spoken: spoken.map(|n| vocabulary.number(words.key(n))).collect(),
                words,
                speaker: speaker(analysis, record.attribution()),
            }
        });
        Revision {
            quotes: quotes.filter(|quote| !quote.spoken.is_empty()).collect(),
            frame: Frame::of(analysis, vocabulary),
            figures: analysis.cast.speakers.iter().map(Figure::of).collect(),
            analysis,
        }
    }

    /// Returns what decides which of two revisions is looked at first.
    pub(super) fn order(&self) -> (usize, &'a str) {
        let text = self.analysis.document.text();
        (text.len(), text)
    }

    /// Returns who says a quote.
    pub(super) fn figure(&self, quote: &Quotation<'_>) -> Option<&Figure> {
        quote.speaker.map(|id| &self.figures[id.index()])
    }
}

/// Returns who says a quote; nobody for a pronoun whose owner the story does not tell.
fn speaker(analysis: &Analysis, attribution: &Attribution) -> Option<SpeakerId> {
    let Outcome::Spoken { speaker, .. } = attribution.outcome else {
        return None;
    };
    let kind = analysis.cast.speakers[speaker.index()].kind;
    (kind != SpeakerKind::Unresolved).then_some(speaker)
}

impl Quotation<'_> {
    /// Returns how far the words of another revision's quote go on where this one, which has no
    /// closing mark, was cut off by its paragraph; nothing where they do not.
    ///
    /// A text that is wrapped unevenly falls apart into paragraphs that are none:
    ///
    /// ```text
    /// “We then wrote the first
    /// commit
    /// to the log,” he said.
    /// ```
    pub(super) fn reach(&self, text: &str, other: &Quotation<'_>) -> Option<Span> {
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

    /// Tells whether somebody's words are quoted, and no title or term.
    pub(super) fn is_speech(&self) -> bool {
        self.attribution.outcome != Outcome::NotSpeech
    }
}
