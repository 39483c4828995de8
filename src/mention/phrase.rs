//! Names inside the phrase of somebody else: `the port` of `Arne Vik, a spokesman for the port,` and
//! `the tape` of `an expert who heard the tape` are no subjects of the verb behind the phrase.

use super::MentionId;
use super::MentionKind;
use super::chunk::Chunks;
use super::story::Story;
use super::syntax::speaks_next;
use crate::lexicon::{Classes, WordLists};
use crate::tag::Tag;
use std::ops::Range;

/// Mentions to look through behind the head of a phrase.
const NEAR: usize = 8;

/// Tells of every mention whose phrase it stands in.
pub(crate) fn enclose(story: &Story<'_>, chunks: &mut Chunks) {
    for head in 0..chunks.mentions.len() {
        if !heads(chunks, head) {
            continue;
        }
        let end = phrase_end(story, chunks, head);
        let from = chunks.mentions[head].tokens.end;
        if end > from {
            take(chunks, head, from..end);
        }
    }
    for at in 0..chunks.mentions.len() {
        if chunks.mentions[at].within.is_none() {
            let found = named(story, chunks, at)
                .or_else(|| apposed(story, chunks, at))
                .or_else(|| governed(story, chunks, at));
            chunks.mentions[at].within = found;
        }
    }
}

/// Tells whether a mention can have others in its phrase: somebody or something that speaks.
fn heads(chunks: &Chunks, at: usize) -> bool {
    let mention = &chunks.mentions[at];
    !mention.possessor && mention.kind != MentionKind::Pronoun
}

/// Puts the mentions among these tokens into the phrase of `head`.
fn take(chunks: &mut Chunks, head: usize, tokens: Range<usize>) {
    let last = chunks.mentions.len().min(head + 1 + NEAR);
    for at in head + 1..last {
        let mention = &mut chunks.mentions[at];
        let inside = tokens.start <= mention.tokens.start && mention.tokens.end <= tokens.end;
        if inside && mention.within.is_none() {
            mention.within = Some(MentionId(head as u32));
        }
    }
}

/// Returns where the phrase of a mention ends.
fn phrase_end(story: &Story<'_>, chunks: &Chunks, head: usize) -> usize {
    let mention = &chunks.mentions[head];
    let sentence = &story.scan.sentences[mention.sentence].tokens;
    if mention.tokens.end >= sentence.end {
        return mention.tokens.end;
    }
    let tail = match mention.kind {
        MentionKind::Name => of_body(story, chunks, head).unwrap_or(mention.tokens.end),
        // "the Larvik Post in a letter from the mayor said"
        MentionKind::Organization if !story.is_word(mention.tokens.end, "of") => mention.tokens.end,
        _ => chunks.facts[head].tail.max(mention.tokens.end),
    };
    // The tail stops at the "and" of "a spokesman for the Association of Pilots and Sailors".
    let whole = chunks.mentions[head + 1..]
        .iter()
        .take(NEAR)
        .filter(|m| m.tokens.start < tail && m.tokens.end > tail)
        .map(|m| m.tokens.end)
        .max();
    whole.unwrap_or(tail).min(sentence.end)
}

/// `Arne Vik of the port council`, `Arne Vik, from Larvik Port,`: where the body ends.
fn of_body(story: &Story<'_>, chunks: &Chunks, head: usize) -> Option<usize> {
    let mention = &chunks.mentions[head];
    let sentence = &story.scan.sentences[mention.sentence].tokens;
    let end = mention.tokens.end;
    let comma = usize::from(end < sentence.end && story.token(end).is_sign(','));
    let link = end + comma;
    // "They backed Vik, with the union calling him a hero."
    let words = if comma == 0 {
        WordLists::LINKS_MEMBER.with(WordLists::LINKS_MEMBER_ADJOINING)
    } else {
        WordLists::LINKS_MEMBER
    };
    let links = link + 1 < sentence.end && story.is_listed(link, words);
    let body = chunks.mentions[head + 1..]
        .iter()
        .take(NEAR)
        .find(|m| m.tokens.start == link + 1 && !m.possessor)?;
    // "Arne Vik of Larvik Plastic Surgery": no noun of a body's, but no person either.
    let named = body.kind == MentionKind::Name
        && comma == 0
        && !body.title
        && !body.role
        && !story.is(body.core.start, Classes::GIVEN);
    let fits = body.kind == MentionKind::Organization || named;
    (links && fits).then_some(body.tokens.end)
}

