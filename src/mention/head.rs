//! What a noun phrase means: which of its words is the head, and what that makes of it.
//!
//! `US National Security Council spokesperson Emily Horne` is a name with a role in front;
//! `the Trump campaign` is a body; `the senior official` is a role.

use super::MentionKind;
use super::run::is_age;
use super::story::Story;
use crate::lexicon::{Classes, WordLists};
use crate::scan::TokenKind;
use crate::tag::Tag;
use crate::text::Span;
use std::ops::Range;

/// The head of a noun phrase.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) kind: MentionKind,
    /// The bare name, or the head noun.
    pub(crate) core: Range<usize>,
    /// Where the mention ends.
    pub(crate) end: usize,
    /// A title stands before the name.
    pub(crate) title: bool,
    /// A role stands before the name.
    pub(crate) role: bool,
    pub(crate) plural: bool,
}

/// Finds the head among the tokens of a run, without its determiners and owners.
pub(crate) fn head(story: &Story<'_>, tokens: Range<usize>) -> Option<Head> {
    let last = tokens.clone().rev().find(|&n| is_headlike(story, n))?;
    let range = tokens.start..last + 1;
    match story.tag(last) {
        Tag::Name | Tag::Suffix => Some(name(story, range)),
        Tag::Org | Tag::Doc if story.is_capital(last) => {
            Some(office(story, &range).unwrap_or_else(|| body(story, range)))
        }
        // "the Association of Harbour Pilots"
        Tag::Role | Tag::Demonym if story.is(last, Classes::PLURAL) && of_org(story, &range) => {
            Some(body(story, range))
        }
        Tag::Demonym => demonym(story, range, last),
        tag => Some(noun(story, tag, last)),
    }
}

/// `Chief Executive of Larvik Hospitals Trust`: an office, and not a part of the body's name.
fn office(story: &Story<'_>, range: &Range<usize>) -> Option<Head> {
    let of = (range.start + 1..range.end).find(|&n| story.is_word(n, "of"))?;
    let noun = of - 1;
    let held = story.tag(noun) == Tag::Title || story.tag(noun) == Tag::Role;
    (held && !story.is(noun, Classes::PLURAL)).then_some(Head {
        kind: MentionKind::Role,
        core: noun..of,
        end: of,
        title: false,
        role: false,
        plural: false,
    })
}

/// Tells whether the tokens are a body's noun and what it is of, all with capitals.
fn of_org(story: &Story<'_>, range: &Range<usize>) -> bool {
    story.is_capital(range.end - 1)
        && (range.start + 1..range.end - 1).any(|n| {
            story.tag(n) == Tag::Preposition
                && story.tag(n - 1) == Tag::Org
                && story.is_capital(n - 1)
        })
}

fn is_headlike(story: &Story<'_>, at: usize) -> bool {
    story.tag(at).is_head() || (story.tag(at) == Tag::Number && is_age(story.word(at)))
}

/// `the official`, `her wife`, `the report`, `the 26-year-old`.
fn noun(story: &Story<'_>, tag: Tag, at: usize) -> Head {
    let plural = story.is(at, Classes::PLURAL) || story.word(at).ends_with("-olds");
    let kind = match tag {
        Tag::Org => MentionKind::Organization,
        Tag::Doc => MentionKind::Document,
        _ if plural => MentionKind::Collective,
        _ => MentionKind::Role,
    };
    Head {
        kind,
        core: at..at + 1,
        end: at + 1,
        title: false,
        role: false,
        plural,
    }
}

/// `the French`, `Republicans`; an adjective alone heads nothing.
fn demonym(story: &Story<'_>, range: Range<usize>, at: usize) -> Option<Head> {
    let mut head = noun(story, Tag::Role, at);
    if range.len() > 1 && !head.plural && !story.is_capital(at) {
        return None;
    }
    head.role = false;
    Some(head)
}

/// A body or a text with a name: `State Department`, `the Affordable Care Act`.
fn body(story: &Story<'_>, range: Range<usize>) -> Head {
    let last = range.end - 1;
    let start = (range.start..last)
        .rev()
        .take_while(|&n| in_body(story, n))
        .last();
    let start = start.unwrap_or(last);
    let kind = match story.tag(last) {
        Tag::Doc if !story.is(last, Classes::OUTLET) => MentionKind::Document,
        _ => MentionKind::Organization,
    };
    Head {
        kind,
        core: start..range.end,
        end: range.end,
        title: false,
        role: false,
        plural: story.is(last, Classes::PLURAL) && start == last,
    }
}

/// Tells whether a token can be part of a body's name: a capital, or the `of` and `and` between.
fn in_body(story: &Story<'_>, at: usize) -> bool {
    story.is_capital(at)
        || matches!(story.tag(at), Tag::Preposition | Tag::Conjunction)
        || matches!(story.token(at).kind, TokenKind::Sign('&' | ','))
        || (story.tag(at) == Tag::Determiner && story.tag(at - 1) == Tag::Preposition)
}

