//! The rules: what can be found, its severity unless settings override it, and what to do about it.
//!
//! Ids are a contract: SARIF readers and settings use them, so none is ever renamed.

use crate::severity::Severity;

/// What can be found, with its usual severity.
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
        "The changes between two versions differ from the golden",
        LOOK,
    ),
    rule(
        "golden-missing",
        Severity::Error,
        "A story has no golden",
        "Read the answers, and accept them with `onrecord review`.",
    ),
    rule(
        "golden-unreferenced",
        Severity::Warning,
        "A golden has no story",
        "Remove it, or run `onrecord check --update --unreferenced delete`.",
    ),
    rule(
        "golden-verdict",
        Severity::Error,
        "The verdict on a quote differs from the golden",
        LOOK,
    ),
    rule(
        "known-miss-unneeded",
        Severity::Error,
        "A known miss is right by now, or its story does not exist",
        "Remove its line from the list of known misses.",
    ),
    rule("quote-added", Severity::Error, "A quote was added", LOOK),
    rule(
        "quote-altered",
        Severity::Error,
        "The source has different words",
        SOURCE,
    ),
    rule(
        "quote-correction",
        Severity::Note,
        "A correction note quotes the story",
        "Check that the story says now what the note says it does.",
    ),
    rule(
        "quote-cue",
        Severity::Error,
        "The reporting verb differs",
        LOOK,
    ),
    rule(
        "quote-ellipsis",
        Severity::Warning,
        "Words of the source are left out",
        SOURCE,
    ),
    rule(
        "quote-encoding",
        Severity::Note,
        "Only damaged or encoded signs differ",
        "Repair the version with the damaged signs.",
    ),
    rule(
        "quote-evidence",
        Severity::Error,
        "A different pattern links quote and speaker",
        LOOK,
    ),
    rule(
        "quote-extended",
        Severity::Warning,
        "A quote was extended",
        REVISION,
    ),
    rule(
        "quote-hidden",
        Severity::Note,
        "A quote, or its source, has invisible characters",
        "They may carry words, or reverse the order of visible ones. Remove them.",
    ),
    rule(
        "quote-kind",
        Severity::Error,
        "The kind of quote differs",
        LOOK,
    ),
    rule(
        "quote-mention",
        Severity::Error,
        "Different words name the speaker",
        LOOK,
    ),
    rule(
        "quote-merged",
        Severity::Warning,
        "Several quotes became one",
        REVISION,
    ),
    rule(
        "quote-moved",
        Severity::Error,
        "A quote is at a different place",
        LOOK,
    ),
    rule(
        "quote-near-verbatim",
        Severity::Warning,
        "Only spelling, contractions, fillers, capitals or signs differ",
        SOURCE,
    ),
    rule(
        "quote-not-found",
        Severity::Error,
        "The quote is not found in any source",
        SOURCE,
    ),
    rule(
        "quote-removed",
        Severity::Error,
        "A quote was removed",
        LOOK,
    ),
    rule(
        "quote-requoted",
        Severity::Warning,
        "Quotation marks were added",
        REVISION,
    ),
    rule(
        "quote-role",
        Severity::Error,
        "The role of the speaker differs",
        LOOK,
    ),
    rule(
        "quote-speaker",
        Severity::Error,
        "The speaker differs",
        LOOK,
    ),
    rule(
        "quote-split",
        Severity::Warning,
        "One quote became several",
        REVISION,
    ),
    rule(
        "quote-truncated",
        Severity::Warning,
        "A quote was cut",
        REVISION,
    ),
    rule(
        "quote-typography",
        Severity::Note,
        "Only marks, dashes or spaces differ",
        "Nothing needs to be done.",
    ),
    rule(
        "quote-unquoted",
        Severity::Warning,
        "The quotation marks were removed",
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
        "Remove it.",
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