/// `Arne Vik, a rower and captain of the club,`: the roles are parts of what begins with the name.
fn named(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<MentionId> {
    let mention = &chunks.mentions[at];
    let before = mention.tokens.start.checked_sub(1)?;
    let joined = story.token(before).is_sign(',') || story.is_word(before, "and");
    if mention.kind != MentionKind::Role || !joined {
        return None;
    }
    (at.saturating_sub(NEAR)..at)
        .rev()
        .find(|&n| {
            let name = &chunks.mentions[n];
            name.kind == MentionKind::Name
                && name.speaker == mention.speaker
                && name.sentence == mention.sentence
        })
        .map(|n| MentionId(n as u32))
}

/// `a spokesman for the YPG, a Larvik militia, said`: the second body stands in the same phrase.
fn apposed(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<MentionId> {
    let mention = &chunks.mentions[at];
    let sentence = &story.scan.sentences[mention.sentence].tokens;
    let start = mention.tokens.start;
    let end = chunks.facts[at].tail.max(mention.tokens.end);
    let between = start > sentence.start
        && end + 1 < sentence.end
        && story.token(start - 1).is_sign(',')
        && story.token(end).is_sign(',')
        && matches!(story.tag(end + 1), Tag::Verb | Tag::Auxiliary);
    if !between || mention.kind != MentionKind::Organization {
        return None;
    }
    (at.saturating_sub(NEAR)..at)
        .rev()
        .find(|&n| chunks.mentions[n].tokens.end == start - 1)
        .filter(|&n| {
            chunks.mentions[n].kind != MentionKind::Name || chunks.mentions[n].within.is_some()
        })
        .and_then(|n| chunks.mentions[n].within)
}

/// `an expert who heard the tape said`, `accounts linked to the militia claimed`: what a clause
/// inside the phrase is about.
fn governed(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<MentionId> {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let sentence = &story.scan.sentences[mention.sentence].tokens;
    let object = facts.after_preposition || facts.after_verb;
    if !object
        || mention.possessor
        || !speaks_next(story, facts.tail.max(mention.tokens.end), sentence)
    {
        return None;
    }
    (at.saturating_sub(NEAR)..at)
        .rev()
        .take_while(|&n| chunks.mentions[n].sentence == mention.sentence)
        .filter(|&n| heads(chunks, n) && chunks.mentions[n].within.is_none())
        .find(|&n| {
            let from = phrase_end(story, chunks, n);
            from < mention.tokens.start && opens_clause(story, from, mention.tokens.start)
        })
        .map(|n| MentionId(n as u32))
}

/// Tells whether the tokens are a clause that belongs to the noun in front of it, without an end:
/// `who heard`, `claiming to be`, `linked to`.
fn opens_clause(story: &Story<'_>, from: usize, to: usize) -> bool {
    let whole = (from..to).all(|n| {
        !matches!(story.tag(n), Tag::Sign | Tag::Quote | Tag::Conjunction)
            && (n == from || !matches!(story.tag(n), Tag::Relative))
    });
    let opens = match story.tag(from) {
        Tag::Relative => {
            from + 1 < to
                && matches!(
                    story.tag(from + 1),
                    Tag::Verb | Tag::Auxiliary | Tag::Adverb
                )
        }
        Tag::Ing => true,
        Tag::Verb => {
            !story.is(from, Classes::CUE)
                && story.word(from).ends_with("ed")
                && from + 1 < to
                && story.tag(from + 1) == Tag::Preposition
        }
        _ => false,
    };
    whole && opens
}
