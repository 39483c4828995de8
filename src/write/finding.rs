//! What a check, a comparison of revisions or a verification has to report; `report` prints it.

use super::rule::Rule;
use crate::document::InFile;
use crate::severity::Severity;

/// The documents that were checked, and what was found in them.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The documents that were checked, in input order.
    pub subjects: Vec<CheckedDocument>,
    /// What was found, in the order of the subjects and, within one, of the text.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Returns the findings that are not suppressed.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.suppression.is_none())
    }

    /// Returns the highest severity of the open findings.
    pub fn worst(&self) -> Severity {
        let severities = self.open().map(|finding| finding.severity);
        severities.max().unwrap_or_default()
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

/// One thing to report.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule it breaks.
    pub rule: &'static Rule,
    /// How grave it is: the rule's severity, or what a configuration makes of it.
    pub severity: Severity,
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
    /// What was expected, where one value stands against another.
    pub expected: Option<String>,
    /// What is so instead.
    pub actual: Option<String>,
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
            document: document.into(),
            region: None,
            in_file: InFile::AsInText,
            quote: None,
            message,
            expected: None,
            actual: None,
            related: Vec::new(),
            suppression: None,
        }
    }

    /// Returns where in the file the finding is, for a mark in the file itself; nothing where that
    /// cannot be told.
    pub fn file_region(&self) -> Option<Region> {
        self.region.and_then(|region| region.in_file(self.in_file))
    }

    /// Returns the finding in one sentence: `line 9: “a range of topics…” was Emily Horne, is now
    /// nobody`.
    pub fn sentence(&self) -> String {
        match self.title() {
            title if title.is_empty() => self.message.clone(),
            title => format!("{title} {}", self.message),
        }
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
