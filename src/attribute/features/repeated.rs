//! Repeated quotes: quotes with the words of another one of the story, or of a part of it.
//!
//! A headline borrows a few words of a sentence that is quoted whole further down: `Dam ‘may leak’`
//! over `“The dam may leak by spring,” said Ida Holm.`

use crate::attribute::frame::Frame;
use crate::scan::QuoteId;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// The most words of a quote that is looked for inside longer ones.
const MOST_WORDS: usize = 12;

/// The most words of a longer quote that are looked through: headlines borrow from its beginning.
const SEARCHED: usize = 400;

/// The most quotes with the same first two words that are looked for: a story that opens each of
/// its quotes alike is not searched for all of them.
const ALIKE: usize = 4;

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
    let words = tokens.filter(|&t| frame.scan.tokens[t].is_word());
    words.take(most + 1).collect()
}

/// The longest quote that is compared whole, in bytes: long quotations are not repeated, and folding them would cost
/// more than it gains.
const LONGEST: usize = 80;

/// Lists the pairs of quotes with the same words, each with the nearest one before it.
fn pairs(frame: &Frame<'_>) -> Vec<[usize; 2]> {
    let mut last: FxHashMap<String, usize> = FxHashMap::default();
    let mut pairs = Vec::new();
    for (n, quote) in frame.scan.quotes.iter().enumerate() {
        if quote.content.len() <= LONGEST {
            let words = frame.content(quote).to_lowercase();
            let key = words.trim_matches(|c: char| !c.is_alphanumeric());
            if let Some(before) = last.insert(key.to_owned(), n) {
                pairs.push([before, n]);
            }
        }
    }
    pairs
}

/// Marks the quotes whose words are quoted again elsewhere in the story: 1 before, 2 after, 3 both.
pub(super) fn marks(frame: &Frame<'_>) -> Vec<u8> {
    let mut marks = vec![0; frame.scan.quotes.len()];
    for [before, after] in pairs(frame) {
        marks[after] |= 1;
        marks[before] |= 2;
    }
    marks
}

/// Finds for each quote another one with the same words: the nearest before it, or else after it, or else a longer one
/// that holds them.
pub(super) fn repeated(frame: &Frame<'_>) -> Vec<Option<QuoteId>> {
    let mut repeated = vec![None; frame.scan.quotes.len()];
    for [before, after] in pairs(frame) {
        repeated[after] = Some(QuoteId(before as u32));
        repeated[before].get_or_insert(QuoteId(after as u32));
    }
    in_longer(frame, &mut repeated);
    repeated
}

/// Finds for short quotes a longer one that holds the same words, where `repeated` has none yet.
fn in_longer(frame: &Frame<'_>, repeated: &mut [Option<QuoteId>]) {
    let pair = |a: usize, b: usize| {
        let words = [frame.words(a), frame.words(b)].map(hash);
        words[0].rotate_left(17) ^ words[1]
    };
    let mut wanted: FxHashMap<u64, Vec<(usize, Vec<usize>)>> = FxHashMap::default();
    for (quote, other) in repeated.iter().enumerate() {
        if other.is_some() {
            continue;
        }
        let words = words(frame, quote, MOST_WORDS);
        if (2..=MOST_WORDS).contains(&words.len()) {
            let same = wanted.entry(pair(words[0], words[1])).or_default();
            if same.len() < ALIKE {
                same.push((quote, words));
            }
        }
    }
    if wanted.is_empty() {
        return;
    }
    for longer in 0..frame.scan.quotes.len() {
        let words = words(frame, longer, SEARCHED);
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
                    repeated[*quote] = Some(QuoteId(longer as u32));
                    repeated[longer].get_or_insert(QuoteId(*quote as u32));
                }
                !holds
            });
        }
    }
}
