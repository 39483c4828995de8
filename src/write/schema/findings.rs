//! The fields of a report: the one object that `onrecord check --format json` prints.

use super::column::ColumnType::{Flag, Integer, Records, Text, Word};
use super::column::Unit;
use super::field::{Field, TableSchema, columns};
use super::json::records;
use super::value::Value;
use crate::write::finding::{
    AffectedQuote, FieldChange, Finding, Problem, Region, Related, Report,
};
use crate::write::piece::marked;
use crate::write::words;
use std::borrow::Cow;

/// The object as a whole.
pub(crate) struct ReportObject;

/// Its findings.
struct Findings;

/// Other places that belong to a finding.
struct RelatedPlaces;

/// Columns of a golden that differ.
struct FieldChanges;

/// Other quotes that differ for the same reason.
struct AffectedQuotes;

/// What could not be checked.
struct Problems;

type ReportField = Field<ReportObject>;
type FindingField = Field<Findings>;
type RelatedField = Field<RelatedPlaces>;
type CellChangeField = Field<FieldChanges>;
type AffectedField = Field<AffectedQuotes>;
type ProblemField = Field<Problems>;

/// The version of the shape. It goes up when a key goes away or means something else: since 2 `level`
/// is called `severity`; since 3 a finding has all columns of a golden that differ, `expected` and `actual` are
/// whole and without marks, and the worst findings come first.
const VERSION: u64 = 3;

impl TableSchema for ReportObject {
    type Row<'a> = Report;
    const FIELDS: &'static [ReportField] = &[
        ReportField::new("version", Integer, |_| VERSION.into()).says("The version of this format"),
        ReportField::new("summary_documents", Integer, |report| {
            report.subjects.len().into()
        })
        .says("Checked documents")
        .key("summary.documents"),
        ReportField::new("summary_quotes", Integer, |report| {
            let quotes = report.subjects.iter().map(|s| s.quotes.len());
            quotes.sum::<usize>().into()
        })
        .says("Quotes in them")
        .key("summary.quotes"),
        ReportField::new("summary_findings", Integer, |report| {
            report.open().count().into()
        })
        .says("Findings, without the suppressed ones")
        .key("summary.findings"),
        ReportField::new("summary_suppressed", Integer, |report| {
            (report.findings.len() - report.open().count()).into()
        })
        .says("Suppressed findings")
        .key("summary.suppressed"),
        ReportField::new("findings", Records(columns::<Findings>), |report| {
            records::<Findings>(report.findings.iter())
        })
        .says("Findings, the worst first, otherwise in the order of the documents"),
        ReportField::new("problems", Records(columns::<Problems>), |report| {
            records::<Problems>(report.problems.iter())
        })
        .says("What could not be checked; the exit code is 2 then"),
    ];
}

impl TableSchema for Findings {
    type Row<'a> = Finding;
    const FIELDS: &'static [FindingField] = &[
        FindingField::new("rule", Word(words::rules), |finding| finding.rule.id.into())
            .says("The rule it breaks"),
        FindingField::new("severity", Word(words::severities), |finding| {
            finding.severity.name().into()
        })
        .says("Its severity; findings of severity `none` are not reported"),
        FindingField::new("fails", Flag, |finding| finding.is_failure().into())
            .says("Whether it fails the run"),
        FindingField::new("document", Text, |finding| (&finding.document).into())
            .says("The document it is in")
            .unit(Unit::Document),
        FindingField::new("line", Integer, |f| region(f.region, |at| at.line.into()))
            .says("The line it is on; the region is `null` for a finding about a whole document")
            .unit(Unit::Lines)
            .key("region.line")
            .or_no_object(),
        FindingField::new("column", Integer, |f| {
            region(f.region, |at| at.column.into())
        })
        .says("The column of its first character, if known")
        .unit(Unit::Columns)
        .key("region.column")
        .or_null(),
        FindingField::new("end_line", Integer, |f| {
            region(f.region, |at| at.end_line.into())
        })
        .says("Its last line")
        .unit(Unit::Lines)
        .key("region.end_line")
        .or_no_object(),
        FindingField::new("end_column", Integer, |f| {
            region(f.region, |at| at.end_column.into())
        })
        .says("The column after its last character")
        .unit(Unit::Columns)
        .key("region.end_column")
        .or_null(),
        FindingField::new("quote", Text, |finding| finding.quote.as_ref().into())
            .says("The quoted words it is about")
            .or_null(),
        FindingField::new("message", Text, |finding| (&finding.message).into())
            .says("The finding, as the end of a sentence that begins with the quote"),
        FindingField::new("expected", Text, |finding| finding.expected.as_ref().into())
            .says("What was expected, whole: the words of a golden, a speaker; empty for nobody or nothing")
            .or_null(),
        FindingField::new("actual", Text, |finding| finding.actual.as_ref().into())
            .says("What is there instead, whole")
            .or_null(),
        FindingField::new("changed", Text, |finding| {
            let changed = marked(&finding.changed);
            match changed.is_empty() {
                true => Value::Null,
                false => Value::Text(Cow::Owned(changed)),
            }
        })
        .says("The changed words with a few words around them: `was [-not-] our {+own+}`")
        .or_null(),
        FindingField::new("fields", Records(columns::<FieldChanges>), |finding| {
            records::<FieldChanges>(finding.fields.iter())
        })
        .says("The columns of the golden that differ, the most important one first"),
        FindingField::new("affected", Records(columns::<AffectedQuotes>), |finding| {
            records::<AffectedQuotes>(finding.affected.iter())
        })
        .says("Other quotes that differ for the same reason"),
        FindingField::new("related", Records(columns::<RelatedPlaces>), |finding| {
            records::<RelatedPlaces>(finding.related.iter())
        })
        .says("Related places: the row of the golden, the earlier version, the source"),
        FindingField::new("suppressed_in", Word(words::suppressions), |finding| {
            let suppression = finding.suppression.as_ref();
            suppression.map(|s| words::suppression(s.kind)).into()
        })
        .says("Where it is suppressed: in the document, or in a list of known misses")
        .key("suppression.kind")
        .or_no_object(),
        FindingField::new("reason", Text, |finding| {
            finding.suppression.as_ref().map(|s| &s.reason).into()
        })
        .says("The reason")
        .key("suppression.reason")
        .or_no_object(),
    ];
}

