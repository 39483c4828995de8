//! Roles that were mentioned before: `the official` is `A senior US administration official`, `the
//! senator` is the senator named above, `the 26-year-old` the person last spoken of.

use super::antecedent::candidates;
use super::chunk::{Chunks, NOBODY};
use super::key::Key;
use super::office::{Offices, holds_other, office_at, roles_of};
use super::roster::Roster;
use super::run::{Article, is_age};
use super::story::Story;
use super::tag::Tag;
use super::{Gender, MentionKind, SpeakerId, SpeakerKind};
use crate::lexicon::Classes;
use crate::scan::TokenKind;

/// Mentions to look back over for the same role.
const REACH: usize = 400;

/// Finds whom a role with `the`, `this` or an owner means.
pub(super) fn role(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    offices: &Offices,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, form) = (&chunks.mentions[at], &chunks.forms[at]);
    let kin = story.tag(mention.core.start) == Tag::Kin;
    match form.article {
        Article::Definite | Article::Pointing => {}
        Article::Owned | Article::None if is_owned(chunks, at) => {}
        // A headline leaves the article out: "Chancellor rallies voters", "‘It bit me’, says rower".
        Article::None
            if !mention.plural
                && (story.is_capital(mention.core.start)
                    || (form.speaks && story.paragraph(mention.passage) == 0)) => {}
        _ => return None,
    }
    if let Some(id) = seen_before(story, chunks, roster, before, at) {
        return Some(id);
    }
    if mention.kind != MentionKind::Role {
        return None;
    }
    // "The chancellor" of the first sentence is the "Chancellor Dana Park" of the third.
    if let Some(id) = offices.only(roster, story, chunks, at) {
        return Some(id);
    }
    if kin && !is_parent_of_several(story, at, chunks) {
        return None;
    }
    if form.article == Article::None {
        return former(story, chunks, roster, before, at);
    }
    let nameless = NAMELESS
        .iter()
        .any(|word| story.is_word(mention.core.start, word));
    if nameless {
        return nobody_by_name(story, chunks, roster, before, at);
    }
    latest_person(story, chunks, roster, before, at)
}

/// Nouns for people whom a story keeps nameless: they do not stand for the person named last.
const NAMELESS: &[&str] = &[
    "source",
    "insider",
    "official",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "man",
    "woman",
    "person",
    "individual",
    "militant",
    "terrorist",
    "judge",
    "user",
    "author",
    "witness",
    "member",
    "employee",
    "investigator",
    "victim",
    "gunman",
    "attacker",
    "suspect",
    "reporter",
    "narrator",
    "announcer",
    "moderator",
    "interviewer",
    "staffer",
    "aide",
    "thief",
    "correspondent",
    "host",
    "anchor",
    "audience",
    "crowd",
    "public",
    "caller",
    "voter",
    "protester",
];

/// `her doctor`, `Park's mother`
pub(super) fn is_owned(chunks: &Chunks, at: usize) -> bool {
    let mention = &chunks.mentions[at];
    chunks.forms[at].article == Article::Owned
        || chunks
            .mentions
            .get(at + 1)
            .is_some_and(|owner| owner.possessor && owner.tokens.start == mention.tokens.start)
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

/// Finds an earlier mention with the same head noun, or a name with that role.
fn seen_before(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, form) = (&chunks.mentions[at], &chunks.forms[at]);
    let office = office_at(story, mention.core.start);
    let roles: Vec<Key> = roles_of(office).collect();
    let mut best: Option<(i32, SpeakerId)> = None;
    for (rank, &n) in before.iter().rev().take(REACH).enumerate() {
        let other = &chunks.mentions[n];
        if other.speaker == NOBODY {
            continue;
        }
        let figure = roster.figure(other.speaker);
        let same = other.kind == mention.kind
            && chunks.forms[n].last == form.last
            && office_at(story, other.core.start) == office;
        let named = other.kind == MentionKind::Name
            && mention.kind == MentionKind::Role
            && figure.roles.iter().any(|role| roles.contains(role));
        if !(same || named) || clash(mention.gender, figure.gender) {
            continue;
        }
        let (shared, missing) = shared_words(story, chunks, at, n);
        let introduced =
            same && (chunks.forms[n].article == Article::Indefinite || is_owned(chunks, n));
        let score = 6 * shared - 4 * missing - (rank.min(80) / 5) as i32
            + 3 * i32::from(introduced)
            + 2 * i32::from(figure.kind == SpeakerKind::Person);
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, other.speaker));
        }
    }
    best.map(|(_, id)| id)
}

