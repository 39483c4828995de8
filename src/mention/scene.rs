//! What surrounds a pronoun: who spoke last, and whom the quotes beside it name.

use super::antecedent::candidates;
use super::chunk::{Chunks, NOBODY};
use super::person::may_be;
use super::roster::Roster;
use super::story::Story;
use super::tag::Tag;
use super::{Gender, MentionKind, SpeakerId};
use crate::scan::TokenKind;
use std::ops::Range;

/// What surrounds a pronoun.
pub(super) struct Scene {
    /// Whom the quotes of its sentence name.
    pub(super) in_sentence: Vec<SpeakerId>,
    /// Whom the quotes of its paragraph name.
    pub(super) in_paragraph: Vec<SpeakerId>,
    /// The last one who spoke.
    pub(super) floor: Option<SpeakerId>,
    /// The last one who was quoted.
    pub(super) quoting: Option<SpeakerId>,
    /// The paragraph opens with a quote.
    pub(super) quote_first: bool,
}

impl Scene {
    /// Reads the sentence and the paragraph of the pronoun `at`, and the speakers before it.
    pub(super) fn of(
        story: &Story<'_>,
        chunks: &Chunks,
        roster: &Roster,
        before: &[usize],
        at: usize,
        gender: Gender,
    ) -> Scene {
        let pronoun = &chunks.mentions[at];
        let passage = &story.scan.passages[pronoun.passage];
        let sentence = &story.scan.sentences[pronoun.sentence];
        let (mut floor, mut quoting) = (None, None);
        for n in candidates(story, chunks, before, at) {
            let (form, id) = (&chunks.forms[n], chunks.mentions[n].speaker);
            if form.speaks && may_be(chunks, roster, n, gender) {
                floor = floor.or(Some(id));
                if form.quotes {
                    quoting = Some(id);
                    break;
                }
            }
        }
        Scene {
            in_sentence: quoted(story, chunks, sentence.tokens.clone()),
            in_paragraph: quoted(story, chunks, passage.tokens.clone()),
            floor,
            quoting,
            quote_first: story.tag(passage.tokens.start) == Tag::Quote,
        }
    }
}

/// Returns whom the quotes among the tokens name: `“Vik never called,” he said` is not Vik's.
fn quoted(story: &Story<'_>, chunks: &Chunks, tokens: Range<usize>) -> Vec<SpeakerId> {
    let mut found = Vec::new();
    for n in tokens {
        let TokenKind::Quote(id) = story.token(n).kind else {
            continue;
        };
        let inside = story.scan.quotes[id.index()].inside;
        let first = chunks.mentions.partition_point(|m| m.passage < inside);
        let words = chunks.mentions[first..].iter();
        for mention in words.take_while(|m| m.passage == inside) {
            if mention.kind == MentionKind::Name && mention.speaker != NOBODY {
                found.push(mention.speaker);
            }
        }
    }
    found
}
