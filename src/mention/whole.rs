//! The whole phrase that stands for somebody without a name, to be printed: `a man claiming to be a pilot`, `another
//! source familiar with Vik’s thinking`, `someone in the audience`.
//!
//! What the phrase means is decided without it: a tail of three short phrases is enough to compare two mentions.

use super::story::Story;
use crate::lexicon::Classes;
use crate::scan::TokenKind;
use crate::tag::Tag;
use std::ops::Range;

/// The most words that are added.
const MOST: usize = 14;

/// Returns where the phrase ends that begins with these words.
pub(crate) fn end(story: &Story<'_>, words: &Range<usize>) -> usize {
    let sentences = &story.scan.sentences;
    let sentence = sentences.partition_point(|sentence| sentence.tokens.end < words.end);
    let Some(sentence) = sentences.get(sentence) else {
        return words.end;
    };
    let limit = sentence.tokens.end.min(words.end + MOST);
    let mut end = words.end;
    while let Some(next) = step(story, words, end, limit).filter(|&next| next > end) {
        end = next;
    }
    end
}

/// Returns where the next part of a phrase that has come to `at` ends.
fn step(story: &Story<'_>, words: &Range<usize>, at: usize, limit: usize) -> Option<usize> {
    if at >= limit || words.is_empty() {
        return None;
    }
    match story.tag(at) {
        Tag::Clitic | Tag::Auxiliary if has_tail(story, words) => thing(story, at, limit),
        Tag::Ing if at == words.end => claim(story, at, limit),
        Tag::Preposition if at == words.end => place(story, words, at, limit),
        Tag::Sign => list(story, words, at, limit),
        _ => None,
    }
}

/// Tells whether the words go on behind their noun, as `another source familiar with Vik` do. `The clinic’s doctor` and
/// `one of the rower’s oars` begin with an owner, who is the one that is meant.
fn has_tail(story: &Story<'_>, words: &Range<usize>) -> bool {
    words
        .clone()
        .any(|n| story.tag(n) == Tag::Preposition && !story.is_word(n, "of"))
}

/// `Vik’s thinking`: what the owner at the end of the phrase has.
fn thing(story: &Story<'_>, at: usize, limit: usize) -> Option<usize> {
    if story.token(at).kind != TokenKind::Possessive {
        return None;
    }
    let part = |n: &usize| story.tag(*n).is_nominal() || story.tag(*n) == Tag::Ing;
    (at + 1..limit.min(at + 5))
        .take_while(part)
        .last()
        .map(|n| n + 1)
}

/// `a man calling himself Arne Vik`, `a woman claiming to be his aunt`: who somebody is by his own words only.
fn claim(story: &Story<'_>, at: usize, limit: usize) -> Option<usize> {
    let itself = story.is(at + 1, Classes::OBJECT) && is_reflexive(story.word(at + 1));
    let to_be = story.is_word(at + 1, "to") && story.is_word(at + 2, "be");
    let from = match () {
        () if to_be => at + 3,
        () if itself && story.is_word(at + 2, "as") => at + 3,
        () if itself => at + 2,
        () => return None,
    };
    let part = |n: &usize| {
        story.tag(*n).is_nominal()
            || matches!(
                story.tag(*n),
                Tag::Determiner | Tag::Possessive | Tag::Clitic
            )
            || (story.is_word(*n, "of") && *n > from)
            // "claiming to be rebel leader Arne Vik"
            || (*n == from && story.tag(*n) == Tag::Verb)
    };
    let last = (from..limit).take_while(part).last()?;
    story.tag(last).is_nominal().then_some(last + 1)
}

fn is_reflexive(word: &str) -> bool {
    word.ends_with("self") || word.ends_with("selves")
}

/// `someone in the audience`, `some on Twitter`, `one operative inside the port`: where the list of prepositions
/// that go on leaves one out.
fn place(story: &Story<'_>, words: &Range<usize>, at: usize, limit: usize) -> Option<usize> {
    let head = words.end - 1;
    let vague = words.len() == 1 && story.is(head, Classes::INDEFINITE);
    let inside = story.is_word(at, "inside");
    let goes = (vague && !story.is_word(at, "to") && !story.is_word(at, "of")) || inside;
    let part = |n: &usize| {
        story.tag(*n).is_nominal() || matches!(story.tag(*n), Tag::Determiner | Tag::Possessive)
    };
    let last = (at + 1..limit).take_while(part).last().filter(|_| goes)?;
    let noun = story.tag(last).is_nominal() && !story.is(last, Classes::DOCUMENT | Classes::TIME);
    noun.then_some(last + 1)
}

/// `researchers in Canada, France and Switzerland`: places, or bodies of one word, with an "and" before the last.
fn list(story: &Story<'_>, words: &Range<usize>, at: usize, limit: usize) -> Option<usize> {
    let item = |n: usize| {
        n < limit
            && story.token(n).kind == TokenKind::Capital
            && story.is(n, Classes::PLACE)
            && !story.is(n, Classes::GIVEN)
    };
    let mut next = at;
    if !item(at - 1) || !story.is_word(at.checked_sub(2)?, "in") || at < words.start + 3 {
        return None;
    }
    loop {
        let comma = story.token(next).is_sign(',');
        let and = next + usize::from(comma);
        if story.is_word(and, "and") {
            return item(and + 1).then_some(and + 2);
        }
        if !comma || !item(and) {
            return None;
        }
        next = and + 1;
    }
}
