//! Findings of the differences between a golden and the current answers, in an editor's words.

use super::{Cause, Comparison, Difference};
use crate::severity::Severity;
use crate::write::changed_words;
use crate::write::report::{
    AffectedQuote, FieldChange, Finding, MarkedWords, Region, Related, Rule, marked, opening,
};

impl Comparison<'_> {
    /// Makes a finding of a cause in `document`, whose golden is called `golden`. Of several versions
    /// `document` is the last; the others are in the same folder. `severity` is that of each rule.
    pub fn finding(
        &self,
        cause: &Cause,
        document: &str,
        golden: &str,
        severity: impl Fn(&'static Rule) -> Severity,
    ) -> Option<Finding> {
        let first = *cause.main.first()?;
        let mut rule = self.rule(first);
        for difference in &cause.main {
            let other = self.rule(*difference);
            if severity(other) > severity(rule) {
                rule = other;
            }
        }
        let mut finding = Finding::new(rule, document, String::new());
        finding.severity = severity(rule);
        if let Some(version) = self.version(first) {
            let folder = document.rfind('/').map_or(0, |slash| slash + 1);
            finding.document.replace_range(folder.., &version);
        }
        finding.fields = self.fields(&cause.main);
        finding.changed = self.changed(first);
        finding.message = self.message(first, &finding);
        (finding.expected, finding.actual) = self.sides(first);
        finding.region = Some(self.region(first));
        finding.in_file = self.in_file(first);
        finding.quote = Some(self.subject(first).1.into_owned());
        if let Some(row) = first.golden() {
            let line = usize::try_from(self.golden.rows[row].line).unwrap_or(1);
            finding.related.push(Related {
                document: golden.to_owned(),
                region: Some(Region::line(line.max(1))),
                message: "the row of the golden".to_owned(),
            });
        }
        if let Some(row) = first.actual() {
            finding.passage = self.actual.passage(&self.actual.rows[row]);
        }
        finding.affected = cause.others.iter().map(|row| self.affected(row)).collect();
        Some(finding)
    }

    fn affected(&self, row: &[Difference]) -> AffectedQuote {
        let first = row.first().copied();
        AffectedQuote {
            region: first.map(|first| self.region(first)),
            in_file: first.map_or_else(Default::default, |first| self.in_file(first)),
            quote: first.map_or_else(String::new, |first| self.subject(first).1.into_owned()),
            fields: self.fields(row),
        }
    }

    fn fields(&self, row: &[Difference]) -> Vec<FieldChange> {
        let fields = row.iter().filter_map(|difference| match *difference {
            Difference::Cell {
                golden,
                actual,
                column,
            } => Some(FieldChange {
                column,
                rule: self.rule(*difference),
                expected: self.was(golden, column).into_owned(),
                actual: self.is(actual, column).to_owned(),
            }),
            _ => None,
        });
        fields.collect()
    }

    /// Returns the changed words of a quote.
    fn changed(&self, difference: Difference) -> Vec<MarkedWords> {
        match difference {
            Difference::Cell {
                golden,
                actual,
                column,
            } if self.golden.kind.words().contains(&column) => {
                changed_words(&self.was(golden, column), self.is(actual, column))
            }
            _ => Vec::new(),
        }
    }

    /// Returns what was and what is, whole.
    fn sides(&self, difference: Difference) -> (Option<String>, Option<String>) {
        match difference {
            Difference::Cell {
                golden,
                actual,
                column,
            } => {
                let was = self.was(golden, column).into_owned();
                (Some(was), Some(self.is(actual, column).to_owned()))
            }
            Difference::Removed { .. } => (Some(self.subject(difference).1.into_owned()), None),
            Difference::Added { .. } => (None, Some(self.subject(difference).1.into_owned())),
            Difference::Moved { .. } => (None, None),
        }
    }

    fn message(&self, first: Difference, finding: &Finding) -> String {
        let noun = self.golden.kind.noun();
        let message = match first {
            Difference::Removed { .. } => format!("{noun} removed"),
            Difference::Added { actual } => match self.is(actual, "speaker") {
                "" => format!("{noun} added"),
                speaker => format!("{noun} added, of {speaker}"),
            },
            Difference::Moved { golden, actual } => self.moved(golden, actual),
            Difference::Cell { .. } => match finding.fields.first() {
                Some(field) if self.golden.kind.words().contains(&field.column) => {
                    wording(field, &finding.changed)
                }
                Some(field) => self.sentence(field),
                None => String::new(),
            },
        };
        let rest = finding.fields.iter().skip(1).map(|field| {
            let (was, is) = self.shown_sides(field);
            format!("{} {was} → {is}", field.column.replace('_', " "))
        });
        let rest = rest.collect::<Vec<_>>().join(", ");
        match rest.is_empty() {
            true => message,
            false => format!("{message} ({rest})"),
        }
    }

    /// Says where a row was among the others, and where it is.
    fn moved(&self, golden: usize, actual: usize) -> String {
        let after = |words: Option<String>| match words {
            Some(words) => format!("after “{}”", opening(&words)),
            None => "first".to_owned(),
        };
        let was = golden.checked_sub(1);
        let was = was.map(|before| self.subject(Difference::Removed { golden: before }).1);
        let is = actual.checked_sub(1);
        let is = is.map(|before| self.subject(Difference::Added { actual: before }).1);
        let (was, is) = (was.map(|w| w.into_owned()), is.map(|w| w.into_owned()));
        format!("moved: was {}, is now {}", after(was), after(is))
    }

    /// Returns the version that a difference is in, for a golden of several: the one after, or the one before
    /// if the quote was removed.
    fn version(&self, difference: Difference) -> Option<String> {
        let cell = |column| match (difference.actual(), difference.golden()) {
            (Some(actual), _) => self.is(actual, column).to_owned(),
            (None, Some(golden)) => self.was(golden, column).into_owned(),
            (None, None) => String::new(),
        };
        let (before, after) = self.golden.kind.versions()?;
        let is_removed = cell(self.golden.kind.words()[0]).is_empty();
        Some(cell(if is_removed { before } else { after })).filter(|name| !name.is_empty())
    }

    /// Describes the old and the new content of a cell.
    fn sentence(&self, field: &FieldChange) -> String {
        let (old, new) = self.shown_sides(field);
        match field.column {
            "speaker" => format!("was {old}, is now {new}"),
            column => format!("had the {} {old}, now has {new}", column.replace('_', " ")),
        }
    }

    /// Returns both cells as they are shown: an empty speaker is nobody.
    fn shown_sides(&self, field: &FieldChange) -> (String, String) {
        let are_words = self.golden.kind.words().contains(&field.column);
        let shown = |cell: &str| match (field.column, cell) {
            ("speaker", "") => "nobody".to_owned(),
            (_, "") => "none".to_owned(),
            ("speaker", cell) => cell.to_owned(),
            (_, cell) if are_words => format!("“{}”", opening(cell)),
            (_, cell) => format!("“{cell}”"),
        };
        (shown(&field.expected), shown(&field.actual))
    }
}

/// Describes quoted words that differ.
fn wording(field: &FieldChange, changed: &[MarkedWords]) -> String {
    let is_typographic = field.rule.id == "quote-typography";
    match (is_typographic, changed.is_empty()) {
        (_, true) => "differs in spaces or line breaks only".to_owned(),
        (true, false) => format!("differs in marks or signs only: {}", marked(changed)),
        (false, false) => format!("wording changed: {}", marked(changed)),
    }
}
