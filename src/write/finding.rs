//! What a check, a comparison of revisions or a verification has to report; `report` prints it.

use super::piece::MarkedWords;
use super::rule::Rule;
use crate::document::InFile;
use crate::severity::Severity;
use std::cmp::Reverse;

/// The documents that were checked, and what was found in them.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The documents that were checked, in input order.
    pub subjects: Vec<CheckedDocument>,
    /// What was found, in the order of the subjects and, within one, of the text;
    /// [`sort_worst_first`](Report::sort_worst_first) changes that.
    pub findings: Vec<Finding>,
    /// What could not be checked. It fails every run.
    pub problems: Vec<Problem>,
}

impl Report {
    /// Returns the findings that are not suppressed.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.suppression.is_none())
    }

    /// Returns whether any finding fails the run.
    pub fn has_failures(&self) -> bool {
        self.findings.iter().any(Finding::is_failure)
    }

    /// Puts the worst findings first. Those of one severity stay in their order; suppressed ones are last.
    pub fn sort_worst_first(&mut self) {
        self.findings.sort_by_key(Finding::rank);
    }
}

/// A document that was checked.
#[derive(Clone, Debug)]
pub struct CheckedDocument {
    /// The document: a path with `/`, or the id of a JSONL line.
    pub document: String,
    /// The quotes that were checked: the line and the words of each.
    pub quotes: Vec<(usize, String)>,
}

/// What could not be checked, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The document: a path with `/`; empty if it is none.
    pub document: String,
    /// The line, if it is known.
    pub line: Option<usize>,
    /// Why.
    pub message: String,
}

/// One thing to report.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule it breaks.
    pub rule: &'static Rule,
    /// How grave it is: the rule's severity, or what a configuration makes of it.
    pub severity: Severity,
    /// Whether it fails the run, if it is not suppressed.
    pub fails: bool,
    /// The document it is in: a path with `/`.
    pub document: String,
    /// Where in the document; nothing where it is about the whole of it.
    pub region: Option<Region>,
    /// Where that is in the file, whose lines may be others than those of the text.
    pub in_file: InFile,
    /// The quoted words; nothing where it is about no quote.
    pub quote: Option<String>,
    /// What is so, as the end of a sentence that begins with the quote: `was Emily Horne, is now nobody`.
    pub message: String,
    /// What was expected, whole, if one value stands against another; an empty one is nobody, or nothing.
    pub expected: Option<String>,
    /// What is so instead, whole.
    pub actual: Option<String>,
    /// The words that changed, with a few words around them.
    pub changed: Vec<MarkedWords>,
    /// The columns of a golden that differ, the most important one first.
    pub fields: Vec<FieldChange>,
    /// Other quotes of the document that differ for the same reason.
    pub affected: Vec<AffectedQuote>,
    /// The sentence of the story, with the quote and the words that name its speaker marked.
    pub passage: Vec<MarkedWords>,
    /// Other places one has to see: the row of the golden, the earlier version, the source.
    pub related: Vec<Related>,
    /// Why it is suppressed, where it is.
    pub suppression: Option<Suppression>,
}

impl Finding {
    /// Makes a finding about a document as a whole.
    pub fn new(rule: &'static Rule, document: impl Into<String>, message: String) -> Finding {
        Finding {
            rule,
            severity: rule.severity,
            fails: false,
            document: document.into(),
            region: None,
            in_file: InFile::AsInText,
            quote: None,
            message,
            expected: None,
            actual: None,
            changed: Vec::new(),
            fields: Vec::new(),
            affected: Vec::new(),
            passage: Vec::new(),
            related: Vec::new(),
            suppression: None,
        }
    }

    /// Returns whether the finding fails the run. In all formats what fails the run is a failure, and
    /// nothing else is.
    pub fn is_failure(&self) -> bool {
        self.fails && self.suppression.is_none()
    }

    /// Returns how the finding is shown by a service that fails what has errors: `error` if it fails the
    /// run, and at most `warning` if it does not.
    pub fn shown_severity(&self) -> Severity {
        match self.is_failure() {
            true => Severity::Error,
            false => self.severity.min(Severity::Warning),
        }
    }

