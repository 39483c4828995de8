//! Who speaks in a source that is a story: the speakers that its attributions name.

use super::speaker_names::SourceName;
use crate::attribute::Outcome;
use crate::coref::SpeakerKind;
use crate::document::Document;
use crate::extract::{Analysis, Extractor};
use crate::lexicon::Lexicon;
use crate::mention::MentionKind;
use crate::scan::QuoteId;
use crate::text::Span;

/// The speakers of a source that has no labels.
pub(super) struct SourceSpeakers<'s> {
    document: &'s Document,
    extractor: &'s Extractor,
    lexicon: &'s Lexicon,
    /// The part of the story that was extracted last.
    extracted: Option<(Span, Analysis)>,
}

/// Who speaks at a place, by the attributions of the source.
pub(super) struct AttributedSpeaker {
    pub(super) name: String,
    pub(super) kind: SpeakerKind,
    pub(super) words: SourceName,
    /// Whether the source names the speaker beside the words, and the attribution is likely right.
    pub(super) is_sure: bool,
}

/// From this confidence on an attribution of the source is evidence against one of the story.
const SURE: f32 = 0.9;

/// A story of up to this many bytes is extracted whole, so that every speaker has the fullest name.
const WHOLE: usize = 1 << 21;
/// A longer one is extracted in parts of this many bytes, and some around them. With places in
/// ascending order each part is extracted once.
const PART: usize = 1 << 16;
const AROUND: usize = 1 << 13;

impl<'s> SourceSpeakers<'s> {
    pub(super) fn new(
        document: &'s Document,
        extractor: &'s Extractor,
        lexicon: &'s Lexicon,
    ) -> Self {
        SourceSpeakers {
            document,
            extractor,
            lexicon,
            extracted: None,
        }
    }

    /// Returns the speaker at a place, if the story names one.
    pub(super) fn speaker(&mut self, span: Span) -> Option<AttributedSpeaker> {
        self.extract(span);
        let (part, analysis) = self.extracted.as_ref()?;
        let (start, end) = (span.start() - part.start(), span.end() - part.start());
        // The last quote that begins before the place, or the innermost one around it that covers it.
        let quotes = &analysis.scan.quotes;
        let next = quotes.partition_point(|quote| quote.content.start() <= start);
        let mut quote = next.checked_sub(1);
        while let Some(n) = quote.filter(|&n| quotes[n].content.end() < end) {
            quote = quotes[n].parent.map(|parent| parent.index());
        }
        let innermost = analysis.record(QuoteId(quote? as u32));
        let speaker = innermost.spoken_by()?;
        let attribution = innermost.attribution();
        let is_name = match attribution.outcome {
            Outcome::Spoken { mention, .. } => {
                analysis.coreference.mentions[mention.index()].kind == MentionKind::Name
            }
            Outcome::Unnamed | Outcome::NotSpeech => false,
        };
        let named = speaker.kind != SpeakerKind::Unresolved;
        named.then(|| AttributedSpeaker {
            name: speaker.name.clone(),
            kind: speaker.kind,
            words: SourceName::of(&speaker.name, self.lexicon),
            is_sure: is_name && attribution.confidence >= SURE,
        })
    }

    /// Extracts the part of the story around a place.
    fn extract(&mut self, span: Span) {
        if self
            .extracted
            .as_ref()
            .is_some_and(|(part, _)| part.contains(span))
        {
            return;
        }
        let text = self.document.text();
        let part = if text.len() <= WHOLE {
            Span::new(0, text.len())
        } else {
            self.around(span)
        };
        let document = if part.len() == text.len() {
            Ok(self.document.clone())
        } else {
            Document::plain(self.document.id(), &text[part])
        };
        // A part of a document is no longer than a document can be.
        self.extracted = document
            .ok()
            .map(|part_of| (part, self.extractor.extract(part_of)));
    }

    /// Returns the blocks around a place.
    fn around(&self, span: Span) -> Span {
        let blocks = self.document.blocks();
        let start = span.start() / PART * PART;
        let end = (start + PART).max(span.end());
        let first = blocks.partition_point(|block| block.span.end() + AROUND < start);
        let last = blocks.partition_point(|block| block.span.start() < end + AROUND);
        match (
            blocks.get(first),
            last.checked_sub(1).and_then(|n| blocks.get(n)),
        ) {
            (Some(first), Some(last)) if first.span.start() <= last.span.end() => {
                first.span.cover(last.span).cover(span)
            }
            _ => span,
        }
    }
}