impl TableSchema for FieldChanges {
    type Row<'a> = FieldChange;
    const FIELDS: &'static [CellChangeField] = &[
        CellChangeField::new("column", Text, |field| field.column.into()).says("The column"),
        CellChangeField::new("rule", Word(words::rules), |field| field.rule.id.into())
            .says("The rule that the difference breaks"),
        CellChangeField::new("expected", Text, |field| (&field.expected).into())
            .says("What the golden has; several answers as in the file"),
        CellChangeField::new("actual", Text, |field| (&field.actual).into())
            .says("What is there instead"),
    ];
}

impl TableSchema for AffectedQuotes {
    type Row<'a> = AffectedQuote;
    const FIELDS: &'static [AffectedField] = &[
        AffectedField::new("line", Integer, |q| region(q.region, |at| at.line.into()))
            .says("The line it is on")
            .unit(Unit::Lines)
            .or_null(),
        AffectedField::new("quote", Text, |quote| (&quote.quote).into()).says("Its words"),
        AffectedField::new("fields", Records(columns::<FieldChanges>), |quote| {
            records::<FieldChanges>(quote.fields.iter())
        })
        .says("Its columns that differ"),
    ];
}

impl TableSchema for Problems {
    type Row<'a> = Problem;
    const FIELDS: &'static [ProblemField] = &[
        ProblemField::new("document", Text, |problem| (&problem.document).into())
            .says("The document; empty if it is none")
            .unit(Unit::Document),
        ProblemField::new("line", Integer, |problem| problem.line.into())
            .says("The line, if known")
            .unit(Unit::Lines)
            .or_null(),
        ProblemField::new("message", Text, |problem| (&problem.message).into()).says("Why"),
    ];
}

impl TableSchema for RelatedPlaces {
    type Row<'a> = Related;
    const FIELDS: &'static [RelatedField] = &[
        RelatedField::new("document", Text, |place| (&place.document).into())
            .says("The document")
            .unit(Unit::Document),
        RelatedField::new("line", Integer, |p| region(p.region, |at| at.line.into()))
            .says("The line in its file; the region is `null` if unknown")
            .unit(Unit::Lines)
            .key("region.line")
            .or_no_object(),
        RelatedField::new("column", Integer, |p| {
            region(p.region, |at| at.column.into())
        })
        .says("The column of the first character")
        .unit(Unit::Columns)
        .key("region.column")
        .or_null(),
        RelatedField::new("end_line", Integer, |p| {
            region(p.region, |at| at.end_line.into())
        })
        .says("The last line")
        .unit(Unit::Lines)
        .key("region.end_line")
        .or_no_object(),
        RelatedField::new("end_column", Integer, |p| {
            region(p.region, |at| at.end_column.into())
        })
        .says("The column after the last character")
        .unit(Unit::Columns)
        .key("region.end_column")
        .or_null(),
        RelatedField::new("message", Text, |place| (&place.message).into()).says("A description"),
    ];
}

fn region<'r>(region: Option<Region>, part: fn(Region) -> Value<'r>) -> Value<'r> {
    region.map_or(Value::Null, part)
}
