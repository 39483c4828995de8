//! What we answered to a quote: the rows of the confusion table.

use crate::attribute::Outcome;
use crate::extract::Record;
use crate::mention::SpeakerKind;

/// What became of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AnswerKind {
    /// A speaker of this kind was named.
    Spoken(SpeakerKind),
    /// Speech of nobody who is named.
    Unnamed,
    /// Not speech.
    NotSpeech,
    /// No quote was found there.
    NotFound,
}

impl AnswerKind {
    /// Every answer, in the order of the table.
    pub const ALL: &[AnswerKind] = &[
        AnswerKind::Spoken(SpeakerKind::Person),
        AnswerKind::Spoken(SpeakerKind::Role),
        AnswerKind::Spoken(SpeakerKind::Organization),
        AnswerKind::Spoken(SpeakerKind::Document),
        AnswerKind::Spoken(SpeakerKind::Collective),
        AnswerKind::Spoken(SpeakerKind::Unresolved),
        AnswerKind::Unnamed,
        AnswerKind::NotSpeech,
        AnswerKind::NotFound,
    ];

    /// Returns what became of a quote that was found, or was not.
    pub fn of(record: Option<Record<'_>>) -> AnswerKind {
        let Some(record) = record else {
            return AnswerKind::NotFound;
        };
        match (&record.attribution().outcome, record.spoken_by()) {
            (_, Some(speaker)) => AnswerKind::Spoken(speaker.kind),
            (Outcome::NotSpeech, None) => AnswerKind::NotSpeech,
            (_, None) => AnswerKind::Unnamed,
        }
    }

    /// Returns the word for it: that of the `speaker_kind` field where there is a speaker.
    pub fn name(self) -> &'static str {
        match self {
            AnswerKind::Spoken(SpeakerKind::Person) => "person",
            AnswerKind::Spoken(SpeakerKind::Role) => "role",
            AnswerKind::Spoken(SpeakerKind::Organization) => "organization",
            AnswerKind::Spoken(SpeakerKind::Document) => "document",
            AnswerKind::Spoken(SpeakerKind::Collective) => "collective",
            AnswerKind::Spoken(SpeakerKind::Unresolved) => "unresolved",
            AnswerKind::Unnamed => "unnamed",
            AnswerKind::NotSpeech => "not-speech",
            AnswerKind::NotFound => "not-found",
        }
    }
}
