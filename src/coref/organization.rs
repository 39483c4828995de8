//! Bodies and texts that were mentioned before: `the agency` is the one spelt out above, `the firm`
//! the company the story is about, `the statement` the one quoted before.

use super::SpeakerKind;
use super::antecedent::candidates;
use super::clash::shared_words;
use super::entity_table::{Entity, EntityTable};
use crate::lexicon::{Classes, WordLists};
use crate::mention::Gender;
use crate::mention::MentionKind;
use crate::mention::SpeakerId;
use crate::mention::chunk::Chunks;
use crate::mention::run::Article;
use crate::mention::story::Story;
use crate::tag::Tag;

/// Finds which body or text a noun with `the` or `this` means.
pub(super) fn body(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    if !matches!(facts.article, Article::Definite | Article::Pointing) || mention.plural {
        return None;
    }
    let head = mention.core.start;
    for n in candidates(story, chunks, before, at) {
        let other = &chunks.mentions[n];
        // "A Labour government would cut it": the government that governs is another.
        let sole = chunks.facts[n].article == Article::Indefinite
            && story.is_listed(head, WordLists::SOLE_ORGANIZATION);
        if chunks.facts[n].last == facts.last && other.kind == mention.kind && !sole {
            let (_, missing) = shared_words(story, chunks, at, n);
            if missing == 0 {
                return Some(other.speaker);
            }
        }
    }
    if let Some(id) = text(story, chunks, entities, before, at) {
        return Some(id);
    }
    // "the Oregonian newspaper" and "the Labour party" say which, "the Larvik-based firm" does not.
    let place = Classes::PLACE | Classes::DEMONYM;
    let party = story.is_word(head, "party") || story.is_word(head, "newspaper");
    let named = facts.prefix.clone().any(|n| {
        // "the growers' association"
        if story.tag(n) == Tag::Clitic {
            return true;
        }
        let name = story.tag(n) == Tag::Name && !story.is(n, place);
        let people = party && story.tag(n) == Tag::Demonym;
        (name || people) && story.is_capital(n) && !story.word(n).ends_with("-based")
    });
    let vague = story.is_listed(head, WordLists::VAGUE_ORGANIZATION) && !named;
    if !vague || facts.tail > mention.tokens.end {
        return None;
    }
    let mut best: Option<(f32, SpeakerId)> = None;
    for n in candidates(story, chunks, before, at) {
        let (other, other_facts) = (&chunks.mentions[n], &chunks.facts[n]);
        let entity = entities.entity(other.speaker);
        if !may_be_body(story, entity) || other.plural {
            continue;
        }
        let yes = |fact: bool| f32::from(u8::from(fact));
        let near = mention.sentence - other.sentence.min(mention.sentence);
        let score = 2.0 * yes(other_facts.subject) + 1.5 * yes(other_facts.speaks)
            - 0.7 * (near as f32).min(10.0)
            + 0.5 * (entity.count as f32).min(8.0)
            + yes(entity.prominent)
            + yes(other.kind == MentionKind::Organization)
            - yes(other.possessor);
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, other.speaker));
        }
    }
    best.map(|(_, id)| id)
}

/// `An interim report says … The 40-page document lists …`: the latest text.
fn text(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let head = mention.core.start;
    let calls_back = story.is_listed(head, WordLists::VAGUE_DOCUMENT)
        && facts.tail == mention.tokens.end
        && !facts
            .prefix
            .clone()
            .any(|n| matches!(story.tag(n), Tag::Name | Tag::Clitic | Tag::Word));
    if mention.kind != MentionKind::Document || !calls_back {
        return None;
    }
    candidates(story, chunks, before, at)
        .filter(|&n| chunks.mentions[n].kind == MentionKind::Document)
        .find(|&n| !chunks.mentions[n].plural && chunks.facts[n].subject)
        .map(|n| chunks.mentions[n].speaker)
        .filter(|&id| entities.entity(id).kind == SpeakerKind::Document)
}

/// Tells whether an entity with a proper name can be a body.
fn may_be_body(story: &Story<'_>, entity: &Entity) -> bool {
    let first = entity.name.start;
    // "EB-5" is a visa.
    let digit = story.word(first).bytes().any(|b| b.is_ascii_digit());
    let place = Classes::PLACE | Classes::DEMONYM;
    let named = story.is_capital(first) && !story.is(first, place) && !digit;
    match entity.kind {
        SpeakerKind::Organization => named,
        SpeakerKind::Person => {
            named && entity.person <= 0 && entity.words == 1 && entity.gender == Gender::Unknown
        }
        _ => false,
    }
}
