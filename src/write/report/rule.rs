//! The rules: what can be found, how grave it is unless a configuration says otherwise, and what to
//! do about it.
//!
//! Ids are a contract. SARIF readers and configurations go by them, so that none is ever renamed.

use serde::Serialize;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Worth knowing, nothing to be done.
    Note,
    /// To be looked at.
    Warning,
    /// To be put right.
    Error,
}

impl Level {
    /// All levels, the mildest first.
    pub const ALL: [Level; 3] = [Level::Note, Level::Warning, Level::Error];

    /// Returns the level's word: `note`, `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }

    /// Returns the level of that name.
    pub fn named(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// What can be found.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// The name it goes by: `quote-speaker`.
    pub id: &'static str,
    /// How grave it is.
    pub level: Level,
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

const fn rule(id: &'static str, level: Level, summary: &'static str, help: &'static str) -> Rule {
    Rule {
        id,
        level,
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
        Level::Error,
        "The changes between two versions are not those of the golden",
        LOOK,
    ),
    rule(
        "golden-missing",
        Level::Error,
        "A story has no golden",
        "Look at the pending file and accept it with `onrecord review`.",
    ),
    rule(
        "golden-unreferenced",
        Level::Warning,
        "A golden has no story",
        "Remove it, or let `onrecord check --unreferenced delete` do so.",
    ),
    rule(
        "golden-verdict",
        Level::Error,
        "The verdict on a quote is not that of the golden",
        LOOK,
    ),
    rule(
        "known-miss-unneeded",
        Level::Error,
        "A known miss is no miss any more",
        "Take its line out of the list of known misses.",
    ),
    rule(
        "quote-added",
        Level::Error,
        "A quote that was not there",
        LOOK,
    ),
    rule(
        "quote-altered",
        Level::Error,
        "The source has other words",
        SOURCE,
    ),
    rule("quote-cue", Level::Error, "Another reporting verb", LOOK),
    rule(
        "quote-ellipsis",
        Level::Warning,
        "Words of the source are left out",
        SOURCE,
    ),
    rule(
        "quote-evidence",
        Level::Error,
        "Another pattern links quote and speaker",
        LOOK,
    ),
    rule(
        "quote-extended",
        Level::Warning,
        "A quote has become longer",
        REVISION,
    ),
    rule(
        "quote-hidden",
        Level::Note,
        "A quote, or its source, has characters that nobody sees",
        "They may carry words, or turn the order of those that are seen. Take them out.",
    ),
    rule("quote-kind", Level::Error, "Another kind of quote", LOOK),
    rule(
        "quote-mention",
        Level::Error,
        "Other words name the speaker",
        LOOK,
    ),
    rule(
        "quote-merged",
        Level::Warning,
        "Two quotes have become one",
        REVISION,
    ),
    rule(
        "quote-moved",
        Level::Error,
        "A quote stands at another place",
        LOOK,
    ),
    rule(
        "quote-near-verbatim",
        Level::Warning,
        "The source has a small word more or less",
        SOURCE,
    ),
    rule(
        "quote-not-found",
        Level::Error,
        "No source has the quote",
        SOURCE,
    ),
    rule("quote-removed", Level::Error, "A quote is gone", LOOK),
    rule(
        "quote-requoted",
        Level::Warning,
        "Words without marks have become a quote",
        REVISION,
    ),
    rule(
        "quote-role",
        Level::Error,
        "The speaker has another role",
        LOOK,
    ),
    rule("quote-speaker", Level::Error, "Another speaker", LOOK),
    rule(
        "quote-split",
        Level::Warning,
        "One quote has become two",
        REVISION,
    ),
    rule(
        "quote-truncated",
        Level::Warning,
        "A quote has become shorter",
        REVISION,
    ),
    rule(
        "quote-typography",
        Level::Note,
        "Only marks, dashes or spaces differ",
        "Nothing has to be done.",
    ),
    rule(
        "quote-unquoted",
        Level::Warning,
        "A quote has lost its marks",
        REVISION,
    ),
    rule(
        "quote-wording",
        Level::Error,
        "The quoted words differ",
        LOOK,
    ),
    rule(
        "suppression-unclear",
        Level::Error,
        "A suppression without a reason, or for a rule that does not exist",
        "Write `onrecord-allow RULE: why`.",
    ),
    rule(
        "suppression-unneeded",
        Level::Warning,
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
