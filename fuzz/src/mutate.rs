//! Changes to an input, each of which may spoil it.

use crate::chance::Chance;
use crate::pieces::{BYTES, CLAUSES, MARKS, SIGNS, SPACES, SYNTAX, lexicon};
use std::ops::Range;

/// How many ways there are.
const WAYS: usize = 16;

/// Changes an input in one way. `others` are inputs that a part may come from; nothing grows beyond
/// `longest`.
pub fn mutate(input: &mut Vec<u8>, others: &[Vec<u8>], longest: usize, chance: &mut Chance) {
    match chance.roll(WAYS) {
        0 => flip(input, chance),
        1 => truncate(input, chance),
        2 => drop(input.drain(some_range(input, chance))),
        3 | 4 => repeat(input, longest, chance),
        5 => insert(input, chance.one_of(MARKS).as_bytes(), chance),
        6 => insert(input, chance.one_of(SIGNS).as_bytes(), chance),
        7 => insert(input, chance.one_of(BYTES), chance),
        8 => insert(input, chance.one_of(SPACES).as_bytes(), chance),
        9 => insert(input, chance.one_of(CLAUSES).as_bytes(), chance),
        10 => insert(input, chance.one_of(SYNTAX).as_bytes(), chance),
        11 => replace_word(input, chance),
        12 => splice(input, others, chance),
        13 => swap(input, chance),
        14 => everywhere(input, chance),
        _ => stretch(input, longest, chance),
    }
    input.truncate(longest);
}

fn flip(input: &mut [u8], chance: &mut Chance) {
    for _ in 0..=chance.roll(3) {
        let at = chance.roll(input.len());
        if let Some(byte) = input.get_mut(at) {
            *byte ^= 1 << chance.roll(8);
        }
    }
}

fn truncate(input: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.roll(input.len());
    match chance.is_one_in(2) {
        true => input.truncate(at),
        false => drop(input.drain(..at)),
    }
}

/// Returns some bytes that stand together: often a word or a paragraph.
fn some_range(input: &[u8], chance: &mut Chance) -> Range<usize> {
    let start = chance.roll(input.len());
    let of = |byte: u8| memchr(byte, input, start);
    let end = match chance.roll(3) {
        0 => of(b'\n'),
        1 => of(b' '),
        _ => start + chance.roll(40),
    };
    start..(end + 1).min(input.len()).max(start)
}

fn memchr(byte: u8, input: &[u8], from: usize) -> usize {
    let found = input[from.min(input.len())..]
        .iter()
        .position(|b| *b == byte);
    found.map_or(input.len(), |n| from + n)
}

/// Says a part again and again: what costs a little is then paid often.
fn repeat(input: &mut Vec<u8>, longest: usize, chance: &mut Chance) {
    let range = some_range(input, chance);
    let part = input[range.clone()].to_vec();
    let room = longest.saturating_sub(input.len()) / part.len().max(1);
    let times = match chance.roll(8) {
        0 => room,
        1 => room / 8,
        _ => 1 + chance.roll(6),
    };
    let again = part.repeat(times.min(room));
    input.splice(range.end..range.end, again);
}

fn insert(input: &mut Vec<u8>, piece: &[u8], chance: &mut Chance) {
    for _ in 0..=chance.roll(3) {
        let at = chance.roll(input.len() + 1);
        input.splice(at..at, piece.iter().copied());
    }
}

/// Puts a word of the lexicon in the place of another, perhaps with a capital.
fn replace_word(input: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.roll(input.len());
    let start = input[..at].iter().rposition(|b| b.is_ascii_whitespace());
    let start = start.map_or(0, |n| n + 1);
    let end = memchr(b' ', input, at);
    let mut word = chance.one_of(lexicon()).as_bytes().to_vec();
    if chance.is_one_in(2) {
        word[0].make_ascii_uppercase();
    }
    input.splice(start..end.max(start), word);
}

/// Goes on with another input.
fn splice(input: &mut Vec<u8>, others: &[Vec<u8>], chance: &mut Chance) {
    if others.is_empty() {
        return;
    }
    let other = chance.of_these(others);
    let at = chance.roll(input.len() + 1);
    let from = chance.roll(other.len());
    let range = from..(from + 1 + chance.roll(400)).min(other.len());
    input.splice(at..at, other[range].iter().copied());
}

fn swap(input: &mut Vec<u8>, chance: &mut Chance) {
    let range = some_range(input, chance);
    let part: Vec<u8> = input.drain(range).collect();
    let at = chance.roll(input.len() + 1);
    input.splice(at..at, part);
}

/// Puts one piece in the place of another throughout: marks of another family, other line ends.
fn everywhere(input: &mut Vec<u8>, chance: &mut Chance) {
    let pieces = chance.one_of(&[MARKS, SPACES]);
    let (from, to) = (chance.one_of(pieces), chance.one_of(pieces));
    if let Ok(text) = str::from_utf8(input) {
        *input = text.replace(from, to).into_bytes();
    }
}

/// Makes one very long word, line or run of signs.
fn stretch(input: &mut Vec<u8>, longest: usize, chance: &mut Chance) {
    let room = longest.saturating_sub(input.len());
    let long = chance.roll(room + 1);
    let piece = match chance.roll(4) {
        0 => chance.one_of(CLAUSES),
        1 => chance.one_of(SIGNS),
        2 => chance.one_of(MARKS),
        _ => "a",
    };
    let at = chance.roll(input.len() + 1);
    let run = piece.as_bytes().repeat(long / piece.len().max(1) / 4);
    input.splice(at..at, run);
}
