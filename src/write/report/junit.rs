//! JUnit XML: a suite a document, a test a quote, for the test page of any CI.
//!
//! XML has no way to write most control characters, nor U+FFFE and U+FFFF: a page that has one is no
//! XML, and a CI loses all of it. Such a character of a story is written by its number, `\u{1b}`.

use super::{Finding, Report, Reporter, SuppressionKind, title};
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};
use std::collections::BTreeMap;
use std::io;

/// Writes JUnit XML. A quote without findings is a test that passed. One whose findings all fail nothing
/// (they are suppressed, or of a severity below `--fail-on`) is a test that was skipped, with the reason, and so
/// is one that differs because of another: that one has the finding. A quote with more than one finding
/// fails with all of them. What could not be checked is a test with an error.
#[derive(Clone, Copy, Debug, Default)]
pub struct Junit;

impl Reporter for Junit {
    fn report(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let mut tests = Suites::default();
        for subject in &report.subjects {
            let suite = tests.suite(&subject.document);
            for (line, quote) in &subject.quotes {
                suite.test(title(*line, quote));
            }
        }
        for problem in &report.problems {
            let name = match problem.line {
                Some(line) => format!("line {line}"),
                None => "not checked".to_owned(),
            };
            let test = tests.suite(&problem.document).test(name);
            test.push(TestOutcome::NotChecked(&problem.message));
        }
        for finding in &report.findings {
            for quote in &finding.affected {
                let line = quote.region.map_or(1, |region| region.line);
                let suite = tests.suite(&finding.document);
                suite
                    .test(title(line, &quote.quote))
                    .push(TestOutcome::Because(finding));
            }
            let suite = tests.suite(&finding.document);
            let name = match finding.title() {
                title if title.is_empty() => finding.rule.id.to_owned(),
                title => title,
            };
            suite.test(name).push(TestOutcome::Found(finding));
        }
        let mut page = quick_junit::Report::new("onrecord");
        // The worst first.
        tests
            .suites
            .sort_by_cached_key(|suite| !suite.has_failures());
        for suite in tests.suites {
            page.add_test_suite(suite.finish());
        }
        let xml = page.to_string().map_err(io::Error::other)?;
        out.write_all(xml.as_bytes())
    }
}

/// The suites, in the order in which their documents come up.
#[derive(Default)]
struct Suites<'r> {
    suites: Vec<Suite<'r>>,
    known: BTreeMap<&'r str, usize>,
}

/// A document's tests, in the order in which they come up, each with what was found.
struct Suite<'r> {
    name: &'r str,
    tests: Vec<(String, Vec<TestOutcome<'r>>)>,
    known: BTreeMap<String, usize>,
}

impl<'r> Suites<'r> {
    fn suite(&mut self, document: &'r str) -> &mut Suite<'r> {
        let next = self.suites.len();
        let n = *self.known.entry(document).or_insert(next);
        if n == next {
            self.suites.push(Suite {
                name: document,
                tests: Vec::new(),
                known: BTreeMap::new(),
            });
        }
        &mut self.suites[n]
    }
}

/// What is known of a test that did not simply pass.
#[derive(Clone, Copy)]
enum TestOutcome<'r> {
    Found(&'r Finding),
    /// The quote differs because of that of the finding.
    Because(&'r Finding),
    NotChecked(&'r str),
}

impl<'r> TestOutcome<'r> {
    /// Returns the finding, if it fails the run.
    fn failure(self) -> Option<&'r Finding> {
        match self {
            TestOutcome::Found(finding) => Some(finding).filter(|finding| finding.is_failure()),
            TestOutcome::Because(_) | TestOutcome::NotChecked(_) => None,
        }
    }

    /// Returns why the document was not checked, if it was not.
    fn problem(self) -> Option<&'r str> {
        match self {
            TestOutcome::NotChecked(message) => Some(message),
            TestOutcome::Found(_) | TestOutcome::Because(_) => None,
        }
    }
}

impl<'r> Suite<'r> {
    fn has_failures(&self) -> bool {
        let mut outcomes = self.tests.iter().flat_map(|(_, outcomes)| outcomes);
        outcomes.any(|one| one.failure().is_some() || one.problem().is_some())
    }

