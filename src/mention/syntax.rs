//! What a noun phrase does in its sentence, as far as the words around it show: subject or not,
//! behind a preposition or not, speaking or not.

use super::MentionKind;
use super::head::Head;
use super::story::Story;
use crate::lexicon::{Classes, WordLists};
use crate::scan::TokenKind;
use crate::tag::{Tag, VERB};
use std::ops::Range;

/// What a mention does in its sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SyntacticPlace {
    pub(crate) subject: bool,
    pub(crate) speaks: bool,
    pub(crate) after_preposition: bool,
    /// A verb stands in front, of which it can be the object.
    pub(crate) after_verb: bool,
    pub(crate) initial: bool,
}

/// Tokens between a subject and its verb, at most.
const REACH: usize = 30;

/// Returns where a sentence comes to its first word that counts: `a spokesman` of "Last night a
/// spokesman said".
pub(crate) fn opening(story: &Story<'_>, sentence: &Range<usize>) -> usize {
    let light = |n: &usize| matches!(story.tag(*n), Tag::Sign | Tag::Time | Tag::Adverb);
    sentence.start + sentence.clone().take_while(light).count()
}

/// Looks at the words around a mention; `opening` is that of its sentence.
pub(crate) fn place(
    story: &Story<'_>,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
    opening: usize,
    owner: bool,
) -> SyntacticPlace {
    let mut place = SyntacticPlace {
        initial: tokens.start <= opening,
        ..SyntacticPlace::default()
    };
    let before = (tokens.start > sentence.start).then(|| tokens.start - 1);
    place.after_preposition = before.is_some_and(|n| story.tag(n) == Tag::Preposition);
    if owner {
        return place;
    }
    let said_before = before.filter(|&n| story.tag(n) == Tag::Verb);
    if let Some(verb) = said_before {
        // "“Q,” said Horne": nobody stands before the verb.
        let alone = verb == sentence.start || matches!(story.tag(verb - 1), Tag::Sign | Tag::Quote);
        if alone && story.is(verb, Classes::CUE) {
            place.subject = true;
            place.speaks = true;
        }
        place.after_verb = !place.subject;
        return place;
    }
    if place.after_preposition {
        place.speaks = before.is_some_and(|n| accords(story, n, sentence));
        return place;
    }
    let verb = behind_aside(story, tokens, sentence);
    if let Some(verb) = verb.or_else(|| next_verb(story, tokens.end, sentence)) {
        place.subject = true;
        place.speaks = story.is(verb, Classes::CUE);
    }
    place
}

/// `The mayor's lawyer, Arne Vik, said`: the verb behind a name between commas.
fn behind_aside(
    story: &Story<'_>,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<usize> {
    let comma = |n: usize| sentence.contains(&n) && story.token(n).is_sign(',');
    let verb = tokens.end + 1;
    // "the port of Larvik, Norway, has closed"
    let place = story.is(tokens.end - 1, Classes::PLACE);
    let opened = tokens.start > sentence.start + 1 && comma(tokens.start - 1);
    let closed = opened && comma(tokens.end) && !place;
    (closed && verb < sentence.end && matches!(story.tag(verb), Tag::Verb | Tag::Auxiliary))
        .then_some(verb)
}

/// `according to`
fn accords(story: &Story<'_>, to: usize, sentence: &Range<usize>) -> bool {
    to > sentence.start && story.is_word(to, "to") && story.is_word(to - 1, "according")
}

/// Returns the verb that a noun phrase which ends at `at` is the subject of.
fn next_verb(story: &Story<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let mut n = at;
    let mut auxiliary = None;
    while n < sentence.end.min(at + REACH) {
        match story.tag(n) {
            Tag::Verb => return Some(n),
            Tag::Ing if auxiliary.is_some() => return Some(n),
            Tag::Auxiliary => auxiliary = Some(n),
            Tag::Quote | Tag::Clitic => return auxiliary,
            Tag::Sign => match story.token(n).kind {
                TokenKind::Sign(',' | '(' | '—') if auxiliary.is_none() => {
                    n = aside(story, n, sentence)?;
                    continue;
                }
                _ => return auxiliary,
            },
            Tag::Relative if auxiliary.is_none() => {
                if let Some(verb) = behind_relative(story, n, sentence) {
                    return Some(verb);
                }
                if n > at {
                    return None;
                }
            }
            Tag::Conjunction if auxiliary.is_none() => return None,
            _ if auxiliary.is_some() && story.tag(n) != Tag::Adverb => return auxiliary,
            _ => {}
        }
        n += 1;
    }
    auxiliary
}

