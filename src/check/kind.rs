//! The kinds of goldens: a file name and some columns each.

use crate::write::report::Rule;

/// What a golden holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum GoldenKind {
    /// The quotes of a story: `quotes.csv`.
    Quotes,
    /// What happened to the quotes between the versions of a story: `changes.csv`.
    Changes,
    /// The quotes of a story against its sources: `verdicts.csv`.
    Verdicts,
}

/// The file name, the columns and the words of a kind.
struct GoldenSchema {
    file_name: &'static str,
    noun: &'static str,
    /// How many of the columns a new golden has.
    first: usize,
    columns: &'static [&'static str],
    key: &'static [&'static str],
    words: &'static [&'static str],
    lines: &'static [&'static str],
    needed: &'static str,
}

const QUOTES: GoldenSchema = GoldenSchema {
    file_name: "quotes.csv",
    noun: "quote",
    first: 8,
    columns: &[
        "line", "quote", "speaker", "role", "mention", "cue", "evidence", "kind", "depth",
        "closing", "start", "end",
    ],
    key: &["line", "quote"],
    words: &["quote"],
    lines: &["line"],
    needed: "quote",
};

const CHANGES: GoldenSchema = GoldenSchema {
    file_name: "changes.csv",
    noun: "change",
    first: 13,
    columns: &[
        "from",
        "to",
        "changes",
        "severity",
        "before_line",
        "before_quote",
        "before_speaker",
        "before_cue",
        "after_line",
        "after_quote",
        "after_speaker",
        "after_cue",
        "edits",
        "before_start",
        "before_end",
        "after_start",
        "after_end",
    ],
    key: &[
        "from",
        "to",
        "before_line",
        "before_quote",
        "after_line",
        "after_quote",
    ],
    words: &["after_quote", "before_quote"],
    lines: &["after_line", "before_line"],
    needed: "changes",
};

const VERDICTS: GoldenSchema = GoldenSchema {
    file_name: "verdicts.csv",
    noun: "quote",
    first: 7,
    columns: &[
        "line",
        "quote",
        "speaker",
        "verdict",
        "source",
        "source_line",
        "edits",
        "source_text",
        "source_speaker",
        "same_speaker",
        "disagreeing",
        "time",
        "start",
        "end",
        "source_start",
        "source_end",
        "speech",
    ],
    key: &["line", "quote"],
    words: &["quote"],
    lines: &["line"],
    needed: "quote",
};

impl GoldenKind {
    /// All kinds.
    pub const ALL: [GoldenKind; 3] = [
        GoldenKind::Quotes,
        GoldenKind::Changes,
        GoldenKind::Verdicts,
    ];

    fn shape(self) -> &'static GoldenSchema {
        match self {
            GoldenKind::Quotes => &QUOTES,
            GoldenKind::Changes => &CHANGES,
            GoldenKind::Verdicts => &VERDICTS,
        }
    }

    /// Returns the name of the golden's file in a folder of its own.
    pub fn file_name(self) -> &'static str {
        self.shape().file_name
    }

    /// Returns the columns that a golden may have: those that `onrecord extract`, `diff` and `verify` print,
    /// without the story, which the golden's place shows, and without fractions: a newly trained model
    /// moves confidences without changing an answer.
    pub fn columns(self) -> &'static [&'static str] {
        self.shape().columns
    }

    /// Returns the columns of a new golden: those that an editor can judge.
    pub fn first_columns(self) -> &'static [&'static str] {
        &self.columns()[..self.shape().first]
    }

    /// Returns the column that every golden has to have.
    pub fn needed_column(self) -> &'static str {
        self.shape().needed
    }

    /// Returns the columns that identify a row.
    pub(super) fn key(self) -> &'static [&'static str] {
        self.shape().key
    }

    /// Returns the columns with quoted words, the most important one first.
    pub(super) fn words(self) -> &'static [&'static str] {
        self.shape().words
    }

    /// Returns the columns with lines of stories, in the order of [`GoldenKind::words`].
    pub(super) fn lines(self) -> &'static [&'static str] {
        self.shape().lines
    }

    /// Returns the noun for a row.
    pub(super) fn noun(self) -> &'static str {
        self.shape().noun
    }

    /// Returns whether a difference in a golden of this kind can break a rule.
    pub(super) fn breaks(self, rule: &str) -> bool {
        let columns = self.columns().iter().chain(&["added", "removed"]);
        columns
            .into_iter()
            .any(|column| self.rule(column).id == rule)
    }

    /// Returns the rule that a difference in a column breaks, or a difference of a whole row: `added`,
    /// `removed`.
    pub(super) fn rule(self, column: &str) -> &'static Rule {
        let id = match (self, column) {
            (GoldenKind::Quotes, "quote") => "quote-wording",
            (GoldenKind::Quotes, "line" | "start" | "end") => "quote-moved",
            (GoldenKind::Quotes, "depth" | "closing") => "quote-kind",
            (GoldenKind::Quotes, column) => &format!("quote-{column}"),
            (GoldenKind::Changes, _) => "golden-change",
            (GoldenKind::Verdicts, _) => "golden-verdict",
        };
        Rule::named(id).expect("every column has its rule")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_known_and_has_its_rule() {
        for kind in GoldenKind::ALL {
            let shape = kind.shape();
            for column in [shape.key, shape.words, shape.lines, &[shape.needed]].concat() {
                assert!(kind.columns().contains(&column), "{kind:?}: {column}");
            }
            for column in kind.columns().iter().chain(&["added", "removed"]) {
                assert!(!kind.rule(column).id.is_empty(), "{kind:?}: {column}");
            }
            assert!(kind.first_columns().contains(&shape.needed));
        }
    }
}
