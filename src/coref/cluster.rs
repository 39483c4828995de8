//! Names to people and bodies: `Ms Horne` is `Emily Horne`, `the FDA` is the one spelt out before.
//!
//! Full names come first, wherever they stand in the story, headline and quotes included; then
//! every short name looks for the full name it is short for. A full name is never overridden.

use super::SpeakerKind;
use super::acronym;
use super::clash::clash;
use super::entity_table::{EntityTable, Proper, Title};
use super::index::{Index, list};
use super::namesake::{self, Alone};
use super::office::{is_honorific, office_at};
use super::shared_surname;
use super::spelling::{misspelt, short_for, start};
use crate::lexicon::{Classes, WordLists};
use crate::mention::Gender;
use crate::mention::MentionKind;
use crate::mention::SpeakerId;
use crate::mention::chunk::Chunks;
use crate::mention::gender;
use crate::mention::gender::GenderEvidence;
use crate::mention::run::Article;
use crate::mention::story::Story;
use crate::scan::TokenKind;
use crate::tag::Tag;
use crate::tag::key::Key;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Gives every name an entity.
pub(super) fn cluster(story: &Story<'_>, chunks: &mut Chunks, entities: &mut EntityTable) -> Index {
    let mut index = Index::default();
    namesake::learn_kin(story, chunks);
    let alone = namesake::standing_alone(story, chunks);
    let doubtful: Vec<usize> = (0..chunks.mentions.len())
        .filter(|&at| is_doubtful(story, chunks, at))
        .collect();
    for least in [3, 2] {
        for at in 0..chunks.mentions.len() {
            let words = chunks.facts[at].words;
            let now = words == least || (least == 3 && words > 3);
            if now && is_proper(story, chunks, at) && doubtful.binary_search(&at).is_err() {
                full(story, chunks, entities, &mut index, at);
            }
        }
    }
    for at in doubtful {
        let last = chunks.facts[at].last;
        let odd = story.token(chunks.mentions[at].core.start).kind == TokenKind::Lower;
        if index.knows(entities, last) || (odd && alone.get(&last).is_some_and(Alone::is_bare)) {
            chunks.keep_last_word(story, at);
        } else {
            full(story, chunks, entities, &mut index, at);
        }
    }
    shared_surname::share(story, chunks, entities, &mut index);
    shared_surname::relate(story, chunks, entities, &mut index);
    namesakes(chunks, entities, &mut index);
    acronym::learn(story, chunks, entities, &mut index);
    for at in 0..chunks.mentions.len() {
        if !is_proper(story, chunks, at) {
            continue;
        }
        let id = match chunks.facts[at].words {
            0 => continue,
            1 => short(story, chunks, entities, &mut index, &alone, at),
            _ => chunks.mentions[at].speaker,
        };
        settle(story, chunks, entities, at, id);
        let surname = index.last.get(&chunks.facts[at].last);
        if surname.is_some_and(|ids| ids.contains(&id)) || namesake::shares(chunks, entities, at) {
            namesake::use_surname(story, chunks, entities, at);
        }
    }
    shared_surname::complete(story, entities);
    index
}

/// `Matchwinner Vik` at the start of a sentence, `AG Vik` in a headline, `in Ohio Vik said`: the first word
/// may be no part of the name. It is none where the story spells out who Vik is.
fn is_doubtful(story: &Story<'_>, chunks: &Chunks, at: usize) -> bool {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let first = mention.core.start;
    let titled = story.casing.is_titled(mention.passage);
    let initial = facts.initial && mention.tokens.start == first;
    let unseen = !story.casing.is_large(story.key(first));
    let place = story.is(first, Classes::PLACE | Classes::DEMONYM);
    let office =
        story.token(first).kind == TokenKind::Acronym && story.token(first).span.len() <= 3;
    let capital = office
        || story.token(first).kind == TokenKind::Capital
        || (initial && namesake::is_odd(story, first));
    mention.kind == MentionKind::Name
        && facts.words == 2
        && mention.core.len() == 2
        && capital
        && !story.is(first, Classes::GIVEN | Classes::OUTLET)
        && (place || office || ((initial || titled) && unseen))
}

