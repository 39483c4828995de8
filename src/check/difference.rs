//! The differences between a golden and the current answers, in an editor's words.

use super::golden::choices;
use super::pair::{RowPairs, pair};
use super::{Actual, ActualRow, Golden, GoldenRow};
use crate::document::InFile;
use crate::write::report::{Finding, Region, Related, Rule, opening};
use std::borrow::Cow;

/// One difference between a golden and the current answers.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Difference<'a> {
    /// The golden has a row that the current answers do not have.
    Removed(&'a GoldenRow),
    /// The current answers have a row that the golden does not have.
    Added(&'a ActualRow),
    /// Two rows about the same thing differ in a column.
    Cell {
        /// The golden's row.
        golden: &'a GoldenRow,
        /// The current row.
        actual: &'a ActualRow,
        /// The column.
        column: &'static str,
    },
}

/// A golden and the current answers, row by row.
#[derive(Debug)]
pub struct Comparison<'a> {
    pub(super) golden: &'a Golden,
    pub(super) actual: &'a Actual,
    pub(super) pairs: RowPairs,
}

/// Compares a golden with the current answers.
///
/// # Panics
/// If the two are of different kinds.
pub fn compare<'a>(golden: &'a Golden, actual: &'a Actual) -> Comparison<'a> {
    assert_eq!(golden.kind, actual.kind, "a golden of a different kind");
    Comparison {
        pairs: pair(golden, actual),
        golden,
        actual,
    }
}

