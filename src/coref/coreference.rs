//! What coreference finds: the mentions of a story, and the speakers they name.

use super::mention_link::MentionLink;
use crate::mention::{Gender, Mention, MentionId};
use crate::tag::Tag;
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
