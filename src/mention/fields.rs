//! Lists inside the name of a body: `Department for Media, Culture and Sport`.

use super::story::Story;
use crate::lexicon::WordLists;
use crate::tag::Tag;

/// The most parts that are read ahead.
const MOST_PARTS: usize = 6;

/// Tells whether the comma or the "and" at `at` stands in the list of what a body is for. The body's words begin at
/// `body`, and no list is read beyond `end`.
///
/// Every part is a field of work, of one word or two: `the Department of Health, Norway and Sweden said` has none.
pub(super) fn are_listed(story: &Story<'_>, body: usize, at: usize, end: usize) -> bool {
    let preposition = (body + 1..at).find(|&n| story.tag(n) == Tag::Preposition);
    let Some(of) = preposition.filter(|&n| is_headed(story, n)) else {
        return false;
    };
    if part(story, of + 1, at).is_none_or(|first| first > at) {
        return false;
    }
    let mut next = at;
    let mut comma_before = (of..at).any(|n| story.token(n).is_sign(','));
    for _ in 0..MOST_PARTS {
        let comma = next < end && story.token(next).is_sign(',');
        let and = next + usize::from(comma);
        comma_before |= comma;
        if and < end && story.is_word(and, "and") {
            let article = usize::from(story.tag(and + 1) == Tag::Determiner);
            return comma_before && part(story, and + 1 + article, end).is_some();
        }
        match part(story, and, end).filter(|_| comma) {
            Some(behind) => next = behind,
            None => return false,
        }
    }
    false
}

/// Tells whether a body's noun stands in front of the preposition: `Department for`, `Academies of`.
fn is_headed(story: &Story<'_>, preposition: usize) -> bool {
    let noun = preposition - 1;
    let links = ["of", "for", "on"]
        .iter()
        .any(|word| story.is_word(preposition, word));
    links && story.tag(noun) == Tag::Org && story.is_capital(noun)
}

/// Returns where a field of work ends that starts at `from`: `Human Rights`, `Sport`.
fn part(story: &Story<'_>, from: usize, end: usize) -> Option<usize> {
    let capital = |n: usize| n < end && story.is_capital(n);
    let last = (from..from + 2).find(|&n| story.is_listed(n, WordLists::FIELD_OF_WORK))?;
    (from..=last).all(capital).then_some(last + 1)
}
