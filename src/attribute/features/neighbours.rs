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
    pub(crate) before: Joint,
    pub(crate) after: Joint,
    /// Its place among the mentions with the same verb: from the left, and from the right.
    pub(crate) verb_order: u8,
    /// How many mentions stand before it in its sentence.
    pub(crate) order: u8,
}

/// What stands between two mentions of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Joint {
    /// There is no other mention.
    #[default]
    None,
    /// Words that say nothing.
    Other,
    /// No word.
    Adjacent,
    /// A verb of speech.
    Cue,
    /// Another verb.
    Verb,
    /// `who`, `that`, `what`
    Clause,
    Quote,
    Colon,
    /// `Ana Reyes, from Dam Watch`
    CommaPreposition,
    Of,
    Preposition,
    Comma,
    And,
    /// `Ana Reyes, a rower, and Jon Webb`
    CommaAnd,
    /// `but`, `while`
    Conjunction,
    Bracket,
    /// More than [`REACH`] tokens.
    Far,
    /// One stands inside the other.
    Nested,
}

/// Links longer than this, in tokens, are not distinguished.
const REACH: usize = 12;

/// Finds the neighbours of every mention; `verbs` are the verbs after them.
pub(crate) fn neighbours(frame: &Frame<'_>, verbs: &[NextVerb]) -> Vec<Neighbours> {
    let mentions = &frame.coreference.mentions;
    let mut all = vec![Neighbours::default(); mentions.len()];
    let mut host: Option<usize> = None;
    let mut run = 0..0;
    for (n, mention) in mentions.iter().enumerate() {
        let last = host.filter(|&h| mentions[h].sentence == mention.sentence);
        if let Some(last) = last
            && mention.tokens.start < mentions[last].tokens.end
        {
            all[n] = Neighbours {
                before: Joint::Nested,
                after: Joint::Nested,
                ..all[last]
            };
            continue;
        }
        if let Some(last) = last {
            let joint = joint(frame, mentions[last].tokens.end..mention.tokens.start);
            all[last].after = joint;
            all[n].before = joint;
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
    let outer: Vec<usize> = run.filter(|&n| all[n].before != Joint::Nested).collect();
    let most = outer.len();
    for (left, n) in outer.into_iter().enumerate() {
        let right = most - 1 - left;
        all[n].verb_order = (4 * left.min(3) + right.min(3)) as u8;
    }
}

/// Returns what stands between two mentions; a verb says more than a comma.
fn joint(frame: &Frame<'_>, between: Range<usize>) -> Joint {
    if between.is_empty() {
        return Joint::Adjacent;
    }
    if between.len() > REACH {
        return Joint::Far;
    }
    let tags = &frame.tags[between];
    let has = |test: &dyn Fn(TokenClass) -> bool| tags.iter().any(|&tag| test(tag));
    if has(&|tag| tag == TokenClass::Quote) {
        return Joint::Quote;
    }
    if has(&|tag| tag == TokenClass::Colon) {
        return Joint::Colon;
    }
    if has(&|tag| {
        matches!(
            tag,
            TokenClass::Relative | TokenClass::That | TokenClass::Question
        )
    }) {
        return Joint::Clause;
    }
    if has(&TokenClass::is_cue) {
        return Joint::Cue;
    }
    if has(&|tag| tag.is_verb() || tag == TokenClass::Auxiliary) {
        return Joint::Verb;
    }
    if has(&|tag| matches!(tag, TokenClass::But | TokenClass::Conjunction)) {
        return Joint::Conjunction;
    }
    if has(&|tag| tag == TokenClass::And) {
        return if tags[0] == TokenClass::Comma {
            Joint::CommaAnd
        } else {
            Joint::And
        };
    }
    match (tags[0], tags.get(1)) {
        (TokenClass::Of, _) => Joint::Of,
        (TokenClass::Comma, Some(tag)) if tag.is_preposition() => Joint::CommaPreposition,
        (TokenClass::Comma, _) => Joint::Comma,
        (TokenClass::Paren, _) => Joint::Bracket,
        (tag, _) if tag.is_preposition() => Joint::Preposition,
        _ => Joint::Other,
    }
}
