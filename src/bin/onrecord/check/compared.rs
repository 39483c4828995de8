//! A golden and the current answers for a story: findings, one for each cause, and what suppresses them.

use super::known::Lists;
use super::layout::Case;
use super::shown;
use crate::settings::Settings;
use onrecord::Severity;
use onrecord::check::{self, Actual, Allowances, Cause, Comparison, Difference, Golden};
use onrecord::write::report::{Finding, Suppression, opening};
use std::collections::{BTreeMap, BTreeSet};

/// A golden and the current answers, with everything that may suppress a difference.
pub(super) struct StoryComparison<'t> {
    settings: &'t Settings,
    lists: &'t Lists,
    case: &'t Case,
    allowances: &'t Allowances,
    comparison: Comparison<'t>,
    differences: StoryDifferences,
    /// What suppresses differences, each reason once, and where it is in the list.
    suppressed: Vec<Suppressed>,
    reasons: BTreeMap<SuppressionReason, usize>,
}

/// The entries of lists, or the comment of the story, that suppress something.
type SuppressionReason = (Vec<(usize, usize)>, Option<usize>);

/// What differs, by whether it is reported.
#[derive(Default)]
pub(super) struct StoryDifferences {
    open: Vec<Difference>,
    /// Suppressed by a list or the story: the golden keeps its side.
    kept: BTreeSet<Difference>,
}

/// Why differences are suppressed, and by which entries.
struct Suppressed {
    suppression: Suppression,
    differences: Vec<Difference>,
    entries: Vec<(usize, usize)>,
    allowance: Option<usize>,
}

impl<'t> StoryComparison<'t> {
    /// Compares a golden with the current answers.
    pub(super) fn of(
        (settings, lists): (&'t Settings, &'t Lists),
        case: &'t Case,
        allowances: &'t Allowances,
        golden: &'t Golden,
        actual: &'t Actual,
    ) -> StoryComparison<'t> {
        let mut compared = StoryComparison {
            settings,
            lists,
            case,
            allowances,
            comparison: check::compare(golden, actual),
            differences: StoryDifferences::default(),
            suppressed: Vec::new(),
            reasons: BTreeMap::new(),
        };
        let lines = compared.lines();
        for difference in compared.comparison.differences() {
            if let Some(found) = compared.suppression(difference, &lines) {
                compared.differences.kept.insert(difference);
                compared.suppress(difference, found);
            } else if compared.severity(difference) > Severity::None {
                compared.differences.open.push(difference);
            }
        }
        compared
    }

    /// Returns the findings about a document, and the entries of lists that were used to suppress some.
    pub(super) fn findings(&self, document: &str) -> (Vec<Finding>, Vec<(usize, usize)>) {
        let golden = shown(&self.case.golden);
        let severity = |rule| self.settings.severity_of(rule);
        let finding = |cause: &Cause| self.comparison.finding(cause, document, &golden, severity);
        let mut findings: Vec<Finding> = Vec::new();
        let causes = self.comparison.causes(&self.differences.open);
        findings.extend(causes.iter().filter_map(finding));
        let (mut allowed, mut used) = (BTreeSet::new(), Vec::new());
        for known in &self.suppressed {
            let causes = self.comparison.causes(&known.differences);
            findings.extend(causes.iter().filter_map(finding).map(|finding| Finding {
                suppression: Some(known.suppression.clone()),
                ..finding
            }));
            allowed.extend(known.allowance);
            used.extend(&known.entries);
        }
        findings.extend(self.allowances.findings(self.case.kind, document, &allowed));
        (findings, used)
    }

    /// Returns the golden with those current answers that are accepted, and not suppressed.
    pub(super) fn updated(&self, is_accepted: impl Fn(Difference) -> bool) -> Vec<u8> {
        let keeps = |difference| self.differences.keep(difference, &is_accepted);
        self.comparison.updated(keeps).to_csv()
    }

    pub(super) fn into_differences(self) -> StoryDifferences {
        self.differences
    }

    fn severity(&self, difference: Difference) -> Severity {
        let rule = self.comparison.rule(difference);
        self.settings.severity_of(rule)
    }

    /// Returns the lines of the golden's quotes, by their first words.
    fn lines(&self) -> BTreeMap<String, BTreeSet<usize>> {
        let mut lines: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (line, words) in self.comparison.golden_subjects() {
            lines.entry(opening(&words)).or_default().extend(line);
        }
        lines
    }

    /// Returns why a difference is suppressed, if it is.
    fn suppression(
        &self,
        difference: Difference,
        lines: &BTreeMap<String, BTreeSet<usize>>,
    ) -> Option<Suppressed> {
        let subject = self.case.subject.as_path();
        let rule = self.comparison.rule(difference).id;
        let (line, words) = self.comparison.subject(difference);
        let none = BTreeSet::new();
        let same = lines.get(&opening(&words)).unwrap_or(&none);
        let quote = (line, words.as_ref());
        let listed = self.lists.above(subject);
        let listed = listed.and_then(|list| list.about(subject, quote, same, rule));
        if let Some((suppression, entries)) = listed {
            return Some(Suppressed {
                suppression,
                differences: Vec::new(),
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
            differences: Vec::new(),
            entries: Vec::new(),
            allowance: Some(n),
        })
    }

    fn suppress(&mut self, difference: Difference, found: Suppressed) {
        let next = self.suppressed.len();
        let reason = (found.entries.clone(), found.allowance);
        let n = *self.reasons.entry(reason).or_insert(next);
        if n == next {
            self.suppressed.push(found);
        }
        self.suppressed[n].differences.push(difference);
    }
}

impl StoryDifferences {
    /// Returns whether the golden keeps its side of a difference.
    fn keep(&self, difference: Difference, is_accepted: impl Fn(Difference) -> bool) -> bool {
        self.kept.contains(&difference) || !is_accepted(difference)
    }
}

/// The two tables of a story, for a review that accepts one finding and not another.
pub(crate) struct ComparedStory {
    golden: Golden,
    actual: Actual,
    differences: StoryDifferences,
}

impl ComparedStory {
    pub(super) fn new(
        golden: Golden,
        actual: Actual,
        differences: StoryDifferences,
    ) -> ComparedStory {
        ComparedStory {
            golden,
            actual,
            differences,
        }
    }

    /// Returns the causes of what is open, in the order of their findings.
    pub(crate) fn causes(&self) -> Vec<Cause> {
        check::compare(&self.golden, &self.actual).causes(&self.differences.open)
    }

    /// Returns the golden with the accepted differences.
    pub(crate) fn updated(&self, accepted: &BTreeSet<Difference>) -> Vec<u8> {
        let comparison = check::compare(&self.golden, &self.actual);
        let is_accepted = |difference| accepted.contains(&difference);
        let keeps = |difference| self.differences.keep(difference, is_accepted);
        comparison.updated(keeps).to_csv()
    }
}