/// Returns the verb behind a relative clause without commas that begins at `at`: `told` of `An Oslo man who is rowing
/// in the ranks of the club told`. Whoever stands right before a verb, `who claimed Vik said`, is its own subject.
fn behind_relative(story: &Story<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let end = sentence.end.min(at + REACH);
    let stops = |n: usize| matches!(story.tag(n), Tag::Sign | Tag::Quote | Tag::Conjunction);
    let verb = |n: &usize| matches!(story.tag(*n), Tag::Verb | Tag::Auxiliary);
    let group = |n: &usize| verb(n) || matches!(story.tag(*n), Tag::Ing | Tag::Adverb);
    let clause = at + 1..(at + 1..end).find(|&n| stops(n)).unwrap_or(end);
    let first = clause.clone().find(verb)?;
    let first = (first..clause.end).take_while(group).last()?;
    let second = (first + 1..clause.end).find(verb)?;
    let phrase = |n: &usize| {
        let tag = story.tag(*n);
        tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Clitic)
    };
    let before = (first..second).rev().find(|n| !phrase(n))?;
    let object = before == first && !story.is(first, Classes::CUE) && before + 1 < second;
    let inside = story.tag(before) == Tag::Preposition || object;
    (inside || before + 1 == second && before > first).then_some(second)
}

/// Returns where an aside that opens at `at` is over: `Horne , who works for the council ,`.
fn aside(story: &Story<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let close = match story.token(at).kind {
        TokenKind::Sign('(') => ')',
        TokenKind::Sign(sign) => sign,
        _ => return None,
    };
    let end = sentence.end.min(at + REACH);
    let mut n = at + 1;
    while n < end {
        if story.token(n).is_sign(close) {
            // "Horne, 41, a lawyer, said": the next part is an aside too where no verb follows.
            let verb =
                n + 1 < end && matches!(story.tag(n + 1), Tag::Verb | Tag::Auxiliary | Tag::Adverb);
            if verb || close == ')' {
                return Some(n + 1);
            }
        }
        n += 1;
    }
    None
}

/// Tells whether somebody has to be named where a noun phrase of unknown words stands.
pub(crate) fn wants_subject(
    story: &Story<'_>,
    start: usize,
    end: usize,
    sentence: &Range<usize>,
) -> bool {
    if start > sentence.start {
        let before = start - 1;
        let said = story.tag(before) == Tag::Verb
            && story.is(before, Classes::SAY | Classes::REPORT | Classes::TELL);
        if said
            && (before == sentence.start || matches!(story.tag(before - 1), Tag::Sign | Tag::Quote))
        {
            return true;
        }
        if accords(story, before, sentence) {
            return true;
        }
        if story.tag(before) == Tag::Preposition {
            return false;
        }
    }
    end < sentence.end
        && match story.tag(end) {
            Tag::Verb | Tag::Auxiliary => true,
            Tag::Relative => story.is_word(end, "who"),
            Tag::Adverb => end + 1 < sentence.end && story.tag(end + 1) == Tag::Verb,
            Tag::Sign => story.token(end).is_sign(':'),
            Tag::Quote => start == sentence.start,
            _ => false,
        }
}

/// Tells whether a verb of speech stands at `at`, perhaps behind an adverb or an auxiliary.
pub(crate) fn speaks_next(story: &Story<'_>, at: usize, sentence: &Range<usize>) -> bool {
    (at..sentence.end.min(at + 3))
        .find(|&n| !matches!(story.tag(n), Tag::Adverb | Tag::Auxiliary))
        .is_some_and(|n| story.tag(n) == Tag::Verb && story.is(n, VERB & Classes::CUE))
}

