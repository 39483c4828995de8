//! Roles that were mentioned before: `the official` is `A senior US administration official`, `the
//! senator` is the senator named above, `the 26-year-old` the person last spoken of.

use super::SpeakerKind;
use super::antecedent::candidates;
use super::clash::{clash, is_owned, owner, shared_words};
use super::entity_table::EntityTable;
use super::office::{OfficeWords, Offices, holds_other, office_at};
use crate::lexicon::{Classes, WordLists};
use crate::mention::Gender;
use crate::mention::MentionKind;
use crate::mention::SpeakerId;
use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::facts::Pronoun;
use crate::mention::run::{Article, is_age};
use crate::mention::story::Story;
use crate::scan::TokenKind;
use crate::tag::Tag;
use crate::tag::key::Key;

/// Mentions to look back over for the same role.
const REACH: usize = 400;

/// Finds whom a role with `the`, `this` or an owner means.
pub(super) fn role(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    offices: &Offices,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let kin = story.tag(mention.core.start) == Tag::Kin;
    match facts.article {
        Article::Definite | Article::Pointing => {}
        Article::Owned | Article::None if is_owned(chunks, at) => {}
        // A headline leaves the article out: "Chancellor rallies voters", "‘It bit me’, says rower".
        Article::None
            if !mention.plural
                && (story.is_capital(mention.core.start)
                    || (facts.speaks && story.paragraph(mention.passage) == 0)) => {}
        _ => return None,
    }
    let strangers = of_others(story, chunks, before, at);
    let earlier = EarlierMentions {
        before,
        strangers: &strangers,
    };
    if let Some(id) = seen_before(story, chunks, entities, &offices.words, &earlier, at) {
        return Some(id);
    }
    if mention.kind != MentionKind::Role {
        return None;
    }
    // "The chancellor" of the first sentence is the "Chancellor Dana Park" of the third.
    if let Some(id) = offices.only(entities, story, chunks, at) {
        return (!strangers.contains(&id)).then_some(id);
    }
    if kin && !is_parent_of_several(story, at, chunks) {
        return None;
    }
    if facts.article == Article::None {
        return former(story, chunks, entities, before, at);
    }
    if story.is_listed(mention.core.start, WordLists::NAMELESS) {
        return nobody_by_name(story, chunks, entities, before, at);
    }
    latest_person(story, chunks, entities, &offices.words, before, at)
}

/// `the father of four`, `the mother-of-nine`
fn is_parent_of_several(story: &Story<'_>, at: usize, chunks: &Chunks) -> bool {
    let head = chunks.mentions[at].core.start;
    let number = story
        .scan
        .tokens
        .get(head + 2)
        .is_some_and(|t| t.is(Classes::NUMBER));
    story.word(head).contains("-of-") || (number && story.is_word(head + 1, "of"))
}

/// The mentions before one with an owner, and who among those it cannot mean.
struct EarlierMentions<'m> {
    before: &'m [usize],
    strangers: &'m [SpeakerId],
}

/// Finds an earlier mention with the same head noun, or a name with that role.
fn seen_before(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    words: &OfficeWords,
    earlier: &EarlierMentions<'_>,
    at: usize,
) -> Option<SpeakerId> {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let office = office_at(story, mention.core.start);
    let roles: Vec<Key> = words.roles_of(office).collect();
    let mut best: Option<(i32, SpeakerId)> = None;
    for (rank, &n) in earlier.before.iter().rev().take(REACH).enumerate() {
        let other = &chunks.mentions[n];
        if other.speaker == NOBODY {
            continue;
        }
        let entity = entities.entity(other.speaker);
        let same = other.kind == mention.kind
            && chunks.facts[n].last == facts.last
            && office_at(story, other.core.start) == office;
        let named = other.kind == MentionKind::Name
            && mention.kind == MentionKind::Role
            && entity.roles.iter().any(|role| roles.contains(role));
        let stranger = earlier.strangers.contains(&other.speaker);
        if !(same || named) || stranger || clash(mention.gender, entity.gender) {
            continue;
        }
        let (shared, missing) = shared_words(story, chunks, at, n);
        let introduced =
            same && (chunks.facts[n].article == Article::Indefinite || is_owned(chunks, n));
        let score = 6 * shared - 4 * missing - (rank.min(80) / 5) as i32
            + 3 * i32::from(introduced)
            + 2 * i32::from(entity.kind == SpeakerKind::Person);
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, other.speaker));
        }
    }
    best.map(|(_, id)| id)
}

