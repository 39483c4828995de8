//! The rules: what can be found, how grave it is unless a configuration says otherwise, and what to
//! do about it.
//!
//! Ids are a contract. SARIF readers and configurations go by them, so that none is ever renamed.

use crate::severity::Severity;

/// What can be found.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// The name it goes by: `quote-speaker`.
    pub id: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is so, in a line.
    pub summary: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

impl Rule {
    /// Returns the rule of that id.
    pub fn named(id: &str) -> Option<&'static Rule> {
        let found = RULES.binary_search_by_key(&id, |rule| rule.id);
        found.ok().map(|n| &RULES[n])
    }
}

const fn rule(
    id: &'static str,
    severity: Severity,
    summary: &'static str,
    help: &'static str,
) -> Rule {
    Rule {
        id,
        severity,
        summary,
        help,
    }
}

const LOOK: &str = "Read the quote in its story. If the new answer is right, accept it with \
                    `onrecord review`; if it is wrong, leave the golden as it is.";
const REVISION: &str =
    "Compare the two versions. A quote of record changes only with a correction.";
const SOURCE: &str = "Listen to the source again, and quote what was said.";

/// Every rule, by id.
pub const RULES: &[Rule] = &[
    rule(
        "golden-change",
        Severity::Error,
        "The changes between two versions are not those of the golden",
        LOOK,
    ),
    rule(
        "golden-missing",
        Severity::Error,
        "A story has no golden",
        "Look at the pending file and accept it with `onrecord review`.",
    ),
    rule(
        "golden-unreferenced",
        Severity::Warning,
        "A golden has no story",
        "Remove it, or let `onrecord check --unreferenced delete` do so.",
    ),
    rule(
        "golden-verdict",
        Severity::Error,
        "The verdict on a quote is not that of the golden",
        LOOK,
    ),
    rule(
        "known-miss-unneeded",
        Severity::Error,
        "A known miss is no miss any more",
        "Take its line out of the list of known misses.",
    ),
    rule(
        "quote-added",
        Severity::Error,
        "A quote that was not there",
        LOOK,
    ),
    rule(
        "quote-altered",
        Severity::Error,
        "The source has other words",
        SOURCE,
    ),
    rule("quote-cue", Severity::Error, "Another reporting verb", LOOK),
    rule(
        "quote-ellipsis",
        Severity::Warning,
        "Words of the source are left out",
        SOURCE,
    ),
    rule(
        "quote-evidence",
        Severity::Error,
        "Another pattern links quote and speaker",
        LOOK,
    ),
    rule(
        "quote-extended",
        Severity::Warning,
        "A quote has become longer",
        REVISION,
    ),
    rule(
        "quote-hidden",
        Severity::Note,
        "A quote, or its source, has characters that nobody sees",
        "They may carry words, or turn the order of those that are seen. Take them out.",
    ),
    rule("quote-kind", Severity::Error, "Another kind of quote", LOOK),
    rule(
        "quote-mention",
        Severity::Error,
        "Other words name the speaker",
        LOOK,
    ),
    rule(
        "quote-merged",
        Severity::Warning,
        "Two quotes have become one",
        REVISION,
    ),
    rule(
        "quote-moved",
        Severity::Error,
        "A quote stands at another place",
        LOOK,
    ),
    rule(
        "quote-near-verbatim",
        Severity::Warning,
        "The source has a small word more or less",
        SOURCE,
    ),
    rule(
        "quote-not-found",
        Severity::Error,
        "No source has the quote",
        SOURCE,
    ),
    rule("quote-removed", Severity::Error, "A quote is gone", LOOK),
    rule(
        "quote-requoted",
        Severity::Warning,
        "Words without marks have become a quote",
        REVISION,
    ),
    rule(
        "quote-role",
        Severity::Error,
        "The speaker has another role",
        LOOK,
    ),
    rule("quote-speaker", Severity::Error, "Another speaker", LOOK),
    rule(
        "quote-split",
        Severity::Warning,
        "One quote has become two",
        REVISION,
    ),
    rule(
        "quote-truncated",
        Severity::Warning,
        "A quote has become shorter",
        REVISION,
    ),
    rule(
        "quote-typography",
        Severity::Note,
        "Only marks, dashes or spaces differ",
        "Nothing has to be done.",
    ),
    rule(
        "quote-unquoted",
        Severity::Warning,
        "A quote has lost its marks",
        REVISION,
    ),
    rule(
        "quote-wording",
        Severity::Error,
        "The quoted words differ",
        LOOK,
    ),
    rule(
        "suppression-unclear",
        Severity::Error,
        "A suppression without a reason, or for a rule that does not exist",
        "Write `onrecord-allow RULE: why`.",
    ),
    rule(
        "suppression-unneeded",
        Severity::Warning,
        "A suppression that suppresses nothing",
        "Take it out.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_by_its_id() {
        for rule in RULES {
            assert_eq!(Rule::named(rule.id), Some(rule), "ids are sorted");
        }
        assert_eq!(Rule::named("quote-colour"), None);
    }
}
