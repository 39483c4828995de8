//! JUnit XML: a suite a document, a test a quote, for the test page of any CI.

use super::{Finding, Report, Reporter, SuppressionKind, title};
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};
use std::collections::BTreeMap;
use std::io;

/// Writes JUnit XML. A quote without findings is a test that passed, one whose findings are all
/// suppressed a test that was skipped; a quote with more than one finding fails with all of them.
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
        for finding in &report.findings {
            let suite = tests.suite(&finding.document);
            let name = match finding.title() {
                title if title.is_empty() => finding.rule.id.to_owned(),
                title => title,
            };
            suite.test(name).push(finding);
        }
        let mut page = quick_junit::Report::new("onrecord");
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
    tests: Vec<(String, Vec<&'r Finding>)>,
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

impl<'r> Suite<'r> {
    fn test(&mut self, name: String) -> &mut Vec<&'r Finding> {
        let next = self.tests.len();
        let n = *self.known.entry(name.clone()).or_insert(next);
        if n == next {
            self.tests.push((name, Vec::new()));
        }
        &mut self.tests[n].1
    }

    fn finish(self) -> TestSuite {
        let mut suite = TestSuite::new(self.name);
        for (name, findings) in self.tests {
            let mut test = TestCase::new(name, status(&findings));
            test.set_classname(self.name);
            suite.add_test_case(test);
        }
        suite
    }
}

fn status(findings: &[&Finding]) -> TestCaseStatus {
    let mut open = findings.iter().filter(|f| f.suppression.is_none());
    let Some(first) = open.next() else {
        return passed_over(findings);
    };
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(first.rule.id);
    status.set_message(first.sentence());
    let all = std::iter::once(first).chain(open);
    let all: Vec<String> = all.map(|finding| described(finding)).collect();
    status.set_description(all.join("\n"));
    status
}

fn passed_over(findings: &[&Finding]) -> TestCaseStatus {
    let Some(suppression) = findings.iter().find_map(|f| f.suppression.as_ref()) else {
        return TestCaseStatus::success();
    };
    let known = match suppression.kind {
        SuppressionKind::Inline => "allowed in the story",
        SuppressionKind::Known => "a known miss",
    };
    let mut status = TestCaseStatus::skipped();
    status.set_message(format!("{known}: {}", suppression.reason));
    status
}

/// Says what was found, with every place to look at.
fn described(finding: &Finding) -> String {
    let mut words = format!("{}: {}", finding.rule.id, finding.sentence());
    for related in &finding.related {
        let line = related.region.map(|region| format!(":{}", region.line));
        let line = line.unwrap_or_default();
        words += &format!("\n  {}{line}: {}", related.document, related.message);
    }
    words
}
