//! Headlines give verbs a capital: `Park Sees Hope for Harbour` names nobody called `Park Sees`.

use super::chunk::Chunks;
use super::key::Key;
use super::story::Story;
use super::{Mention, MentionKind};
use crate::lexicon::Classes;
use rustc_hash::FxHashSet;

/// Cuts the verb off a headline's name where the story itself knows the name without it.
pub(super) fn cut_verbs(story: &Story<'_>, chunks: &mut Chunks) {
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
    for (mention, form) in chunks.mentions.iter().zip(&chunks.forms) {
        if mention.kind == MentionKind::Name && !titled(mention) {
            surnames.insert(form.last);
            names.insert(form.whole);
        }
    }
    for (mention, form) in chunks.mentions.iter_mut().zip(&mut chunks.forms) {
        if !doubtful(mention) || names.contains(&form.whole) || !surnames.contains(&form.first) {
            continue;
        }
        mention.core.end -= 1;
        mention.tokens.end = mention.core.end;
        mention.span = story.span(mention.tokens.start, mention.tokens.end);
        form.last = form.first;
        form.whole = Key::NONE.then(form.first);
        form.first = Key::NONE;
        form.last_two = Key::NONE;
        form.words = 1;
        form.subject = true;
        form.tail = mention.tokens.end;
    }
}
