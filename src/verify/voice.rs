//! Who speaks in a source, and whether the story names the same.

use super::Accord;
use super::chunk::Voice;
use crate::document::Document;
use crate::extract::{Analysis, Extractor, Record};
use crate::mention::{Speaker, SpeakerKind};
use crate::text::Span;
use crate::visible::cleaned;

/// The speakers of a source: from its labels, or from the attributions of a story.
pub(super) struct Voices<'s> {
    document: &'s Document,
    extractor: &'s Extractor,
    /// The part of the story that was read last.
    read: Option<(Span, Analysis)>,
}

/// A story up to this many bytes is read whole, so that every speaker has the fullest name.
const WHOLE: usize = 1 << 21;
/// Of a longer one so many bytes around a quote are read.
const AROUND: usize = 1 << 13;

impl<'s> Voices<'s> {
    pub(super) fn new(document: &'s Document, extractor: &'s Extractor) -> Self {
        Voices {
            document,
            extractor,
            read: None,
        }
    }

    /// Tells whether a label names the speaker of a quote.
    pub(super) fn label_accord(&self, record: Record<'_>, voice: Voice) -> Accord {
        match (record.spoken_by(), self.label(voice.turn)) {
            (Some(speaker), Some(label)) => self.compared(speaker, label),
            _ => Accord::Unknown,
        }
    }

    fn compared(&self, speaker: &Speaker, label: &str) -> Accord {
        match accord(speaker, label) {
            // "MODERATOR" is somebody else where the speaker has a label of her own.
            Accord::Unknown if self.has_label(speaker) => Accord::Other,
            accord => accord,
        }
    }

    /// Returns who speaks at a place, and whether it is the speaker of a quote.
    pub(super) fn speaker(
        &mut self,
        record: Record<'_>,
        voice: Voice,
        span: Span,
    ) -> (Option<String>, Accord) {
        if !self.document.turns().is_empty() {
            let label = self.label(voice.turn).map(cleaned);
            return (label, self.label_accord(record, voice));
        }
        let said = self.attributed(span);
        let accord = match (record.spoken_by(), &said) {
            (Some(speaker), Some((name, SpeakerKind::Person))) => accord(speaker, name),
            (Some(speaker), Some((name, _))) if speaker.name == *name => Accord::Same,
            _ => Accord::Unknown,
        };
        (said.map(|(name, _)| name), accord)
    }

    fn label(&self, turn: usize) -> Option<&'s str> {
        let turn = self.document.turns().get(turn.checked_sub(1)?)?;
        turn.speaker.map(|span| &self.document.text()[span])
    }

    fn has_label(&self, speaker: &Speaker) -> bool {
        let turns = 1..=self.document.turns().len().min(1 << 12);
        let mut labels = turns.filter_map(|turn| self.label(turn));
        labels.any(|label| accord(speaker, label) == Accord::Same)
    }

    /// Returns who a story says speaks at a place.
    fn attributed(&mut self, span: Span) -> Option<(String, SpeakerKind)> {
        self.read(span);
        let (part, analysis) = self.read.as_ref()?;
        let (start, end) = (span.start() - part.start(), span.end() - part.start());
        let inside = |record: &Record<'_>| {
            let content = record.quote().content;
            content.start() <= start && end <= content.end()
        };
        let innermost = analysis.records().filter(inside).last()?;
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
        let first = blocks.partition_point(|block| block.span.end() + AROUND < span.start());
        let last = blocks.partition_point(|block| block.span.start() < span.end() + AROUND);
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

/// Compares a speaker of the story with a name of the source.
fn accord(speaker: &Speaker, name: &str) -> Accord {
    let (one, other) = (name_words(&speaker.name), name_words(name));
    if one == other && !one.is_empty() {
        return Accord::Same;
    }
    let has_role = |word: &String| {
        let mut roles = speaker.roles.iter();
        roles.any(|role| role.to_lowercase().split_whitespace().any(|w| w == word))
    };
    if speaker.kind != SpeakerKind::Person || other.iter().all(|word| is_role(word)) {
        let role = role_words(name);
        return match !role.is_empty() && role.iter().all(has_role) {
            true => Accord::Same,
            false => Accord::Unknown,
        };
    }
    match (one.as_slice(), other.as_slice()) {
        ([.., surname], [.., label]) if surname == label => match (one.len(), other.len()) {
            (1, _) | (_, 1) => Accord::Same,
            _ if one[0].chars().next() == other[0].chars().next() => Accord::Same,
            _ => Accord::Other,
        },
        ([single], names) | (names, [single]) if names.contains(single) => Accord::Same,
        _ => Accord::Other,
    }
}

/// The words of a name in small letters, without titles and remarks: `ruiz` of "SEN. RUIZ (D-Ohio)".
fn name_words(name: &str) -> Vec<String> {
    let name = name
        .split('(')
        .next()
        .unwrap_or(name)
        .split(',')
        .next()
        .unwrap_or(name);
    let words = name.split_whitespace().map(bare);
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let named = words
        .iter()
        .filter(|word| !is_title(word))
        .cloned()
        .collect::<Vec<_>>();
    if named.is_empty() { words } else { named }
}

/// The words of a label that may be a role: `president` of "THE PRESIDENT".
fn role_words(name: &str) -> Vec<String> {
    let words = name.split_whitespace().map(bare);
    words
        .filter(|word| !word.is_empty() && !matches!(word.as_str(), "the" | "mr" | "ms" | "madam"))
        .collect()
}

fn bare(word: &str) -> String {
    cleaned(word)
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
        .replace('’', "'")
}

fn is_title(word: &str) -> bool {
    matches!(
        word,
        "capt"
            | "chairman"
            | "chief"
            | "col"
            | "councillor"
            | "dr"
            | "gen"
            | "gov"
            | "governor"
            | "judge"
            | "justice"
            | "lady"
            | "lord"
            | "lt"
            | "mayor"
            | "minister"
            | "miss"
            | "mr"
            | "mrs"
            | "ms"
            | "officer"
            | "president"
            | "prof"
            | "professor"
            | "rep"
            | "rev"
            | "secretary"
            | "sen"
            | "senator"
            | "sgt"
            | "sir"
            | "the"
            | "jr"
            | "sr"
    )
}

/// The words of labels that name no person: who they are is for the reader to know.
fn is_role(word: &str) -> bool {
    is_title(word)
        || word.chars().all(|c| c.is_ascii_digit())
        || matches!(
            word,
            "a" | "answer"
                | "anchor"
                | "announcer"
                | "audience"
                | "caller"
                | "chair"
                | "clerk"
                | "court"
                | "dispatcher"
                | "female"
                | "host"
                | "interviewer"
                | "male"
                | "man"
                | "member"
                | "moderator"
                | "of"
                | "operator"
                | "presenter"
                | "q"
                | "question"
                | "reporter"
                | "speaker"
                | "spokesman"
                | "spokesperson"
                | "spokeswoman"
                | "unidentified"
                | "unknown"
                | "voice"
                | "witness"
                | "woman"
                | "narrator"
        )
}
