//! Coreference: which mentions are one speaker.
//!
//! Names that share a surname become one speaker under the fullest form, unless a title or a given name
//! speaks against it; roles, acronyms, apposition and pronouns are then referred to the speakers there
//! are, in reading order. The rules are those of a sieve (Raghunathan et al. 2010): the surest first.

mod acronym;
mod antecedent;
mod apposition;
mod clash;
mod cluster;
mod definite;
mod entity_table;
mod first_paragraph;
mod index;
mod issuer;
mod known;
mod link;
mod office;
mod organization;
mod person;
mod reference;
#[cfg(test)]
mod tests;

pub use known::KnownSpeakers;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::story::Story;
use crate::mention::{Gender, Mention, MentionId, chunk, headline, phrase};
use crate::scan::Scan;
use crate::tag::{self, Tag};
use entity_table::EntityTable;
pub(crate) use link::MentionLink;
use std::ops::Range;

/// Everybody who is named in a story.
#[derive(Clone, Debug, Default)]
pub struct Coreference {
    /// The mentions, by the start of their tokens; nested ones (`Trump` in `Trump's campaign`)
    /// behind the one that holds them.
    pub mentions: Vec<Mention>,
    /// Who the mentions name.
    pub speakers: Vec<Speaker>,
    /// The blocks that are the story: from the first that quotes or names anybody to behind the
    /// last. A note on the weather above or below it is no part of it.
    pub extent: Range<usize>,
    /// How each mention came to its speaker.
    pub(crate) links: Vec<MentionLink>,
    /// What each token of the scan does.
    pub(crate) tags: Vec<Tag>,
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
pub fn resolve(document: &Document, scan: &Scan, lexicon: &Lexicon) -> Coreference {
    let text = document.text();
    let tagged = tag::tag(text, scan, lexicon);
    let mut story = Story::new(text, scan, &tagged.keys, &tagged.casing, &tagged.tags);
    let mut chunks = chunk::chunk(&story);
    story.measure(&chunks);
    headline::cut_verbs(&story, &mut chunks);
    let mut entities = EntityTable::default();
    cluster::cluster(&story, &mut chunks, &mut entities);
    apposition::appose(&story, &mut chunks, &mut entities);
    first_paragraph::name_leads(&story, &mut chunks, &mut entities);
    reference::refer(&story, &mut chunks, &mut entities);
    phrase::enclose(&story, &mut chunks);
    entities.finish(&story, chunks)
}
