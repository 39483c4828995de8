//! One story and its golden: what differs, which differences are known, and the golden that would agree.

use super::actual::{actual, story, subject};
use super::bounds::Bounds;
use super::known::Lists;
use super::layout::Case;
use super::shown;
use crate::bounded;
use crate::settings::Update;
use onrecord::check::{self, Actual, Allowances, Comparison, Difference, Golden};
use onrecord::write::report::{CheckedDocument, Finding, Region, Rule, Suppression};
use onrecord::{Error, Extractor};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Examines stories. Shared by threads.
pub(crate) struct Examiner<'e> {
    pub(crate) extractor: Extractor,
    pub(crate) lists: &'e Lists,
    pub(crate) bounds: &'e Bounds,
    pub(crate) update: Update,
}

/// The result of one story.
pub(crate) struct Examined {
    /// What a list of known misses calls the story.
    pub(crate) case: PathBuf,
    pub(crate) subject: CheckedDocument,
    pub(crate) findings: Vec<Finding>,
    /// The entries of lists of known misses that were needed.
    pub(crate) used: Vec<(usize, usize)>,
    /// The golden that would settle the findings, where an update can settle any.
    pub(crate) proposal: Option<Proposal>,
    pub(crate) is_written: bool,
}

/// A golden with the current answers.
pub(crate) struct Proposal {
    /// The bytes of the file, if there is one.
    pub(crate) old: Option<Vec<u8>>,
    pub(crate) new: Vec<u8>,
}

impl Examiner<'_> {
    /// Examines a story.
    pub(crate) fn examine(&self, case: &Case) -> Result<Examined, Error> {
        let document = shown(&case.story);
        let raw = story(&case.story)?;
        let allowances = Allowances::find(&String::from_utf8_lossy(raw.bytes()));
        let actual = actual(&self.extractor, case, raw.document()?)?;
        let mut examined = Examined {
            case: case.subject.clone(),
            subject: subject(document, &actual),
            findings: Vec::new(),
            used: Vec::new(),
            proposal: None,
            is_written: false,
        };
        match self.bounds.read(&case.golden, bounded::GOLDEN)? {
            Some(csv) => {
                let golden = Golden::parse(case.kind, &shown(&case.golden), &csv)?;
                let comparison = StoryComparison {
                    examiner: self,
                    case,
                    allowances: &allowances,
                    comparison: check::compare(&golden, &actual),
                };
                comparison.compare(&mut examined);
                comparison.propose(csv, &mut examined);
            }
            None => {
                missing(case, &actual, &mut examined);
                // No answer of the tool differs from itself.
                let unused =
                    allowances.findings(case.kind, &examined.subject.document, &BTreeSet::new());
                examined.findings.extend(unused);
            }
        }
        self.update_golden(case, &mut examined)?;
        Ok(examined)
    }

    /// Writes the golden, if an update was asked for.
    fn update_golden(&self, case: &Case, examined: &mut Examined) -> Result<(), Error> {
        let Some(proposal) = &examined.proposal else {
            return Ok(());
        };
        let is_wanted = match self.update {
            Update::No => false,
            Update::Unseen => proposal.old.is_none(),
            Update::Always | Update::Force => true,
        };
        if is_wanted {
            self.bounds.put(&case.golden, &proposal.new)?;
            examined.is_written = true;
            examined.findings.retain(|f| !is_to_be_accepted(f));
        }
        Ok(())
    }
}

/// Adds the finding and the proposal for a missing golden.
fn missing(case: &Case, actual: &Actual, examined: &mut Examined) {
    let rule = Rule::named("golden-missing").expect("a rule");
    let message = format!("has no golden: {} does not exist", shown(&case.golden));
    let document = examined.subject.document.as_str();
    let mut finding = Finding::new(rule, document, message);
    finding.region = Some(Region::line(1));
    examined.findings.push(finding);
    examined.proposal = Some(Proposal {
        old: None,
        new: actual.golden().to_csv(),
    });
}

/// A golden and the current answers, with everything that may suppress a difference.
struct StoryComparison<'t> {
    examiner: &'t Examiner<'t>,
    case: &'t Case,
    allowances: &'t Allowances,
    comparison: Comparison<'t>,
}

/// Why a difference is suppressed, and by which entries.
struct Suppressed {
    suppression: Suppression,
    entries: Vec<(usize, usize)>,
    allowance: Option<usize>,
}

impl<'t> StoryComparison<'t> {
    /// Finds the differences, and which of them are known.
    fn compare(&self, examined: &mut Examined) {
        let (document, golden) = (&examined.subject.document, shown(&self.case.golden));
        let mut allowed = BTreeSet::new();
        for difference in self.comparison.differences() {
            let mut finding = self.comparison.finding(difference, document, &golden);
            if let Some(known) = self.suppressed(difference) {
                finding.suppression = Some(known.suppression);
                allowed.extend(known.allowance);
                examined.used.extend(known.entries);
            }
            examined.findings.push(finding);
        }
        let unused = self.allowances.findings(self.case.kind, document, &allowed);
        examined.findings.extend(unused);
    }

    /// Returns why a difference is suppressed, if it is.
    fn suppressed(&self, difference: Difference<'t>) -> Option<Suppressed> {
        let subject = self.case.subject.as_path();
        let rule = self.comparison.rule(difference).id;
        let (line, words) = self.comparison.subject(difference);
        let quote = (line, words.as_ref());
        let listed = self.examiner.lists.above(subject);
        if let Some((suppression, entries)) = listed.and_then(|l| l.about(subject, quote, rule)) {
            return Some(Suppressed {
                suppression,
                entries,
                allowance: None,
            });
        }
        // The lines of allowances are lines of the file.
        let region = self.comparison.region(difference);
        let place = self.comparison.in_file(difference);
        let line = region.in_file(place).unwrap_or(region).line;
        let (n, suppression) = self.allowances.about(line, rule)?;
        Some(Suppressed {
            suppression,
            entries: Vec::new(),
            allowance: Some(n),
        })
    }

    /// Proposes a golden that agrees.
    fn propose(&self, old: Vec<u8>, examined: &mut Examined) {
        let differs = examined.findings.iter().any(is_to_be_accepted);
        if differs || self.examiner.update == Update::Force {
            let new = self.updated();
            if new != old {
                let old = Some(old);
                examined.proposal = Some(Proposal { old, new });
            }
        }
    }

    /// Returns the golden with the current answers, except for suppressed differences.
    fn updated(&self) -> Vec<u8> {
        let keeps = |difference: Difference<'t>| self.suppressed(difference).is_some();
        self.comparison.updated(keeps).to_csv()
    }
}

/// Returns whether an update settles a finding: it is not suppressed, and not about a suppression.
pub(crate) fn is_to_be_accepted(finding: &Finding) -> bool {
    finding.suppression.is_none() && !finding.rule.id.starts_with("suppression-")
}
