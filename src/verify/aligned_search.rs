//! Quotes that occur with different words, or with marked cuts and insertions.
//!
//! The likeliest stretches of a chunk are those that share runs of words with a quote (`windows`). They
//! are aligned with it by dynamic programming (`align`), within a budget.

use super::align::align;
use super::best_matches::BestMatches;
use super::budget::WorkBudget;
use super::query_matches::{MatchMode, SearchState};
use super::query_quote::Insertion;
use super::source_text::SourceText;
use super::windows::{Hit, windows};
use std::ops::Range;

/// How many cells of alignment tables may be filled per word of a source, and at the start: about a
/// second per million bytes. A quote of twenty words takes some hundreds.
const CELLS: (u64, u64) = (1 << 11, 1 << 20);

/// The most hits that are kept of a chunk.
const MOST_HITS: u64 = 1 << 21;

/// The search for quotes in different words.
pub(super) struct AlignedSearch {
    budget: WorkBudget,
}

impl AlignedSearch {
    pub(super) fn new() -> AlignedSearch {
        AlignedSearch {
            budget: WorkBudget::new(CELLS),
        }
    }

    /// Adds the work that some words of the source allow.
    pub(super) fn grant(&mut self, words: usize) {
        self.budget.grant(words);
    }

    /// Searches a chunk.
    pub(super) fn search(&mut self, state: &mut SearchState<'_, '_>, source: &SourceText<'_>) {
        let index = state.index;
        let hits = hits(state, source);
        let mut wanted: Vec<(u64, u32, Vec<Range<usize>>)> = Vec::new();
        for hits in hits.chunk_by(|a, b| a.query == b.query) {
            let parts = index.queries[hits[0].query as usize].quote.parts();
            let windows = windows(hits, parts, source.ids.len());
            if !windows.is_empty() {
                let cells = windows.iter().map(|window| (window.len() + 1) as u64);
                let cells = cells.sum::<u64>() * parts.len() as u64;
                wanted.push((cells, hits[0].query, windows));
            }
        }
        if wanted.iter().map(|(cells, ..)| cells).sum::<u64>() > self.budget.left {
            // Short quotes first: one that repeats itself a thousand times takes nothing from them.
            wanted.sort_unstable_by_key(|(cells, query, _)| (*cells, *query));
        }
        for (cells, query, windows) in wanted {
            if !self.budget.take(cells) {
                break;
            }
            let quote = &index.queries[query as usize].quote;
            let fits = |insertion: &Insertion, term: usize| {
                quote.fits(insertion, source.words.key(source.terms[term]))
            };
            for window in windows {
                let steps = align(quote.parts(), &quote.ids, &source.ids, window, fits);
                if let Some(steps) = steps {
                    state.judge(query, quote.parts(), &steps, MatchMode::Aligned, source);
                }
            }
        }
    }
}

/// Returns the runs of words that quotes and source share, by quote and place. Where there are too
/// many, the runs with the most places in the most quotes are left out: they say the least.
fn hits(state: &SearchState<'_, '_>, source: &SourceText<'_>) -> Vec<Hit> {
    let shingles = &state.index.shingles;
    let mut seen: Vec<(u32, u32)> = Vec::new();
    for at in 0..source.ids.len() {
        shingles.look_up(&source.ids[at..], |run| seen.push((run, at as u32)));
    }
    seen.sort_unstable();
    let wants = |query: u32| {
        let found = state.found.get(&query);
        found.is_none_or(|found| found.best.iter().any(BestMatches::wants_more))
    };
    let mut runs: Vec<(u64, &[(u32, u32)])> = Vec::new();
    for places in seen.chunk_by(|a, b| a.0 == b.0) {
        let seeds = shingles.seeds(places[0].0).iter();
        let seeds = seeds.filter(|seed| wants(seed.query)).count();
        runs.push((seeds as u64 * places.len() as u64, places));
    }
    if runs.iter().map(|(count, _)| count).sum::<u64>() > MOST_HITS {
        runs.sort_unstable();
    }
    let mut hits = Vec::new();
    let mut left = MOST_HITS;
    for (count, places) in runs {
        let Some(rest) = left.checked_sub(count) else {
            break;
        };
        left = rest;
        let seeds = shingles.seeds(places[0].0).iter();
        for seed in seeds.filter(|seed| wants(seed.query)) {
            hits.extend(places.iter().map(|&(_, at)| Hit {
                query: seed.query,
                at,
                term: seed.term,
            }));
        }
    }
    hits.sort_unstable();
    hits
}