    fn test(&mut self, name: String) -> &mut Vec<TestOutcome<'r>> {
        let next = self.tests.len();
        let n = *self.known.entry(name.clone()).or_insert(next);
        if n == next {
            self.tests.push((name, Vec::new()));
        }
        &mut self.tests[n].1
    }

    fn finish(self) -> TestSuite {
        let document = xml(self.name);
        let mut suite = TestSuite::new(document.as_str());
        for (name, outcomes) in self.tests {
            let mut test = TestCase::new(xml(&name), status(&outcomes));
            test.set_classname(document.as_str());
            suite.add_test_case(test);
        }
        suite
    }
}

fn status(outcomes: &[TestOutcome<'_>]) -> TestCaseStatus {
    if let Some(message) = outcomes.iter().find_map(|one| one.problem()) {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_type("not-checked");
        status.set_message(xml(message));
        return status;
    }
    let mut failures = outcomes.iter().filter_map(|one| one.failure());
    let Some(first) = failures.next() else {
        return passed(outcomes);
    };
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(first.rule.id);
    status.set_message(xml(&first.sentence()));
    let all = std::iter::once(first).chain(failures);
    let all: Vec<String> = all.map(described).collect();
    status.set_description(all.join("\n"));
    status
}

/// Returns the status of a test that does not fail the run: skipped, with the reason, if something was found.
fn passed(outcomes: &[TestOutcome<'_>]) -> TestCaseStatus {
    let reasons = outcomes.iter().filter_map(|outcome| match outcome {
        TestOutcome::Because(finding) => Some(format!("differs because of {}", finding.title())),
        TestOutcome::NotChecked(_) => None,
        TestOutcome::Found(finding) => Some(match &finding.suppression {
            None => format!(
                "{}, fails no run: {}",
                finding.severity.name(),
                finding.sentence()
            ),
            Some(suppression) => {
                let known = match suppression.kind {
                    SuppressionKind::Inline => "allowed in the story",
                    SuppressionKind::Known => "a known miss",
                };
                format!("{known}: {}", suppression.reason)
            }
        }),
    });
    let reasons: Vec<String> = reasons.map(|reason| xml(&reason)).collect();
    if reasons.is_empty() {
        return TestCaseStatus::success();
    }
    let mut status = TestCaseStatus::skipped();
    status.set_message(reasons.join("; "));
    status
}

/// Says what was found, with every place to look at. Each line begins with a word of ours: where the
/// page is printed to a log, a line of a story's own could be a command to the CI runner.
fn described(finding: &Finding) -> String {
    let (rule, severity) = (finding.rule.id, finding.severity.name());
    let mut words = format!("{rule} ({severity}): {}", xml(&finding.sentence()));
    for (name, side) in [("accepted", &finding.expected), ("now", &finding.actual)] {
        if let Some(side) = side.as_ref().filter(|side| !side.is_empty()) {
            words += &format!("\n  {name}: {}", xml(side));
        }
    }
    for related in &finding.related {
        let line = related.region.map(|region| format!(":{}", region.line));
        let line = line.unwrap_or_default();
        let place = format!("{}{line}: {}", related.document, related.message);
        words += &format!("\n  see {}", xml(&place));
    }
    words
}

/// Returns a text in one line, in characters that XML 1.0 has.
///
/// Those that it has and advises against (U+007F to U+009F) are written by their numbers as well:
/// `quick_junit` takes them for parts of escape sequences, and drops the words after them. It
/// drops tabs as well; a tab and a line break become the space that a reader makes of them in an attribute.
fn xml(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' | '\t' | '\r' => xml.push(' '),
            char if char.is_control() || matches!(char, '\u{FFFE}' | '\u{FFFF}') => {
                xml.extend(char.escape_unicode());
            }
            char => xml.push(char),
        }
    }
    xml
}