/// Returns where the phrase behind a role or a text ends: `a spokesman` `for the harbour trust`.
pub(crate) fn tail(story: &Story<'_>, head: &Head, sentence: &Range<usize>) -> usize {
    let takes = matches!(
        head.kind,
        MentionKind::Role
            | MentionKind::Collective
            | MentionKind::Document
            | MentionKind::Organization
    );
    let mut end = head.end;
    if !takes {
        return end;
    }
    let mut phrases = 0;
    let kin = story.tag(head.core.start) == Tag::Kin;
    let is_time = |n: usize| n < sentence.end && story.tag(n) == Tag::Time;
    while phrases < 3 && end + 1 < sentence.end {
        let mut at = end;
        if story.is_word(at, "familiar")
            || story.is_word(at, "close")
            || story.is_word(at, "involved")
        {
            at += 1;
        }
        // "sources close to the mayor"
        let close = at > end && at < sentence.end && story.is_word(at, "to");
        if at >= sentence.end || !(close || is_tail_preposition(story, at, head)) {
            break;
        }
        // "Porter phoned his mother from the station": it is the call that comes from there.
        if kin && !story.is_word(at, "of") {
            break;
        }
        // "an official with one of the offices"
        let one = at + 3 < sentence.end
            && story.is_word(at + 1, "one")
            && story.is_word(at + 2, "of")
            && matches!(story.tag(at + 3), Tag::Determiner | Tag::Possessive);
        at += 2 * usize::from(one);
        let object = (at + 1..sentence.end)
            .take_while(|&n| {
                let tag = story.tag(n);
                tag.is_nominal()
                    || matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Clitic)
                    || story.token(n).is_sign('&')
                    // "a user with the very same name", "a spokesman for the Larvik, Norway-based company"
                    || (tag == Tag::Adverb && story.tag(n - 1) == Tag::Determiner)
                    || (story.token(n).is_sign(',')
                        && n + 1 < sentence.end
                        && story.word(n + 1).ends_with("-based"))
            })
            .last();
        match object {
            // "said lawyers in a written statement"
            Some(last) if is_occasion(story, at, last, head) => break,
            // "the plumber of 32 years said"
            Some(last) if story.tag(last) == Tag::Number && is_time(last + 1) => break,
            Some(last) if story.tag(last).is_nominal() => end = joined(story, last + 1, sentence),
            _ => break,
        }
        phrases += 1;
    }
    end
}

/// `said the trustees in a letter`: where people say something is no part of who they are; `the man
/// in the letter` is.
fn is_occasion(story: &Story<'_>, preposition: usize, last: usize, head: &Head) -> bool {
    let people = matches!(head.kind, MentionKind::Role | MentionKind::Collective);
    let links = story.is_listed(preposition, WordLists::LINKS_OCCASION);
    let first = preposition + 1;
    let known =
        story.tag(first) == Tag::Determiner && story.is_listed(first, WordLists::KNOWN_DETERMINER);
    people
        && links
        && !known
        && matches!(story.tag(last), Tag::Doc | Tag::Word | Tag::Org)
        && story.is(last, Classes::DOCUMENT | Classes::SPEECH)
        && !story.is_capital(last)
}

/// `lawyers from Park and Vik`: the second name belongs to the phrase that ends at `end` as well.
fn joined(story: &Story<'_>, end: usize, sentence: &Range<usize>) -> usize {
    let named = |n: usize| n < sentence.end && story.tag(n) == Tag::Name;
    if named(end - 1) && named(end + 1) && story.is_word(end, "and") {
        (end + 1..sentence.end)
            .find(|&n| !named(n))
            .unwrap_or(sentence.end)
    } else {
        end
    }
}

/// `a spokesman for`, `an adviser to`, `a statement by`; but not `said his mother to a reporter`.
fn is_tail_preposition(story: &Story<'_>, at: usize, head: &Head) -> bool {
    if story.is_word(at, "to") {
        return story.is_listed(head.core.start, WordLists::ROLE_TO);
    }
    if story.is_word(at, "by") || story.is_word(at, "about") {
        return head.kind == MentionKind::Document;
    }
    story.is_listed(at, WordLists::LINKS_PHRASE)
}

/// `The “dry quarter” has no water`: an article stands for nobody, nor does a pointing word whose noun is quoted.
pub(super) fn needs_noun(story: &Story<'_>, words: Range<usize>) -> bool {
    let is_any = |list: &[&str]| list.iter().any(|word| story.is_word(words.start, word));
    let is_quoted = matches!(story.token(words.end).kind, TokenKind::Quote(_));
    let pointing = ["this", "that", "these", "those"];
    words.len() == 1 && (is_any(&["the", "a", "an"]) || is_quoted && is_any(&pointing))
}