/// Makes an entity for every `Mr Park` of a story that spells out no other than `Karin Park`.
fn namesakes(chunks: &Chunks, entities: &mut EntityTable, index: &mut Index) {
    for (at, (mention, facts)) in chunks.mentions.iter().zip(&chunks.facts).enumerate() {
        let bare = mention.kind == MentionKind::Name && facts.words == 1 && mention.title;
        if !bare || mention.gender == Gender::Unknown || index.whole.contains_key(&facts.last) {
            continue;
        }
        let Some(full) = index.last.get(&facts.last) else {
            continue;
        };
        if full
            .iter()
            .all(|&id| clash(entities.entity(id).gender, mention.gender))
        {
            let id = entities.add(chunks, at, SpeakerKind::Person, Proper::Yes);
            index.whole.insert(facts.last, id);
        }
    }
}

/// Tells whether a mention is a proper name, of a person or of a body.
pub(super) fn is_proper(story: &Story<'_>, chunks: &Chunks, at: usize) -> bool {
    let mention = &chunks.mentions[at];
    match mention.kind {
        MentionKind::Name => true,
        MentionKind::Organization | MentionKind::Document => {
            story.is_capital(mention.core.start)
                && (mention.core.len() > 1
                    || chunks.facts[at].article == Article::None
                    || story.tag(mention.core.start) == Tag::Name)
        }
        _ => false,
    }
}

/// Finds or makes the entity of a name of two words or more.
fn full(
    story: &Story<'_>,
    chunks: &mut Chunks,
    entities: &mut EntityTable,
    index: &mut Index,
    at: usize,
) {
    let facts = chunks.facts[at].clone();
    let body = chunks.mentions[at].kind != MentionKind::Name;
    let suffix = suffix(story, chunks, at);
    let id = if let Some(&id) = index
        .whole
        .get(&facts.whole)
        .filter(|id| entities.entity(**id).suffix == suffix)
    {
        id
    } else if let Some(&id) = index.two.get(&facts.whole).filter(|_| !body) {
        id
    } else {
        let known = (!body)
            .then(|| same_person(story, chunks, entities, index, at, suffix))
            .flatten();
        known.unwrap_or_else(|| {
            let kind = match chunks.mentions[at].kind {
                MentionKind::Organization => SpeakerKind::Organization,
                MentionKind::Document => SpeakerKind::Document,
                _ => SpeakerKind::Person,
            };
            let id = entities.add(chunks, at, kind, Proper::Yes);
            entities.entity_mut(id).suffix = suffix;
            entities.entity_mut(id).name = without_honors(story, &chunks.mentions[at].core);
            entities.entity_mut(id).phrase = false;
            // "St. Francis" is not who is called Francis.
            if !is_saint(story, chunks.mentions[at].core.start) {
                list(&mut index.last, facts.last, id);
            }
            if kind == SpeakerKind::Person {
                let surname = story.word(chunks.mentions[at].core.end - 1);
                list(&mut index.start, start(surname), id);
            }
            list(&mut index.first, facts.first, id);
            if kind == SpeakerKind::Person && facts.words == 3 {
                let middle = chunks.mentions[at].core.start + 1;
                if story.token(middle).kind == TokenKind::Capital && story.word(middle).len() > 2 {
                    list(&mut index.middle, story.key(middle), id);
                }
            }
            id
        })
    };
    index.whole.entry(facts.whole).or_insert(id);
    if facts.words > 2 && !body {
        index.two.entry(facts.last_two).or_insert(id);
    }
    let entity = entities.entity_mut(id);
    // "her son, Arne Vik": who he is matters to the names before him as well.
    entity.learn(chunks.mentions[at].gender, facts.proof);
    if facts.words > entity.words {
        entity.words = facts.words;
        entity.name = without_honors(story, &chunks.mentions[at].core);
        entity.phrase = false;
    }
    chunks.mentions[at].speaker = id;
}

