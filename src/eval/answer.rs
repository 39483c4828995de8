//! What we answered to a quote: the rows of the confusion table.

use crate::attribute::Outcome;
use crate::coref::SpeakerKind;
use crate::extract::Record;

/// What became of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Answer {
    /// A speaker of this kind was named.
    Spoken(SpeakerKind),
    /// Speech of nobody who is named.
    Unnamed,
    /// Not speech.
    NotSpeech,
    /// No quote was found there.
    NotFound,
}

impl Answer {
    /// Every answer, in the order of the table.
    pub const ALL: &[Answer] = &[
        Answer::Spoken(SpeakerKind::Person),
        Answer::Spoken(SpeakerKind::Role),
        Answer::Spoken(SpeakerKind::Organization),
        Answer::Spoken(SpeakerKind::Document),
        Answer::Spoken(SpeakerKind::Collective),
        Answer::Spoken(SpeakerKind::Unresolved),
        Answer::Unnamed,
        Answer::NotSpeech,
        Answer::NotFound,
    ];

    /// Returns what became of a quote that was found, or was not.
    pub fn of(record: Option<Record<'_>>) -> Answer {
        let Some(record) = record else {
            return Answer::NotFound;
        };
        match (&record.attribution().outcome, record.spoken_by()) {
            (_, Some(speaker)) => Answer::Spoken(speaker.kind),
            (Outcome::NotSpeech, None) => Answer::NotSpeech,
            (_, None) => Answer::Unnamed,
        }
    }

    /// Returns the word for it: that of the `speaker_kind` field where there is a speaker.
    pub fn name(self) -> &'static str {
        match self {
            Answer::Spoken(SpeakerKind::Person) => "person",
            Answer::Spoken(SpeakerKind::Role) => "role",
            Answer::Spoken(SpeakerKind::Organization) => "organization",
            Answer::Spoken(SpeakerKind::Document) => "document",
            Answer::Spoken(SpeakerKind::Collective) => "collective",
            Answer::Spoken(SpeakerKind::Unresolved) => "unresolved",
            Answer::Unnamed => "unnamed",
            Answer::NotSpeech => "not-speech",
            Answer::NotFound => "not-found",
        }
    }
}