/// Lists who was called by the same noun, but belongs to others: `Vik's lawyer` is not `Park's lawyer, Ines Duarte`.
fn of_others(story: &Story<'_>, chunks: &Chunks, before: &[usize], at: usize) -> Vec<SpeakerId> {
    let Some(own) = owner(chunks, at) else {
        return Vec::new();
    };
    let mut strangers = Vec::new();
    for &n in before.iter().rev().take(REACH) {
        let same = chunks.facts[n].last == chunks.facts[at].last;
        // "the county's lawyer": a county owns without being anybody.
        let clitic = |n: usize| story.tag(n) == Tag::Clitic;
        let owned = is_owned(chunks, n) || chunks.facts[n].prefix.clone().any(clitic);
        let other = same && owned && owner(chunks, n) != Some(own);
        let id = chunks.mentions[n].speaker;
        if other && id != NOBODY && !strangers.contains(&id) {
            strangers.push(id);
        }
    }
    strangers
}

/// `A local blogger says … The woman wrote`: the latest person without a name.
fn nobody_by_name(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let bare = facts.tail == mention.tokens.end && facts.prefix.is_empty();
    let calls_back = story.is_listed(mention.core.start, WordLists::ANYBODY);
    if !bare || !calls_back || is_owned(chunks, at) {
        return None;
    }
    candidates(story, chunks, before, at)
        .find(|&n| {
            let (other, other_facts) = (&chunks.mentions[n], &chunks.facts[n]);
            other.kind == MentionKind::Role
                && matches!(story.tag(other.core.start), Tag::Role | Tag::Kin)
                && other_facts.article == Article::Indefinite
                && entities.entity(other.speaker).kind == SpeakerKind::Role
                && !clash(mention.gender, other.gender)
        })
        .map(|n| chunks.mentions[n].speaker)
}

/// `“It was late,” Vik's former deputy said`: not a new person, but the last one named, if not Vik.
fn former(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let past = facts.prefix.clone().any(|n| story.is_word(n, "former"));
    if !past || !facts.speaks || !is_owned(chunks, at) {
        return None;
    }
    let owner = owner(chunks, at);
    let block = |n: usize| story.scan.passages[chunks.mentions[n].passage].block;
    candidates(story, chunks, before, at)
        .take_while(|&n| block(n) + 1 >= block(at))
        .filter(|&n| chunks.facts[n].subject && !chunks.mentions[n].plural)
        .map(|n| chunks.mentions[n].speaker)
        .find(|&id| {
            let entity = entities.entity(id);
            Some(id) != owner
                && entity.kind == SpeakerKind::Person
                && entity.person > 0
                && !clash(mention.gender, entity.gender)
        })
}

/// `the billionaire`, `the 26-year-old`, `the Harbourside striker`: the latest person who fits.
fn latest_person(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    words: &OfficeWords,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let head = mention.core.start;
    let age = is_age(story.word(head));
    let calls_back = story.is(head, Classes::EPITHET | Classes::ROLE)
        || age
        || matches!(story.tag(head), Tag::Demonym | Tag::Kin);
    let state =
        mention.tokens.end + 1 < facts.tail && story.is_word(mention.tokens.end + 1, "state");
    let tailed = facts.tail > mention.tokens.end && story.tag(head) != Tag::Kin && !state;
    // "the Scottish Executive" is a body.
    let body = story.token(head).kind == TokenKind::Capital
        && story.tag(head) == Tag::Role
        && !story.is(
            head,
            Classes::DEMONYM | Classes::EPITHET | Classes::MALE | Classes::FEMALE,
        );
    // "the operator", "the broadcaster": rather the firm than a person just named.
    let firm = story.is(head, Classes::ORGANIZATION);
    // "My manager told me": whoever speaks has named nobody yet.
    let mine = chunks.facts.get(at + 1).is_some_and(|owner| {
        is_owned(chunks, at) && matches!(owner.pronoun, Some(Pronoun::I | Pronoun::We))
    });
    if !calls_back || body || firm || mine || tailed || facts.article == Article::None {
        return None;
    }
    // "Lindqvist told her boss": not herself.
    let owned = facts.article == Article::Owned;
    let owner = owner(chunks, at);
    let mut best: Option<(f32, SpeakerId)> = None;
    for n in candidates(story, chunks, before, at) {
        let (other, other_facts) = (&chunks.mentions[n], &chunks.facts[n]);
        let entity = entities.entity(other.speaker);
        let fits = entity.kind == SpeakerKind::Person
            && other.kind != MentionKind::Document
            && entity.person > 0
            && Some(other.speaker) != owner
            && !other.plural
            && !clash(mention.gender, entity.gender)
            && !holds_other(story, words, &entity.roles, head)
            && !(owned && other_facts.subject && other.sentence == mention.sentence);
        if !fits {
            continue;
        }
        let yes = |fact: bool| f32::from(u8::from(fact));
        let near = mention.sentence - other.sentence.min(mention.sentence);
        let score = 3.0 * yes(other_facts.subject)
            + yes(other_facts.initial && other_facts.subject)
            + yes(other_facts.speaks)
            - 2.0 * yes(entity.words == 1 && entity.gender == Gender::Unknown)
            - (near as f32).min(12.0)
            - yes(other.possessor)
            + 0.25 * (entity.count as f32).min(4.0);
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, other.speaker));
        }
    }
    best.map(|(_, id)| id)
}