/// `Hillary Clinton` is `Hillary Rodham Clinton`, `J. Park` is `Jane Park`; `Bill Clinton` is not.
fn same_person(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    index: &Index,
    at: usize,
    suffix: Key,
) -> Option<SpeakerId> {
    let facts = &chunks.facts[at];
    let first = story.word(chunks.mentions[at].core.start);
    index.last.get(&facts.last)?.iter().copied().find(|&id| {
        let entity = entities.entity(id);
        entity.kind == SpeakerKind::Person
            && entity.suffix == suffix
            && (entity.first == facts.first || short_for(story.word(entity.name.start), first))
    })
}

/// Returns whether a name begins with `St.` or `Saint`.
fn is_saint(story: &Story<'_>, first: usize) -> bool {
    story.is_listed(first, WordLists::SAINT)
}

/// Returns the tokens of a name without what follows a comma: `Ines Duarte` of `Ines Duarte, PhD`.
fn without_honors(story: &Story<'_>, core: &Range<usize>) -> Range<usize> {
    let comma = core.clone().find(|&n| story.token(n).is_sign(','));
    let honors = comma.filter(|&comma| {
        let family = suffix_of(story, core.end - 1) != Key::NONE;
        comma > core.start && !family && story.tag(core.end - 1) == Tag::Suffix
    });
    core.start..honors.unwrap_or(core.end)
}

fn suffix(story: &Story<'_>, chunks: &Chunks, at: usize) -> Key {
    suffix_of(story, chunks.mentions[at].core.end - 1)
}

/// Returns the key of a suffix that distinguishes two of a family: `Jr.`
fn suffix_of(story: &Story<'_>, last: usize) -> Key {
    if story.tag(last) == Tag::Suffix && story.is_listed(last, WordLists::GENERATION) {
        story.key(last)
    } else {
        Key::NONE
    }
}

/// Finds or makes the entity of a name of one word.
fn short(
    story: &Story<'_>,
    chunks: &mut Chunks,
    entities: &mut EntityTable,
    index: &mut Index,
    alone: &FxHashMap<Key, Alone>,
    at: usize,
) -> SpeakerId {
    let key = chunks.facts[at].last;
    let core = chunks.mentions[at].core.start;
    let upper = story.token(core).kind == TokenKind::Acronym;
    if upper && let Some(&id) = index.acronym.get(&key) {
        return id;
    }
    let told = chunks.mentions[at].gender;
    // "President Park" is the "Mr Park" of the next line rather than "Karin Park".
    let namesake = index.whole.get(&key).copied().filter(|&id| {
        let entity = entities.entity(id);
        chunks.mentions[at].title && entity.words == 1 && entity.proof == GenderEvidence::Word
    });
    if let Some(id) = namesake.filter(|&id| !clash(told, entities.entity(id).gender)) {
        return id;
    }
    let another = alone.get(&key).is_some_and(Alone::is_another);
    let full = index.last.get(&key).filter(|_| !another);
    let surname = namesake::bearer(story, chunks, entities, full, at);
    if let Some(id) = surname {
        return id;
    }
    if let Some(&id) = index.whole.get(&key) {
        return id;
    }
    // A bare surname of which only a namesake of the other gender is spelt out: "Mr Obama" beside
    // "Michelle Obama". Else the word may be a given name.
    let given = story.is(core, Classes::GIVEN) || chunks.mentions[at].title;
    let people = index.first.get(&key).map(|ids| {
        let person = |id: &&SpeakerId| {
            let entity = entities.entity(**id);
            // "the Vik Kettle" is nobody whom "Vik" could be short for.
            let person = entity.person > 0 || (entity.prominent && entity.person == 0);
            entity.kind == SpeakerKind::Person && (given || person)
        };
        ids.iter().filter(person).copied().collect::<Vec<_>>()
    });
    if let Some(id) = namesake::best(chunks, entities, people.as_ref(), at) {
        return id;
    }
    // "Ms. Duarte" is "Ines Duarte Pons".
    let middle = namesake::best(chunks, entities, index.middle.get(&key), at);
    let titled = chunks.mentions[at].title || !story.is(core, Classes::GIVEN);
    if let Some(id) = middle.filter(|_| titled) {
        return id;
    }
    let kind = match chunks.mentions[at].kind {
        MentionKind::Organization => SpeakerKind::Organization,
        MentionKind::Document => SpeakerKind::Document,
        _ => SpeakerKind::Person,
    };
    let known = Classes::GIVEN | Classes::PLACE | Classes::DEMONYM | Classes::ORGANIZATION;
    let misspelt = (kind == SpeakerKind::Person && !story.is(core, known))
        .then(|| misspelt(story, entities, index, story.word(core)))
        .flatten();
    let id = misspelt.unwrap_or_else(|| entities.add(chunks, at, kind, Proper::Yes));
    index.whole.insert(key, id);
    id
}

