//! A surname that is said once for two: `Ada and Arne Vik`.

use super::SpeakerKind;
use super::entity_table::{EntityTable, Proper};
use super::index::{Index, list};
use crate::lexicon::Classes;
use crate::mention::MentionKind;
use crate::mention::chunk::Chunks;
use crate::mention::gender::{self, GenderEvidence};
use crate::mention::story::Story;
use crate::tag::Tag;
use crate::tag::key::Key;

/// Words before the first given name among which a word for relatives is looked for.
const NEAR: usize = 4;

/// Gives the first of two the surname of the second, where the story has no other full name for the first.
pub(super) fn share(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &mut EntityTable,
    index: &mut Index,
) {
    for at in 0..chunks.mentions.len() {
        let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
        let and = mention.tokens.end;
        let first = mention.kind == MentionKind::Name
            && facts.words == 1
            && !mention.title
            && !mention.possessor
            && mention.core.end == and
            && story.is_word(and, "and");
        if !first || !may_share(story, mention.core.start) {
            continue;
        }
        let Some((next, other)) = chunks.mentions.get(at + 1).zip(chunks.facts.get(at + 1)) else {
            continue;
        };
        let full = next.kind == MentionKind::Name
            && other.words == 2
            && next.core.start == and + 1
            && next.core.len() == 2
            && story.is_capital(next.core.start);
        let spelt = index.last.contains_key(&facts.last) || index.first.contains_key(&facts.last);
        if !full || spelt || index.whole.contains_key(&facts.last) {
            continue;
        }
        let id = entities.add(chunks, at, SpeakerKind::Person, Proper::Yes);
        let entity = entities.entity_mut(id);
        entity.family = Some(next.core.end - 1);
        entity.words = 2;
        let gender = gender::of_given(story, mention.core.start);
        entity.learn(gender, GenderEvidence::Given);
        list(&mut index.last, other.last, id);
        index.whole.insert(facts.last, id);
        let whole = Key::NONE.then(facts.last).then(other.last);
        index.whole.entry(whole).or_insert(id);
    }
}

/// Returns whether a word alone is the given name of a relative of the next one: a common one, or one behind a word
/// for relatives, as in `the parents, Ada and Arne Vik`.
fn may_share(story: &Story<'_>, first: usize) -> bool {
    let kin = (first.saturating_sub(NEAR)..first)
        .any(|n| story.tag(n) == Tag::Kin && story.is(n, Classes::PLURAL));
    kin || (story.is(first, Classes::GIVEN) && !story.is(first, Classes::PLACE))
}
