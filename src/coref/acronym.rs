//! Short forms of bodies: `the Food and Drug Administration (FDA)`, and `the FDA` without it.

use super::SpeakerKind;
use super::entity_table::EntityTable;
use super::index::Index;
use crate::mention::chunk::Chunks;
use crate::mention::story::Story;
use crate::scan::TokenKind;
use crate::tag::key::Key;

/// Learns the acronyms of all entities with a name of two words or more.
pub(super) fn learn(story: &Story<'_>, chunks: &Chunks, entities: &EntityTable, index: &mut Index) {
    for mention in &chunks.mentions {
        if mention.speaker == crate::mention::chunk::NOBODY {
            continue;
        }
        if let Some(key) = in_brackets(story, mention.tokens.end) {
            index.acronym.insert(key, mention.speaker);
        }
    }
    for mention in &chunks.mentions {
        if mention.speaker == crate::mention::chunk::NOBODY
            || entities.entity(mention.speaker).kind == SpeakerKind::Person
                && mention.core.len() < 3
        {
            continue;
        }
        let mut initials = String::new();
        for at in mention.core.clone() {
            if story.is_capital(at) {
                initials.extend(story.word(at).chars().next());
            }
        }
        if initials.len() >= 2 {
            index
                .acronym
                .entry(Key::of(&initials))
                .or_insert(mention.speaker);
        }
    }
}

/// `… Administration (FDA)`: the key of the acronym that follows in brackets.
fn in_brackets(story: &Story<'_>, at: usize) -> Option<Key> {
    let tokens = story.scan.tokens.get(at..at + 3)?;
    let [open, short, close] = tokens else {
        return None;
    };
    let acronym = open.is_sign('(') && close.is_sign(')') && short.kind == TokenKind::Acronym;
    acronym.then(|| story.key(at + 1))
}
