//! Verdicts on quotes as findings: whatever is not exact, and words that are somebody else's.

use super::{Finding, Region, Related, Rule};
use crate::verify::{Verdict, is_near_verbatim, of_edits};
use crate::write::VerdictRow;

/// Makes findings of the verdicts on the quotes of a story. A title or a term that no source has is
/// none.
pub fn verdict_findings(rows: &[VerdictRow<'_>]) -> Vec<Finding> {
    rows.iter().flat_map(findings).collect()
}

fn findings(row: &VerdictRow<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let expected = row.is_speech || row.verdict != Verdict::Absent;
    if let Some((id, message)) = judged(row).filter(|_| expected) {
        let mut finding = finding(row, id, message);
        if row.verdict == Verdict::Altered {
            finding.severity = of_edits(row.edits.iter().map(|edit| edit.edit));
        }
        found.push(finding);
    }
    if row.same_speaker == Some(false) {
        let name = |name: Option<&str>| name.unwrap_or("nobody").to_owned();
        let (story, source) = (
            name(row.speaker),
            row.source.as_ref().and_then(|s| s.speaker),
        );
        let message = format!("source names {}, story names {story}", name(source));
        let mut other = finding(row, "quote-speaker", message);
        (other.expected, other.actual) = (Some(name(source)), Some(story));
        found.push(other);
    }
    found.extend(hidden(row).map(|message| finding(row, "quote-hidden", message)));
    found
}

/// Says which characters of the quote, or of what the source has for it, nobody sees.
fn hidden(row: &VerdictRow<'_>) -> Option<String> {
    let source = row.source.as_ref().and_then(|s| s.hidden.as_ref());
    match (&row.hidden, source) {
        (Some(quote), _) => Some(format!("has hidden characters: {quote}")),
        (None, Some(source)) => Some(format!("has hidden characters in the source: {source}")),
        (None, None) => None,
    }
}

/// Returns the rule that a verdict is about, and what is said of the quote.
fn judged(row: &VerdictRow<'_>) -> Option<(&'static str, String)> {
    let is_near = is_near_verbatim(row.edits.iter().map(|edit| edit.edit));
    Some(match row.verdict {
        Verdict::Exact => return None,
        Verdict::Typography => (
            "quote-typography",
            "has different marks, dashes or spaces than the source".to_owned(),
        ),
        Verdict::Abridged => (
            "quote-ellipsis",
            "leaves out words of the source, with a mark".to_owned(),
        ),
        Verdict::Altered if is_near => (
            "quote-near-verbatim",
            format!("differs from the source in small words: {}", edits(row)),
        ),
        Verdict::Altered => (
            "quote-altered",
            format!("differs from the source: {}", edits(row)),
        ),
        Verdict::Absent => ("quote-not-found", "not found in any source".to_owned()),
    })
}

fn finding(row: &VerdictRow<'_>, id: &str, message: String) -> Finding {
    let rule = Rule::named(id).expect("a rule of ours");
    let mut finding = Finding::new(rule, row.document, message);
    finding.region = Some(Region::line(row.line));
    finding.in_file = row.in_file;
    let words = row.record.analysis().document.shown(row.quote);
    finding.quote = Some(words.clone().into_owned());
    if let Some(source) = &row.source {
        (finding.expected, finding.actual) =
            (Some(source.text.to_owned()), Some(words.into_owned()));
        finding.related.push(Related {
            document: source.document.to_owned(),
            region: Region::line(source.line).in_file(source.in_file),
            message: format!("the source: “{}”", source.text),
        });
    }
    finding
}

/// Lists the edits: `“not” left out, source has “20”, story has “12”`.
fn edits(row: &VerdictRow<'_>) -> String {
    let edits = row
        .edits
        .iter()
        .filter_map(|edit| match (edit.before, edit.after) {
            ("", "") => None,
            ("", after) => Some(format!("“{after}” added")),
            (before, "") => Some(format!("“{before}” left out")),
            (before, after) => Some(format!("source has “{before}”, story has “{after}”")),
        });
    edits.collect::<Vec<_>>().join(", ")
}
