//! Echoes: quotes whose words stand in a longer quote of the same story.
//!
//! A headline borrows a few words of a sentence that is quoted whole further down: `Dam ‘may leak’`
//! over `“The dam may leak by spring,” said Ida Holm.`

use super::frame::Frame;
use crate::scan::QuoteId;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// The most words of a quote that is looked for inside longer ones.
const BORROWED: usize = 12;

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

/// Finds for short quotes a longer one that holds the same words, where `twins` has none yet.
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
                    twins[*quote] = Some(QuoteId(longer as u32));
                    twins[longer].get_or_insert(QuoteId(*quote as u32));
                }
                !holds
            });
        }
    }
}
