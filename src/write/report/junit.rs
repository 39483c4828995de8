//! JUnit XML: a suite a document, a test a quote, for the test page of any CI.
//!
//! XML has no way to write most control characters, nor U+FFFE and U+FFFF: a page that has one is no
//! XML, and a CI loses all of it. Such a character of a story is written by its number, `\u{1b}`.

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
        let document = xml(self.name);
        let mut suite = TestSuite::new(document.as_str());
        for (name, findings) in self.tests {
            let mut test = TestCase::new(xml(&name), status(&findings));
            test.set_classname(document.as_str());
            suite.add_test_case(test);
        }
        suite
    }
}

fn status(findings: &[&Finding]) -> TestCaseStatus {
    let mut open = findings.iter().filter(|f| f.suppression.is_none());
    let Some(first) = open.next() else {
        return skipped(findings);
    };
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(first.rule.id);
    status.set_message(xml(&first.sentence()));
    let all = std::iter::once(first).chain(open);
    let all: Vec<String> = all.map(|finding| described(finding)).collect();
    status.set_description(all.join("\n"));
    status
}

fn skipped(findings: &[&Finding]) -> TestCaseStatus {
    let Some(suppression) = findings.iter().find_map(|f| f.suppression.as_ref()) else {
        return TestCaseStatus::success();
    };
    let known = match suppression.kind {
        SuppressionKind::Inline => "allowed in the story",
        SuppressionKind::Known => "a known miss",
    };
    let mut status = TestCaseStatus::skipped();
    status.set_message(xml(&format!("{known}: {}", suppression.reason)));
    status
}

/// Says what was found, with every place to look at. Each line begins with a word of ours: where the
/// page is printed to a log, a line of a story's own could be a command to the CI runner.
fn described(finding: &Finding) -> String {
    let (rule, severity) = (finding.rule.id, finding.severity.name());
    let mut words = format!("{rule} ({severity}): {}", xml(&finding.sentence()));
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
