//! The page of `onrecord check`: what differs from the goldens, with old and new marked in the sentence of the story.

use super::marks::{
    Chip, CountPart, FilterGroup, SeverityGroup, StackPart, by_severity, filter, heading, stack,
    tone,
};
use crate::page::{PageAssets, render};
use crate::write::finding::{Finding, Report, title};
use crate::write::piece::{MarkedWords, WordsMark};
use crate::write::report::{Reporter, finding_head, marked_passage};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;

/// The most findings of a page, and affected quotes that a finding lists. The other formats have all.
const MOST_FINDINGS: usize = 5000;
const MOST_AFFECTED: usize = 12;

const ASSETS: PageAssets = PageAssets {
    style: concat!(
        include_str!("../../page/marks.css"),
        include_str!("../../page/check.css")
    ),
    script: include_str!("../../page/filter.js"),
};

/// Writes findings as an HTML page.
#[derive(Clone, Copy, Debug, Default)]
pub struct FindingsPage;

#[derive(Serialize)]
struct CheckPage<'r> {
    stories: usize,
    /// The name of the only story.
    only: Option<&'r str>,
    quotes: usize,
    findings: usize,
    severities: Vec<CountPart>,
    stack: Vec<StackPart>,
    filter: Vec<FilterGroup>,
    problems: Vec<ProblemPart<'r>>,
    groups: Vec<SeverityGroup<FindingPart<'r>>>,
    left_out: usize,
    known_misses: usize,
    known: Vec<FindingPart<'r>>,
}

#[derive(Serialize)]
struct ProblemPart<'r> {
    document: &'r str,
    line: Option<usize>,
    message: &'r str,
}

#[derive(Serialize)]
struct FindingPart<'r> {
    number: usize,
    rule: &'static str,
    tone: &'static str,
    document: &'r str,
    line: Option<usize>,
    sentence: String,
    passage: Vec<MarkedPart>,
    fields: Vec<FieldPart<'r>>,
    affected: Vec<String>,
    more_affected: usize,
    related: Vec<String>,
    reason: Option<&'r str>,
}

#[derive(Serialize)]
struct MarkedPart {
    kind: &'static str,
    text: String,
}

/// A column of a golden.
#[derive(Serialize)]
struct FieldPart<'r> {
    column: String,
    was: &'r str,
    is: &'r str,
}

impl Reporter for FindingsPage {
    fn report(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let open: Vec<&Finding> = report.open().collect();
        let known = report.findings.iter();
        let known = known.filter(|finding| finding.suppression.is_some());
        let severities = by_severity(open.iter().map(|finding| finding.severity));
        let mut number = 0;
        let groups = severities.iter().map(|&(severity, _)| {
            let found = open.iter().copied();
            let found = found.filter(|finding| finding.severity == severity);
            SeverityGroup::new(severity, heading(severity), parts(found, &mut number))
        });
        let mut groups: Vec<SeverityGroup<FindingPart<'_>>> = groups.collect();
        groups.retain(|group| !group.rows.is_empty());
        let page = CheckPage {
            stories: report.subjects.len(),
            only: match &report.subjects[..] {
                [only] => Some(&only.document),
                _ => None,
            },
            quotes: report
                .subjects
                .iter()
                .map(|subject| subject.quotes.len())
                .sum(),
            findings: open.len(),
            stack: stack(&severities),
            severities: severities
                .iter()
                .map(|&(severity, count)| CountPart {
                    name: severity.name(),
                    tone: tone(severity),
                    count,
                })
                .collect(),
            filter: filter(&severities, heading, ("r", rules(&open))),
            problems: report
                .problems
                .iter()
                .map(|problem| ProblemPart {
                    document: &problem.document,
                    line: problem.line,
                    message: &problem.message,
                })
                .collect(),
            groups,
            left_out: open.len().saturating_sub(MOST_FINDINGS),
            known_misses: known.clone().count(),
            known: parts(known, &mut number),
        };
        out.write_all(&render("check.html", &ASSETS, &page)?)
    }
}

