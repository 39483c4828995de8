//! Small comparisons of mentions and entities that several rules need.

use super::entity_table::Entity;
use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::run::Article;
use crate::mention::story::Story;
use crate::mention::{Gender, SpeakerId};
use crate::tag::key::Key;

/// `her doctor`, `Park's mother`
pub(super) fn is_owned(chunks: &Chunks, at: usize) -> bool {
    let mention = &chunks.mentions[at];
    chunks.facts[at].article == Article::Owned
        || chunks
            .mentions
            .get(at + 1)
            .is_some_and(|owner| owner.possessor && owner.tokens.start == mention.tokens.start)
}

/// Returns who owns a mention: the mayor of `her doctor`, if she was found before.
pub(super) fn owner(chunks: &Chunks, at: usize) -> Option<SpeakerId> {
    let mention = &chunks.mentions[at];
    let owner = chunks.mentions.get(at + 1)?;
    let owns = owner.possessor && owner.tokens.start == mention.tokens.start;
    (owns && owner.speaker != NOBODY).then_some(owner.speaker)
}

/// Counts the words before the head that both have, and those that only the later one has.
pub(super) fn shared_words(
    story: &Story<'_>,
    chunks: &Chunks,
    at: usize,
    other: usize,
) -> (i32, i32) {
    let words = |n: usize| {
        let prefix = chunks.facts[n].prefix.clone();
        prefix
            .filter(|&t| story.tag(t).is_nominal())
            .map(|t| story.key(t))
    };
    let (mut shared, mut missing) = (0, 0);
    for key in words(at) {
        if words(other).any(|word: Key| word == key) {
            shared += 1;
        } else {
            missing += 1;
        }
    }
    (shared, missing)
}

/// Tells whether two genders are known and differ.
pub(super) fn clash(one: Gender, other: Gender) -> bool {
    one != Gender::Unknown && other != Gender::Unknown && one != other
}

/// Returns what the mention's words say of the gender against the entity's, and where that is from, under 15.
pub(super) fn gender_agreement(own: Gender, entity: &Entity) -> u8 {
    let proof = match entity.gender {
        Gender::Unknown => 0,
        _ => 1 + entity.proof as u8,
    };
    let agrees = match own {
        Gender::Unknown => 0,
        own if own == entity.gender => 1,
        _ => 2,
    };
    5 * agrees + proof
}
