//! JSON: the report as one object, for programs.

use super::{Finding, Region, Related, Report, Reporter, Suppression};
use crate::severity::Severity;
use serde::Serialize;
use std::io;

/// Writes one JSON object: `version`, `summary` and `findings`.
///
/// A finding has `rule`, `severity`, `document`, `region` (lines and columns from 1), `quote`,
/// `message`, `expected`, `actual`, `related` and `suppression`; what there is not is `null`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json;

/// The version of the shape: since 2 `level` is called `severity`.
const VERSION: u32 = 2;

#[derive(Serialize)]
struct Page<'a> {
    version: u32,
    summary: Summary,
    findings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Summary {
    documents: usize,
    quotes: usize,
    findings: usize,
    suppressed: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'static str,
    severity: Severity,
    document: &'a str,
    region: Option<Region>,
    quote: Option<&'a str>,
    message: &'a str,
    expected: Option<&'a str>,
    actual: Option<&'a str>,
    related: &'a [Related],
    suppression: Option<&'a Suppression>,
}

impl Reporter for Json {
    fn report(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let open = report.open().count();
        let page = Page {
            version: VERSION,
            summary: Summary {
                documents: report.subjects.len(),
                quotes: report.subjects.iter().map(|s| s.quotes.len()).sum(),
                findings: open,
                suppressed: report.findings.len() - open,
            },
            findings: report.findings.iter().map(entry).collect(),
        };
        serde_json::to_writer_pretty(&mut *out, &page)?;
        out.write_all(b"\n")
    }
}

fn entry(finding: &Finding) -> Entry<'_> {
    Entry {
        rule: finding.rule.id,
        severity: finding.severity,
        document: &finding.document,
        region: finding.region,
        quote: finding.quote.as_deref(),
        message: &finding.message,
        expected: finding.expected.as_deref(),
        actual: finding.actual.as_deref(),
        related: &finding.related,
        suppression: finding.suppression.as_ref(),
    }
}
