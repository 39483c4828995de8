//! Who is named in the quotes that a mention may be the source of: hardly anybody speaks of himself by name.

use crate::mention::SpeakerId;
use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::story::Story;
use crate::scan::TokenKind;
use crate::tag::Tag;
use std::ops::Range;

/// Somebody who is named in such a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    pub(super) id: SpeakerId,
    /// The quote stands in the mention's sentence, and not beside it.
    pub(super) own: bool,
}

/// Tokens of a sentence that are looked at for quotes, and mentions of a quote.
const MOST_TOKENS: usize = 128;

const MOST_QUOTED: usize = 32;

/// Sentences on either side that are looked at, those inside quotes among them.
const MOST_SENTENCES: usize = 12;

/// Returns who is named in the quotes of a mention's sentence, `“I have known Vik for years,” he said`, and in those
/// that go on where it ends or lead up to it, without a word between: `He left. “It was late,” he said. “Vik slept.”`
pub(super) fn quoted(story: &Story<'_>, chunks: &Chunks, at: usize) -> Vec<Quoted> {
    let mut named = Vec::new();
    if !chunks.facts[at].quotes {
        return named;
    }
    let own = chunks.mentions[at].sentence;
    let sentences = &story.scan.sentences;
    read(story, chunks, &sentences[own].tokens, true, &mut named);
    let block = |n: usize| story.scan.passages[sentences[n].passage].block;
    let behind = (own + 1..sentences.len()).take(MOST_SENTENCES);
    let before = (0..own).rev().take(MOST_SENTENCES);
    // Sentences inside quotes lie between those outside, and are read with their quote.
    let outside = |n: &usize| story.scan.passages[sentences[*n].passage].inside.is_none();
    let goes_on = |n: &usize| block(*n) == block(own) && is_quote(story, &sentences[*n].tokens);
    for n in behind.filter(outside).take_while(goes_on) {
        read(story, chunks, &sentences[n].tokens, false, &mut named);
    }
    for n in before.filter(outside).take_while(goes_on) {
        read(story, chunks, &sentences[n].tokens, false, &mut named);
    }
    named
}

/// Tells whether a sentence is a quote and nothing else.
fn is_quote(story: &Story<'_>, tokens: &Range<usize>) -> bool {
    let mut tokens = tokens.clone();
    tokens.len() < MOST_TOKENS && tokens.all(|n| matches!(story.tag(n), Tag::Quote | Tag::Sign))
}

/// Adds who is named in the quotes of a sentence.
fn read(
    story: &Story<'_>,
    chunks: &Chunks,
    tokens: &Range<usize>,
    own: bool,
    named: &mut Vec<Quoted>,
) {
    for n in tokens.clone().take(MOST_TOKENS) {
        let TokenKind::Quote(id) = story.token(n).kind else {
            continue;
        };
        let inside = story.scan.quotes[id.index()].inside;
        let tokens = story.scan.passages[inside].tokens.clone();
        let first = chunks
            .mentions
            .partition_point(|m| m.tokens.start < tokens.start);
        let inside = chunks.mentions[first..].iter();
        let inside = inside.take_while(|m| m.tokens.start < tokens.end);
        for mention in inside.take(MOST_QUOTED) {
            let id = mention.speaker;
            if id != NOBODY && !named.iter().any(|quoted| quoted.id == id) {
                named.push(Quoted { id, own });
            }
        }
    }
}
