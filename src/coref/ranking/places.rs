//! Where a mention stands in its sentence, and what it does there.

use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::story::Story;
use crate::mention::{MentionKind, SpeakerId};
use crate::rank::{capped, log_scale};
use crate::tag::Tag;

/// What a mention does in its sentence: bits.
pub(super) fn does(chunks: &Chunks, at: usize) -> u8 {
    let facts = &chunks.facts[at];
    u8::from(facts.subject)
        | u8::from(facts.speaks) << 1
        | u8::from(facts.quotes) << 2
        | u8::from(facts.initial) << 3
        | u8::from(facts.after_preposition) << 4
        | u8::from(chunks.mentions[at].possessor) << 5
}

pub(super) fn sentences_back(story: &Story<'_>, chunks: &Chunks, from: usize, at: usize) -> u8 {
    let (from, to) = (chunks.mentions[from].sentence, chunks.mentions[at].sentence);
    if from > to {
        return 0;
    }
    log_scale(story.sentences_between(from, to))
}

/// Whether a mention opens its sentence, and its paragraph.
pub(super) fn opens(story: &Story<'_>, chunks: &Chunks, at: usize) -> u8 {
    let mention = &chunks.mentions[at];
    let first = mention.sentence == story.scan.passages[mention.passage].sentences.start;
    u8::from(chunks.facts[at].initial) | u8::from(first) << 1
}

/// What stands before a mention in its sentence: the start, a comma, another sign, or the tag of a word.
pub(super) fn word_before(story: &Story<'_>, chunks: &Chunks, at: usize) -> u8 {
    let mention = &chunks.mentions[at];
    let start = mention.tokens.start;
    if start <= story.scan.sentences[mention.sentence].tokens.start {
        return 1;
    }
    match story.tag(start - 1) {
        Tag::Sign if story.token(start - 1).is_sign(',') => 2,
        Tag::Conjunction if is_coordinating(story, start - 1) => 3,
        tag => 4 + tag as u8,
    }
}

/// `and`, `but`: what follows is as much a main clause as what is before.
fn is_coordinating(story: &Story<'_>, at: usize) -> bool {
    let is = |word: &str| story.is_word(at, word);
    is("and") || is("or") || is("but")
}

/// Returns the nearest subject before a mention in its sentence.
pub(super) fn subject_before(chunks: &Chunks, at: usize) -> Option<usize> {
    let sentence = chunks.mentions[at].sentence;
    let start = chunks.mentions[at].tokens.start;
    let mut before = (at.saturating_sub(16)..at).rev();
    before.find(|&n| {
        let mention = &chunks.mentions[n];
        let subject = chunks.facts[n].subject && !mention.possessor;
        mention.sentence == sentence && mention.tokens.end <= start && subject
    })
}

/// Subjects before a mention in its sentence.
pub(super) fn subjects_before(chunks: &Chunks, at: usize) -> u8 {
    let sentence = chunks.mentions[at].sentence;
    let before = (at.saturating_sub(16)..at).rev();
    let before = before.take_while(|&n| chunks.mentions[n].sentence == sentence);
    capped(before.filter(|&n| chunks.facts[n].subject).count(), 7)
}

/// Returns who is named behind a pronoun in its sentence, once each.
pub(super) fn ahead(chunks: &Chunks, at: usize) -> Vec<(SpeakerId, usize)> {
    let mut named: Vec<(SpeakerId, usize)> = Vec::new();
    if chunks.facts[at].pronoun.is_none() {
        return named;
    }
    let sentence = chunks.mentions[at].sentence;
    let behind = chunks.mentions[at + 1..].iter().take(MOST_AHEAD);
    let behind = behind.take_while(|m| m.sentence == sentence);
    for (n, mention) in behind.enumerate() {
        let new = !named.iter().any(|&(id, _)| id == mention.speaker);
        if mention.speaker != NOBODY && mention.kind == MentionKind::Name && new {
            named.push((mention.speaker, at + 1 + n));
        }
    }
    named
}

/// Mentions behind a pronoun that are looked at.
const MOST_AHEAD: usize = 12;
