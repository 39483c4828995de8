//! A story in a review: its findings, what was decided about each, and the golden that follows.

use crate::bounded;
use crate::check::{Bounds, Case, ComparedStory, Examined, Proposal, is_to_be_accepted, shown};
use onrecord::check::{Cause, Difference};
use onrecord::write::report::Finding;
use onrecord::{Error, ErrorKind};
use std::collections::BTreeSet;

/// The decision about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    Accept,
    Reject,
    Skip,
}

/// A finding, and what was decided about it.
pub(super) struct ReviewItem {
    pub(super) finding: Finding,
    /// Nothing for a first golden, which is accepted as a whole.
    cause: Option<Cause>,
    pub(super) decision: Option<Decision>,
}

/// A golden that differs or is missing.
pub(super) struct ReviewStory<'c> {
    pub(super) case: &'c Case,
    pub(super) items: Vec<ReviewItem>,
    pub(super) proposal: Proposal,
    compared: Option<ComparedStory>,
    /// The bytes of the golden as this review has read or written them.
    current: Option<Vec<u8>>,
}

impl<'c> ReviewStory<'c> {
    /// Makes the story of what a check found; nothing if there is nothing to accept.
    pub(super) fn of(case: &'c Case, examined: Examined) -> Option<ReviewStory<'c>> {
        let proposal = examined.proposal?;
        let open = examined.findings.into_iter().filter(is_to_be_accepted);
        let causes = examined.compared.as_ref().map(ComparedStory::causes);
        let mut causes = causes.into_iter().flatten();
        let items = open.map(|finding| ReviewItem {
            finding,
            cause: causes.next(),
            decision: None,
        });
        Some(ReviewStory {
            case,
            items: items.collect(),
            current: proposal.old.clone(),
            proposal,
            compared: examined.compared,
        })
    }

    /// Decides about a finding, and writes the golden that follows at once: a review that is killed has lost
    /// nothing.
    pub(super) fn decide(
        &mut self,
        item: usize,
        decision: Decision,
        bounds: &Bounds,
    ) -> Result<(), Error> {
        self.decide_all(&[item], decision, bounds)
    }

    /// Decides about several findings alike. The golden is compared and written once: a story of a thousand findings
    /// would otherwise take a thousand comparisons.
    pub(super) fn decide_all(
        &mut self,
        items: &[usize],
        decision: Decision,
        bounds: &Bounds,
    ) -> Result<(), Error> {
        let before: Vec<Option<Decision>> = items
            .iter()
            .map(|&item| self.items[item].decision.replace(decision))
            .collect();
        let written = self.write(bounds);
        if written.is_err() {
            for (&item, before) in items.iter().zip(before) {
                self.items[item].decision = before;
            }
        }
        written
    }

    /// Takes a decision back.
    pub(super) fn undecide(&mut self, item: usize, bounds: &Bounds) -> Result<(), Error> {
        self.items[item].decision = None;
        self.write(bounds)
    }

    /// Writes the golden with everything that is accepted, unless somebody else changed it.
    fn write(&mut self, bounds: &Bounds) -> Result<(), Error> {
        let wanted = self.golden();
        if wanted == self.current {
            return Ok(());
        }
        let golden = &self.case.golden;
        if bounds.read(golden, bounded::GOLDEN)? != self.current {
            let message = "not written: it changed during the review; review it again";
            return Err(Error::new(ErrorKind::Usage, shown(golden), message));
        }
        match &wanted {
            Some(bytes) => bounds.put(golden, bytes)?,
            None => bounds.delete(golden)?,
        }
        self.current = wanted;
        Ok(())
    }

    /// Returns the golden that follows from the decisions.
    fn golden(&self) -> Option<Vec<u8>> {
        let is_accepted = |item: &&ReviewItem| item.decision == Some(Decision::Accept);
        let accepted: Vec<&ReviewItem> = self.items.iter().filter(is_accepted).collect();
        if accepted.is_empty() {
            return self.proposal.old.clone();
        }
        match &self.compared {
            Some(compared) => {
                let causes = accepted.iter().filter_map(|item| item.cause.as_ref());
                let differences: BTreeSet<Difference> =
                    causes.flat_map(Cause::differences).collect();
                Some(compared.updated(&differences))
            }
            None => Some(self.proposal.new.clone()),
        }
    }

    /// Returns how many findings have a decision.
    pub(super) fn count(&self, decision: Option<Decision>) -> usize {
        let items = self.items.iter();
        items.filter(|item| item.decision == decision).count()
    }
}