    /// Returns the place of the finding among others: the worst first.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        let is_suppressed = self.suppression.is_some();
        (is_suppressed, !self.fails, Reverse(self.severity))
    }

    /// Returns where in the file the finding is, for a mark in the file itself; nothing where that
    /// cannot be told.
    pub fn file_region(&self) -> Option<Region> {
        self.region.and_then(|region| region.in_file(self.in_file))
    }

    /// Returns the finding in one sentence: `line 9: “a range of topics…” was Emily Horne, is now
    /// nobody`.
    pub fn sentence(&self) -> String {
        let sentence = match self.title() {
            title if title.is_empty() => self.message.clone(),
            title => format!("{title} {}", self.message),
        };
        match self.affected_in_short() {
            Some(others) => format!("{sentence}; {others}"),
            None => sentence,
        }
    }

    /// Counts the other quotes that differ for the same reason: `and 2 more quotes with it`.
    pub fn affected_count(&self) -> Option<String> {
        match self.affected.len() {
            0 => None,
            1 => Some("and 1 more quote with it".to_owned()),
            count => Some(format!("and {count} more quotes with it")),
        }
    }

    /// Names the first other quotes that differ for the same reason: `and 2 more quotes with it: line 5
    /// “Not today…”, line 7 “…”`.
    pub fn affected_in_short(&self) -> Option<String> {
        const NAMED: usize = 5;
        let count = self.affected_count()?;
        let named = self.affected.iter().take(NAMED).map(|quote| {
            let line = quote.region.map(|region| format!("line {} ", region.line));
            format!("{}“{}”", line.unwrap_or_default(), opening(&quote.quote))
        });
        let named = named.collect::<Vec<_>>().join(", ");
        let rest = match self.affected.len().saturating_sub(NAMED) {
            0 => String::new(),
            rest => format!(" and {rest} more"),
        };
        Some(format!("{count}: {named}{rest}"))
    }

    /// Returns what the finding is about: `line 9: “a range of topics…”`.
    pub fn title(&self) -> String {
        let line = self.region.map(|region| region.line);
        match (line, &self.quote) {
            (Some(line), Some(quote)) => title(line, quote),
            (Some(line), None) => format!("line {line}:"),
            (None, Some(quote)) => format!("“{}”", opening(quote)),
            (None, None) => String::new(),
        }
    }
}

/// Names a quote by its line and its first words: `line 9: “a range of topics…”`.
pub fn title(line: usize, quote: &str) -> String {
    format!("line {line}: “{}”", opening(quote))
}

/// Returns the first words of a quote, enough for people to know it by.
///
/// What is returned is its own opening: `opening(opening(x))` is `opening(x)`.
pub fn opening(quote: &str) -> String {
    const SHOWN: usize = 5;
    let mut words = quote.split_whitespace();
    let start: Vec<&str> = words.by_ref().take(SHOWN).collect();
    let cut = if words.next().is_some() { "…" } else { "" };
    format!("{}{cut}", start.join(" "))
}

/// A column of a golden, and what it had and has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The column.
    pub column: &'static str,
    /// The rule that the difference breaks.
    pub rule: &'static Rule,
    /// What the golden has, whole; several answers as the file has them.
    pub expected: String,
    /// What is so instead, whole.
    pub actual: String,
}

/// Another quote that differs for the same reason as the one of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AffectedQuote {
    /// Where it is.
    pub region: Option<Region>,
    /// Where that is in the file.
    pub in_file: InFile,
    /// Its words.
    pub quote: String,
    /// The columns that differ.
    pub fields: Vec<FieldChange>,
}

/// A place in a document, as people count: lines and columns from 1, columns in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The line.
    pub line: usize,
    /// The column of the first code point, where more than the line is known.
    pub column: Option<usize>,
    /// The last line.
    pub end_line: usize,
    /// The column after the last code point.
    pub end_column: Option<usize>,
}

impl Region {
    /// Makes a region of one line.
    pub fn line(line: usize) -> Region {
        Region {
            line,
            column: None,
            end_line: line,
            end_column: None,
        }
    }

    /// Returns the same place in the file; nothing where it cannot be told.
    pub fn in_file(self, place: InFile) -> Option<Region> {
        match place {
            InFile::AsInText => Some(self),
            InFile::Lines { first, last } => Some(Region {
                end_line: last,
                ..Region::line(first)
            }),
            InFile::Unknown => None,
        }
    }
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The document: a path with `/`.
    pub document: String,
    /// Where in it.
    pub region: Option<Region>,
    /// What is there: `the golden says`.
    pub message: String,
}

/// Why a finding is suppressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// Where.
    pub kind: SuppressionKind,
    /// The reason given.
    pub reason: String,
}

/// Where a finding was suppressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuppressionKind {
    /// In the document itself, beside the quote.
    Inline,
    /// In a list of known misses.
    Known,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_is_its_own_opening() {
        for (quote, expected) in [
            ("With the rook.", "With the rook."),
            ("one two three four five", "one two three four five"),
            ("one two  three\nfour five six", "one two three four five…"),
            ("", ""),
        ] {
            assert_eq!(opening(quote), expected);
            assert_eq!(opening(expected), expected);
        }
    }

    #[test]
    fn a_finding_reads_as_a_sentence() {
        let rule = Rule::named("quote-speaker").expect("a rule");
        let mut finding = Finding::new(rule, "story.txt", "was Ana Ruiz, is now nobody".into());
        assert_eq!(finding.sentence(), "was Ana Ruiz, is now nobody");
        finding.region = Some(Region::line(9));
        finding.quote = Some("We will see about that in the spring".into());
        assert_eq!(
            finding.sentence(),
            "line 9: “We will see about that…” was Ana Ruiz, is now nobody"
        );
    }
}
