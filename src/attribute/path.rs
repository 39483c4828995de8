//! Paths: the words between a candidate and a quote of one sentence, as a short string.
//!
//! Counts of verbs and commas do not say in which order they come. `noted that Holm had called`
//! and `had called Holm, who noted that` have the same; their paths are `swnux` and `uxncrsw`.

use super::frame::Frame;
use super::tag::Tag;
use std::ops::Range;

/// The longest path that is told apart, in letters.
const LONGEST: usize = 9;

/// The most tokens that are read for a path.
const REACH: usize = 40;

/// Writes the path over some tokens; none where it is too long. `first` is its first letter.
pub(super) fn path(frame: &Frame<'_>, first: char, tokens: Range<usize>) -> Option<String> {
    if tokens.len() > REACH {
        return None;
    }
    let mut path = String::with_capacity(LONGEST + 2);
    path.push(first);
    let mut last = None;
    for token in tokens {
        let tag = frame.tags[token];
        last = Some(tag);
        let Some(letter) = letter(tag) else { continue };
        if path.ends_with(letter) && path.len() > 1 {
            continue;
        }
        path.push(letter);
        if path.len() > LONGEST {
            return None;
        }
    }
    // A preposition counts where it leads to the quote: `spoke of “…”`.
    let leads = |tag: Tag| tag.is_preposition() && letter(tag).is_none();
    if last.is_some_and(leads) {
        path.push('f');
    }
    Some(path)
}

fn letter(tag: Tag) -> Option<char> {
    Some(match tag {
        Tag::Quote => 'q',
        Tag::Comma => 'c',
        Tag::Colon => 'k',
        Tag::Stop | Tag::Query => 'z',
        Tag::Dash => 'd',
        Tag::Paren => 'p',
        Tag::Possessive => 'h',
        Tag::Say | Tag::Report => 's',
        Tag::Tell => 't',
        Tag::Express => 'x',
        Tag::ReportIng | Tag::ExpressIng => 'g',
        Tag::Verb | Tag::Past => 'v',
        Tag::Ing => 'i',
        Tag::Auxiliary => 'u',
        Tag::That => 'w',
        Tag::Relative | Tag::Question => 'r',
        Tag::And | Tag::But | Tag::Conjunction => 'e',
        Tag::To => 'o',
        Tag::By => 'b',
        Tag::As => 'y',
        Tag::Pronoun | Tag::SpeechPerson | Tag::Object => 'n',
        Tag::Title
        | Tag::Role
        | Tag::Organization
        | Tag::Document
        | Tag::Kin
        | Tag::Speech
        | Tag::Work
        | Tag::Demonym
        | Tag::Name
        | Tag::Acronym
        | Tag::Lower => 'n',
        _ => return None,
    })
}

/// Writes the words between two quotes of a sentence, where they are few: `, and`.
pub(super) fn between(frame: &Frame<'_>, tokens: Range<usize>) -> Option<String> {
    /// The longest form, in bytes.
    const MOST: usize = 16;
    if tokens.len() > 4 {
        return None;
    }
    let words: Vec<&str> = tokens.map(|t| frame.words(t)).collect();
    let words = words.join("_");
    (!words.is_empty() && words.len() <= MOST).then_some(words)
}