/// Gives a name its entity, and the entity what the name tells.
fn settle(
    story: &Story<'_>,
    chunks: &mut Chunks,
    entities: &mut EntityTable,
    at: usize,
    id: SpeakerId,
) {
    entities.assign(chunks, at, id);
    let mention = &chunks.mentions[at];
    let facts = &chunks.facts[at];
    let passage = &story.scan.passages[mention.passage];
    let entity = entities.entity_mut(id);
    if passage.inside.is_none() {
        entity.latest = Some(at);
        entity.prominent |= story.paragraph(mention.passage) <= 1;
    }
    let mut score = i32::from(entity.person);
    if mention.kind != MentionKind::Name {
        score -= 2;
    } else {
        score += 3 * i32::from(mention.title)
            + 2 * i32::from(mention.role && facts.article != Article::Definite);
        score += 2 * i32::from(facts.words > 1 && story.is(mention.core.start, Classes::GIVEN));
        score += i32::from(facts.words > 1 && facts.speaks);
        // "the Kobane" is a place; "the tearful Vik", "the Port Council Arne Vik" are people.
        score -= 2 * i32::from(
            facts.article == Article::Definite
                && facts.prefix.is_empty()
                && !mention.title
                && !mention.role
                && (facts.words == 1 || !story.is(mention.core.start, Classes::GIVEN)),
        );
        // "Karin", but not the "Rose" of "Axel Rose".
        if entity.words == 1 {
            entity.learn(
                gender::of_given(story, mention.core.start),
                GenderEvidence::Given,
            );
        }
    }
    entity.person = score.clamp(-20, 20) as i8;
    for n in facts.prefix.clone() {
        if matches!(story.tag(n), Tag::Role | Tag::Title | Tag::Kin) {
            entity.add_role(office_at(story, n));
        }
    }
    entity
        .titles
        .extend(role_before(story, &facts.prefix).map(|words| Title {
            place: words.start,
            words,
        }));
}

/// Returns the words of the role in front of a name: `station manager` of `station manager Ines
/// Duarte`, `President` of `former President Duarte`, nothing of `Ms Duarte`.
fn role_before(story: &Story<'_>, prefix: &Range<usize>) -> Option<Range<usize>> {
    let honorific = |n: usize| story.tag(n) == Tag::Title && is_honorific(story, n);
    let start = prefix.clone().rev().find(|&n| honorific(n));
    let start = start.map_or(prefix.start, |n| n + 1);
    let office = |n: &usize| matches!(story.tag(*n), Tag::Role | Tag::Title | Tag::Kin);
    let last = (start..prefix.end).rev().find(office)?;
    Some(start..last + 1)
}
