//! Roles that stand beside the name they belong to: `a spokesman, Arne Vik,`,
//! `Arne Vik, a spokesman for the port,`, `Vik is the mayor`.

use super::SpeakerKind;
use super::clash::clash;
use super::entity_table::{EntityTable, Title};
use super::office::office_at;
use crate::lexicon::{Classes, WordLists};
use crate::mention::Gender;
use crate::mention::MentionKind;
use crate::mention::SpeakerId;
use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::run::{Article, is_party};
use crate::mention::story::Story;
use crate::scan::TokenKind;
use crate::tag::Tag;
use std::ops::Range;

/// Mentions to look through for the name beside a role.
const NEAR: usize = 5;

/// Gives every role that stands in apposition to a name the entity of the name.
pub(super) fn appose(story: &Story<'_>, chunks: &mut Chunks, entities: &mut EntityTable) {
    for at in 0..chunks.mentions.len() {
        let mention = &chunks.mentions[at];
        if mention.speaker != NOBODY || mention.possessor {
            continue;
        }
        if mention.kind == MentionKind::Organization {
            if let Some(id) = named_body(story, chunks, entities, at) {
                entities.assign(chunks, at, id);
                let entity = entities.entity_mut(id);
                entity.kind = SpeakerKind::Organization;
                entity.person = -SURE;
            }
            continue;
        }
        if mention.kind != MentionKind::Role {
            continue;
        }
        let found = name_behind(story, chunks, at)
            .or_else(|| name_before(story, chunks, at))
            .or_else(|| partner(story, chunks, at))
            .or_else(|| second_role(story, chunks, at))
            .or_else(|| name_after_body(story, chunks, at));
        if let Some(id) = found {
            give(story, chunks, entities, at, id);
            title(story, chunks, entities, at);
        }
    }
}

/// How much speaks against a person where the story says that a name is a body's.
const SURE: i8 = 10;

/// `Northern Tide, a rowing club, said`: the name before the kind of body that it is of.
fn named_body(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    at: usize,
) -> Option<SpeakerId> {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let indefinite = facts.article == Article::Indefinite && !mention.plural;
    let closed = story.token(facts.tail.max(mention.tokens.end)).is_sign(',');
    let id = name_before(story, chunks, at).filter(|_| indefinite && closed)?;
    let entity = entities.entity(id);
    let person = story.is(entity.name.start, Classes::GIVEN) || entity.gender != Gender::Unknown;
    // "Vik, an institution in the village,"
    let figure = story.is_listed(mention.core.end - 1, WordLists::FIGURATIVE);
    (!person && !figure && entity.roles.is_empty()).then_some(id)
}

/// Gives a role to an entity.
pub(super) fn give(
    story: &Story<'_>,
    chunks: &mut Chunks,
    entities: &mut EntityTable,
    at: usize,
    id: SpeakerId,
) {
    entities.assign(chunks, at, id);
    let entity = entities.entity_mut(id);
    entity.add_role(office_at(story, chunks.mentions[at].core.start));
    entity.person = entity.person.saturating_add(1);
}

/// Records the words of a role that was given to an entity.
///
/// Of `the first witness, stage manager Ines Duarte` the role that touches the name comes first.
pub(super) fn title(story: &Story<'_>, chunks: &Chunks, entities: &mut EntityTable, at: usize) {
    let mention = &chunks.mentions[at];
    let words = role_words(story, chunks, at);
    // "Vik is the tallest rower of the club": praise, no role.
    if story.word(words.start).ends_with("est") && words.len() > 1 {
        return;
    }
    let behind = chunks.mentions[at + 1..].iter().take(NEAR);
    let named = behind
        .filter(|m| {
            (m.role || m.title) && m.speaker == mention.speaker && m.sentence == mention.sentence
        })
        .map(|m| m.core.start);
    let place = named.min().unwrap_or(words.start);
    let entity = entities.entity_mut(mention.speaker);
    entity.titles.push(Title { place, words });
}

/// The words of a role and of what it is a role of: `spokesman for the port`; of `a passenger on
/// his way home` only `passenger`.
///
/// The tail of `the head of the port council Arne Vik` takes in the name, which is no part of it.
fn role_words(story: &Story<'_>, chunks: &Chunks, at: usize) -> Range<usize> {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let behind = chunks.mentions[at + 1..].iter().take(NEAR);
    let name = behind
        .filter(|m| m.speaker == mention.speaker && m.kind == MentionKind::Name)
        .map(|m| m.core.start)
        .find(|&start| mention.tokens.end < start && start < facts.tail);
    let belongs = |n: usize| story.is_listed(n, WordLists::LINKS_ROLE);
    let own = |n: usize| matches!(story.tag(n), Tag::Possessive | Tag::Object);
    let chance = (mention.tokens.end..facts.tail).find(|&n| {
        story.tag(n) == Tag::Preposition && !belongs(n) && n + 1 < facts.tail && own(n + 1)
    });
    let start = facts.prefix.start.min(mention.core.start);
    start..chance.or(name).unwrap_or(facts.tail)
}

