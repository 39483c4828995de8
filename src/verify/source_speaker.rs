//! Who speaks in a source that is a story: the speakers that its attributions name.

use crate::coref::SpeakerKind;
use crate::document::Document;
use crate::extract::{Analysis, Extractor};
use crate::scan::QuoteId;
use crate::text::Span;

/// The speakers of a source that has no labels.
pub(super) struct SourceSpeakers<'s> {
    document: &'s Document,
    extractor: &'s Extractor,
    /// The part of the story that was extracted last.
    extracted: Option<(Span, Analysis)>,
}

/// A story of up to this many bytes is extracted whole, so that every speaker has the fullest name.
const WHOLE: usize = 1 << 21;
/// A longer one is extracted in parts of this many bytes, and some around them. With places in
/// ascending order each part is extracted once.
const PART: usize = 1 << 16;
const AROUND: usize = 1 << 13;

impl<'s> SourceSpeakers<'s> {
    pub(super) fn new(document: &'s Document, extractor: &'s Extractor) -> Self {
        SourceSpeakers {
            document,
            extractor,
            extracted: None,
        }
    }

    /// Returns the speaker at a place, if the story names one.
    pub(super) fn speaker(&mut self, span: Span) -> Option<(String, SpeakerKind)> {
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
        let named = speaker.kind != SpeakerKind::Unresolved;
        named.then(|| (speaker.name.clone(), speaker.kind))
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
