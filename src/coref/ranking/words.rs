//! The words of a mention against those of an entity.

use super::context::MentionContext;
use super::history::EntityTrace;
use super::view::EntityView;
use crate::coref::SpeakerKind;
use crate::coref::clash::owner;
use crate::coref::entity_table::Entity;
use crate::coref::office::holds_other;
use crate::mention::chunk::Chunks;
use crate::mention::story::Story;
use crate::mention::{MentionKind, SpeakerId};
use crate::tag::key::Key;

/// Words of a name that are compared.
const MOST_NAME_WORDS: usize = 8;

/// The words that are known of an entity: of its name, of its roles, before the nouns it was called by.
pub(super) fn known_words(story: &Story<'_>, entity: &Entity, trace: &EntityTrace) -> Vec<Key> {
    let name = entity.name.clone().take(MOST_NAME_WORDS);
    let roles = entity.titles.iter().take(MOST_NAME_WORDS);
    let roles = roles.flat_map(|title| title.words.clone().take(MOST_NAME_WORDS));
    let words = name.chain(roles).map(|n| story.key(n));
    words.chain(trace.words.iter().copied()).collect()
}

/// How the head noun was used of the entity: as a noun it was called by, as its role, against its role, as the last
/// word of its name, as another.
pub(super) fn same_head(
    view: &EntityView<'_, '_>,
    context: &MentionContext<'_>,
    entity: &Entity,
    trace: &EntityTrace,
) -> u8 {
    let EntityView {
        story,
        chunks,
        offices,
        ..
    } = *view;
    let head = chunks.mentions[context.at].core.start;
    let last = chunks.facts[context.at].last;
    let mut roles = offices.roles_of(context.office);
    let held = roles.any(|role| entity.roles.contains(&role));
    let mut name = entity.name.clone().take(MOST_NAME_WORDS);
    match () {
        () if trace.heads.contains(&last) && held => 1,
        () if trace.heads.contains(&last) => 2,
        () if held => 3,
        () if holds_other(story, offices, &entity.roles, head) => 4,
        () if story.key(entity.name.end.saturating_sub(1)) == last => 5,
        () if name.any(|n| story.key(n) == last) => 6,
        // What it was called by, or what it is, is another noun.
        () if !trace.heads.is_empty() && !entity.roles.is_empty() => 7,
        () if !trace.heads.is_empty() => 8,
        () if !entity.roles.is_empty() => 9,
        () => 0,
    }
}

/// Whether the entity owns the mention, its name is among the mention's words, or both have an owner.
pub(super) fn owned_by(
    story: &Story<'_>,
    chunks: &Chunks,
    at: usize,
    id: SpeakerId,
    entity: &Entity,
    trace: &EntityTrace,
) -> u8 {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let inside = chunks.mentions[at + 1..].iter();
    let mut inside = inside
        .take_while(|m| m.tokens.start < facts.tail.max(mention.tokens.end))
        .take(8);
    if inside.any(|m| m.speaker == id) {
        return 1;
    }
    let person = matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Organization);
    let last = story.key(entity.name.end.saturating_sub(1));
    let mut words = mention.tokens.start..facts.tail.max(mention.tokens.end);
    let named = words.any(|n| n != mention.core.start && story.key(n) == last);
    let role = mention.kind != MentionKind::Pronoun;
    match (owner(chunks, at), trace.owner) {
        _ if person && named && role => 2,
        (Some(own), Some(other)) if own == other => 3,
        (Some(_), Some(_)) => 4,
        (Some(_), None) => 5,
        (None, Some(_)) => 6,
        (None, None) => 0,
    }
}
