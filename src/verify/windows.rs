//! The stretches of a chunk that may hold a quote in other words.

use super::sought::Item;
use std::cmp::Reverse;
use std::ops::Range;

/// A run of words of a quote, seen in a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    pub(super) quote: u32,
    /// The core of the chunk, and the core of the quote.
    pub(super) at: u32,
    pub(super) core: u32,
}

/// So many stretches of a chunk are aligned with a quote, those with the most runs in common.
const WINDOWS: usize = 8;

/// Words that stand to the left and right of a quote with words changed.
const ROOM: usize = 8;

/// Words that one marked cut may leave out, and some more: a cut that is too long is told as such.
const CUT_ROOM: usize = 120;

/// The stretches of a chunk that may hold a quote, the likeliest first.
pub(super) fn windows(hits: &[Hit], items: &[Item], len: usize) -> Vec<Range<usize>> {
    let is_cut = |item: &&Item| matches!(item, Item::Cut(_));
    let cuts = items.iter().filter(is_cut).count();
    let room = ROOM + items.len() / 2 + (cuts * CUT_ROOM).min(20 * CUT_ROOM);
    let mut windows: Vec<(usize, Range<usize>)> = Vec::new();
    for hit in hits {
        let (at, core) = (hit.at as usize, hit.core as usize);
        match windows.last_mut() {
            Some((count, window)) if at < window.end => *count += 1,
            _ => {
                let start = at.saturating_sub(core + room);
                let end = (at + items.len().saturating_sub(core) + room).min(len);
                windows.push((1, start..end));
            }
        }
    }
    // Hits that the window before took may stand in the next one too.
    for (count, window) in &mut windows {
        let from = hits.partition_point(|hit| (hit.at as usize) < window.start);
        let to = hits.partition_point(|hit| (hit.at as usize) < window.end);
        *count = to - from;
    }
    windows.sort_by_key(|(count, window)| (Reverse(*count), window.start));
    let enough = |(count, _): &(usize, Range<usize>)| count * 10 >= items.len();
    let windows = windows.into_iter().filter(enough).take(WINDOWS);
    windows.map(|(_, window)| window).collect()
}
