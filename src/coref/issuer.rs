//! Who speaks through a text: `the trust's report` is the trust speaking, and so is `the statement`
//! behind `The trust issued a statement`.

use super::SpeakerKind;
use crate::lexicon::{Classes, WordLists};
use crate::mention::MentionKind;
use crate::mention::chunk::Chunks;
use crate::mention::story::Story;
use crate::tag::Tag;

/// Tokens to look ahead for `by` or `from`: `a statement issued late on Monday by the trust`.
const REACH: usize = 6;

/// Mentions of a sentence to look through.
const NEAR: usize = 8;

/// Returns the mention of whoever speaks through the text that mention `at` names.
pub(super) fn issuer(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<usize> {
    owner(story, chunks, at)
        .or_else(|| behind(story, chunks, at))
        .or_else(|| subject(story, chunks, at))
}

/// Tells whether a kind of speaker can be the voice of a text.
pub(super) fn has_voice(kind: SpeakerKind) -> bool {
    !matches!(kind, SpeakerKind::Document | SpeakerKind::Unresolved)
}

/// `the trust's report`, `her letter`
fn owner(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<usize> {
    let text = &chunks.mentions[at];
    let owner = at + 1;
    let fits = chunks.mentions.get(owner).is_some_and(|m| {
        let named = |n| story.tag(n) == Tag::Name;
        // "India's Port Authority report" is the authority's.
        let other = (m.tokens.end..text.core.start).any(named);
        m.possessor && m.tokens.start == text.tokens.start && !other
    });
    fits.then_some(owner)
}

/// `a letter from the mayor`, `a statement issued on Monday by the trust`
fn behind(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<usize> {
    let text = &chunks.mentions[at];
    let end = story.scan.sentences[text.sentence].tokens.end;
    let first = text.tokens.end;
    let link = (first..end.min(first + REACH))
        .take_while(|&n| !matches!(story.tag(n), Tag::Sign | Tag::Quote | Tag::Auxiliary))
        .find(|&n| story.is_word(n, "by") || (n == first && story.is_word(n, "from")))?;
    if story.is_word(link, "by") && (first..link).any(|n| is_received(story, n)) {
        return None;
    }
    let found = (at + 1..chunks.mentions.len().min(at + NEAR)).find(|&n| {
        let other = &chunks.mentions[n];
        other.tokens.start == link + 1 && !other.possessor
    })?;
    // "a report from Larvik" was sent from there.
    let place = story.is_word(link, "from")
        && story.is(chunks.mentions[found].core.end - 1, Classes::PLACE);
    (!place).then_some(found)
}

/// `a memo obtained by the Larvik Post`: the paper has it from somebody else.
fn is_received(story: &Story<'_>, at: usize) -> bool {
    story.is_listed(at, WordLists::RECEIVES_TEXT)
}

/// `The trust issued a statement`, `Vik said in a letter`, `In a statement, the trust said`
fn subject(story: &Story<'_>, chunks: &Chunks, at: usize) -> Option<usize> {
    let text = &chunks.mentions[at];
    let before = text.tokens.start.checked_sub(1)?;
    let here = |n: &usize| {
        let other = &chunks.mentions[*n];
        other.sentence == text.sentence && chunks.facts[*n].subject && !other.possessor
    };
    let mut earlier = (at.saturating_sub(NEAR)..at).rev().filter(here);
    if story.is_listed(before, WordLists::ISSUES_TEXT) {
        return earlier.next();
    }
    if !story.is_word(before, "in") {
        return None;
    }
    let speaks = |n: &usize| chunks.facts[*n].speaks;
    let said = earlier.next().filter(speaks);
    said.or_else(|| {
        (at + 1..chunks.mentions.len().min(at + NEAR))
            .filter(here)
            .find(|&n| chunks.mentions[n].kind != MentionKind::Document)
            .filter(speaks)
    })
}