/// Makes findings, as long as there is room for them. `number` is that of the last one.
fn parts<'r>(
    findings: impl Iterator<Item = &'r Finding>,
    number: &mut usize,
) -> Vec<FindingPart<'r>> {
    let room = MOST_FINDINGS.saturating_sub(*number);
    let findings = findings.take(room).map(|finding| {
        *number += 1;
        part(finding, *number)
    });
    findings.collect()
}

/// Makes a chip for each rule.
fn rules(open: &[&Finding]) -> Vec<Chip> {
    let mut rules: BTreeMap<&'static str, usize> = BTreeMap::new();
    for finding in open {
        *rules.entry(finding.rule.id).or_default() += 1;
    }
    let rules = rules.into_iter().map(|(rule, count)| Chip {
        word: rule,
        text: rule,
        count,
    });
    rules.collect()
}

fn part(finding: &Finding, number: usize) -> FindingPart<'_> {
    let passage = match (finding.passage.is_empty(), finding.changed.is_empty()) {
        (false, _) => marked_passage(finding),
        (true, _) => finding.changed.clone(),
    };
    let affected = finding.affected.iter().take(MOST_AFFECTED).map(|quote| {
        let line = quote.region.map_or(1, |region| region.line);
        title(line, &quote.quote)
    });
    let related = finding.related.iter().map(|place| {
        let line = place
            .region
            .map_or(String::new(), |region| format!(":{}", region.line));
        format!("{}{line}: {}", place.document, place.message)
    });
    let said = finding_head(finding);
    let sentence = match &finding.quote {
        Some(quote) => format!("“{}” {said}", crate::write::finding::opening(quote)),
        None => said.to_owned(),
    };
    FindingPart {
        number,
        rule: finding.rule.id,
        tone: tone(finding.severity),
        document: &finding.document,
        line: finding.region.map(|region| region.line),
        sentence,
        passage: passage.iter().map(marked).collect(),
        fields: finding
            .fields
            .iter()
            // The changed words stand in the sentence.
            .filter(|field| finding.changed.is_empty() || field.rule.id != finding.rule.id)
            .map(|field| FieldPart {
                column: field.column.replace('_', " "),
                was: &field.expected,
                is: &field.actual,
            })
            .collect(),
        affected: affected.collect(),
        more_affected: finding.affected.len().saturating_sub(MOST_AFFECTED),
        related: related.collect(),
        reason: finding
            .suppression
            .as_ref()
            .map(|known| known.reason.as_str()),
    }
}

fn marked(words: &MarkedWords) -> MarkedPart {
    MarkedPart {
        kind: match words.mark {
            WordsMark::Removed => "del",
            WordsMark::Added => "ins",
            WordsMark::Quote => "quote",
            WordsMark::Mention => "mention",
            WordsMark::Cue => "cue",
            WordsMark::Kept | WordsMark::Gap => "kept",
        },
        text: words.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::severity::Severity;
    use crate::write::report::{Rule, Suppression, SuppressionKind};

    #[test]
    fn all_known_misses_are_counted_and_no_group_is_empty() {
        let rule = Rule::named("quote-speaker").expect("a rule");
        let open = Finding::new(rule, "story", "Another speaker.".to_owned());
        let mut note = open.clone();
        note.severity = Severity::Note;
        let mut known = open.clone();
        known.suppression = Some(Suppression {
            kind: SuppressionKind::Known,
            reason: "A pun".to_owned(),
        });
        let mut findings = vec![open; MOST_FINDINGS];
        findings.push(note);
        findings.extend(vec![known; 1200]);
        let report = Report {
            findings,
            ..Report::default()
        };
        let mut page = Vec::new();
        FindingsPage.report(&report, &mut page).expect("memory");
        let page = String::from_utf8(page).expect("UTF-8");
        for said in [
            "<b>1,200</b> known misses",
            "1,200 more known misses are left out",
            "1 more finding is left out",
        ] {
            assert!(page.contains(said), "{said}");
        }
        assert_eq!(page.matches("<section class=\"group\" data-g").count(), 1);
    }
}
