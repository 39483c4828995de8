//! Many revisions: each quote followed through all of them.

use super::change::{ChangeSide, RevisionDiff};
use super::change_kind::Terms;
use super::compare;
use super::revision::Revision;
use super::vocabulary::Vocabulary;
use crate::extract::Analysis;
use crate::scan::QuoteId;
use rustc_hash::FxHashMap;

/// What happened to the quotes of a story over its revisions.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct History {
    /// One step for each revision except the first.
    pub steps: Vec<RevisionStep>,
    /// One thread for each quote of any revision, in the order of first appearance.
    pub threads: Vec<Thread>,
    /// For each revision its quotes, each with the index of its thread, in the order of the quotes.
    pub quotes: Vec<Vec<(QuoteId, usize)>>,
}

/// From one revision to the next.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RevisionStep {
    /// What changed.
    pub diff: RevisionDiff,
    /// For each change, the index of its quote's thread.
    pub threads: Vec<usize>,
}

/// A quote through the revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Thread {
    /// The first revision that has it.
    pub first: usize,
    /// The last revision that has it.
    pub last: usize,
    /// The quote in that first revision.
    pub quote: QuoteId,
}

/// Compares the revisions of a story, each with the next, and follows every quote through them. A
/// quote that was removed and comes back in the same words continues its old thread.
pub fn history(revisions: &[Analysis]) -> History {
    history_with(revisions, Terms::Ignored)
}

/// Does what [`history`] does, with a choice about terms and titles.
pub fn history_with(revisions: &[Analysis], terms: Terms) -> History {
    let mut vocabulary = Vocabulary::default();
    let mut tracker = ThreadTracker::default();
    let mut before: Option<Revision<'_>> = None;
    for (n, analysis) in revisions.iter().enumerate() {
        let after = Revision::of(analysis, &mut vocabulary);
        match &before {
            None => tracker.begin(&after),
            Some(before) => {
                let diff = compare::compare(before, &after, &vocabulary, terms);
                tracker.follow(n, before, &after, diff);
            }
        }
        tracker.keep();
        before = Some(after);
    }
    tracker.history
}

/// Follows each quote from revision to revision.
#[derive(Default)]
struct ThreadTracker {
    history: History,
    /// The thread of each quote of the latest revision.
    threads: FxHashMap<QuoteId, usize>,
    /// The threads that ended, by the words of the quote.
    ended: FxHashMap<Vec<u32>, usize>,
}

impl ThreadTracker {
    /// Starts a thread for each quote of the first revision.
    fn begin(&mut self, first: &Revision<'_>) {
        for quote in &first.quotes {
            self.start(0, quote.id);
        }
    }

    /// Notes which quotes the latest revision has.
    fn keep(&mut self) {
        let mut quotes: Vec<(QuoteId, usize)> = Vec::with_capacity(self.threads.len());
        quotes.extend(self.threads.iter().map(|(&quote, &thread)| (quote, thread)));
        quotes.sort_unstable();
        self.history.quotes.push(quotes);
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

    /// Continues the threads in the next revision.
    fn follow(
        &mut self,
        revision: usize,
        before: &Revision<'_>,
        after: &Revision<'_>,
        diff: RevisionDiff,
    ) {
        let old = std::mem::take(&mut self.threads);
        for (b, a) in &diff.pairs {
            // Merged quotes continue the thread of the first one.
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
        let threads = diff.changes.iter().map(|change| {
            let here = match change.after {
                Some(ChangeSide::Quote(id)) => self.threads.get(&id),
                _ => None,
            };
            let before = match change.before {
                Some(ChangeSide::Quote(id)) => old.get(&id),
                _ => None,
            };
            *here.or(before).expect("a change has a quote on one side")
        });
        let threads = threads.collect();
        self.history.steps.push(RevisionStep { diff, threads });
    }
}
