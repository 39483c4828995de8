//! The fields of a report: the one object that `onrecord check --format json` prints.

use super::column::ColumnType::{Integer, Records, Text, Word};
use super::column::Unit;
use super::field::{Field, TableSchema, columns};
use super::json::records;
use super::value::Value;
use crate::write::finding::{Finding, Region, Related, Report};
use crate::write::words;

/// The object as a whole.
pub(crate) struct ReportObject;

/// Its findings.
struct Findings;

/// Other places that belong to a finding.
struct RelatedPlaces;

type ReportField = Field<ReportObject>;
type FindingField = Field<Findings>;
type RelatedField = Field<RelatedPlaces>;

/// The version of the shape. It goes up when a key goes away or means something else: since 2 `level`
/// is called `severity`.
const VERSION: u64 = 2;

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
        .says("Findings, in the order of the documents"),
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
            .says("The expected value")
            .or_null(),
        FindingField::new("actual", Text, |finding| finding.actual.as_ref().into())
            .says("The actual value")
            .or_null(),
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
