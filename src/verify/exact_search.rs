//! Quotes whose words all occur in a row: found by the automaton, then judged.

use super::align::AlignmentStep;
use super::budget::WorkBudget;
use super::edge_words;
use super::phrase_matcher::PhraseMatcher;
use super::query_matches::{MatchMode, SearchState, is_cut_off};
use super::source_text::SourceText;
use super::verdict::Verdict;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;
use std::ops::Range;

/// The cost of judging a place besides its words, and again for each speaker of the query.
const JUDGING: u64 = 16;

/// How many quotes are still judged at one place once the budget is spent.
const IN_TURN: usize = 16;

/// How many words may be judged per word of a source, and at the start. None of the news and hearings
/// that were measured needs a tenth of it; a source that repeats a phrase which a story has in a
/// thousand versions would need more.
const JUDGED: (u64, u64) = (256, 1 << 16);

/// The queries of a phrase that a better match may still come for.
enum OpenQueries<'s> {
    All(Vec<u32>),
    /// By their text from the first word to the last, once the budget is spent.
    ByText(FxHashMap<&'s str, VecDeque<u32>>),
}

/// The search for quotes to the letter.
pub(super) struct ExactSearch<'s> {
    /// The open queries of each phrase, by its node in the automaton.
    open: FxHashMap<u32, OpenQueries<'s>>,
    budget: WorkBudget,
}

impl<'s> ExactSearch<'s> {
    pub(super) fn new() -> Self {
        ExactSearch {
            open: FxHashMap::default(),
            budget: WorkBudget::new(JUDGED),
        }
    }

    /// Adds the work that some words of the source allow.
    pub(super) fn grant(&mut self, words: usize) {
        self.budget.grant(words);
    }

    /// Returns whether every place was judged.
    pub(super) fn is_complete(&self) -> bool {
        !self.budget.is_spent
    }

    /// Forgets which queries are open: the nodes of another automaton follow.
    pub(super) fn forget(&mut self) {
        self.open.clear();
    }

    /// Searches a chunk.
    pub(super) fn search(
        &mut self,
        state: &mut SearchState<'s, '_>,
        phrases: &mut PhraseMatcher<'s>,
        source: &SourceText<'_>,
    ) {
        phrases.restart();
        for (at, &word) in source.ids.iter().enumerate() {
            phrases.step(word, source.is_new(at));
            let mut phrase = phrases.longest();
            while let Some(node) = phrase {
                let terms = at + 1 - phrases.words(node)..at + 1;
                let open = self.open.remove(&node);
                let open = open.unwrap_or_else(|| OpenQueries::All(phrases.quotes(node).to_vec()));
                match self.place(state, open, terms, source) {
                    Some(open) => drop(self.open.insert(node, open)),
                    None => phrases.close(node),
                }
                phrase = phrases.shorter(node);
            }
        }
    }

    /// Judges a place for the queries of a phrase; returns those that a better match may still come for.
    ///
    /// Once the budget is spent, only queries are judged that match to the byte, with nothing lost at
    /// their edges: an altered quote has no such place, and a true one is not missed. Of thousands that
    /// differ in their outer signs alone, “No?!” and “No;!”, some take turns.
    fn place(
        &mut self,
        state: &mut SearchState<'s, '_>,
        open: OpenQueries<'s>,
        terms: Range<usize>,
        source: &SourceText<'_>,
    ) -> Option<OpenQueries<'s>> {
        let mut by_text = match open {
            OpenQueries::All(mut open) if !self.budget.is_spent => {
                open.retain(|&query| self.judge(state, query, terms.start, source));
                return (!open.is_empty()).then_some(OpenQueries::All(open));
            }
            OpenQueries::All(open) => by_text(state, &open),
            OpenQueries::ByText(by_text) => by_text,
        };
        if let Some(text) = intact(&terms, source)
            && let Some(open) = by_text.get_mut(text)
        {
            for _ in 0..open.len().min(IN_TURN) {
                let query = open.pop_front();
                open.extend(query.filter(|&query| self.judge(state, query, terms.start, source)));
            }
            if open.is_empty() {
                by_text.remove(text);
            }
        }
        (!by_text.is_empty()).then_some(OpenQueries::ByText(by_text))
    }

    /// Judges a place of a query; returns whether a better match may still come.
    fn judge(
        &mut self,
        state: &mut SearchState<'s, '_>,
        number: u32,
        at: usize,
        source: &SourceText<'_>,
    ) -> bool {
        let quote = &state.index.queries[number as usize].quote;
        let len = quote.ids.len();
        let found = state.found.get(&number);
        let open = found.map_or(1, |found| found.open.len());
        if open > 0 {
            self.budget.take(len as u64 + JUDGING * (1 + open as u64));
            if is_cut_off(at..at + len, source) {
                // The neighboring chunk judges it.
                return true;
            }
            let steps = (0..len).map(|n| AlignmentStep::Same(n, at + n));
            let steps: Vec<AlignmentStep> = steps.collect();
            state.judge(number, &quote.literal, &steps, MatchMode::Literal, source);
        }
        let found = state.found.get(&number);
        found.is_none_or(|found| match self.budget.is_spent {
            // Then only an exact match ends the search: it costs next to nothing.
            true => found.best.iter().any(|b| b.verdict() > Verdict::Exact),
            false => !found.open.is_empty(),
        })
    }
}

/// Groups queries by their text from the first term to the last.
fn by_text<'s>(state: &SearchState<'s, '_>, open: &[u32]) -> FxHashMap<&'s str, VecDeque<u32>> {
    let mut by_text: FxHashMap<&str, VecDeque<u32>> = FxHashMap::default();
    for &query in open {
        let quote = &state.index.queries[query as usize].quote;
        if let [first, .., last] | [first @ last] = quote.terms[..] {
            let text = &quote.words.text()[quote.words.cover(first..last + 1)];
            by_text.entry(text).or_default().push_back(query);
        }
    }
    by_text
}

/// Returns the text of some terms if one person says it and nothing is lost at its edges.
fn intact<'t>(terms: &Range<usize>, source: &'t SourceText<'_>) -> Option<&'t str> {
    let (first, last) = (source.terms[terms.start], source.terms[terms.end - 1]);
    let losses = [
        edge_words::before(source, first),
        edge_words::after(source, last),
        edge_words::negation_after(source, last, 1),
    ];
    let one_turn = source.turn(terms.start) == source.turn(terms.end - 1);
    let text = source.words.cover(first..last + 1);
    (one_turn && losses.iter().all(Option::is_none)).then(|| &source.words.text()[text])
}
