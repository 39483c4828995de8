//! One story and its golden: what differs, which differences are known, and the golden that would agree.

use super::actual::{actual, story, subject};
use super::bounds::Bounds;
use super::compared::{ComparedStory, StoryComparison};
use super::known::Lists;
use super::layout::Case;
use super::renamed::renamed;
use super::shown;
use crate::bounded;
use crate::settings::{Settings, Update};
use onrecord::check::{Actual, Allowances, Golden};
use onrecord::write::report::{CheckedDocument, Finding, Region, Rule};
use onrecord::{Error, Extractor};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Examines stories. Shared by threads.
pub(crate) struct Examiner<'e> {
    pub(crate) extractor: Extractor,
    pub(crate) settings: &'e Settings,
    pub(crate) lists: &'e Lists,
    pub(crate) bounds: &'e Bounds,
    pub(crate) update: Update,
    /// Goldens without a story, by their folder: one of them may be that of a story that was renamed.
    pub(crate) unreferenced: BTreeMap<Option<&'e Path>, Vec<&'e Path>>,
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
    /// The golden of the story under its old name.
    pub(crate) renamed_from: Option<PathBuf>,
    /// The two tables and what differs, for a review.
    pub(crate) compared: Option<ComparedStory>,
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
            renamed_from: None,
            compared: None,
        };
        match self.bounds.read(&case.golden, bounded::GOLDEN)? {
            Some(csv) => {
                let name = shown(&case.golden);
                let golden = Golden::parse(case.kind, &name, &csv)?.restored(&name, &actual)?;
                let compared = {
                    let given = (self.settings, self.lists);
                    StoryComparison::of(given, case, &allowances, &golden, &actual)
                };
                let (findings, used) = compared.findings(&examined.subject.document);
                examined.findings.extend(findings);
                examined.used.extend(used);
                let differs = examined.findings.iter().any(is_to_be_accepted);
                if differs || self.update == Update::Force {
                    let new = compared.updated(|_| true);
                    let old = Some(csv);
                    examined.proposal = Some(Proposal { old, new }).filter(Proposal::changes);
                }
                let differences = compared.into_differences();
                examined.compared =
                    differs.then(|| ComparedStory::new(golden, actual, differences));
            }
            None => {
                self.missing(case, &actual, &mut examined);
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

    /// Adds the finding and the proposal for a missing golden.
    fn missing(&self, case: &Case, actual: &Actual, examined: &mut Examined) {
        let rule = Rule::named("golden-missing").expect("a rule");
        let near = self.unreferenced.get(&case.golden.parent());
        let near = near.map_or(&[][..], Vec::as_slice);
        let found = renamed(case, actual, near, self.bounds);
        let message = match &found {
            None => format!(
                "has no accepted answers: {} does not exist",
                shown(&case.golden)
            ),
            Some(found) => format!(
                "has no accepted answers; {} has those of this story: rename it to {}",
                shown(&found.golden),
                shown(&case.golden)
            ),
        };
        let document = examined.subject.document.as_str();
        let mut finding = Finding::new(rule, document, message);
        finding.region = Some(Region::line(1));
        finding.severity = self.settings.severity_of(rule);
        examined.findings.push(finding);
        let (new, renamed_from) = match found {
            None => (actual.golden().to_csv(), None),
            Some(found) => (found.updated, Some(found.golden)),
        };
        examined.renamed_from = renamed_from;
        examined.proposal = Some(Proposal { old: None, new });
    }
}

impl Proposal {
    fn changes(&self) -> bool {
        self.old.as_ref() != Some(&self.new)
    }
}

/// Returns whether an update settles a finding: it is not suppressed, and not about a suppression.
pub(crate) fn is_to_be_accepted(finding: &Finding) -> bool {
    finding.suppression.is_none() && !finding.rule.id.starts_with("suppression-")
}
