//! One story against its golden: what differs, what of it is known, and what is written.

use super::known::Lists;
use super::layout::{Case, pending};
use super::shown;
use crate::output::{Output, Target};
use crate::settings::Update;
use onrecord::check::{self, Actual, Allowances, Comparison, Difference, Golden};
use onrecord::read::{self, Raw};
use onrecord::write::report::{Finding, Region, Rule, Subject, Suppression};
use onrecord::{Error, ErrorKind, Extractor};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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
        let actual = Actual::quotes(&self.extractor.extract(raw.document()?));
        let mut examined = Examined {
            case: case.subject.clone(),
            subject: subject(document, &actual),
            findings: Vec::new(),
            used: Vec::new(),
            written: Written::Nothing,
        };
        match fs::read(&case.golden) {
            Ok(csv) => {
                let golden = Golden::parse(case.kind, &shown(&case.golden), &csv)?;
                let comparison = check::compare(&golden, &actual);
                self.compare(case, &comparison, &allowances, &mut examined)?;
                self.settle(case, &comparison, &csv, &allowances, &mut examined)?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.missing(case, &actual, &mut examined)?;
            }
            Err(error) => return Err(Error::io(shown(&case.golden), error)),
        }
        Ok(examined)
    }

    /// Finds what differs, and what of it is known.
    fn compare(
        &self,
        case: &Case,
        comparison: &Comparison<'_>,
        allowances: &Allowances,
        examined: &mut Examined,
    ) -> Result<(), Error> {
        let (document, golden) = (&examined.subject.document, shown(&case.golden));
        let mut allowed = BTreeSet::new();
        for difference in comparison.differences() {
            let mut finding = comparison.finding(difference, document, &golden);
            if let Some(pass) = self.pass(case, comparison, difference, allowances) {
                finding.suppression = Some(pass.suppression);
                allowed.extend(pass.allowance);
                examined.used.extend(pass.entries);
            }
            examined.findings.push(finding);
        }
        examined
            .findings
            .extend(allowances.complaints(document, &allowed));
        Ok(())
    }

    /// Tells why a difference is passed over, where it is.
    fn pass<'c>(
        &self,
        case: &Case,
        comparison: &Comparison<'c>,
        difference: Difference<'c>,
        allowances: &Allowances,
    ) -> Option<Pass> {
        let quote = comparison.subject(difference);
        let rule = comparison.rule(difference);
        let listed = self.lists.above(&case.subject);
        if let Some((suppression, entries)) =
            listed.and_then(|listed| listed.about(&case.subject, quote, rule.id))
        {
            return Some(Pass {
                suppression,
                entries,
                allowance: None,
            });
        }
        let (n, suppression) = allowances.about(comparison.region(difference).line, rule.id)?;
        Some(Pass {
            suppression,
            entries: Vec::new(),
            allowance: Some(n),
        })
    }

    /// Writes what is to be written of a golden, or takes away what waits for nothing.
    fn settle<'c>(
        &self,
        case: &Case,
        comparison: &Comparison<'c>,
        csv: &[u8],
        allowances: &Allowances,
        examined: &mut Examined,
    ) -> Result<(), Error> {
        let differs = examined
            .findings
            .iter()
            .any(|f| f.suppression.is_none() && is_of_golden(f));
        let writes = |update| matches!(update, Update::Always | Update::Force);
        if !differs && self.update != Update::Force {
            return match self.update {
                Update::No => Ok(()),
                _ => remove(&pending(&case.golden)),
            };
        }
        if self.update == Update::No {
            return Ok(());
        }
        let keeps = |difference: Difference<'c>| {
            self.pass(case, comparison, difference, allowances)
                .is_some()
        };
        let updated = comparison.updated(keeps).to_csv();
        if writes(self.update) {
            if updated != csv {
                write(&case.golden, &updated)?;
                examined.written = Written::Golden;
            }
            examined
                .findings
                .retain(|f| f.suppression.is_some() || !is_of_golden(f));
            return remove(&pending(&case.golden));
        }
        write(&pending(&case.golden), &updated)?;
        examined.written = Written::Pending;
        Ok(())
    }

    /// Deals with a golden that is not there.
    fn missing(&self, case: &Case, actual: &Actual, examined: &mut Examined) -> Result<(), Error> {
        let csv = actual.golden().to_csv();
        let waits = pending(&case.golden);
        match self.update {
            Update::Always | Update::Force | Update::Unseen => {
                write(&case.golden, &csv)?;
                examined.written = Written::Golden;
                return remove(&waits);
            }
            Update::New | Update::Auto => {
                write(&waits, &csv)?;
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

/// Why a difference is passed over, and what says so.
struct Pass {
    suppression: Suppression,
    entries: Vec<(usize, usize)>,
    allowance: Option<usize>,
}

/// Tells whether a finding is about what the golden says, and not about a suppression.
fn is_of_golden(finding: &Finding) -> bool {
    !finding.rule.id.starts_with("suppression-")
}

/// Fetches the story of a file.
fn story(path: &Path) -> Result<Raw, Error> {
    let mut stories = read::inputs(&[path.to_owned()], read::Format::Auto);
    let one = stories.next();
    match (one, stories.next()) {
        (Some(story), None) => story,
        _ => {
            let message = "a golden is for a file of one story";
            Err(Error::new(ErrorKind::Usage, shown(path), message))
        }
    }
}

fn subject(document: String, actual: &Actual) -> Subject {
    let words = |row| actual.cell(row, "quote").unwrap_or_default().to_owned();
    let rows = actual.rows().iter();
    Subject {
        document,
        quotes: rows.map(|row| (row.region.line, words(row))).collect(),
    }
}

/// Writes a file: it has all its old bytes, or all its new ones. Equal bytes are not written.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    Output::open(&Target::File(path.to_owned()))?.write_once(bytes)
}

/// Removes a file that may not be there.
pub(crate) fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io(shown(path), error)),
        _ => Ok(()),
    }
}
