//! The keys of a name: the words by which it is compared with others.

use super::head::Head;
use super::story::Story;
use crate::lexicon::Classes;
use crate::scan::TokenKind;
use crate::tag::Tag;
use crate::tag::key::Key;

/// The keys of a core.
#[derive(Default)]
pub(super) struct Names {
    pub(super) first: Key,
    pub(super) last: Key,
    pub(super) last_two: Key,
    pub(super) whole: Key,
    pub(super) words: u8,
}

impl Names {
    pub(super) fn of(story: &Story<'_>, head: &Head) -> Names {
        let mut names = Names::default();
        for at in head.core.clone() {
            let part = matches!(
                story.token(at).kind,
                TokenKind::Sign(_) | TokenKind::Quote(_)
            );
            // "Van der Meer" is as short a name as "Meer"; "Van Morrison" is not taken apart.
            let particle = names.words == 0
                && story.is(at, Classes::PARTICLE)
                && !story.is(at, Classes::GIVEN)
                && story.is(at + 1, Classes::PARTICLE);
            if part || particle || story.tag(at) == Tag::Suffix {
                continue;
            }
            let key = name_key(story, at);
            names.whole = names.whole.then(key);
            names.last_two = if names.words == 0 {
                Key::NONE
            } else {
                // As `whole` of a name of these two words, so that "Lan Vik" finds "Mai Anh Lan Vik".
                Key::NONE.then(names.last).then(key)
            };
            if names.words == 0 {
                names.first = key;
            }
            names.last = key;
            names.words = names.words.saturating_add(1);
        }
        if names.words < 2 {
            names.first = Key::NONE;
        }
        names
    }
}

/// `al-Haddad` is `Haddad` as well.
fn name_key(story: &Story<'_>, at: usize) -> Key {
    let word = story.word(at);
    let bare = word.split_once('-').filter(|(article, rest)| {
        let article = article.to_ascii_lowercase();
        matches!(article.as_str(), "al" | "el") && rest.starts_with(char::is_uppercase)
    });
    bare.map_or_else(|| story.key(at), |(_, rest)| Key::of(rest))
}
