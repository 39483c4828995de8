//! Neighbours: the mentions beside a mention in its sentence, and what links it to them.
//!
//! In `Ana Reyes, from Dam Watch, said` both names have “said” behind them. That a comma and a
//! preposition hang the second on the first tells which of them has the verb.

use crate::attribute::frame::{Frame, NextVerb};
use crate::attribute::token_class::TokenClass;
use std::ops::Range;

/// What stands beside a mention.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Neighbours {
    /// What links it to the mention before it in the sentence, and to the one behind.
    pub(crate) before: u8,
    pub(crate) after: u8,
    /// Its place among the mentions with the same verb: from the left, and from the right.
    pub(crate) turn: u8,
    /// How many mentions stand before it in its sentence.
    pub(crate) order: u8,
}

/// A mention inside another one, as a link.
const NESTED: u8 = 17;
/// Links longer than this, in tokens, are not distinguished.
const REACH: usize = 12;

/// Finds the neighbours of every mention; `verbs` are the verbs after them.
pub(crate) fn neighbours(frame: &Frame<'_>, verbs: &[NextVerb]) -> Vec<Neighbours> {
    let mentions = &frame.cast.mentions;
    let mut all = vec![Neighbours::default(); mentions.len()];
    let mut host: Option<usize> = None;
    let mut run = 0..0;
    for (n, mention) in mentions.iter().enumerate() {
        let last = host.filter(|&h| mentions[h].sentence == mention.sentence);
        if let Some(last) = last
            && mention.tokens.start < mentions[last].tokens.end
        {
            all[n] = Neighbours {
                before: NESTED,
                after: NESTED,
                ..all[last]
            };
            continue;
        }
        if let Some(last) = last {
            let link = link(frame, mentions[last].tokens.end..mention.tokens.start);
            all[last].after = link;
            all[n].before = link;
            all[n].order = all[last].order.saturating_add(1);
        }
        let verb = |n: usize| {
            let tag = verbs[n].tag.filter(|&tag| tag != TokenClass::Possessive);
            tag.map(|_| verbs[n].token())
        };
        let joins = last.is_some_and(|last| verb(last).is_some() && verb(last) == verb(n));
        if !joins {
            number(&mut all, run);
            run = n..n;
        }
        run.end = n + 1;
        host = Some(n);
    }
    number(&mut all, run);
    all
}

/// Numbers the mentions that share a verb, those inside others aside.
fn number(all: &mut [Neighbours], run: Range<usize>) {
    let outer: Vec<usize> = run.filter(|&n| all[n].before != NESTED).collect();
    let most = outer.len();
    for (left, n) in outer.into_iter().enumerate() {
        let right = most - 1 - left;
        all[n].turn = (4 * left.min(3) + right.min(3)) as u8;
    }
}

/// Classes of what stands between two mentions; a verb says more than a comma.
fn link(frame: &Frame<'_>, between: Range<usize>) -> u8 {
    if between.is_empty() {
        return 2;
    }
    if between.len() > REACH {
        return 16;
    }
    let tags = &frame.tags[between];
    let has = |test: &dyn Fn(TokenClass) -> bool| tags.iter().any(|&tag| test(tag));
    if has(&|tag| tag == TokenClass::Quote) {
        return 6;
    }
    if has(&|tag| tag == TokenClass::Colon) {
        return 7;
    }
    if has(&|tag| {
        matches!(
            tag,
            TokenClass::Relative | TokenClass::That | TokenClass::Question
        )
    }) {
        return 5;
    }
    if has(&TokenClass::is_cue) {
        return 3;
    }
    if has(&|tag| tag.is_verb() || tag == TokenClass::Auxiliary) {
        return 4;
    }
    if has(&|tag| matches!(tag, TokenClass::But | TokenClass::Conjunction)) {
        return 14;
    }
    if has(&|tag| tag == TokenClass::And) {
        return if tags[0] == TokenClass::Comma { 13 } else { 12 };
    }
    match (tags[0], tags.get(1)) {
        (TokenClass::Of, _) => 9,
        (TokenClass::Comma, Some(tag)) if tag.is_preposition() => 8,
        (TokenClass::Comma, _) => 11,
        (TokenClass::Paren, _) => 15,
        (tag, _) if tag.is_preposition() => 10,
        _ => 1,
    }
}
