//! Surnames that are not said with the given name: `Ada and Arne Vik`, `Ada Vik … her father Arne … Mr Vik`, and names
//! that the story gives in full inside another phrase only: `the Ada Vik campaign`.

use super::SpeakerKind;
use super::clash::clash;
use super::entity_table::{Entity, EntityTable, Proper};
use super::index::{Index, list};
use crate::lexicon::Classes;
use crate::mention::chunk::Chunks;
use crate::mention::gender::{self, GenderEvidence};
use crate::mention::story::Story;
use crate::mention::{Gender, MentionKind, SpeakerId};
use crate::scan::TokenKind;
use crate::tag::Tag;
use crate::tag::key::Key;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Words before the first given name among which a word for relatives is looked for.
const NEAR: usize = 4;

/// Gives the first of two the surname of the second, where the story has no other full name for the first.
pub(super) fn share(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &mut EntityTable,
    index: &mut Index,
) {
    for at in 0..chunks.mentions.len() {
        let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
        let and = mention.tokens.end;
        let first = mention.kind == MentionKind::Name
            && facts.words == 1
            && !mention.title
            && !mention.possessor
            && mention.core.end == and
            && story.is_word(and, "and");
        if !first || !may_share(story, mention.core.start) {
            continue;
        }
        let Some((next, other)) = chunks.mentions.get(at + 1).zip(chunks.facts.get(at + 1)) else {
            continue;
        };
        let full = next.kind == MentionKind::Name
            && other.words == 2
            && next.core.start == and + 1
            && next.core.len() == 2
            && story.is_capital(next.core.start);
        let spelt = index.last.contains_key(&facts.last) || index.first.contains_key(&facts.last);
        if !full || spelt || index.whole.contains_key(&facts.last) {
            continue;
        }
        let id = entities.add(chunks, at, SpeakerKind::Person, Proper::Yes);
        let entity = entities.entity_mut(id);
        entity.family = Some(next.core.end - 1);
        entity.words = 2;
        let gender = gender::of_given(story, mention.core.start);
        entity.learn(gender, GenderEvidence::Given);
        list(&mut index.last, other.last, id);
        index.whole.insert(facts.last, id);
        let whole = Key::NONE.then(facts.last).then(other.last);
        index.whole.entry(whole).or_insert(id);
    }
}

/// Tells relatives who are called by their given names whose surname they may have: `Ada's father Arne`.
pub(super) fn relate(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &mut EntityTable,
    index: &mut Index,
) {
    for at in 0..chunks.mentions.len() {
        let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
        let Some(kin) = mention.core.start.checked_sub(1) else {
            continue;
        };
        let relative = mention.kind == MentionKind::Name
            && facts.words == 1
            && story.tag(kin) == Tag::Kin
            && mention.gender != Gender::Unknown
            && mention.tokens.start < kin;
        let owner = chunks.mentions.get(at + 1).zip(chunks.facts.get(at + 1));
        let Some((owner, owner_facts)) = owner.filter(|_| relative) else {
            continue;
        };
        let owns = owner.possessor
            && owner.kind == MentionKind::Name
            && owner.tokens.start == mention.tokens.start
            && owner.core.end + 1 == kin;
        let taken = [&index.last, &index.first].map(|names| names.contains_key(&facts.last));
        if !owns || taken.contains(&true) || index.whole.contains_key(&facts.last) {
            continue;
        }
        let bearers = index.last.get(&owner_facts.last);
        let bearers = bearers.or_else(|| index.first.get(&owner_facts.last));
        let person = |id: &&SpeakerId| entities.entity(**id).kind == SpeakerKind::Person;
        let Some(&bearer) = bearers.and_then(|ids| ids.iter().find(person)) else {
            continue;
        };
        let surname = entities.entity(bearer).name.end - 1;
        let id = entities.add(chunks, at, SpeakerKind::Person, Proper::Yes);
        entities.entity_mut(id).kin = Some(surname);
        list(&mut index.last, story.key(surname), id);
        index.whole.insert(facts.last, id);
    }
}

/// Gives people whom the story calls by a surname only the given name that it has in another phrase.
pub(super) fn complete(story: &Story<'_>, entities: &mut EntityTable) {
    let bare = |entity: &Entity| {
        entity.kind == SpeakerKind::Person && entity.words == 1 && entity.name.len() == 1
    };
    let mut full: FxHashMap<Key, Option<Range<usize>>> = FxHashMap::default();
    for entity in entities.all.iter().filter(|entity| bare(entity)) {
        full.insert(story.key(entity.name.start), None);
    }
    if full.is_empty() {
        return;
    }
    let name = |n: usize| story.tag(n) == Tag::Name && story.token(n).kind == TokenKind::Capital;
    let mut several: FxHashSet<Key> = FxHashSet::default();
    for first in 0..story.tags.len().saturating_sub(1) {
        let given = name(first) && story.is(first, Classes::GIVEN);
        if !given || !name(first + 1) || story.is(first, Classes::PLACE | Classes::TIME) {
            continue;
        }
        let before = first
            .checked_sub(1)
            .is_some_and(|n| story.tag(n) == Tag::Name);
        let behind = story.is_capital(first + 2) || story.tag(first + 2) == Tag::Name;
        // "the Karin Brodel campaign"; a school or a prize may have anybody's name.
        let alone = !before && !behind && story.is_word(first + 2, "campaign");
        let key = story.key(first + 1);
        let Some(found) = full.get_mut(&key).filter(|_| alone) else {
            continue;
        };
        match found {
            Some(other) if story.key(other.start) != story.key(first) => {
                several.insert(key);
            }
            Some(_) => {}
            None => *found = Some(first..first + 2),
        }
    }
    for entity in entities.all.iter_mut().filter(|entity| bare(entity)) {
        let key = story.key(entity.name.start);
        let Some(Some(name)) = full.get(&key) else {
            continue;
        };
        let gender = gender::of_given(story, name.start);
        if !several.contains(&key) && !clash(gender, entity.gender) {
            entity.name = name.clone();
            entity.words = 2;
            entity.first = story.key(name.start);
            entity.learn(gender, GenderEvidence::Given);
        }
    }
}

/// Returns whether a word for relatives stands in front, as in `the parents, Ada and Arne Vik`. In `Ada and Simon Vik
/// spoke` Ada may be anybody.
fn may_share(story: &Story<'_>, first: usize) -> bool {
    (first.saturating_sub(NEAR)..first)
        .any(|n| story.tag(n) == Tag::Kin && story.is(n, Classes::PLURAL))
}