/// A proper name with all that stands before it.
fn name(story: &Story<'_>, range: Range<usize>) -> Head {
    // "Arne Vik @arne_vik"
    let handle = range.end - 1;
    let named = |n: usize| story.tag(n) == Tag::Name && !is_handle(story, n);
    if is_handle(story, handle) && range.len() > 2 && named(handle - 1) && named(handle - 2) {
        return Head {
            end: range.end,
            ..name(story, range.start..handle)
        };
    }
    // "the Ealing North MP" is a role, "Jane Park MP" a name.
    let last = range.end - 1;
    if story.tag(last) == Tag::Suffix
        && story.is(last, Classes::ROLE)
        && !range
            .clone()
            .any(|n| is_given(story, n) || story.tag(n) == Tag::Title)
    {
        return noun(story, Tag::Role, last);
    }
    let mut start = range.end - 1;
    while start > range.start && joins_name(story, start - 1) {
        start -= 1;
    }
    // "University of Michigan": the name is the tail of a body's name.
    if let Some(organization) = of_body(story, &range) {
        return organization;
    }
    start = trim(story, start..range.end);
    let mut title = false;
    let mut role = false;
    for n in range.start..start {
        match story.tag(n) {
            Tag::Title => title = true,
            Tag::Role | Tag::Kin => role = true,
            _ => {}
        }
    }
    let mut core = start..range.end;
    // "Vice News" has no vice president.
    let never = story.is_listed(core.end - 1, WordLists::NOT_SURNAME);
    let body = (!title || (never && core.len() == 1)) && is_body_name(story, &core, range.start)
        || is_behind_country(story, &core, range.start);
    if body {
        // "Korean Central TV", "Daily Signal"
        // "Larvik Public Radio": who is asked for by name has no role in the middle of it.
        let inside = |n: usize| n > range.start && story.is_capital(n - 1);
        let part = |n: usize| {
            let role = story.tag(n) == Tag::Role && !(inside(n) && story.is_capital(n));
            in_body(story, n) && !role && !is_opener(story, n)
        };
        let front = (range.start..start).rev().take_while(|&n| part(n));
        core.start = front.last().unwrap_or(start);
    }
    Head {
        kind: if body {
            MentionKind::Organization
        } else {
            MentionKind::Name
        },
        core,
        end: range.end,
        title,
        role,
        plural: false,
    }
}

/// Tells whether a token belongs to the name behind it.
fn joins_name(story: &Story<'_>, at: usize) -> bool {
    let part = matches!(story.tag(at), Tag::Name | Tag::Suffix | Tag::Quote)
        || matches!(story.token(at).kind, TokenKind::Sign('&' | ',' | '-'));
    part && !is_handle(story, at + 1) && !is_column(story, at)
}

/// Returns whether a token is the name of an account: `@arne_vik`.
fn is_handle(story: &Story<'_>, at: usize) -> bool {
    story.word(at).starts_with('@')
}

/// Returns whether a wide gap follows, as between the columns of a caption: `Agency   Arne Vik`. Where markup stood
/// there is a gap as well: `**Arne** [Vik](x)`.
fn is_column(story: &Story<'_>, at: usize) -> bool {
    const WIDE: usize = 3;
    let (from, to) = (story.token(at).span.end(), story.token(at + 1).span.start());
    to >= from + WIDE && !story.is(at, Classes::GIVEN) && {
        let gap = &story.text[Span::new(from, to)];
        gap.chars().all(|c| matches!(c, ' ' | '\t' | '\u{A0}')) && gap.chars().count() >= WIDE
    }
}

/// `University of Michigan`, `Secretary of State Antony Blinken`.
fn of_body(story: &Story<'_>, range: &Range<usize>) -> Option<Head> {
    // Of "Academies of Sciences, Engineering and Medicine", the "of".
    let listed = range.clone().any(|n| story.token(n).is_sign(','));
    let joint = |n: &usize| match story.tag(*n) {
        Tag::Conjunction => !listed,
        tag => tag == Tag::Preposition,
    };
    let of = (range.start + 1..range.end).rev().find(joint)?;
    let heads = of - 1;
    let start = of + 1 + usize::from(story.tag(of + 1) == Tag::Determiner);
    // "Residents of Mill Lane", "Citizens for Tax Justice": several people or a body of them.
    if story.is(heads, Classes::PLURAL) && story.tag(heads) == Tag::Role {
        let several = heads == range.start && !story.casing.is_large(story.key(heads));
        let of = story.is_word(of, "of");
        return Some(if several && of {
            Head {
                end: range.end,
                ..noun(story, Tag::Role, heads)
            }
        } else {
            body(story, range.clone())
        });
    }
    // A person behind the office: the given name shows where it starts.
    let person = (start + 1..range.end).find(|&n| is_given(story, n));
    let person = person.or_else(|| {
        let state = story.is_word(heads, "secretary") && range.end - start > 1;
        state.then_some(start + 1)
    });
    let office = matches!(story.tag(heads), Tag::Role | Tag::Title);
    // "Chief of Staff Tove Vik": two words that no list has, after one that is no name.
    let person = person.or_else(|| {
        let first = range.end - 2;
        let unheard = |n: usize| {
            story.tag(n) == Tag::Name
                && story.token(n).kind == TokenKind::Capital
                && story.token(n).word.classes.is_empty()
        };
        let known = first > start && !story.token(first - 1).word.classes.is_empty();
        (office && known && unheard(first) && unheard(first + 1)).then_some(first)
    });
    if let Some(first) = person {
        return Some(Head {
            kind: MentionKind::Name,
            core: first..range.end,
            end: range.end,
            title: office,
            role: office,
            plural: false,
        });
    }
    if office {
        return Some(Head {
            kind: MentionKind::Role,
            core: heads..heads + 1,
            end: range.end,
            title: false,
            role: false,
            plural: false,
        });
    }
    Some(body(story, range.clone()))
}

