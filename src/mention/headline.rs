//! Headlines give verbs a capital: `Park Sees Hope for Harbour` names nobody called `Park Sees`.

use super::Mention;
use super::MentionKind;
use super::chunk::Chunks;
use super::story::Story;
use crate::lexicon::Classes;
use crate::tag::key::Key;
use rustc_hash::FxHashSet;

/// Cuts the verb off a headline's name where the story itself knows the name without it.
pub(crate) fn cut_verbs(story: &Story<'_>, chunks: &mut Chunks) {
    let titled = |mention: &Mention| story.casing.is_titled(mention.passage);
    let doubtful = |mention: &Mention| {
        mention.kind == MentionKind::Name
            && mention.core.len() == 2
            && titled(mention)
            && story.is(mention.core.end - 1, Classes::CUE | Classes::VERB)
    };
    if !chunks.mentions.iter().any(doubtful) {
        return;
    }
    let mut surnames: FxHashSet<Key> = FxHashSet::default();
    let mut names: FxHashSet<Key> = FxHashSet::default();
    for (mention, facts) in chunks.mentions.iter().zip(&chunks.facts) {
        if mention.kind == MentionKind::Name && !titled(mention) {
            surnames.insert(facts.last);
            names.insert(facts.whole);
        }
    }
    for (mention, facts) in chunks.mentions.iter_mut().zip(&mut chunks.facts) {
        if !doubtful(mention) || names.contains(&facts.whole) || !surnames.contains(&facts.first) {
            continue;
        }
        mention.core.end -= 1;
        mention.tokens.end = mention.core.end;
        mention.span = story.span(mention.tokens.start, mention.tokens.end);
        facts.last = facts.first;
        facts.whole = Key::NONE.then(facts.first);
        facts.first = Key::NONE;
        facts.last_two = Key::NONE;
        facts.words = 1;
        facts.subject = true;
        facts.tail = mention.tokens.end;
    }
}
