//! Who speaks in a source that is a story: whom its attributions name.

use crate::document::Document;
use crate::extract::{Analysis, Extractor};
use crate::mention::SpeakerKind;
use crate::scan::QuoteId;
use crate::text::Span;

/// The speakers of a source that has no labels.
pub(super) struct Voices<'s> {
    document: &'s Document,
    extractor: &'s Extractor,
    /// The part of the story that was read last.
    read: Option<(Span, Analysis)>,
}

/// A story up to this many bytes is read whole, so that every speaker has the fullest name.
const WHOLE: usize = 1 << 21;
/// A longer one is read in parts: those bytes from a multiple of this one to the next, and some
/// around. Whoever asks in the order of the places reads each part once.
const PART: usize = 1 << 16;
const AROUND: usize = 1 << 13;

impl<'s> Voices<'s> {
    pub(super) fn new(document: &'s Document, extractor: &'s Extractor) -> Self {
        Voices {
            document,
            extractor,
            read: None,
        }
    }

    /// Returns who the story says speaks at a place.
    pub(super) fn speaker(&mut self, span: Span) -> Option<(String, SpeakerKind)> {
        self.read(span);
        let (part, analysis) = self.read.as_ref()?;
        let (start, end) = (span.start() - part.start(), span.end() - part.start());
        // The last quote that begins before the place, or the next one that it lies in, and so on.
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

    /// Reads the part of the story that a place stands in.
    fn read(&mut self, span: Span) {
        if self
            .read
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
        self.read = document
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
