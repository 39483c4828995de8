//! One story against its golden: what differs, what of it is known, and what is written.

use super::actual::{actual, story, subject};
use super::golden::{put, remove};
use super::known::Lists;
use super::layout::{Case, pending};
use super::shown;
use crate::bounded;
use crate::settings::Update;
use onrecord::check::{self, Actual, Allowances, Comparison, Difference, Golden};
use onrecord::write::report::{Finding, Region, Rule, Subject, Suppression};
use onrecord::{Error, Extractor};
use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

/// Examines stories. Shared by threads.
pub(super) struct Examiner<'e> {
    pub(super) extractor: Extractor,
    pub(super) lists: &'e Lists,
    pub(super) update: Update,
}

/// What came of one story.
pub(super) struct Examined {
    /// What a list of known misses calls the story.
    pub(super) case: PathBuf,
    pub(super) subject: Subject,
    pub(super) findings: Vec<Finding>,
    /// The entries of lists of known misses that were needed.
    pub(super) used: Vec<(usize, usize)>,
    pub(super) written: Written,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Nothing,
    Golden,
    Pending,
}

impl Examiner<'_> {
    /// Examines a story.
    pub(super) fn examine(&self, case: &Case) -> Result<Examined, Error> {
        let document = shown(&case.story);
        let raw = story(&case.story)?;
        let allowances = Allowances::find(&String::from_utf8_lossy(raw.bytes()));
        let actual = actual(&self.extractor, case, raw.document()?)?;
        let mut examined = Examined {
            case: case.subject.clone(),
            subject: subject(document, &actual),
            findings: Vec::new(),
            used: Vec::new(),
            written: Written::Nothing,
        };
        match bounded::read(&case.golden, bounded::GOLDEN) {
            Ok(csv) => {
                let golden = Golden::parse(case.kind, &shown(&case.golden), &csv)?;
                let trial = Trial {
                    examiner: self,
                    case,
                    allowances: &allowances,
                    comparison: check::compare(&golden, &actual),
                };
                trial.compare(&mut examined);
                trial.settle(&csv, &mut examined)?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.missing(case, &actual, &mut examined)?;
            }
            Err(error) => return Err(Error::io(shown(&case.golden), error)),
        }
        Ok(examined)
    }

    /// Deals with a golden that is not there.
    fn missing(&self, case: &Case, actual: &Actual, examined: &mut Examined) -> Result<(), Error> {
        let csv = actual.golden().to_csv();
        let waits = pending(&case.golden);
        match self.update {
            Update::Always | Update::Force | Update::Unseen => {
                put(&case.golden, &csv)?;
                examined.written = Written::Golden;
                return remove(&waits);
            }
            Update::New | Update::Auto => {
                put(&waits, &csv)?;
                examined.written = Written::Pending;
            }
            Update::No => {}
        }
        let rule = Rule::named("golden-missing").expect("a rule");
        let message = format!("has no golden: {} is not there", shown(&case.golden));
        let document = examined.subject.document.as_str();
        let mut finding = Finding::new(rule, document, message);
        finding.region = Some(Region::line(1));
        examined.findings.push(finding);
        Ok(())
    }
}

/// A golden against what the tool says, with all that may be said for what differs.
struct Trial<'t> {
    examiner: &'t Examiner<'t>,
    case: &'t Case,
    allowances: &'t Allowances,
    comparison: Comparison<'t>,
}

/// Why a difference is passed over, and what says so.
struct Pass {
    suppression: Suppression,
    entries: Vec<(usize, usize)>,
    allowance: Option<usize>,
}

impl<'t> Trial<'t> {
    /// Finds what differs, and what of it is known.
    fn compare(&self, examined: &mut Examined) {
        let (document, golden) = (&examined.subject.document, shown(&self.case.golden));
        let mut allowed = BTreeSet::new();
        for difference in self.comparison.differences() {
            let mut finding = self.comparison.finding(difference, document, &golden);
            if let Some(pass) = self.pass(difference) {
                finding.suppression = Some(pass.suppression);
                allowed.extend(pass.allowance);
                examined.used.extend(pass.entries);
            }
            examined.findings.push(finding);
        }
        let complaints = self
            .allowances
            .complaints(self.case.kind, document, &allowed);
        examined.findings.extend(complaints);
    }

    /// Tells why a difference is passed over, where it is.
    fn pass(&self, difference: Difference<'t>) -> Option<Pass> {
        let subject = self.case.subject.as_path();
        let rule = self.comparison.rule(difference).id;
        let quote = self.comparison.subject(difference);
        let listed = self.examiner.lists.above(subject);
        if let Some((suppression, entries)) = listed.and_then(|l| l.about(subject, quote, rule)) {
            return Some(Pass {
                suppression,
                entries,
                allowance: None,
            });
        }
        // Allowances stand on lines of the file.
        let region = self.comparison.region(difference);
        let place = self.comparison.in_file(difference);
        let line = region.in_file(place).unwrap_or(region).line;
        let (n, suppression) = self.allowances.about(line, rule)?;
        Some(Pass {
            suppression,
            entries: Vec::new(),
            allowance: Some(n),
        })
    }

    /// Writes what is to be written of the golden, or takes away what waits for nothing.
    fn settle(&self, csv: &[u8], examined: &mut Examined) -> Result<(), Error> {
        let waits = pending(&self.case.golden);
        let differs = examined.findings.iter().any(is_to_be_accepted);
        match self.examiner.update {
            Update::No => Ok(()),
            Update::Force | Update::Always if differs || self.examiner.update == Update::Force => {
                let updated = self.updated();
                if updated != csv {
                    put(&self.case.golden, &updated)?;
                    examined.written = Written::Golden;
                }
                examined
                    .findings
                    .retain(|finding| !is_to_be_accepted(finding));
                remove(&waits)
            }
            _ if differs => {
                put(&waits, &self.updated())?;
                examined.written = Written::Pending;
                Ok(())
            }
            _ => remove(&waits),
        }
    }

    /// Returns the golden with what can be accepted of the tool's answers.
    fn updated(&self) -> Vec<u8> {
        let keeps = |difference: Difference<'t>| self.pass(difference).is_some();
        self.comparison.updated(keeps).to_csv()
    }
}

/// Tells whether an update settles a finding: it is not passed over, and not about a suppression.
fn is_to_be_accepted(finding: &Finding) -> bool {
    finding.suppression.is_none() && !finding.rule.id.starts_with("suppression-")
}
