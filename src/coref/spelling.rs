//! Names that are written in two ways: cut short, or misspelled.

use super::entity_table::EntityTable;
use super::index::Index;
use crate::mention::SpeakerId;
use crate::mention::story::Story;
use crate::tag::key::Key;

/// `J.` or `Dan` for `Daniel`.
pub(super) fn short_for(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let bare = short.trim_end_matches('.');
    let initial = bare.chars().count() == 1;
    (initial || bare.len() >= 3)
        && long
            .get(..bare.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(bare))
}

/// Finds the one full name whose surname a bare one misspells by a letter: `Bornsten` where the
/// story spells out `Harold Bornstein`.
pub(super) fn misspelt(
    story: &Story<'_>,
    entities: &EntityTable,
    index: &Index,
    word: &str,
) -> Option<SpeakerId> {
    const SHORTEST: usize = 5;
    if word.len() < SHORTEST {
        return None;
    }
    let mut near = index
        .start
        .get(&start(word))?
        .iter()
        .copied()
        .filter(|&id| one_letter_off(word, story.word(entities.entity(id).name.end - 1)));
    let found = near.next()?;
    near.next().is_none().then_some(found)
}

/// Returns the key of the letters that a misspelt name shares with the right one.
pub(super) fn start(word: &str) -> Key {
    let end = word.char_indices().nth(2).map_or(word.len(), |(at, _)| at);
    Key::of(word.get(..end).unwrap_or(word))
}

/// Tells whether two words start alike and differ by one letter: changed, left out or put in.
fn one_letter_off(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if long.len() - short.len() > 1 {
        return false;
    }
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let same = |(a, b): &(&u8, &u8)| a.eq_ignore_ascii_case(b);
    let start = short.iter().zip(long).take_while(same).count();
    let left = (short.len() - start, long.len() - start);
    let end = short
        .iter()
        .rev()
        .zip(long.iter().rev())
        .take_while(same)
        .count();
    start >= 2 && left != (0, 0) && end + 1 >= left.1
}