fn is_given(story: &Story<'_>, at: usize) -> bool {
    story.is(at, Classes::GIVEN) && !story.is(at, Classes::PLACE)
}

/// Takes places and outlets off the front of a person's name: `Florida Marco Rubio`, `CNN Jake Tapper`.
fn trim(story: &Story<'_>, core: Range<usize>) -> usize {
    if core.len() < 3 || is_given(story, core.start) {
        return core.start;
    }
    let front = Classes::PLACE | Classes::OUTLET;
    let first = (core.start + 1..core.end - 1).find(|&n| is_given(story, n));
    match first {
        Some(n) if (core.start..n).all(|f| story.is(f, front) || is_acronym(story, f)) => n,
        _ => core.start,
    }
}

/// `Website Brodelwatch said`: a noun with a capital for the sentence's sake.
fn is_opener(story: &Story<'_>, at: usize) -> bool {
    story.is_word(at, "website") && !story.casing.is_large(story.key(at))
}

fn is_acronym(story: &Story<'_>, at: usize) -> bool {
    story.token(at).kind == TokenKind::Acronym && story.token(at).span.len() <= 5
}

/// Tells whether a name without a title is a body's: `CNN`, `The New York Times`, `Japan`.
fn is_body_name(story: &Story<'_>, core: &Range<usize>, start: usize) -> bool {
    let last = core.end - 1;
    // "Sky News": "Sky" is a given name as well.
    if core.end > start + 1 && story.is_listed(last, WordLists::NOT_SURNAME) {
        return true;
    }
    if core.clone().any(|n| is_given(story, n)) && core.len() > 1 {
        return false;
    }
    // "Fox" is the actor of a story that spells out "Edward Fox".
    let surname = story.casing.is_surname(story.key(last));
    if surname && core.len() == 1 {
        return false;
    }
    if story.is(last, Classes::OUTLET) || follows_body_noun(story, core, start) {
        return true;
    }
    if surname {
        return false;
    }
    if core.len() == 1 {
        return is_acronym(story, last)
            || (story.is(last, Classes::PLACE) && !story.is(last, Classes::GIVEN))
            || follows_body(story, core, start);
    }
    is_place(story, core)
}

/// `Oslo`, `South Carolina`
fn is_place(story: &Story<'_>, core: &Range<usize>) -> bool {
    let last = core.end - 1;
    let front =
        |n: usize| story.is(n, Classes::PLACE) || story.is_listed(n, WordLists::PART_OF_PLACE);
    story.is(last, Classes::PLACE) && (core.start..last).all(front)
}

/// `the Norwegian Lagting`: a word that no list has and that nobody in the story is called, behind an article and
/// where it comes from. `start` is the first token behind the article.
fn is_behind_country(story: &Story<'_>, core: &Range<usize>, start: usize) -> bool {
    let word = core.start;
    core.len() == 1
        && start > 0
        && start + 1 == word
        && story.is_word(start - 1, "the")
        && story.tag(start) == Tag::Demonym
        && story.is_capital(start)
        && !story.is(start, Classes::PLURAL)
        && story.token(word).kind == TokenKind::Capital
        && story.token(word).word.classes.is_empty()
        && !story.casing.is_surname(story.key(word))
}

/// `security firm Sophos`, `website Snopes`
fn follows_body_noun(story: &Story<'_>, core: &Range<usize>, start: usize) -> bool {
    let before = core.start.wrapping_sub(1);
    core.start > start
        && !story.is_capital(before)
        && (story.tag(before) == Tag::Org
            // "the film star Roni Vik": a word that is both is somebody here.
            || (story.is(before, Classes::OUTLET) && story.tag(before) != Tag::Role)
            || story.is_word(before, "website"))
}

/// `Daily Signal`, `Media Mass`: a body's noun with a capital in front of a lone word.
fn follows_body(story: &Story<'_>, core: &Range<usize>, start: usize) -> bool {
    core.start > start && story.tag(core.start - 1) == Tag::Org && story.is_capital(core.start - 1)
}
