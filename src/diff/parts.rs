//! Quotes that were split into several, or merged from several.
//!
//! `“It leaks. It always leaked,” he said.` becomes `“It leaks,” he said. “It always leaked.”`: the
//! first piece was paired, the second is left over next to it. It is a piece of the quote if the words of
//! the quote that are in no other piece contain it.

use super::group::{QuoteAlignment, QuoteGroup};
use super::revision::{Quotation, Revision};
use super::vocabulary::Vocabulary;
use crate::compare::runs;

/// How far away a piece is looked for, in quotes.
const NEAR: usize = 3;

/// How much of a piece the whole must contain, in thousandths of its words.
const CONTAINED: u32 = 800;

/// The most pieces of a quote; further ones count as quotes of their own.
const MOST_PIECES: usize = 32;

/// How many words in a row must be the same; of a shorter piece all.
const RUN: usize = 3;

/// Makes groups of the pairs, and adds the remaining pieces.
pub(super) fn group(
    before: &Revision<'_>,
    after: &Revision<'_>,
    vocabulary: &Vocabulary,
    alignment: &QuoteAlignment,
) -> Vec<QuoteGroup> {
    let mut groups: Vec<QuoteGroup> = Vec::new();
    let mut of_before = vec![None; before.quotes.len()];
    let mut of_after = vec![None; after.quotes.len()];
    for (b, a) in alignment.after.iter().enumerate() {
        if let Some(a) = *a {
            (of_before[b], of_after[a]) = (Some(groups.len()), Some(groups.len()));
            groups.push(QuoteGroup {
                before: vec![b],
                after: vec![a],
                translated: alignment.translated[b],
            });
        }
    }
    for a in 0..after.quotes.len() {
        if of_after[a].is_none() {
            let found = near(&of_after, a).find(|&g| {
                let QuoteGroup { before: whole, after: pieces, .. } = &groups[g];
                matches!(whole[..], [b] if pieces.len() < MOST_PIECES && is_piece(&before.quotes[b], after, pieces, a, vocabulary))
            });
            if let Some(g) = found {
                of_after[a] = Some(g);
                groups[g].after.push(a);
                groups[g].after.sort_unstable();
            }
        }
    }
    for b in 0..before.quotes.len() {
        if of_before[b].is_none() {
            let found = near(&of_before, b).find(|&g| {
                let QuoteGroup { before: pieces, after: whole, .. } = &groups[g];
                matches!(whole[..], [a] if pieces.len() < MOST_PIECES && is_piece(&after.quotes[a], before, pieces, b, vocabulary))
            });
            if let Some(g) = found {
                of_before[b] = Some(g);
                groups[g].before.push(b);
                groups[g].before.sort_unstable();
            }
        }
    }
    groups.sort_by_key(|group| group.before[0]);
    groups
}

/// Returns the groups of the quotes around one, the nearest first.
fn near(groups: &[Option<usize>], of: usize) -> impl Iterator<Item = usize> {
    let around = (1..=NEAR).flat_map(move |n| [of.checked_sub(n), of.checked_add(n)]);
    around.filter_map(|n| *groups.get(n?)?)
}

/// Returns whether a quote of `revision` is a further piece of `whole`.
fn is_piece(
    whole: &Quotation<'_>,
    revision: &Revision<'_>,
    pieces: &[usize],
    candidate: usize,
    vocabulary: &Vocabulary,
) -> bool {
    if whole.in_note != revision.quotes[candidate].in_note {
        return false;
    }
    let piece = &revision.quotes[candidate].spoken;
    let known: Vec<u32> = pieces
        .iter()
        .flat_map(|&n| revision.quotes[n].spoken.iter().copied())
        .collect();
    let mut free = vec![true; whole.spoken.len()];
    for (run, _) in runs(&whole.spoken, &known) {
        free[run].fill(false);
    }
    let rest: Vec<u32> = (0..free.len())
        .filter(|&n| free[n])
        .map(|n| whole.spoken[n])
        .collect();
    let common = runs(&rest, piece);
    let longest = common.iter().map(|(_, run)| run.len()).max().unwrap_or(0);
    let shared: u32 = common
        .iter()
        .map(|(_, run)| vocabulary.total_weight(&piece[run.clone()]))
        .sum();
    longest >= piece.len().min(RUN) && shared * 1000 >= CONTAINED * vocabulary.total_weight(piece)
}
