//! Mentions: the words that name somebody, found by tags and capitals, in time linear in the text.
//!
//! Which of them are one speaker is told by [`coref`](crate::coref).

pub(crate) mod chunk;
mod extent;
pub(crate) mod facts;
mod fields;
pub(crate) mod gender;
mod head;
pub(crate) mod headline;
mod names;
mod noun;
pub(crate) mod numbered;
mod owner;
pub(crate) mod phrase;
mod pronoun;
pub(crate) mod run;
pub(crate) mod story;
mod syntax;
pub(crate) mod whole;

use crate::text::Span;
use std::ops::Range;

/// A mention's index into [`Coreference::mentions`](crate::coref::Coreference::mentions).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub u32);

/// A speaker's index into [`Coreference::speakers`](crate::coref::Coreference::speakers).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub u32);

impl MentionId {
    /// Returns the index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl SpeakerId {
    /// Returns the index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The words that name somebody, at one place.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where: `US National Security Council spokesperson Emily Horne`.
    pub span: Span,
    /// What kind of words.
    pub kind: MentionKind,
    /// Who that is.
    pub speaker: SpeakerId,
    /// Its tokens, as indices into `Scan::tokens`.
    pub tokens: Range<usize>,
    /// The tokens of the bare name inside (`Emily Horne`), or of the head noun (`official`).
    pub core: Range<usize>,
    /// The passage it stands in.
    pub passage: usize,
    /// The sentence it stands in.
    pub sentence: usize,
    /// It is the owner of another noun: `Trump` in `Trump's campaign`, or `his`.
    pub possessor: bool,
    /// A title or honorific stands in front: `Ms Horne`.
    pub title: bool,
    /// A role stands in front or in apposition: `spokesperson Emily Horne`.
    pub role: bool,
    /// What is known of the person's gender from these words alone.
    pub gender: Gender,
    /// More than one: `officials`, `they`, `Ines Duarte and Paul Hoang`.
    pub plural: bool,
    /// The mention whose phrase this one stands in: `a spokesman` for `the port` in `a spokesman for
    /// the port`.
    pub within: Option<MentionId>,
}

/// What kind of words a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MentionKind {
    /// A proper name, of a person or not yet known of what.
    Name,
    /// A person by role: `the official`, `a senior administration official`, `his wife`.
    Role,
    /// A body: `the State Department`, `the union`, `NATO`.
    Organization,
    /// A text: `the State Department's readout of the call`, `the report`.
    Document,
    /// Several people without a name: `critics`, `30 captains`, `the auditors`.
    Collective,
    /// `she`, `they`, `who`.
    Pronoun,
}

/// Male, female, or not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Not said, or said both ways.
    #[default]
    Unknown,
    /// he, Mr, spokesman.
    Male,
    /// she, Ms, spokeswoman.
    Female,
}
