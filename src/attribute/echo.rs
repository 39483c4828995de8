//! Echoes: the words of a quote elsewhere in the story.
//!
//! A term that somebody is quoted with is soon used without marks; a headline borrows a few words
//! of a sentence that is quoted whole further down.

use super::frame::Frame;
use crate::lexicon::Classes;
use crate::scan::{QuoteId, TokenKind};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// Quotes of more words than this are no terms.
const TERM: usize = 4;

/// The most words of a quote that is looked for inside longer ones.
const BORROWED: usize = 12;

fn is_word(kind: TokenKind) -> bool {
    use TokenKind::{Acronym, Capital, Lower, Number};
    matches!(kind, Acronym | Capital | Lower | Number)
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for byte in word.bytes() {
        hasher.write_u8(byte.to_ascii_lowercase());
    }
    hasher.finish()
}

/// Returns the words of a quote, up to a number of them and one more.
fn words(frame: &Frame<'_>, quote: usize, most: usize) -> Vec<usize> {
    let inside = frame.scan.quotes[quote].inside;
    let tokens = frame.scan.passages[inside].tokens.clone();
    let words = tokens.filter(|&t| is_word(frame.scan.tokens[t].kind));
    words.take(most + 1).collect()
}

/// Tells for each quote how often its rarest word stands in the story without marks: 0 for long
/// quotes, or else one more.
pub(super) fn unmarked(frame: &Frame<'_>) -> Vec<u8> {
    let light = Classes::DETERMINER | Classes::PREPOSITION | Classes::CONJUNCTION;
    let mut counts: FxHashMap<u64, u8> = FxHashMap::default();
    let mut terms = Vec::with_capacity(frame.scan.quotes.len());
    for quote in 0..frame.scan.quotes.len() {
        let words = words(frame, quote, TERM);
        let term = if words.len() > TERM {
            Vec::new()
        } else {
            words
        };
        let heavy = term
            .into_iter()
            .filter(|&t| !frame.scan.tokens[t].is(light));
        let term: Vec<u64> = heavy.map(|t| hash(frame.words(t))).collect();
        for &word in &term {
            counts.insert(word, 0);
        }
        terms.push(term);
    }
    if counts.is_empty() {
        return vec![0; terms.len()];
    }
    for passage in frame.scan.passages.iter().filter(|p| p.inside.is_none()) {
        for token in passage.tokens.clone() {
            if is_word(frame.scan.tokens[token].kind)
                && let Some(count) = counts.get_mut(&hash(frame.words(token)))
            {
                *count = count.saturating_add(1);
            }
        }
    }
    let rarest = |term: &Vec<u64>| term.iter().map(|word| counts[word].min(6)).min();
    terms
        .iter()
        .map(|term| rarest(term).map_or(0, |count| 1 + count))
        .collect()
}

/// Finds for quotes that are no longer than a few words a longer quote that holds the same words,
/// where `twins` has none yet.
pub(super) fn borrowed(frame: &Frame<'_>, twins: &mut [Option<QuoteId>]) {
    let pair = |a: usize, b: usize| {
        let words = [frame.words(a), frame.words(b)].map(hash);
        words[0].rotate_left(17) ^ words[1]
    };
    let mut wanted: FxHashMap<u64, Vec<(usize, Vec<usize>)>> = FxHashMap::default();
    for (quote, twin) in twins.iter().enumerate() {
        if twin.is_some() {
            continue;
        }
        let words = words(frame, quote, BORROWED);
        if (2..=BORROWED).contains(&words.len()) {
            let same = wanted.entry(pair(words[0], words[1])).or_default();
            // A story that opens many quotes with the same words is not searched for all of them.
            if same.len() < 4 {
                same.push((quote, words));
            }
        }
    }
    if wanted.is_empty() {
        return;
    }
    for longer in 0..frame.scan.quotes.len() {
        let words = words(frame, longer, 400);
        for at in 1..words.len() {
            let Some(same) = wanted.get_mut(&pair(words[at - 1], words[at])) else {
                continue;
            };
            same.retain(|(quote, short)| {
                let rest = &words[at - 1..];
                let holds = *quote != longer
                    && short.len() < words.len()
                    && rest.len() >= short.len()
                    && short
                        .iter()
                        .zip(rest)
                        .all(|(&a, &b)| frame.words(a).eq_ignore_ascii_case(frame.words(b)));
                if holds {
                    twins[*quote] = Some(QuoteId(longer as u32));
                    twins[longer].get_or_insert(QuoteId(*quote as u32));
                }
                !holds
            });
        }
    }
}
