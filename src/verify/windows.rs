//! The stretches of a chunk that may hold a quote in different words: those with the most runs in common.

use super::query_quote::QuotePart;
use std::cmp::Reverse;
use std::ops::Range;

/// A run of words of a query, found in a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    pub(super) query: u32,
    /// The term of the chunk, and the term of the query.
    pub(super) at: u32,
    pub(super) term: u32,
}

/// How many stretches of a chunk are aligned with a quote.
const WINDOWS: usize = 8;

/// How many words are added on the left and right, for words that were changed.
const ROOM: usize = 8;

/// How many words one marked cut may leave out, and some more: a cut that is too long is reported as
/// such.
const CUT_ROOM: usize = 120;

/// The stretches of a chunk that may hold a quote, the likeliest first.
pub(super) fn windows(hits: &[Hit], parts: &[QuotePart], len: usize) -> Vec<Range<usize>> {
    let is_cut = |part: &&QuotePart| matches!(part, QuotePart::Cut(_));
    let cuts = parts.iter().filter(is_cut).count();
    let room = ROOM + parts.len() / 2 + (cuts * CUT_ROOM).min(20 * CUT_ROOM);
    let mut windows: Vec<(usize, Range<usize>)> = Vec::new();
    for hit in hits {
        let (at, term) = (hit.at as usize, hit.term as usize);
        match windows.last_mut() {
            Some((count, window)) if at < window.end => *count += 1,
            _ => {
                let start = at.saturating_sub(term + room);
                let end = (at + parts.len().saturating_sub(term) + room).min(len);
                windows.push((1, start..end));
            }
        }
    }
    // Windows overlap: hits of the one before may be in the next one, too.
    for (count, window) in &mut windows {
        let from = hits.partition_point(|hit| (hit.at as usize) < window.start);
        let to = hits.partition_point(|hit| (hit.at as usize) < window.end);
        *count = to - from;
    }
    windows.sort_by_key(|(count, window)| (Reverse(*count), window.start));
    let enough = |(count, _): &(usize, Range<usize>)| count * 10 >= parts.len();
    let windows = windows.into_iter().filter(enough).take(WINDOWS);
    windows.map(|(_, window)| window).collect()
}
