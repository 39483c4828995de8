//! What `they` and `it` mean, and how far back any pronoun looks.

use super::SpeakerKind;
use super::entity_table::{Entity, EntityTable};
use crate::lexicon::Classes;
use crate::mention::Gender;
use crate::mention::MentionKind;
use crate::mention::SpeakerId;
use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::facts::Pronoun;
use crate::mention::story::Story;

/// How far back to look, in paragraphs and in mentions.
const PARAGRAPHS: usize = 6;
const CANDIDATES: usize = 48;

/// The mentions before `at` that are near enough, the nearest first.
pub(super) fn candidates<'c>(
    story: &'c Story<'_>,
    chunks: &'c Chunks,
    before: &'c [usize],
    at: usize,
) -> impl Iterator<Item = usize> + 'c {
    let block = |n: usize| story.scan.passages[chunks.mentions[n].passage].block;
    let here = block(at);
    let own = chunks.mentions[at].tokens.clone();
    before
        .iter()
        .rev()
        .copied()
        .take(CANDIDATES)
        .take_while(move |&n| here - block(n).min(here) <= PARAGRAPHS)
        .filter(move |&n| {
            chunks.mentions[n].speaker != NOBODY && chunks.mentions[n].tokens.end <= own.start
        })
}

/// Sentences of paragraphs between two sentences; the insides of quotes do not count.
pub(super) fn sentences_between(story: &Story<'_>, from: usize, to: usize) -> f32 {
    let (from, to) = (from.min(to), from.max(to));
    if to - from > 64 {
        return 64.0;
    }
    story.sentences_between(from, to) as f32
}

/// Finds the antecedent of `they`: the latest subject that is several.
pub(super) fn several(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    pick(story, chunks, before, at, |n| {
        let mention = &chunks.mentions[n];
        let entity = entities.entity(mention.speaker);
        let facts = &chunks.facts[n];
        let base = if mention.plural
            && matches!(
                mention.kind,
                MentionKind::Collective | MentionKind::Pronoun | MentionKind::Name
            ) {
            3.0
        } else if entity.kind == SpeakerKind::Organization && !is_place(story, entity) {
            1.5
        } else if mention.plural || is_body_name(entity) {
            1.0
        } else if facts.subject && is_unheard_of(story, entity) {
            0.5
        } else {
            return None;
        };
        let same = facts.pronoun == Some(Pronoun::They);
        Some(base + f32::from(u8::from(same)))
    })
}

/// Tells whether a name of one word is a body's rather than a person's.
fn is_body_name(entity: &Entity) -> bool {
    entity.kind == SpeakerKind::Person && entity.person < 0 && entity.words == 1
}

/// Tells whether a name of one word may be a body's as well as a person's: `Factify checked it`.
fn is_unheard_of(story: &Story<'_>, entity: &Entity) -> bool {
    entity.kind == SpeakerKind::Person
        && entity.person == 0
        && entity.words == 1
        && entity.gender == Gender::Unknown
        && !story.is(entity.name.start, Classes::GIVEN)
}

/// Tells whether an entity is a place, which speaks for a state at best.
fn is_place(story: &Story<'_>, entity: &Entity) -> bool {
    story.is(entity.name.end - 1, Classes::PLACE)
}

/// Finds the antecedent of `it`: the latest body or text, subjects first.
pub(super) fn thing(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    // "It reads: …"
    let verb = chunks.mentions[at].tokens.end;
    let reads =
        verb < story.tags.len() && (story.is_word(verb, "read") || story.is_word(verb, "reads"));
    pick(story, chunks, before, at, |n| {
        let mention = &chunks.mentions[n];
        let entity = entities.entity(mention.speaker);
        let same = chunks.facts[n].pronoun == Some(Pronoun::It);
        let base = match entity.kind {
            _ if reads && mention.kind == MentionKind::Document => 4.0,
            _ if mention.kind == MentionKind::Document => 1.5,
            SpeakerKind::Organization => 2.0,
            SpeakerKind::Document => 1.5,
            SpeakerKind::Person if entity.person < 0 => 1.0,
            SpeakerKind::Person if entity.person == 0 && entity.words == 1 => 0.5,
            _ => return None,
        };
        (!mention.plural).then_some(base + f32::from(u8::from(same)))
    })
}

/// Returns the speaker of the candidate with the highest score; the distance is taken off.
fn pick(
    story: &Story<'_>,
    chunks: &Chunks,
    before: &[usize],
    at: usize,
    score: impl Fn(usize) -> Option<f32>,
) -> Option<SpeakerId> {
    let mut best: Option<(f32, SpeakerId)> = None;
    for candidate in candidates(story, chunks, before, at) {
        let Some(base) = score(candidate) else {
            continue;
        };
        let (mention, facts) = (&chunks.mentions[candidate], &chunks.facts[candidate]);
        let sentences = sentences_between(story, mention.sentence, chunks.mentions[at].sentence);
        let mut total = base - 0.7 * sentences.min(8.0);
        total += 1.5 * f32::from(u8::from(facts.subject)) + 0.5 * f32::from(u8::from(facts.speaks));
        total -= 0.8 * f32::from(u8::from(facts.after_preposition || mention.possessor));
        if best.is_none_or(|(top, _)| total > top) {
            best = Some((total, mention.speaker));
        }
    }
    best.map(|(_, id)| id)
}