impl<'a> Comparison<'a> {
    /// Lists the differences, in the order of the golden; added rows come last.
    pub fn differences(&self) -> Vec<Difference<'a>> {
        let mut found = Vec::new();
        for (row, other) in self.golden.rows.iter().zip(&self.pairs.of_golden) {
            match other {
                Some(other) => self.cells(row, &self.actual.rows[*other], &mut found),
                None => found.push(Difference::Removed(row)),
            }
        }
        for (row, other) in self.actual.rows.iter().zip(&self.pairs.of_actual) {
            if other.is_none() {
                found.push(Difference::Added(row));
            }
        }
        found
    }

    fn cells(&self, golden: &'a GoldenRow, actual: &'a ActualRow, found: &mut Vec<Difference<'a>>) {
        for (n, column) in self.golden.columns.iter().enumerate() {
            let is = self.actual.cell(actual, column).unwrap_or_default();
            if !choices(&golden.cells[n]).any(|choice| choice == is) {
                found.push(Difference::Cell {
                    golden,
                    actual,
                    column,
                });
            }
        }
    }

    /// Returns the line and the words that a difference is known by: those of the golden, where it
    /// has the row.
    pub fn subject(&self, difference: Difference<'a>) -> (usize, Cow<'a, str>) {
        let (line, words) = match difference {
            Difference::Removed(row) | Difference::Cell { golden: row, .. } => {
                self.known_by(|column| self.golden.words(row, column))
            }
            Difference::Added(row) => {
                self.known_by(|column| self.actual.cell(row, column).map(Cow::Borrowed))
            }
        };
        (line.unwrap_or(self.region(difference).line), words)
    }

    /// Returns the line and the words of a row, on the side that has words.
    fn known_by(
        &self,
        cell: impl Fn(&str) -> Option<Cow<'a, str>>,
    ) -> (Option<usize>, Cow<'a, str>) {
        let kind = self.golden.kind;
        let sides = kind.lines().iter().zip(kind.words());
        let mut sides = sides.map(|(line, words)| (cell(line), cell(words).unwrap_or_default()));
        let side = sides.find(|(_, words)| !words.is_empty());
        let (line, words) = side.unwrap_or_default();
        (line.and_then(|line| line.parse().ok()), words)
    }

    /// Returns the rule that a difference breaks.
    pub fn rule(&self, difference: Difference<'a>) -> &'static Rule {
        let kind = self.golden.kind;
        match difference {
            Difference::Removed(_) => kind.rule("removed"),
            Difference::Added(_) => kind.rule("added"),
            Difference::Cell { column, .. } => kind.rule(column),
        }
    }

    /// Returns the place of a difference in the story; a removed quote has the line of its golden.
    pub fn region(&self, difference: Difference<'a>) -> Region {
        match difference {
            Difference::Added(row) | Difference::Cell { actual: row, .. } => row.region,
            Difference::Removed(row) => {
                let (line, _) = self.known_by(|column| self.golden.words(row, column));
                Region::line(line.unwrap_or(1).max(1))
            }
        }
    }

    /// Returns the place in the file. The line of a removed quote is one of the text; its line in the file
    /// is not known.
    pub fn in_file(&self, difference: Difference<'a>) -> InFile {
        match difference {
            Difference::Added(row) | Difference::Cell { actual: row, .. } => row.in_file,
            Difference::Removed(_) => self.actual.removed_place,
        }
    }

    /// Returns the version that a difference is in, for a golden of several: the one after, or the one before
    /// if the quote was removed.
    fn version(&self, difference: Difference<'a>) -> Option<Cow<'a, str>> {
        let cell = |column| match difference {
            Difference::Added(row) | Difference::Cell { actual: row, .. } => {
                self.actual.cell(row, column).map(Cow::Borrowed)
            }
            Difference::Removed(row) => self.golden.words(row, column),
        };
        let (before, after) = self.golden.kind.versions()?;
        let words_after = self.golden.kind.words()[0];
        let is_removed = cell(words_after).is_none_or(|words| words.is_empty());
        cell(if is_removed { before } else { after })
    }

    /// Makes a finding of a difference in `document`, whose golden is called `golden`. Of several
    /// versions `document` is the last; the others are in the same folder.
    pub fn finding(&self, difference: Difference<'a>, document: &str, golden: &str) -> Finding {
        let noun = self.golden.kind.noun();
        let message = match difference {
            Difference::Removed(_) => format!("{noun} removed"),
            Difference::Added(_) => format!("{noun} added"),
            Difference::Cell { .. } => String::new(),
        };
        let mut finding = Finding::new(self.rule(difference), document, message);
        if let Some(version) = self.version(difference) {
            let folder = document.rfind('/').map_or(0, |slash| slash + 1);
            finding.document.replace_range(folder.., &version);
        }
        if let Difference::Cell {
            golden,
            actual,
            column,
        } = difference
        {
            let was = self.golden.words(golden, column).unwrap_or_default();
            let was = was.as_ref();
            let is = self.actual.cell(actual, column).unwrap_or_default();
            finding.message = sentence(column, was, is);
            finding.expected = Some(shown(column, was));
            finding.actual = Some(shown(column, is));
        }
        finding.region = Some(self.region(difference));
        finding.in_file = self.in_file(difference);
        finding.quote = Some(self.subject(difference).1.into_owned());
        if let Difference::Removed(row) | Difference::Cell { golden: row, .. } = difference {
            finding.related.push(Related {
                document: golden.to_owned(),
                region: Some(Region::line(usize::try_from(row.line).unwrap_or(1).max(1))),
                message: "the row of the golden".to_owned(),
            });
        }
        finding
    }
}

/// Describes the old and the new content of a cell.
fn sentence(column: &str, was: &str, is: &str) -> String {
    let (old, new) = (shown(column, was), shown(column, is));
    match column {
        "speaker" => format!("was {old}, is now {new}"),
        "line" => format!("was on line {old}, is now on line {new}"),
        "quote" => format!("is now {new}"),
        _ => format!("had the {} {old}, now has {new}", column.replace('_', " ")),
    }
}

/// Returns a cell as it is shown: an empty speaker is nobody.
fn shown(column: &str, cell: &str) -> String {
    match (column, cell) {
        ("speaker", "") => "nobody".to_owned(),
        (_, "") => "none".to_owned(),
        ("speaker" | "line", cell) => cell.to_owned(),
        ("quote", cell) => format!("“{}”", opening(cell)),
        (_, cell) => format!("“{cell}”"),
    }
}
