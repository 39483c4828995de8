//! Many revisions: each quote followed through all of them.

use super::pair;
use super::revision::Revision;
use super::vocabulary::Vocabulary;
use super::{Comparison, Side};
use crate::extract::Analysis;
use crate::scan::QuoteId;
use rustc_hash::FxHashMap;

/// What happened to the quotes of a story over its revisions.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct History {
    /// One step for each revision but the first.
    pub steps: Vec<Step>,
    /// One thread for each quote that is or was in the story, in the order they are first seen.
    pub threads: Vec<Thread>,
}

/// From one revision to the next.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Step {
    /// What changed.
    pub comparison: Comparison,
    /// For each change, the index of its quote's thread.
    pub threads: Vec<usize>,
}

/// A quote through the revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Thread {
    /// The revision it is first seen in.
    pub first: usize,
    /// The revision it is last seen in.
    pub last: usize,
    /// The quote as it is first seen.
    pub quote: QuoteId,
}

/// Compares the revisions of a story, each with the next, and follows every quote through them. A
/// quote that was removed and comes back in the same words goes on with its old thread.
pub fn history(revisions: &[Analysis]) -> History {
    let mut vocabulary = Vocabulary::default();
    let mut weaver = Weaver::default();
    let mut before: Option<Revision<'_>> = None;
    for (n, analysis) in revisions.iter().enumerate() {
        let after = Revision::of(analysis, &mut vocabulary);
        match &before {
            None => weaver.begin(&after),
            Some(before) => {
                let comparison = pair::compare(before, &after, &vocabulary);
                weaver.go_on(n, before, &after, comparison);
            }
        }
        before = Some(after);
    }
    weaver.history
}

/// Makes threads of comparisons.
#[derive(Default)]
struct Weaver {
    history: History,
    /// The thread of each quote of the latest revision.
    threads: FxHashMap<QuoteId, usize>,
    /// The threads that ended, by the words of the quote.
    ended: FxHashMap<Vec<u32>, usize>,
}

impl Weaver {
    fn begin(&mut self, first: &Revision<'_>) {
        for quote in &first.quotes {
            self.start(0, quote.id);
        }
    }

    fn start(&mut self, revision: usize, quote: QuoteId) -> usize {
        let thread = self.history.threads.len();
        self.history.threads.push(Thread {
            first: revision,
            last: revision,
            quote,
        });
        self.threads.insert(quote, thread);
        thread
    }

    fn go_on(
        &mut self,
        revision: usize,
        before: &Revision<'_>,
        after: &Revision<'_>,
        comparison: Comparison,
    ) {
        let old = std::mem::take(&mut self.threads);
        for (b, a) in &comparison.pairs {
            // Of merged quotes, the first one's thread goes on.
            let thread = old[b];
            self.threads.entry(*a).or_insert(thread);
            self.history.threads[self.threads[a]].last = revision;
        }
        for quote in &before.quotes {
            let thread = old[&quote.id];
            if self.history.threads[thread].last < revision {
                self.ended.insert(quote.spoken.clone(), thread);
            }
        }
        for quote in &after.quotes {
            if self.threads.contains_key(&quote.id) {
                continue;
            }
            match self.ended.remove(&quote.spoken) {
                Some(thread) => {
                    self.history.threads[thread].last = revision;
                    self.threads.insert(quote.id, thread);
                }
                None => {
                    self.start(revision, quote.id);
                }
            }
        }
        let threads = comparison.changes.iter().map(|change| {
            let here = match change.after {
                Some(Side::Quote(id)) => self.threads.get(&id),
                _ => None,
            };
            let before = match change.before {
                Some(Side::Quote(id)) => old.get(&id),
                _ => None,
            };
            *here.or(before).expect("a change has a quote on one side")
        });
        let threads = threads.collect();
        self.history.steps.push(Step {
            comparison,
            threads,
        });
    }
}
