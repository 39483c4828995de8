//! Allowances: findings that the story itself suppresses, next to the quote and with a reason.
//!
//! `<!-- onrecord-allow quote-speaker: the desk knows her voice -->` applies to its own line and to the
//! next line that is not blank.

use super::GoldenKind;
use crate::write::report::{Finding, Region, Rule, Suppression, SuppressionKind};
use std::collections::{BTreeMap, BTreeSet};

/// The word that opens an allowance.
const WORD: &str = "onrecord-allow";

/// The allowances of a story.
#[derive(Clone, Debug, Default)]
pub struct Allowances {
    /// In the order of their lines, which is also that of the last lines they apply to.
    allowances: Vec<Allowance>,
    /// Those with a reason, by the rules that they allow.
    by_rule: BTreeMap<String, Vec<usize>>,
}

/// One allowance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The line it stands on, from 1.
    pub line: usize,
    /// The last line it applies to.
    pub end_line: usize,
    /// The ids of the rules, as they are written.
    pub rules: Vec<String>,
    /// Why.
    pub reason: String,
}

impl Allowances {
    /// Finds the allowances in the text of a story, marks of comments and all.
    pub fn find(text: &str) -> Allowances {
        let mut allowances: Vec<Allowance> = Vec::new();
        if text.contains(WORD) {
            let mut open = 0;
            for (n, line) in text.lines().enumerate() {
                let found = line.find(WORD);
                if found.is_none() && !line.trim().is_empty() {
                    for allowance in &mut allowances[open..] {
                        allowance.end_line = n + 1;
                    }
                    open = allowances.len();
                }
                let rest = found.map(|at| &line[at + WORD.len()..]);
                allowances.extend(rest.map(|rest| allowance(n + 1, rest)));
            }
        }
        let mut by_rule: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (n, allowance) in allowances.iter().enumerate() {
            for rule in allowance
                .rules
                .iter()
                .filter(|_| !allowance.reason.is_empty())
            {
                by_rule.entry(rule.clone()).or_default().push(n);
            }
        }
        Allowances {
            allowances,
            by_rule,
        }
    }

    /// Returns the allowance about a finding, by its index, and its reason.
    pub fn about(&self, line: usize, rule: &str) -> Option<(usize, Suppression)> {
        let allowing = self.by_rule.get(rule)?;
        let first = allowing.partition_point(|&n| self.allowances[n].end_line < line);
        let n = *allowing.get(first)?;
        if self.allowances[n].line > line {
            return None;
        }
        let suppression = Suppression {
            kind: SuppressionKind::Inline,
            reason: self.allowances[n].reason.clone(),
        };
        Some((n, suppression))
    }

    /// Returns findings for the allowances of `document` that are malformed, or that a golden of `kind`
    /// could have used and did not: `used` has the indices of those that it did.
    pub fn findings(
        &self,
        kind: GoldenKind,
        document: &str,
        used: &BTreeSet<usize>,
    ) -> Vec<Finding> {
        let mut found = Vec::new();
        for (n, allowance) in self.allowances.iter().enumerate() {
            let unknown = allowance
                .rules
                .iter()
                .find(|rule| Rule::named(rule).is_none());
            let (id, message) = match unknown {
                Some(rule) => ("suppression-unclear", format!("no rule is called “{rule}”")),
                None if allowance.reason.is_empty() => {
                    ("suppression-unclear", "has no reason".to_owned())
                }
                None if used.contains(&n) => continue,
                None if !allowance.rules.iter().any(|rule| kind.breaks(rule)) => continue,
                None => ("suppression-unneeded", "suppresses nothing".to_owned()),
            };
            let rule = Rule::named(id).expect("a rule of ours");
            let mut finding = Finding::new(rule, document, format!("{WORD} {message}"));
            finding.region = Some(Region::line(allowance.line));
            found.push(finding);
        }
        found
    }
}

/// Parses the text after the word: rules, a colon, the reason, and perhaps the end of a comment.
fn allowance(line: usize, text: &str) -> Allowance {
    let text = text.split("-->").next().unwrap_or_default();
    let (rules, reason) = text.split_once(':').unwrap_or((text, ""));
    let rules = rules.split(',').map(|rule| rule.trim().to_owned());
    Allowance {
        line,
        end_line: line,
        rules: rules.collect(),
        reason: reason.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str =
        "<!-- onrecord-allow quote-cue, quote-speaker: on tape -->\n\n“Yes,” she said.\n\n“No.”\n";

    #[test]
    fn the_explanation_of_a_rule_names_the_comment_where_it_applies() {
        for rule in crate::write::report::RULES {
            let is_broken = GoldenKind::ALL.iter().any(|kind| kind.breaks(rule.id));
            let is_named =
                rule.explanation().contains(WORD) && !rule.id.starts_with("suppression-");
            assert_eq!(is_named, is_broken, "{}", rule.id);
        }
    }

    #[test]
    fn an_allowance_applies_to_the_next_line_with_words() {
        let allowances = Allowances::find(STORY);
        let reason = |line, rule| allowances.about(line, rule).map(|(_, s)| s.reason);
        assert_eq!(reason(3, "quote-speaker").as_deref(), Some("on tape"));
        assert_eq!(reason(3, "quote-role"), None);
        assert_eq!(reason(5, "quote-speaker"), None);
        assert!(
            allowances
                .findings(GoldenKind::Quotes, "story.md", &[0].into())
                .is_empty()
        );
    }

    #[test]
    fn an_allowance_needs_a_rule_a_reason_and_a_use() {
        for (story, expected) in [
            (
                "onrecord-allow quote-cue\n",
                "line 1: onrecord-allow has no reason",
            ),
            (
                "onrecord-allow quote-color: x",
                "line 1: onrecord-allow no rule is called “quote-color”",
            ),
            (STORY, "line 1: onrecord-allow suppresses nothing"),
        ] {
            let findings =
                Allowances::find(story).findings(GoldenKind::Quotes, "story.md", &BTreeSet::new());
            let sentences: Vec<String> = findings.iter().map(Finding::sentence).collect();
            assert_eq!(sentences, [expected]);
        }
    }
}
