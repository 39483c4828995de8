//! Which entities a mention could mean: those named lately, those called by the same noun, those named soon.

use super::super::SpeakerKind;
use super::super::antecedent::candidates as recent;
use super::super::clash::{clash, is_owned};
use super::super::entity_table::Entity;
use super::places::ahead;
use super::view::EntityView;
use crate::mention::chunk::Chunks;
use crate::mention::facts::Pronoun;
use crate::mention::gender::GenderEvidence;
use crate::mention::{Gender, Mention, MentionKind, SpeakerId};

/// The most entities that are ranked.
const MOST: usize = 10;

/// Paragraphs that a story waits before it names whom it has called by a noun.
const PATIENCE: usize = 3;

/// The people named soon that are ranked.
const SOON: usize = 2;

/// An entity that a mention could mean.
#[derive(Clone, Copy, Debug)]
pub(in crate::coref) struct EntityCandidate {
    pub(in crate::coref) id: SpeakerId,
    /// Its latest mention before; for one that is named later only, its first.
    pub(super) mention: usize,
    /// Its gender and number are known to be those of the mention.
    pub(super) fits: bool,
    /// Its mentions in the whole story, as far as they are known.
    pub(super) total: usize,
    /// Its latest mentions that open a sentence, are a subject, and speak; from 1, and 0 for none.
    pub(super) opened: usize,
    pub(super) subject: usize,
    pub(super) spoke: usize,
}

/// Returns the entities that a mention could mean, the latest named first.
pub(super) fn candidates(
    view: &EntityView<'_, '_>,
    at: usize,
    rule: Option<SpeakerId>,
) -> Vec<EntityCandidate> {
    let EntityView {
        story,
        chunks,
        entities,
        history,
        ..
    } = *view;
    let mut found: Vec<EntityCandidate> = Vec::with_capacity(MOST + SOON);
    let add = |found: &mut Vec<EntityCandidate>, mention: usize, id: SpeakerId| {
        if !found.iter().any(|other| other.id == id) {
            found.push(EntityCandidate {
                id,
                mention,
                fits: false,
                total: 0,
                opened: 0,
                subject: 0,
                spoke: 0,
            });
        }
    };
    let mention = &chunks.mentions[at];
    if mention.kind == MentionKind::Name {
        for &id in history.namesakes(chunks.facts[at].last) {
            let entity = entities.entity(id);
            let place = history.trace(id).and_then(|trace| trace.latest);
            if !clash(entity.gender, mention.gender) || Some(id) == rule {
                // Who is named later only stands behind the mention.
                let place = place.unwrap_or_else(|| first_mention(chunks, entity, at));
                add(&mut found, place, id);
            }
        }
    }
    let name = mention.kind == MentionKind::Name;
    for n in recent(story, chunks, &history.before, at).filter(|_| !name) {
        let other = &chunks.mentions[n];
        let entity = entities.entity(other.speaker);
        let fits = could_be(chunks, at, entity, other) || Some(other.speaker) == rule;
        if fits && found.len() < MOST {
            add(&mut found, n, other.speaker);
        }
    }
    for (id, place) in ahead(chunks, at).into_iter().take(SOON) {
        if could_be(chunks, at, entities.entity(id), &chunks.mentions[place]) {
            add(&mut found, place, id);
        }
    }
    if !matches!(mention.kind, MentionKind::Pronoun | MentionKind::Name) {
        for &id in history.with_head(chunks.facts[at].last).iter().rev() {
            if let Some(latest) = history.trace(id).and_then(|trace| trace.latest)
                && could_be(chunks, at, entities.entity(id), &chunks.mentions[latest])
            {
                add(&mut found, latest, id);
            }
        }
    }
    // "Her deputy was blunter": who that is, a story says in its first lines or not at all.
    let waits = !is_owned(chunks, at) || story.paragraph(mention.passage) <= 1;
    if mention.kind == MentionKind::Role && waits {
        let block = |n: usize| story.scan.passages[chunks.mentions[n].passage].block;
        let soon = history.named_after(at).iter().copied();
        let soon = soon.take_while(|&n| block(n) <= block(at) + PATIENCE);
        let fitting = soon.filter(|&n| {
            let other = &chunks.mentions[n];
            could_be(chunks, at, entities.entity(other.speaker), other)
        });
        for n in fitting.take(SOON) {
            add(&mut found, n, chunks.mentions[n].speaker);
        }
    }
    if let Some(id) = rule {
        let place = history
            .trace(id)
            .and_then(|trace| trace.latest.or(trace.first));
        add(&mut found, place.unwrap_or(at), id);
    }
    for candidate in &mut found {
        let entity = entities.entity(candidate.id);
        let known = entity.gender == mention.gender && entity.proof != GenderEvidence::Pronoun;
        candidate.fits =
            (mention.gender == Gender::Unknown || known) && mention.plural == entity.plural;
        if let Some(trace) = history.trace(candidate.id) {
            let from_one = |place: Option<usize>| place.map_or(0, |n| n + 1);
            candidate.total = trace.total;
            candidate.opened = from_one(trace.opened);
            candidate.subject = from_one(trace.subject);
            candidate.spoke = from_one(trace.spoke);
        }
    }
    found
}

/// Returns the first mention of an entity that is named behind a mention only.
fn first_mention(chunks: &Chunks, entity: &Entity, at: usize) -> usize {
    let behind = chunks.mentions[at..].partition_point(|m| m.tokens.start < entity.name.start);
    (at + behind).min(chunks.mentions.len() - 1)
}

/// Tells whether a mention could mean an entity, as far as kind, number and gender tell.
fn could_be(chunks: &Chunks, at: usize, entity: &Entity, other: &Mention) -> bool {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let person = matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Role)
        && !entity.plural
        && !other.plural
        && (entity.proof == GenderEvidence::Pronoun || !clash(entity.gender, mention.gender));
    let body = matches!(
        entity.kind,
        SpeakerKind::Organization | SpeakerKind::Document
    );
    match (mention.kind, facts.pronoun) {
        (MentionKind::Role, _) | (_, Some(Pronoun::He | Pronoun::She)) => person,
        (MentionKind::Collective, _) | (_, Some(Pronoun::They)) => {
            entity.plural
                || other.plural
                || entity.kind == SpeakerKind::Organization
                || entity.kind == SpeakerKind::Collective
        }
        // "Apple" is a name, until the story says more.
        (_, _) => {
            let unknown = entity.kind == SpeakerKind::Person
                && entity.person <= 0
                && entity.gender == Gender::Unknown;
            body || unknown
        }
    }
}
