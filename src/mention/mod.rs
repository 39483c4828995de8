//! Who is named: names, roles, organisations, documents, pronouns, and which of them are one
//! speaker.

mod acronym;
mod antecedent;
mod apposition;
mod body;
mod casing;
mod chunk;
mod cluster;
mod definite;
mod form;
mod gender;
mod head;
mod headline;
mod issuer;
mod key;
mod known;
mod lead;
mod office;
mod person;
mod phrase;
mod reference;
mod roster;
mod run;
mod seen_words;
mod story;
mod syntax;
mod tag;
#[cfg(test)]
mod tests;

pub use known::KnownSpeakers;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::scan::{Scan, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// A mention's index into [`Cast::mentions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub u32);

/// A speaker's index into [`Cast::speakers`].
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

/// Everybody who is named in a story.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// The mentions, by the start of their tokens; nested ones (`Trump` in `Trump's campaign`)
    /// behind the one that holds them.
    pub mentions: Vec<Mention>,
    /// Who the mentions name.
    pub speakers: Vec<Speaker>,
    /// The blocks that are the story: from the first that quotes or names anybody to behind the
    /// last. A note on the weather above or below it is no part of it.
    pub extent: Range<usize>,
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

/// Somebody who may speak, under the fullest name the story gives.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The fullest name, without title or role: `Emily Horne`; for a role, its first full mention
    /// (`A senior US administration official`).
    pub name: String,
    /// What kind of speaker.
    pub kind: SpeakerKind,
    /// The roles the story gives, in order of appearance, without repetition: `station manager`,
    /// `captain of the tanker`, `Judge`. Honorifics (`Ms`, `Dr.`, `Count`) are none, nor are the
    /// bare nouns of headlines. Of a person with very many the first 64 are kept.
    pub roles: Vec<String>,
    /// All mentions of this speaker, in reading order.
    pub mentions: Vec<MentionId>,
    /// What the story says of the person's gender.
    pub gender: Gender,
}

/// What kind of speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SpeakerKind {
    /// A person with a name.
    Person,
    /// A person without a name: `the senior official`.
    Role,
    /// A body.
    Organization,
    /// A text.
    Document,
    /// Several people.
    Collective,
    /// A pronoun that refers to nobody the story names.
    Unresolved,
}

/// Finds who is named in a scanned document, in time linear in its length.
pub fn cast(document: &Document, scan: &Scan, lexicon: &Lexicon) -> Cast {
    let text = document.text();
    let keys = scan.tokens.iter().map(|token| match token.kind {
        TokenKind::Quote(_) | TokenKind::Sign(_) => key::Key::NONE,
        _ => key::Key::at(text, token.span),
    });
    let keys: Vec<key::Key> = keys.collect();
    let casing = casing::Casing::of(text, scan, &keys);
    let tags = tag::tag(text, scan, &keys, &casing, lexicon);
    let mut story = story::Story::new(text, scan, &keys, &casing, &tags);
    let mut chunks = chunk::chunk(&story);
    story.measure(&chunks);
    headline::cut_verbs(&story, &mut chunks);
    let mut roster = roster::Roster::default();
    cluster::cluster(&story, &mut chunks, &mut roster);
    apposition::appose(&story, &mut chunks, &mut roster);
    lead::name_leads(&story, &mut chunks, &mut roster);
    reference::refer(&story, &mut chunks, &mut roster);
    phrase::enclose(&story, &mut chunks);
    roster.finish(&story, chunks)
}