/// `A local blogger says … The woman wrote`: the latest person without a name.
fn nobody_by_name(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, form) = (&chunks.mentions[at], &chunks.forms[at]);
    let bare = form.tail == mention.tokens.end && form.prefix.is_empty();
    let calls_back = PERSON
        .iter()
        .any(|word| story.is_word(mention.core.start, word));
    if !bare || !calls_back || is_owned(chunks, at) {
        return None;
    }
    candidates(story, chunks, before, at)
        .find(|&n| {
            let (other, other_form) = (&chunks.mentions[n], &chunks.forms[n]);
            other.kind == MentionKind::Role
                && matches!(story.tag(other.core.start), Tag::Role | Tag::Kin)
                && other_form.article == Article::Indefinite
                && roster.figure(other.speaker).kind == SpeakerKind::Role
                && !clash(mention.gender, other.gender)
        })
        .map(|n| chunks.mentions[n].speaker)
}

/// `“It was late,” Vik's former deputy said`: not a new person, but the last one named, if not Vik.
fn former(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, form) = (&chunks.mentions[at], &chunks.forms[at]);
    let past = form.prefix.clone().any(|n| story.is_word(n, "former"));
    if !past || !form.speaks || !is_owned(chunks, at) {
        return None;
    }
    let owner = chunks.mentions[at + 1].speaker;
    let block = |n: usize| story.scan.passages[chunks.mentions[n].passage].block;
    candidates(story, chunks, before, at)
        .take_while(|&n| block(n) + 1 >= block(at))
        .filter(|&n| chunks.forms[n].subject && !chunks.mentions[n].plural)
        .map(|n| chunks.mentions[n].speaker)
        .find(|&id| {
            let figure = roster.figure(id);
            id != owner
                && figure.kind == SpeakerKind::Person
                && figure.person > 0
                && !clash(mention.gender, figure.gender)
        })
}

/// Nouns that say no more than that somebody is a person.
const PERSON: &[&str] = &["man", "woman", "person", "individual"];

/// `the billionaire`, `the 26-year-old`, `the Harbourside striker`: the latest person who fits.
fn latest_person(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    let (mention, form) = (&chunks.mentions[at], &chunks.forms[at]);
    let head = mention.core.start;
    let age = is_age(story.word(head));
    let calls_back = story.is(head, Classes::EPITHET | Classes::ROLE)
        || age
        || matches!(story.tag(head), Tag::Demonym | Tag::Kin);
    let state =
        mention.tokens.end + 1 < form.tail && story.is_word(mention.tokens.end + 1, "state");
    let tailed = form.tail > mention.tokens.end && story.tag(head) != Tag::Kin && !state;
    // "the Scottish Executive" is a body.
    let body = story.token(head).kind == TokenKind::Capital
        && story.tag(head) == Tag::Role
        && !story.is(
            head,
            Classes::DEMONYM | Classes::EPITHET | Classes::MALE | Classes::FEMALE,
        );
    if !calls_back || body || tailed || form.article == Article::None {
        return None;
    }
    // "Lindqvist told her boss": not herself.
    let owned = form.article == Article::Owned;
    let mut best: Option<(f32, SpeakerId)> = None;
    for n in candidates(story, chunks, before, at) {
        let (other, other_form) = (&chunks.mentions[n], &chunks.forms[n]);
        let figure = roster.figure(other.speaker);
        let fits = figure.kind == SpeakerKind::Person
            && other.kind != MentionKind::Document
            && figure.person > 0
            && !other.plural
            && !clash(mention.gender, figure.gender)
            && !holds_other(story, &figure.roles, head)
            && !(owned && other_form.subject && other.sentence == mention.sentence);
        if !fits {
            continue;
        }
        let yes = |fact: bool| f32::from(u8::from(fact));
        let near = mention.sentence - other.sentence.min(mention.sentence);
        let score = 3.0 * yes(other_form.subject)
            + yes(other_form.initial && other_form.subject)
            + yes(other_form.speaks)
            - 2.0 * yes(figure.words == 1 && figure.gender == Gender::Unknown)
            - (near as f32).min(12.0)
            - yes(other.possessor)
            + 0.25 * (figure.count as f32).min(4.0);
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, other.speaker));
        }
    }
    best.map(|(_, id)| id)
}

/// Counts the words before the head that both have, and those that only the later one has.
pub(super) fn shared_words(
    story: &Story<'_>,
    chunks: &Chunks,
    at: usize,
    other: usize,
) -> (i32, i32) {
    let words = |n: usize| {
        let prefix = chunks.forms[n].prefix.clone();
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
