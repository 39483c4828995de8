//! Every rule, with an example that a test tries (`tests/rules.rs`).

use super::rule::{Rule, rule};
use crate::severity::Severity::{Error, Note, Warning};

const LOOK: &str = "Read the quote in its story. If the new answer is right, accept it with \
                    `onrecord review`; if it is wrong, correct the story, or list a known miss.";
const REVISION: &str =
    "Compare the two versions. A quote of record changes only with a correction.";
const SOURCE: &str = "Listen to the source again, and quote what was said.";

impl Rule {
    /// Returns the rule of that id.
    pub fn named(id: &str) -> Option<&'static Rule> {
        let found = RULES.binary_search_by_key(&id, |rule| rule.id);
        found.ok().map(|n| &RULES[n])
    }
}

/// Every rule, by id.
///
#[doc = include_str!("../../docs/rules.md")]
pub const RULES: &[Rule] = &[
    rule("golden-change", Error, "The changes between two versions differ from the accepted ones", LOOK).in_story()
        .example(
            "changes.csv says: quote-wording, error\n\
             but now the second version has the words of the first one.",
        ),
    rule("golden-missing", Error, "A story has no accepted answers", "Read the answers, and accept them with `onrecord review`.")
        .example("ferry.md is new, and there is no ferry.quotes.csv beside it."),
    rule("golden-unreferenced", Warning, "Accepted answers have no story", "Remove them, or run `onrecord check --update --unreferenced delete`. After a story was renamed, rename them.")
        .example("ferry.quotes.csv is still there, but ferry.md is not."),
    rule("golden-verdict", Error, "The verdict on a quote differs from the accepted one", LOOK).in_story()
        .example("verdicts.csv says: exact\nbut now the source has “We will not row,”."),
    rule("known-miss-unneeded", Error, "A known miss is right by now, or its story does not exist", "Remove its line from the list of known misses.")
        .example("known-misses.csv says: ferry.md,“We will row.”,she is not named here\nbut now she is."),
    rule("quote-added", Error, "A quote was added", LOOK).in_story().example(
        "accepted: “We will row,” said Ines Duarte.\n\
         now: “We will row,” said Ines Duarte. “All night.”",
    ),
    rule("quote-altered", Error, "The source has different words", SOURCE).example(
        "source: DUARTE: We will not row tonight.\n\
         story: “We will row tonight,” said Ines Duarte.",
    ),
    rule("quote-correction", Note, "A correction note quotes the story", "Check that the story says now what the note says it does.").example(
        "before: “We will row,” said Ines Duarte.\n\
         after: “We will not row,” said Ines Duarte.\n\
         after:\n\
         after: Correction: An earlier version quoted Ines Duarte as saying “We will row.”",
    ),
    rule("quote-cue", Error, "The reporting verb differs", LOOK).in_story().example(
        "accepted: “We will row,” said Ines Duarte.\n\
         now: “We will row,” claimed Ines Duarte.",
    ),
    rule("quote-ellipsis", Warning, "Words of the source are left out, with a mark", SOURCE).example(
        "source: DUARTE: We will row to the island and back again tonight.\n\
         story: “We will row … back again tonight,” said Ines Duarte.",
    ),
    rule("quote-encoding", Note, "Only damaged or encoded signs differ", "Repair the version with the damaged signs.").example(
        "before: “We don’t row in the café,” said Ines Duarte.\n\
         after: “We donâ€™t row in the cafÃ©,” said Ines Duarte.",
    ),
    rule("quote-evidence", Error, "A different pattern links quote and speaker", LOOK).in_story().example(
        "accepted: “We will row,” said Ines Duarte.\n\
         now: “We will row,” Ines Duarte said.",
    ),
    rule("quote-extended", Warning, "A quote was extended", REVISION).example(
        "before: “We will row to the island tonight,” said Ines Duarte.\n\
         after: “We will row to the island tonight, and back before the tide turns,” said Ines Duarte.",
    ),
    rule("quote-hidden", Note, "A quote, or its source, has invisible characters", "They may carry words, or reverse the order of visible ones. Remove them.").example(
        "source: DUARTE: We will row tonight.\n\
         story: “We will\u{E0041}\u{E0042} row tonight,” said Ines Duarte.",
    ),
    rule("quote-kind", Error, "The kind of quote differs", LOOK).in_story().example(
        "accepted: Ines Duarte said: “We will row.”\n\
         now: Ines Duarte said they “will row” tonight.",
    ),
    rule("quote-mention", Error, "Different words name the speaker", LOOK).in_story().example(
        "accepted: “We will row,” said Ines Duarte.\n\
         accepted:\n\
         accepted: “It is not far,” Duarte said.\n\
         now: “We will row,” said Ines Duarte.\n\
         now:\n\
         now: “It is not far,” she said.",
    ),
    rule("quote-merged", Warning, "Several quotes became one", REVISION).example(
        "before: “The tide is high,” said Ines Duarte. “It will turn at nine, and we row at ten.”\n\
         after: “The tide is high. It will turn at nine, and we row at ten,” said Ines Duarte.",
    ),
    rule("quote-moved", Error, "A quote is at a different place among the others", LOOK).in_story().example(
        "accepted: “We will row,” said Ines Duarte.\n\
         accepted:\n\
         accepted: “It is late,” said Paul Okafor.\n\
         now: “It is late,” said Paul Okafor.\n\
         now:\n\
         now: “We will row,” said Ines Duarte.",
    ),
    rule("quote-near-verbatim", Warning, "Only spelling, contractions, fillers, capitals or signs differ", SOURCE).example(
        "source: DUARTE: I will row to the, um, island tonight.\n\
         story: “I will row to the island tonight,” said Ines Duarte.",
    ),
    rule("quote-not-found", Error, "The quote is not found in any source", SOURCE).example(
        "source: DUARTE: The tide is high today.\n\
         story: “Nobody has ever rowed that far in winter,” said Ines Duarte.",
    ),
    rule("quote-removed", Error, "A quote was removed", LOOK).in_story().example(
        "accepted: “We will row,” said Ines Duarte.\n\
         now: Ines Duarte wanted to row.",
    ),
    rule("quote-requoted", Warning, "Quotation marks were added", REVISION).example(
        "before: Ines Duarte said that they would row to the far island before the tide turns tonight.\n\
         after: Ines Duarte said that “they would row to the far island before the tide turns tonight.”",
    ),
    rule("quote-role", Error, "The role of the speaker differs", LOOK).in_story().example(
        "accepted: “We will row,” said Ines Duarte, the harbour master.\n\
         now: “We will row,” said Ines Duarte, the port director.",
    ),
    rule("quote-speaker", Error, "The speaker differs", LOOK).in_story().example(
        "accepted: “We will row,” said Ines Duarte.\n\
         now: “We will row,” said Paul Okafor.",
    ),
    rule("quote-split", Warning, "One quote became several", REVISION).example(
        "before: “The tide is high. It will turn at nine, and we row at ten,” said Ines Duarte.\n\
         after: “The tide is high,” said Ines Duarte. “It will turn at nine, and we row at ten.”",
    ),
    rule("quote-truncated", Warning, "A quote was cut", REVISION).example(
        "before: “We will row to the island tonight, and back before the tide turns,” said Ines Duarte.\n\
         after: “We will row to the island tonight,” said Ines Duarte.",
    ),
    rule("quote-typography", Note, "Only marks, dashes or spaces differ", "Nothing needs to be done; `onrecord review` accepts the new signs.").in_story().example(
        "accepted: “We don't row,” said Ines Duarte.\n\
         now: “We don’t row,” said Ines Duarte.",
    ),
    rule("quote-unquoted", Warning, "The quotation marks were removed", REVISION).example(
        "before: Ines Duarte said that “they would row to the far island before the tide turns tonight.”\n\
         after: Ines Duarte said that they would row to the far island before the tide turns tonight.",
    ),
    rule("quote-wording", Error, "The quoted words differ", LOOK).in_story().example(
        "accepted: “We will not row tonight,” said Ines Duarte.\n\
         now: “We will row tonight,” said Ines Duarte.",
    ),
    rule("suppression-unclear", Error, "A suppression without a reason, or for a rule that does not exist", "Write `onrecord-allow RULE: why`.").example(
        "story: <!-- onrecord-allow quote-speaker -->",
    ),
    rule("suppression-unneeded", Warning, "A suppression that suppresses nothing", "Remove it.").example(
        "story: <!-- onrecord-allow quote-speaker: the desk knows her voice -->\n\
         although the speaker is the accepted one.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_by_its_id_and_has_an_example() {
        for rule in RULES {
            assert_eq!(Rule::named(rule.id), Some(rule), "ids are sorted");
            assert!(!rule.example.is_empty(), "{}", rule.id);
        }
        assert_eq!(Rule::named("quote-colour"), None);
    }
}
