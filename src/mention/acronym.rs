//! Short forms of bodies: `the Food and Drug Administration (FDA)`, and `the FDA` without it.

use super::SpeakerKind;
use super::chunk::Chunks;
use super::cluster::Index;
use super::key::Key;
use super::roster::Roster;
use super::story::Story;
use crate::scan::TokenKind;

/// Learns the acronyms of all figures with a name of two words or more.
pub(super) fn learn(story: &Story<'_>, chunks: &Chunks, roster: &Roster, index: &mut Index) {
    for mention in &chunks.mentions {
        if mention.speaker == super::chunk::NOBODY {
            continue;
        }
        if let Some(key) = in_brackets(story, mention.tokens.end) {
            index.acronym.insert(key, mention.speaker);
        }
    }
    for mention in &chunks.mentions {
        if mention.speaker == super::chunk::NOBODY
            || roster.figure(mention.speaker).kind == SpeakerKind::Person && mention.core.len() < 3
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