/// `a spokesman for the port, Arne Vik, said`; `a man named Arne Vik`
fn name_behind(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<SpeakerId> {
    let tail = chunks.facts[at].tail;
    let end = story.scan.sentences[chunks.mentions[at].sentence]
        .tokens
        .end;
    if tail + 1 >= end {
        return None;
    }
    let comma = story.token(tail).is_sign(',');
    let named = named_at(story, tail, end);
    let tail = named.unwrap_or(tail);
    let named = named.is_some();
    if !comma && !named {
        return None;
    }
    let next = (at + 1..chunks.mentions.len().min(at + 6))
        .find(|&n| chunks.mentions[n].core.start > tail)?;
    let name = &chunks.mentions[next];
    // "goes by the name Jo Vik": the mention starts at "the".
    // "her niece, state Sen. Jo Vik": so small a word belongs to no mention.
    let small = name.tokens.start == tail + 2
        && story.token(tail + 1).kind == TokenKind::Lower
        && story.tag(tail + 1).is_nominal()
        && (name.title || chunks.facts[next].words > 1);
    let adjoins = small || name.tokens.start == tail + 1 || (named && name.core.start == tail + 1);
    let fits = name.kind == MentionKind::Name && !name.possessor && adjoins;
    let closes = name.tokens.end >= end
        || matches!(
            story.token(name.tokens.end).kind,
            TokenKind::Sign(',' | '.' | '(' | ':' | '—')
        )
        || (named || matches!(story.tag(name.tokens.end), Tag::Verb | Tag::Auxiliary))
        // "another pilot, Arne Vik of the port council."
        || (chunks.facts[at].article == Article::Indefinite
            && chunks.facts[next].words > 1
            && story.is_listed(name.tokens.end, WordLists::LINKS_MEMBER));
    (fits && closes && name.speaker != NOBODY).then_some(name.speaker)
}

/// `—`, `–`, or a lone `-`.
fn is_dash(story: &Story<'_>, at: usize) -> bool {
    matches!(story.token(at).kind, TokenKind::Sign('—' | '–' | '-'))
}

/// `the head of the Larvik Port Council Arne Vik`: the name stands behind the body's, no comma between.
fn name_after_body(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<SpeakerId> {
    let (role, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let sentence = &story.scan.sentences[role.sentence].tokens;
    let mut tail = facts.tail;
    // "deputy chief for logistics Arne Vik"
    let field = tail + 2 < sentence.end
        && tail == role.tokens.end
        && (story.is_word(tail, "of") || story.is_word(tail, "for"))
        && matches!(story.tag(tail + 1), Tag::Ing | Tag::Word);
    if field {
        tail += 2;
    }
    if role.plural || tail == role.tokens.end {
        return None;
    }
    // "of the Port Workers' Union (PWU) Arne Vik"
    if tail + 3 < sentence.end
        && story.token(tail).is_sign('(')
        && story.token(tail + 2).is_sign(')')
    {
        tail += 3;
    }
    let (name, name_facts) = (at + 1..chunks.mentions.len().min(at + 5))
        .map(|n| (&chunks.mentions[n], &chunks.facts[n]))
        .find(|(m, _)| m.core.end == tail || m.tokens.start == tail)?;
    let body = |n: usize| matches!(story.tag(n), Tag::Org | Tag::Name) && story.is_capital(n);
    let person = |n: usize| matches!(story.tag(n), Tag::Role | Tag::Title | Tag::Kin);
    let prefix = name_facts.prefix.clone();
    let body = prefix.clone().any(body) && !prefix.clone().any(person);
    // "head of policy Arne Vik"
    let word = |n: usize| story.tag(n) == Tag::Word || story.is_word(n, "state");
    let field = !prefix.is_empty() && prefix.clone().all(word);
    let next = name.tokens.end;
    let speaks = name_facts.speaks || (next < sentence.end && story.is_word(next, "as"));
    let fits = (tail > facts.tail || body || field)
        && name.kind == MentionKind::Name
        && name.speaker != NOBODY
        && !name.possessor
        && name_facts.words > 1
        && (speaks || story.is(name.core.start, Classes::GIVEN));
    fits.then_some(name.speaker)
}

/// `a man named Arne Vik`, `the woman, who goes by the name Jo Vik`: the token before the name.
fn named_at(story: &Story<'_>, tail: usize, end: usize) -> Option<usize> {
    (tail..end.min(tail + 7))
        .take_while(|&n| !story.is_capital(n) && story.tag(n) != Tag::Quote)
        .find(|&n| {
            let naming = story.is_listed(n, WordLists::NAMES_PERSON);
            // "known only as Lo"
            let adverb = usize::from(story.tag(n - 1) == Tag::Adverb);
            let known = story.is_word(n, "as")
                && story.is_listed(n - 1 - adverb, WordLists::NAMES_PERSON_AS);
            naming || known
        })
}

/// `Blogger and developer Jon Gruen`, `the peer and former minister`: a role joined to a second one.
fn partner(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<SpeakerId> {
    let role = &chunks.mentions[at];
    let end = story.scan.sentences[role.sentence].tokens.end;
    if role.tokens.end + 1 >= end || !story.is_word(role.tokens.end, "and") {
        return None;
    }
    let bare = chunks.facts[at].article == Article::None && !role.plural;
    let next = (at + 1..chunks.mentions.len().min(at + 4)).find(|&n| {
        chunks.mentions[n].tokens.start == role.tokens.end + 1 && !chunks.mentions[n].possessor
    })?;
    let name = &chunks.mentions[next];
    let fits = bare && name.kind == MentionKind::Name && name.role && name.speaker != NOBODY;
    fits.then_some(name.speaker)
}

/// `The Larvik rower and former captain`: one person with two roles, if the second has no article.
///
/// Whoever was found for the first is the second; nobody so far, if nobody was.
pub(super) fn second_role(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<SpeakerId> {
    let (role, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let and = role.tokens.start.checked_sub(1)?;
    let bare = facts.article == Article::None && !role.plural && story.is_word(and, "and");
    if !bare || story.tag(role.core.start) == Tag::Kin {
        return None;
    }
    let first = (at.saturating_sub(NEAR)..at).rev().find(|&n| {
        let other = &chunks.mentions[n];
        other.sentence == role.sentence
            && (other.tokens.end == and || chunks.facts[n].tail == and)
            && !other.possessor
            && other.kind == MentionKind::Role
    })?;
    let (other, other_facts) = (&chunks.mentions[first], &chunks.facts[first]);
    // "the president and vice president" are two.
    let two = other_facts.last == facts.last
        || other.plural
        || story.tag(other.core.start) == Tag::Kin
        || clash(other.gender, role.gender);
    (!two && other.speaker != NOBODY).then_some(other.speaker)
}

/// `Arne Vik, 41, a spokesman for the port,`; `Vik, the mayor, …`; `Vik is the mayor`
fn name_before(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<SpeakerId> {
    let mention = &chunks.mentions[at];
    let facts = &chunks.facts[at];
    let sentence = &story.scan.sentences[mention.sentence].tokens;
    let mut comma = mention
        .tokens
        .start
        .checked_sub(1)
        .filter(|&n| n > sentence.start)?;
    while story.tag(comma) == Tag::Adverb && comma > sentence.start + 1 {
        comma -= 1;
    }
    let copula = story.is_listed(comma, WordLists::COPULA);
    let mut open = false;
    let mut unclosed = false;
    if !copula {
        let next = facts.tail.max(mention.tokens.end);
        // "Arne Vik — a pilot from Larvik — says"
        let dashes = is_dash(story, comma) && next < sentence.end && is_dash(story, next);
        if !story.token(comma).is_sign(',') && !dashes {
            return None;
        }
        // "In Larvik, the mayor also said": no apposition. "Arne Vik, a pilot said" is one, and so is "Arne Vik, the
        // director of the port said in a statement".
        let next = (next..sentence.end).find(|&n| !matches!(story.tag(n), Tag::Adverb | Tag::Time));
        let verb = next.filter(|&n| matches!(story.tag(n), Tag::Verb | Tag::Auxiliary));
        let parenthesis = verb.is_some_and(|n| story.token(n + 1).is_sign(','));
        let whole = facts.tail > mention.tokens.end && !parenthesis;
        if verb.is_some() && facts.article != Article::Indefinite && !whole {
            return None;
        }
        open = verb.is_some();
        unclosed = open && facts.article != Article::Indefinite;
        // The age between.
        if comma > sentence.start + 1
            && story.token(comma - 1).kind == TokenKind::Number
            && story.token(comma - 2).is_sign(',')
        {
            comma -= 2;
        }
        // "Dana Park, D-Ohio, a senator"
        if comma > sentence.start + 1
            && is_party(story.word(comma - 1))
            && story.token(comma - 2).is_sign(',')
        {
            comma -= 2;
        }
    } else if facts.article == Article::None {
        return None;
    }
    let mut end = comma;
    // "Dana Park (D-Ohio), a senator"
    if story.token(end - 1).is_sign(')') {
        let open = (sentence.start..end)
            .rev()
            .take(8)
            .find(|&n| story.token(n).is_sign('('))?;
        end = open;
    }
    let before = (at.saturating_sub(6)..at)
        .rev()
        .find(|&n| chunks.mentions[n].tokens.end == end)?;
    let name = &chunks.mentions[before];
    // "After meeting Ada Vik, the head of the port said": the head is somebody else.
    let own = &chunks.facts[before];
    if unclosed && (!own.initial || own.after_preposition || own.after_verb) {
        return None;
    }
    let fits = name.sentence == mention.sentence
        && !name.possessor
        && name.speaker != NOBODY
        && matches!(name.kind, MentionKind::Name)
        && (!open || story.is(name.core.start, Classes::GIVEN) || name.title);
    fits.then_some(name.speaker)
}
