//! SARIF 2.1.0: the format of code scanning pages and editors.
//!
//! A result is known again after the story has changed by a fingerprint of our own: rule, document
//! and quoted words, but no line. Without it the reader would compute one from the lines around,
//! and a paragraph more at the top would make every finding a new one.
//!
//! The level is `error` for what fails the run, and at most `warning` for what does not; the property
//! `severity` has the finding's own.

use super::{
    AffectedQuote, Finding, RULES, Region, Related, Report, Reporter, Suppression, SuppressionKind,
};
use crate::severity::Severity;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io;

/// Writes a SARIF log of one run. Suppressed findings are in it, with their reason.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sarif;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The fingerprint's key; the number goes up when the way it is made changes.
const FINGERPRINT: &str = "onrecordQuote/v1";

impl Reporter for Sarif {
    fn report(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let mut seen = BTreeMap::new();
        let results = report.findings.iter().map(|finding| {
            let identity = identity(finding);
            let nth = seen.entry(identity.clone()).or_insert(0);
            *nth += 1;
            result(finding, &format!("{identity}\n{nth}"))
        });
        let results: Vec<SarifResult> = results.collect();
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": driver()},
                "invocations": [invocation(report)],
                "columnKind": "unicodeCodePoints",
                "results": results,
            }],
        });
        serde_json::to_writer_pretty(&mut *out, &log)?;
        out.write_all(b"\n")
    }
}

/// What could not be checked. The exit code is 2 then, and 0 or 1 otherwise.
fn invocation(report: &Report) -> Value {
    let notifications = report.problems.iter().map(|problem| {
        let region = problem.line.map(Region::line);
        let mut notification = json!({"level": "error", "message": {"text": problem.message}});
        if !problem.document.is_empty() {
            notification["locations"] = json!([location(&problem.document, region, None)]);
        }
        notification
    });
    let notifications: Vec<Value> = notifications.collect();
    let code = match (notifications.is_empty(), report.has_failures()) {
        (false, _) => 2,
        (true, true) => 1,
        (true, false) => 0,
    };
    json!({
        "executionSuccessful": notifications.is_empty(),
        "exitCode": code,
        "toolExecutionNotifications": notifications,
    })
}

fn driver() -> Value {
    let rules = RULES.iter().map(|rule| {
        json!({
            "id": rule.id,
            "name": pascal(rule.id),
            "shortDescription": {"text": format!("{}.", rule.summary)},
            "fullDescription": {"text": format!("{}.", rule.summary)},
            "help": {"text": rule.help, "markdown": rule.explanation()},
            "helpUri": rule.help_uri(),
            "defaultConfiguration": {"level": rule.severity},
        })
    });
    json!({
        "name": "onrecord",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.collect::<Vec<_>>(),
    })
}

/// Returns a rule's name as SARIF wants it: `quote-speaker` is `QuoteSpeaker`.
fn pascal(id: &str) -> String {
    let parts = id.split('-').map(|part| {
        let (first, rest) = part.split_at(part.len().min(1));
        first.to_uppercase() + rest
    });
    parts.collect()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult {
    rule_id: &'static str,
    rule_index: usize,
    level: Severity,
    message: Value,
    locations: Vec<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Value>,
    partial_fingerprints: Value,
    /// Empty for a result that nobody passes over: the list says that suppressions were looked for.
    suppressions: Vec<Value>,
    properties: Value,
}

fn result(finding: &Finding, identity: &str) -> SarifResult {
    let snippet = finding.quote.as_deref();
    SarifResult {
        rule_id: finding.rule.id,
        rule_index: RULES.iter().position(|r| r == finding.rule).unwrap_or(0),
        level: finding.shown_severity(),
        message: json!({"text": finding.sentence()}),
        locations: vec![location(&finding.document, finding.file_region(), snippet)],
        related_locations: finding
            .related
            .iter()
            .map(related)
            .chain(
                finding
                    .affected
                    .iter()
                    .map(|quote| affected(finding, quote)),
            )
            .collect(),
        partial_fingerprints: json!({FINGERPRINT: fingerprint(identity)}),
        suppressions: finding.suppression.iter().map(suppression).collect(),
        properties: properties(finding),
    }
}

/// What SARIF has no place for: both texts whole, and the columns that differ.
fn properties(finding: &Finding) -> Value {
    let mut properties = json!({"severity": finding.severity});
    let sides = [("expected", &finding.expected), ("actual", &finding.actual)];
    for (name, side) in sides {
        if let Some(side) = side {
            properties[name] = json!(side);
        }
    }
    if !finding.fields.is_empty() {
        let fields = finding.fields.iter().map(|field| {
            json!({
                "column": field.column,
                "expected": field.expected,
                "actual": field.actual,
            })
        });
        properties["fields"] = fields.collect();
    }
    properties
}

fn affected(finding: &Finding, quote: &AffectedQuote) -> Value {
    let region = quote
        .region
        .and_then(|region| region.in_file(quote.in_file));
    let mut place = location(&finding.document, region, None);
    place["message"] = json!({"text": format!("the same: “{}”", quote.quote)});
    place
}

fn location(document: &str, region: Option<Region>, snippet: Option<&str>) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(document)}});
    if let Some(region) = region {
        let mut area = json!({"startLine": region.line, "endLine": region.end_line});
        if let (Some(start), Some(end)) = (region.column, region.end_column) {
            area["startColumn"] = json!(start);
            area["endColumn"] = json!(end);
            if let Some(snippet) = snippet {
                area["snippet"] = json!({"text": snippet});
            }
        }
        physical["region"] = area;
    }
    json!({"physicalLocation": physical})
}

fn related(related: &Related) -> Value {
    let mut place = location(&related.document, related.region, None);
    place["message"] = json!({"text": related.message});
    place
}

fn suppression(suppression: &Suppression) -> Value {
    let kind = match suppression.kind {
        SuppressionKind::Inline => "inSource",
        SuppressionKind::Known => "external",
    };
    json!({"kind": kind, "justification": suppression.reason})
}

/// Escapes a path for a URI reference, byte by byte, as RFC 3986 wants it. The colon of an id is
/// escaped, so that none is a scheme, and the second slash of `//host/page`, which would be a host.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'/' if uri == "/" => uri += "%2F",
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => uri.push(byte.into()),
            b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            byte => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

/// What makes a finding the same one in another version of the story.
fn identity(finding: &Finding) -> String {
    let quote = finding.quote.as_deref().unwrap_or_default();
    let quote: Vec<&str> = quote.split_whitespace().collect();
    format!(
        "{}\n{}\n{}",
        finding.rule.id,
        finding.document,
        quote.join(" ")
    )
}

/// FNV-1a in 64 bits: it is the same on every machine and in every release, as a hasher of the
/// standard library need not be.
fn fingerprint(identity: &str) -> String {
    let hash = identity.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // From the test vectors of FNV's authors.
        assert_eq!(fingerprint(""), "cbf29ce484222325");
        assert_eq!(fingerprint("foobar"), "85944171f73967e8");
    }

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(
            uri("goldens/Ångström #1.txt"),
            "goldens/%C3%85ngstr%C3%B6m%20%231.txt"
        );
        assert_eq!(uri("//host/a"), "/%2Fhost/a");
        assert_eq!(uri("javascript:a\u{202E}\n"), "javascript%3Aa%E2%80%AE%0A");
    }
}
