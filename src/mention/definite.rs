//! Roles and bodies that were mentioned before: `the official` is `A senior US administration
//! official`, `the senator` is the senator named above, `the agency` the one spelt out.

use super::antecedent::candidates;
use super::chunk::Chunks;
use super::key::Key;
use super::roster::Roster;
use super::run::Article;
use super::story::Story;
use super::tag::Tag;
use super::{Gender, MentionKind, SpeakerId, SpeakerKind};
use crate::lexicon::Classes;

/// Finds whom a role with `the` or `this` means.
pub(super) fn role(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, form) = (&chunks.mentions[at], &chunks.forms[at]);
    if !matches!(form.article, Article::Definite | Article::Pointing) {
        return None;
    }
    let head = form.last;
    let mut best: Option<(i32, SpeakerId)> = None;
    for (rank, &n) in before.iter().rev().take(400).enumerate() {
        let other = &chunks.mentions[n];
        if other.speaker == super::chunk::NOBODY {
            continue;
        }
        let figure = roster.figure(other.speaker);
        let same_role = other.kind == mention.kind && chunks.forms[n].last == head;
        let by_name = other.kind == MentionKind::Name
            && mention.kind == MentionKind::Role
            && figure.roles.iter().any(|&role| same_office(role, head));
        if !same_role && !by_name || clash(mention.gender, figure.gender) {
            continue;
        }
        let (shared, missing) = shared_words(story, chunks, at, n);
        let score = 6 * shared - 4 * missing - rank.min(60) as i32 / 8 + 3 * i32::from(same_role);
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, other.speaker));
        }
    }
    if let Some((_, id)) = best {
        return Some(id);
    }
    epithet(story, chunks, roster, before, at)
}

/// `the billionaire`, `the 26-year-old`, `the man`: the latest person who fits.
fn epithet(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, form) = (&chunks.mentions[at], &chunks.forms[at]);
    let head = mention.core.start;
    let calls_back = story.is(head, Classes::EPITHET)
        || super::run::is_age(story.word(head))
        || story.tag(head) == Tag::Demonym;
    if !calls_back || mention.kind != MentionKind::Role || form.tail > mention.tokens.end {
        return None;
    }
    let mut best: Option<(f32, SpeakerId)> = None;
    for n in candidates(story, chunks, before, at) {
        let other = &chunks.mentions[n];
        let figure = roster.figure(other.speaker);
        let fits = matches!(figure.kind, SpeakerKind::Person)
            && figure.person >= 0
            && !other.plural
            && !clash(mention.gender, figure.gender);
        if !fits {
            continue;
        }
        let yes = |fact: bool| f32::from(u8::from(fact));
        let near = mention.sentence - other.sentence.min(mention.sentence);
        let other_form = &chunks.forms[n];
        let score =
            3.0 * yes(other_form.subject) - 1.0 * (near as f32).min(12.0) - yes(other.possessor)
                + 0.5 * (figure.count as f32).min(8.0);
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, other.speaker));
        }
    }
    best.map(|(_, id)| id)
}

/// Finds which body `the company`, `the agency`, `the department` means.
pub(super) fn body(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, form) = (&chunks.mentions[at], &chunks.forms[at]);
    if !matches!(form.article, Article::Definite | Article::Pointing) || mention.plural {
        return None;
    }
    let plain = form.prefix.is_empty();
    let mut fallback = None;
    for n in candidates(story, chunks, before, at) {
        let other = &chunks.mentions[n];
        let figure = roster.figure(other.speaker);
        if chunks.forms[n].last == form.last && other.kind == mention.kind {
            let (_, missing) = shared_words(story, chunks, at, n);
            if missing == 0 {
                return Some(other.speaker);
            }
        }
        let proper = figure.kind == SpeakerKind::Organization
            && figure.person < 0
            && other.kind == MentionKind::Organization
            && story.is_capital(other.core.start);
        if plain
            && proper
            && fallback.is_none()
            && mention.kind == MentionKind::Organization
            && !story.is(other.core.start, Classes::PLACE)
        {
            fallback = Some(other.speaker);
        }
    }
    fallback.filter(|_| is_open_body(story, mention.core.start))
}

/// Tells whether a noun for a body says so little that the latest body is meant.
fn is_open_body(story: &Story<'_>, at: usize) -> bool {
    [
        "company",
        "firm",
        "agency",
        "group",
        "organization",
        "organisation",
        "newspaper",
        "paper",
        "network",
        "magazine",
        "website",
        "site",
    ]
    .iter()
    .any(|word| story.is_word(at, word))
}

/// Counts the words before the head that both have, and those that only the later one has.
fn shared_words(story: &Story<'_>, chunks: &Chunks, at: usize, other: usize) -> (i32, i32) {
    let keys = |n: usize| {
        let form = &chunks.forms[n];
        form.prefix
            .clone()
            .filter(|&t| story.tag(t).is_nominal())
            .map(|t| story.key(t))
            .collect::<Vec<Key>>()
    };
    let (mine, theirs) = (keys(at), keys(other));
    let shared = mine.iter().filter(|key| theirs.contains(key)).count() as i32;
    (shared, mine.len() as i32 - shared)
}

fn clash(one: Gender, other: Gender) -> bool {
    one != Gender::Unknown && other != Gender::Unknown && one != other
}

/// `Sen.` is a senator, `Gov.` a governor.
fn same_office(title: Key, noun: Key) -> bool {
    const SHORT: &[(&str, &[&str])] = &[
        ("sen", &["senator"]),
        ("gov", &["governor"]),
        (
            "rep",
            &["representative", "congressman", "congresswoman", "lawmaker"],
        ),
        ("gen", &["general"]),
        ("prof", &["professor"]),
        ("dr", &["doctor"]),
        ("col", &["colonel"]),
        ("sgt", &["sergeant"]),
        ("lt", &["lieutenant"]),
        ("capt", &["captain"]),
        ("rev", &["reverend", "pastor"]),
        ("senator", &["lawmaker"]),
    ];
    title == noun
        || SHORT.iter().any(|(short, nouns)| {
            Key::of(short) == title && nouns.iter().any(|n| Key::of(n) == noun)
        })
}
